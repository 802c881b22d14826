"""The clocks that run in a case of the demo, worked out from its events by walking from day to day.

Nothing here is shared with the library but the shape of an event. It is written for what the demo
tells and not for any history: nothing is adjourned, no clock begins again, and reviews follow one
another in order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

import timescales as ts
from tests.oracles import walking

STATUTE, POLICY = "by statute", "by policy"

months_on = cache(walking.months_on)
working_days_on = cache(walking.working_days_on)
birthday = cache(walking.birthday)


@dataclass(frozen=True)
class Clock:
    """One occurrence: ``last`` by each verdict, where known; else what it may be, by the policy."""

    anchor: date
    last: dict[str, date | None]
    may_be: tuple[date, ...]
    met: ts.Event | None
    ended: date | None
    started: date
    number: int

    def done(self, end: date) -> date | None:
        """The day on which it was met or ended, if that was by the end of a day."""
        day = self.met.date if self.met else self.ended
        return day if day is not None and day <= end else None


def named(case: ts.Case, *kinds: str) -> list[ts.Event]:
    """The events of some kinds, in order."""
    return sorted((e for e in case.events if e.kind in kinds), key=lambda e: e.date)


def periods(
    case: ts.Case, begins: str, ends: tuple[str, ...], *, of_a_child: bool = True
) -> list[tuple[date, date | None]]:
    """From each beginning to the first ending after it, or the 18th birthday."""
    found = []
    for event in named(case, begins):
        after = [e.date for e in named(case, *ends) if e.date > event.date]
        if of_a_child and case.date_of_birth:
            after.append(birthday(case.date_of_birth, 18))
        found.append((event.date, min(after, default=None)))
    return found


def in_care(case: ts.Case) -> list[tuple[date, date | None]]:
    return periods(case, "became_looked_after", ("ceased_looked_after",))


def planned(case: ts.Case) -> list[tuple[date, date | None]]:
    return periods(case, "cp_plan_started", ("cp_plan_ended",))


def now(spells: list[tuple[date, date | None]], day: date) -> tuple[date, date | None] | None:
    """The period that is running at the end of a day."""
    for start, end in spells:
        if start <= day and (end is None or day < end):
            return start, end
    return None


Rule = Callable[[date, int], dict[str, date]]


def both(last: date) -> dict[str, date]:
    return {STATUTE: last, POLICY: last}


def review_rule(anchor: date, number: int) -> dict[str, date]:
    if number == 1:
        return both(working_days_on(anchor, 20))
    months, days = (3, 91) if number == 2 else (6, 183)
    return {STATUTE: months_on(anchor, months), POLICY: anchor + days * walking.ONE_DAY}


def chain(
    case: ts.Case,
    spells: list[tuple[date, date | None]],
    meets: str,
    rule: Rule,
) -> Iterator[Clock]:
    """Each counted from the one before, until the period ends."""
    for start, end in spells:
        anchor, number = start, 1
        met_by = [
            e for e in named(case, meets) if start <= e.date and (end is None or e.date <= end)
        ]
        for met in [*met_by, None]:
            if met is not None and met.date == end and met.date == birthday_of(case):
                continue
            last = rule(anchor, number)
            unsure: tuple[date, ...] = ()
            if case.complete_from and start < case.complete_from and meets == "lac_review":
                before = case.complete_from - walking.ONE_DAY
                days = [before + n * walking.ONE_DAY for n in (91, 183)]
                first = [working_days_on(start, 20), *days]
                second = [anchor + n * walking.ONE_DAY for n in (91, 183)]
                unsure = tuple({1: first, 2: second}.get(number, ()))
            known: dict[str, date | None] = dict.fromkeys(last) if unsure else {**last}
            yield Clock(anchor, known, unsure, met, None if met else end, start, number)
            if met is not None:
                anchor, number = met.date, number + 1


def birthday_of(case: ts.Case) -> date | None:
    return birthday(case.date_of_birth, 18) if case.date_of_birth else None


def reviews(case: ts.Case) -> list[Clock]:
    return list(chain(case, in_care(case), "lac_review", review_rule))


def plan_reviews(case: ts.Case) -> list[Clock]:
    return list(
        chain(case, planned(case), "rcpc", lambda a, n: both(months_on(a, 3 if n == 1 else 6)))
    )


def secure_reviews(case: ts.Case) -> list[Clock]:
    spells = periods(case, "secure_placement_started", ("secure_placement_ended",))
    return list(
        chain(case, spells, "secure_review", lambda a, n: both(months_on(a, 1 if n == 1 else 3)))
    )


def carer_reviews(case: ts.Case) -> list[Clock]:
    spells = periods(
        case, "foster_carer_approved", ("foster_carer_approval_ended",), of_a_child=False
    )
    return list(chain(case, spells, "foster_review", lambda a, _: both(months_on(a, 12))))


def once(
    case: ts.Case, starts: str, meets: str, ends: tuple[str, ...], rule: Callable[[date], date]
) -> list[Clock]:
    """One for each ref, or one without; met or ended by what has its ref."""
    found = []
    seen: set[str | None] = set()
    for start in named(case, starts):
        if start.ref in seen or (seen and start.ref is None):
            continue
        seen.add(start.ref)
        after = [
            e
            for e in named(case, meets, *ends)
            if e.date >= start.date and (e.ref == start.ref or e.ref is None)
        ]
        closed = after[0] if after else None
        met = closed if closed and closed.kind == meets else None
        ended = closed.date if closed and not met else None
        last: dict[str, date | None] = {**both(rule(start.date))}
        found.append(Clock(start.date, last, (), met, ended, start.date, 1))
    return found


def fifteen(day: date) -> date:
    return working_days_on(day, 15)


def conferences(case: ts.Case) -> list[Clock]:
    return once(case, "strategy_discussion", "icpc", ("icpc_not_required",), fifteen)


def transfers(case: ts.Case) -> list[Clock]:
    return once(case, "transfer_in_notified", "transfer_in_conference", (), fifteen)


def assessments(case: ts.Case, starts: str) -> list[Clock]:
    return once(case, starts, "assessment_completed", (), lambda d: working_days_on(d, 45))


def disputes(case: ts.Case) -> list[Clock]:
    return once(
        case, "dispute_raised", "dispute_resolved", ("dispute_withdrawn",),
        lambda d: working_days_on(d, 20),
    )  # fmt: skip


def minutes(case: ts.Case) -> list[Clock]:
    return once(
        case, "lac_review", "review_record_distributed", (), lambda d: working_days_on(d, 20)
    )


def initial_health(case: ts.Case) -> list[Clock]:
    """By the first review, which is due within 20 working days."""
    found = []
    for start, end in in_care(case):
        in_it = [e for e in case.events if start <= e.date and (end is None or e.date <= end)]
        assessed = [e for e in in_it if e.kind == "health_assessment"]
        last = min([working_days_on(start, 20), *(e.date for e in in_it if e.kind == "lac_review")])
        met = assessed[0] if assessed else None
        found.append(Clock(start, {**both(last)}, (), met, None if met else end, start, 1))
    return found


def health_reviews(case: ts.Case) -> list[Clock]:
    """Every six months before the fifth birthday, and every twelve after it."""
    spells = periods(case, "health_assessment", ("ceased_looked_after",))
    born = case.date_of_birth

    def rule(anchor: date, _: int) -> dict[str, date]:
        young = born is not None and anchor < birthday(born, 5)
        return both(months_on(anchor, 6 if young else 12))

    return list(chain(case, spells, "health_review", rule))


def plans_begun(case: ts.Case) -> list[Clock]:
    """A personal education plan, within ten working days of the placement of each care."""
    found = []
    for start, end in in_care(case):
        in_it = [e for e in case.events if start <= e.date and (end is None or e.date <= end)]
        placed = [e for e in in_it if e.kind == "placement_started"]
        begun = [e for e in in_it if e.kind == "pep_initiated"]
        met = begun[0] if begun else None
        if placed:
            day = placed[0].date
            last: dict[str, date | None] = {**both(working_days_on(day, 10))}
            found.append(Clock(day, last, (), met, None if met else end, start, 1))
    return found


def education_reviews(case: ts.Case, ends_of_terms: dict[date, date]) -> list[Clock]:
    """Each by the end of the term after the one of the review before; no statute has the terms.

    ``ends_of_terms`` has the end of the next term for each day.
    """
    spells = periods(case, "pep_initiated", ("ceased_looked_after",))
    found = chain(case, spells, "pep_review", lambda anchor, _: both(ends_of_terms[anchor]))
    return [
        Clock(c.anchor, {**c.last, STATUTE: None}, (), c.met, c.ended, c.started, c.number)
        for c in found
    ]
