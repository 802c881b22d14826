"""The duty, and the histories that it is folded over."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, replace
from datetime import date, datetime
from typing import Any

import pytest

import timescales as ts
from tests.core.histories import ENGLAND, PUBLIC
from timescales.event_kinds import is_known_kind, unknown_kind

MON_2_NOV_2026 = date(2026, 11, 2)
FIRST, SECOND, LATER = ts.working_days(20), ts.days(91), ts.days(183)


def duty(**other: Any) -> ts.Timescale:
    given: dict[str, Any] = {
        "id": "plan",
        "title": "Plan",
        "subject": "child",
        "started_by": "plan_started",
        "met_by": "plan_made",
        "series": ts.Series(first=FIRST, second=SECOND, subsequent=LATER),
    }
    return ts.Timescale(**given | other)


def occurrence(number: int, *, at_least: bool = False) -> ts.Facts:
    day = MON_2_NOV_2026
    return ts.Facts(number, day, day, ts.england_and_wales(), at_least=at_least)


class TestSeries:
    """`Series`: an ordered tuple of named `Stage(name, rule, when)`, with `Series(first=…,
    second=…, subsequent=…)` for the usual three (no `second` means `subsequent`)."""

    @pytest.mark.parametrize(
        ("series", "names"),
        [
            (ts.Series(first=FIRST, second=SECOND, subsequent=LATER),
             ["first", "second", "subsequent", "subsequent"]),
            (ts.Series(first=FIRST, subsequent=LATER),
             ["first", "subsequent", "subsequent", "subsequent"]),
            (ts.Series(first=FIRST, second=SECOND), ["first", "second", None, None]),
            (ts.Series(first=FIRST), ["first", None, None, None]),
        ],
    )  # fmt: skip
    def test_usual_stages(self, series: ts.Series, names: list[str | None]) -> None:
        """Which stage each of four occurrences is in; there may be no such occurrence."""
        for number, name in enumerate(names, start=1):
            stages = series.possible(occurrence(number))
            assert [stage.name for stage in stages] == ([name] if name else [])
            assert series.goes_on(number) == (name is not None)

    def test_own_stages(self) -> None:
        """Stages of one's own, for as many occurrences as they say."""
        series = ts.Series(
            (
                ts.Stage("first_year", ts.weeks(6), ts.Occurrences(1, 8)),
                ts.Stage("later", ts.months(3), ts.Occurrences(9)),
            )
        )
        assert [stage.name for stage in series.possible(occurrence(9))] == ["later"]
        for number, names in ((8, ["first_year", "later"]), (9, ["later"])):
            missing = series.possible(occurrence(number, at_least=True))
            assert [stage.name for stage in missing] == names

    @pytest.mark.parametrize(
        "series",
        [
            ts.Series(first=FIRST, second=SECOND, subsequent=LATER),
            ts.Series(first=FIRST, subsequent=LATER),
            ts.Series(first=FIRST),
            ts.Series((ts.Stage("only", FIRST, ts.Occurrences(1)),)),
            ts.Series((ts.Stage("first", FIRST, ts.Occurrences(1, 2)),)),
        ],
    )
    def test_repr_constructs(self, series: ts.Series) -> None:
        """In the short form where it says the same."""
        assert eval(repr(series), PUBLIC) == series
        assert repr(ts.Series(first=FIRST)) == "Series(first=working_days(20))"

    def test_a_list_of_stages_is_kept_as_a_tuple(self) -> None:
        """A series is a value, however its stages were given."""
        stages: Any = [ts.Stage("only", FIRST, ts.Occurrences(1))]
        series = ts.Series(stages)
        stages.clear()
        assert len(series.stages) == 1
        assert len({series}) == 1

    @pytest.mark.parametrize(
        "stages",
        [
            (("a", 1, 1), ("b", 3, None)),
            (("a", 1, 2), ("b", 2, None)),
            (("a", 1, None), ("b", 2, None)),
            (("a", 2, None),),
        ],
    )
    def test_without_gap_or_overlap(self, stages: tuple[tuple[str, int, int | None], ...]) -> None:
        """Stages follow one another from the first occurrence; the refusal shows them."""
        with pytest.raises(ts.WrongValueError, match=r"follow one another from the 1st .* a \("):
            ts.Series(
                tuple(ts.Stage(n, FIRST, ts.Occurrences(since, to)) for n, since, to in stages)
            )

    def test_second_needs_first(self) -> None:
        """The usual stages begin with the first."""
        with pytest.raises(ts.WrongValueError, match=r"subsequent \(2nd and later\)"):
            ts.Series(subsequent=LATER)

    def test_different_names(self) -> None:
        """An address names one stage."""
        with pytest.raises(ts.WrongValueError, match="need different names, not"):
            ts.Series(
                (
                    ts.Stage("a", FIRST, ts.Occurrences(1, 1)),
                    ts.Stage("a", SECOND, ts.Occurrences(2)),
                )
            )

    def test_one_way_or_the_other(self) -> None:
        """Stages, or first=… and those that follow; not both, not neither."""
        stage = ts.Stage("only", FIRST, ts.Occurrences(1))
        with pytest.raises(ts.WrongTypeError, match="A series takes stages, or first="):
            ts.Series((stage,), first=FIRST)
        with pytest.raises(ts.WrongTypeError, match="A series takes stages, or first="):
            ts.Series()

    @pytest.mark.parametrize("stages", [FIRST, "first", (FIRST,)])
    def test_nothing_else(self, stages: Any) -> None:
        """A rule is not yet a stage."""
        with pytest.raises(ts.WrongTypeError, match="stages must "):
            ts.Series(stages)


