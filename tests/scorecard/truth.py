"""What each measure comes to on the demo, from its events, by code that shares none with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date

import timescales as ts
from tests.oracles import walking
from tests.scorecard import clocks
from tests.scorecard.clocks import POLICY, months_on, named
from tests.scorecard.rows import (
    Asked,
    Row,
    Rows,
    always_in_time,
    booked,
    due,
    events,
    held_in_time,
    late,
    said,
)

TERMS = [
    (date(year, *first), date(year, *last))
    for year in range(2016, 2075)
    for first, last in (((1, 5), (3, 28)), ((4, 14), (7, 21)), ((9, 3), (12, 19)))
]
"""The terms of an authority, each with its first day and its last."""


def children_reviewed(asked: Asked) -> Iterator[Row]:
    care = clocks.now(clocks.in_care(asked.case), asked.end)
    if care and clocks.working_days_on(care[0], 20) <= asked.end:
        found = clocks.reviews(asked.case)
        yield Row("", always_in_time(asked, found, asked.year_before_end))


def plans_reviewed(asked: Asked) -> Iterator[Row]:
    plan = clocks.now(clocks.planned(asked.case), asked.end)
    if plan and months_on(plan[0], 3) <= asked.end:
        found = clocks.plan_reviews(asked.case)
        yield Row("", always_in_time(asked, found, asked.year_before_end))


def visited_before(asked: Asked) -> Iterator[Row]:
    for clock in clocks.reviews(asked.case):
        if clock.met and clock.met.date in asked:
            visits = [e.date for e in named(asked.case, "pre_review_visit")]
            yield Row("", any(clock.anchor < day <= clock.met.date for day in visits))


def permanence(asked: Asked) -> Iterator[Row]:
    for clock in clocks.reviews(asked.case):
        if clock.met and clock.met.date in asked and clock.number == 2:
            plans = [e.date for e in named(asked.case, "permanence_plan_made")]
            yield Row("", any(clock.started <= day <= clock.met.date for day in plans))


def whose(case: ts.Case, event: ts.Event) -> str:
    if clocks.now(clocks.in_care(case), event.date):
        return "looked after"
    return "on a plan" if clocks.now(clocks.planned(case), event.date) else "neither"


def raised_about(rows: Rows, group: str) -> Rows:
    """The rows of a child whose dispute was raised when it was in a group; it has one at most."""

    def those(asked: Asked) -> Iterator[Row]:
        disputes = named(asked.case, "dispute_raised")
        if disputes and whose(asked.case, disputes[0]) == group:
            yield from rows(asked)

    return those


def took_part(code: str) -> bool:
    return code not in ("PN4", "PN7")


def part_in_reviews(asked: Asked) -> Iterator[Row]:
    for event in named(asked.case, "lac_review"):
        if event.date in asked and event.details["participation"] != "PN0":
            yield Row("", took_part(event.details["participation"]))


def part_in_last(asked: Asked) -> Iterator[Row]:
    care = clocks.now(clocks.in_care(asked.case), asked.end)
    held = [e for e in named(asked.case, "lac_review") if care and care[0] <= e.date <= asked.end]
    if held and held[-1].details["participation"] != "PN0":
        yield Row("", took_part(held[-1].details["participation"]))


def looked_after(counts: Callable[[Asked, date], bool | None]) -> Rows:
    """Each child looked after at the end, and whether it counts, of the day its care began."""

    def rows(asked: Asked) -> Iterator[Row]:
        care = clocks.now(clocks.in_care(asked.case), asked.end)
        if care:
            yield Row("", counts(asked, care[0]))

    return rows


def last_said(asked: Asked, name: str) -> str:
    found = [e for e in asked.case.events if e.date <= asked.end and name in e.details]
    return found[-1].details[name]


def recent(*kinds: str) -> Callable[[Asked, date], bool]:
    def counts(asked: Asked, _: date) -> bool:
        days = [e.date for e in named(asked.case, *kinds) if e.date <= asked.end]
        return bool(days) and months_on(days[-1], 6) >= asked.end

    return counts


def by_officer(asked: Asked) -> Iterator[Row]:
    if clocks.now(clocks.in_care(asked.case), asked.end):
        yield Row(last_said(asked, "officer"))


def by_officer_of_either(asked: Asked) -> Iterator[Row]:
    in_either = (clocks.in_care, clocks.planned)
    if any(clocks.now(spells(asked.case), asked.end) for spells in in_either):
        yield Row(last_said(asked, "officer"))


def by_kind(asked: Asked) -> Iterator[Row]:
    if clocks.now(approvals(asked.case), asked.end):
        yield Row(last_said(asked, "approved_as"))


def reviewed_again(asked: Asked) -> Iterator[Row]:
    reviews = [e for e in named(asked.case, "foster_review") if e.date in asked]
    if reviews:
        yield Row("", len(reviews) > 1)


def placed_in_secure(asked: Asked) -> Iterator[Row]:
    if any(e.date in asked for e in named(asked.case, "secure_placement_started")):
        yield Row()


def healthy(asked: Asked, _: date) -> bool | None:
    found = clocks.initial_health(asked.case) + clocks.health_reviews(asked.case)
    return always_in_time(asked, found, None)


def end_of_next_term(day: date) -> date:
    """Of the term after the one that had begun last."""
    ahead = [last for first, last in TERMS if first > day]
    return min(ahead)


def educated(asked: Asked) -> Iterator[Row]:
    born, care = asked.case.date_of_birth, clocks.now(clocks.in_care(asked.case), asked.end)
    if not born or not care:
        return
    if not clocks.birthday(born, 5) <= asked.end < clocks.birthday(born, 16):
        return
    days = [e.date for e in named(asked.case, "pep_initiated", "pep_review")]
    reviews = clocks.education_reviews(asked.case, {d: end_of_next_term(d) for d in days})
    begun = [e for e in named(asked.case, "pep_initiated") if care[0] <= e.date <= asked.end]
    yield Row("", always_in_time(asked, reviews if begun else clocks.plans_begun(asked.case), None))


def by_category(asked: Asked) -> Iterator[Row]:
    if clocks.now(clocks.planned(asked.case), asked.end):
        yield Row(last_said(asked, "category"))


def pathway(asked: Asked) -> Iterator[Row]:
    born = asked.case.date_of_birth
    if born and months_on(clocks.birthday(born, 16), 3) <= asked.end:
        yield from looked_after(recent("pathway_plan_prepared", "pathway_review"))(asked)


def backlog(asked: Asked) -> Iterator[Row]:
    for clock in clocks.minutes(asked.case):
        last = clock.last[asked.verdict]
        if last and last < asked.end and clock.done(asked.end) is None:
            yield Row()


def days_to_conference(asked: Asked) -> Iterator[Row]:
    for clock in clocks.conferences(asked.case):
        if clock.met and clock.met.date in asked:
            days = walking.every_day(clock.anchor + walking.ONE_DAY, clock.met.date)
            n = sum(map(walking.is_open, days))
            bands = {10: "0 to 10", 15: "11 to 15", 20: "16 to 20"}
            yield Row(next((b for most, b in bands.items() if n <= most), "21 and over"))


def durations(asked: Asked) -> Iterator[Row]:
    for start, end in clocks.planned(asked.case):
        if end and end in asked:
            if months_on(start, 24) <= end:
                yield Row("2 years or over")
            elif months_on(start, 12) < end:
                yield Row("over 1 year, under 2")
            elif months_on(start, 6) < end:
                yield Row("over 6 to 12 months")
            elif months_on(start, 3) < end:
                yield Row("over 3 to 6 months")
            else:
                yield Row("3 months or less")


def over_a_year(asked: Asked) -> Iterator[Row]:
    plan = clocks.now(clocks.planned(asked.case), asked.end)
    if plan:
        yield Row("", months_on(plan[0], 12) < asked.end)


def dispute_stages(asked: Asked) -> Iterator[Row]:
    for event in named(asked.case, "dispute_resolved", "dispute_withdrawn"):
        if event.date in asked:
            stages = named(asked.case, "dispute_stage")
            yield Row([e.details["stage"] for e in stages if e.date <= event.date][-1])


def approvals(case: ts.Case) -> list[tuple[date, date | None]]:
    return clocks.periods(
        case, "foster_carer_approved", ("foster_carer_approval_ended",), of_a_child=False
    )


def carers(asked: Asked) -> Iterator[Row]:
    if clocks.now(approvals(asked.case), asked.end):
        yield Row("", always_in_time(asked, clocks.carer_reviews(asked.case), None))


def home_months(asked: Asked) -> Iterator[Row]:
    spells = clocks.periods(asked.case, "home_registered", ("home_closed",), of_a_child=False)
    visits = [e.date for e in named(asked.case, "reg44_visit")]
    for start, end in spells:
        day = asked.start
        while day <= asked.end:
            first = day.replace(day=1)
            open_throughout = start <= first and (end is None or day < end)
            if walking.last_of_its_month(day) and open_throughout:
                yield Row("", any(first <= visit <= day for visit in visits))
            day += walking.ONE_DAY


def under_section_20(asked: Asked, _: date) -> bool:
    return last_said(asked, "legal_status") == "V2"


disputes_by_theme = events("dispute_raised", said("theme"))

TRUTH: dict[str, Rows] = {
    "reviews_in_time": held_in_time(clocks.reviews),
    "children_reviewed_in_time": children_reviewed,
    "reviews_due": due(clocks.reviews),
    "reviews_booked_in_time": booked(clocks.reviews, "lac_review_booked"),
    "pre_review_visits": events("pre_review_visit"),
    "reviews_after_a_visit": visited_before,
    "permanence_by_second_review": permanence,
    "secure_children": placed_in_secure,
    "secure_reviews_in_time": held_in_time(clocks.secure_reviews),
    "participation_in_reviews": part_in_reviews,
    "participation_in_last_review": part_in_last,
    "participation_by_code": events("lac_review", said("participation")),
    "views_by_tool": events("views_recorded", said("tool")),
    "section_20": looked_after(under_section_20),
    "care_plans_up_to_date": looked_after(recent("care_plan_prepared", "care_plan_updated")),
    "peps_up_to_date": educated,
    "health_up_to_date": looked_after(healthy),
    "pathway_plans_up_to_date": pathway,
    "looked_after_by_officer": by_officer,
    "children_by_officer": by_officer_of_either,
    "minutes_in_time": due(clocks.minutes),
    "minutes_backlog": backlog,
    "icpcs_in_time": held_in_time(clocks.conferences),
    "icpcs_meetings_in_time": held_in_time(clocks.conferences),
    "icpcs_by_days": days_to_conference,
    "transfer_ins_in_time": held_in_time(clocks.transfers),
    "rcpcs_in_time": held_in_time(clocks.plan_reviews),
    "rcpcs_meetings_in_time": held_in_time(clocks.plan_reviews),
    "icpcs_due": due(clocks.conferences),
    "rcpcs_due": due(clocks.plan_reviews),
    "icpcs_booked_in_time": booked(clocks.conferences, "icpc_booked"),
    "rcpcs_booked_in_time": booked(clocks.plan_reviews, "rcpc_booked"),
    "assessments_in_time": held_in_time(lambda c: clocks.assessments(c, "referral_received")),
    "assessments_in_time_dfe": held_in_time(lambda c: clocks.assessments(c, "assessment_started")),
    "plans_reviewed_in_time": plans_reviewed,
    "plans_by_category": by_category,
    "plans_ended_by_duration": durations,
    "plans_over_12_months": over_a_year,
    "late_reviews_by_reason": late(clocks.reviews),
    "late_secure_reviews_by_reason": late(clocks.secure_reviews),
    "late_icpcs_by_reason": late(clocks.conferences),
    "late_icpcs_by_reason_meetings": late(clocks.conferences),
    "late_transfer_ins_by_reason": late(clocks.transfers),
    "late_rcpcs_by_reason": late(clocks.plan_reviews),
    "late_rcpcs_by_reason_meetings": late(clocks.plan_reviews),
    "disputes_by_theme": disputes_by_theme,
    "looked_after_disputes_by_theme": raised_about(disputes_by_theme, "looked after"),
    "plan_disputes_by_theme": raised_about(disputes_by_theme, "on a plan"),
    "disputes_by_child": events("dispute_raised", whose),
    "disputes_by_stage": dispute_stages,
    "looked_after_disputes_by_stage": raised_about(dispute_stages, "looked after"),
    "plan_disputes_by_stage": raised_about(dispute_stages, "on a plan"),
    "disputes_in_time": held_in_time(clocks.disputes),
    "midway_reviews": events("midway_review", whose),
    "good_practice": events("good_practice_noted", whose),
    "foster_reviews_in_time": held_in_time(clocks.carer_reviews),
    "foster_carers_up_to_date": carers,
    "foster_carers_by_kind": by_kind,
    "foster_carers_reviewed_again": reviewed_again,
    "reg44_months": home_months,
    "allegations_by_threshold": events("allegation_referred", said("threshold")),
    "allegations_by_outcome": events("allegation_concluded", said("outcome")),
}
"""What each measure comes to."""


def truth(
    measure: str, cases: Iterable[ts.Case], start: date, end: date, verdict: str
) -> Counter[tuple[str, bool | None]]:
    """How many there are in each band that count, do not, and of which it is not known."""
    named_by = POLICY if verdict == "as recorded" else verdict
    rows = [row for case in cases for row in TRUTH[measure](Asked(case, start, end, named_by))]
    if "meetings" not in measure:
        return Counter((row.band, row.counts) for row in rows)
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.meeting, []).append(row)
    return Counter(
        (
            one[0].band if len({row.band for row in one}) == 1 else "several",
            all(row.counts for row in one),
        )
        for one in found.values()
    )
