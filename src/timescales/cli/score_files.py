"""The files that ``timescales score`` writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from timescales._text import listed
from timescales._version import __version__
from timescales.calendar import WorkingCalendar
from timescales.cli.output import checked_folder, checked_target, save, write_csv, write_xlsx
from timescales.cli.score_book import score_book
from timescales.cli.score_kept import Kept, Owed
from timescales.cli.score_rows import BEHIND_COLUMNS, Shown, behind_rows
from timescales.cli.spool import Spool
from timescales.cli.star import Obligations, Star, star_paths, star_writers
from timescales.policy import Policy
from timescales.projection import Projection
from timescales.records import Source, SubjectRecords

_BOOK = ".xlsx"


@dataclass(frozen=True, slots=True)
class Targets:
    """What is to be written where. Raises ``RecordsError`` where that cannot be written there."""

    outs: Sequence[Path]
    behind: Path | None
    star: Path | None

    def __post_init__(self) -> None:
        for out in self.outs:
            checked_target(out, (".csv", _BOOK))
        if self.behind is not None:
            checked_target(self.behind, (".csv",))
        if self.star is not None:
            checked_folder(self.star)

    @property
    def paths(self) -> list[Path]:
        """Every file."""
        behind = [] if self.behind is None else [self.behind]
        return [*self.outs, *behind, *([] if self.star is None else star_paths(self.star))]

    @property
    def named(self) -> list[Path]:
        """What was asked for by name: files, and the folder of the star schema."""
        return [*self.outs, *(path for path in (self.behind, self.star) if path is not None)]

    @property
    def books(self) -> bool:
        """Whether a workbook is among them."""
        return any(out.suffix.lower() == _BOOK for out in self.outs)

    @property
    def lists(self) -> bool:
        """Whether any of them names those behind each number."""
        return self.books or self.behind is not None or self.star is not None


class ScoreFiles:
    """Keeps what the files need of each subject while a caseload is scored, and writes them.

    ``named`` is what a subject is called; ``spool`` is for rows that may not fit into memory.
    """

    def __init__(self, targets: Targets, named: Callable[[str], str], spool: Spool) -> None:
        self._targets = targets
        self._named = named
        self._open: list[Owed] = []
        self._obligations = Obligations(spool)
        self._kept = Kept(named, self._keep)

    def passing(
        self, pairs: Iterator[tuple[SubjectRecords, Projection]]
    ) -> Iterator[tuple[SubjectRecords, Projection]]:
        """The same subjects, with what is needed of them kept on their way."""
        needed = self._targets.books or self._targets.star is not None
        return self._kept.passing(pairs) if needed else pairs

    def _keep(self, owed: Owed) -> None:
        if self._targets.books and owed.is_open:
            self._open.append(owed)
        if self._targets.star is not None:
            self._obligations.add(owed)

    def save(self, shown: Shown, source: Source, policy: Policy, calendar: WorkingCalendar) -> None:
        """Write the files that were asked for, all or none, and say which."""
        forms: dict[str, Callable[[Path], None]] = {
            ".csv": lambda path: write_csv(path, shown.columns, shown.rows()),
            _BOOK: lambda path: write_xlsx(path, score_book(shown, self._open, self._named)),
        }
        targets = self._targets
        files = {out: forms[out.suffix.lower()] for out in targets.outs}
        if targets.behind is not None:
            rows = behind_rows(shown, self._named)
            files[targets.behind] = lambda path: write_csv(path, BEHIND_COLUMNS, rows)
        if targets.star is not None:
            run = (
                shown.card.as_at, policy.name, calendar.name, calendar.fingerprint,
                source.complete_from, shown.card.subjects, __version__,
            )  # fmt: skip
            star = Star(
                run, shown, self._kept.subjects, self._obligations, policy, calendar, self._named
            )
            files |= star_writers(targets.star, star)
        if files:
            save(files)
            click.echo(f"\nWritten: {listed(map(str, targets.named))}")
