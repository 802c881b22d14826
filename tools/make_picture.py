"""Write the picture of one explained date again, from what the library says.

    python tools/make_picture.py

The picture is ``docs/images/explained.svg``, which the README shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from html import escape
from pathlib import Path
from textwrap import wrap
from typing import Final

import timescales as ts

PICTURE: Final = Path(__file__).parents[1] / "docs/images/explained.svg"

COLUMNS: Final = 104
LINE: Final = 21
MARGIN: Final = 22
CHARACTER: Final = 8.43  # of a 14-pixel monospaced letter; textLength holds lines to it

PLAIN, STRONG, CLOSED, QUIET = "#e6e1d6", "#f6c667", "#e58f7b", "#93a1a8"


def picture() -> str:
    """The picture as SVG: the first review of a child looked after from 10 December 2026."""
    duty, _ = ts.policies.day_count().at("lac_review.first")
    text = duty.explain(date(2026, 12, 10), ts.england_and_wales(), "first").text
    lines = list(_lines(text))
    width = round(COLUMNS * CHARACTER + 2 * MARGIN)
    height = len(lines) * LINE + 2 * MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">',
        f"<title>{escape(text.splitlines()[0])}</title>",
        f'<rect width="{width}" height="{height}" rx="10" fill="#22303a"/>',
        '<g font-family="ui-monospace, Menlo, Consolas, monospace" font-size="14">',
    ]
    for number, (line, colour) in enumerate(lines, start=1):
        indent = len(line) - len(line.lstrip())
        words = line.strip()
        parts.append(
            f'<text x="{MARGIN + indent * CHARACTER:.1f}" y="{MARGIN + number * LINE - 6}" '
            f'textLength="{len(words) * CHARACTER:.1f}" fill="{colour}">{escape(words)}</text>'
        )
    return "\n".join([*parts, "</g>", "</svg>", ""])


def _lines(text: str) -> Iterator[tuple[str, str]]:
    """The lines of an explanation, wrapped, each with its colour."""
    for number, line in enumerate(text.splitlines()):
        words = line.lstrip()
        indent = " " * (len(line) - len(words))
        colour = STRONG if number == 0 else _colour(words)
        first, *more = wrap(words, COLUMNS - len(indent) - 2, break_on_hyphens=False)
        yield indent + first, colour
        for part in more:
            yield f"{indent}  {part}", colour


def _colour(line: str) -> str:
    if line.startswith(("authority", "note")):
        return QUIET
    return CLOSED if line.startswith("skipped") else PLAIN


def main() -> None:
    PICTURE.write_text(picture(), "utf-8", newline="\n")
    print(PICTURE)


if __name__ == "__main__":
    main()
