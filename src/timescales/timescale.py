"""The duty: what starts its clock, what meets it, what ends it, and which rule applies when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from timescales._dates import checked_date, checked_items, short_date
from timescales._text import constructor, listed
from timescales.calendar import WorkingCalendar
from timescales.citation import Authority, Citation, Guidance, Source
from timescales.codec import Coded, register
from timescales.errors import UnknownNameError, WrongValueError
from timescales.outcome import Due, Outcome
from timescales.rules import Dated, DateRule, Span, widest
from timescales.series import NOT_BEFORE, Series, Stage, checked_name
from timescales.step import Step

if TYPE_CHECKING:
    from timescales.explanation import Explanation

Kinds: TypeAlias = str | tuple[str, ...]
"""One event kind, or several of which any will do."""


@register("Relaxation")
@dataclass(frozen=True, slots=True, repr=False)
class Relaxation(Coded):
    """A period in which a duty was relaxed without another number: the dates stand, and say so."""

    since: date
    until: date
    says: str
    source: Citation | Guidance

    def __post_init__(self) -> None:
        if checked_date(self.until, "until") < checked_date(self.since, "since"):
            raise WrongValueError(f"A relaxation cannot end on {self.until}, before it begins.")

    def __repr__(self) -> str:
        return constructor("Relaxation", self.since, self.until, self.says, self.source)

    def __str__(self) -> str:
        return (
            f"relaxed from {short_date(self.since)} to {short_date(self.until)} by {self.source}: "
            f"{self.says}; the date stands"
        )


@register("Timescale")
@dataclass(frozen=True, slots=True, repr=False)
class Timescale(Coded):
    """A duty with a timescale.

    ``started_by``, ``met_by`` and ``ended_by`` are each an event kind, or several of which any will
    do. With nothing to start it, a timescale is asked by its address alone and never projected.

    The first occurrence is counted from the start; or, with ``anchored_on``, from the latest event
    of those kinds held by then; or, with ``from_set_day``, from the day that the start sets. Later
    ones are counted from the event that met the one before.

    A ``concurrent`` duty can be open several times at once, by ``ref``; where
    ``reopens_by_ref_only``, a start without a ``ref`` opens nothing while one is open. Another
    start of a duty that ``restarts`` begins its clock again. A duty owed ``once`` is not started
    again, when it has been met, before something ends it. One that may be met ``beforehand`` is
    met by the latest that was done before it started and after the start before, unless that was
    while an earlier one lasted; where it ``restarts``, that counts too. With ``only_while``, a
    start counts only after an event of those kinds that none in ``ended_by`` has followed.

    ``alongside`` names timescales that the same event meets, of which the earlier date binds.
    """

    id: str
    title: str
    subject: str
    started_by: Kinds
    met_by: Kinds
    series: Series
    ended_by: Kinds | None = None
    anchored_on: tuple[str, ...] = ()
    from_set_day: bool = False
    concurrent: bool = False
    reopens_by_ref_only: bool = False
    restarts: bool = False
    once: bool = False
    beforehand: bool = False
    only_while: tuple[str, ...] = ()
    alongside: tuple[str, ...] = ()
    authority: Authority = Authority.STATUTE
    citations: tuple[Citation | Guidance, ...] = ()
    relaxations: tuple[Relaxation, ...] = ()
    notes: tuple[str, ...] = ()
    starts: tuple[str, ...] = field(init=False, repr=False, compare=False)
    """The event kinds that start it; none where it is asked by its address alone."""
    meets: tuple[str, ...] = field(init=False, repr=False, compare=False)
    """The event kinds that meet it."""
    ends: tuple[str, ...] = field(init=False, repr=False, compare=False)
    """The event kinds that end it."""
    event_kinds: frozenset[str] = field(init=False, repr=False, compare=False)
    """Every event kind that the duty reads."""

    def __post_init__(self) -> None:
        for name in ("started_by", "met_by", "ended_by"):
            given = getattr(self, name)
            if not (given is None and name == "ended_by"):
                object.__setattr__(self, name, _kinds(self.id, given))
        object.__setattr__(self, "starts", _several(self.started_by))
        object.__setattr__(self, "meets", _several(self.met_by))
        object.__setattr__(self, "ends", _several(self.ended_by))
        for name in ("anchored_on", "only_while", "alongside", "notes"):
            object.__setattr__(self, name, checked_items(getattr(self, name), str, name))
        conditions = chain.from_iterable(stage.kinds for stage in self.series.stages)
        kinds = (
            *self.starts, *self.meets, *self.ends,
            *self.anchored_on, *self.only_while, *conditions,
        )  # fmt: skip
        for name in (self.id, *self.alongside, *kinds):
            checked_name(name, f"A name in timescale {self.id!r}")
        object.__setattr__(self, "event_kinds", frozenset(kinds))

    @property
    def clock(self) -> tuple[object, ...]:
        """What decides when it runs: two timescales of one clock have the same occurrences."""
        return self.started_by, self.met_by, self.ended_by, *self.manner

    @property
    def manner(self) -> tuple[object, ...]:
        """How it runs beyond starting, being met and ending: all empty, where that is all."""
        return (
            self.anchored_on, self.from_set_day, self.concurrent, self.reopens_by_ref_only,
            self.restarts, self.once, self.beforehand, self.only_while,
        )  # fmt: skip

    @property
    def at(self) -> Mapping[str, Stage]:
        """The stage at each address: ``id.stage``, or the bare ``id`` where there is one stage.

        A stage's earliest day stands at ``id.not_before``, or ``id.stage.not_before`` where several
        stages have one.
        """
        stages = self.series.stages
        windows = sum(stage.not_before is not None for stage in stages)
        at: dict[str, Stage] = {}
        for stage in stages:
            at[self.id if len(stages) == 1 else f"{self.id}.{stage.name}"] = stage
            if stage.earliest is not None:
                name = NOT_BEFORE if windows == 1 else f"{stage.name}.{NOT_BEFORE}"
                at[f"{self.id}.{name}"] = stage.earliest
        return at

    @property
    def addresses(self) -> tuple[str, ...]:
        """Every address that it answers at."""
        return tuple(self.at)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Its citations, and those of the versions of its rules."""
        versions = (_version_sources(stage.rule) for stage in self.series.stages)
        return tuple(dict.fromkeys((*self.citations, *chain.from_iterable(versions))))

    @property
    def verified(self) -> bool:
        """Whether the text of every one of its sources has been read."""
        return bool(self.sources) and all(source.verified for source in self.sources)

    @property
    def in_force(self) -> Span:
        """The first and last anchor that its stages answer; None where there is no such bound."""
        return widest(stage.rule.in_force for stage in self.series.stages)

    def stage(self, name: str | None = None) -> Stage:
        """The stage of that name, or the only one; ``not_before`` stands for an earliest day.

        Raises ``UnknownNameError`` with the addresses there are.
        """
        address = self.id if name is None else f"{self.id}.{name}"
        found = self.at.get(address) or self.series.named(name or "")
        if found is None:
            asked = "has several stages" if name is None else f"has no stage {name!r}"
            raise UnknownNameError(
                f"{self.id} {asked}: name one of {listed(self.addresses, 'or')}."
            )
        return found

    def explain(
        self, anchor: date, calendar: WorkingCalendar, stage: str | None = None
    ) -> Explanation:
        """The worked explanation of one stage's date, with its authority and notes."""
        found = self.stage(stage)
        return explained(self, found.name, found.rule, anchor, calendar)

    def relaxed_on(self, outcome: Outcome | None) -> tuple[str, ...]:
        """What to say of an answer that falls in a period in which the duty was relaxed."""
        if not self.relaxations or not isinstance(outcome, Due):
            return ()
        day = outcome.date
        return tuple(str(each) for each in self.relaxations if each.since <= day <= each.until)

    def __repr__(self) -> str:
        fields = [f for f in type(self).__dataclass_fields__.values() if f.init]
        given = {f.name: getattr(self, f.name) for f in fields}
        return constructor(
            "Timescale", **{f.name: given[f.name] for f in fields if given[f.name] != f.default}
        )


