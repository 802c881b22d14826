"""Write the picture of the story again, from what the library says.

    python tools/make_story.py

The history is the one that the tutorial ``docs/tutorial/one-history-many-clocks.md`` gives, and the
picture is ``docs/images/story.svg``, which it shows.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import timescales as ts
from timescales.records import read

DOCS: Final = Path(__file__).parents[1] / "docs"
STORY: Final = DOCS / "tutorial/one-history-many-clocks.md"
PICTURE: Final = DOCS / "images/story.svg"
FILE: Final = "wren.csv"

DUTIES: Final = (
    "lac_review",
    "secure_order",
    "secure_review",
    "adoption_review_authorised",
    "adoption_review_placed",
    "adoption_disruption_review",
    "needs_assessment_eligible",
)


def history() -> ts.Case:
    """The one child of the tutorial's file."""
    text = STORY.read_text("utf-8")
    block = re.search(rf"<!-- file: {re.escape(FILE)} -->\n```csv\n(.+?)```", text, re.DOTALL)
    assert block, f"{STORY} holds no {FILE}"
    with TemporaryDirectory() as folder:
        file = Path(folder, FILE)
        file.write_text(block[1], "utf-8")
        [case] = read(file).cases
    return case


def picture() -> str:
    """The picture as SVG: what the tutorial tells, as at the day after its last."""
    case = history()
    policy = ts.policies.statutory().only(*DUTIES)
    projection = ts.project(case, as_at=date(2026, 6, 1), policy=policy)
    return ts.timeline_svg(projection, born=case.date_of_birth)


def main() -> None:
    PICTURE.write_text(picture(), "utf-8", newline="\n")
    print(PICTURE)


if __name__ == "__main__":
    main()
