"""Where the suite that comes with the library is."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

_CHECKOUT = Path(__file__).parents[3]


def suite_folder() -> Traversable:
    """The folder of the suite: beside the installed code, or in a checkout ``tests/cases``."""
    installed = files("timescales").joinpath("cases")
    return installed if installed.is_dir() else _CHECKOUT / "tests" / "cases"
