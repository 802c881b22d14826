"""The text of a policy file: what it says, and on which line each value of it begins.

Neither ``tomllib`` nor ``json`` tells where a value stood. But the lines up to some line hold the
values that begin by then: the line of a value is the first by which there is something at its
place.
"""

from __future__ import annotations

import json
import tomllib
from abc import ABC, abstractmethod
from bisect import bisect_left
from collections.abc import Mapping
from functools import cached_property
from itertools import product
from typing import Any, ClassVar, Final

from timescales.errors import PolicyError, Steps

_DEEPEST = 7
_CLOSINGS = (
    "",
    *(
        "\n" + text + "".join(ends)
        for depth in range(_DEEPEST + 1)
        for ends in product("]}", repeat=depth)
        for text in ("", '"""', "'''")
    ),
)
"""What may close arrays, inline tables and a long text, one inside the other."""


class Document(ABC):
    """A text in one of the formats of policy files, by the name of its file."""

    format: ClassVar[str]

    def __init__(self, name: str, text: str) -> None:
        self.name: Final = name
        self._text: Final = text
        self._lines: Final = text.split("\n")

    @cached_property
    def data(self) -> Any:
        """What the text says. Raises ``PolicyError`` with the line at which it is broken."""
        try:
            return self._parsed()
        except ValueError as error:
            line = self._broken_line(error)
            place = f"{self.name}:{line}" if line else self.name
            raise PolicyError(f"{place}: is not valid {self.format}: {error}.") from None

    def line_of(self, steps: Steps) -> int:
        """The line on which the value at a place begins, the first line being 1.

        Where nothing is at the place, the line of the innermost value that it would stand in; the
        whole document is at line 1.
        """
        there = _there(self.data, steps)
        return self._line_of(there) if there else 1

    @abstractmethod
    def _parsed(self) -> Any:
        """What the text says, or ``ValueError``."""

    @abstractmethod
    def _broken_line(self, error: ValueError) -> int | None:
        """The line at which the text is broken, where that is known."""

    @abstractmethod
    def _line_of(self, steps: Steps) -> int:
        """The line of the value at a place at which there is one."""


class JsonDocument(Document):
    r"""A JSON text.

    >>> text = '{"name": "A",\n "rules": {\n  "icpc": {"kind": "days"}}}'
    >>> JsonDocument("ours.json", text).line_of(("rules", "icpc", "kind"))
    3
    """

    format = "JSON"

    def _parsed(self) -> Any:
        from pydantic_core import from_json

        data = json.loads(self._text, object_pairs_hook=_each_once)
        from_json(self._text)  # what finds the lines, and is stricter
        return data

    def _broken_line(self, error: ValueError) -> int | None:
        return error.lineno if isinstance(error, json.JSONDecodeError) else None

    def _line_of(self, steps: Steps) -> int:
        from pydantic_core import from_json

        def holds(line: int) -> bool:
            begun = from_json("\n".join(self._lines[:line]), allow_partial=True)
            return _there(begun, steps) == steps

        return bisect_left(range(len(self._lines)), 1, lo=1, key=holds)


class TomlDocument(Document):
    r"""A TOML text.

    >>> text = 'name = "A"\n\n[rules]\nicpc = {kind = "days", n = 20}\n'
    >>> TomlDocument("ours.toml", text).line_of(("rules", "icpc", "n"))
    4
    """

    format = "TOML"

    def __init__(self, name: str, text: str) -> None:
        super().__init__(name, text)
        self._found: dict[tuple[int, int], str | None] = {}

    @cached_property
    def _ends(self) -> tuple[int, ...]:
        """The last line of each statement: a key and its value, a heading, or neither."""
        ends = [0]
        for line in range(1, len(self._lines) + 1):
            if _toml(self._between(ends[-1], line)) is not None:
                ends.append(line)
        return tuple(ends)

    def _parsed(self) -> Any:
        return tomllib.loads(self._text)

    def _broken_line(self, error: ValueError) -> int:
        """The first line of the first statement that does not stand after those before it."""
        whole = bisect_left(self._ends, 1, key=lambda end: _toml(self._between(0, end)) is None)
        return self._ends[whole - 1] + 1

    def _line_of(self, steps: Steps) -> int:
        after = bisect_left(self._ends, 1, key=lambda end: self._holds(steps, end))
        before, last = self._ends[after - 1 : after + 1]
        closings = ((line, self._closing(before, line)) for line in range(before + 1, last + 1))
        return next(
            line
            for line, closing in closings
            if closing is not None and self._holds(steps, line, closing)
        )

    def _closing(self, before: int, line: int) -> str | None:
        """What closes the statement after line ``before`` if it breaks off at the end of a line."""
        if (before, line) not in self._found:
            begun = self._between(before, line)
            self._found[before, line] = next(
                (closing for closing in _CLOSINGS if _toml(begun + closing) is not None), None
            )
        return self._found[before, line]

    def _holds(self, steps: Steps, line: int, closing: str = "") -> bool:
        begun = _toml(self._between(0, line) + closing)
        return begun is not None and _there(begun, steps) == steps

    def _between(self, before: int, last: int) -> str:
        return "\n".join(self._lines[before:last])


FORMATS: Final[Mapping[str, type[JsonDocument | TomlDocument]]] = {
    ".toml": TomlDocument,
    ".json": JsonDocument,
}
"""The formats by the end of a file's name."""


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object, whose keys JSON itself lets stand several times."""
    data: dict[str, Any] = {}
    for key, value in pairs:
        if key in data:
            raise ValueError(f"the key {key!r} stands twice in one object")
        data[key] = value
    return data


def _toml(text: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError):
        return None


def _there(data: Any, steps: Steps) -> Steps:
    """As many of the steps as lead to something."""
    for number, step in enumerate(steps):
        try:
            data = data[step]
        except (LookupError, TypeError):
            return steps[:number]
    return steps
