"""``check_rule``: a third party's rule passes with one method; one that breaks a law does not."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

import timescales as ts
import timescales.testing
from timescales.rules.counting import WorkingDays
from timescales.testing import anchors, calendars, check_rule, hard_days, rules

CHRISTMAS_EVE = date(2026, 12, 24)
ONE_DAY = timedelta(days=1)


@ts.rule("example:midway")
@dataclass(frozen=True, slots=True)
class Midway(ts.DateRule):
    """Halfway, rounded down, from the anchor to the day that another rule gives."""

    of: ts.DateRule

    def trace(self, anchor: date, calendar: ts.WorkingCalendar) -> ts.Step:
        whole = self.of.trace(anchor, calendar)
        if isinstance(whole.outcome, ts.NoDeadline):
            return self.step(anchor, whole.outcome, "there is no way to halve", children=(whole,))
        day = anchor + (whole.outcome.date - anchor) // 2
        outcome = ts.Due(day, whole.outcome.provisional)
        return self.step(anchor, outcome, f"halfway is {day}", children=(whole,))


class TestThirdParty:
    """``@ts.rule`` lets a third party add a node with one method and get everything else."""

    def test_usual_anchors(self) -> None:
        """A rule of one's own keeps every law on the usual anchors."""
        check_rule(Midway(ts.working_days(20)))

    @given(rules(max_leaves=3), anchors())
    @settings(max_examples=20)
    def test_over_any_rule(self, rule: ts.DateRule, anchor: date) -> None:
        """It does so whatever rule it holds, and wherever it stands among others."""
        check_rule(Midway(rule), anchors=[anchor])
        check_rule(Midway(rule).then(ts.months(1)), anchors=[anchor])

    def test_clock_rules(self) -> None:
        """So does a rule of one's own that counts by the clock, or refuses some moments."""
        check_rule(HalfADay())
        check_rule(WinterHorizon())

    def test_a_repr_that_does_not_evaluate(self) -> None:
        """A third party's repr need not evaluate with the public names of timescales."""

        check_rule(Opaque(2), anchors=[CHRISTMAS_EVE])


@ts.rule("example:opaque")
@dataclass(frozen=True, slots=True, repr=False)
class Opaque(ts.DateRule):
    n: int

    def trace(self, anchor: date, calendar: ts.WorkingCalendar) -> ts.Step:
        return self.step(anchor, ts.Due(anchor + self.n * ONE_DAY), "so many days")

    def __repr__(self) -> str:
        return f"<opaque {self.n}>"


class TestBuiltIn:
    """Every built-in rule keeps the laws."""

    @pytest.mark.parametrize(
        "rule",
        [
            ts.working_days(20),
            ts.working_days_before(5),
            ts.strictest_of(ts.days(91), ts.months(3)),
        ],
        ids=str,
    )
    def test_usual_anchors(self, rule: ts.DateRule) -> None:
        """On the hard days of the horizon, and beyond it."""
        check_rule(rule)

    @given(rules(), anchors(date(1977, 1, 1), date(2077, 12, 31)))
    @settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
    def test_any_rule(self, rule: ts.DateRule, anchor: date) -> None:
        """Composed as they may be, from any anchor in the horizon and beside it."""
        check_rule(rule, anchors=[anchor])

    @given(rules(max_leaves=3), calendars(), anchors(date(1995, 1, 1), date(2030, 12, 31)))
    @settings(max_examples=60)
    def test_any_calendar(
        self, rule: ts.DateRule, calendar: ts.WorkingCalendar, anchor: date
    ) -> None:
        """On calendars with other closures and other horizons."""
        check_rule(rule, anchors=[anchor, calendar.first, calendar.projected_to], calendar=calendar)


@dataclass(frozen=True)
class _Base(ts.DateRule):
    """Seven days, rightly; what a subclass changes is wrong."""

    def trace(self, anchor: date, calendar: ts.WorkingCalendar) -> ts.Step:
        return self.step(anchor, self.outcome(anchor, calendar), self.message(anchor))

    def outcome(self, anchor: date, calendar: ts.WorkingCalendar) -> ts.Due:
        return ts.Due(anchor + 7 * ONE_DAY)

    def message(self, anchor: date) -> Any:
        return "seven days"


@ts.rule("wrong:fickle")
@dataclass(frozen=True)
class Fickle(_Base):
    """Counts how often it is asked."""

    asked: tuple[int, ...] = ()

    def outcome(self, anchor: date, calendar: ts.WorkingCalendar) -> ts.Due:
        ASKED.append(anchor)
        return ts.Due(anchor + len(ASKED) * ONE_DAY)


