"""Contenders that answer the same questions, in rounds that take turns, and are marked.

A slow spell of the machine meets all who take turns, so what counts is the ratio of two contenders
in the same round, and its spread over the rounds. Times are those of the processor: what else the
machine does counts for little.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import zip_longest
from statistics import median
from time import process_time_ns
from typing import Any, Final, Self, TypeAlias

import timescales as ts
from benchmarks import counted, peers

CHECKED: Final = 2_000
"""The most answers of a contender that are compared, where it answers one question at a time."""

Data: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Effort:
    """How long to measure: rounds, and milliseconds that one contender may take in a round."""

    rounds: int
    budget: float


@dataclass(frozen=True, slots=True)
class Contender:
    """Something that answers ``count`` questions a call; ``answers`` are some of what it said."""

    name: str
    ask: Callable[[], object]
    count: int
    answers: Sequence[object] = ()
    """The answers to the first questions; none where there is nothing to compare."""
    peer: str = ""
    """The distribution whose speed this is."""


@dataclass(frozen=True, slots=True)
class Row:
    """What one contender came to."""

    name: str
    peer: str
    best: float
    """Nanoseconds for one question, in the fastest round."""
    median: float
    ratio: tuple[float, float, float]
    """Of its time to the first contender's in the same round: the median, least and greatest."""
    checked: int
    wrong: int
    """How many of the checked answers differ from the independent count."""
    differs: int
    """And from this library's own answers."""


@dataclass(frozen=True, slots=True)
class Result:
    """A question, and what each contender came to; the first is the one that others stand by."""

    key: str
    title: str
    question: str
    rows: tuple[Row, ...]
    skipped: tuple[str, ...] = ()
    pace: float | None = None
    """Nanoseconds of the loop that tells the machine's pace, in the fastest of these rounds."""

    def row(self, name: str) -> Row:
        """The row of that name; ``KeyError`` where it did not run."""
        for each in self.rows:
            if each.name == name:
                return each
        raise KeyError(name)

    def as_data(self) -> Data:
        return asdict(self)

    @classmethod
    def from_data(cls, data: Data) -> Self:
        rows = tuple(Row(**each | {"ratio": tuple(each["ratio"])}) for each in data["rows"])
        return cls(**data | {"rows": rows, "skipped": tuple(data["skipped"])})


Answer: TypeAlias = Callable[[Any], Any]
Maker: TypeAlias = Callable[[], Mapping[str, Answer]]
"""Makes the contenders of one peer: for each name, what answers one question."""


def one_at_a_time(
    result: Result,
    makers: Mapping[str, Maker],
    questions: Sequence[Any],
    right: Callable[[Any], object],
    effort: Effort,
) -> Result:
    """The result with contenders that are asked one question after another.

    ``right`` answers a question independently. A peer that cannot be asked is named, with why.
    """
    found: list[Contender] = []
    skipped: list[str] = []
    for peer, make in makers.items():
        try:
            for name, answer in make().items():
                found.append(_repeated(name, answer, questions, effort, peer))
        except Exception as error:  # noqa: BLE001  (a peer may fail in any way; it is then named)
            skipped.append(peers.why_not(peer, error))
    expected = [right(question) for question in questions[:CHECKED]]
    return contest(replace(result, skipped=tuple(skipped)), found, expected, effort)


def _repeated(
    name: str, answer: Answer, questions: Sequence[Any], effort: Effort, peer: str
) -> Contender:
    answers = [_plain(answer(question)) for question in questions[:CHECKED]]
    few = questions[:20]
    begun = process_time_ns()
    for question in few:
        answer(question)
    each = max((process_time_ns() - begun) / len(few), 1)
    some = questions[: max(len(few), int(effort.budget * 1e6 / each))]

    def ask() -> None:
        for question in some:
            answer(question)

    return Contender(name, ask, len(some), answers, peer)


def contest(
    result: Result, contenders: Sequence[Contender], expected: Sequence[object], effort: Effort
) -> Result:
    """The result with a row for each contender, timed in turns; ``expected`` is counted apart."""
    taken: list[list[float]] = [[] for _ in contenders]
    walk, days, paces = counted.walker(20), counted.starts(500, 1), []
    gc.collect()
    gc.disable()
    try:
        for _ in range(effort.rounds):
            for times, contender in zip(taken, contenders, strict=True):
                begun = process_time_ns()
                contender.ask()
                times.append((process_time_ns() - begun) / contender.count)
            begun = process_time_ns()
            for day in days:
                walk(day)
            paces.append((process_time_ns() - begun) / len(days))
    finally:
        gc.enable()
    ours = contenders[0].answers
    rows = tuple(
        Row(
            name=contender.name,
            peer=contender.peer,
            best=min(times),
            median=median(times),
            ratio=_spread(times, taken[0]),
            checked=len(contender.answers),
            wrong=_differing(contender.answers, expected),
            differs=_differing(contender.answers, ours),
        )
        for contender, times in zip(contenders, taken, strict=True)
    )
    return replace(result, rows=rows, pace=min(paces))


def _plain(answer: Any) -> object:
    return answer.date if isinstance(answer, ts.Due) else answer


def _spread(times: Sequence[float], others: Sequence[float]) -> tuple[float, float, float]:
    ratios = [one / other for one, other in zip(times, others, strict=True)]
    return median(ratios), min(ratios), max(ratios)


def _differing(answers: Sequence[object], expected: Sequence[object]) -> int:
    pairs = zip_longest(answers, expected[: len(answers)])
    return sum(one != other for one, other in pairs)
