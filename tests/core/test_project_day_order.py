"""The fold: which event does what, on one day and over many."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

import timescales as ts
from tests.core.histories import DAY, case, codes, dues, event, project, project_heart, statuses

MON_2_NOV_2026 = date(2026, 11, 2)
MON_30_NOV_2026 = date(2026, 11, 30)
FUTURE = date(2027, 3, 1)
BECAME, REVIEW, CEASED = "became_looked_after", "lac_review", "ceased_looked_after"


def summary(*events: ts.Event, as_at: date = FUTURE) -> list[str]:
    """Each obligation as ``ordinal anchor status``, the anchor in days from 2 November 2026."""
    return [
        f"{o.ordinal} {(o.anchor - MON_2_NOV_2026).days} {o.status.value}"
        for o in project(as_at, *events)
    ]


class TestOneDay:
    """The order of one day: then an open duty is met; then ended; then a new one starts; then the
    new one is met; then ended."""

    START = event(BECAME, MON_2_NOV_2026)
    DAY_10 = date(2026, 11, 12)

    @pytest.mark.parametrize(
        ("kinds", "expected", "findings"),
        [
            # one step
            ([REVIEW], ["1 0 met_in_time", "2 10 overdue"], []),
            ([CEASED], ["1 0 lapsed"], []),
            ([BECAME], ["1 0 overdue"], ["already_open"]),
            # met, then ended: what would follow the review makes no obligation
            ([REVIEW, CEASED], ["1 0 met_in_time"], []),
            # met, then a second start while open
            ([REVIEW, BECAME], ["1 0 met_in_time", "2 10 overdue"], ["already_open"]),
            # ended, then started again
            ([CEASED, BECAME], ["1 0 lapsed", "1 10 overdue"], []),
            # met, ended, and started again
            ([REVIEW, CEASED, BECAME], ["1 0 met_in_time", "1 10 overdue"], []),
        ],
    )
    def test_while_open(self, kinds: list[str], expected: list[str], findings: list[str]) -> None:
        """A day on which the duty was already open, in whatever order its events are given."""
        for order in permutations(kinds):
            events = [self.START, *(event(kind, self.DAY_10) for kind in order)]
            assert summary(*events) == expected
            assert codes(project(FUTURE, *events)) == findings

    @pytest.mark.parametrize(
        ("kinds", "expected", "findings"),
        [
            ([BECAME], ["1 0 overdue"], []),
            # started, then met
            ([BECAME, REVIEW], ["1 0 met_in_time", "2 0 overdue"], []),
            # started, then ended: an anchor on the day its duty ends makes no obligation
            ([BECAME, CEASED], [], []),
            # started, met, and ended
            ([BECAME, REVIEW, CEASED], ["1 0 met_in_time"], []),
            # nothing was open
            ([REVIEW], [], ["not_started"]),
            ([CEASED], [], ["nothing_to_end"]),
            ([REVIEW, CEASED], [], ["not_started", "nothing_to_end"]),
        ],
    )
    def test_while_closed(self, kinds: list[str], expected: list[str], findings: list[str]) -> None:
        """A day on which it was not open."""
        for order in permutations(kinds):
            events = [event(kind, MON_2_NOV_2026) for kind in order]
            assert summary(*events) == expected
            assert sorted(codes(project(FUTURE, *events))) == sorted(findings)

    def test_every_step(self) -> None:
        """Met, ended, started, met and ended again, all on one day; each event used once."""
        events = [
            self.START,
            event(REVIEW, self.DAY_10),
            event(CEASED, self.DAY_10),
            event(BECAME, self.DAY_10),
            event(REVIEW, self.DAY_10, meeting="2"),
            event(CEASED, self.DAY_10, meeting="2"),
        ]
        assert summary(*events) == ["1 0 met_in_time", "1 10 met_in_time"]
        assert codes(project(FUTURE, *events)) == []

    def test_a_day_holds_one_meeting(self) -> None:
        """A second review on the day of another meets nothing, and is a finding."""
        events = [self.START, event(REVIEW, self.DAY_10), event(REVIEW, self.DAY_10, room="2")]
        assert summary(*events) == ["1 0 met_in_time", "2 10 overdue"]
        assert codes(project(FUTURE, *events)) == ["second_on_day"]

    def test_equal_events_are_one(self) -> None:
        """Equal events are one event: nothing is said of the repetition."""
        events = [self.START, self.START, event(REVIEW, self.DAY_10), event(REVIEW, self.DAY_10)]
        assert summary(*events) == ["1 0 met_in_time", "2 10 overdue"]
        assert codes(project(FUTURE, *events)) == []


class TestUsedOnce:
    """Each event is used once, by the first step that it fits."""

    VISIT = ts.Timescale(
        id="visit",
        title="Visit",
        subject="child",
        started_by="visit",
        met_by="visit",
        ended_by="placement_ended",
        series=ts.Series(first=ts.weeks(6), subsequent=ts.weeks(6)),
    )
    POLICY = ts.Policy("visits", (VISIT,))

    def test_a_kind_that_starts_and_meets(self) -> None:
        """The first starts the duty and does not meet it; the second meets it, no more."""
        visits = [event("visit", MON_2_NOV_2026), event("visit", MON_30_NOV_2026)]
        projection = project(MON_30_NOV_2026, *visits, policy=self.POLICY)
        assert statuses(projection) == ["met_in_time", "upcoming"]
        assert [o.anchor for o in projection] == [MON_2_NOV_2026, MON_30_NOV_2026]
        assert codes(projection) == []

    def test_a_kind_that_meets_and_ends(self) -> None:
        """An open duty is met before it is ended."""
        once = ts.Policy(
            "once",
            (
                ts.Timescale(
                    id="panel", title="Panel", subject="child", started_by="referred",
                    met_by="panel_held", ended_by="panel_held", series=ts.Series(first=ts.weeks(1)),
                ),
            ),
        )  # fmt: skip
        projection = project(FUTURE, event("referred", MON_2_NOV_2026),
                             event("panel_held", MON_2_NOV_2026 + DAY), policy=once)  # fmt: skip
        assert statuses(projection) == ["met_in_time"]
        assert codes(projection) == []


class TestOverTime:
    """Early reviews bring the next date forward; the next anchor is the date held; leaving care
    ends the clock and coming back starts it again."""

    def test_the_next_anchor_is_the_date_held(self) -> None:
        """Never the date due: reviews held early and late."""
        history = [
            event(BECAME, MON_2_NOV_2026),
            event(REVIEW, date(2026, 11, 10)),
            event(REVIEW, date(2027, 2, 20)),
        ]
        projection = project(FUTURE, *history)
        assert [str(o.anchor) for o in projection] == ["2026-11-02", "2026-11-10", "2027-02-20"]
        assert dues(projection) == ["2026-11-30", "2027-02-10", "2027-08-20"]
        assert statuses(projection) == ["met_in_time", "met_late", "upcoming"]

    def test_leaving_and_re_entering(self) -> None:
        """Ordinal counts within one started duty and begins again at 1."""
        history = [
            event(BECAME, MON_2_NOV_2026),
            event(REVIEW, date(2026, 11, 20)),
            event(CEASED, date(2026, 12, 18)),
            event(BECAME, date(2027, 1, 25)),
        ]
        projection = project(FUTURE, *history)
        assert [(o.ordinal, o.stage and o.stage.name, str(o.due)) for o in projection] == [
            (1, "first", "2026-11-30"),
            (2, "second", "2027-02-20"),
            (1, "first", "2027-02-22"),
        ]
        assert statuses(projection) == ["met_in_time", "lapsed", "overdue"]

    def test_stages(self) -> None:
        """First, second, and then the last stage for ever."""
        history = [event(BECAME, date(2020, 1, 6))]
        history += [event(REVIEW, date(2020 + n // 2, 2 + 6 * (n % 2), 3)) for n in range(6)]
        projection = project(date(2023, 1, 1), *history)
        assert [o.stage.name for o in projection if o.stage] == ["first", "second"] + [
            "subsequent"
        ] * 5
        assert [o.ordinal for o in projection] == [1, 2, 3, 4, 5, 6, 7]

    def test_a_duty_of_one_occurrence(self) -> None:
        """Once met there is no next."""
        history = [event("strategy_discussion", MON_2_NOV_2026), event("icpc", date(2026, 11, 16))]
        assert statuses(project(FUTURE, *history)) == ["met_in_time"]

    @pytest.mark.parametrize(
        "kind",
        ["lac_review_booked", "lac_review_adjourned", "dispute_stage", "episode_started"],
    )
    def test_recorded_and_meet_nothing(self, kind: str) -> None:
        """Kinds ending `_booked` and `_adjourned` are recorded and meet nothing, nor does
        `dispute_stage`; none is a finding."""
        history = [event(BECAME, MON_2_NOV_2026), event("dispute_raised", MON_2_NOV_2026)]
        more = event(kind, date(2026, 11, 12), stage="2")
        with_it, without = project(FUTURE, *history, more), project(FUTURE, *history)
        assert with_it == without

    def test_a_series_of_meetings_is_one_review(self) -> None:
        """Recorded at its completion."""
        history = [
            event(BECAME, MON_2_NOV_2026),
            event("lac_review_adjourned", date(2026, 11, 26)),
            event(REVIEW, date(2026, 12, 3)),
        ]
        assert statuses(project(FUTURE, *history)) == ["met_late", "upcoming"]

    def test_ended_without_any_review(self) -> None:
        """A short period of care leaves one obligation that lapsed."""
        assert summary(event(BECAME, MON_2_NOV_2026), event(CEASED, MON_2_NOV_2026 + DAY)) == [
            "1 0 lapsed"
        ]

    def test_order_of_obligations(self) -> None:
        """By timescale in the policy's order, then by start, then by ordinal."""
        history = [
            event("cp_plan_started", date(2026, 11, 16)),
            event("icpc", date(2026, 11, 16)),
            event("strategy_discussion", MON_2_NOV_2026),
            event(BECAME, date(2026, 12, 1)),
        ]
        assert [o.timescale for o in project(FUTURE, *history)] == ["lac_review", "icpc", "rcpc"]

    def test_subjects_are_apart(self) -> None:
        """A case is one subject's."""
        projections = [
            project_heart(
                ts.Case(subject, case(event(BECAME, MON_2_NOV_2026)).events), as_at=FUTURE
            )
            for subject in ("A", "B")
        ]
        assert [o.subject_id for p in projections for o in p] == ["A", "B"]
