"""A due date as a column: the outcome of a rule for each day, with a word that says what it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from timescales import policies
from timescales.errors import HorizonError, WrongValueError
from timescales.outcome import NoDeadline
from timescales.policy import Policy
from timescales.rules import DateRule, checked_rule
from timescales.sql.column import Cell
from timescales.table import Table

DUE: Final = "due"
PROVISIONAL: Final = "provisional"
NO_DEADLINE: Final = "no deadline"
NOT_KNOWN: Final = "not known"

STATUS: Final = "_status"
_LONGEST: Final = 63 - len(STATUS)  # PostgreSQL cuts a longer name off, and says nothing
_NAME: Final = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True)
class DueColumn:
    """A rule, and the name of the column that holds the date which it gives for each day.

    Beside the column stands another, ``name_status``: ``due`` where there is a date,
    ``provisional`` where there is one that leans on bank holidays not yet published,
    ``no deadline`` and ``not known`` where the date is NULL, because the rule gives none, or
    because the calendar does not reach so far or local data is missing.

    Raises ``WrongValueError`` for a name that is not made of small letters, digits and
    underscores, or is longer than every database takes.
    """

    name: str
    rule: DateRule
    words: str = "when it is due, counted from this day"
    """What it holds, in words."""

    def __post_init__(self) -> None:
        checked_rule(self.rule)
        if not _NAME.fullmatch(self.name) or len(self.name) > _LONGEST:
            raise WrongValueError(
                f"{self.name!r} cannot name a column in every database: use small letters, digits "
                f"and underscores, a letter first, and no more than {_LONGEST} of them."
            )

    @classmethod
    def of(cls, address: str, policy: Policy | str = policies.DEFAULT) -> DueColumn:
        """The column of an address under a policy, named after both.

        Raises ``UnknownNameError`` for an address or a policy that there is not.

        >>> column = DueColumn.of("lac_review.first", "statutory")
        >>> print(column.name, column.status)
        statutory_lac_review_first_due statutory_lac_review_first_due_status
        """
        chosen = policies.resolve(policy)
        _, stage = chosen.at(address)
        return cls(named(address, chosen.name), stage.rule, f"{address} by policy {chosen.name}")

    @property
    def status(self) -> str:
        """The name of the column that says what the date is."""
        return f"{self.name}{STATUS}"


def named(address: str, policy: str | None = None) -> str:
    """The name of the column of an address under a policy of that name, or under any policy.

    >>> named("lac_review.first", "statutory"), named("lac_review.first")
    ('statutory_lac_review_first_due', 'lac_review_first_due')
    """
    words = (address, "due") if policy is None else (policy, address, "due")
    return re.sub("[^a-z0-9]+", "_", "_".join(words).lower())


def cells(table: Table, day: date) -> tuple[Cell, Cell]:
    """The date and its status for a day: no date is ever made up."""
    try:
        outcome = table[day]
    except HorizonError:
        return None, NOT_KNOWN
    if isinstance(outcome, NoDeadline):
        return None, NO_DEADLINE
    return outcome.date, PROVISIONAL if outcome.provisional else DUE
