"""A caseload that was scored by the command line, and by the library beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from click.testing import CliRunner, Result

import timescales as ts
from timescales.cli.app import application
from timescales.demo import write_office
from timescales.records import open_records, recorded_duties
from timescales.scorecard import Period, Scorecard, scorecard

AS_AT = date(2026, 11, 22)
COMPLETE_FROM = date(2023, 4, 1)
YEARS = (Period.year(2025), Period.year(2026))


@dataclass(frozen=True)
class Scored:
    """What the command wrote of a file, and what the library says of it."""

    folder: Path
    printed: str
    card: Scorecard
    obligations: tuple[ts.Obligation, ...]
    subjects: tuple[str, ...]

    @property
    def book(self) -> Path:
        return self.folder / "scorecard.xlsx"

    @property
    def star(self) -> Path:
        return self.folder / "star"


def score(*arguments: object) -> Result:
    result = CliRunner().invoke(application, ["score", *map(str, arguments)])
    assert result.exit_code == 0, result.output
    return result


def scored_office(folder: Path, children: int) -> Scored:
    return scored(write_office(folder, children=children, as_at=AS_AT))


def scored(events: Path) -> Scored:
    """The file, scored with every output, and scored again without the command line."""
    folder = events.parent
    asked = ("--as-at", AS_AT, "--complete-from", COMPLETE_FROM)
    outs = ("-o", folder / "scorecard.xlsx", "--star", folder / "star")
    result = score(events, *asked, *outs)
    records = open_records(events, complete_from=COMPLETE_FROM)
    policy = recorded_duties(ts.policies.day_count(), records.holds)
    cases = [subject.case for subject in records]
    projections = [ts.project(case, as_at=AS_AT, policy=policy) for case in cases]
    card = scorecard(
        zip(cases, projections, strict=True),
        periods=(*YEARS, YEARS[0].previous),
        holds=records.holds,
    )
    obligations = tuple(owed for projection in projections for owed in projection)
    return Scored(folder, result.output, card, obligations, tuple(c.subject_id for c in cases))
