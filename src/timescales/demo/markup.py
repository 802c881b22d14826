"""XML as the demo writes it: the same bytes everywhere, each element on a line of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from xml.etree import ElementTree as Tree


def group(name: str, leaves: Mapping[str, str], parts: Iterable[Tree.Element] = ()) -> Tree.Element:
    """An element that holds texts by name, those that are not empty, and then other elements."""
    made = Tree.Element(name)
    for leaf, text in leaves.items():
        if text:
            Tree.SubElement(made, leaf).text = text
    made.extend(parts)
    return made


def write_xml(path: Path, root: Tree.Element) -> None:
    """Write a file in UTF-8; raises ``OSError`` where that cannot be done."""
    Tree.indent(root)
    path.write_bytes(Tree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n")
