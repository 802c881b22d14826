"""What two rules answer for one anchor, and how the first answer stands to the second."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from timescales._dates import checked_date
from timescales._text import constructor, plural
from timescales.errors import WrongTypeError
from timescales.outcome import Due, NoDeadline, Outcome


class Standing(Enum):
    """How the answer of rule a stands to that of rule b.

    ``EARLIER``, ``EQUAL`` and ``LATER`` stand between two dates. ``ONLY_A`` and ``ONLY_B`` have a
    date on that side and no deadline on the other, ``NEITHER`` has none on either. ``BEYOND``: one
    of the rules, or both, would have to read days beyond the calendar, or local data that nobody
    supplied.
    """

    EARLIER = "earlier"
    EQUAL = "equal"
    LATER = "later"
    ONLY_A = "only_a"
    ONLY_B = "only_b"
    NEITHER = "neither"
    BEYOND = "beyond"

    @property
    def between_dates(self) -> bool:
        """Whether both rules gave a date."""
        return self in {Standing.EARLIER, Standing.EQUAL, Standing.LATER}

    @property
    def words(self) -> str:
        """The standing in words, rule a being the first and rule b the second."""
        return _WORDS[self]


_WORDS = {
    Standing.EARLIER: "earlier",
    Standing.EQUAL: "the same day",
    Standing.LATER: "later",
    Standing.ONLY_A: "a deadline by the first rule only",
    Standing.ONLY_B: "a deadline by the second rule only",
    Standing.NEITHER: "no deadline by either rule",
    Standing.BEYOND: "beyond what is known",
}


@dataclass(frozen=True, slots=True, repr=False)
class Difference:
    """What rules a and b answer for one anchor; None where it lies beyond what is known.

    Raises ``WrongTypeError`` for anything but exactly a date and outcomes.

    >>> april = Difference(date(2013, 1, 31), Due(date(2013, 5, 2)), Due(date(2013, 4, 30)))
    >>> april.days
    2
    >>> print(april)
    2 days later
    """

    anchor: date
    a: Outcome | None
    b: Outcome | None

    def __post_init__(self) -> None:
        checked_date(self.anchor, "anchor")
        for outcome in (self.a, self.b):
            if not isinstance(outcome, Due | NoDeadline | None):
                raise WrongTypeError(
                    f"Rules answer Due(date), NoDeadline(reasons) or, beyond what is known, None; "
                    f"not {outcome!r}."
                )

    @property
    def days(self) -> int | None:
        """By how many days a's date falls after b's, negative if before; None but for two dates."""
        if isinstance(self.a, Due) and isinstance(self.b, Due):
            return (self.a.date - self.b.date).days
        return None

    @property
    def standing(self) -> Standing:
        """How a's answer stands to b's."""
        days = self.days
        if days is not None:
            return _BY_SIGN[(days > 0) - (days < 0)]
        if self.a is None or self.b is None:
            return Standing.BEYOND
        if isinstance(self.a, Due):
            return Standing.ONLY_A
        return Standing.ONLY_B if isinstance(self.b, Due) else Standing.NEITHER

    @property
    def provisional(self) -> bool:
        """Whether either date leans on bank holidays that are not yet published."""
        return any(isinstance(answer, Due) and answer.provisional for answer in (self.a, self.b))

    def __repr__(self) -> str:
        return constructor("Difference", self.anchor, self.a, self.b)

    def __str__(self) -> str:
        days, words = self.days, self.standing.words
        return f"{plural(abs(days), 'day')} {words}" if days else words


_BY_SIGN = {-1: Standing.EARLIER, 0: Standing.EQUAL, 1: Standing.LATER}
