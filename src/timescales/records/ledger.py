"""The account of every row: used, or refused with exactly one finding."""

from __future__ import annotations

from collections.abc import Callable

from timescales.records.finding import RowFinding
from timescales.records.source_row import Fault, SourceRow

_ROWS_A_CALL = 500


class Ledger:
    """Counts the rows read, and keeps one finding for each that is refused and any remarks."""

    def __init__(self, progress: Callable[[int], None] | None) -> None:
        self._progress = progress
        self._findings: list[RowFinding] = []
        self._refused: set[tuple[str, int]] = set()
        self.rows_read = 0

    @property
    def rows_used(self) -> int:
        """The rows entered and not refused."""
        return self.rows_read - len(self._refused)

    @property
    def findings(self) -> tuple[RowFinding, ...]:
        """Every finding, by file and line."""
        return tuple(sorted(self._findings, key=lambda finding: finding.place))

    def enter(self) -> None:
        """Count a row that has been read."""
        self.rows_read += 1
        if self._progress is not None and self.rows_read % _ROWS_A_CALL == 0:
            self._progress(_ROWS_A_CALL)

    def close(self) -> None:
        """Tell the progress of the rows since its last call."""
        if self._progress is not None:
            self._progress(self.rows_read % _ROWS_A_CALL)

    def refuse(self, row: SourceRow, subject_id: str, fault: Fault, *more: Fault) -> None:
        """The one finding of a row that is not used: its first fault, with the reasons of all."""
        self._refused.add(row.place)
        reasons = " ".join(dict.fromkeys(each.reason for each in (fault, *more)))
        self._find(row, subject_id, fault, reasons, used=False)

    def remark(self, row: SourceRow, subject_id: str, fault: Fault) -> None:
        """A finding about a row that is used."""
        self._find(row, subject_id, fault, fault.reason, used=True)

    def _find(
        self, row: SourceRow, subject_id: str, fault: Fault, reason: str, *, used: bool
    ) -> None:
        self._findings.append(
            RowFinding(
                row.file,
                row.line,
                subject_id,
                used,
                fault.severity,
                fault.code,
                fault.column,
                fault.value,
                reason,
            )
        )
