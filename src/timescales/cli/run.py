"""Reading, projecting and saving a caseload, for ``project`` and for ``demo``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryFile

import click

from timescales._text import listed
from timescales.calendar import england_and_wales
from timescales.cli.mask import Mask
from timescales.cli.opening import Input
from timescales.cli.output import checked_target, save
from timescales.cli.report import SUFFIXES, Report, findings_path, row_cells, writers
from timescales.cli.spool import Spool
from timescales.cli.terminal import progress
from timescales.policy import Policy
from timescales.records import Row, projected, recorded_duties


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a run: the day as at, the policy, and how to take the records.

    Duties that the records say nothing about are left out, unless ``all_duties``; with ``masked``
    every subject has a number in place of its identifier.
    """

    as_at: date
    policy: Policy
    complete_from: date | None = None
    all_duties: bool = False
    masked: bool = False


class Run:
    """One run over ``source``: outputs are checked first, read and projected next, saved last.

    The findings go beside the first of ``outs``. Raises ``RecordsError`` for an output that cannot
    be written there, before anything is read.
    """

    def __init__(self, source: Input, outs: Sequence[Path]) -> None:
        self._input = source
        self._outs = [checked_target(out, SUFFIXES) for out in outs]
        self._written = [*self._outs, *map(findings_path, self._outs[:1])]

    def project(self, asked: Asked) -> Report:
        """Read and project, a subject at a time, showing progress, and save.

        Raises ``RecordsError`` for records that cannot be read, and rather than write over them.
        """
        source = self._input.open(
            complete_from=asked.complete_from,
            event_kinds=asked.policy.event_kinds,
            written=self._written,
        )
        policy = asked.policy if asked.all_duties else recorded_duties(asked.policy, source.holds)
        left_out = len(asked.policy.timescales) - len(policy.timescales)
        report = Report(source, asked.as_at, policy, england_and_wales(), left_out)
        with TemporaryFile("w+", encoding="utf-8") as file:
            rows = Spool(file)
            self._fill(report, rows, Mask() if asked.masked else str)
            if self._outs:
                save(writers(report, rows, self._outs, self._written[-1]))
        return report

    def _fill(self, report: Report, rows: Spool, named: Callable[[str], str]) -> None:
        """Project every subject; ``named`` is what a subject is called in what is written."""
        with progress("Projecting", total=report.source.most) as advance:
            for _, projection in projected(
                report.source, as_at=report.as_at, policy=report.policy, calendar=report.calendar
            ):
                report.subjects += 1
                for obligation in projection:
                    row = Row.of(obligation)
                    row = replace(row, subject_id=named(row.subject_id))
                    report.tally.add(row)
                    if self._outs:
                        rows.add(row_cells(row))
                advance(1)
        report.found = [
            replace(found, subject_id=named(found.subject_id))
            for found in report.source.ledger.findings
        ]

    def show_written(self) -> None:
        """Print the names of the files that were written, if any were."""
        if self._written:
            click.echo(f"\nWritten: {listed(map(str, self._written))}")
