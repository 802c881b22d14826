"""Every fault of a document, gathered while it is read, each with its place."""

from __future__ import annotations

from datetime import date, time
from typing import Any, TypeVar

from timescales import codec
from timescales.errors import DataError, Steps

T = TypeVar("T")


class Faults:
    """The faults found so far: ``add`` them, and ``refuse`` the document if there are any."""

    def __init__(self) -> None:
        self._found: list[tuple[Steps, str]] = []

    def add(self, steps: Steps, says: str) -> None:
        """Note what is wrong at a place."""
        self._found.append((steps, says))

    def value(self, data: Any, family: type[T], steps: Steps) -> T | None:
        """The value of ``family`` that the data at a place describes; None where it is at fault."""
        try:
            return codec.validated(_plain(data), family)
        except DataError as error:
            for fault, place in zip(error.faults, error.places, strict=True):
                self.add(steps + place, fault.removeprefix(f"{codec.written(place)}: "))
        return None

    def refuse(self) -> None:
        """Raise ``DataError`` with every fault, in the order found, if any was."""
        if self._found:
            raise DataError(
                (f"{codec.written(steps)}: {says}" for steps, says in self._found),
                (steps for steps, _ in self._found),
            )


def _plain(data: Any) -> Any:
    """TOML's dates and times as the texts that JSON has."""
    if isinstance(data, dict):
        return {key: _plain(part) for key, part in data.items()}
    if isinstance(data, list):
        return [_plain(part) for part in data]
    return data.isoformat() if isinstance(data, date | time) else data
