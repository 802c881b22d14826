"""What a projected caseload comes to: the facts and counts that every form of output gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from pathlib import Path
from typing import Any

from timescales._version import __version__
from timescales.calendar import WorkingCalendar
from timescales.cli.output import Objects, Sheet, write_csv, write_json, write_xlsx
from timescales.cli.output.as_json import as_data
from timescales.cli.output.cells import Cell
from timescales.cli.spool import Spool
from timescales.cli.tally import Tally
from timescales.policy import Policy
from timescales.records import COLUMNS, FINDING_COLUMNS, Row, RowFinding, Source

SUFFIXES = (".csv", ".json", ".xlsx")
row_cells: Callable[[Row], tuple[Cell, ...]] = attrgetter(*COLUMNS)
_finding_cells: Callable[[RowFinding], tuple[Any, ...]] = attrgetter(*FINDING_COLUMNS)


@dataclass(slots=True)
class Report:
    """A projected caseload, once every subject of its source has been projected.

    ``left_out`` is the number of duties of which the records say nothing, ``subjects`` how many
    there are.
    """

    source: Source
    as_at: date
    policy: Policy
    calendar: WorkingCalendar
    left_out: int
    subjects: int = 0
    tally: Tally = field(default_factory=Tally)
    found: Sequence[RowFinding] = ()

    @property
    def findings(self) -> list[tuple[Cell, ...]]:
        """The findings, their cells in the order of ``FINDING_COLUMNS``."""
        return [
            tuple(
                cell.value if name == "severity" else cell
                for name, cell in zip(FINDING_COLUMNS, _finding_cells(finding), strict=True)
            )
            for finding in self.found
        ]

    @property
    def by_code(self) -> Sequence[tuple[str, str, int, int]]:
        """Each code of findings: its severity, and how many are on rows used and not used."""
        counts = Counter((f.code, f.severity.value, f.used) for f in self.found)
        kinds = dict.fromkeys((code, severity) for code, severity, _ in sorted(counts))
        return [
            (code, severity, counts[code, severity, True], counts[code, severity, False])
            for code, severity in kinds
        ]

    @property
    def facts(self) -> dict[str, Cell]:
        """What the run was and what it comes to, by words that are the same in every output."""
        source, tally = self.source, self.tally
        return {
            "as_at": self.as_at,
            "policy": self.policy.name,
            "calendar": self.calendar.name,
            "calendar_published_to": self.calendar.published_to,
            "calendar_fingerprint": self.calendar.fingerprint,
            "library_version": __version__,
            "complete_from": source.complete_from,
            "complete_from_deduced": source.complete_from_deduced,
            "rows_read": source.ledger.rows_read,
            "rows_used": source.ledger.rows_used,
            "rows_not_used": source.ledger.rows_refused,
            "subjects": self.subjects,
            "duties_left_out": self.left_out,
            "obligations": tally.obligations,
            "due_after_statutory_limit": tally.due_after_statutory_limit,
            "provisional": tally.provisional,
        }


def findings_path(out: Path) -> Path:
    """Where the findings stand: beside the output, ``out.findings.csv`` beside ``out.xlsx``."""
    return out.with_name(f"{out.stem}.findings.csv")


def writers(
    report: Report, rows: Spool, outs: Sequence[Path], findings: Path
) -> dict[Path, Callable[[Path], None]]:
    """How to write the report to each path, by its suffix, and its findings to the last."""
    forms = {
        ".csv": lambda path: write_csv(path, COLUMNS, rows),
        ".json": _as_json(report, rows),
        ".xlsx": _as_xlsx(report, rows),
    }
    files = {out: forms[out.suffix.lower()] for out in outs}
    return files | {findings: lambda path: write_csv(path, FINDING_COLUMNS, report.findings)}


def _as_json(report: Report, rows: Spool) -> Callable[[Path], None]:
    facts = {name: as_data(cell) for name, cell in report.facts.items()}
    data = {
        **facts,
        "files_read": list(report.source.files_read),
        "files_not_read": list(report.source.files_not_read),
        "counts": {duty: dict(counts) for duty, counts in report.tally.by_timescale.items()},
    }
    lists = {
        "rows": Objects(COLUMNS, rows),
        "findings": Objects(FINDING_COLUMNS, report.findings),
    }
    return lambda path: write_json(path, data, lists)


def _as_xlsx(report: Report, rows: Spool) -> Callable[[Path], None]:
    files = {"files_read": report.source.files_read, "files_not_read": report.source.files_not_read}
    summary: list[tuple[Cell, ...]] = [
        *report.facts.items(),
        *((label, ", ".join(names)) for label, names in files.items()),
        *(
            (f"{duty} {status}", counts[status])
            for duty, counts in report.tally.by_timescale.items()
            for status in report.tally.statuses
        ),
    ]
    return lambda path: write_xlsx(
        path,
        [
            Sheet("Due dates", COLUMNS, rows),
            Sheet("Findings", FINDING_COLUMNS, report.findings),
            Sheet("Summary", ("what", "value"), summary, filtered=False),
        ],
    )