class TestOccurrences:
    """Which occurrences of a duty a stage is for."""

    @pytest.mark.parametrize(
        ("when", "inside", "said"),
        [
            (ts.Occurrences(1, 1), [1], "1st"),
            (ts.Occurrences(2, 3), [2, 3], "2nd to 3rd"),
            (ts.Occurrences(3), [3, 4, 5], "3rd and later"),
        ],
    )
    def test_bounds(self, when: ts.Occurrences, inside: list[int], said: str) -> None:
        """Both ends are included; None is open."""
        assert [number for number in range(1, 6) if number in when] == inside
        assert str(when) == said
        assert eval(repr(when), PUBLIC) == when

    @pytest.mark.parametrize(("first", "last"), [(0, None), (-1, 1), (2, 1)])
    def test_refusals(self, first: int, last: int | None) -> None:
        """From 1, and the last not before the first."""
        with pytest.raises(ts.WrongValueError, match=r"must be . or more"):
            ts.Occurrences(first, last)


class TestNames:
    """Ids, stages and event kinds are lower-case words joined by underscores."""

    @pytest.mark.parametrize(
        "name", ["", "Plan", "plan made", "plan.made", "1st", "_plan", None, 5]
    )
    def test_refusals(self, name: Any) -> None:
        """Anything else could not be an address."""
        with pytest.raises(ts.WrongValueError, match="must be lower-case words joined by"):
            ts.Stage(name, FIRST, ts.Occurrences(1))
        for field in ("id", "started_by", "met_by"):
            with pytest.raises(ts.WrongValueError, match="must be lower-case words joined by"):
                duty(**{field: name})

    def test_optional_kinds(self) -> None:
        """The end may be absent; where it is given it is a name, as the anchors are."""
        assert duty(ended_by=None).event_kinds == {"plan_started", "plan_made"}
        with pytest.raises(ts.WrongValueError, match="not 'Ended'"):
            duty(ended_by="Ended")
        with pytest.raises(ts.WrongValueError, match="not 'Conference'"):
            duty(anchored_on=("Conference",))
        text: Any = "conference"
        with pytest.raises(ts.WrongTypeError, match="anchored_on must be a list of str"):
            duty(anchored_on=text)
        with pytest.raises(ts.WrongTypeError, match="notes must be a list of str"):
            duty(notes=text)


