"""Timescales of several kinds, with windows, relaxations and stages of many sorts."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

import timescales as ts
from tests.core.histories import ENGLAND, PUBLIC
from timescales.policy import strictest

RULE = ts.days(42)
FIRST = ts.Stage("first", RULE, ts.Occurrences(1, 1))
LATER = ts.Stage("later", RULE, ts.Occurrences(2))
ACT = ts.Citation("uksi/2020/445/regulation/8")
RELAXED = ts.Relaxation(date(2020, 4, 24), date(2020, 9, 25), "by video where need be", ACT)


def duty(*stages: ts.Stage, **other: Any) -> ts.Timescale:
    given: dict[str, Any] = {
        "id": "visit",
        "title": "Visit",
        "subject": "child",
        "started_by": "placed",
        "met_by": "visited",
        "series": ts.Series(stages or (FIRST,)),
    }
    return ts.Timescale(**given | other)


class TestKinds:
    """Several kinds: any of them starts, meets or ends."""

    @pytest.mark.parametrize(
        ("given", "kept", "several"),
        [
            ("a", "a", ("a",)),
            (("a",), "a", ("a",)),
            (("a", "b"), ("a", "b"), ("a", "b")),
            ((), (), ()),
        ],
    )
    def test_each(self, given: Any, kept: Any, several: tuple[str, ...]) -> None:
        """One is a text, whichever way it was given; `()` is none."""
        made = duty(started_by=given, met_by=given, ended_by=given)
        assert made.started_by == made.met_by == made.ended_by == kept
        assert made.starts == made.meets == made.ends == several
        assert ts.from_data(json.loads(json.dumps(ts.to_data(made)))) == made
        assert eval(repr(made), PUBLIC) == made

    def test_no_end(self) -> None:
        """A duty may have nothing that ends it."""
        assert duty().ends == ()

    @pytest.mark.parametrize("given", [("a", "B"), ["a", "b"], ("",), ("a", None)])
    def test_refusals(self, given: Any) -> None:
        """Each is lower-case words, and several are a tuple."""
        for name in ("started_by", "met_by", "ended_by"):
            with pytest.raises(ts.WrongValueError, match="A name in timescale 'visit' must be"):
                duty(**{name: given})

    @pytest.mark.parametrize("field", ["anchored_on", "only_while", "alongside"])
    def test_lists(self, field: str) -> None:
        """So is each of the others, of which there may be none."""
        assert getattr(duty(), field) == ()
        with pytest.raises(ts.WrongTypeError, match=f"{field} must be a list of str"):
            duty(**{field: "a"})
        with pytest.raises(ts.WrongValueError, match="A name in timescale 'visit' must be"):
            duty(**{field: ("A",)})

    def test_every_kind_that_it_reads(self) -> None:
        """Those of its clock, its conditions and its caps; not the ids of other timescales."""
        stage = ts.Stage("each", RULE, ts.Before("x"), no_later_than=(ts.ByEvent("y"),))
        made = duty(
            stage,
            started_by=("a", "b"),
            ended_by=("c", "d"),
            anchored_on=("e",),
            only_while=("f",),
            alongside=("other",),
        )
        assert made.event_kinds == {"a", "b", "visited", "c", "d", "e", "f", "x", "y"}


class TestAddresses:
    """The address of the earliest day is `id.not_before`."""

    WINDOW = replace(FIRST, not_before=ts.days(28))

    @pytest.mark.parametrize(
        ("stages", "addresses"),
        [
            ((FIRST,), ("visit",)),
            ((WINDOW,), ("visit", "visit.not_before")),
            ((FIRST, LATER), ("visit.first", "visit.later")),
            ((WINDOW, LATER), ("visit.first", "visit.not_before", "visit.later")),
            (
                (WINDOW, replace(LATER, not_before=ts.days(14))),
                (
                    "visit.first",
                    "visit.first.not_before",
                    "visit.later",
                    "visit.later.not_before",
                ),
            ),
        ],
    )
    def test_each(self, stages: tuple[ts.Stage, ...], addresses: tuple[str, ...]) -> None:
        """Or, where several stages have a window, that of its stage; each finds its own rule."""
        made = duty(*stages)
        assert made.addresses == addresses
        rules = [
            rule for stage in stages for rule in (stage.rule, stage.not_before) if rule is not None
        ]
        for address, rule in zip(addresses, rules, strict=True):
            _, _, name = address.partition(".")
            assert made.stage(name or None).rule == rule

    def test_refusals(self) -> None:
        """Without a window there is no earliest day; with several, which is to be said."""
        with pytest.raises(ts.UnknownNameError, match="visit has no stage 'not_before': name one"):
            duty().stage("not_before")
        both = duty(self.WINDOW, replace(LATER, not_before=ts.days(14)))
        with pytest.raises(ts.UnknownNameError) as refused:
            both.stage("not_before")
        assert str(refused.value) == (
            "visit has no stage 'not_before': name one of visit.first, visit.first.not_before, "
            "visit.later or visit.later.not_before."
        )

    def test_one_stage_by_its_name(self) -> None:
        """The bare id is its address, and its name finds it too."""
        assert duty(self.WINDOW).stage("first") == duty(self.WINDOW).stage() == self.WINDOW


class TestClock:
    """Two timescales of one clock have the same occurrences."""

    @pytest.mark.parametrize(
        "other",
        [
            {"started_by": "moved"},
            {"met_by": "seen"},
            {"ended_by": "left"},
            {"anchored_on": ("born",)},
            {"from_set_day": True},
            {"concurrent": True},
            {"reopens_by_ref_only": True},
            {"restarts": True},
            {"once": True},
            {"beforehand": True},
            {"only_while": ("in_care",)},
        ],
        ids=lambda other: next(iter(other)),
    )
    def test_what_decides_when_it_runs(self, other: dict[str, Any]) -> None:
        """Every field by which it starts, is met or ends; but not its numbers and notes."""
        assert duty().clock != duty(**other).clock
        aside = duty(FIRST, LATER, title="Other", notes=("a note",), relaxations=(RELAXED,))
        assert aside.clock == duty().clock

    def test_policies_of_two_clocks_are_not_merged(self) -> None:
        """The refusal says what each reads."""
        one, other = (
            ts.Policy(name, (duty(started_by=kinds),))
            for name, kinds in (("one", "placed"), ("other", ("moved", "placed")))
        )
        with pytest.raises(ts.PolicyError, match="visit is clocked on different events") as refused:
            strictest(one, other)
        assert "placed and visited in one and moved, placed and visited in" in str(refused.value)


class TestStrictest:
    """Two policies merged: what is in one only is kept."""

    def merged(self, one: ts.Timescale, other: ts.Timescale) -> ts.Timescale:
        [made] = strictest(ts.Policy("one", (one,)), ts.Policy("other", (other,))).timescales
        return made

    def test_relaxations_and_rivals(self) -> None:
        """Those of both, each once."""
        plain, relaxed = duty(), duty(relaxations=(RELAXED,), alongside=("other",))
        for made in (self.merged(plain, relaxed), self.merged(relaxed, plain)):
            assert made.relaxations == (RELAXED,)
            assert made.alongside == ("other",)
        assert self.merged(relaxed, relaxed).relaxations == (RELAXED,)

    def test_stages_of_other_conditions(self) -> None:
        """Kept in order; of different conditions they cannot be merged."""
        by_age = duty(
            ts.Stage("young", RULE, ts.Aged(under=5)), ts.Stage("older", RULE, ts.Aged(least=5))
        )
        assert [s.name for s in self.merged(by_age, by_age).series.stages] == ["young", "older"]
        other = duty(
            ts.Stage("young", RULE, ts.Aged(under=6)), ts.Stage("older", RULE, ts.Aged(least=6))
        )
        with pytest.raises(ts.PolicyError, match="stage 'young' is the aged under 5 occurrence"):
            self.merged(by_age, other)


class TestOverlays:
    """Rules by address, that of an earliest day among them."""

    WINDOW = replace(FIRST, not_before=ts.days(28))

    def test_several_windows(self) -> None:
        """Each by the address of its own stage."""
        later = replace(LATER, not_before=ts.days(28))
        policy = ts.Policy("mine", (duty(self.WINDOW, later),))
        laid = policy.overlaid("ours", rules={"visit.later.not_before": ts.days(21)})
        assert laid.timescale("visit").series.stages == (
            self.WINDOW,
            replace(later, not_before=ts.days(21)),
        )

    def test_refusals(self) -> None:
        """There must be a window to replace, and a rule to put there."""
        policy = ts.Policy("mine", (duty(),))
        with pytest.raises(ts.UnknownNameError, match="visit has no stage 'not_before'"):
            policy.overlaid("ours", rules={"visit.not_before": ts.days(21)})
        wrong: Any = 21
        window = ts.Policy("mine", (duty(self.WINDOW),))
        with pytest.raises(ts.WrongTypeError, match="must be a rule such as"):
            window.overlaid("ours", rules={"visit.not_before": wrong})


class TestRelaxation:
    """`Relaxation(since, until, says, source)`: the dates stand, and say so."""

    def test_words(self) -> None:
        """`repr` constructs; `str` is the note."""
        assert repr(RELAXED) == (
            "Relaxation(date(2020, 4, 24), date(2020, 9, 25), 'by video where need be', "
            "Citation('uksi/2020/445/regulation/8'))"
        )
        assert eval(repr(RELAXED), PUBLIC) == RELAXED
        assert str(RELAXED) == (
            f"relaxed from 24 April 2020 to 25 September 2020 by {ACT}: by video where need be; "
            "the date stands"
        )

    def test_data(self) -> None:
        """Through JSON text."""
        assert ts.from_data(json.loads(json.dumps(ts.to_data(RELAXED)))) == RELAXED
        relaxed = duty(relaxations=(RELAXED,))
        assert ts.from_data(ts.to_data(relaxed)) == relaxed

    def test_a_day(self) -> None:
        """It may be one day long, and not shorter."""
        day = RELAXED.since
        assert ts.Relaxation(day, day, "on that day", ACT).until == day
        with pytest.raises(ts.WrongValueError, match="cannot end on 2020-04-23, before it begins"):
            ts.Relaxation(day, date(2020, 4, 23), "never", ACT)

    @pytest.mark.parametrize("name", ["since", "until"])
    def test_exactly_dates(self, name: str) -> None:
        """As everywhere."""
        wrong: Any = {name: "2020-04-24"}
        with pytest.raises(ts.WrongTypeError, match=f"{name} must be exactly a datetime.date"):
            replace(RELAXED, **wrong)

    @pytest.mark.parametrize(
        ("anchor", "said"),
        [
            (date(2020, 3, 12), 0),
            (date(2020, 3, 13), 1),
            (date(2020, 8, 14), 1),
            (date(2020, 8, 15), 0),
        ],
    )
    def test_the_due_date_decides(self, anchor: date, said: int) -> None:
        """From the first day to the last, whatever it was counted from (42 days before)."""
        notes = duty(relaxations=(RELAXED,)).explain(anchor, ENGLAND).notes
        assert notes.count(str(RELAXED)) == said


def test_a_version_says_what_is_to_be_said_of_it() -> None:
    """In the explanation of an anchor that it governs, and of no other."""
    rule = ts.dated(
        ts.Version(ts.days(42), until=date(2020, 4, 23)),
        ts.Version(ts.weeks(24), since=date(2020, 4, 24), note="read in a summary"),
    )
    for whole in (rule, ts.strictest_of(rule, ts.years(2))):
        made = duty(replace(FIRST, rule=whole), notes=("from the placement",))
        assert made.explain(date(2020, 4, 24), ENGLAND).notes == (
            "read in a summary",
            "from the placement",
        )
        assert made.explain(date(2020, 4, 23), ENGLAND).notes == ("from the placement",)
