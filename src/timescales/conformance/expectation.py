"""The lines of ``expect``: what each obligation, or each stage asked directly, should come to.

The grammar, a word in capitals standing for what it names::

    with a history    [STAGE] from DATE [not before DATE] ANSWER STATUS [note "TEXT"]
                      ANSWER is: due DATE [HH:MM] | no deadline | not known
    from a date       [STAGE] [not before DATE] [ANSWER]
                      ANSWER is: due DATE | no deadline | not supplied
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from timescales._text import listed, suggestion
from timescales.conformance.written import Words
from timescales.errors import WrongValueError
from timescales.projection import Status

_NOTE = re.compile(r'(?P<line>.*?)\s+note\s+"(?P<note>[^"]+)"\s*')


class Answer(Enum):
    """What a rule answers, in the words of the suite."""

    DUE = "due"
    NO_DEADLINE = "no deadline"
    NOT_KNOWN = "not known"
    NOT_SUPPLIED = "not supplied"


@dataclass(frozen=True, slots=True)
class Expectation:
    """One line of ``expect``, read; None is what it does not say.

    ``due_at`` is the moment in London, on the day ``due``, where a time is said. ``note`` is a part
    of the obligation's note. The text of an expectation is its line.
    """

    stage: str | None = None
    anchor: date | None = None
    not_before: date | None = None
    answer: Answer | None = None
    due: date | None = None
    due_at: datetime | None = None
    status: Status | None = None
    note: str | None = None

    def __str__(self) -> str:
        said = (
            self.stage or "",
            _said("from", self.anchor),
            _said("not before", self.not_before),
            "" if self.answer is None else self.answer.value,
            _said("", self.due),
            "" if self.due_at is None else f"{self.due_at:%H:%M}",
            "" if self.status is None else self.status.value,
            "" if self.note is None else f'note "{self.note}"',
        )
        return " ".join(filter(None, said))


def _said(word: str, day: date | None) -> str:
    return "" if day is None else f"{word} {day}".lstrip()


def parse_obligation(line: str, stages: Sequence[str]) -> Expectation:
    """What a line expects of one obligation of a timescale with these stages.

    Raises ``WrongValueError`` that shows the line and what was expected in it, and where.

    >>> str(parse_obligation("from 2024-12-13 due 2025-01-08  upcoming", ["first"]))
    'from 2024-12-13 due 2025-01-08 upcoming'
    """
    noted = _NOTE.fullmatch(line)
    words = Words(line, noted["line"] if noted else line)
    stage = _stage(words, stages, ("from",))
    if not words.takes("from"):
        raise words.refusal("from DATE")
    anchor = words.day()
    not_before = words.day() if words.takes("not before") else None
    answer = _answer(words, (Answer.DUE, Answer.NO_DEADLINE, Answer.NOT_KNOWN))
    if answer is None:
        raise words.refusal("due DATE, no deadline or not known")
    if stage is None and answer is not Answer.NOT_KNOWN:
        _refuse_without_stage(line, stages)
    due = words.day() if answer is Answer.DUE else None
    due_at = None if due is None else words.clock(due)
    status = _status(words)
    if words.next is not None:
        raise words.refusal('the end of the line, or note "TEXT"')
    note = noted["note"] if noted else None
    return Expectation(stage, anchor, not_before, answer, due, due_at, status, note)


def parse_answer(line: str, stages: Sequence[str]) -> Expectation:
    """What a line expects of one stage, asked directly from a date; raises as the other does.

    >>> str(parse_answer("second due 2025-04-30", ["first", "second"]))
    'second due 2025-04-30'
    """
    words = Words(line, line)
    stage = _stage(words, stages, ("due", "no", "not"))
    if stage is None:
        _refuse_without_stage(line, stages)
    not_before = words.day() if words.takes("not before") else None
    answer = _answer(words, (Answer.DUE, Answer.NO_DEADLINE, Answer.NOT_SUPPLIED))
    if not_before is None and answer is None:
        raise words.refusal("due DATE, no deadline, not supplied or not before DATE")
    due = words.day() if answer is Answer.DUE else None
    if words.next is not None:
        raise words.refusal("the end of the line")
    return Expectation(stage, None, not_before, answer, due)


def _stage(words: Words, stages: Sequence[str], after: Sequence[str]) -> str | None:
    """The stage that the line names; None where it begins with one of the words after it."""
    if words.next is None or words.next in after:
        return None
    if len(stages) == 1:
        only = words.next == stages[0]
        hint = f"It has one stage: leave out {stages[0]!r}." if only else ""
        raise words.refusal(listed(map(repr, after), "or"), hint)
    if words.next not in stages:
        names = f"a stage, {listed(stages, 'or')},"
        raise words.refusal(names, suggestion(words.next, [*stages, *after]))
    return words.take()


def _refuse_without_stage(line: str, stages: Sequence[str]) -> None:
    if len(stages) > 1:
        raise WrongValueError(f"{line!r}: name the stage first: {listed(stages, 'or')}.")


def _answer(words: Words, answers: Sequence[Answer]) -> Answer | None:
    return next((answer for answer in answers if words.takes(answer.value)), None)


def _status(words: Words) -> Status:
    values = [status.value for status in Status]
    if words.next not in values:
        hint = "" if words.next is None else suggestion(words.next, values)
        raise words.refusal("a status", hint or f"Known: {', '.join(values)}.")
    return Status(words.take())
