"""What a number is said to follow from: sums, differences, products and quotients of cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, TypeAlias

from timescales.errors import WrongValueError
from timescales.published.cell import Cell


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it is written, such as ``1`` or ``13.5``."""

    text: str


@dataclass(frozen=True, slots=True)
class Reference:
    """Names in brackets: of a row or column, of both, or of a table and both."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells that a reference was found to mean; of several, their sum."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Operation:
    """Two expressions and ``+``, ``-``, ``*`` or ``/`` between them."""

    symbol: str
    left: Expression
    right: Expression


Expression: TypeAlias = Number | Reference | Cells | Operation

_TOKEN = re.compile(r"\s*(?:(?P<number>\d+(?:\.\d+)?)|\[(?P<names>[^\]]*)\]|(?P<symbol>\S))")
_EQUATION = re.compile(r"\s*\[([^\]]*)\]\s*=(.*)", re.DOTALL)
_LONGEST: Final = 100
_TYPED: Final = {"−": "-", "–": "-", "×": "*", "÷": "/"}


def parse_equation(text: str) -> tuple[Reference, Expression]:
    """The cell that is checked and what it should be, from ``[cell] = expression``.

    Raises ``WrongValueError`` for a text of any other form.
    """
    found = _EQUATION.fullmatch(text)
    if found is None:
        raise WrongValueError(f"{text!r} is not of the form [row | column] = expression.")
    return _reference(found[1]), parse(found[2])


def parse(text: str) -> Expression:
    """The expression that a text is. Raises ``WrongValueError`` where it is none.

    >>> parse("1 - [Late] / [Held]")
    Operation(symbol='-', left=Number(text='1'), right=Operation(symbol='/', \
left=Reference(names=('Late',)), right=Reference(names=('Held',))))
    """
    return _Parser(text).whole()


def bound(expression: Expression, find: Callable[[Reference], Cells]) -> Expression:
    """The expression with the cells that ``find`` gives in place of each reference."""
    if isinstance(expression, Reference):
        return find(expression)
    if isinstance(expression, Operation):
        left, right = bound(expression.left, find), bound(expression.right, find)
        return Operation(expression.symbol, left, right)
    return expression


def cells_of(expression: Expression) -> Iterator[Cell]:
    """Every cell in it, from left to right."""
    if isinstance(expression, Cells):
        yield from expression.cells
    elif isinstance(expression, Operation):
        yield from cells_of(expression.left)
        yield from cells_of(expression.right)


def divides(expression: Expression) -> bool:
    """Whether it has a quotient in it, so that its value is rounded to be printed."""
    return isinstance(expression, Operation) and (
        expression.symbol == "/" or divides(expression.left) or divides(expression.right)
    )


def is_sum(expression: Expression) -> bool:
    """Whether it is of cells, with nothing but ``+`` between."""
    if isinstance(expression, Operation):
        return expression.symbol == "+" and is_sum(expression.left) and is_sum(expression.right)
    return isinstance(expression, Cells)


def value_of(expression: Expression) -> tuple[Fraction | None, bool]:
    """Its exact value, and whether that is a percentage.

    The value is None where a cell in it is not available, or something is divided by nothing.
    """
    if isinstance(expression, Operation):
        return _worked_out(expression)
    if isinstance(expression, Number):
        return Fraction(expression.text), False
    cells = tuple(cells_of(expression))
    values = [cell.printed.value for cell in cells if cell.printed.value is not None]
    percent = all(cell.printed.percent for cell in cells)
    return sum(values, Fraction()) if len(values) == len(cells) else None, percent


def worded(expression: Expression, *, binds: int = 0) -> str:
    """It with what its cells print, as ``1 - 115 / 814``.

    What binds less than ``binds``, 1 for a term and 2 for a factor, stands in brackets.

    >>> worded(parse("1 - (3 - 2) / (4 / 5)"))
    '1 - (3 - 2) / (4 / 5)'
    """
    if isinstance(expression, Number):
        return expression.text
    if isinstance(expression, Operation):
        own = 1 if expression.symbol in "*/" else 0
        left = worded(expression.left, binds=own)
        right = worded(expression.right, binds=own + (expression.symbol in "-/"))
        text = f"{left} {expression.symbol} {right}"
    else:
        cells = tuple(cells_of(expression))
        own = 2 if len(cells) == 1 else 0
        text = " + ".join(cell.printed.text for cell in cells)
    return f"({text})" if own < binds else text


def _worked_out(operation: Operation) -> tuple[Fraction | None, bool]:
    (left, one), (right, other) = value_of(operation.left), value_of(operation.right)
    if left is None or right is None:
        return None, False
    match operation.symbol:
        case "+":
            return left + right, one or other
        case "-":
            return left - right, one or other
        case "*":
            return left * right, False
        case _:
            return (left / right if right else None), False


def _reference(text: str) -> Reference:
    names = tuple(name.strip() for name in text.split("|"))
    if len(names) > 3 or not all(names):
        raise WrongValueError(
            f"[{text}] names nothing: write [row | column], [table | row | column], or the name "
            "of a row or column alone."
        )
    return Reference(names)


class _Parser:
    """Reads one expression from left to right: sums of products of operands."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = list(_TOKEN.finditer(text))
        self._next = 0
        if len(self._tokens) > _LONGEST:
            raise WrongValueError(f"a check of more than {_LONGEST} parts is not read; split it.")

    def whole(self) -> Expression:
        read = self._chain("+-", lambda: self._chain("*/", self._operand))
        if self._next < len(self._tokens):
            raise self._error(f"does not go on with {self._tokens[self._next][0].strip()!r}")
        return read

    def _chain(self, symbols: str, part: Callable[[], Expression]) -> Expression:
        read = part()
        while (symbol := self._symbol()) and symbol in symbols:
            self._next += 1
            read = Operation(symbol, read, part())
        return read

    def _operand(self) -> Expression:
        if self._next == len(self._tokens):
            raise self._error("ends where a number or a cell should come")
        token = self._tokens[self._next]
        self._next += 1
        if token["number"]:
            return Number(token["number"])
        if token["names"] is not None:
            return _reference(token["names"])
        if token["symbol"] == "(":
            read = self._chain("+-", lambda: self._chain("*/", self._operand))
            if self._symbol() != ")":
                raise self._error("has a bracket that is not closed")
            self._next += 1
            return read
        raise self._error(f"has {token['symbol']!r} where a number or a cell should come")

    def _symbol(self) -> str | None:
        if self._next == len(self._tokens):
            return None
        symbol = self._tokens[self._next]["symbol"]
        return _TYPED.get(symbol, symbol)

    def _error(self, says: str) -> WrongValueError:
        return WrongValueError(f"{self._text.strip()!r} {says}; a cell is written [row | column].")
