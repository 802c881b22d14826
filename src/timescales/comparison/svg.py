"""Elements of SVG. What they hold is escaped, and is legal XML whatever it was.

ElementTree does it: svg.py 1.10 escapes nothing that it is given, and svgwrite has no maintainer.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement, tostring

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"

_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def canvas(width: int, height: int, title: str, description: str, style: str) -> Element:
    """A picture of that size, with the texts that a screen reader has for it."""
    svg = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {width} {height}",
            "width": str(width),
            "height": str(height),
            "role": "img",
            "font-family": FONT,
        },
    )
    for tag, words in (("title", title), ("desc", description), ("style", style)):
        add(svg, tag, words=words)
    return svg


def add(
    parent: Element,
    tag: str,
    attributes: Mapping[str, str | float] | None = None,
    words: str | None = None,
) -> Element:
    """A new last child of ``parent``; characters that XML does not allow become U+FFFD."""
    written = {key: _number(value) for key, value in (attributes or {}).items()}
    child = SubElement(parent, tag, written)
    child.text = None if words is None else xml_text(words)
    return child


def xml_text(words: str) -> str:
    """Words with U+FFFD in place of every character that XML does not allow."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", words)


def write(parent: Element, x: float, y: float, words: str, size: float, **attributes: str) -> None:
    """Words on a baseline; an attribute such as ``text_anchor`` is written with a hyphen."""
    more = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
    add(parent, "text", {"x": x, "y": y, "font-size": size, **more}, words)


def as_text(svg: Element) -> str:
    """The picture as text, each child on a line of its own."""
    svg.text = "\n"
    for child in svg:
        child.tail = "\n"
    return tostring(svg, encoding="unicode") + "\n"


def _number(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:g}"
