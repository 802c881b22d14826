"""Write the tables of the page about events again, from the table of kinds and the catalogue.

    python tools/make_events.py

The page is ``docs/reference/events.md``. What stands between a pair of marker comments is made
here; everything else in it is written by hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import timescales as ts
from timescales.catalogue import INSTRUMENTS
from timescales.event_kinds import SECTIONS

PAGE: Final = Path(__file__).parents[1] / "docs/reference/events.md"


def page(text: str) -> str:
    """The page with both its tables made again."""
    for name, lines in (("kinds", _kinds()), ("duties", _duties())):
        begins, ends = f"<!-- {name}: made by tools/make_events.py -->", f"<!-- end of {name} -->"
        before, begun, rest = text.partition(begins)
        _, ended, after = rest.partition(ends)
        assert begun, f"the page lacks {begins}"
        assert ended, f"the page lacks {ends}"
        text = before + "\n".join([begins, "", *lines, ends]) + after
    return text


def _kinds() -> Iterator[str]:
    """A table for each part of the work."""
    for section in SECTIONS:
        yield from (f"### {section.title}", "", "| Event | What it means | |", "|---|---|---|")
        for kind in section.kinds:
            more = f"`sets` {kind.sets}" if kind.sets else "worked out" if kind.derived else ""
            yield f"| `{kind.name}` | {kind.meaning} | {more} |".replace("|  |", "| |")
        yield ""


def _duties() -> Iterator[str]:
    """One table; a duty that nothing starts is asked by its address alone, and is not in it."""
    yield "| Duty | Started by | Met by | Ended by | |"
    yield "|---|---|---|---|---|"
    for duty in (duty for module in INSTRUMENTS for duty in module.TIMESCALES):
        if duty.starts:
            read = (_code(duty.starts), _code(duty.meets), _code(duty.ends))
            cells = " | ".join((f"`{duty.id}`", *read, "; ".join(_besides(duty))))
            yield f"| {cells} |".replace("|  |", "| |")
    yield ""


def _besides(duty: ts.Timescale) -> Iterator[str]:
    """What else decides when a duty's clock runs."""
    if duty.anchored_on:
        yield f"counted from {_code(duty.anchored_on)}"
    if duty.from_set_day:
        yield "counted from the day that the start `sets`"
    if duty.only_while:
        yield f"only after {_code(duty.only_while)}"
    if duty.alongside:
        yield f"beside {_code(duty.alongside)}: the earlier binds"
    words = {
        "several at once": duty.concurrent,
        "begun again by each start": duty.restarts,
        "owed once": duty.once,
        "may be met beforehand": duty.beforehand,
        "ended at 18": duty.subject == "child",
    }
    yield from (said for said, holds in words.items() if holds)


def _code(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def main() -> None:
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8", newline="\n")
    print(PAGE)


if __name__ == "__main__":
    main()
