"""Write the coverage page again from its data.

    python tools/make_coverage.py

The data is ``src/timescales/catalogue/coverage.toml``, the page ``docs/reference/coverage.md``.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[1]
DATA: Final = ROOT / "src/timescales/catalogue/coverage.toml"
PAGE: Final = ROOT / "docs/reference/coverage.md"

COVERAGE: Final = {
    "encoded": "a rule answers it, for the dates that the law or the report gives",
    "partly": "a rule answers some of it, and the remark says which part is missing",
    "not yet": "the source gives a number, and this release holds no rule or no events for it",
    "judgement needed": "the source leaves it to someone's judgement, or cannot be read one way",
    "no national number": "national law and guidance give no number, and none is invented here; "
    "an address is where a policy file supplies one",
    "not a date": "a threshold, a flag or a relaxation, which no due date follows from",
    "not encoded": "the law of another nation, which is never mixed with England's",
}
TEXT: Final = {
    "read": "the text of the source itself",
    "read elsewhere": "another text that gives it, such as an authority's procedures",
    "read in a twin": "the like provision of another nation, not the English one",
    "not read": "neither; it rests on general knowledge and is to be confirmed",
}

INTRODUCTION: Final = """\
<!-- Made by tools/make_coverage.py from src/timescales/catalogue/coverage.toml; change that. -->

# Coverage

What of the law this release encodes, what it does not, and why.
The law meant is that of children's services in England.
Nothing here is legal advice.
A row that says *encoded* says what the rule does, not that it is right for a case.

Rules are declared in `src/timescales/catalogue`, and `timescales rules` lists them.
"""


def page(data: Mapping[str, Any]) -> str:
    """The page in Markdown, from the content of the data file."""
    return "\n".join([INTRODUCTION, *_summary(data), *_sections(data)])


def rows(data: Mapping[str, Any]) -> Iterator[Mapping[str, str]]:
    """Every row of every section."""
    for section in data["section"]:
        yield from section["row"]


def _summary(data: Mapping[str, Any]) -> Iterator[str]:
    counts = Counter(row["coverage"] for row in rows(data))
    yield "| In this release | Rows | It means |"
    yield "|---|---:|---|"
    for word, meaning in COVERAGE.items():
        yield f"| {word} | {counts[word]} | {meaning} |"
    yield f"| | {counts.total()} | |\n"
    yield "*Text* says what was read before the row was written:\n"
    yield "| Text | It means |"
    yield "|---|---|"
    for word, meaning in TEXT.items():
        yield f"| {word} | {meaning} |"
    yield ""
    yield "CPR is the Care Planning, Placement and Case Review (England) Regulations 2010,"
    yield "SAR the Children (Secure Accommodation) Regulations 1991.\n"


def _sections(data: Mapping[str, Any]) -> Iterator[str]:
    for number, section in enumerate(data["section"]):
        yield f"{'' if number == 0 else chr(10)}## {section['title']}\n"
        if "note" in section:
            yield f"{section['note']}\n"
        yield "| Row | Duty | Source | Text | In this release | Remark |"
        yield "|---|---|---|---|---|---|"
        for row in section["row"]:
            answered = f" (`{row['address']}`)" if "address" in row else ""
            cells = (
                f"`{row['id']}`",
                row["duty"],
                row["source"],
                row["text"],
                f"**{row['coverage']}**{answered}",
                row["reason"],
            )
            yield f"| {' | '.join(cells)} |"
    yield ""


def main() -> None:
    PAGE.write_text(page(tomllib.loads(DATA.read_text("utf-8"))), "utf-8", newline="\n")
    print(PAGE)


if __name__ == "__main__":
    main()
