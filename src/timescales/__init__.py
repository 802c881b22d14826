"""The statutory timescales of children's services in England, as composable rules.

Names are loaded on first use, so importing the package costs almost nothing.
"""

from __future__ import annotations

from importlib import import_module

from timescales._version import __version__

TYPE_CHECKING = False  # as checkers read it; the module typing takes longer than all of this one
if TYPE_CHECKING:
    from datetime import date, datetime

    from timescales import policies
    from timescales.batch import DueReport, due_many
    from timescales.calendar import Closure, ClosureKind, WorkingCalendar, england_and_wales
    from timescales.calls import (
        dispute_deadline,
        due,
        next_icpc_date,
        next_rcpc_date,
        next_review_date,
        next_secure_review_date,
    )
    from timescales.case import Case, Event
    from timescales.citation import Authority, Citation, Guidance
    from timescales.codec import from_data, json_schema, to_data
    from timescales.comparison import Comparison, Difference, Season, Share, Standing, compare
    from timescales.condition import (
        Aged,
        AllOf,
        AnyOf,
        Before,
        Beyond,
        Condition,
        Detail,
        Facts,
        Occurrences,
        Since,
        Within,
    )
    from timescales.errors import (
        ColumnError,
        DataError,
        HorizonError,
        NoDeadlineError,
        NotSuppliedError,
        PolicyError,
        RecordsError,
        RowFault,
        StageNotKnownError,
        StatutoryLimitWarning,
        TimescalesError,
        UnknownNameError,
        WrongTypeError,
        WrongValueError,
    )
    from timescales.event_kinds import EVENT_KINDS, EventKind
    from timescales.explanation import Explanation
    from timescales.outcome import Due, NoDeadline
    from timescales.policy import DisputeStage, PlanningLead, Policy
    from timescales.projection import (
        Candidate,
        Finding,
        Obligation,
        Projection,
        Receipt,
        Severity,
        Status,
        project,
    )
    from timescales.rules import (
        NEXT_WORKING_DAY,
        PREVIOUS_WORKING_DAY,
        ClockRule,
        DateRule,
        DayZero,
        LeapBirthday,
        Roll,
        Stay,
        Term,
        Version,
        dated,
        day_before_birthday,
        days,
        days_before,
        end_of_month,
        end_of_term,
        end_of_year,
        hours,
        latest_of,
        months,
        months_before,
        no_deadline,
        not_supplied,
        on_birthday,
        on_day,
        rolling_hours,
        rule,
        strictest_of,
        weeks,
        weeks_before,
        working_days,
        working_days_before,
        years,
        years_before,
    )
    from timescales.scheduling import schedule
    from timescales.series import ByEvent, BySetDay, Series, Stage
    from timescales.step import Skipped, Step
    from timescales.table import Table
    from timescales.table_projection import Counts, ProjectedTable, TableFault, project_table
    from timescales.timeline import timeline_svg
    from timescales.timescale import Relaxation, Timescale

