"""From a projected caseload, one subject at a time, to what a report says."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from datetime import date

from timescales.case import Case, Event
from timescales.lookahead import Coming, Outlook, booked_for, coming, risks
from timescales.projection import Obligation, Projection
from timescales.records import SubjectRecords
from timescales.reports.ahead import look_ahead
from timescales.reports.data import Child, Dispute, Owed, ReportData
from timescales.reports.diary import reference
from timescales.reports.measured import score_table
from timescales.reports.responsible import by_whom, caseloads, measures_by_whom
from timescales.reports.scores import charts, tiles, trend_measures, trend_periods
from timescales.scorecard import (
    MEASURES,
    Asked,
    Benchmarks,
    OpenDispute,
    Period,
    PeriodKind,
    scorecards,
)
from timescales.timeline import begun
from timescales.timescale import explained


def gather(
    subjects: Iterable[tuple[SubjectRecords | Case, Projection]],
    *,
    title: str,
    as_at: date,
    holds: Collection[str] | None = None,
    named: Callable[[str], str] = str,
    anonymous: bool = False,
    key: bytes = b"",
    figures: Benchmarks | None = None,
    outlook: Outlook | None = None,
) -> ReportData:
    """The report on a caseload, whose subjects are taken one at a time.

    ``subjects`` and ``holds`` are as ``timescales.scorecard.scorecard`` takes them, which counts
    the numbers; all projections are as at ``as_at``. ``named`` is what a subject is called, each
    differently; with ``anonymous`` no birthdays are kept either. ``key`` is that of the references
    by which a diary knows them. ``figures`` stand beside the measures, and ``outlook`` is of the
    duty of which the next year is to be shown, at the cost of simulating it. Raises as
    ``scorecard`` and ``reference`` do.

    >>> import timescales as ts
    >>> case = ts.Case("A", (ts.Event("became_looked_after", ts.date(2026, 11, 2)),))
    >>> day = ts.date(2026, 11, 22)
    >>> data = gather([(case, ts.project(case, as_at=day))], title="One", as_at=day)
    >>> [(tile.label, tile.value) for tile in data.tiles[:1]]
    [('Subjects', '1')]
    """
    kept = _Kept(as_at, named, key, outlook, anonymous=anonymous)
    year = Period.holding(PeriodKind.YEAR, as_at)
    card, trends, whose = scorecards(
        kept.passing(subjects),
        [
            Asked(MEASURES, (year, year.previous)),
            Asked(trend_measures(), trend_periods(as_at)),
            Asked(measures_by_whom(), (year,)),
        ],
        holds=holds,
        listed=False,
    )
    children = tuple(kept.children)
    return ReportData(
        title,
        as_at,
        children,
        tiles=tuple(tiles(card, children, as_at, year)),
        charts=tuple(charts(trends, as_at)),
        scores=score_table(card, year, figures or Benchmarks({})),
        by_whom=(*by_whom(whose, year), *caseloads(card, year)),
        ahead=look_ahead(kept.coming, as_at, card.policy, outlook),
        disputes=tuple(_dispute(dispute, kept.names) for dispute in card.disputes),
    )


def _dispute(dispute: OpenDispute, names: Mapping[str, str]) -> Dispute:
    return Dispute(
        names[dispute.subject_id],
        dispute.raised,
        dispute.stage,
        dispute.age,
        dispute.due,
        dispute.days_left,
        dispute.theme,
        dispute.officer,
    )


class _Kept:
    """What a report needs of each subject, kept as they go by."""

    def __init__(
        self,
        as_at: date,
        named: Callable[[str], str],
        key: bytes,
        outlook: Outlook | None,
        *,
        anonymous: bool,
    ) -> None:
        self.children: list[Child] = []
        self.coming: list[Coming] = []
        self.names: dict[str, str] = {}
        self._as_at = as_at
        self._named = named
        self._key = key
        self._outlook = outlook
        self._anonymous = anonymous
        self._explained: dict[Hashable, str] = {}

    def passing(
        self, subjects: Iterable[tuple[SubjectRecords | Case, Projection]]
    ) -> Iterator[tuple[SubjectRecords | Case, Projection]]:
        """The same subjects, each kept on its way."""
        for records, projection in subjects:
            case = records.case if isinstance(records, SubjectRecords) else records
            self.children.append(self._child(case, projection))
            self.coming += coming(case, projection)
            if self._outlook is not None:
                self._outlook.add(case, projection)
            yield records, projection

    def _child(self, case: Case, projection: Projection) -> Child:
        recorded = [event for event in case.events if event.date <= self._as_at]
        self.names[case.subject_id] = name = self._named(case.subject_id)
        return Child(
            name,
            tuple(self._owed(case, obligation) for obligation in projection),
            officer=_last(recorded, "officer"),
            team=_last(recorded, "team"),
            born=None if self._anonymous else case.date_of_birth,
            reference=reference(case.subject_id, self._key),
        )

    def _owed(self, case: Case, obligation: Obligation) -> Owed:
        is_open = obligation.met is None and obligation.ended_on is None
        booked = booked_for(case, obligation) if is_open else None
        return Owed(
            timescale=obligation.timescale,
            title=obligation.title,
            ordinal=obligation.ordinal,
            status=obligation.status,
            begun=begun(obligation),
            due=obligation.due,
            not_before=obligation.not_before,
            met=obligation.met_on,
            ended=obligation.ended_on,
            limit=obligation.statutory_limit,
            hold_by=obligation.hold_by,
            plan_by=obligation.plan_by,
            booked=booked,
            provisional=obligation.provisional,
            started=f"{obligation.started.kind} on {obligation.started.date}",
            notes=obligation.notes,
            why=self._why(obligation),
            risks=tuple(risks(obligation, booked)) if is_open else (),
        )

    def _why(self, obligation: Obligation) -> str:
        """The explanation, worked out once for all that have the same."""
        duty, stage, rule = obligation.duty, obligation.stage, obligation.rule
        if stage is None or rule is None or obligation.outcome is None:
            return _not_worked_out(obligation)
        anchor, at = obligation.anchor, obligation.anchor_at
        key = duty.id, stage.name, rule, anchor, at
        if key not in self._explained:
            worked = explained(duty, stage.name, rule, anchor, obligation.calendar, at=at)
            self._explained[key] = worked.text
        return self._explained[key]


def _not_worked_out(obligation: Obligation) -> str:
    lines = [f"{obligation.title}: no date can be worked out"]
    return "\n".join([*lines, *(f"  due {candidate}" for candidate in obligation.candidates)])


def _last(events: list[Event], detail: str) -> str:
    """What the last event with a detail says."""
    found = [event.details[detail] for event in events if event.details.get(detail)]
    return found[-1] if found else ""
