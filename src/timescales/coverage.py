"""What of the law is encoded, what is not and why, and the questions that sources leave open.

The data stands beside the catalogue, in ``coverage.toml`` and ``disagreements.toml``.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Provision:
    """One row of the coverage page: a duty of the law, and what became of it here.

    ``text`` says whether its source was read; ``address`` is where a policy answers it, None where
    none does.
    """

    id: str
    duty: str
    source: str
    text: str
    coverage: str
    reason: str
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question that sources answer differently or not at all, and what is done by default."""

    question: str
    default: str
    otherwise: str
    addresses: tuple[str, ...]


@cache
def provisions() -> tuple[Provision, ...]:
    """Every row of the coverage page, in its order.

    >>> [each.coverage for each in provisions() if each.address == "pep_review"]
    ['partly']
    """
    sections = _data("coverage.toml")["section"]
    return tuple(Provision(**row) for section in sections for row in section["row"])


@cache
def questions() -> tuple[Question, ...]:
    """Every question of the page on where sources disagree, in its order.

    >>> [each.question for each in questions() if "icpc" in each.addresses][0]
    'Is the day of the event itself the first day counted?'
    """
    return tuple(
        Question(each["question"], each["default"], each["otherwise"], tuple(each["addresses"]))
        for each in _data("disagreements.toml")["disagreement"]
    )


def _data(name: str) -> dict[str, Any]:
    return tomllib.loads(files("timescales.catalogue").joinpath(name).read_text("utf-8"))
