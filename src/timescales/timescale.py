"""The duty: what starts its clock, what meets it, what ends it, and which rule applies when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, pairwise

from timescales._dates import checked_count, checked_items
from timescales._text import constructor, listed, ordinal
from timescales.calendar import WorkingCalendar
from timescales.citation import Authority, Citation, Guidance, Source
from timescales.codec import Coded, register
from timescales.errors import UnknownNameError, WrongTypeError, WrongValueError
from timescales.explanation import Explanation
from timescales.rules import Dated, DateRule, Span, checked_rule, widest
from timescales.step import Step

_NAME = re.compile(r"[a-z][a-z0-9_]*")


@register("Occurrences")
@dataclass(frozen=True, slots=True, repr=False)
class Occurrences(Coded):
    """Which occurrences of a duty a stage is for: from ``first`` to ``last``, None being open."""

    first: int
    last: int | None = None

    def __post_init__(self) -> None:
        checked_count(self.first, "first")
        if self.last is not None:
            checked_count(self.last, "last", least=self.first)

    def __contains__(self, number: int) -> bool:
        return number >= self.first and (self.last is None or number <= self.last)

    def __repr__(self) -> str:
        arguments = (self.first,) if self.last is None else (self.first, self.last)
        return constructor("Occurrences", *arguments)

    def __str__(self) -> str:
        if self.last is None:
            return f"{ordinal(self.first)} and later"
        if self.first == self.last:
            return ordinal(self.first)
        return f"{ordinal(self.first)} to {ordinal(self.last)}"


@register("Stage")
@dataclass(frozen=True, slots=True, repr=False)
class Stage(Coded):
    """A named part of a series: the rule for some of the occurrences."""

    name: str
    rule: DateRule
    when: Occurrences

    def __post_init__(self) -> None:
        checked_name(self.name, "A stage's name")
        checked_rule(self.rule)

    def __repr__(self) -> str:
        return constructor("Stage", self.name, self.rule, self.when)


@register("Series")
@dataclass(frozen=True, slots=True, repr=False, init=False)
class Series(Coded):
    """Which rule applies to which occurrence: stages that follow one another without a gap.

    ``Series(first=…, second=…, subsequent=…)`` builds the usual three; without ``second``,
    ``subsequent`` is for the second occurrence too; with ``first`` alone there is one occurrence.
    """

    stages: tuple[Stage, ...]

    def __init__(
        self,
        stages: tuple[Stage, ...] = (),
        *,
        first: DateRule | None = None,
        second: DateRule | None = None,
        subsequent: DateRule | None = None,
    ) -> None:
        stages = checked_items(stages, Stage, "stages")
        usual = tuple(_usual_stages(first, second, subsequent))
        if bool(stages) == bool(usual):
            raise WrongTypeError("A series takes stages, or first=… and those that follow it.")
        object.__setattr__(self, "stages", stages or usual)
        names = [stage.name for stage in self.stages]
        if len(set(names)) < len(names):
            raise WrongValueError(f"The stages of a series need different names, not {names}.")
        follows = all(
            earlier.when.last is not None and later.when.first == earlier.when.last + 1
            for earlier, later in pairwise(self.stages)
        )
        if self.stages[0].when.first != 1 or not follows:
            spans = listed(f"{stage.name} ({stage.when})" for stage in self.stages)
            raise WrongValueError(
                f"Stages must follow one another from the 1st occurrence: {spans}."
            )

    def stage_for(self, number: int) -> Stage | None:
        """The stage of the nth occurrence, or None where there is no such occurrence."""
        return next((stage for stage in self.stages if number in stage.when), None)

    def stages_from(self, number: int) -> tuple[Stage, ...]:
        """Every stage that the nth occurrence or a later one can be in."""
        return tuple(s for s in self.stages if s.when.last is None or s.when.last >= number)

    def __repr__(self) -> str:
        named = {stage.name: stage.rule for stage in self.stages}
        usual = (named.get("first"), named.get("second"), named.get("subsequent"))
        if self.stages == tuple(_usual_stages(*usual)):
            return constructor("Series", **named)
        return constructor("Series", self.stages)


def _usual_stages(
    first: DateRule | None, second: DateRule | None, subsequent: DateRule | None
) -> Iterator[Stage]:
    if first is not None:
        yield Stage("first", first, Occurrences(1, 1))
    if second is not None:
        yield Stage("second", second, Occurrences(2, 2))
    if subsequent is not None:
        yield Stage("subsequent", subsequent, Occurrences(2 if second is None else 3))


@register("Timescale")
@dataclass(frozen=True, slots=True, repr=False)
class Timescale(Coded):
    """A duty with a timescale.

    ``started_by``, ``met_by`` and ``ended_by`` are event kinds. ``anchored_on`` names the kinds of
    event on which the first occurrence is counted where one was held by the start; otherwise it is
    counted from the start. A ``concurrent`` duty can be open several times at once, by ``ref``;
    where ``reopens_by_ref_only``, a start without a ``ref`` opens nothing while one is open.
    """

    id: str
    title: str
    subject: str
    started_by: str
    met_by: str
    series: Series
    ended_by: str | None = None
    anchored_on: tuple[str, ...] = ()
    concurrent: bool = False
    reopens_by_ref_only: bool = False
    authority: Authority = Authority.STATUTE
    citations: tuple[Citation | Guidance, ...] = ()
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name in ("anchored_on", "notes"):
            object.__setattr__(self, name, checked_items(getattr(self, name), str, name))
        for kind in (self.id, *self.event_kinds):
            checked_name(kind, f"A name in timescale {self.id!r}")

    @property
    def clock(self) -> tuple[str, str, str | None, tuple[str, ...]]:
        """The kinds of event that start, meet and end it, and that it is anchored on."""
        return self.started_by, self.met_by, self.ended_by, self.anchored_on

    @property
    def event_kinds(self) -> tuple[str, ...]:
        """Every event kind that the duty reads."""
        ends = () if self.ended_by is None else (self.ended_by,)
        return (self.started_by, self.met_by, *ends, *self.anchored_on)

    @property
    def addresses(self) -> tuple[str, ...]:
        """``id.stage`` for each stage, or the bare ``id`` where there is only one."""
        if len(self.series.stages) == 1:
            return (self.id,)
        return tuple(f"{self.id}.{stage.name}" for stage in self.series.stages)

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
        """The stage of that name, or the only one. Raises ``UnknownNameError`` with the list."""
        stages = self.series.stages
        if name is None and len(stages) == 1:
            return stages[0]
        found = next((stage for stage in stages if stage.name == name), None)
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
        return explained(self, self.stage(stage), anchor, calendar)

    def __repr__(self) -> str:
        fields = type(self).__dataclass_fields__.values()
        given = {f.name: getattr(self, f.name) for f in fields}
        return constructor(
            "Timescale", **{f.name: given[f.name] for f in fields if given[f.name] != f.default}
        )


def explained(
    duty: Timescale,
    stage: Stage,
    anchor: date,
    calendar: WorkingCalendar,
    notes: tuple[str, ...] = (),
) -> Explanation:
    """A stage's explanation with the duty's authority, its notes, and notes of one's own."""
    worked = stage.rule.explain(anchor, calendar)
    title = duty.title if len(duty.series.stages) == 1 else f"{duty.title} ({stage.name})"
    sources = tuple(dict.fromkeys(_sources_used(worked.step))) or duty.citations or duty.sources
    return Explanation(
        worked.step,
        title,
        tuple(f"{_cited(source)}; {source.authority.value}" for source in sources),
        (*notes, *duty.notes),
    )


def checked_name(name: object, what: str) -> str:
    """Return ``name`` if it is lower-case words joined by underscores, else refuse it."""
    if type(name) is not str or not _NAME.fullmatch(name):
        raise WrongValueError(
            f"{what} must be lower-case words joined by underscores, not {name!r}."
        )
    return name


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
