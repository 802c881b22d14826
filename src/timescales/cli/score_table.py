"""A scorecard on the terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

import click

from timescales.cli.score_caseloads import show_caseloads
from timescales.cli.score_rows import Shown
from timescales.cli.terminal import heading, pairs, show, table
from timescales.scorecard import Direction, Measure, Period, Score, Verdict

_SAID = (Direction.BETTER, Direction.WORSE)
_FIRST = (Verdict.POLICY, Verdict.RECORD)


def show_scores(shown: Shown, named: Callable[[str], str]) -> None:
    """Print what was scored, a table for each part of the work, and the open disputes."""
    card = shown.card
    facts: list[tuple[str, object]] = [("As at", card.as_at), ("Subjects", card.subjects)]
    if card.policy is not None:
        facts.insert(1, ("Policy", card.policy.name))
    show(pairs([*facts, *(("Period", str(period)) for period in shown.periods)]))
    for section, measures in groupby(card.measures, key=lambda measure: measure.section):
        rows = [row for measure in measures for row in _lines(shown, measure)]
        if rows:
            heading(section)
            _show_section(shown, rows)
    if any(score.partial and score.available for score in card.scores):
        click.echo("\n* part of a period: not over yet, or begun before the records are complete")
    missing = [m for m in card.measures if not any(s.available for s in shown.scores(m))]
    if missing:
        heading("Not available, for these records say nothing about it")
        show(pairs([(measure.id, measure.title) for measure in missing]))
    show_caseloads(shown)
    _show_disputes(shown, named)


def _show_section(shown: Shown, rows: Sequence[Sequence[str]]) -> None:
    """Print the rows of one part of the work, without the columns that are empty."""
    columns = ["", *_period_columns(shown.periods), "change", *shown.published]
    full = [n for n in range(len(columns)) if n == 0 or any(row[n] for row in rows)]
    right = [columns[n] for n in full if n and columns[n] != "change"]
    kept = [[row[n] for n in full] for row in rows]
    show(table([columns[n] for n in full], kept, right=right, wrapped=("",)))


def _period_columns(periods: Sequence[Period]) -> Iterator[str]:
    for period in periods:
        yield period.name
        yield f"{period.name}\nby statute"


def _lines(shown: Shown, measure: Measure) -> Iterator[Sequence[str]]:
    """A line for a measure and, of a breakdown, one for each band with anything in it."""
    scores = [score for score in shown.scores(measure) if score.available]
    if not scores:
        return
    if not measure.band:
        yield _line(shown, measure.title, scores)
        return
    yield [measure.title, *[""] * (2 * len(shown.periods) + 1 + len(shown.published))]
    for band in dict.fromkeys(score.band for score in scores):
        mine = [score for score in scores if score.band == band]
        if any(score.numerator for score in mine):
            yield _line(shown, f"  {band.replace('_', ' ')}", mine)


def _line(shown: Shown, title: str, scores: Sequence[Score]) -> Sequence[str]:
    cells = []
    for period in shown.periods:
        mine = [score for score in scores if score.period == period]
        for verdicts in (_FIRST, (Verdict.STATUTE,)):
            cells += [_cell(shown, [score for score in mine if score.verdict in verdicts])]
    last = [s for s in scores if s.period == shown.periods[-1] and s.verdict in _FIRST]
    moved = _change(shown, last[0]) if last else ""
    beside = shown.beside(last[0]) if last else [""] * len(shown.published)
    return [title, *cells, moved, *beside]


def _cell(shown: Shown, scores: Sequence[Score]) -> str:
    for score in scores:
        star = "*" if score.partial else ""
        if score.denominator is None:
            return f"{score.numerator}{star}"
        if not score.denominator and score.not_known:
            return f"not known{star}"
        share = shown.percent(score.rate)
        return f"{score.numerator}/{score.denominator}{f' {share}%' if share else ''}{star}"
    return ""


def _change(shown: Shown, score: Score) -> str:
    """By how much it moved since the period before, in percentage points or in number."""
    moved = shown.change(score)
    if moved is None or moved.direction is Direction.NOT_KNOWN:
        return ""
    by = str(moved.count) if score.denominator is None else shown.percent(moved.rate)
    sign = "" if by.startswith("-") or not by.strip("0.") else "+"
    said = f" {moved.direction.value}" if moved.direction in _SAID else ""
    return f"{sign}{by}{said}"


def _show_disputes(shown: Shown, named: Callable[[str], str]) -> None:
    if not shown.card.disputes:
        return
    heading("Open disputes")
    columns = ("subject_id", "raised", "stage", "age", "due", "days left", "theme", "officer")
    rows = [
        (named(d.subject_id), d.raised, d.stage, d.age, d.due, d.days_left, d.theme, d.officer)
        for d in shown.card.disputes
    ]
    show(table(columns, rows, right=("age", "days left")))
