"""The kinds of column: how each is read, and how a column of its kind is made."""

from __future__ import annotations

import sys
from abc import abstractmethod
from collections.abc import Sequence
from typing import Any, Protocol

from timescales.batch import answers
from timescales.batch.answers import DateAnswers, Lacking
from timescales.batch.question import Question
from timescales.errors import WrongTypeError


class Answered(Protocol):
    """The outcomes of a column, as ``answers`` and ``arrays`` give them."""

    @property
    def lacking(self) -> Lacking: ...

    @property
    def provisional(self) -> Any: ...

    def later_than(self, limits: Any) -> list[int]: ...


class Column(Protocol):
    """A column that has been read."""

    @abstractmethod
    def __len__(self) -> int: ...

    @abstractmethod
    def value(self, row: int) -> object:
        """What a row holds, to be shown."""

    @abstractmethod
    def answers(self, question: Question) -> Answered:
        """The outcomes of its rows."""

    @abstractmethod
    def dates(self, found: Any) -> Any:
        """A column of its kind, of the dates among outcomes."""

    @abstractmethod
    def flags(self, values: Any) -> Any:
        """A column of its kind, of True and False."""

    @abstractmethod
    def texts(self, values: list[str | None]) -> Any:
        """A column of its kind, of texts and nulls."""


class PlainColumn(Column):
    """A list or a tuple of dates; None stands for no date."""

    def __init__(self, values: list[Any] | tuple[Any, ...]) -> None:
        self._values = values
        self._kind = list if isinstance(values, list) else tuple

    def __len__(self) -> int:
        return len(self._values)

    def value(self, row: int) -> object:
        return self._values[row]

    def answers(self, question: Question) -> DateAnswers:
        return answers.answers(question, self._values)

    def dates(self, found: DateAnswers) -> Sequence[Any]:
        return self._made(found.dates)

    def flags(self, values: list[bool]) -> Sequence[Any]:
        return self._made(values)

    def texts(self, values: list[str | None]) -> Sequence[Any]:
        return self._made(values)

    def _made(self, values: Sequence[Any]) -> Sequence[Any]:
        return values if isinstance(values, self._kind) else self._kind(values)


def read(dates: Any) -> Column:
    """The column that an argument is; ``WrongTypeError`` where it is none that is known."""
    if isinstance(dates, list | tuple):
        return PlainColumn(dates)
    home = type(dates).__module__.partition(".")[0]
    if home == "numpy":
        from timescales.batch.numpy_columns import read_array

        return read_array(dates)
    if home not in sys.stdlib_module_names:
        try:
            from timescales.batch.frame_columns import read_series
        except ModuleNotFoundError as error:
            raise ImportError(
                "columns of data frames need narwhals: pip install 'timescales[frames]'"
            ) from error
        found = read_series(dates)
        if found is not None:
            return found
    raise WrongTypeError(
        "dates must be a list or tuple of dates, a numpy array of datetime64, a pandas Series or "
        f"Index, a polars Series or an Arrow array, not {type(dates).__name__}."
    )
