"""The tables of rules, kept for those asked last."""

from __future__ import annotations

from datetime import date
from functools import lru_cache, partial

from timescales.calendar import WorkingCalendar
from timescales.rules.base import DateRule
from timescales.rules.tabulating.run import Run, codes_over
from timescales.table import Table, days_between

_TABLES_KEPT = 64


def table_of(rule: DateRule, calendar: WorkingCalendar, first: date, last: date) -> Table:
    """The outcomes of a rule from ``first`` to ``last``; see ``DateRule.table``."""
    days_between(first, last)  # before True or a datetime passes for the date that it equals
    try:
        hash(rule)
    except TypeError:  # a rule from elsewhere that holds a list, say
        return _tabulated(rule, calendar, first, last)
    return _kept(rule, calendar, first, last)


def _tabulated(rule: DateRule, calendar: WorkingCalendar, first: date, last: date) -> Table:
    run = Run(days_between(first, last), calendar)
    return Table(partial(rule.due, calendar=calendar), first, last, codes_over(rule, run))


# Two threads that ask for the same table at first may each make it; they are equal.
_kept = lru_cache(maxsize=_TABLES_KEPT)(_tabulated)
