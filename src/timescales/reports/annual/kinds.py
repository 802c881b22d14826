"""The few kinds of table that an annual report is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from timescales.reports.annual.figures import (
    BY_STATUTE,
    PARTIAL_SAYS,
    UNITS,
    VARIANCE,
    Figures,
    difference,
    number,
)
from timescales.reports.annual.table import PrintedTable
from timescales.scorecard import Period, Verdict, Vocabulary, reason_table

TOTAL = "Total"


def in_words(band: str) -> str:
    """A band as a row is called.

    >>> in_words("late_notification"), in_words("PN1")
    ('Late notification', 'PN1')
    """
    words = band.replace("_", " ")
    return words[:1].upper() + words[1:]


def reasons_named(vocabulary: Vocabulary) -> Callable[[str], str]:
    """What a reason is called, by its id; words that are in no vocabulary are themselves.

    >>> from timescales.scorecard import REASONS
    >>> reasons_named(REASONS)("series_of_meetings")
    'Series of meetings'
    """

    def named(band: str) -> str:
        reason = vocabulary.find(band)
        return in_words(band) if reason is None else reason.title

    return named


def avoidable(figures: Figures, name: str, vocabulary: Vocabulary) -> str:
    """How many of the year's late ones were avoidable, by policy, as a sentence; else nothing."""
    table = reason_table(figures.card, name, Verdict.POLICY, vocabulary)
    at = table.periods.index(figures.year)
    if not table.totals[at]:
        return ""
    return (
        f"Of the {table.totals[at]:,} of {figures.year.name} by policy "
        f"{table.avoidable[at]:,} were avoidable: the right date, known in time, would have "
        "prevented them."
    )


@dataclass(frozen=True, slots=True)
class Line:
    """A row of counts: what it is called, its numbers in the two years, and what they count.

    One that begins with "Total" is the sum of those above it, up to the heading. A line without
    numbers is a heading.
    """

    label: str
    pair: tuple[int | None, int | None] | None = None
    unit: str = ""


def counts(
    figures: Figures, name: str, title: str, lines: Sequence[Line], says: str = ""
) -> PrintedTable:
    """Numbers of two years and their variance, row by row."""
    rows: list[tuple[str, ...]] = []
    for line in lines:
        if line.pair is None:
            rows.append((line.label,))
        else:
            before, this = line.pair
            rows.append((line.label, number(before), number(this), difference(this, before)))
    return PrintedTable(
        name,
        title,
        ("", figures.before.name, figures.year.name, VARIANCE),
        tuple(rows),
        says,
        tuple(f"unit: [{line.label}] = {line.unit}" for line in lines if line.unit),
    )


@dataclass(frozen=True, slots=True)
class Breakdown:
    """How a breakdown is printed: a row for each band, two years, their variance, and a total.

    With ``shares`` each year has the share of each band beside its number. ``named`` is what a
    band is called. ``says`` is added to what the measure says of itself, whose unit ``unit`` names
    where a subject is no child.
    """

    name: str
    measure: str
    title: str
    label: str
    shares: bool = False
    named: Callable[[str], str] = in_words
    says: str = ""
    unit: str = ""

    def table(self, figures: Figures) -> PrintedTable:
        """The table. What is judged by two verdicts has the columns of both."""
        measure = figures.measure(self.measure)
        header, columns, comments = [self.label], [], [f"unit: {self.unit or UNITS[measure.unit]}"]
        rows = self._labels(figures, measure.verdicts)
        for verdict in measure.verdicts:
            statute = BY_STATUTE if verdict is Verdict.STATUTE else ""
            before, this = (f"{p.name}{statute}" for p in (figures.before, figures.year))
            header += self._headings(before, this, f"{VARIANCE}{statute}")
            columns += self._columns(figures, verdict, list(rows))
            comments.append(f"check: [{VARIANCE}{statute}] = [{this}] - [{before}]")
            if self.shares and len(rows) > 1:
                comments += [
                    f"check: [{year} %] = [{year}] / [* | {year}]" for year in (before, this)
                ]
        if self.shares:
            comments.append(f"rounding: {figures.rounding.name.lower()}")
        cells = zip(*columns, strict=True)
        said = [figures.said(self.measure, self.unit), self.says]
        if any(cell.endswith("*") for column in columns for cell in column):
            said.append(f"{PARTIAL_SAYS}.")
        return PrintedTable(
            self.name,
            self.title,
            tuple(header),
            tuple((label, *row) for label, row in zip(rows.values(), cells, strict=True)),
            " ".join(filter(None, said)),
            tuple(comments),
        )

    def _labels(self, figures: Figures, verdicts: Sequence[Verdict]) -> dict[str, str]:
        """What the rows are called, by band; the last is that of the total."""
        years = (figures.before, figures.year)
        bands = (band for v in verdicts for band in figures.bands(self.measure, v, years))
        return {band: self.named(band) for band in dict.fromkeys(bands)} | {TOTAL: TOTAL}

    def _headings(self, before: str, this: str, variance: str) -> list[str]:
        if self.shares:
            return [before, f"{before} %", this, f"{this} %", variance]
        return [before, this, variance]

    def _columns(self, figures: Figures, verdict: Verdict, bands: list[str]) -> list[list[str]]:
        before, this = (
            self._counts(figures, period, verdict, bands)
            for period in (figures.before, figures.year)
        )
        columns = []
        for period, counts in ((figures.before, before), (figures.year, this)):
            partial = figures.partial(self.measure, period, verdict)
            columns.append([number(count, partial=partial) for count in counts])
            if self.shares:
                columns.append(list(_shares(figures, counts)))
        columns.append([difference(*pair) for pair in zip(this, before, strict=True)])
        return columns

    def _counts(
        self, figures: Figures, period: Period, verdict: Verdict, bands: list[str]
    ) -> list[int | None]:
        counts = [figures.count(self.measure, period, verdict, band) for band in bands[:-1]]
        return [*counts, figures.total(self.measure, period, verdict)]


def _shares(figures: Figures, counts: Sequence[int | None]) -> Iterator[str]:
    total = counts[-1]
    for count in counts:
        if count is None or total is None:
            yield number(None)
        else:
            yield figures.percent(Fraction(count, total)) if total else "none"
