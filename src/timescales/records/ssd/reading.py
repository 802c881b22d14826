"""The rows of the tables, wherever they stand, to a source of children's histories."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from timescales._text import listed
from timescales.errors import RecordsError
from timescales.projection import Severity
from timescales.records.by_subject import RowsBySubject
from timescales.records.finding import RowFinding
from timescales.records.ledger import Ledger
from timescales.records.offers import settle
from timescales.records.source import Source
from timescales.records.source_row import Fault, SourceRow
from timescales.records.ssd.book import Book
from timescales.records.ssd.care import looked_after
from timescales.records.ssd.others import others
from timescales.records.ssd.protection import protection
from timescales.records.ssd.tables import PLACEHOLDERS, TABLES, SsdTable, held_by, not_held_by
from timescales.records.subject import SubjectRecords


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table that is there: what it is called in findings, and its columns as they are spelt."""

    table: SsdTable
    file: str
    columns: Mapping[str, str]

    @classmethod
    def of(cls, table: SsdTable, file: str, columns: Iterable[str]) -> FoundTable:
        """The table with these columns. Raises ``RecordsError`` where one is missing."""
        return cls(table, file, table.found_in(columns, file))


@dataclass(frozen=True, slots=True)
class _Evidence:
    """By which tables it is seen from when one part of the work is complete."""

    held: tuple[str, str]
    started: tuple[str, str]


_EVIDENCE = (
    _Evidence(
        ("ssd_cla_reviews", "clar_cla_review_date"),
        ("ssd_cla_episodes", "clae_cla_episode_start_date"),
    ),
    _Evidence(
        ("ssd_cp_reviews", "cppr_cp_review_date"),
        ("ssd_cp_plans", "cppl_cp_plan_start_date"),
    ),
)


