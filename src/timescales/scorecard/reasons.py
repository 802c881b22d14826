"""Why reviews and conferences are late: a vocabulary, with aliases and an authority's own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from timescales.errors import WrongValueError

UNEXPLAINED = "unexplained"
"""The line of those for which no reason is on record."""

_NOT_WORDS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: ``avoidable`` where a right date, known in time, would have prevented it."""

    id: str
    title: str
    aliases: tuple[str, ...] = ()
    avoidable: bool = False


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The reasons that are told apart. Raises ``WrongValueError`` if two share a name.

    >>> REASONS.read("Admin Error"), REASONS.read("Calculation error")
    ('calculation_error', 'calculation_error')
    >>> own = REASONS.with_reasons(Reason("interpreter", "No interpreter", ("no interpreter",)))
    >>> own.read("No interpreter"), REASONS.read("No interpreter")
    ('interpreter', 'no_interpreter')
    """

    reasons: tuple[Reason, ...]

    def __post_init__(self) -> None:
        names = [name for reason in self.reasons for name in _names(reason)]
        for name in names:
            if names.count(name) > 1 or name == UNEXPLAINED:
                raise WrongValueError(f"Two reasons are called {name!r}; each needs its own names.")

    def read(self, text: str | None) -> str:
        """The id of the reason that a text names; words that name none are a line of their own."""
        word = _word(text or "")
        if not word:
            return UNEXPLAINED
        return next((reason.id for reason in self.reasons if word in _names(reason)), word)

    def find(self, reason: str) -> Reason | None:
        """The reason of an id; None for what is not in the vocabulary."""
        return next((each for each in self.reasons if each.id == reason), None)

    def with_reasons(self, *more: Reason) -> Vocabulary:
        """The vocabulary with an authority's own additions; one of the same id takes its place."""
        ids = {reason.id for reason in more}
        return Vocabulary((*(r for r in self.reasons if r.id not in ids), *more))

    def ordered(self, found: Iterable[str]) -> tuple[str, ...]:
        """The ids in order: those of the vocabulary, those that are in none, and unexplained."""
        ids = [reason.id for reason in self.reasons]
        others = sorted(set(found) - {*ids, UNEXPLAINED})
        return (*ids, *others, UNEXPLAINED)


def _word(text: str) -> str:
    return _NOT_WORDS.sub("_", text.casefold()).strip("_")


def _names(reason: Reason) -> set[str]:
    return {_word(name) for name in (reason.id, reason.title, *reason.aliases)}


REASONS = Vocabulary(
    (
        Reason("late_notification", "Late notification", ("late notifications",), avoidable=True),
        Reason(
            "calculation_error",
            "Calculation or admin error",
            ("calculation error", "admin error", "admin errors", "administrative error"),
            avoidable=True,
        ),
        Reason("missing_report", "Missing report", ("missing reports",)),
        Reason(
            "non_attendance_significant_person",
            "Non-attendance by a significant person",
            ("non attendance by significant person",),
        ),
        Reason(
            "non_attendance_social_worker",
            "Non-attendance by the social worker",
            ("non attendance by social worker",),
        ),
        Reason("series_of_meetings", "Series of meetings", ("series of meeting",)),
        Reason("conference_not_quorate", "Conference not quorate", ("not quorate",)),
        Reason("inclement_weather", "Inclement weather"),
        Reason("data_discrepancy", "Data discrepancy"),
        Reason("other", "Other"),
    )
)
"""The union of the reasons in the authorities' reports of 2016 to 2018."""
