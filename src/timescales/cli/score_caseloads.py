"""The caseloads of reviewing officers on the terminal."""

from __future__ import annotations

import click

from timescales.cli.score_rows import Shown
from timescales.cli.terminal import heading, show, table
from timescales.scorecard import officer_caseloads
from timescales.scorecard.caseloads import LEAST, MOST

_OF = "looked_after_by_officer"


def show_caseloads(shown: Shown) -> None:
    """Print the children of each officer at the end of the last period, against the range."""
    period = shown.periods[-1]
    if not any(score.available for score in shown.card.of(_OF, period)):
        return
    against = f"against {LEAST} to {MOST}"
    rows = [(each.officer, each.children, each.standing)
            for each in officer_caseloads(shown.card, period)]  # fmt: skip
    if rows:
        heading("Caseloads: children looked after")
        show(table(("officer", "children", against), rows, right=("children",)))
        click.echo(f"As at the end of {period.name} or the day as at; each officer as full-time.")
