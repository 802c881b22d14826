"""The laws of rules that count by the clock."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from typing import Any

from timescales._moments import day_begins
from timescales.errors import HorizonError, WrongTypeError, WrongValueError
from timescales.outcome import Due
from timescales.rules import ClockRule
from timescales.testing.answering import broken, require_same

_NAIVE = datetime(2026, 11, 2, 9, 30, tzinfo=UTC).replace(tzinfo=None)
_NOT_MOMENTS: tuple[Any, ...] = (date(2026, 11, 2), _NAIVE, "2026-11-02T09:30+00:00", 1.5, None)
_TIMES = (timedelta(0), timedelta(hours=1, minutes=30), timedelta(hours=13))
_FAR_OFF = timezone(timedelta(hours=-5))


def check_clock(rule: ClockRule, again: ClockRule, days: Iterable[date]) -> None:
    """The laws of ``ends_at``, at three times of each day; ``again`` is the rule read back."""
    _check_takes_moments(rule)
    moments = [day_begins(day) + time for day in days for time in _TIMES]
    answered = [(moment, _ends(rule, moment)) for moment in moments]
    known = [(moment, end) for moment, end in answered if end is not None]
    for moment, end in known:
        _check_moment(rule, again, moment, end)
    if rule.monotone:
        for (earlier, before), (later, after) in pairwise(known):
            if after < before:
                law = "of a monotone rule a later moment never gives an earlier answer"
                raise broken(law, rule, later, f"{after}, but {before} from {earlier}")


def _check_takes_moments(rule: ClockRule) -> None:
    for value in _NOT_MOMENTS:
        for name, door in {"ends_at": rule.ends_at, "explain_at": rule.explain_at}.items():
            try:
                door(value)
            except (WrongTypeError, WrongValueError):
                continue
            law = (
                "a clock rule takes exactly datetimes that know their offset, and refuses all else"
            )
            raise broken(law, rule, None, f"{name} takes {value!r}")


def _ends(rule: ClockRule, moment: datetime) -> datetime | None:
    try:
        return rule.ends_at(moment)
    except HorizonError:
        return None
    except Exception as error:
        law = "a clock rule answers any moment, or refuses it with HorizonError"
        raise broken(law, rule, moment, f"it raised {error!r}") from error


def _check_moment(rule: ClockRule, again: ClockRule, moment: datetime, end: datetime) -> None:
    if type(end) is not datetime or end.utcoffset() is None or end < moment:
        law = "time is up at a moment that knows its offset, and not before the event"
        raise broken(law, rule, moment, f"{end!r}")
    stored = "a clock rule answers the same when it is read back from its data"
    require_same(stored, rule, moment, again.ends_at(moment), end)
    zones = "a clock rule answers a moment the same in whatever zone it is given"
    require_same(zones, rule, moment, rule.ends_at(moment.astimezone(_FAR_OFF)), end)
    said = "the explanation of a moment gives its answer"
    step = rule.explain_at(moment).step
    require_same(said, rule, moment, (step.rule, step.outcome), (rule, Due(end.date())))
