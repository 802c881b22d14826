"""Chances that come out the same for a seed, in every version of Python."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import TypeVar

T = TypeVar("T")

_APART = 1_000_003  # a prime far above any number of children, so that seeds do not overlap


class Draw:
    """The chances of one child.

    Of all the methods of ``random.Random`` only ``random`` promises to give the same sequence for
    ever, so everything here is made of it.
    """

    def __init__(self, seed: int, child: int) -> None:
        self._random = Random(seed * _APART + child).random

    def chance(self, probability: float) -> bool:
        """True with that probability."""
        return self._random() < probability

    def whole(self, least: int, most: int) -> int:
        """A whole number from ``least`` to ``most``, each as likely."""
        return least + int(self._random() * (most - least + 1))

    def one_of(self, items: Sequence[T]) -> T:
        """One of the items, each as likely."""
        return items[self.whole(0, len(items) - 1)]

    def weighted(self, weights: Mapping[str, int]) -> str:
        """One of the words, as likely as its weight."""
        return self.one_of([word for word, weight in weights.items() for _ in range(weight)])

    def day(self, first: date, last: date) -> date:
        """A day from ``first`` to ``last``, each as likely, weekends too."""
        return first + timedelta(days=self.whole(0, (last - first).days))
