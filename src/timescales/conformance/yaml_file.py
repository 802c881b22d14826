"""A YAML file as texts, lists and mappings that know their line, and nothing of meaning.

No value is ever constructed from a tag, and a text stays as it is written: ``2026-05-04`` is the
text of a date. What other languages' readers may take otherwise is refused: keys given twice,
anchors and aliases, tags.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import yaml

_PLAIN = "tag:yaml.org,2002:"
_TAGS = frozenset(
    _PLAIN + name for name in ("bool", "float", "int", "map", "null", "seq", "str", "timestamp")
)


@dataclass(frozen=True, slots=True)
class Text:
    """A text, as it is written."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    line: int
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping; ``lines`` says where each key stands."""

    line: int
    fields: dict[str, Node]
    lines: dict[str, int]


Node: TypeAlias = Text | Items | Fields


class Faults:
    """What is wrong with one file, by line."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._found: list[tuple[int, str]] = []

    def add(self, line: int, reason: str) -> None:
        """Remember a fault on a line, counted from 1."""
        self._found.append((line, reason))

    @property
    def lines(self) -> list[str]:
        """Each fault as ``file:line: what is wrong``, by line."""
        found = sorted(self._found, key=lambda fault: fault[0])
        return [f"{self._file}:{line}: {reason}" for line, reason in found]


def parse_yaml(content: bytes, faults: Faults) -> Node | None:
    """The one document of a file in UTF-8; None, and a fault, where it cannot be read."""
    import yaml

    try:
        text = content.decode("utf-8-sig")
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        faults.add(line, "is not UTF-8 text; save the file as UTF-8.")
        return None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        faults.add(
            mark.line + 1 if mark else 1,
            f"is not YAML: {error.problem}; a text with ': ' or ' #' in it stands in quotes.",
        )
        return None
    except yaml.YAMLError as error:
        faults.add(1, f"is not YAML: {str(error).splitlines()[0]}.")
        return None
    except RecursionError:
        faults.add(1, "is nested too deeply to be read.")
        return None
    if root is None:
        faults.add(1, "is empty.")
        return None
    return _Builder(faults).node(root)


class _Builder:
    def __init__(self, faults: Faults) -> None:
        self._faults = faults
        self._seen: set[int] = set()

    def node(self, node: yaml.Node) -> Node:
        from yaml import MappingNode, SequenceNode

        line = node.start_mark.line + 1
        if id(node) in self._seen:
            self._faults.add(line, "is used again by an alias (*); write it out again instead.")
            return Text(line, "")
        self._seen.add(id(node))
        if node.tag not in _TAGS:
            self._faults.add(line, f"has the tag {node.tag!r}; write plain texts without tags.")
        if isinstance(node, MappingNode):
            return self._fields(node, line)
        if isinstance(node, SequenceNode):
            return Items(line, tuple(self.node(item) for item in node.value))
        return Text(line, node.value.strip())

    def _fields(self, node: yaml.MappingNode, line: int) -> Fields:
        fields: dict[str, Node] = {}
        lines: dict[str, int] = {}
        for key_node, value_node in node.value:
            key, value = self.node(key_node), self.node(value_node)
            if not isinstance(key, Text):
                self._faults.add(key.line, "is a key that is not a text.")
            elif key.text in fields:
                first = lines[key.text]
                self._faults.add(key.line, f"the key {key.text!r} is given on line {first} too.")
            else:
                fields[key.text], lines[key.text] = value, key.line
        return Fields(line, fields, lines)
