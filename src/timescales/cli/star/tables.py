"""The tables of the star schema: what their columns hold, and which leads to which."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from timescales.sql.column import Kind
from timescales.sql.days import COLUMNS, WORKING_DAY_COLUMNS


class Type(Enum):
    """What the cells of a column are, as Power BI has it."""

    TEXT = "text"
    DATE = "date"
    WHOLE = "whole number"
    DECIMAL = "decimal number"
    YES_OR_NO = "yes or no"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``key`` of its table, or one that leads ``to`` the key of another, or neither.

    A column that may be ``blank`` is so where there is nothing to say.
    """

    name: str
    type: Type
    words: str
    key: bool = False
    to: str = ""
    blank: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table: what a row of it is, and its columns in order."""

    name: str
    words: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)

    @property
    def key(self) -> str:
        """The column that tells its rows apart; nothing where there is none."""
        return next((column.name for column in self.columns if column.key), "")

    @property
    def leads(self) -> Iterator[tuple[str, str]]:
        """The columns that lead to another table, and to which."""
        return ((column.name, column.to) for column in self.columns if column.to)


_TYPES = {
    Kind.INTEGER: Type.WHOLE,
    Kind.TINY: Type.WHOLE,
    Kind.DATE: Type.DATE,
    Kind.BOOLEAN: Type.YES_OR_NO,
    Kind.WORD: Type.TEXT,
    Kind.NAME: Type.TEXT,
}

_DAYS = tuple(
    Column(
        column.name,
        _TYPES[column.kind],
        column.words.replace("NULL", "blank"),
        key=column.name == "full_date",
        blank=column.nullable or column in WORKING_DAY_COLUMNS,
    )
    for column in COLUMNS
)
_CENSUS = (
    Column("census_year", Type.TEXT, "the year from 1 April, as 2025-26: as periods are called"),
    Column("census_quarter", Type.TEXT, "its quarter, as 2025-26 Q1 for April to June"),
    Column("month", Type.TEXT, "as 2025-04"),
)
"""Of a day the periods that it is in, as those are called."""


def _text(name: str, words: str, *, key: bool = False, to: str = "", blank: bool = False) -> Column:
    return Column(name, Type.TEXT, words, key, to, blank)


def _day(name: str, words: str, *, blank: bool = True, to: str = "dim_date") -> Column:
    return Column(name, Type.DATE, words, to=to, blank=blank)


def _number(name: str, words: str, *, blank: bool = False) -> Column:
    return Column(name, Type.WHOLE, words, blank=blank)


def _yes(name: str, words: str) -> Column:
    return Column(name, Type.YES_OR_NO, words)


_SUBJECT = _text("subject_id", "whose it is", to="dim_subject")
_MEASURE = _text("measure", "which measure", to="dim_measure")
_PERIOD = _text("period", "which period", to="dim_period")
_VERDICT = _text(
    "verdict", "by policy, by statute, or as recorded: filter on one, and never add them up"
)
_BAND = _text("band", "of a breakdown which part; blank otherwise", blank=True)

TABLES: Final = (
    Table(
        "run",
        "one row: what was scored, and how",
        (
            _day("as_at", "the day as at which it was scored", to="", blank=False),
            _text("policy", "the policy whose due dates are those by policy"),
            _text("calendar", "the calendar of working days"),
            _text("calendar_fingerprint", "tells one calendar from another"),
            _day("complete_from", "the day from which records are complete", to=""),
            _number("subjects", "how many subjects were scored"),
            _text("library_version", "the version of timescales"),
        ),
    ),
    Table("dim_date", "a row for each day of the years with anything in them", (*_DAYS, *_CENSUS)),
    Table(
        "dim_measure",
        "a row for each measure",
        (
            _text("measure", "its id", key=True),
            _text("measure_title", "its title"),
            _text("section", "the part of the work that it is about"),
            _text("unit", "child, event or meeting: numbers of two units are never added"),
            _text("good", "which way it should move: up, down or neither"),
            _text("counted", "what is in the numerator"),
            _text("out_of", "what is in the denominator; blank where it is nothing", blank=True),
            _text("definition", "its definition in words"),
            _text("source", "where the definition comes from"),
            _yes("verified", "whether that source was read to give the definition"),
            _yes("by_band", "whether it is a breakdown"),
            _yes(
                "each_band",
                "of a breakdown whether each band is out of its own denominator; otherwise its "
                "bands share one, and add up to it",
            ),
        ),
    ),
    Table(
        "dim_period",
        "a row for each period that was asked for",
        (
            _text("period", "its name", key=True),
            _text("period_kind", "month, quarter, year or range"),
            _day("start_date", "its first day", blank=False, to=""),
            _day("end_date", "its last day", blank=False, to=""),
            _number("sort_order", "its place among them; sort period by this column"),
        ),
    ),
    Table(
        "dim_subject",
        "a row for each subject: a child, or a foster carer or a home",
        (
            _text("subject_id", "its identifier, or its number with --mask-ids", key=True),
            _text("officer", "the officer last on record", to="dim_officer"),
            _text("team", "the team last on record", to="dim_team"),
        ),
    ),
    Table(
        "dim_officer",
        "a row for each officer, and one for officers not recorded",
        (
            _text("officer", "the name on record", key=True),
            _number("subjects", "how many subjects have this officer last on record"),
        ),
    ),
    Table(
        "dim_team",
        "a row for each team, and one for teams not recorded",
        (
            _text("team", "the name on record", key=True),
            _number("subjects", "how many subjects have this team last on record"),
        ),
    ),
    Table(
        "dim_timescale",
        "a row for each duty",
        (
            _text("timescale", "its id", key=True),
            _text("timescale_title", "its title"),
            _text("authority", "statute, guidance, statistical measure or local"),
            _text("citations", "the provisions that it rests on", blank=True),
        ),
    ),
    Table(
        "fact_score",
        "a row for each measure, period, verdict and band",
        (
            _MEASURE,
            _PERIOD,
            _VERDICT,
            _BAND,
            _yes("available", "whether the records say anything about it"),
            _yes("partial", "whether the period is not whole on record"),
            _number("numerator", "how many count; blank where not available", blank=True),
            _number("denominator", "out of how many; blank where not available, or out of nothing",
                    blank=True),
            _number("not_known", "how many are in neither, for it is not known whether they count"),
            Column("percent", Type.DECIMAL, "the share as a percentage, cut as asked", blank=True),
        ),
    ),
    Table(
        "fact_counted",
        "a row for each one behind a number",
        (
            _MEASURE,
            _PERIOD,
            _VERDICT,
            _BAND,
            _yes("counts", "yes if it is in the numerator, no if only in the denominator"),
            _SUBJECT,
            _day("date", "its day", blank=False),
            _text("meeting", "of a meeting which one", blank=True),
        ),
    ),
    Table(
        "fact_obligation",
        "a row for each obligation, past and next",
        (
            _SUBJECT,
            _text("timescale", "which duty", to="dim_timescale"),
            _number("ordinal", "which occurrence of it"),
            _text("status", "how it stands as at the day"),
            _yes("is_open", "whether it is neither met nor ended"),
            _day("started_on", "the day of the event that started it", blank=False),
            _day("not_before", "the earliest lawful day"),
            _day("due_date", "the last lawful day by the policy"),
            _day("hold_by", "the last working day on or before it"),
            _day("plan_by", "the day by which to plan"),
            _day("booked_for", "the day for which it is booked"),
            _day("met_on", "the day on which it was met"),
            _day("ended_on", "the day on which it ended unmet"),
            _day("statutory_limit", "the last lawful day by statute"),
            _number("days_late", "days after it was due", blank=True),
            _yes("provisional", "whether the due date leans on days that are not yet published"),
            _yes("after_statutory_limit", "whether it is due after the statutory limit"),
            _text("at_risk", "why an open one may not be held in time", blank=True),
        ),
    ),
)  # fmt: skip
"""Every table, in the order in which they are described."""
