"""A look ahead on the terminal."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import click

from timescales._dates import month_name
from timescales._text import plural
from timescales.cli.looked_ahead import BY, LookedAhead
from timescales.cli.terminal import heading, pairs, show, table
from timescales.lookahead import FEWEST, MOST, Risk, by_week

SHOWN = 20
"""How many rows of a list are shown."""


def show_ahead(looked: LookedAhead, *, by: str, weeks: int) -> None:
    """Print what falls due by week, what is at risk, the demand, and what a new day would move."""
    show(pairs([("As at", looked.as_at), ("Policy", looked.policy.name)]))
    _show_weeks(looked, by, weeks)
    _show_risks(looked)
    _show_demand(looked)
    if looked.moved:
        heading("What the proclaimed day moves")
        rows = [
            (m.subject_id, m.timescale, m.ordinal, m.due_before, m.due_after, m.days)
            for m in looked.moved[:SHOWN]
        ]
        columns = ("subject_id", "timescale", "no.", "due before", "due after", "days")
        show(table(columns, rows, right=("no.", "days")))
        _more(len(looked.moved))


def _show_weeks(looked: LookedAhead, by: str, weeks: int) -> None:
    heading(f"Due by week and {by}")
    this = looked.as_at - timedelta(days=looked.as_at.weekday())
    mondays = [this + timedelta(weeks=number) for number in range(weeks)]
    names = [f"{day.day}\n{month_name(day.month)[:3]}" for day in mondays]
    rows = [
        (group or "not on record", _before(counts, this), *(counts[day] or None for day in mondays))
        for group, counts in by_week(looked.rows, BY[by]).items()
    ]
    columns = (by, "earlier", *names)
    show(table(columns, rows, right=columns[1:]))


def _before(counts: Counter[date], day: date) -> int | None:
    return sum(number for week, number in counts.items() if week < day) or None


def _show_risks(looked: LookedAhead) -> None:
    heading("At risk")
    counts = Counter(risk for row in looked.rows for risk in row.risks)
    show(table(("why", "how many"), [(r.value, counts[r]) for r in Risk], right=("how many",)))
    if not looked.policy.planning:
        click.echo(
            f"Policy {looked.policy.name} has no planning lead, so nothing is called unbooked."
        )
    risky = sorted((row for row in looked.rows if row.risks), key=lambda row: row.due_date)
    if risky:
        columns = ("due_date", "subject_id", "timescale", "no.", "booked", "why")
        rows = [
            (r.due_date, r.subject_id, r.timescale, r.ordinal, r.booked,
             "; ".join(risk.name.lower() for risk in r.risks))
            for r in risky[:SHOWN]
        ]  # fmt: skip
        click.echo()
        show(table(columns, rows, right=("no.",), wrapped=("why",)))
        _more(len(risky))


def _show_demand(looked: LookedAhead) -> None:
    heading(f"The next twelve months: {looked.duty}")
    seen = looked.seen
    click.echo(
        f"Since {seen.since} {plural(seen.began, 'period')} began and {seen.ended} ended "
        f"before 18, over {plural(seen.days_running, 'day')}."
    )
    right = ("known", "low", "middle", "high", "running", "officers")
    rows = [
        (*cells[:6], None if cells[6] is None else f"{cells[6]} to {cells[7]}")
        for cells in looked.month_cells
    ]
    show(table(("month from", *right), rows, right=right))
    click.echo(
        f"Low and high: eight runs in ten lie between. Officers: {FEWEST} to {MOST} children each."
    )


def _more(number: int) -> None:
    if number > SHOWN:
        click.echo(f"and {number - SHOWN} more; write them all with -o")
