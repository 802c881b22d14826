"""Reading, projecting and saving a caseload, for ``project`` and for ``demo``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from timescales._text import listed
from timescales.cli.output import checked_target, refuse_to_overwrite, save
from timescales.cli.report import SUFFIXES, Report, findings_path, writers
from timescales.cli.terminal import progress
from timescales.policy import Policy
from timescales.records import project_records, read, recorded_duties


class Run:
    """One run over ``source``: outputs are checked first, read and projected next, saved last.

    The findings go beside the first of ``outs``. Raises ``RecordsError`` for an output that cannot
    be written there, before anything is read.
    """

    def __init__(self, source: Path, outs: Sequence[Path]) -> None:
        self._source = source
        self._outs = [checked_target(out, SUFFIXES) for out in outs]
        self._written = [*self._outs, *map(findings_path, self._outs[:1])]

    def project(
        self, as_at: date, policy: Policy, complete_from: date | None, *, all_duties: bool = False
    ) -> Report:
        """Read and project, showing progress, and save.

        Duties that the records say nothing about are left out, unless ``all_duties``.

        Raises ``RecordsError`` for records that cannot be read, and rather than write over them.
        """
        with progress("Reading rows") as advance:
            records = read(
                self._source,
                complete_from=complete_from,
                event_kinds=policy.event_kinds,
                progress=advance,
            )
        here = self._source if self._source.is_dir() else self._source.parent
        refuse_to_overwrite((here / name for name in records.files_read), self._written)
        chosen = policy if all_duties else recorded_duties(records, policy)
        with progress("Projecting", total=len(records.cases)) as advance:
            caseload = project_records(records, as_at=as_at, policy=chosen, progress=advance)
        report = Report(records, caseload, left_out=len(policy.timescales) - len(chosen.timescales))
        if self._outs:
            save(writers(report, self._outs, self._written[-1]))
        return report

    def show_written(self) -> None:
        """Print the names of the files that were written, if any were."""
        if self._written:
            click.echo(f"\nWritten: {listed(map(str, self._written))}")
