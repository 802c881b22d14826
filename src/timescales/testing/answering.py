"""Asking a rule, and saying which law an answer breaks."""

from __future__ import annotations

from datetime import date

from timescales.calendar import WorkingCalendar
from timescales.errors import HorizonError
from timescales.outcome import Outcome
from timescales.rules import DateRule

Answer = Outcome | None
"""What a rule answers; None where it refuses with ``HorizonError``."""


def answer(rule: DateRule, anchor: date, calendar: WorkingCalendar) -> Answer:
    """What a rule answers. Raises ``AssertionError`` where it fails in any other way."""
    try:
        return rule.due(anchor, calendar)
    except HorizonError:
        return None
    except Exception as error:
        law = "a rule answers any date, or refuses it with HorizonError"
        raise broken(law, rule, anchor, f"it raised {error!r}") from error


def broken(law: str, rule: object, anchor: date | None, found: str) -> AssertionError:
    """The error to raise: the law, the rule, the anchor if there is one, what was found."""
    where = "" if anchor is None else f" from {anchor}"
    return AssertionError(f"Not so: {law}. {rule!r}{where}: {found}.")


def require_same(law: str, rule: DateRule, anchor: date, found: object, expected: object) -> None:
    """Raise ``AssertionError`` unless two answers are the same."""
    if found != expected:
        raise broken(law, rule, anchor, f"found {found!r}, expected {expected!r}")
