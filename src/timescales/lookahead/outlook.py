"""The demand of one duty, gathered from a caseload a subject at a time."""

from __future__ import annotations

from datetime import date
from random import Random

from timescales.calendar import WorkingCalendar
from timescales.case import Case
from timescales.lookahead.demand import Ahead, Month, ahead, demand
from timescales.lookahead.flow import Flow, Spell, flow, spells, year_to
from timescales.policy import Policy
from timescales.projection import Projection

SEED = 2026
"""Of the chances in a band, unless another is asked for."""


class Outlook:
    """What the next twelve months ask for of one duty of a policy, once every subject was added.

    The rates are those of the twelve months to the day, or since ``complete_from`` where the
    records begin later. Raises ``UnknownNameError`` for a duty that the policy does not have.

    >>> import timescales as ts
    >>> case = ts.Case("A", (ts.Event("became_looked_after", ts.date(2026, 11, 2)),))
    >>> day, policy = ts.date(2026, 11, 22), ts.policies.statutory()
    >>> outlook = Outlook("lac_review", as_at=day, policy=policy)
    >>> outlook.add(case, ts.project(case, as_at=day, policy=policy))
    >>> outlook.seen.began, sum(month.known for month in outlook.months())
    (1, 3)
    """

    def __init__(
        self,
        duty: str,
        *,
        as_at: date,
        policy: Policy,
        calendar: WorkingCalendar | None = None,
        complete_from: date | None = None,
    ) -> None:
        self.duty = duty
        self._as_at = as_at
        self._alone = policy.only(duty)
        self._calendar = calendar
        self._since = max(year_to(as_at), complete_from or date.min)
        self._ran: list[Spell] = []
        self._people: list[Ahead] = []

    def add(self, case: Case, projection: Projection) -> None:
        """Add a subject, whose projection has the duty and is as at the same day."""
        self._ran += spells(case, projection, self.duty)
        if any(obligation.timescale == self.duty for obligation in projection.next):
            self._people.append(
                ahead(case, as_at=self._as_at, policy=self._alone, calendar=self._calendar)
            )

    @property
    def title(self) -> str:
        """The title of the duty."""
        return self._alone.timescale(self.duty).title

    @property
    def seen(self) -> Flow:
        """How often it began and ended."""
        return flow(self._ran, since=self._since, until=self._as_at)

    def months(self, seed: int = SEED) -> tuple[Month, ...]:
        """The demand of the twelve months; the same seed gives the same band."""
        return demand(
            self._people,
            self.seen,
            as_at=self._as_at,
            policy=self._alone,
            random=Random(seed),
            calendar=self._calendar,
        )
