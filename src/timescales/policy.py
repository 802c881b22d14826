"""A named set of timescales with planning leads and an authority's own data."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from timescales._dates import checked_count, checked_items
from timescales._text import constructor, listed, suggestion
from timescales.citation import Authority, Guidance
from timescales.codec import Coded, register
from timescales.condition import Detail, Occurrences
from timescales.errors import PolicyError, UnknownNameError
from timescales.rules import (
    DateRule,
    checked_rule,
    latest_of,
    no_deadline,
    strictest_of,
    working_days,
)
from timescales.series import Series, Stage, checked_name
from timescales.timescale import Timescale

T = TypeVar("T")

_DISPUTE = "dispute_resolution"
_DISPUTE_WORKING_DAYS = 20
_DISPUTE_STAGE = "dispute_stage"


@register("PlanningLead")
@dataclass(frozen=True, slots=True, repr=False)
class PlanningLead(Coded):
    """By when to plan an occurrence of a timescale: a rule over its due date."""

    timescale: str
    rule: DateRule

    def __post_init__(self) -> None:
        checked_name(self.timescale, "A planning lead's timescale")
        checked_rule(self.rule)

    def __repr__(self) -> str:
        return constructor("PlanningLead", self.timescale, self.rule)


@register("DisputeStage")
@dataclass(frozen=True, slots=True, repr=False)
class DisputeStage(Coded):
    """A stage of an authority's dispute resolution, with its budget in working days, if any."""

    name: str
    budget: int | None = None

    def __post_init__(self) -> None:
        if type(self.name) is not str or not self.name:
            raise PolicyError(f"A dispute stage needs a name, not {self.name!r}.")
        if self.budget is not None:
            checked_count(self.budget, f"The budget of dispute stage {self.name!r}")

    @property
    def rule(self) -> DateRule:
        """How long the stage may last."""
        if self.budget is None:
            return no_deadline("the authority sets no budget for this stage")
        return working_days(self.budget)

    def __repr__(self) -> str:
        return constructor(
            "DisputeStage", self.name, **({"budget": self.budget} if self.budget else {})
        )


