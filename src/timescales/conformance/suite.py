"""The cases of the suite as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TypeAlias

from timescales.conformance.expectation import Expectation
from timescales.conformance.history import HistoryLine

SUITE_VERSION = 1
"""The version of the format. A reader of one version need not understand another."""


class Kind(Enum):
    """Why a case is there: the usual run, a day on the edge, or a date that is often got wrong."""

    ORDINARY = "ordinary"
    BOUNDARY = "boundary"
    AWKWARD = "awkward"


@dataclass(frozen=True, slots=True)
class FromHistory:
    """The question: every obligation of a history as at a day."""

    history: tuple[HistoryLine, ...]
    as_at: date
    born: date | None = None
    complete_from: date | None = None


@dataclass(frozen=True, slots=True)
class FromDate:
    """The question: what the stages of a rule give, asked directly from a date."""

    anchor: date


Question: TypeAlias = FromHistory | FromDate


@dataclass(frozen=True, slots=True)
class SuiteCase:
    """One case of the suite: a question about a timescale, and the lines that answer it.

    ``sentence`` is the sentence of the source that decides, in 25 words or fewer; ``policy`` is
    the name of a policy; ``file`` and ``line`` say where the case begins.
    """

    file: str
    line: int
    timescale: str
    name: str
    kind: Kind
    sentence: str
    source: str
    policy: str
    question: Question
    expect: tuple[Expectation, ...]
