"""Write the page of the annual report, remade, again: its tables, its pictures, what is found.

    python tools/make_annual.py

The page is ``docs/explanation/annual-report-remade.md``, its pictures are
``docs/images/annual-*.svg``. What stands between the marker comments is made here: ``remade`` is a
table of the report that ``timescales.reports.annual`` makes of a synthetic caseload, ``original``
one of a published report with what arithmetic finds in it, ``faults`` what it finds in a paragraph
of a published report's text. Everything else in the page is written by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Final

import timescales as ts
from timescales.demo import SEED, office
from timescales.published import Verified, read_tables, verify
from timescales.records import recorded_duties
from timescales.reports.annual import (
    AnnualReport,
    Posts,
    PrintedTable,
    annual_pictures,
    annual_report,
)
from timescales.reports.annual.markdown import escaped, table_markdown
from timescales.scorecard import Period

ROOT: Final = Path(__file__).parents[1]
PAGE: Final = ROOT / "docs/explanation/annual-report-remade.md"
IMAGES: Final = ROOT / "docs/images"
ORIGINALS: Final = ROOT / "tests/published/reports"

CHILDREN: Final = 992
FAMILIES: Final = 250
OFFICERS: Final = 14
AS_AT: Final = date(2026, 3, 31)
YEAR: Final = Period.year(2025)
POSTS: Final = Posts({year: Fraction("13.5") for year in ("2023-24", "2024-25", "2025-26")})

_MADE = re.compile(
    r"(<!-- (remade|original|faults|chart) ([^:]+): made by tools/make_annual\.py -->\n)"
    r".*?(<!-- end -->)",
    re.DOTALL,
)


@cache
def report() -> AnnualReport:
    """The annual report on a synthetic caseload of that size."""
    cases = office(SEED, CHILDREN, AS_AT, families=FAMILIES, officers=OFFICERS)
    holds = {event.kind for case in cases for event in case.events}
    policy = recorded_duties(ts.policies.day_count(), holds)
    return annual_report(
        ((case, ts.project(case, as_at=AS_AT, policy=policy)) for case in cases),
        year=YEAR,
        posts=POSTS,
        holds=holds,
    )


@cache
def originals() -> dict[str, Verified]:
    """The tables of the two published reports, and what is found in them."""
    return {each.table.name: each for each in verify(read_tables([ORIGINALS]))}


def page(text: str) -> str:
    """The page with all its parts made again."""
    makers = {"remade": _remade, "original": _original, "faults": _faults, "chart": _chart}

    def made(found: re.Match[str]) -> str:
        lines = makers[found[2]](found[3].strip())
        return found[1] + "\n".join(["", *lines, "", found[4]])

    return _MADE.sub(made, text)


def shown(text: str, kind: str) -> set[str]:
    """The names of the tables of a kind, ``remade`` or ``original``, that a page shows."""
    return {found[3].strip() for found in _MADE.finditer(text) if found[2] == kind}


def _remade(name: str) -> Iterator[str]:
    table = report().table(name)
    yield f"**{escaped(table.title)}** (synthetic)"
    yield ""
    yield from table_markdown(table)
    if table.says:
        yield from ("", escaped(table.says))


def _original(name: str) -> Iterator[str]:
    found = originals()[name]
    table = found.table
    yield f"**{escaped(table.title)}** ({escaped(table.source)})"
    yield ""
    header = ("", *(column.heading for column in table.columns))
    rows = tuple((row.label, *(cell.printed.text for cell in row.cells)) for row in table.rows)
    yield from table_markdown(PrintedTable(name, table.title, header, rows))
    yield ""
    yield from _said(found)


def _faults(wanted: str) -> Iterator[str]:
    """What is found in the rows of a table whose labels begin with the number of a paragraph."""
    name, _, paragraph = wanted.partition(" ")
    found = originals()[name]
    yield from _said(
        replace(found, faults=tuple(f for f in found.faults if f.row.split()[0] == paragraph))
    )


def _said(found: Verified) -> Iterator[str]:
    if not found.checks:
        yield "No number in it follows from another, so that there is nothing to check."
        return
    if not found.faults:
        yield "Arithmetic finds nothing wrong in it."
        return
    yield "What arithmetic finds in it:"
    yield ""
    for fault in found.faults:
        place = escaped(f"{fault.row}, {fault.column}")
        reason = f"printed {escaped(fault.printed)}. {escaped(fault.reason)}"
        yield f"- `{fault.code}`, {place}: {reason}"


def _chart(name: str) -> Iterator[str]:
    [words] = [
        chart.title
        for section in report().sections
        for known, chart in section.charts
        if known == name
    ]
    yield f"![{escaped(words)}, synthetic](../images/{picture(name).name})"


def picture(name: str) -> Path:
    """Where the picture of a chart stands."""
    return IMAGES / f"annual-{name}.svg"


def main() -> None:
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8", newline="\n")
    print(PAGE)
    for name, text in annual_pictures(report()).items():
        picture(name).write_text(text, "utf-8", newline="\n")
        print(picture(name))


if __name__ == "__main__":
    main()