def explained(
    duty: Timescale,
    stage: str,
    rule: DateRule,
    anchor: date,
    calendar: WorkingCalendar,
    *,
    at: datetime | None = None,
    notes: tuple[str, ...] = (),
) -> Explanation:
    """How a rule of one stage answers, with the duty's authority and notes, and one's own.

    It answers from the moment ``at``, where that is given.
    """
    from timescales.explanation import Explanation

    worked = rule.explain(anchor, calendar).step if at is None else rule.trace_at(at, calendar)
    title = duty.title if len(duty.series.stages) == 1 else f"{duty.title} ({stage})"
    sources = tuple(dict.fromkeys(_sources_used(worked))) or duty.citations or duty.sources
    relaxed = duty.relaxed_on(worked.outcome)
    return Explanation(
        worked,
        title,
        tuple(f"{_cited(source)}; {source.authority.value}" for source in sources),
        tuple(dict.fromkeys((*notes, *version_notes(worked), *relaxed, *duty.notes))),
    )


def version_notes(step: Step) -> Iterator[str]:
    """What the versions used in an explanation say of themselves."""
    if isinstance(step.rule, Dated):
        version = step.rule.version_on(step.anchor)
        if version is not None and version.note:
            yield version.note
    for child in step.children:
        yield from version_notes(child)


def _kinds(timescale: str, given: object) -> Kinds:
    """One kind as a text, several as a tuple, whichever way they are given."""
    kinds = given if isinstance(given, tuple) else (given,)
    names = tuple(checked_name(kind, f"A name in timescale {timescale!r}") for kind in kinds)
    return names[0] if len(names) == 1 else names


def _several(kinds: Kinds | None) -> tuple[str, ...]:
    return kinds if isinstance(kinds, tuple) else () if kinds is None else (kinds,)


@lru_cache(maxsize=1024)
def _cited(source: Source) -> str:
    if source.verified:
        sure = f"verified on {source.verified}"
    elif source.authority is Authority.LOCAL:
        sure = "as the authority gives it"
    else:
        sure = "not verified: text not read"
    return f"{source} <{source.url}> ({sure})" if source.url else f"{source} ({sure})"


def _version_sources(rule: DateRule) -> Iterator[Source]:
    if isinstance(rule, Dated):
        yield from (version.source for version in rule.versions if version.source)
    for part in rule.parts:
        yield from _version_sources(part)


def _sources_used(step: Step) -> Iterator[Source]:
    if isinstance(step.rule, Dated):
        version = step.rule.version_on(step.anchor)
        if version is not None and version.source is not None:
            yield version.source
    for child in step.children:
        yield from _sources_used(child)
