"""Files that appear whole or not at all, and never over what was read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from timescales._text import listed
from timescales.errors import RecordsError


def checked_target(path: Path, suffixes: Sequence[str]) -> Path:
    """The path of a file to be written, if its suffix is known and its folder is there.

    Raises ``RecordsError``.
    """
    if path.suffix.lower() not in suffixes:
        raise RecordsError(f"{path.name}: an output file ends in {listed(suffixes, 'or')}.")
    return checked_folder(path)


def checked_folder(path: Path) -> Path:
    """The path of what is to be written, if the folder that it is in is there.

    Raises ``RecordsError``.
    """
    if not path.parent.is_dir():
        raise RecordsError(f"{path}: there is no folder {path.parent}; make it first.")
    return path


def refuse_to_overwrite(read: Iterable[Path], written: Iterable[Path]) -> None:
    """Raise ``RecordsError`` if a file that was read would be written."""
    sources = {path.resolve() for path in read}
    for path in written:
        if path.resolve() in sources:
            raise RecordsError(f"{path}: was read from, and is not overwritten; choose another.")


def save(files: Mapping[Path, Callable[[Path], None]]) -> None:
    """Write several files, each by its function, under other names first, and then rename them.

    Where any cannot be written none is replaced. A folder that is not there is made, and is gone
    again if nothing is written. Raises what the functions raise, and ``OSError``.
    """
    made = {path.parent for path in files if not path.parent.is_dir()}
    for folder in made:
        folder.mkdir()
    partial = {path: path.with_name(f".{path.name}.{os.getpid()}.partial") for path in files}
    try:
        for path, write in files.items():
            write(partial[path])
        for path, written in partial.items():
            written.replace(path)
    finally:
        for written in partial.values():
            written.unlink(missing_ok=True)
        for folder in made:
            if not any(folder.iterdir()):
                folder.rmdir()
