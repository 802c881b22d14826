"""What a look ahead comes to, in files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from pathlib import Path
from types import MappingProxyType
from typing import Any

from timescales._version import __version__
from timescales.cli.output import Objects, Sheet, write_csv, write_json, write_xlsx
from timescales.cli.output.as_json import as_data
from timescales.cli.output.cells import Cell
from timescales.lookahead import (
    COMING_COLUMNS,
    MOVED_COLUMNS,
    OFFICERS_FOR,
    Coming,
    Flow,
    Month,
    Moved,
)
from timescales.policy import Policy

SUFFIXES = (".csv", ".json", ".xlsx")
BY: MappingProxyType[str, Callable[[Coming], str]] = MappingProxyType(
    {name: attrgetter(name) for name in ("status", "officer", "team", "timescale")}
)
"""By what it can be counted how many fall due in each week."""

MONTH_COLUMNS = (
    "from", "known", "low", "middle", "high", "running", "officers_from", "officers_to",
)  # fmt: skip
"""The columns of the demand."""

_coming_cells: Callable[[Coming], tuple[Any, ...]] = attrgetter(*COMING_COLUMNS)
_moved_cells: Callable[[Moved], tuple[Cell, ...]] = attrgetter(*MOVED_COLUMNS)


@dataclass(frozen=True, slots=True)
class LookedAhead:
    """A look ahead over a caseload, once every subject has been projected."""

    as_at: date
    policy: Policy
    duty: str
    rows: tuple[Coming, ...]
    moved: tuple[Moved, ...]
    months: tuple[Month, ...]
    seen: Flow

    @property
    def facts(self) -> dict[str, Cell]:
        """What the look ahead was, by words that are the same in every output."""
        return {
            "as_at": self.as_at,
            "policy": self.policy.name,
            "library_version": __version__,
            "demand_for": self.duty,
            "rates_since": self.seen.since,
            "began": self.seen.began,
            "ended": self.seen.ended,
            "days_running": self.seen.days_running,
        }

    @property
    def month_cells(self) -> list[tuple[Cell, ...]]:
        """The demand, its cells in the order of ``MONTH_COLUMNS``."""
        return [self._month(month) for month in self.months]

    def _month(self, month: Month) -> tuple[Cell, ...]:
        officers = month.officers if self.duty == OFFICERS_FOR else (None, None)
        band = month.meetings
        return (
            month.start, month.known, band.low, band.middle, band.high, month.running.middle,
            *officers,
        )  # fmt: skip


def ahead_writer(out: Path, looked: LookedAhead) -> Callable[[Path], None]:
    """How to write a look ahead to a path, by its suffix."""
    forms = {".csv": _as_csv, ".json": _as_json, ".xlsx": _as_xlsx}
    return forms[out.suffix.lower()](looked)


def _coming(looked: LookedAhead) -> list[tuple[Cell, ...]]:
    """The rows, the earliest due first, their risks as one text."""
    ordered = sorted(looked.rows, key=lambda row: (row.due_date, row.subject_id, row.timescale))
    cells = map(_coming_cells, ordered)
    return [(*each[:-1], "; ".join(risk.name.lower() for risk in each[-1])) for each in cells]


def _as_csv(looked: LookedAhead) -> Callable[[Path], None]:
    return lambda path: write_csv(path, COMING_COLUMNS, _coming(looked))


def _as_json(looked: LookedAhead) -> Callable[[Path], None]:
    facts = {name: as_data(cell) for name, cell in looked.facts.items()}
    lists = {
        "rows": Objects(COMING_COLUMNS, _coming(looked)),
        "demand": Objects(MONTH_COLUMNS, looked.month_cells),
        "moved": Objects(MOVED_COLUMNS, [*map(_moved_cells, looked.moved)]),
    }
    return lambda path: write_json(path, facts, lists)


def _as_xlsx(looked: LookedAhead) -> Callable[[Path], None]:
    return lambda path: write_xlsx(
        path,
        [
            Sheet("Falls due", COMING_COLUMNS, _coming(looked)),
            Sheet("Demand", MONTH_COLUMNS, looked.month_cells),
            Sheet("Moved", MOVED_COLUMNS, [*map(_moved_cells, looked.moved)]),
            Sheet("Summary", ("what", "value"), [*looked.facts.items()], filtered=False),
        ],
    )