@register("Policy")
@dataclass(frozen=True, slots=True, repr=False)
class Policy(Coded):
    """A named set of timescales.

    ``planning`` says by when to plan; ``dispute_stages`` is local data, whose budgets may not
    exceed the 20 working days of the whole procedure.
    """

    name: str
    timescales: tuple[Timescale, ...]
    planning: tuple[PlanningLead, ...] = ()
    dispute_stages: tuple[DisputeStage, ...] = ()
    event_kinds: frozenset[str] = field(init=False, repr=False, compare=False)
    """Every event kind that its timescales read."""
    _by_id: Mapping[str, Timescale] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if type(self.name) is not str or not self.name:
            raise PolicyError(f"A policy needs a name, not {self.name!r}.")
        kinds = {"timescales": Timescale, "planning": PlanningLead, "dispute_stages": DisputeStage}
        for name, kind in kinds.items():
            object.__setattr__(self, name, checked_items(getattr(self, name), kind, name))
        ids = [duty.id for duty in self.timescales]
        if twice := sorted({name for name in ids if ids.count(name) > 1}):
            raise PolicyError(f"Policy {self.name!r} holds {listed(twice)} more than once.")
        led = [lead.timescale for lead in self.planning]
        if unknown := sorted({name for name in led if name not in ids or led.count(name) > 1}):
            raise PolicyError(
                f"Policy {self.name!r}: one planning lead for each timescale that it holds; "
                f"look at {listed(unknown)}."
            )
        reads = frozenset[str]().union(*(duty.event_kinds for duty in self.timescales))
        object.__setattr__(self, "event_kinds", reads)
        object.__setattr__(self, "_by_id", {duty.id: duty for duty in self.timescales})
        total = sum(stage.budget or 0 for stage in self.dispute_stages)
        if total > _DISPUTE_WORKING_DAYS:
            raise PolicyError(
                f"Policy {self.name!r}: the budgets of its dispute stages sum to {total} working "
                f"days; all stages together have no more than {_DISPUTE_WORKING_DAYS}."
            )

    def only(self, *names: str) -> Policy:
        """This policy with some of its timescales alone, in its own order.

        Raises ``UnknownNameError`` for an id that it does not hold.
        """
        kept = {self.timescale(name).id for name in names}
        return replace(
            self,
            timescales=tuple(duty for duty in self.timescales if duty.id in kept),
            planning=tuple(lead for lead in self.planning if lead.timescale in kept),
        )

    @property
    def addresses(self) -> tuple[str, ...]:
        """The address of every stage of every timescale."""
        return tuple(address for duty in self.timescales for address in duty.addresses)

    def find(self, name: str) -> Timescale | None:
        """The timescale of that id, or None where the policy holds none."""
        return self._by_id.get(name)

    def timescale(self, name: str) -> Timescale:
        """The timescale of that id. Raises ``UnknownNameError`` with the nearest ids."""
        found = self.find(name)
        if found is None:
            ids = [duty.id for duty in self.timescales]
            raise UnknownNameError(
                f"Policy {self.name!r} holds no timescale {name!r}. {suggestion(name, ids)}"
            )
        return found

    def at(self, address: str) -> tuple[Timescale, Stage]:
        """The timescale and stage of an address, ``id`` or ``id.stage``.

        Raises ``UnknownNameError``, with the list where a bare id has several stages.
        """
        name, dot, stage = str(address).partition(".")
        duty = self.timescale(name)
        return duty, duty.stage(stage if dot else None)

    def lead(self, name: str) -> DateRule | None:
        """The planning lead of a timescale, a rule over the due date, if it has one."""
        return next((lead.rule for lead in self.planning if lead.timescale == name), None)

    def overlaid(
        self,
        name: str,
        *,
        timescales: Iterable[Timescale] = (),
        rules: Mapping[str, DateRule] | None = None,
        planning: Iterable[PlanningLead] = (),
        dispute_stages: Iterable[DisputeStage] = (),
    ) -> Policy:
        """A new policy: this one, with timescales, rules (by address) and local data laid over it.

        Raises ``UnknownNameError`` for an address that this policy does not hold.
        """
        stages = tuple(dispute_stages) or self.dispute_stages
        clock = (_stage_clock(name, stages),) if any(stage.budget for stage in stages) else ()
        duties = {duty.id: duty for duty in (*self.timescales, *clock, *timescales)}
        for address, rule in (rules or {}).items():
            duty, stage = replace(self, timescales=tuple(duties.values())).at(address)
            duties[duty.id] = _with_rule(duty, stage, rule)
        leads = {lead.timescale: lead for lead in (*self.planning, *planning)}
        return Policy(name, tuple(duties.values()), tuple(leads.values()), stages)

    def __repr__(self) -> str:
        given = {"planning": self.planning, "dispute_stages": self.dispute_stages}
        return constructor(
            "Policy", self.name, self.timescales, **{k: v for k, v in given.items() if v}
        )


def _stage_clock(policy: str, stages: tuple[DisputeStage, ...]) -> Timescale:
    """The duty that an authority's budgets for the stages of a dispute make.

    A dispute enters a stage by a ``dispute_stage`` event whose detail ``stage`` names it.
    """
    return Timescale(
        id=_DISPUTE_STAGE,
        title="Dispute resolution, one stage",
        subject="child",
        started_by="dispute_stage",
        met_by="dispute_stage",
        ended_by=("dispute_resolved", "dispute_withdrawn"),
        concurrent=True,
        authority=Authority.LOCAL,
        citations=(Guidance(f"Local policy: {policy}", authority=Authority.LOCAL),),
        series=Series(tuple(Stage(_slug(s.name), s.rule, Detail("stage", s.name)) for s in stages)),
        notes=("counted from the day on which the dispute entered the stage",),
    )