class TestTimescale:
    """`Timescale` (id, title, subject, started_by, met_by, ended_by, anchored_on, concurrent,
    series, citations, authority, notes)."""

    def test_addresses(self) -> None:
        """An address is `id` or `id.stage`."""
        assert duty().addresses == ("plan.first", "plan.second", "plan.subsequent")
        assert duty(series=ts.Series(first=FIRST)).addresses == ("plan",)

    def test_stage_by_name(self) -> None:
        """A bare id with several stages is refused with their list."""
        assert duty().stage("second").rule == SECOND
        assert duty(series=ts.Series(first=FIRST)).stage().rule == FIRST
        assert duty(series=ts.Series(first=FIRST)).stage("first").rule == FIRST
        with pytest.raises(ts.UnknownNameError) as refused:
            duty().stage()
        assert str(refused.value) == (
            "plan has several stages: name one of plan.first, plan.second or plan.subsequent."
        )
        with pytest.raises(ts.UnknownNameError, match=r"^plan has no stage 'third': name one of"):
            duty().stage("third")
        with pytest.raises(ts.UnknownNameError, match=r"^plan has no stage '': name one of"):
            duty().stage("")

    def test_event_kinds(self) -> None:
        """Every kind that it reads."""
        assert duty(ended_by="plan_ended", anchored_on=("icpc",)).event_kinds == {
            "plan_started",
            "plan_made",
            "plan_ended",
            "icpc",
        }

    @pytest.mark.parametrize(
        ("first", "subsequent", "expected"),
        [
            (FIRST, LATER, (None, None)),
            (ts.dated(ts.Version(FIRST, since=MON_2_NOV_2026)), LATER, (None, None)),
            (
                ts.dated(ts.Version(FIRST, since=MON_2_NOV_2026)),
                ts.dated(ts.Version(LATER, since=date(2020, 1, 1))),
                (date(2020, 1, 1), None),
            ),
            (
                ts.dated(ts.Version(FIRST, since=date(2020, 1, 1), until=date(2021, 1, 1))),
                ts.dated(ts.Version(LATER, since=date(2020, 1, 1), until=MON_2_NOV_2026)),
                (date(2020, 1, 1), MON_2_NOV_2026),
            ),
            (
                ts.dated(ts.Version(FIRST, until=date(2021, 1, 1))),
                ts.dated(ts.Version(LATER, since=date(2020, 1, 1), until=MON_2_NOV_2026)),
                (None, MON_2_NOV_2026),
            ),
        ],
    )
    def test_in_force(
        self, first: ts.DateRule, subsequent: ts.DateRule, expected: tuple[date | None, date | None]
    ) -> None:
        """A timescale's own range is derived from the versions of its stages."""
        assert duty(series=ts.Series(first=first, subsequent=subsequent)).in_force == expected

    def test_sources(self) -> None:
        """Its citations and those of its versions, each once; verified where all were read."""
        read = ts.Citation("uksi/2010/959", verified=MON_2_NOV_2026)
        unread = ts.Guidance("Handbook")
        rule = ts.dated(ts.Version(FIRST, until=MON_2_NOV_2026, source=read),
                        ts.Version(FIRST, since=date(2026, 11, 3)))  # fmt: skip
        only_read = duty(series=ts.Series(first=rule), citations=(read,))
        assert only_read.sources == (read,)
        assert only_read.verified
        both = replace(only_read, citations=(unread,))
        assert both.sources == (unread, read)
        assert not both.verified
        assert not duty().verified

    def test_sources_of_merged_rules(self) -> None:
        """However deep the versions lie."""
        one, other = ts.Guidance("One"), ts.Guidance("Other")
        rule = ts.strictest_of(
            ts.dated(ts.Version(FIRST, source=one)),
            ts.dated(ts.Version(SECOND, source=other)).rolled_to(ts.NEXT_WORKING_DAY),
        )
        assert duty(series=ts.Series(first=rule)).sources == (one, other)

    def test_repr_constructs(self) -> None:
        """Fields at their defaults are left out."""
        assert repr(duty(series=ts.Series(first=FIRST))) == (
            "Timescale(id='plan', title='Plan', subject='child', started_by='plan_started', "
            "met_by='plan_made', series=Series(first=working_days(20)))"
        )
        full = duty(
            ended_by="plan_ended",
            concurrent=True,
            authority=ts.Authority.LOCAL,
            citations=(ts.Citation("uksi/2010/959"),),
        )
        assert eval(repr(full), PUBLIC) == full

    def test_immutable(self) -> None:
        """A duty does not change, and can be a key."""
        with pytest.raises(FrozenInstanceError):
            duty().title = "Other"  # type: ignore[misc]
        assert len({duty(), duty()}) == 1


