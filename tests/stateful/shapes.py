"""Duties of every shape, each twice: as a timescale, and as a row that the naive model reads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeAlias

import timescales as ts
from tests.oracles import walking
from tests.oracles.walking import ONE_DAY

Dates: TypeAlias = Callable[[date], date]


@dataclass(frozen=True)
class World:
    """One way in which an occurrence can be: its number, its days and what has happened."""

    ordinal: int
    started: date
    anchor: date
    born: date
    happened: frozenset[str]

    @property
    def age(self) -> int:
        return walking.age_on(self.born, self.anchor)


@dataclass(frozen=True)
class Stage:
    """A stage of a row: by when, in which worlds, and what else binds."""

    name: str
    due: Dates
    holds: Callable[[World], bool]
    opens: Dates | None = None
    no_later_than: tuple[str, int] | None = None
    """A kind of event, and which of them since the start of the duty."""
    no_later_than_set_day: bool = False


@dataclass(frozen=True)
class Row:
    """A duty, as its specification reads."""

    timescale: ts.Timescale
    stages: tuple[Stage, ...]
    repeats: bool = False
    decided_by: tuple[str, ...] = ()
    from_set_day: bool = False
    restarts: bool = False
    once: bool = False
    beforehand: bool = False
    only_while: str = ""
    counted_from: str = ""
    hours: int = 0
    child: bool = True
    starts: tuple[str, ...] = field(init=False)
    meets: tuple[str, ...] = field(init=False)
    ends: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        for name in ("starts", "meets", "ends"):
            object.__setattr__(self, name, getattr(self.timescale, name))

    @property
    def id(self) -> str:
        return self.timescale.id

    @property
    def kinds(self) -> set[str]:
        return {*self.starts, *self.meets, *self.ends, self.only_while}


def after(n: int) -> Dates:
    return lambda anchor: anchor + n * ONE_DAY


def always(_: World) -> bool:
    return True


def first(world: World) -> bool:
    return world.ordinal == 1


FIRST = ts.Occurrences(1, 1)
EACH = ts.Occurrences(1)


def _timescale(
    name: str, starts: tuple[str, ...], meets: str, ends: tuple[str, ...], *stages: ts.Stage
) -> ts.Timescale:
    return ts.Timescale(
        id=name,
        title=name.capitalize(),
        subject="child",
        started_by=starts,
        met_by=meets,
        ended_by=ends,
        series=ts.Series(stages),
    )


PLACED, OVER = ("placed", "moved"), ("left", "ceased")

# Visits: begun again by a move; stages by number, by time and by an event.
VISIT = Row(
    replace(
        _timescale(
            "visit",
            PLACED,
            "visited",
            OVER,
            ts.Stage("first", ts.weeks(1), FIRST),
            ts.Stage(
                "often",
                ts.weeks(4),
                ts.AllOf(
                    (ts.Occurrences(2), ts.AnyOf((ts.Within(ts.days(60)), ts.Before("agreed"))))
                ),
            ),
            ts.Stage(
                "seldom",
                ts.weeks(12),
                ts.AllOf((ts.Occurrences(2), ts.Beyond(ts.days(60)), ts.Since("agreed"))),
            ),
        ),
        restarts=True,
    ),
    (
        Stage("first", after(7), first),
        Stage(
            "often",
            after(28),
            lambda w: (
                w.ordinal > 1
                and (w.anchor <= w.started + 60 * ONE_DAY or "agreed" not in w.happened)
            ),
        ),
        Stage(
            "seldom",
            after(84),
            lambda w: (
                w.ordinal > 1 and w.anchor > w.started + 60 * ONE_DAY and "agreed" in w.happened
            ),
        ),
    ),
    repeats=True,
    decided_by=("agreed",),
    restarts=True,
)

# Weekly until something happens, which may be on the due day itself.
CALL = Row(
    _timescale(
        "call",
        ("began",),
        "called",
        ("ceased",),
        ts.Stage("weekly", ts.weeks(1), ts.Before("reviewed")),
        ts.Stage("monthly", ts.days(30), ts.Since("reviewed")),
    ),
    (
        Stage("weekly", after(7), lambda w: "reviewed" not in w.happened),
        Stage("monthly", after(30), lambda w: "reviewed" in w.happened),
    ),
    repeats=True,
    decided_by=("reviewed",),
)

# A plan for the whole of a period, made before it or early in it.
CARE_PLAN = Row(
    replace(
        _timescale(
            "care_plan", PLACED, "planned", ("ceased",), ts.Stage("only", ts.days(10), FIRST)
        ),
        once=True,
        beforehand=True,
    ),
    (Stage("only", after(10), first),),
    once=True,
    beforehand=True,
)

# A plan for each placement.
PLACEMENT_PLAN = Row(
    replace(
        _timescale("placement_plan", PLACED, "planned", OVER, ts.Stage("only", ts.days(5), FIRST)),
        restarts=True,
        beforehand=True,
    ),
    (Stage("only", after(5), first),),
    restarts=True,
    beforehand=True,
)

# Reports, the first of which may be made before they are owed.
REPORT = Row(
    replace(
        _timescale(
            "report",
            ("began",),
            "reported",
            ("ceased",),
            ts.Stage("first", ts.days(20), FIRST),
            ts.Stage("later", ts.days(40), ts.Occurrences(2)),
        ),
        beforehand=True,
    ),
    (
        Stage("first", after(20), first),
        Stage("later", after(40), lambda w: w.ordinal > 1),
    ),
    repeats=True,
    beforehand=True,
)

# Counted back from the day that a booking sets, with a window.
NOTICE = Row(
    replace(
        _timescale(
            "notice",
            ("booked",),
            "noticed",
            ("cancelled",),
            ts.Stage("only", ts.days_before(5), FIRST, not_before=ts.days_before(20)),
        ),
        from_set_day=True,
        restarts=True,
    ),
    (Stage("only", after(-5), first, opens=after(-20)),),
    from_set_day=True,
    restarts=True,
)

# Counted back from a day that is set, given before or after it is, and kept where it is moved.
INTENTION = Row(
    replace(
        _timescale(
            "intention",
            ("booked",),
            "noticed",
            ("cancelled",),
            ts.Stage("only", ts.days_before(5), FIRST, not_before=ts.days_before(20)),
        ),
        from_set_day=True,
        restarts=True,
        beforehand=True,
    ),
    (Stage("only", after(-5), first, opens=after(-20)),),
    from_set_day=True,
    restarts=True,
    beforehand=True,
)

# By the child's age on the day counted from.
HEALTH = Row(
    _timescale(
        "health",
        ("began",),
        "checked",
        ("ceased",),
        ts.Stage("young", ts.days(30), ts.Aged(under=5)),
        ts.Stage("older", ts.days(60), ts.Aged(least=5)),
    ),
    (
        Stage("young", after(30), lambda w: w.age < 5),
        Stage("older", after(60), lambda w: w.age >= 5),
    ),
    repeats=True,
)

# Only in the period that something else began; a window on every occurrence.
DECISION = Row(
    replace(
        _timescale(
            "decision",
            ("assessed",),
            "decided",
            ("ceased",),
            ts.Stage("each", ts.days(42), EACH, not_before=ts.days(28)),
        ),
        only_while=("began",),
    ),
    (Stage("each", after(42), always, opens=after(28)),),
    repeats=True,
    only_while="began",
)

# An order that another order replaces, and that says itself when it expires.
ORDER = Row(
    _timescale(
        "order",
        ("ordered",),
        "ordered",
        ("left",),
        ts.Stage("first", ts.days(30), FIRST, no_later_than=(ts.BySetDay("its own expiry"),)),
        ts.Stage(
            "further",
            ts.days(60),
            ts.Occurrences(2),
            no_later_than=(ts.BySetDay("its own expiry"),),
        ),
    ),
    (
        Stage("first", after(30), first, no_later_than_set_day=True),
        Stage("further", after(60), lambda w: w.ordinal > 1, no_later_than_set_day=True),
    ),
    repeats=True,
)

# By the second review at the latest.
ASSESSMENT = Row(
    _timescale(
        "assessment",
        ("began",),
        "assessed",
        ("ceased",),
        ts.Stage("only", ts.days(60), FIRST, no_later_than=(ts.ByEvent("reviewed", nth=2),)),
    ),
    (Stage("only", after(60), first, no_later_than=("reviewed", 2)),),
)

# Started by a birthday and counted from the birth.
NEEDS = Row(
    replace(
        _timescale(
            "needs",
            ("turned_16",),
            "assessed",
            ("ceased",),
            ts.Stage("only", ts.on_birthday(16).then(ts.days(90)), FIRST),
        ),
        anchored_on=("born",),
        beforehand=True,
    ),
    (Stage("only", lambda born: walking.birthday(born, 16) + 90 * ONE_DAY, first),),
    counted_from="born",
    beforehand=True,
)

# Counted from the birth, whenever it starts, and again.
REGISTRATION = Row(
    replace(
        _timescale(
            "registration",
            ("began",),
            "registered",
            ("ceased",),
            ts.Stage("only", ts.days(42), FIRST),
        ),
        anchored_on=("born",),
    ),
    (Stage("only", after(42), first),),
    counted_from="born",
)

# Owed to somebody who does not grow up, in hours; and by the review, or the day that is set.
TALK = Row(
    replace(
        _timescale(
            "talk",
            ("found",),
            "talked",
            ("left",),
            ts.Stage(
                "each",
                ts.hours(72),
                EACH,
                no_later_than=(ts.ByEvent("reviewed"), ts.BySetDay("the day agreed")),
            ),
        ),
        subject="young person",
    ),
    (Stage("each", after(3), always, no_later_than=("reviewed", 1), no_later_than_set_day=True),),
    repeats=True,
    hours=72,
    child=False,
)

ROWS = (
    VISIT, CALL, CARE_PLAN, PLACEMENT_PLAN, REPORT, NOTICE, INTENTION, HEALTH, DECISION, ORDER,
    ASSESSMENT, NEEDS, REGISTRATION, TALK,
)  # fmt: skip
POLICY = ts.Policy("shapes", tuple(row.timescale for row in ROWS))
