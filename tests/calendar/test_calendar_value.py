"""A calendar is a value: it cannot change, and equal ones are the same everywhere."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from hashlib import sha256
from threading import Barrier
from typing import Any

import pytest

import timescales.calendar
from timescales.calendar import (
    Closure,
    ClosureKind,
    WorkingCalendar,
    england_and_wales,
)
from timescales.calendar.england_and_wales import _from_snapshot
from timescales.errors import HorizonError, WrongTypeError, WrongValueError

ENGLAND = england_and_wales()
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
EVE = Closure(date(2026, 12, 24), "Shut", ClosureKind.LOCAL)
NAMES: dict[str, Any] = {
    name: getattr(timescales.calendar, name) for name in timescales.calendar.__all__
} | {"date": date}


def small(*closures: Closure, **other: Any) -> WorkingCalendar:
    given: dict[str, Any] = {"name": "Small", "closures": closures, "first": FIRST}
    return WorkingCalendar(**given | {"projected_to": LAST} | other)


class TestImmutable:
    """Nothing about a calendar can be changed."""

    @pytest.mark.parametrize("name", ["name", "first", "published_to", "_rank", "new"])
    def test_attributes(self, name: str) -> None:
        """Attributes are neither set nor deleted, and there is no place for new ones."""
        with pytest.raises(AttributeError, match="immutable; with_closures and"):
            setattr(ENGLAND, name, None)
        with pytest.raises(AttributeError, match="immutable"):
            delattr(ENGLAND, name)
        assert not hasattr(ENGLAND, "__dict__")

    def test_arguments_are_not_kept(self) -> None:
        """Changing the list or the mapping that was passed changes nothing."""
        closures = [EVE]
        calendar = WorkingCalendar("Small", closures, first=FIRST, projected_to=LAST)
        closures.clear()
        more = {date(2026, 12, 23): "Shut"}
        closed = calendar.with_closures(more)
        more.clear()
        assert closed.add(date(2026, 12, 22), 1) == date(2026, 12, 25)

    def test_copies_are_itself(self) -> None:
        """There is no need to copy what cannot change."""
        assert copy.copy(ENGLAND) is ENGLAND
        assert copy.deepcopy({"calendar": ENGLAND})["calendar"] is ENGLAND

    def test_made_once(self) -> None:
        """The bundled calendar is read once."""
        assert england_and_wales() is ENGLAND


class AlwaysEqual:
    """A stranger that claims to equal everything."""

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 0


class NeverEqual:
    """A stranger that denies equalling anything."""

    def __eq__(self, other: object) -> bool:
        return False

    def __hash__(self) -> int:
        return 0


class TestEquality:
    """Equal by content, and only to calendars."""

    @pytest.mark.parametrize(
        "other",
        [
            small(),
            small(EVE, name="Other"),
            small(EVE, first=date(2026, 1, 2)),
            small(EVE, projected_to=date(2027, 1, 1)),
            small(EVE, published_to=LAST),
            small(Closure(EVE.date, "Shut", ClosureKind.ONE_OFF)),
            small(Closure(EVE.date, "Closed", ClosureKind.LOCAL)),
        ],
    )
    def test_each_part_matters(self, other: WorkingCalendar) -> None:
        """A different name, horizon, publication, closure, kind or name of one is different."""
        assert small(EVE) != other
        assert len({small(EVE), other}) == 2

    def test_how_it_was_made_does_not(self) -> None:
        """Two ways to the same content give equal calendars, and one place in a set."""
        other = small().with_closures({EVE.date: "Shut"})
        assert repr(other) != repr(small(EVE))
        assert other == small(EVE)
        assert len({other, small(EVE)}) == 1

    def test_strangers(self) -> None:
        """Other types are not equal, and have their say when they come second."""
        calendar: Any = small()
        for stranger in (None, 0, "Small", calendar.name, calendar.fingerprint, NeverEqual()):
            assert calendar != stranger
            assert stranger != calendar
        assert calendar == AlwaysEqual()
        assert calendar.__eq__(AlwaysEqual()) is NotImplemented

    def test_fingerprint_leaves_out_the_name(self) -> None:
        """The fingerprint is of the days: calendars of two names may share it."""
        assert small(EVE).fingerprint == small(EVE, name="Other").fingerprint
        assert small().fingerprint != small(published_to=LAST).fingerprint

    def test_fingerprint_is_of_the_content(self) -> None:
        """It is the beginning of a SHA-256, so that any program can work it out."""
        content = "2026-01-01\tNone\t2026-12-31\tSaturday\tSunday\n2026-12-24\tlocal\tShut"
        assert small(EVE).fingerprint == sha256(content.encode()).hexdigest()[:16]


calendars = pytest.mark.parametrize(
    "calendar",
    [
        ENGLAND,
        small(),
        small(EVE, published_to=date(2026, 6, 30)),
        ENGLAND.with_closures({date(2026, 12, 24): "Council's closed"}),
        ENGLAND.with_closures({date(2030, 6, 3): "Jubilee"}, kind=ClosureKind.ONE_OFF),
        ENGLAND.with_closures({EVE.date: "Shut"}).without_closures([date(2026, 8, 31)]),
        small(EVE).without_closures([EVE.date]),
    ],
    ids=lambda calendar: repr(calendar)[:50],
)


class TestRoundTrips:
    """What is written down comes back equal."""

    @calendars
    def test_repr_evaluates(self, calendar: WorkingCalendar) -> None:
        """The repr builds an equal calendar, whose repr is the same."""
        again = eval(repr(calendar), dict(NAMES))
        assert again == calendar
        assert repr(again) == repr(calendar)

    @calendars
    @pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
    def test_pickle(self, calendar: WorkingCalendar, protocol: int) -> None:
        """A pickle holds the closures themselves, and comes back equal and the same in words."""
        again = pickle.loads(pickle.dumps(calendar, protocol))
        assert again == calendar
        assert (hash(again), repr(again)) == (hash(calendar), repr(calendar))
        assert again.add(date(2026, 12, 22), 1) == calendar.add(date(2026, 12, 22), 1)

    def test_words(self) -> None:
        """The repr is how it was made; the text is its name and span."""
        council = ENGLAND.with_closures({date(2026, 12, 24): "Council closed"})
        assert repr(ENGLAND) == "england_and_wales()"
        assert repr(council) == (
            "england_and_wales().with_closures({date(2026, 12, 24): 'Council closed'})"
        )
        assert str(council) == "England and Wales, 1 January 1978 to 31 December 2075"
        assert repr(small()) == (
            "WorkingCalendar('Small', (), first=date(2026, 1, 1), published_to=None, "
            "projected_to=date(2026, 12, 31))"
        )


class TestConstruction:
    """What cannot be meant is refused when the calendar is made."""

    @pytest.mark.parametrize(
        ("change", "error", "says"),
        [
            ({"name": None}, WrongTypeError, "must be text"),
            ({"name": " "}, WrongValueError, "needs a name"),
            ({"name": "Two\nlines"}, WrongValueError, "needs a name"),
            ({"first": datetime(2026, 1, 1)}, WrongTypeError, "first must be exactly"),
            ({"projected_to": "2026"}, WrongTypeError, "projected_to must be exactly"),
            ({"projected_to": date(2025, 1, 1)}, WrongValueError, "ends before it begins"),
            ({"published_to": True}, WrongTypeError, "published_to must be exactly"),
            ({"published_to": date(2025, 12, 31)}, WrongValueError, "published_to must lie"),
            ({"published_to": date(2027, 1, 1)}, WrongValueError, "published_to must lie"),
            ({"closures": None}, WrongTypeError, "list, tuple or set of Closure"),
            ({"closures": [EVE, EVE]}, WrongValueError, "two closures on Thursday 24 December"),
            ({"closures": {EVE.date: "Shut"}}, WrongTypeError, "each closure must be a Closure"),
            (
                {"closures": [Closure(date(2027, 1, 1), "Late", ClosureKind.LOCAL)]},
                HorizonError,
                "a closure on Friday 1 January 2027 .* Small, 1 January 2026 to",
            ),
        ],
    )
    def test_refusals(self, change: dict[str, Any], error: type[Exception], says: str) -> None:
        """Wrong types, an empty name, a horizon or closures that contradict themselves."""
        with pytest.raises(error, match=says):
            small(**change)

    def test_a_single_day(self) -> None:
        """The smallest horizon is a day."""
        calendar = small(first=FIRST, projected_to=FIRST)
        assert calendar.is_working_day(FIRST)
        assert calendar.count(FIRST - timedelta(days=1), FIRST) == 1


class TestThreads:
    """Nothing is filled in after construction, so threads may share a calendar."""

    def test_shared(self) -> None:
        """Sixteen threads ask a fresh calendar at once, and all get what one would."""
        fresh = _from_snapshot.__wrapped__()
        assert fresh is not ENGLAND
        days = [date(1980, 1, 1) + timedelta(days=97 * i) for i in range(340)]
        expected = [
            (ENGLAND.add(d, 20), ENGLAND.before(d, 20), ENGLAND.closures(d, LAST)) for d in days
        ]
        barrier = Barrier(16)
        interval = sys.getswitchinterval()

        def ask(_: int) -> bool:
            barrier.wait()
            found = [(fresh.add(d, 20), fresh.before(d, 20), fresh.closures(d, LAST)) for d in days]
            return found == expected

        sys.setswitchinterval(1e-6)
        try:
            with ThreadPoolExecutor(16) as pool:
                assert all(pool.map(ask, range(16)))
        finally:
            sys.setswitchinterval(interval)

    def test_christmas_is_always_a_holiday(self) -> None:
        """In every thread, in every year, on a calendar that each thread closes days on."""

        def ask(i: int) -> bool:
            mine = ENGLAND.with_closures({date(2026, 11, 2) + timedelta(days=i % 5): "Shut"})
            return not any(mine.is_working_day(date(year, 12, 25)) for year in range(1978, 2076))

        with ThreadPoolExecutor(16) as pool:
            assert all(pool.map(ask, range(48)))


def run(code: str) -> str:
    """What a fresh interpreter prints."""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout.strip()


class TestProcesses:
    """Another process gives the same, and loads no more than it must."""

    def test_fingerprint_is_stable(self) -> None:
        """The fingerprint does not depend on the seed of hashes."""
        code = "from timescales.calendar import *; print(england_and_wales().fingerprint)"
        assert run(code) == ENGLAND.fingerprint

    def test_light(self) -> None:
        """Neither importing nor reading the bundled calendar loads a heavy library."""
        code = (
            "import sys; from timescales.calendar import england_and_wales; england_and_wales(); "
            "print([m for m in ('dateutil', 'holidays', 'numpy', 'pydantic') if m in sys.modules])"
        )
        assert run(code) == "[]"
