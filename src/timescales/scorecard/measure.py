"""A measure: what is counted, out of what, in which unit, and on whose authority."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from timescales.case import Event
from timescales.citation import Source
from timescales.errors import WrongValueError
from timescales.projection import Obligation
from timescales.scorecard.period import Period
from timescales.scorecard.scored import Scored
from timescales.scorecard.words import Good, Unit, Verdict

NOT_RECORDED = "not recorded"
"""The band of what has no detail to say in which band it is."""


@dataclass(frozen=True, slots=True)
class View:
    """One subject seen for one period by one verdict.

    ``period`` ends no later than the day as at; nothing after its end is looked at, so that a
    number is the same whenever it is asked for once its period is over.
    """

    scored: Scored
    period: Period
    verdict: Verdict

    @property
    def end(self) -> date:
        """The last day of the period that has passed."""
        return self.period.end


@dataclass(frozen=True, slots=True)
class Item:
    """One of a cohort: ``day`` is when it happened, or the day on which it is looked at."""

    view: View
    day: date
    obligation: Obligation | None = None
    event: Event | None = None

    @property
    def owed(self) -> Obligation:
        """The obligation that it is. Raises ``WrongValueError`` where it is none."""
        if self.obligation is None:
            raise WrongValueError(f"What is counted on {self.day} is not an obligation.")
        return self.obligation

    @property
    def shared(self) -> bool:
        """Whether it is a meeting that has a name, so that others may have been there."""
        return self.event is not None and bool(self.event.details.get("meeting"))

    @property
    def meeting(self) -> str:
        """Which meeting it is: that of the detail ``meeting``, else one of its own."""
        named = {} if self.event is None else self.event.details
        return named.get("meeting") or f"{self.view.scored.subject_id} {self.day}"


def _always(_: Item) -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One measure of a scorecard.

    ``cohort`` gives what one subject has in the denominator, and ``numerator`` says of each of
    these whether it counts: None where that is not known, and then it is in neither number.
    A measure with a ``band`` is a breakdown: each of its cohort is in one band, the numerator of a
    band is what is in it, and the bands add up to the denominator. ``bands`` are those always
    shown, in order. ``tally_only`` is a number that is out of nothing.

    ``about`` are event kinds of which a subject in the cohort has at least one. ``needs`` are kinds
    of which the records must hold one, and ``duties`` those of which the policy must have one: else
    the measure is not available, which is not nought.

    ``verified`` says whether the definition is one that ``source`` was read to give; ``definition``
    says so where neither law nor guidance gives one.
    """

    id: str
    title: str
    section: str
    unit: Unit
    counted: str
    out_of: str
    definition: str
    source: Source
    verified: bool
    good: Good
    cohort: Callable[[View], Iterable[Item]]
    about: tuple[str, ...]
    numerator: Callable[[Item], bool | None] = _always
    band: Callable[[Item], str] | None = None
    bands: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()
    verdicts: tuple[Verdict, ...] = (Verdict.RECORD,)
    year_back: bool = False
    tally_only: bool = False

    def __post_init__(self) -> None:
        if self.verified and self.source.verified is None:
            raise WrongValueError(f"{self.id}: is not verified, since {self.source} was not read.")

    def __str__(self) -> str:
        return f"{self.id}: {self.title}"
