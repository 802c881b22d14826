"""A data frame of any library as rows of texts, as a file would hold them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from timescales.errors import RecordsError, WrongTypeError
from timescales.records.source_row import SourceRow
from timescales.records.typed import typed_text

if TYPE_CHECKING:
    import narwhals as nw


class FrameTable:
    """A data frame of pandas, polars or pyarrow; ``file`` is what findings call it.

    Raises ``WrongTypeError`` for anything else, and ``RecordsError`` where narwhals is missing or
    two columns have one name.
    """

    def __init__(self, frame: Any, file: str) -> None:
        self.file = file
        self._frame = narwhals_frame(frame, file)
        self.columns = tuple(map(str, self._frame.columns))

    def rows(self, columns: Mapping[str, str]) -> Iterator[SourceRow]:
        """Every row, numbered from 1, with those columns alone, each under its new name."""
        names = list(columns)
        chosen = self._frame.select(list(columns.values()))
        for number, values in enumerate(chosen.iter_rows(), start=1):
            texts = map(typed_text, values)
            yield SourceRow(self.file, number, dict(zip(names, texts, strict=True)))


def narwhals_frame(frame: Any, what: str) -> nw.DataFrame[Any]:
    """A data frame of any library in the one form in which it is read here; raises as above."""
    try:
        import narwhals as nw
    except ImportError:
        raise RecordsError(
            'data frames are read with narwhals; install it, with: pip install "timescales[frames]"'
        ) from None
    try:
        return nw.from_native(frame, eager_only=True)
    except TypeError:
        raise WrongTypeError(
            f"{what} must be a data frame of pandas, polars or pyarrow, not "
            f"{type(frame).__name__}; collect first what is lazy."
        ) from None
    except nw.exceptions.NarwhalsError as error:
        raise RecordsError(f"{what}: cannot be read: {error}") from None