ASKED: list[date] = []


@ts.rule("wrong:guess")
@dataclass(frozen=True)
class Guess(_Base):
    """Counts weekends only once the calendar ends."""

    def outcome(self, anchor: date, calendar: ts.WorkingCalendar) -> ts.Due:
        try:
            day = calendar.add(anchor, 5)
        except ts.HorizonError:
            return ts.Due(anchor + 7 * ONE_DAY)
        return ts.Due(day, calendar.is_provisional(day))


@ts.rule("wrong:sure")
@dataclass(frozen=True)
class Sure(_Base):
    """Reads the calendar and is never provisional."""

    def outcome(self, anchor: date, calendar: ts.WorkingCalendar) -> ts.Due:
        return ts.Due(calendar.add(anchor, 5))


@ts.rule("wrong:unsure")
@dataclass(frozen=True)
class Unsure(_Base):
    """Reads no calendar and is always provisional."""

    def outcome(self, anchor: date, calendar: ts.WorkingCalendar) -> ts.Due:
        return ts.Due(anchor + 7 * ONE_DAY, provisional=True)


@ts.rule("wrong:boastful")
@dataclass(frozen=True)
class Boastful(_Base):
    """Says that it is monotone, and turns back at a new year."""

    @property
    def monotone(self) -> bool:
        return True

    def outcome(self, anchor: date, calendar: ts.WorkingCalendar) -> ts.Due:
        return ts.Due(anchor.replace(year=anchor.year - 1 if anchor.month == 1 else anchor.year))


@ts.rule("wrong:silent")
@dataclass(frozen=True)
class Silent(_Base):
    """Has nothing to say of itself."""

    def __str__(self) -> str:
        return ""


@dataclass
class Mutable(ts.DateRule):
    """Is not frozen."""

    n: int

    def trace(self, anchor: date, calendar: ts.WorkingCalendar) -> ts.Step:
        return self.step(anchor, ts.Due(anchor), "the same day")


@dataclass(frozen=True)
class Unhashable(_Base):
    """Holds a list."""

    held: list[int] = field(default_factory=list)


@ts.rule("wrong:alone")
@dataclass(frozen=True, eq=False)
class Alone(_Base):
    """Is equal to itself only."""

    __eq__ = object.__eq__
    __hash__ = object.__hash__


class Unregistered(ts.DateRule):
    """Has no tag, and is no dataclass."""

    def trace(self, anchor: date, calendar: ts.WorkingCalendar) -> ts.Step:
        return self.step(anchor, ts.Due(anchor), "the same day")

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self)

    def __hash__(self) -> int:
        return 1

    def __repr__(self) -> str:
        return "Unregistered()"


@ts.rule("wrong:agreeable")
@dataclass(frozen=True, eq=False)
class Agreeable(_Base):
    """Is equal to everything."""

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 1


@ts.rule("wrong:posing")
@dataclass(frozen=True, repr=False)
class Posing(_Base):
    """Its repr builds another rule."""

    def __repr__(self) -> str:
        return "working_days(20)"


@ts.rule("wrong:easygoing")
@dataclass(frozen=True)
class Easygoing(_Base):
    """Takes a datetime for a date."""

    def due(self, anchor: date, calendar: ts.WorkingCalendar) -> ts.Due | ts.NoDeadline:
        return super().due(date(2026, 11, 2), calendar)


@ts.rule("wrong:raising")
@dataclass(frozen=True)
class Raising(_Base):
    """Fails on a leap day, as ``replace`` does."""

    def outcome(self, anchor: date, calendar: ts.WorkingCalendar) -> ts.Due:
        return ts.Due(anchor.replace(year=anchor.year + 1))


@ts.rule("wrong:elsewhere")
@dataclass(frozen=True)
class Elsewhere(_Base):
    """Traces another anchor than it was asked about."""

    def trace(self, anchor: date, calendar: ts.WorkingCalendar) -> ts.Step:
        return self.step(anchor + ONE_DAY, ts.Due(anchor), "the day before")


@ts.rule("wrong:hiding")
@dataclass(frozen=True)
class Hiding(_Base):
    """Says that its only limb decides, and answers something else."""

    def trace(self, anchor: date, calendar: ts.WorkingCalendar) -> ts.Step:
        child = ts.days(1).trace(anchor, calendar)
        outcome = ts.Due(anchor + 9 * ONE_DAY)
        return self.step(anchor, outcome, "as the limb", children=(child,), decided_by=0)