class SsdRows:
    """The rows of the tables, kept by child; of each no more than the columns that are read."""

    def __init__(self, tables: Iterable[FoundTable], ledger: Ledger) -> None:
        """Raises ``RecordsError`` where none of the tables is there."""
        self._found = {each.table.name: each for each in tables}
        if not self._found:
            raise RecordsError(f"None of the tables of the dataset is here: {listed(TABLES)}.")
        self._ledger = ledger
        self._rows = RowsBySubject[str]()
        self._linked: dict[tuple[str, str, str], str | None] = {}
        self._first_held: dict[str, date] = {}
        self._last_started: dict[str, date] = {}
        links = [table.link for table in TABLES.values() if table.link is not None]
        self._linking = {link.table: link.there for link in links}

    @property
    def tables(self) -> tuple[FoundTable, ...]:
        """The tables that are there, in the order in which their rows are to be kept."""
        return tuple(self._found[name] for name in TABLES if name in self._found)

    def keep(self, found: FoundTable, rows: Iterable[SourceRow]) -> None:
        """Keep each row of a table for its child; cells are by the names as they are spelt."""
        for row in rows:
            self._ledger.enter()
            if row.fault is not None:
                self._ledger.refuse(row, "", row.fault)
                continue
            kept = _read_columns(found, row)
            child = self._child(found.table, kept)
            if not child:
                self._ledger.refuse(kept, "", _no_child(found.table, kept))
                continue
            there = self._linking.get(found.table.name)
            if there is not None and kept.cells.get(there):
                key = (found.table.name, there, kept.cells[there])
                known = self._linked.setdefault(key, child)
                self._linked[key] = child if known == child else None
            self._rows.add(child, kept, found.table.name)
            self._date(found.table.name, kept)

    def source(self, complete_from: date | None, files_not_read: tuple[str, ...] = ()) -> Source:
        """The source of every row that was kept.

        Where ``complete_from`` is None, reviews are complete from the day of the earliest in the
        extract, or without any from the latest start; each child's history from that of the parts
        of the work that it is in.
        """
        self._say_what_is_missing()
        first = self._deduced()
        bound = min(first.values(), default=None) if complete_from is None else complete_from
        return Source(
            self._ledger,
            self._children(complete_from, first),
            len(self._rows),
            held_by(self._found),
            tuple(found.file for found in self.tables),
            files_not_read,
            complete_from=bound,
            complete_from_deduced=complete_from is None and bound is not None,
        )

    def _children(
        self, complete_from: date | None, deduced: Mapping[str, date]
    ) -> Iterator[SubjectRecords]:
        not_recorded = not_held_by(self._found)
        for child, rows in self._rows:
            book = Book(child, rows, self._ledger)
            care, began_before = looked_after(book)
            offers = [*others(book), *care, *protection(book)]
            from_day = complete_from
            if complete_from is None:
                days = [deduced[e.held[0]] for e in _EVIDENCE if _is_in(e, book, deduced)]
                from_day = max(filter(None, (*days, began_before)), default=None)
            settled = settle(
                child, offers, self._ledger, complete_from=from_day, not_recorded=not_recorded
            )
            if settled is not None:
                yield settled

    def _child(self, table: SsdTable, row: SourceRow) -> str:
        named = row.cells.get(table.person, "")
        if named or table.link is None:
            return named
        key = (table.link.table, table.link.there, row.cells.get(table.link.column, ""))
        return self._linked.get(key) or ""

    def _date(self, table: str, row: SourceRow) -> None:
        """Remember the earliest meeting held and the latest start."""
        unread: list[Fault] = []
        for evidence in _EVIDENCE:
            if table == evidence.held[0]:
                day = row.dated(evidence.held[1], unread)
                if day is not None:
                    self._first_held[table] = min(day, self._first_held.get(table, day))
            elif table == evidence.started[0]:
                day = row.dated(evidence.started[1], unread)
                if day is not None:
                    self._last_started[table] = max(day, self._last_started.get(table, day))

    def _deduced(self) -> dict[str, date]:
        days = {}
        for evidence in _EVIDENCE:
            held, started = evidence.held[0], evidence.started[0]
            day = self._first_held.get(held, self._last_started.get(started))
            if held in self._found and day is not None:
                days[held] = day
        return days

    def _say_what_is_missing(self) -> None:
        for name, table in TABLES.items():
            found = self._found.get(name)
            if found is None:
                reason = f"There is no table {name}; what it alone would say is not known."
                self._say(name, "table_missing", "", reason, Severity.WARNING)
                continue
            for column in table.missed_from(found.columns):
                reason = f"There is no column {column}; its cells are taken to be blank."
                self._say(found.file, "column_missing", column, reason, Severity.REMARK)

    def _say(self, file: str, code: str, column: str, reason: str, severity: Severity) -> None:
        self._ledger.add(
            RowFinding(
                file=file,
                line=0,
                subject_id="",
                used=True,
                severity=severity,
                code=code,
                column=column,
                value="",
                reason=reason,
            )
        )


def _is_in(evidence: _Evidence, book: Book, deduced: Mapping[str, date]) -> bool:
    """Whether a child is in that part of the work, and it is known from when it is complete."""
    held, started = evidence.held[0], evidence.started[0]
    return held in deduced and not book.tables.keys().isdisjoint({held, started})


def _read_columns(found: FoundTable, row: SourceRow) -> SourceRow:
    """The row with the columns that are read alone, under their own names."""
    cells = {}
    for name, spelt in found.columns.items():
        text = row.cells[spelt]
        part = found.table.part_of.get(name)
        if part is not None:
            match = part.search(text)
            text = match.group(1) if match else ""
        cells[name] = "" if text in PLACEHOLDERS else text
    return SourceRow(row.file, row.line, cells)


def _no_child(table: SsdTable, row: SourceRow) -> Fault:
    if table.link is None or not row.cells.get(table.link.column):
        return Fault("no_subject", table.person, "", "The row names no child.")
    link = table.link
    reason = f"No row of {link.table}, or rows of more than one child, have its {link.there}."
    return Fault("not_linked", link.column, "", reason)
