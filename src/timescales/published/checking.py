"""One relation of a table, held against what is printed: a fault, or none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from timescales._text import listed
from timescales.projection import Severity
from timescales.published.cell import Cell
from timescales.published.expression import (
    Cells,
    cells_of,
    divides,
    is_sum,
    value_of,
    worded,
)
from timescales.published.fault import Fault
from timescales.published.number import written
from timescales.published.relation import Relation
from timescales.published.rounding import Rounding


@dataclass(frozen=True, slots=True)
class Checked:
    """A relation and its exact value, in the terms of the cell: None where it has none."""

    relation: Relation
    exact: Fraction | None

    @classmethod
    def of(cls, relation: Relation) -> Checked:
        """The relation, worked out. A change in percentage points may be printed without a sign."""
        value, percent = value_of(relation.expected)
        if value is not None and percent and not relation.cell.printed.percent:
            value *= 100
        return cls(relation, value)

    @property
    def compared(self) -> bool:
        """Whether there are two numbers to compare."""
        return self.exact is not None and self.relation.cell.printed.value is not None

    @property
    def rounded(self) -> bool:
        """Whether what is printed had to be rounded."""
        return self.compared and divides(self.relation.expected)

    def faults(self, way: Rounding | None, *, declared: bool) -> Iterator[Fault]:
        """What is wrong with the cell, where its table rounds in a ``way``, said or found out."""
        cell, expected = self.relation.cell, self.relation.expected
        if cell.printed.value is None:
            return
        if mixed := self._units():
            yield mixed
            if not cell.printed.percent:
                return
        if self.exact is None:
            yield from self._not_available()
        elif divides(expected):
            yield from self._rounding(self.exact, way, declared=declared)
        elif self.exact != cell.printed.value:
            yield self._different(self.exact, cell.printed.value)

    def _not_available(self) -> Iterator[Fault]:
        """Nothing follows from what is not available; but parts cannot exceed their total."""
        cell, expected = self.relation.cell, self.relation.expected
        known: list[Cell] = []
        missing: list[Cell] = []
        for each in cells_of(expected):
            (missing if each.printed.value is None else known).append(each)
        names = listed(f"{each.row}, {each.column}" for each in missing)
        if not missing:
            says = f"{worded(expected)} divides by 0, so nothing follows; n/a is not 0."
            yield self._fault("percentage_differs", "n/a", says, Severity.WARNING)
        elif cell.variance:
            says = f"No variance follows, for this is not available: {names}."
            yield self._fault("variance_unavailable", "", says, Severity.WARNING)
        elif is_sum(expected):
            yield from self._parts(Cells(tuple(known)), names)

    def _parts(self, known: Cells, missing: str) -> Iterator[Fault]:
        total, printed = value_of(known)[0], self.relation.cell.printed.value
        if known.cells and total is not None and printed is not None and total != printed:
            more = total > printed
            yield self._fault(
                "sum_differs",
                "",
                f"{worded(known)} is {self._written(total)}, "
                f"{self._written(abs(printed - total))} {'more' if more else 'less'} than is "
                f"printed; not available: {missing}.",
                Severity.ERROR if more else Severity.WARNING,
            )

    def _units(self) -> Fault | None:
        cell, expected = self.relation.cell, self.relation.expected
        if divides(expected) and not cell.printed.percent:
            return None  # an average has one unit over another
        counted: dict[str, str] = {}
        for each in (cell, *cells_of(expected)):
            if each.unit is not None and not each.printed.percent:
                counted.setdefault(each.unit, f"{each.printed.text} ({each.row})")
        if len(counted) < 2:
            return None
        says = listed(f"{text} counts {unit}" for unit, text in counted.items())
        return self._fault(
            "mixed_units",
            "",
            f"{says}, so {worded(expected)} mixes units."
            if cell.unit is None
            else f"{says}, so {cell.printed.text} cannot be held against {worded(expected)}.",
            Severity.WARNING,
        )

    def _rounding(
        self, exact: Fraction, way: Rounding | None, *, declared: bool
    ) -> Iterator[Fault]:
        printed = self.relation.cell.printed
        wanted = way or Rounding.HALF_UP
        if wanted.explains(printed, exact):
            if declared or Rounding.HALF_UP.explains(printed, exact):
                return
            code, wanted = "rounding", Rounding.HALF_UP
        elif any(each.explains(printed, exact) for each in Rounding):
            code = "rounding_mixed"
        else:
            code = "percentage_differs" if printed.percent else "quotient_differs"
        right = self._written(wanted.to(exact, printed.places))
        nearer = Rounding.HALF_UP.to(exact, printed.places + 2)
        shown = written(nearer, percent=printed.percent, decimals=printed.decimals + 2)
        says = f"{worded(self.relation.expected)} is {shown}: {wanted.words} that is {right}"
        for follows in Rounding:
            if follows.explains(printed, exact):
                also = f"{says}, and {printed.text} is {follows.words}."
                yield self._fault(code, right, also, Severity.WARNING)
                return
        yield self._fault(code, right, f"{says}.")

    def _different(self, exact: Fraction, value: Fraction) -> Fault:
        cell, expected = self.relation.cell, self.relation.expected
        right = self._written(exact)
        says = f"{worded(expected)} is {right}"
        if cell.variance:
            if exact == -value:
                return self._fault("variance_sign", right, f"{says}: the sign is wrong.")
            if cell.printed.percent and abs(exact - value) <= cell.printed.unit:
                return self._fault(
                    "variance_size",
                    right,
                    f"{says}; what is printed may come from figures that were not yet rounded.",
                    Severity.WARNING,
                )
            return self._fault("variance_size", right, f"{says}.")
        cells = tuple(cells_of(expected))
        if isinstance(expected, Cells) and len(cells) == 1 and not self._own_part(cells[0]):
            [other] = cells
            return self._fault(
                "stated_twice", right, f"{other.name} on line {other.line} says {right}."
            )
        if is_sum(expected):
            way = "more" if exact > value else "less"
            left = self._written(abs(exact - value))
            return self._fault("sum_differs", right, f"{says}, {left} {way} than is printed.")
        return self._fault("statement_differs", right, f"{says}.")

    def _own_part(self, part: Cell) -> bool:
        """Whether a cell is the one part of which this one is the total."""
        return self.relation.cell.total and part.table == self.relation.cell.table

    def _written(self, value: Fraction) -> str:
        cell = self.relation.cell
        return written(
            value,
            percent=cell.printed.percent,
            decimals=cell.printed.decimals,
            signed=cell.printed.text.lstrip("'").startswith("+") or cell.variance,
        )

    def _fault(
        self, code: str, expected: str, reason: str, severity: Severity = Severity.ERROR
    ) -> Fault:
        cell = self.relation.cell
        return Fault(
            cell.table,
            cell.line,
            cell.row,
            cell.column,
            cell.printed.text,
            expected,
            severity,
            code,
            reason,
            "; ".join(each.name for each in cells_of(self.relation.expected)),
        )
