"""What an audit of shown dates comes to, in files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from pathlib import Path
from typing import Any

from timescales._version import __version__
from timescales.audit import (
    AUDIT_COLUMNS,
    CAUSE_COLUMNS,
    Audit,
    Verdict,
    audit_rows,
    causes_of,
    days_named,
)
from timescales.cli.output import Objects, Sheet, write_csv, write_json, write_xlsx
from timescales.cli.output.as_json import as_data
from timescales.cli.output.cells import Cell
from timescales.cli.report import finding_cells
from timescales.records import FINDING_COLUMNS, RowFinding, Source

DAY_COLUMNS = ("timescale", "cause", "day", "rows", "certain")
"""The columns of the days that causes name."""

_cells: Callable[[Any], tuple[Cell, ...]] = attrgetter(*AUDIT_COLUMNS)
_cause_cells: Callable[[Any], tuple[Cell, ...]] = attrgetter(*CAUSE_COLUMNS)
_day_cells: Callable[[Any], tuple[Cell, ...]] = attrgetter(*DAY_COLUMNS)


@dataclass(frozen=True, slots=True)
class Audited:
    """An audit of the dates shown in a source of records, once every subject of it has been read.

    ``found`` is what was found in the records; ``named`` is what a subject is called in what is
    shown and written.
    """

    audit: Audit
    source: Source
    found: Sequence[RowFinding] = ()
    named: Callable[[str], str] = str

    @property
    def rows(self) -> list[tuple[Cell, ...]]:
        """The output rows, their cells in the order of ``AUDIT_COLUMNS``."""
        rows = audit_rows(self.audit)
        return [_cells(replace(row, subject_id=self.named(row.subject_id))) for row in rows]

    @property
    def facts(self) -> dict[str, Cell]:
        """What the audit was and what it comes to, by words that are the same in every output."""
        audit, ledger = self.audit, self.source.ledger
        causes = causes_of(audit)
        counts = audit.by_timescale.values()
        verdicts = {verdict.value: sum(each[verdict] for each in counts) for verdict in Verdict}
        return {
            "policy": audit.policy.name,
            "calendar": audit.calendar.name,
            "calendar_published_to": audit.calendar.published_to,
            "calendar_fingerprint": audit.calendar.fingerprint,
            "library_version": __version__,
            "rows_read": ledger.rows_read,
            "rows_used": ledger.rows_used,
            "rows_not_used": ledger.rows_refused,
            "dates_shown": len(audit.answers),
            **verdicts,
            "subjects": len({answer.shown.subject_id for answer in audit.answers}),
            "subjects_affected": len(audit.affected),
            "hides_late": sum(count.hides_late for count in causes),
            "invents_late": sum(count.invents_late for count in causes),
        }


def audit_writers(
    audited: Audited, outs: Sequence[Path], findings: Path
) -> dict[Path, Callable[[Path], None]]:
    """How to write an audit to each path, by its suffix, and the findings to the last.

    A .csv holds a row for each shown date; a .json or .xlsx the summary by cause too.
    """
    forms = {".csv": _as_csv, ".json": _as_json, ".xlsx": _as_xlsx}
    files = {out: forms[out.suffix.lower()](audited) for out in outs}
    found = [*map(finding_cells, audited.found)]
    return files | {findings: lambda path: write_csv(path, FINDING_COLUMNS, found)}


def _as_csv(audited: Audited) -> Callable[[Path], None]:
    return lambda path: write_csv(path, AUDIT_COLUMNS, audited.rows)


def _as_json(audited: Audited) -> Callable[[Path], None]:
    facts = {name: as_data(cell) for name, cell in audited.facts.items()}
    counts = {
        timescale: {verdict.value: number for verdict, number in each.items()}
        for timescale, each in audited.audit.by_timescale.items()
    }
    files = {
        "files_read": list(audited.source.files_read),
        "files_not_read": list(audited.source.files_not_read),
    }
    lists = {
        "causes": Objects(CAUSE_COLUMNS, _causes(audited)),
        "days": Objects(DAY_COLUMNS, _days(audited)),
        "rows": Objects(AUDIT_COLUMNS, audited.rows),
        "findings": Objects(FINDING_COLUMNS, [*map(finding_cells, audited.found)]),
    }
    return lambda path: write_json(path, {**facts, **files, "counts": counts}, lists)


def _as_xlsx(audited: Audited) -> Callable[[Path], None]:
    return lambda path: write_xlsx(
        path,
        [
            Sheet("Shown dates", AUDIT_COLUMNS, audited.rows),
            Sheet("Causes", CAUSE_COLUMNS, _causes(audited)),
            Sheet("Days", DAY_COLUMNS, _days(audited)),
            Sheet("Findings", FINDING_COLUMNS, [*map(finding_cells, audited.found)]),
            Sheet("Summary", ("what", "value"), [*audited.facts.items()], filtered=False),
        ],
    )


def _causes(audited: Audited) -> list[tuple[Cell, ...]]:
    return [*map(_cause_cells, causes_of(audited.audit))]


def _days(audited: Audited) -> list[tuple[Cell, ...]]:
    return [*map(_day_cells, days_named(audited.audit))]
