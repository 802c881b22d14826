"""Write the picture of a compared year again, from what the library says.

    python tools/make_comparison.py

The picture is ``docs/images/compared.svg``, which the guide to comparing rules shows.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

import timescales as ts

PICTURE: Final = Path(__file__).parents[1] / "docs/images/compared.svg"


def picture() -> str:
    """The picture as SVG: 183 days against six months, from every day of 2025."""
    names = ("day_count", "statutory")
    a, b = (ts.policies.resolve(name).at("lac_review.subsequent")[1].rule for name in names)
    return ts.compare(a, b, date(2025, 1, 1), date(2025, 12, 31)).svg(2025, names=names)


def main() -> None:
    PICTURE.write_text(picture(), "utf-8", newline="\n")
    print(PICTURE)


if __name__ == "__main__":
    main()
