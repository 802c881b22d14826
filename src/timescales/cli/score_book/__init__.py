"""A scorecard as a workbook: a summary, what is due, disputes, reasons, and a sheet a measure."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from timescales.cli.output import Page, Sheet
from timescales.cli.score_book.lists import disputes, due, reasons
from timescales.cli.score_book.measure_page import measure_page, sheet_names
from timescales.cli.score_book.summary import summary
from timescales.cli.score_kept import Owed
from timescales.cli.score_rows import Shown

__all__ = ["score_book"]


def score_book(
    shown: Shown, owed: Sequence[Owed], named: Callable[[str], str]
) -> list[Sheet | Page]:
    """The sheets. ``owed`` is what is open; ``named`` is what a subject is called."""
    measures = shown.card.measures
    names = sheet_names(measures)
    return [
        summary(shown, names),
        due(owed),
        disputes(shown.card.disputes, named),
        *reasons(shown),
        *(measure_page(shown, measure, names[measure.id], named) for measure in measures),
    ]
