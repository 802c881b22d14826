"""What a rule answers: a date, or that there is none."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import TypeAlias

from timescales._dates import checked_date, long_date
from timescales._text import constructor, listed
from timescales.errors import WrongTypeError


@dataclass(frozen=True, slots=True, repr=False)
class Due:
    """The last lawful day. ``provisional`` says that it leans on days not yet published.

    >>> str(Due(datetime.date(2023, 3, 1)))
    'Wednesday 1 March 2023'
    """

    date: datetime.date
    provisional: bool = False

    def __post_init__(self) -> None:
        checked_date(self.date)
        if type(self.provisional) is not bool:
            raise WrongTypeError(f"provisional must be True or False, not {self.provisional!r}.")

    def __lt__(self, other: object) -> bool:
        if isinstance(other, Due):
            return self.date < other.date
        return isinstance(other, NoDeadline) or NotImplemented

    def __repr__(self) -> str:
        return constructor("Due", self.date, **({"provisional": True} if self.provisional else {}))

    def __str__(self) -> str:
        return long_date(self.date) + (" (provisional)" if self.provisional else "")


@dataclass(frozen=True, slots=True, repr=False)
class NoDeadline:
    """There is no last lawful day, for these ``reasons``. It is later than every date.

    Any two are equal: the reasons explain the answer and are not part of it.

    >>> NoDeadline(("repealed",)) == NoDeadline(("not yet in force",))
    True
    >>> Due(datetime.date.max) < NoDeadline(("repealed",))
    True
    """

    reasons: tuple[str, ...] = field(compare=False)

    def __post_init__(self) -> None:
        reasons = self.reasons
        if type(reasons) is not tuple or not all(type(r) is str and r for r in reasons):
            raise WrongTypeError(f"reasons must be a tuple of texts, not {reasons!r}.")
        if not reasons:
            raise WrongTypeError("reasons must hold at least one text: say why there is no date.")
        object.__setattr__(self, "reasons", tuple(dict.fromkeys(reasons)))

    def __lt__(self, other: object) -> bool:
        return False if isinstance(other, Due | NoDeadline) else NotImplemented

    def __repr__(self) -> str:
        return constructor("NoDeadline", self.reasons)

    def __str__(self) -> str:
        return f"no deadline: {listed(self.reasons)}"


Outcome: TypeAlias = Due | NoDeadline