class TestEvent:
    """`Event(kind, date, ref=None, details={})`."""

    def test_details_are_text_to_text(self) -> None:
        """Kept, sorted, and never shared with the caller."""
        given = {"team": "North", "officer": "A"}
        event = ts.Event("lac_review", MON_2_NOV_2026, details=given)
        given["team"] = "South"
        assert event.details == {"officer": "A", "team": "North"}
        assert list(event.details) == ["officer", "team"]
        assert (len(event.details), event.details["team"]) == (2, "North")

    def test_details_do_not_change(self) -> None:
        """Immutable, hashable, and picklable."""
        event = ts.Event("lac_review", MON_2_NOV_2026, details={"team": "North"})
        details: Any = event.details
        with pytest.raises(TypeError):
            details["team"] = "South"
        with pytest.raises(AttributeError, match="details do not change"):
            details._pairs = {}
        assert hash(event) == hash(
            ts.Event("lac_review", MON_2_NOV_2026, details={"team": "North"})
        )
        assert pickle.loads(pickle.dumps(event)) == event
        assert repr(details) == "{'team': 'North'}"

    @pytest.mark.parametrize(
        ("event", "constructs", "said"),
        [
            (
                ts.Event("lac_review", MON_2_NOV_2026),
                "Event('lac_review', date(2026, 11, 2))",
                "lac_review on 2026-11-02",
            ),
            (
                ts.Event("icpc", MON_2_NOV_2026, "A", {"team": "North"}),
                "Event('icpc', date(2026, 11, 2), ref='A', details={'team': 'North'})",
                "icpc on 2026-11-02 (ref A)",
            ),
        ],
    )
    def test_words(self, event: ts.Event, constructs: str, said: str) -> None:
        """repr constructs; str is short, and names no detail."""
        assert (repr(event), str(event)) == (constructs, said)
        assert eval(constructs, PUBLIC) == event

    @pytest.mark.parametrize("day", [datetime(2026, 11, 2), "2026-11-02", True, None])
    def test_exactly_dates(self, day: Any) -> None:
        """As everywhere."""
        with pytest.raises(ts.WrongTypeError, match=r"date must be exactly a datetime.date"):
            ts.Event("lac_review", day)

    @pytest.mark.parametrize(
        ("arguments", "sentence"),
        [
            ({"kind": ""}, "kind must be a text"),
            ({"kind": None}, "kind must be a text"),
            ({"ref": ""}, "ref must be a text or None"),
            ({"ref": 5}, "ref must be a text or None"),
            ({"details": None}, "details must be a mapping of texts"),
            ({"details": {"stage": 1}}, "details map text to text, not 'stage' to 1"),
            ({"details": {1: "stage"}}, "details map text to text, not 1 to 'stage'"),
        ],
    )
    def test_refusals(self, arguments: dict[str, Any], sentence: str) -> None:
        """Each says what to pass."""
        given: dict[str, Any] = {"kind": "lac_review", "date": MON_2_NOV_2026} | arguments
        with pytest.raises(ts.WrongTypeError, match=sentence):
            ts.Event(**given)


