"""The annual report as it is printed: sections, tables of texts, charts, and what is left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from timescales.errors import WrongValueError
from timescales.reports.data import Chart
from timescales.scorecard import Period


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """One table, every cell a text as it is printed.

    ``name`` is what checks call it by, and the name of its file. A row of one cell is a heading
    within the table. ``says`` tells what is counted and how. ``comments`` tell
    ``timescales.published`` what follows from what, where its labels do not.

    Raises ``WrongValueError`` for a row of another length than the header.
    """

    name: str
    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    says: str = ""
    comments: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) not in (1, len(self.header)):
                raise WrongValueError(
                    f"{self.title}: row {row[0]!r} has {len(row)} cells; the header has "
                    f"{len(self.header)}."
                )

    @property
    def has_numbers(self) -> bool:
        """Whether any cell is a number, without which there is nothing to check."""
        return any(cell[:1].isdigit() for row in self.rows for cell in row[1:])

    def file_rows(self, source: str) -> Iterator[tuple[str, ...]]:
        """The rows of a CSV file that ``timescales.published.read_tables`` reads.

        ``source`` is what report the table is in.

        >>> table = PrintedTable("late", "Late", ("", "2025-26"), (("Total", "4"),))
        >>> for row in table.file_rows("Annual report"):
        ...     print(row)
        ('# title: Late',)
        ('# source: Annual report',)
        ('', '2025-26')
        ('Total', '4')
        """
        yield (f"# title: {self.title}",)
        yield (f"# source: {source}",)
        if self.says:
            yield (f"# note: {self.says}",)
        for comment in self.comments:
            yield (f"# {comment}",)
        yield self.header
        for row in self.rows:
            yield (*row, *[""] * (len(self.header) - len(row)))


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report: its tables, and charts by the names of their files."""

    title: str
    tables: tuple[PrintedTable, ...]
    charts: tuple[tuple[str, Chart], ...] = ()


@dataclass(frozen=True, slots=True)
class NotGiven:
    """What such reports print and the records cannot say, and why."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class AnnualReport:
    """Everything in an annual report, before it is a page or a document."""

    title: str
    year: Period
    as_at: date
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    not_given: tuple[NotGiven, ...]

    @property
    def tables(self) -> tuple[PrintedTable, ...]:
        """Every table, in order."""
        return tuple(table for section in self.sections for table in section.tables)

    def table(self, name: str) -> PrintedTable:
        """The table of that name. Raises ``WrongValueError`` where there is none."""
        for table in self.tables:
            if table.name == name:
                return table
        names = ", ".join(table.name for table in self.tables)
        raise WrongValueError(f"The report has no table {name!r}. It has: {names}.")
