"""The libraries that are measured beside this one, and how they are installed.

    python -m benchmarks.peers

installs each by itself, with every package that is already there held at its version: a peer that
cannot live with those is left out, and the page says so.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import ModuleType
from typing import Final

PEERS: Final = (
    "numpy",
    "pandas",
    "polars",
    "pyarrow",
    "holidays",
    "python-dateutil",
    "govuk-bank-holidays",
    "workalendar",
    "exchange-calendars",
    "bizdays",
    "business-duration",
    "business-python",
    "python-networkdays",
    "lexdays",
    "regclock",
    "fasti-dates",
    "QuantLib",
    "pendulum",
    "whenever",
)
"""Distributions by their names in the package index."""


def load(module: str) -> ModuleType:
    """A module of a peer, which carries no types that could be relied upon."""
    return import_module(module)


def installed() -> dict[str, str]:
    """The version of each peer that is installed."""
    found = {}
    for name in PEERS:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def why_not(peer: str, error: Exception) -> str:
    """Why a peer takes no part, as a sentence."""
    if peer in PEERS and peer not in installed():
        return f"{peer} is not installed."
    return f"{peer} did not answer: {type(error).__name__}: {error}"


def main() -> int:
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check")
    held = subprocess.run(
        (*pip, "freeze", "--exclude-editable"), check=True, capture_output=True, text=True
    )
    with tempfile.TemporaryDirectory() as folder:
        constraints = Path(folder, "held.txt")
        constraints.write_text("\n".join(line for line in held.stdout.split("\n") if "==" in line))
        for name in PEERS:
            if name in installed():
                continue
            found = subprocess.run(
                (*pip, "install", "--quiet", "--constraint", str(constraints), name),
                check=False,
                capture_output=True,
                text=True,
            )
            if found.returncode:
                print(f"{name} is left out: pip could not install it beside what is there")
    return 0


if __name__ == "__main__":
    sys.exit(main())