class TestCase:
    """`Case(subject_id, events, date_of_birth=None, complete_from=None)`; immutable, sorted,
    order-independent. Equal events are one event."""

    A = ts.Event("became_looked_after", date(2026, 11, 2))
    B = ts.Event("lac_review", date(2026, 11, 24))

    def test_order_and_repetition_do_not_matter(self) -> None:
        """The same history is the same value."""
        sorted_once = ts.Case("C1", (self.A, self.B))
        listed: Any = [self.B, self.A, self.B]
        assert ts.Case("C1", listed) == sorted_once
        assert hash(ts.Case("C1", listed)) == hash(sorted_once)
        assert sorted_once.events == (self.A, self.B)

    def test_events_of_one_day_that_differ_are_kept(self) -> None:
        """Only equal events are one."""
        again = ts.Event("lac_review", self.B.date, details={"team": "North"})
        assert len(ts.Case("C1", (self.B, again)).events) == 2

    @pytest.mark.parametrize(
        "case",
        [
            ts.Case("C1"),
            ts.Case(
                "C1",
                (A, B),
                date_of_birth=date(2010, 1, 1),
                complete_from=date(2020, 4, 1),
                not_recorded=frozenset({"secure_review"}),
            ),
        ],
    )
    def test_repr_constructs(self, case: ts.Case) -> None:
        """With the public names alone."""
        assert eval(repr(case), PUBLIC) == case

    @pytest.mark.parametrize(
        ("arguments", "sentence"),
        [
            ({"subject_id": ""}, "subject_id must be a text that is not empty"),
            ({"subject_id": 5}, "subject_id must be a text that is not empty"),
            ({"events": A}, "events must be a list of Event"),
            ({"events": ("lac_review",)}, "events must hold only Event"),
            ({"date_of_birth": "2010-01-01"}, "date_of_birth must be exactly a datetime.date"),
            ({"complete_from": datetime(2020, 4, 1)}, "complete_from must be exactly a datetime"),
            ({"not_recorded": "lac_review"}, "not_recorded must be a list of str"),
        ],
    )
    def test_refusals(self, arguments: dict[str, Any], sentence: str) -> None:
        """Each says what to pass, and none repeats the subject's id."""
        with pytest.raises(ts.WrongTypeError, match=sentence) as refused:
            ts.Case(**{"subject_id": "C1"} | arguments)
        assert "C1" not in str(refused.value)


class TestKinds:
    """Event kinds, the same words in Python and in files."""

    @pytest.mark.parametrize(
        "kind",
        [
            "became_looked_after", "lac_review", "ceased_looked_after", "strategy_discussion",
            "icpc", "icpc_not_required", "transfer_in_notified", "transfer_in_conference",
            "transfer_in_not_required", "cp_plan_started", "rcpc", "cp_plan_ended",
            "secure_placement_started", "secure_order_made", "secure_review",
            "secure_placement_ended", "dispute_raised", "dispute_stage", "dispute_resolved",
            "dispute_withdrawn", "lac_review_booked", "lac_review_adjourned", "icpc_booked",
        ],
    )  # fmt: skip
    def test_known(self, kind: str) -> None:
        """Those of the table, and each of them booked or adjourned."""
        assert is_known_kind(kind)

    @pytest.mark.parametrize("kind", ["review", "_booked", "review_booked", "LAC_REVIEW", "booked"])
    def test_unknown(self, kind: str) -> None:
        """No other, unless a policy brings it."""
        assert not is_known_kind(kind)
        assert is_known_kind("visit", ["visit"])
        assert is_known_kind("visit_booked", ["visit"])

    def test_the_nearest_is_offered(self) -> None:
        """So that a slip of the pen can be put right."""
        assert unknown_kind("lac_reveiw") == (
            "'lac_reveiw' is not an event kind. "
            "Did you mean lac_review, secure_review or midway_review?"
        )
        assert unknown_kind("visits", ["visit"]).endswith("Did you mean visit?")

    def test_the_list_is_read_only(self) -> None:
        """And says what each kind means."""
        kinds: Any = ts.EVENT_KINDS
        with pytest.raises(TypeError):
            kinds["visit"] = "a visit"
        assert all(ts.EVENT_KINDS.values())


def test_calendar_is_an_argument() -> None:
    """Rules never hold a calendar: the same duty answers by another calendar's days."""
    closed = ENGLAND.with_closures({date(2026, 11, 16): "Burst pipes"})
    icpc = duty(series=ts.Series(first=ts.working_days(10)))
    assert icpc.explain(MON_2_NOV_2026, ENGLAND).step.outcome == ts.Due(date(2026, 11, 16))
    assert icpc.explain(MON_2_NOV_2026, closed).step.outcome == ts.Due(date(2026, 11, 17))