_HOMES = {
    "datetime": ("date", "datetime"),
    "timescales.batch": ("DueReport", "due_many"),
    "timescales.calendar": ("Closure", "ClosureKind", "WorkingCalendar", "england_and_wales"),
    "timescales.calls": (
        "dispute_deadline", "due", "next_icpc_date", "next_rcpc_date", "next_review_date",
        "next_secure_review_date",
    ),
    "timescales.case": ("Case", "Event"),
    "timescales.citation": ("Authority", "Citation", "Guidance"),
    "timescales.codec": ("from_data", "json_schema", "to_data"),
    "timescales.comparison": (
        "Comparison", "Difference", "Season", "Share", "Standing", "compare",
    ),
    "timescales.condition": (
        "Aged", "AllOf", "AnyOf", "Before", "Beyond", "Condition", "Detail", "Facts",
        "Occurrences", "Since", "Within",
    ),
    "timescales.errors": (
        "ColumnError", "DataError", "HorizonError", "NoDeadlineError", "NotSuppliedError",
        "PolicyError", "RecordsError", "RowFault", "StageNotKnownError", "StatutoryLimitWarning",
        "TimescalesError", "UnknownNameError", "WrongTypeError", "WrongValueError",
    ),
    "timescales.event_kinds": ("EVENT_KINDS", "EventKind"),
    "timescales.explanation": ("Explanation",),
    "timescales.outcome": ("Due", "NoDeadline"),
    "timescales.policy": ("DisputeStage", "PlanningLead", "Policy"),
    "timescales.projection": (
        "Candidate", "Finding", "Obligation", "Projection", "Receipt", "Severity", "Status",
        "project",
    ),
    "timescales.rules": (
        "NEXT_WORKING_DAY", "PREVIOUS_WORKING_DAY", "ClockRule", "DateRule", "DayZero",
        "LeapBirthday", "Roll", "Stay", "Term", "Version", "dated", "day_before_birthday", "days",
        "days_before", "end_of_month", "end_of_term", "end_of_year", "hours", "latest_of", "months",
        "months_before", "no_deadline", "not_supplied", "on_birthday", "on_day", "rolling_hours",
        "rule", "strictest_of", "weeks", "weeks_before", "working_days", "working_days_before",
        "years", "years_before",
    ),
    "timescales.scheduling": ("schedule",),
    "timescales.step": ("Skipped", "Step"),
    "timescales.table": ("Table",),
    "timescales.table_projection": ("Counts", "ProjectedTable", "TableFault", "project_table"),
    "timescales.timeline": ("timeline_svg",),
    "timescales.series": ("ByEvent", "BySetDay", "Series", "Stage"),
    "timescales.timescale": ("Relaxation", "Timescale"),
}  # fmt: skip
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Aged",
    "AllOf",
    "AnyOf",
    "Authority",
    "Before",
    "Beyond",
    "ByEvent",
    "BySetDay",
    "Candidate",
    "Case",
    "Citation",
    "ClockRule",
    "Closure",
    "ClosureKind",
    "ColumnError",
    "Comparison",
    "Condition",
    "Counts",
    "DataError",
    "DateRule",
    "DayZero",
    "Detail",
    "Difference",
    "DisputeStage",
    "Due",
    "DueReport",
    "EVENT_KINDS",
    "Event",
    "EventKind",
    "Explanation",
    "Facts",
    "Finding",
    "Guidance",
    "HorizonError",
    "LeapBirthday",
    "NEXT_WORKING_DAY",
    "NoDeadline",
    "NoDeadlineError",
    "NotSuppliedError",
    "Obligation",
    "Occurrences",
    "PREVIOUS_WORKING_DAY",
    "PlanningLead",
    "Policy",
    "PolicyError",
    "ProjectedTable",
    "Projection",
    "Receipt",
    "RecordsError",
    "Relaxation",
    "Roll",
    "RowFault",
    "Season",
    "Series",
    "Severity",
    "Share",
    "Since",
    "Skipped",
    "Stage",
    "StageNotKnownError",
    "Standing",
    "Status",
    "StatutoryLimitWarning",
    "Stay",
    "Step",
    "Table",
    "TableFault",
    "Term",
    "Timescale",
    "TimescalesError",
    "UnknownNameError",
    "Version",
    "Within",
    "WorkingCalendar",
    "WrongTypeError",
    "WrongValueError",
    "__version__",
    "compare",
    "date",
    "dated",
    "datetime",
    "day_before_birthday",
    "days",
    "days_before",
    "dispute_deadline",
    "due",
    "due_many",
    "end_of_month",
    "end_of_term",
    "end_of_year",
    "england_and_wales",
    "from_data",
    "hours",
    "json_schema",
    "latest_of",
    "months",
    "months_before",
    "next_icpc_date",
    "next_rcpc_date",
    "next_review_date",
    "next_secure_review_date",
    "no_deadline",
    "not_supplied",
    "on_birthday",
    "on_day",
    "policies",
    "project",
    "project_table",
    "rolling_hours",
    "rule",
    "schedule",
    "strictest_of",
    "timeline_svg",
    "to_data",
    "weeks",
    "weeks_before",
    "working_days",
    "working_days_before",
    "years",
    "years_before",
]


def __getattr__(name: str) -> object:
    if name == "policies":
        return import_module("timescales.policies")
    if name not in _HOME_OF:
        raise AttributeError(f"module 'timescales' has no attribute {name!r}")
    if _HOME_OF[name] == "timescales.codec":
        import_module("timescales.policy")  # with it, every kind of value is known to the codec
    value: object = getattr(import_module(_HOME_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
