"""Write the page of measures again, from the measures.

    python tools/make_measures.py

The page is ``docs/reference/measures.md``. What stands between the marker comments is made here;
everything else in it is written by hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Final

from timescales.scorecard import MEASURES, REASONS, Good, Measure, Verdict

PAGE: Final = Path(__file__).parents[1] / "docs/reference/measures.md"

_GOOD = {Good.UP: "up is good", Good.DOWN: "down is good", Good.NEITHER: "neither way is good"}


def page(text: str) -> str:
    """The page with both its parts made again."""
    for name, lines in (("measures", _measures()), ("reasons", _reasons())):
        begins, ends = f"<!-- {name}: made by tools/make_measures.py -->", f"<!-- end of {name} -->"
        before, begun, rest = text.partition(begins)
        _, ended, after = rest.partition(ends)
        assert begun, f"the page lacks {begins}"
        assert ended, f"the page lacks {ends}"
        text = before + "\n".join([begins, "", *lines, ends]) + after
    return text


def _measures() -> Iterator[str]:
    """A heading for each part of the work, and under it each of its measures."""
    for section, measures in groupby(MEASURES, key=lambda measure: measure.section):
        yield from (f"### {section}", "")
        for measure in measures:
            yield from (f"#### `{measure.id}`", "", f"{measure.title}.", "")
            yield from _of(measure)
            yield ""


def _of(measure: Measure) -> Iterator[str]:
    yield f"- Counted: {measure.counted}."
    if measure.out_of:
        yield f"- Out of: {measure.out_of}."
    yield f"- Definition: {measure.definition}."
    sure = "" if measure.verified else "; the definition is not verified"
    yield f"- Source: {measure.source}{sure}."
    yield f"- Unit: {measure.unit.value}; {_GOOD[measure.good]}; {_judged(measure)}."
    yield f"- Needs: {_code(measure.needs, 'or')}{_duties(measure)}."
    if measure.bands:
        yield f"- Bands: {', '.join(measure.bands)}."


def _judged(measure: Measure) -> str:
    if measure.verdicts == (Verdict.RECORD,):
        return "as recorded"
    return "by policy and by statute"


def _duties(measure: Measure) -> str:
    return f", and the duty {_code(measure.duties, 'or')}" if measure.duties else ""


def _code(names: tuple[str, ...], last: str) -> str:
    return f" {last} ".join(f"`{name}`" for name in names)


def _reasons() -> Iterator[str]:
    yield "| Reason | In words | Also | |"
    yield "|---|---|---|---|"
    for reason in REASONS.reasons:
        avoidable = "avoidable" if reason.avoidable else ""
        cells = " | ".join((f"`{reason.id}`", reason.title, ", ".join(reason.aliases), avoidable))
        yield f"| {cells} |".replace("|  |", "| |").replace("|  |", "| |")
    yield ""


def main() -> None:
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8", newline="\n")
    print(PAGE)


if __name__ == "__main__":
    main()
