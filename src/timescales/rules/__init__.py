"""The algebra of rules. Functions in lower case build rules; ``DateRule`` is what they are."""

from timescales.rules.adjusting import (
    NEXT_WORKING_DAY,
    PREVIOUS_WORKING_DAY,
    Dated,
    Roll,
    Version,
    dated,
    no_deadline,
)
from timescales.rules.base import DateRule, Span, checked_rule, rule, widest
from timescales.rules.before import (
    days_before,
    months_before,
    weeks_before,
    working_days_before,
    years_before,
)
from timescales.rules.clock import ClockRule, hours, last_moment
from timescales.rules.combining import latest_of, strictest_of
from timescales.rules.counting import DayZero, days, months, weeks, working_days, years
from timescales.rules.given import not_supplied, on_day
from timescales.rules.periods import (
    LeapBirthday,
    day_before_birthday,
    end_of_month,
    end_of_year,
    on_birthday,
)
from timescales.rules.rolling import RollingHours, Stay, rolling_hours
from timescales.rules.terms import Term, end_of_term

__all__ = [
    "NEXT_WORKING_DAY",
    "PREVIOUS_WORKING_DAY",
    "ClockRule",
    "DateRule",
    "Dated",
    "DayZero",
    "LeapBirthday",
    "Roll",
    "RollingHours",
    "Span",
    "Stay",
    "Term",
    "Version",
    "checked_rule",
    "dated",
    "day_before_birthday",
    "days",
    "days_before",
    "end_of_month",
    "end_of_term",
    "end_of_year",
    "hours",
    "last_moment",
    "latest_of",
    "months",
    "months_before",
    "no_deadline",
    "not_supplied",
    "on_birthday",
    "on_day",
    "rolling_hours",
    "rule",
    "strictest_of",
    "weeks",
    "weeks_before",
    "widest",
    "working_days",
    "working_days_before",
    "years",
    "years_before",
]
