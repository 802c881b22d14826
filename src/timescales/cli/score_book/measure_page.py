"""The sheet of one measure: what it is, its scores, and those behind each number."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from timescales.cli.output import Page, Table
from timescales.cli.output.xlsx_cells import Link, SheetCell, Tone
from timescales.cli.score_book.summary import TITLE
from timescales.cli.score_book.words import (
    BANDS,
    COUNTS,
    MOVED,
    band,
    beside,
    moved,
    numbers,
    published,
    remarks,
    said,
)
from timescales.cli.score_rows import Shown, behind
from timescales.scorecard import Measure, Score, Unit

_LONGEST_NAME = 31
_SCORED = ("Number", "Out of", "Rate", "Not known", "Part of a period", "Change", "Moved")


def sheet_names(measures: Sequence[Measure]) -> Mapping[str, str]:
    """What the sheet of each measure is called, by id: its id, cut to what Excel takes.

    >>> from timescales.scorecard import chosen
    >>> sheet_names(chosen(["reviews_in_time"]))
    {'reviews_in_time': 'reviews_in_time'}
    """
    names: dict[str, str] = {}
    for number, measure in enumerate(measures):
        name = measure.id[:_LONGEST_NAME]
        if name in names.values():
            ending = f"_{number}"
            name = name[: _LONGEST_NAME - len(ending)] + ending
        names[measure.id] = name
    return names


def measure_page(shown: Shown, measure: Measure, name: str, named: Callable[[str], str]) -> Page:
    """The sheet; ``named`` is what a subject is called."""
    scores = [*shown.scores(measure)]
    first = {(score.verdict, score.period): score for score in reversed(scores)}
    remarked = "; ".join(dict.fromkeys(remarks([*first.values()])))
    return Page(
        name,
        (Link(f"Back to {TITLE}", TITLE), None, measure.title),
        (*said(measure), ("Remarks", remarked or "none")),
        (_scored(shown, measure, name, scores), _listed(measure, name, scores, named)),
    )


def _scored(shown: Shown, measure: Measure, name: str, scores: Sequence[Score]) -> Table:
    return Table(
        f"{name}_scores",
        "Scores",
        (*_begin(measure), *_SCORED, *published(shown)),
        [_score(shown, score) for score in scores],
        {"Moved": MOVED, **_by_band(measure)},
    )


def _listed(
    measure: Measure, name: str, scores: Sequence[Score], named: Callable[[str], str]
) -> Table:
    behind_them = _Behind(scores, named, sum(1 for score in scores for _ in behind(score)))
    meeting = ("Meeting",) if measure.unit is Unit.MEETING else ()
    return Table(
        f"{name}_behind",
        "Those behind each number: one that counts is in it, any other only in what it is out of"
        if len(behind_them)
        else "Nobody is behind these numbers",
        (*_begin(measure), "Counts", "Subject", "Day", *meeting),
        behind_them,
        {"Counts": COUNTS[measure.good], **_by_band(measure)},
    )


@dataclass(frozen=True, slots=True)
class _Behind:
    """The rows of those behind some scores, made each time that they are gone through."""

    scores: Sequence[Score]
    named: Callable[[str], str]
    length: int

    def __len__(self) -> int:
        return self.length

    def __iter__(self) -> Iterator[Sequence[SheetCell]]:
        for score in self.scores:
            begins, meets = _begins(score), score.measure.unit is Unit.MEETING
            for counts, one in behind(score):
                row = (*begins, counts, self.named(one.subject_id), one.day)
                yield (*row, self.named(one.meeting)) if meets else row


def _begin(measure: Measure) -> tuple[str, ...]:
    """The columns that both tables begin with."""
    return ("Period", "Judged", *(("Band",) if measure.band else ()))


def _begins(score: Score) -> tuple[SheetCell, ...]:
    banded = (band(score.band),) if score.measure.band else ()
    return (score.period.name, score.verdict.value, *banded)


def _by_band(measure: Measure) -> Mapping[str, Mapping[str, Tone]]:
    return {"Band": BANDS} if measure.band else {}


def _score(shown: Shown, score: Score) -> tuple[SheetCell, ...]:
    return (
        *_begins(score),
        *numbers(shown, score),
        score.not_known if score.available else None,
        score.partial,
        *moved(shown, score),
        *beside(shown, score),
    )
