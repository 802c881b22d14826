"""Timescales as the rows of a table: what is encoded, from where, and how sure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from types import ModuleType

from timescales import policies
from timescales._dates import short_date
from timescales._text import listed
from timescales.catalogue import INSTRUMENTS
from timescales.catalogue.local import day_count, sunderland
from timescales.citation import Source
from timescales.rules import Dated, DateRule
from timescales.rules.combining import StrictestOf
from timescales.timescale import Timescale

MODULES = {
    module.__name__.rpartition(".")[2]: module for module in (*INSTRUMENTS, day_count, sunderland)
}
"""The modules of the catalogue that declare rules, by name, the local ones last."""


@dataclass(frozen=True, slots=True)
class Row:
    """One address of a duty: what it says for the anchors of some time, and on whose authority.

    ``since`` and ``until`` are the first and last anchor, None being open. ``note`` is what the
    version says of itself.
    """

    duty: Timescale
    address: str
    rule: DateRule
    since: date | None
    until: date | None
    sources: tuple[Source, ...]
    note: str = ""

    @property
    def verified(self) -> date | None:
        """The day on which the last of its sources was read; None where one was not."""
        days = [source.verified for source in self.sources if source.verified]
        return max(days) if days and len(days) == len(self.sources) else None

    @property
    def sure(self) -> str:
        """How sure it is, in words."""
        return f"verified on {self.verified}" if self.verified else "not verified: text not read"

    @property
    def force(self) -> str:
        """What its sources are: statute, guidance, a statistical measure, an authority's own."""
        given = dict.fromkeys(source.authority.value for source in self.sources)
        return listed(given or (self.duty.authority.value,))

    @property
    def in_force(self) -> str:
        """The anchors that it answers, in words; nothing where they are not bounded."""
        begins = f"from {short_date(self.since)}" if self.since else ""
        ends = f"until {short_date(self.until)}" if self.until else ""
        return " ".join(filter(None, (begins, ends)))


def rows(duty: Timescale) -> Iterator[Row]:
    """The rows of a duty, by address and then by version in time.

    Where the earliest of several rules binds, there is a row for each of them.

    >>> from timescales.catalogue.care_planning_2010 import CARE_PLAN
    >>> [(row.address, str(row.rule), row.in_force) for row in rows(CARE_PLAN)]
    [('care_plan', '10 working days after', 'from 1 April 2011')]
    """
    for address, stage in duty.at.items():
        yield from dict.fromkeys(rows_of_rule(duty, address, stage.rule))


def rows_of_rule(duty: Timescale, address: str, rule: DateRule) -> Iterator[Row]:
    """The rows of one rule: its versions, and those of each limb where the earliest binds."""
    if isinstance(rule, StrictestOf):
        for limb in rule.rules:
            yield from rows_of_rule(duty, address, limb)
    elif isinstance(rule, Dated):
        for each in rule.versions:
            sources = duty.citations if each.source is None else (each.source,)
            yield Row(duty, address, each.rule, each.since, each.until, sources, each.note)
    else:
        yield Row(duty, address, rule, None, None, duty.citations)


def repeats(duty: Timescale) -> str:
    """Whether there is another occurrence once one is met, and what it is counted from.

    >>> from timescales.catalogue.care_planning_2010 import CARE_PLAN, LAC_REVIEW
    >>> repeats(CARE_PLAN)
    'no'
    >>> repeats(LAC_REVIEW)
    'yes, each counted from the lac_review that met the one before'
    """
    if not duty.starts or not duty.series.goes_on(2):
        return "no"
    return f"yes, each counted from the {listed(duty.meets, 'or')} that met the one before"


def notes(duty: Timescale) -> tuple[str, ...]:
    """What a duty says of itself, then what its versions say, with the time that each is for."""
    of_versions = (f"{row.in_force}: {row.note}" for row in rows(duty) if row.note)
    return tuple(dict.fromkeys((*duty.notes, *of_versions)))


def duties(module: ModuleType) -> tuple[Timescale, ...]:
    """The duties that a module of the catalogue declares; none where it has only rules."""
    found: tuple[Timescale, ...] = getattr(module, "TIMESCALES", ())
    return found


def declared_in(module: ModuleType) -> dict[Timescale, list[Row]]:
    """The duties of a module and their rows; of one that has only rules, the rows that it changes.

    >>> [duty.id for duty in declared_in(day_count)]
    ['lac_review']
    """
    found = {duty: list(rows(duty)) for duty in duties(module)}
    if found:
        return found
    local = policies.resolve(module.__name__.rpartition(".")[2])
    national = policies.statutory()
    for duty in local.timescales:
        before = national.timescale(duty.id)
        if duty != before:
            changed = [row for row in rows(duty) if duty.at[row.address] != before.at[row.address]]
            found[duty] = changed
    return found
