"""The command line, ``timescales``: a module for each command, and one for each concern.

It needs the extra ``cli``. Nothing of that is imported before ``main`` has seen that it is there.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec

_NEEDED = ("click", "openpyxl", "rich", "tomlkit", "yaml")


def main() -> None:
    """Run the command line on the arguments of the process, and exit with its status.

    0 is done; 1 differences, faults in a policy file or a table, or rows not used under
    ``--strict``; 2 cannot run.
    """
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        sys.stderr.write(
            f"The command line needs {', '.join(missing)}: install timescales[cli], "
            'for example with: python -m pip install "timescales[cli]"\n'
        )
        raise SystemExit(2)
    from timescales.cli.app import application

    application(prog_name="timescales")


__all__ = ["main"]
