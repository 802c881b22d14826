"""The account of every row: used, or refused with exactly one finding."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from timescales.records.finding import RowFinding
from timescales.records.source_row import Fault, SourceRow

_ROWS_A_CALL = 500


class Ledger:
    """Counts the rows read, used and refused, and keeps every refusal's finding and all remarks.

    Every row that is entered is then either used or refused, once; ``balance`` holds it to that.
    """

    def __init__(self, progress: Callable[[int], None] | None = None) -> None:
        self._progress = progress
        self._findings: list[RowFinding] = []
        self.rows_read = 0
        self.rows_used = 0
        self.rows_refused = 0

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

    def use(self, row: SourceRow, subject_id: str, remarks: Iterable[Fault] = ()) -> None:
        """Count a row that gives something, with any remarks on it."""
        self.rows_used += 1
        for fault in remarks:
            self._find(row, subject_id, fault, fault.reason, used=True)

    def refuse(self, row: SourceRow, subject_id: str, fault: Fault, *more: Fault) -> None:
        """The one finding of a row that is not used: its first fault, with the reasons of all."""
        self.rows_refused += 1
        reasons = " ".join(dict.fromkeys(each.reason for each in (fault, *more)))
        self._find(row, subject_id, fault, reasons, used=False)

    def add(self, finding: RowFinding) -> None:
        """A finding about what came of a row that was used."""
        self._findings.append(finding)

    def balance(self) -> None:
        """Raise ``RuntimeError``, a fault of the reader, unless every row was used or refused."""
        accounted = self.rows_used + self.rows_refused
        if accounted != self.rows_read:
            raise RuntimeError(
                f"{self.rows_read} rows were read and {accounted} are accounted for; "
                "please report this."
            )

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
