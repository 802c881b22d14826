"""A policy under a calendar, made ready to project many histories."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from timescales import catalogue
from timescales.calendar import WorkingCalendar
from timescales.policy import Policy
from timescales.projection.answers import Answers, answers_of
from timescales.rules import DateRule
from timescales.timescale import Timescale

_KEPT = 32


@dataclass(frozen=True, slots=True)
class National:
    """The duty that the statutory policy has in the place of one of a policy, if it has one.

    ``alike`` says that the two have one clock, and so the same occurrences; ``simple`` that their
    starts and what meets them say which occurrence is next, what its stage is and what binds it.
    """

    duty: Timescale | None
    alike: bool
    simple: bool


class Ready:
    """What follows from a policy and a calendar alone, worked out on first need and kept."""

    __slots__ = ("_answers", "_asked", "_leads", "_national", "_readers", "calendar", "policy")

    def __init__(self, policy: Policy, calendar: WorkingCalendar) -> None:
        self.policy = policy
        self.calendar = calendar
        self._answers: dict[int, Answers] = {}
        self._asked: list[DateRule] = []  # held, so that no other takes the id of one
        self._leads = {lead.timescale: lead.rule for lead in policy.planning}
        self._national: dict[str, National] = {}
        self._readers: dict[str, list[int]] = {}
        for number, duty in enumerate(policy.timescales):
            for kind in duty.event_kinds:
                self._readers.setdefault(kind, []).append(number)

    def duties(self, recorded: Iterable[str]) -> list[Timescale]:
        """The timescales that read one of the kinds of event on record, in the policy's order."""
        numbers = {number for kind in recorded for number in self._readers.get(kind, ())}
        return [self.policy.timescales[number] for number in sorted(numbers)]

    def answers(self, rule: DateRule) -> Answers:
        """The answers of a rule of one of the policy's stages, or of their counterparts."""
        answers = self._answers.get(id(rule))
        if answers is None:
            self._asked.append(rule)
            answers = self._answers[id(rule)] = answers_of(rule, self.calendar)
        return answers

    def lead(self, duty: Timescale) -> Answers | None:
        """The answers of the planning lead of one of the policy's timescales, if it has one."""
        rule = self._leads.get(duty.id)
        return None if rule is None else self.answers(rule)

    def national(self, duty: Timescale) -> National:
        """The counterpart of one of the policy's timescales in the statutory policy."""
        national = self._national.get(duty.id)
        if national is None:
            found = catalogue.national(duty.id)
            alike = found is not None and found.clock == duty.clock
            simple = (found is None or (alike and _is_simple(found))) and _is_simple(duty)
            national = self._national[duty.id] = National(found, alike, simple)
        return national


def _is_simple(duty: Timescale) -> bool:
    """Whether starts and what meets it are all that decides which occurrence is next, and when."""
    begun = {*duty.starts, *duty.meets}
    each_has_one_part = len(begun.union(duty.ends)) == len((*duty.starts, *duty.meets, *duty.ends))
    return (
        duty.series.by_number
        and each_has_one_part
        and not any(duty.manner)
        and all(stage.bare for stage in duty.series.stages)
        and not any(map(begun.issuperset, catalogue.DERIVED_FROM))
    )


_ready: dict[tuple[int, int], Ready] = {}


def made_ready(policy: Policy, calendar: WorkingCalendar) -> Ready:
    """The policy under the calendar; kept by identity, since a policy is costly to compare."""
    key = id(policy), id(calendar)
    ready = _ready.get(key)
    if ready is None:
        if len(_ready) >= _KEPT:
            _ready.clear()
        ready = _ready[key] = Ready(policy, calendar)
    return ready
