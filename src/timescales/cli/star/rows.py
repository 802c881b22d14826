"""The rows of the star schema, table by table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from operator import attrgetter
from typing import Any, Final

from timescales.calendar import WorkingCalendar
from timescales.cli.output.cells import Cell
from timescales.cli.score_kept import Owed, Subject
from timescales.cli.score_rows import Shown, behind
from timescales.cli.spool import Spool
from timescales.cli.star.tables import TABLES
from timescales.policy import Policy
from timescales.scorecard import Period, PeriodKind
from timescales.scorecard.measure import NOT_RECORDED
from timescales.sql.days import SSD_COLUMNS, WORKING_DAY_COLUMNS

_OBLIGATION: Final = next(table for table in TABLES if table.name == "fact_obligation")
_KINDS: Final = (PeriodKind.YEAR, PeriodKind.QUARTER, PeriodKind.MONTH)
_cells: Callable[[Owed], tuple[Any, ...]] = attrgetter(*_OBLIGATION.names)


class Obligations:
    """The rows of ``fact_obligation``, kept in ``spool``, and the years in which their days are."""

    def __init__(self, spool: Spool) -> None:
        self.rows = spool
        self.years: set[int] = set()

    def add(self, owed: Owed) -> None:
        """Keep one."""
        row = _cells(owed)
        self.rows.add(row)
        self.years.update(cell.year for cell in row if isinstance(cell, date))


@dataclass(frozen=True, slots=True)
class Star:
    """A scored caseload as a star schema. ``run`` are the cells of the table of that name."""

    run: Sequence[Cell]
    shown: Shown
    subjects: Sequence[Subject]
    obligations: Obligations
    policy: Policy
    calendar: WorkingCalendar
    named: Callable[[str], str]

    @property
    def rows(self) -> Mapping[str, Callable[[], Iterable[Sequence[Cell]]]]:
        """How to make the rows of each table."""
        return {
            "run": lambda: [self.run],
            "dim_date": self._days,
            "dim_measure": self._measures,
            "dim_period": self._periods,
            "dim_subject": self._subjects,
            "dim_officer": lambda: Counter(
                s.officer or NOT_RECORDED for s in self.subjects
            ).items(),
            "dim_team": lambda: Counter(s.team or NOT_RECORDED for s in self.subjects).items(),
            "dim_timescale": self._timescales,
            "fact_score": self._scores,
            "fact_counted": self._counted,
            "fact_obligation": lambda: self.obligations.rows,
        }

    def _days(self) -> Iterator[Sequence[Cell]]:
        """Every day of whole years: Power BI wants a table of dates without gaps."""
        shown, calendar = self.shown, self.calendar
        days = [day for period in shown.periods for day in (period.start, period.end)]
        years = {*self.obligations.years, *(day.year for day in days)}
        years.update(one.day.year for score in shown.card.scores for _, one in behind(score))
        day, last = date(min(years), 1, 1), date(max(years), 12, 31)
        while day <= last:
            known = calendar.first <= day <= calendar.projected_to
            yield (
                *(column.value(day, calendar) for column in SSD_COLUMNS),
                *(c.value(day, calendar) if known else None for c in WORKING_DAY_COLUMNS),
                *(Period.holding(kind, day).name for kind in _KINDS),
            )
            day += timedelta(days=1)

    def _measures(self) -> Iterator[Sequence[Cell]]:
        for measure in self.shown.card.measures:
            yield (
                measure.id, measure.title, measure.section, measure.unit.value, measure.good.value,
                measure.counted, measure.out_of, measure.definition, str(measure.source),
                measure.verified, measure.band is not None, measure.each_band,
            )  # fmt: skip

    def _periods(self) -> Iterator[Sequence[Cell]]:
        ordered = sorted(self.shown.periods, key=lambda period: (period.end, period.start))
        for number, period in enumerate(ordered, start=1):
            yield period.name, period.kind.value, period.start, period.end, number

    def _subjects(self) -> Iterator[Sequence[Cell]]:
        for each in self.subjects:
            yield each.subject_id, each.officer or NOT_RECORDED, each.team or NOT_RECORDED

    def _timescales(self) -> Iterator[Sequence[Cell]]:
        for duty in self.policy.timescales:
            yield duty.id, duty.title, duty.authority.value, "; ".join(map(str, duty.citations))

    def _scores(self) -> Iterator[Sequence[Cell]]:
        for measure in self.shown.card.measures:
            for score in self.shown.scores(measure):
                yield (
                    measure.id, score.period.name, score.verdict.value, score.band or None,
                    score.available, score.partial, score.numerator, score.denominator,
                    score.not_known, self.shown.percent(score.rate) or None,
                )  # fmt: skip

    def _counted(self) -> Iterator[Sequence[Cell]]:
        for measure in self.shown.card.measures:
            for score in self.shown.scores(measure):
                begins = measure.id, score.period.name, score.verdict.value, score.band or None
                for counts, one in behind(score):
                    whose, meeting = self.named(one.subject_id), self.named(one.meeting)
                    yield (*begins, counts, whose, one.day, meeting or None)