def _slug(name: str) -> str:
    return "stage_" + re.sub("[^a-z0-9]+", "_", name.lower()).strip("_")


def _with_rule(duty: Timescale, stage: Stage, rule: DateRule) -> Timescale:
    checked_rule(rule)
    stages = (
        replace(s, rule=rule)
        if s == stage
        else replace(s, not_before=rule)
        if s.earliest == stage
        else s
        for s in duty.series.stages
    )
    return replace(duty, series=Series(tuple(stages)))


def strictest(first: Policy, second: Policy) -> Policy:
    """Two policies merged: for each timescale and stage the earlier of the two dates.

    What is in one only is kept; of two planning dates the earlier binds. Raises ``PolicyError``
    naming the duty where the two start, meet or end it on different events.

    >>> import timescales as ts
    >>> both = strictest(ts.policies.statutory(), ts.policies.day_count())
    >>> both.at("lac_review.second")[1].rule.due(ts.date(2022, 12, 1), ts.england_and_wales())
    Due(date(2023, 3, 1))
    """
    duties = _merged(first.timescales, second.timescales, lambda duty: duty.id, _stricter)
    leads = _merged(
        first.planning,
        second.planning,
        lambda lead: lead.timescale,
        lambda a, b: PlanningLead(a.timescale, strictest_of(a.rule, b.rule)),
    )
    if (
        first.dispute_stages
        and second.dispute_stages
        and first.dispute_stages != second.dispute_stages
    ):
        raise PolicyError(
            f"{first.name!r} and {second.name!r} name different stages of {_DISPUTE}; "
            "choose one policy's stages before merging."
        )
    stages = first.dispute_stages or second.dispute_stages
    return Policy(f"strictest of {first.name} and {second.name}", duties, leads, stages)


def _merged(
    first: tuple[T, ...],
    second: tuple[T, ...],
    key: Callable[[T], str],
    merge: Callable[[T, T], T],
) -> tuple[T, ...]:
    """Both, in the order of the first; two of one key are merged."""
    theirs = {key(item): item for item in second}
    kept = [merge(item, theirs.pop(key(item))) if key(item) in theirs else item for item in first]
    return (*kept, *theirs.values())


def _stricter(a: Timescale, b: Timescale) -> Timescale:
    if a.clock != b.clock:
        one, other = (listed(sorted(duty.event_kinds)) for duty in (a, b))
        raise PolicyError(
            f"The policies cannot be merged: {a.id} is clocked on different events, {one} in one "
            f"and {other} in the other."
        )
    stages = _merged(a.series.stages, b.series.stages, lambda stage: stage.name, _stricter_stage)
    try:
        series = Series(tuple(sorted(stages, key=_first_occurrence)))
    except ValueError as error:
        raise PolicyError(f"The stages of {a.id} cannot be merged: {error}") from None
    return replace(
        a,
        series=series,
        alongside=tuple(dict.fromkeys((*a.alongside, *b.alongside))),
        citations=tuple(dict.fromkeys((*a.citations, *b.citations))),
        relaxations=tuple(dict.fromkeys((*a.relaxations, *b.relaxations))),
        notes=tuple(dict.fromkeys((*a.notes, *b.notes))),
    )


def _stricter_stage(a: Stage, b: Stage) -> Stage:
    if a.when != b.when:
        raise PolicyError(
            f"The policies cannot be merged: stage {a.name!r} is the {a.when} occurrence in one "
            f"and the {b.when} in the other."
        )
    windows = tuple(rule for rule in (a.not_before, b.not_before) if rule is not None)
    return Stage(
        a.name,
        strictest_of(a.rule, b.rule),
        a.when,
        not_before=latest_of(*windows) if windows else None,
        no_later_than=tuple(dict.fromkeys((*a.no_later_than, *b.no_later_than))),
    )


def _first_occurrence(stage: Stage) -> int:
    return stage.when.first if isinstance(stage.when, Occurrences) else 1
