"""The keys of one mapping, read by name, and what is wrong with them remembered.

Where a key cannot be read there is a stand-in: one fault refuses the file, so no stand-in is ever
seen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from timescales._text import listed, suggestion
from timescales.conformance.yaml_file import Faults, Fields, Items, Node, Text
from timescales.errors import TimescalesError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Keys:
    """A mapping, and where its faults go."""

    node: Fields
    faults: Faults

    def __contains__(self, key: str) -> bool:
        return key in self.node.fields

    def line(self, key: str) -> int:
        """The line of a key, or of the mapping where it has no such key."""
        return self.node.lines.get(key, self.node.line)

    def allow(self, known: Sequence[str]) -> None:
        """Find fault with every other key."""
        for key in self.node.fields:
            if key not in known:
                hint = suggestion(key, known)
                self.faults.add(self.line(key), f"{key!r} is not a key here. {hint}")

    def require(self, *needed: str) -> None:
        """Find fault if any of these is missing."""
        if missing := [key for key in needed if key not in self]:
            noun = "key" if len(missing) == 1 else "keys"
            self.faults.add(self.node.line, f"lacks the {noun} {listed(missing)}.")

    def text(self, key: str) -> str:
        """The text of a key, or an empty one."""
        value = self.node.fields.get(key)
        if isinstance(value, Text) and value.text:
            return value.text
        if value is not None:
            self.faults.add(self.line(key), f"{key}: must hold a text.")
        return ""

    def read(self, key: str, parse: Callable[[str], T], stand_in: T) -> T:
        """What a parser makes of the text of a key, or the stand-in."""
        text = self.text(key)
        return self._parsed(key, self.line(key), text, parse, stand_in) if text else stand_in

    def items(self, key: str) -> tuple[Node, ...]:
        """The items of the list of a key, or none."""
        value = self.node.fields.get(key)
        if isinstance(value, Items):
            return value.items
        if value is not None:
            self.faults.add(self.line(key), f"{key}: must hold a list, its lines after '- '.")
        return ()

    def is_empty(self, key: str) -> bool:
        """Whether a key holds a list with nothing in it."""
        value = self.node.fields.get(key)
        return isinstance(value, Items) and not value.items

    def read_lines(self, key: str, parse: Callable[[str], T]) -> tuple[T, ...]:
        """What a parser makes of each line of the list of a key, but of those that it refuses."""
        read = [self._line(key, node, parse) for node in self.items(key)]
        return tuple(value for value in read if value is not None)

    def _line(self, key: str, node: Node, parse: Callable[[str], T]) -> T | None:
        if isinstance(node, Text):
            return self._parsed(key, node.line, node.text, parse, None)
        reason = "a line must be a text; one with ': ' in it stands in quotes."
        self.faults.add(node.line, f"{key}: {reason}")
        return None

    def _parsed(self, key: str, line: int, text: str, parse: Callable[[str], T], stand_in: T) -> T:
        try:
            return parse(text)
        except TimescalesError as error:
            self.faults.add(line, f"{key}: {error}")
            return stand_in
