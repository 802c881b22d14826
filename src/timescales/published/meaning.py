"""What the labels of one table mean: inferred from their words, or as its comments have it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from timescales.errors import UnknownNameError
from timescales.published.comment import Comments
from timescales.published.label import (
    find,
    plain,
    says_percent,
    says_total,
    says_variance,
    unit_said,
)
from timescales.published.number import Printed, printed
from timescales.published.table import Column

T = TypeVar("T")


class Meaning:
    """The labels and headings of a table, read with its comments.

    ``fault`` is called with the line and what is wrong for a comment on a label that is not there.
    """

    def __init__(
        self, comments: Comments, labels: Iterable[str], fault: Callable[[int, str], None]
    ) -> None:
        self._unit = comments.unit
        self._labels = list({plain(label): label for label in labels}.values())
        self._fault = fault
        self._units = self._found(comments.units)
        self._plain = self._found((line, name, None) for line, name in comments.plain)

    def column(self, heading: str, cells: Iterable[str]) -> Column:
        """A column, by its heading and what stands in it."""
        meant = plain(heading) not in self._plain
        return Column(
            heading,
            numbers=any(printed(cell).value is not None for cell in cells),
            total=meant and says_total(heading),
            variance=meant and says_variance(heading),
            percent=says_percent(heading),
        )

    def is_total(self, label: str) -> bool:
        """Whether a row is the total of others."""
        return says_total(label) and plain(label) not in self._plain

    def number(self, text: str, label: str, column: Column) -> Printed:
        """A cell, which is a percentage where its row or column says so."""
        return printed(text, percent=column.percent or says_percent(label))

    def unit(self, said: str, label: str, column: Column) -> str | None:
        """What a cell counts: ``said`` by its row, or else by a comment, a label, or the table."""
        if column.variance:
            return None  # that of the cells it is between
        return (
            said.casefold()
            or self._units.get(plain(label))
            or self._units.get(plain(column.heading))
            or unit_said(label)
            or unit_said(column.heading)
            or self._unit
        )

    def _found(self, named: Iterable[tuple[int, str, T]]) -> dict[str, T]:
        """What is said of each label, by the plain label."""
        found = {}
        for line, name, said in named:
            try:
                found[plain(self._labels[find(name, self._labels)])] = said
            except UnknownNameError as error:
                self._fault(line, str(error))
        return found
