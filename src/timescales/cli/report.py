"""What a projected caseload comes to: the facts and counts that every form of output gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from pathlib import Path
from typing import Any

from timescales._version import __version__
from timescales.cli.output import Sheet, write_csv, write_json, write_xlsx
from timescales.cli.output.as_json import as_data, objects
from timescales.cli.output.cells import Cell
from timescales.projection import Status
from timescales.records import COLUMNS, FINDING_COLUMNS, Caseload, Records, Row

SUFFIXES = (".csv", ".json", ".xlsx")
_OPEN = (Status.UPCOMING.value, Status.OVERDUE.value)
_cells: Callable[[Any], tuple[Cell, ...]] = attrgetter(*COLUMNS)
_finding_cells: Callable[[Any], tuple[Any, ...]] = attrgetter(*FINDING_COLUMNS)


@dataclass(frozen=True, slots=True)
class Report:
    """The records that were read and the caseload that they project to.

    ``left_out`` is the number of duties of which the records say nothing.
    """

    records: Records
    caseload: Caseload
    left_out: int = 0

    @property
    def rows(self) -> list[tuple[Cell, ...]]:
        """The output rows, their cells in the order of ``COLUMNS``."""
        return [_cells(row) for row in self.caseload.rows]

    @property
    def findings(self) -> list[tuple[Cell, ...]]:
        """The findings, their cells in the order of ``FINDING_COLUMNS``."""
        return [
            tuple(cell.value if name == "severity" else cell for name, cell in named)
            for named in (
                zip(FINDING_COLUMNS, _finding_cells(finding), strict=True)
                for finding in self.caseload.findings
            )
        ]

    @property
    def open_rows(self) -> list[Row]:
        """The obligations with a date that are neither met nor ended, the soonest due first."""
        rows = [row for row in self.caseload.rows if row.status in _OPEN and row.due_date]
        return sorted(rows, key=lambda row: (row.due_date or date.max, row.subject_id))

    @property
    def statuses(self) -> tuple[str, ...]:
        """The statuses that occur, in the order in which they are defined."""
        held = {row.status for row in self.caseload.rows}
        return tuple(status.value for status in Status if status.value in held)

    @property
    def by_timescale(self) -> Mapping[str, Counter[str]]:
        """How many obligations of each timescale have each status."""
        counts: dict[str, Counter[str]] = {}
        for row in self.caseload.rows:
            counts.setdefault(row.timescale, Counter())[row.status] += 1
        return counts

    @property
    def by_code(self) -> Sequence[tuple[str, str, int, int]]:
        """Each code of findings: its severity, and how many are on rows used and not used."""
        counts = Counter((f.code, f.severity.value, f.used) for f in self.caseload.findings)
        kinds = dict.fromkeys((code, severity) for code, severity, _ in sorted(counts))
        return [
            (code, severity, counts[code, severity, True], counts[code, severity, False])
            for code, severity in kinds
        ]

    @property
    def facts(self) -> dict[str, Cell]:
        """What the run was and what it comes to, by words that are the same in every output."""
        caseload, records = self.caseload, self.records
        return {
            "as_at": caseload.as_at,
            "policy": caseload.policy.name,
            "calendar": caseload.calendar.name,
            "calendar_published_to": caseload.calendar.published_to,
            "calendar_fingerprint": caseload.calendar.fingerprint,
            "library_version": __version__,
            "complete_from": records.complete_from,
            "complete_from_deduced": records.complete_from_deduced,
            "rows_read": records.rows_read,
            "rows_used": records.rows_used,
            "rows_not_used": records.rows_not_used,
            "subjects": len(records.cases),
            "duties_left_out": self.left_out,
            "obligations": len(caseload.rows),
            "due_after_statutory_limit": sum(map(after_limit, caseload.rows)),
            "provisional": sum(row.provisional for row in caseload.rows),
        }


def after_limit(row: Row) -> bool:
    """Whether a row's due date falls after its statutory limit."""
    return bool(row.due_date and row.statutory_limit and row.due_date > row.statutory_limit)


def findings_path(out: Path) -> Path:
    """Where the findings stand: beside the output, ``out.findings.csv`` beside ``out.xlsx``."""
    return out.with_name(f"{out.stem}.findings.csv")


def writers(
    report: Report, outs: Sequence[Path], findings: Path
) -> dict[Path, Callable[[Path], None]]:
    """How to write the report to each path, by its suffix, and its findings to the last."""
    forms = {".csv": _as_csv, ".json": _as_json, ".xlsx": _as_xlsx}
    files = {out: forms[out.suffix.lower()](report) for out in outs}
    return files | {findings: lambda path: write_csv(path, FINDING_COLUMNS, report.findings)}


def _as_csv(report: Report) -> Callable[[Path], None]:
    return lambda path: write_csv(path, COLUMNS, report.rows)


def _as_json(report: Report) -> Callable[[Path], None]:
    facts = {name: as_data(cell) for name, cell in report.facts.items()}
    return lambda path: write_json(
        path,
        {
            **facts,
            "files_read": list(report.records.files_read),
            "files_not_read": list(report.records.files_not_read),
            "counts": {duty: dict(counts) for duty, counts in report.by_timescale.items()},
            "rows": objects(COLUMNS, report.rows),
            "findings": objects(FINDING_COLUMNS, report.findings),
        },
    )


def _as_xlsx(report: Report) -> Callable[[Path], None]:
    files = {
        "files_read": report.records.files_read,
        "files_not_read": report.records.files_not_read,
    }
    summary: list[tuple[Cell, ...]] = [
        *report.facts.items(),
        *((label, ", ".join(names)) for label, names in files.items()),
        *(
            (f"{duty} {status}", counts[status])
            for duty, counts in report.by_timescale.items()
            for status in report.statuses
        ),
    ]
    return lambda path: write_xlsx(
        path,
        [
            Sheet("Due dates", COLUMNS, report.rows),
            Sheet("Findings", FINDING_COLUMNS, report.findings),
            Sheet("Summary", ("what", "value"), summary, filtered=False),
        ],
    )
