"""The demo caseload is a function of its seed, free of contradictions, and has every status."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import timescales as ts
from tests.core.histories import project_heart
from timescales.demo import caseload, complete_from
from timescales.demo.draw import Draw
from timescales.records import HEART

AS_AT = date(2026, 11, 22)
CASES = caseload(2026, 120, AS_AT)
AS_ATS = st.dates(date(2019, 4, 1), date(2073, 12, 31))
EVERY_STATUS = {status.value for status in ts.Status} - {"no_deadline", "met_early"}


def of_kind(kind: str, case: ts.Case) -> list[ts.Event]:
    return [event for event in case.events if event.kind == kind]


def cases_with(*kinds: str) -> list[ts.Case]:
    return [case for case in CASES if all(of_kind(kind, case) for kind in kinds)]


class TestDeterministic:
    """The same seed gives the same caseload in every version of Python."""

    def test_same_again(self) -> None:
        """Two calls with the same arguments give equal cases."""
        assert caseload(2026, 120, AS_AT) == CASES

    @given(seed=st.integers(0, 10**9), children=st.integers(1, 25), more=st.integers(0, 25))
    @settings(max_examples=20)
    def test_larger_caseloads_begin_with_smaller_ones(
        self, seed: int, children: int, more: int
    ) -> None:
        """The first children of a larger caseload are those of a smaller one."""
        assert caseload(seed, children + more, AS_AT)[:children] == caseload(seed, children, AS_AT)

    def test_other_seeds_differ(self) -> None:
        """A seed is not ignored, for any child."""
        assert not set(CASES) & set(caseload(2027, 120, AS_AT))

    def test_chances_are_the_same_for_ever(self) -> None:
        """Python promises the sequence of ``random()`` alone, and no other is used."""
        draw = Draw(2026, 7)
        assert [draw.whole(1, 100) for _ in range(8)] == [19, 76, 11, 89, 11, 7, 44, 41]

    def test_hash_seeds_change_nothing(self) -> None:
        """Processes that order their sets differently give the same caseload."""
        program = (
            "from datetime import date; from timescales.demo import caseload;"
            "print(caseload(2026, 40, date(2026, 11, 22)))"
        )
        outputs = {
            subprocess.run(
                [sys.executable, "-c", program],
                capture_output=True,
                check=True,
                env={**os.environ, "PYTHONHASHSEED": hash_seed},
            ).stdout
            for hash_seed in ("0", "1", "2")
        }
        assert [hashlib.sha256(output).hexdigest() for output in outputs] == [
            hashlib.sha256(f"{CASES[:40]}{os.linesep}".encode()).hexdigest()
        ]


class TestDraw:
    """Every outcome of a chance can come, and nothing else."""

    def test_whole_numbers(self) -> None:
        """Both ends come."""
        draw = Draw(1, 1)
        assert {draw.whole(3, 6) for _ in range(200)} == {3, 4, 5, 6}

    def test_weights(self) -> None:
        """A word comes as often as its weight says; one of weight 0 never."""
        draw = Draw(1, 1)
        drawn = [draw.weighted({"often": 9, "seldom": 1, "never": 0}) for _ in range(2000)]
        assert set(drawn) == {"often", "seldom"}
        assert drawn.count("seldom") == pytest.approx(200, abs=50)

    def test_chance(self) -> None:
        """A probability is the share of times."""
        draw = Draw(1, 1)
        assert sum(draw.chance(0.3) for _ in range(2000)) == pytest.approx(600, abs=60)

    def test_days(self) -> None:
        """Both ends come, and one day alone is itself."""
        draw, first = Draw(1, 1), date(2026, 1, 30)
        days = {draw.day(first, first + timedelta(days=2)) for _ in range(100)}
        assert days == {first, date(2026, 1, 31), date(2026, 2, 1)}
        assert draw.day(first, first) == first


class TestSynthetic:
    """No child in it is real."""

    def test_ids(self) -> None:
        """Identifiers count from DEMO-001."""
        assert [case.subject_id for case in CASES] == [f"DEMO-{n:03}" for n in range(1, 121)]

    def test_teams_and_officers_are_no_names(self) -> None:
        """A team is a point of the compass, an officer a number."""
        events = [event for case in CASES for event in case.events]
        assert {event.details["team"].split()[0] for event in events} == {"Team"}
        assert {event.details["officer"] for event in events} == {
            f"Officer {n}" for n in range(1, 7)
        }


class TestNoContradictions:
    """Projecting the caseload gives no finding of severity error."""

    @given(seed=st.integers(0, 10**6), as_at=AS_ATS, policy=st.sampled_from(ts.policies.NAMES))
    @settings(max_examples=25)
    def test_no_errors(self, seed: int, as_at: date, policy: str) -> None:
        """Whatever the seed, the day and the policy."""
        for case in caseload(seed, 20, as_at):
            projection = project_heart(case, as_at=as_at, policy=policy)
            errors = [f for f in projection.findings if f.severity is ts.Severity.ERROR]
            assert errors == []

    @given(seed=st.integers(0, 10**6), as_at=AS_ATS)
    @settings(max_examples=25)
    def test_plausible_lives(self, seed: int, as_at: date) -> None:
        """A child is born before its first event, and nothing but leaving care comes at 18."""
        for case in caseload(seed, 20, as_at):
            assert case.date_of_birth is not None
            assert case.date_of_birth < case.events[0].date
            majority = case.date_of_birth.replace(year=case.date_of_birth.year + 18)
            after = [e for e in case.events if e.date >= majority and not is_booked(e)]
            assert {(e.kind, e.date) for e in after} <= {("ceased_looked_after", majority)}

    @given(seed=st.integers(0, 10**6), as_at=AS_ATS)
    @settings(max_examples=25)
    def test_the_record_has_bounds(self, seed: int, as_at: date) -> None:
        """Before the record begins only the start of care is known; after as_at, what is booked."""
        begins = complete_from(as_at)
        for case in caseload(seed, 20, as_at):
            assert case.complete_from == begins
            early = {event.kind for event in case.events if event.date < begins}
            assert early <= {"became_looked_after"}
            ahead = [event for event in case.events if event.date > as_at]
            assert all(map(is_booked, ahead))
            assert all(event.date > as_at for event in case.events if is_booked(event))

    def test_secure_children_are_old_enough(self) -> None:
        """A child under 13 is not placed in secure accommodation without more ado."""
        secure = cases_with("secure_placement_started")
        for case in secure:
            placed = of_kind("secure_placement_started", case)[0].date
            assert case.date_of_birth is not None
            assert placed >= case.date_of_birth.replace(year=case.date_of_birth.year + 13)
        assert len(secure) == 6

    def test_participation_fits_the_age(self) -> None:
        """PN0 is for children under four, the others for those from their fourth birthday."""
        codes = set()
        for case in CASES:
            assert case.date_of_birth is not None
            fourth = case.date_of_birth.replace(year=case.date_of_birth.year + 4)
            for review in of_kind("lac_review", case):
                code = review.details["participation"]
                assert (code == "PN0") == (review.date < fourth)
                codes.add(code)
        assert codes == {f"PN{n}" for n in range(8)}


def is_booked(event: ts.Event) -> bool:
    return event.kind.endswith("_booked")


class TestEveryStatus:
    """A default caseload shows each status that can be had under the law in force."""

    @pytest.mark.parametrize("policy", ts.policies.NAMES)
    @pytest.mark.parametrize("as_at", [AS_AT, date(2026, 4, 1), date(2030, 2, 28)])
    def test_under_every_policy(self, policy: str, as_at: date) -> None:
        """Met in time and late, upcoming, overdue, lapsed, missed and not known."""
        statuses = {
            obligation.status.value
            for case in caseload(2026, 120, as_at)
            for obligation in project_heart(case, as_at=as_at, policy=policy)
        }
        assert statuses == EVERY_STATUS

    def test_every_duty(self) -> None:
        """Each of the six duties is met by some and open for some."""
        obligations = [o for case in CASES for o in project_heart(case, as_at=AS_AT)]
        assert {o.timescale for o in obligations if o.met} == set(HEART)

    def test_the_statute_is_told_apart(self) -> None:
        """Meetings planned by day counts are sometimes late by the statute."""
        obligations = [o for case in CASES for o in project_heart(case, as_at=AS_AT)]
        assert any(o.exceeds_statutory_limit for o in obligations)
        assert any(
            o.met_on and o.due and o.statutory_limit and o.statutory_limit < o.met_on <= o.due
            for o in obligations
        )


class TestStories:
    """Of every twenty children, so many have each story."""

    def test_looked_after_twice(self) -> None:
        """Coming back starts the clock again."""
        twice = [case for case in CASES if len(of_kind("became_looked_after", case)) == 2]
        assert len(twice) == 6
        for case in twice:
            [left] = of_kind("ceased_looked_after", case)
            assert left.date < of_kind("became_looked_after", case)[1].date

    def test_known_since_before_the_record(self) -> None:
        """Their first review on record has no known stage."""
        late = [case for case in CASES if case.events[0].date < complete_from(AS_AT)]
        assert len(late) == 12
        for case in late:
            first = project_heart(case, as_at=AS_AT)[0]
            assert first.stage is None
            assert first.met is not None

    def test_first_review_overdue(self) -> None:
        """Newly looked after, and notified too late."""
        overdue = [
            obligation
            for case in CASES
            for obligation in project_heart(case, as_at=AS_AT)
            if obligation.status is ts.Status.OVERDUE and obligation.ordinal == 1
        ]
        assert len([o for o in overdue if o.timescale == "lac_review"]) >= 6

    def test_turning_18(self) -> None:
        """Half of them leave care on their 18th birthday; the others are months short of it."""
        ages = [
            (case, case.date_of_birth.replace(year=case.date_of_birth.year + 18))
            for case in CASES
            if case.date_of_birth and (AS_AT - case.date_of_birth).days > 6400
        ]
        assert len(ages) == 6
        adult = [case for case, majority in ages if majority <= AS_AT]
        assert len(adult) == 3
        for case, majority in ages:
            left = {(e.date, e.details["leaving_reason"]) for e in of_kind(LEFT, case)}
            assert left == ({(majority, "E17")} if case in adult else set())

    @pytest.mark.parametrize(
        ("kinds", "number"),
        [
            (("secure_placement_started", "secure_order_made"), 6),
            (("transfer_in_notified",), 6),
            (("icpc_not_required",), 6),
            (("cp_plan_ended", "became_looked_after"), 6),
            (("cp_plan_ended",), 12),
            (("dispute_raised",), 12),
            (("strategy_discussion",), 30),
            (("became_looked_after",), 90),
        ],
    )
    def test_numbers(self, kinds: tuple[str, ...], number: int) -> None:
        """As many children in six times twenty as the documentation of the package says."""
        assert len(cases_with(*kinds)) == number

    def test_disputes(self) -> None:
        """A dispute has its stages in order, and is resolved, withdrawn or still open."""
        ends = set()
        for case in cases_with("dispute_raised"):
            [raised] = of_kind("dispute_raised", case)
            stages = of_kind("dispute_stage", case)
            assert [stage.details["stage"] for stage in stages] == list("123")[: len(stages)]
            assert {stage.ref for stage in stages} == {raised.ref}
            ends |= {e.kind for e in case.events if e.kind.startswith("dispute_")}
        assert ends >= {"dispute_resolved", "dispute_withdrawn"}

    def test_a_second_strategy_discussion_is_a_remark(self) -> None:
        """The clock runs from the one that initiated the enquiry."""
        found = [f for case in CASES for f in project_heart(case, as_at=AS_AT).findings]
        assert {(f.code, f.event.kind) for f in found} == {("already_open", "strategy_discussion")}

    def test_secure_orders_are_renewed(self) -> None:
        """Where the clock runs from the order, a later order does not start another."""
        renewed = [
            case
            for case in cases_with("secure_order_made")
            if len(of_kind("secure_order_made", case)) == 2
        ]
        assert renewed
        for case in renewed:
            projection = project_heart(case, as_at=AS_AT, policy="sunderland")
            anchors = [o.anchor for o in projection if o.timescale == "secure_review"]
            assert anchors[0] == of_kind("secure_order_made", case)[0].date
            assert of_kind("secure_order_made", case)[1].date not in anchors


LEFT = "ceased_looked_after"


class TestRefusals:
    """What cannot be meant is refused, with the way out."""

    @pytest.mark.parametrize(
        "arguments",
        [
            {"seed": True},
            {"seed": "2026"},
            {"children": 1.5},
            {"children": True},
            {"as_at": "2026-11-22"},
            {"as_at": datetime(2026, 11, 22)},
        ],
    )
    def test_wrong_types(self, arguments: Mapping[str, Any]) -> None:
        """A seed and a number are whole numbers, a day is a date."""
        given: dict[str, Any] = {"seed": 1, "children": 1, "as_at": AS_AT}
        with pytest.raises(ts.WrongTypeError, match=next(iter(arguments))):
            caseload(**given | dict(arguments))

    @pytest.mark.parametrize(
        "arguments",
        [
            {"seed": -1},
            {"children": 0},
            {"as_at": date(2019, 3, 31)},
            {"as_at": date(2074, 1, 1)},
        ],
    )
    def test_wrong_values(self, arguments: Mapping[str, Any]) -> None:
        """Nobody, negative seeds and days out of range."""
        given: dict[str, Any] = {"seed": 1, "children": 1, "as_at": AS_AT}
        with pytest.raises(ts.WrongValueError):
            caseload(**given | dict(arguments))

    @pytest.mark.parametrize(
        ("as_at", "first"),
        [
            (date(2026, 3, 31), date(2022, 4, 1)),
            (date(2026, 4, 1), date(2023, 4, 1)),
            (date(2019, 4, 1), date(2016, 4, 1)),
        ],
    )
    def test_complete_from(self, as_at: date, first: date) -> None:
        """Three census years before the one of the day, from its 1 April."""
        assert complete_from(as_at) == first