@ts.rule("wrong:wordless")
@dataclass(frozen=True)
class Wordless(_Base):
    """Its message is no text, and no JSON."""

    def message(self, anchor: date) -> Any:
        return anchor


@dataclass(frozen=True)
class _ClockBase(ts.ClockRule):
    """Twelve hours, rightly; what a subclass changes is wrong."""

    def trace(self, anchor: date, calendar: ts.WorkingCalendar) -> ts.Step:
        return self.step(anchor, ts.Due(anchor + ONE_DAY), "by noon of the next day at the latest")

    def ends_at(self, moment: datetime) -> datetime:
        return self.end(moment, ts.hours(12).ends_at(moment))

    def end(self, moment: datetime, rightly: datetime) -> datetime:
        return rightly


@ts.rule("example:half_a_day")
@dataclass(frozen=True)
class HalfADay(_ClockBase):
    """A clock rule of one's own."""

    @property
    def monotone(self) -> bool:
        return True


@ts.rule("wrong:uncritical")
@dataclass(frozen=True)
class Uncritical(_ClockBase):
    """Takes a datetime without an offset, as UTC."""

    def ends_at(self, moment: Any) -> datetime:
        if type(moment) is datetime and moment.tzinfo is None:
            return ts.hours(12).ends_at(moment.replace(tzinfo=UTC))
        return ts.hours(12).ends_at(moment)


@ts.rule("wrong:winter_only")
@dataclass(frozen=True)
class WinterOnly(_ClockBase):
    """Knows no summer time, and fails."""

    def end(self, moment: datetime, rightly: datetime) -> datetime:
        if rightly.utcoffset():
            raise ValueError("winter only")
        return rightly


@ts.rule("wrong:winter_horizon")
@dataclass(frozen=True)
class WinterHorizon(_ClockBase):
    """Knows no summer time, and says so: no law is broken."""

    def end(self, moment: datetime, rightly: datetime) -> datetime:
        if rightly.utcoffset():
            raise ts.HorizonError("winter only")
        return rightly


@ts.rule("wrong:naive_end")
@dataclass(frozen=True)
class NaiveEnd(_ClockBase):
    """Answers without an offset."""

    def end(self, moment: datetime, rightly: datetime) -> datetime:
        return rightly.replace(tzinfo=None)


@ts.rule("wrong:stamped")
@dataclass(frozen=True)
class Stamped(_ClockBase):
    """Answers with a datetime of another library."""

    def end(self, moment: datetime, rightly: datetime) -> datetime:
        return Stamp.fromisoformat(rightly.isoformat())


class Stamp(datetime):
    """A datetime of another library."""


@ts.rule("wrong:before")
@dataclass(frozen=True)
class Before(_ClockBase):
    """Answers before the event."""

    def end(self, moment: datetime, rightly: datetime) -> datetime:
        return rightly - ONE_DAY


@ts.rule("wrong:drifting")
@dataclass(frozen=True)
class Drifting(_ClockBase):
    """Lasts longer each time it is asked."""

    def end(self, moment: datetime, rightly: datetime) -> datetime:
        ASKED.append(moment.date())
        return rightly + len(ASKED) * ONE_DAY


@ts.rule("wrong:zoned")
@dataclass(frozen=True)
class Zoned(_ClockBase):
    """Goes by the hour that the datetime happens to show."""

    def end(self, moment: datetime, rightly: datetime) -> datetime:
        return rightly + moment.hour * ONE_DAY


@ts.rule("wrong:boastful_clock")
@dataclass(frozen=True)
class BoastfulClock(HalfADay):
    """Says that it is monotone, and gives mornings a week."""

    def end(self, moment: datetime, rightly: datetime) -> datetime:
        return rightly + (7 * ONE_DAY if rightly.hour < 13 else 0 * ONE_DAY)


@ts.rule("wrong:tomorrow")
@dataclass(frozen=True)
class Tomorrow(_ClockBase):
    """Explains another day than it answers."""

    def explain_at(self, moment: datetime) -> ts.Explanation:
        return super().explain_at(self.ends_at(self.ends_at(moment)))


def _defined_inside() -> ts.DateRule:
    @ts.rule("wrong:local")
    @dataclass(frozen=True)
    class Local(_Base):
        pass

    return Local()


