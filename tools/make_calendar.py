"""Write the bundled calendar of England and Wales again, before a release.

    python tools/make_calendar.py bank-holidays.json

The argument is GOV.UK's file of UK bank holidays. The years it covers are taken from it, day for
day; earlier years (past, so settled) and later ones (projected) come from the ``holidays`` library.
The published part ends with the last year that the file holds whole. The projected part
follows the general rules and becomes certain only when a year is proclaimed and published.

Sources:

* Banking and Financial Dealings Act 1971 (c. 80), Schedule 1, paragraph 1: Easter Monday, the last
  Monday in May, the last Monday in August, 26 December if it is not a Sunday, and 27 December in a
  year in which 25 or 26 December is a Sunday.
* The same Act, section 1(2) and (3): by proclamation one of those days may be moved, and another
  day appointed. So come New Year's Day (since 1974), the first Monday in May (since 1978), the
  substitutes for days that fall at a weekend, the days in ``MOVED`` and those in ``ONE_OFFS``.
* Christmas Day and Good Friday are holidays at common law.
* GOV.UK, UK bank holidays, England and Wales: 2012 onwards (Open Government Licence v3.0).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import holidays

FIRST = date(1978, 1, 1)
PROJECTED_TO = date(2075, 12, 31)
SNAPSHOT = Path(__file__).parents[1] / "src/timescales/calendar/england_and_wales.csv"

COMMON_LAW = {"Christmas Day", "Good Friday"}

# Names as GOV.UK writes them, for the years before and after its file.
GOVUK_NAMES = {
    "May Day": "Early May bank holiday",
    "Spring Bank Holiday": "Spring bank holiday",
    "Late Summer Bank Holiday": "Summer bank holiday",
}

# Bank holidays kept on another day than the usual one, by proclamation under section 1(2).
MOVED = {
    date(1995, 5, 8): "Early May bank holiday (VE day)",
    date(2002, 6, 4): "Spring bank holiday (moved from 27 May)",
    date(2012, 6, 4): "Spring bank holiday (moved from 28 May)",
    date(2020, 5, 8): "Early May bank holiday (VE day)",
    date(2022, 6, 2): "Spring bank holiday (moved from 30 May)",
}

# Extra days, by proclamation under section 1(3). Those since 2012 have their names from GOV.UK.
ONE_OFFS = {
    date(1981, 7, 29): "Wedding of the Prince of Wales and Lady Diana Spencer",
    date(1999, 12, 31): "Millennium bank holiday",
    date(2002, 6, 3): "Queen's Golden Jubilee",
    date(2011, 4, 29): "Wedding of Prince William and Catherine Middleton",
    date(2012, 6, 5): None,
    date(2022, 6, 3): None,
    date(2022, 9, 19): None,
    date(2023, 5, 8): None,
}


def snapshot(govuk: Mapping[str, Any]) -> str:
    """The text of the snapshot, from the content of GOV.UK's file and from ``holidays``."""
    official = govuk_closures(govuk)
    years = {day.year for day in official}
    published_to = date(max(years), 12, 31)
    if max(official) < date(max(years), 12, 26):
        raise SystemExit(f"the file holds {max(years)} in part: its last day is {max(official)}.")
    rows = {day: row for day, row in library_closures().items() if day.year not in years}
    rows |= official
    lines = [
        f"# first: {FIRST}",
        f"# published_to: {published_to}",
        f"# projected_to: {PROJECTED_TO}",
        "date,kind,name",
        *(f"{day},{kind},{name}" for day, (kind, name) in sorted(rows.items())),
    ]
    return "\n".join(lines) + "\n"


def govuk_closures(govuk: Mapping[str, Any]) -> dict[date, tuple[str, str]]:
    """Date to kind and name, as GOV.UK publishes them."""
    found = {}
    for event in govuk["england-and-wales"]["events"]:
        day = date.fromisoformat(event["date"])
        name = MOVED.get(day, event["title"].replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
        found[day] = kind(day, name, substitute=event["notes"] == "Substitute day"), name
    return found


def library_closures() -> dict[date, tuple[str, str]]:
    """Date to kind and name on every weekday of the horizon, as ``holidays`` has them."""
    span = range(FIRST.year, PROJECTED_TO.year + 1)
    found = {}
    for day, label in holidays.country_holidays("GB", subdiv="ENG", years=span).items():
        plain = label.removesuffix(" (observed)")
        name = MOVED.get(day) or ONE_OFFS.get(day) or GOVUK_NAMES.get(plain, plain)
        if day.weekday() < 5:
            found[day] = kind(day, name, substitute=plain != label), name
    return found


def kind(day: date, name: str, *, substitute: bool) -> str:
    """The kind of a closure. GOV.UK notes 4 June 2012 as a substitute; the Act has it moved."""
    if day in ONE_OFFS:
        return "one-off"
    if substitute and day not in MOVED:
        return "substitute"
    return "common-law" if name in COMMON_LAW else "bank holiday"


def main() -> None:
    parser = argparse.ArgumentParser(description="Write the calendar of England and Wales.")
    parser.add_argument("govuk", type=Path, help="GOV.UK's bank-holidays.json")
    parser.add_argument("-o", "--output", type=Path, default=SNAPSHOT)
    options = parser.parse_args()
    text = snapshot(json.loads(options.govuk.read_text("utf-8")))
    options.output.write_text(text, "utf-8", newline="\n")
    print(f"{options.output}: {text.count(chr(10)) - 4} closures")


if __name__ == "__main__":
    main()