BROKEN: list[tuple[str, Callable[[], ts.DateRule], date]] = [
    ("answers the same when it is asked again", Fickle, CHRISTMAS_EVE),
    ("rests on no day outside the horizon", Guess, CHRISTMAS_EVE),
    ("provisional exactly where", Sure, CHRISTMAS_EVE),
    ("provisional exactly where", Unsure, CHRISTMAS_EVE),
    ("never gives an earlier answer", Boastful, date(2026, 12, 31)),
    ("says what it is", Silent, CHRISTMAS_EVE),
    ("n can be set", lambda: Mutable(2), CHRISTMAS_EVE),
    ("unhashable", Unhashable, CHRISTMAS_EVE),
    ("equal to its copies", Alone, CHRISTMAS_EVE),
    ("data form reads back", Unregistered, CHRISTMAS_EVE),
    ("can be pickled", _defined_inside, CHRISTMAS_EVE),
    ("equal to no value of another kind", Agreeable, CHRISTMAS_EVE),
    ("its repr evaluates to another rule", Posing, CHRISTMAS_EVE),
    ("takes exactly dates", Easygoing, CHRISTMAS_EVE),
    ("or refuses it with HorizonError", Raising, date(2024, 2, 29)),
    ("the trace of a rule is its answer", Elsewhere, CHRISTMAS_EVE),
    ("each gives the answer", Hiding, CHRISTMAS_EVE),
    ("it raised TypeError", Wordless, CHRISTMAS_EVE),
    ("exactly datetimes that know their offset", Uncritical, CHRISTMAS_EVE),
    ("answers any moment, or refuses it with HorizonError", WinterOnly, date(2026, 6, 1)),
    ("at a moment that knows its offset", NaiveEnd, CHRISTMAS_EVE),
    ("at a moment that knows its offset", Stamped, CHRISTMAS_EVE),
    ("not before the event", Before, CHRISTMAS_EVE),
    ("the same when it is read back", Drifting, CHRISTMAS_EVE),
    ("in whatever zone", Zoned, CHRISTMAS_EVE),
    ("later moment never gives an earlier", BoastfulClock, CHRISTMAS_EVE),
    ("the explanation of a moment", Tomorrow, CHRISTMAS_EVE),
]


class TestBroken:
    """A rule that breaks a law is refused with the law, the rule and the anchor."""

    @pytest.mark.parametrize(("law", "make", "anchor"), BROKEN, ids=[law for law, *_ in BROKEN])
    def test_named(self, law: str, make: Callable[[], ts.DateRule], anchor: date) -> None:
        """The error says which law, of which rule."""
        rule = make()
        with pytest.raises(AssertionError, match=law) as raised:
            check_rule(rule, anchors=[anchor])
        assert repr(rule) in str(raised.value)

    def test_anchor(self) -> None:
        """Where an anchor shows it, the error says which."""
        with pytest.raises(
            AssertionError, match="Raising\\(\\) from 2024-02-29: it raised ValueError"
        ):
            check_rule(Raising(), anchors=[date(2024, 2, 28), date(2024, 2, 29)])

    def test_usual_anchors_find_a_leap_day(self) -> None:
        """The usual anchors find what only a leap day shows."""
        with pytest.raises(AssertionError, match="-02-29"):
            check_rule(Raising())

    def test_built_in_repr(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The repr of a built-in rule must evaluate with the public names."""
        monkeypatch.setattr(WorkingDays, "name", "no_such_name")
        with pytest.raises(AssertionError, match="evaluates with the public names"):
            check_rule(ts.working_days(3), anchors=[CHRISTMAS_EVE])


class TestArguments:
    """Wrong arguments are refused with a sentence that says what to pass."""

    def test_not_a_rule(self) -> None:
        """What is not a rule is refused."""
        with pytest.raises(ts.WrongTypeError, match="working_days"):
            check_rule(20)  # type: ignore[arg-type]

    def test_not_a_date(self) -> None:
        """An anchor must be exactly a date."""
        with pytest.raises(ts.WrongTypeError, match="an anchor"):
            check_rule(ts.days(1), anchors=[datetime(2026, 1, 1)])

    def test_hypothesis_missing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Without hypothesis the module says what to install."""
        monkeypatch.setitem(sys.modules, "hypothesis", None)
        with pytest.raises(ImportError, match=r"timescales\[testing\]"):
            importlib.reload(timescales.testing)

    def test_hard_days_inside(self) -> None:
        """The hard days lie inside the horizon, each once and in order."""
        days = hard_days(ts.england_and_wales())
        assert list(days) == sorted(set(days))
        assert days[0] == date(1978, 1, 1)
        assert days[-1] == date(2075, 12, 31)
