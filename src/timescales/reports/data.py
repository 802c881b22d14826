"""What a report says, before it is a page or a diary: facts, tiles, charts, and every child."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from timescales.errors import WrongValueError
from timescales.projection import Status
from timescales.timeline import BarKind


@dataclass(frozen=True, slots=True)
class Tile:
    """One number of the summary: what it is called, the number as text, and out of what."""

    label: str
    value: str
    detail: str = ""


class ChartKind(Enum):
    """How a chart is drawn: columns in time, the series stacked, or bars by name."""

    TREND = "trend"
    BARS = "bars"


@dataclass(frozen=True, slots=True)
class Series:
    """The numbers of a chart that are told apart from others, drawn as a kind of bar is."""

    name: str
    numbers: tuple[int, ...]
    bar: BarKind


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: the names along its axis, and for each series a number at each of them.

    Raises ``WrongValueError`` where a series has another length than the names.
    """

    title: str
    says: str
    kind: ChartKind
    axis: str
    names: tuple[str, ...]
    series: tuple[Series, ...]

    def __post_init__(self) -> None:
        for series in self.series:
            if len(series.numbers) != len(self.names):
                raise WrongValueError(
                    f"{self.title}: series {series.name!r} has {len(series.numbers)} numbers for "
                    f"{len(self.names)} names."
                )

    @property
    def rows(self) -> tuple[tuple[str, tuple[int, ...]], ...]:
        """The same as a table: each name with its number in every series."""
        return tuple(
            (name, tuple(series.numbers[number] for series in self.series))
            for number, name in enumerate(self.names)
        )


@dataclass(frozen=True, slots=True)
class Owed:
    """One obligation as a report shows it, with the words of its explanation.

    ``begun`` is the day from which it was owed, ``booked`` the day for which it is booked, where it
    is open. ``started`` says what started it; ``why`` is the explanation without what is said of
    this one child, which is in ``notes``.
    """

    timescale: str
    title: str
    ordinal: int
    status: Status
    begun: date
    due: date | None = None
    not_before: date | None = None
    met: date | None = None
    ended: date | None = None
    limit: date | None = None
    hold_by: date | None = None
    plan_by: date | None = None
    booked: date | None = None
    provisional: bool = False
    started: str = ""
    notes: tuple[str, ...] = ()
    why: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it is neither met nor ended."""
        return self.met is None and self.ended is None


@dataclass(frozen=True, slots=True)
class Child:
    """One subject: what it is called in the report, and everything that is owed to it.

    ``officer`` and ``team`` are the last on record. ``born`` is None where birthdays are not shown.
    ``reference`` is what a diary calls it.
    """

    name: str
    owed: tuple[Owed, ...]
    officer: str = ""
    team: str = ""
    born: date | None = None
    reference: str = ""


@dataclass(frozen=True, slots=True)
class ReportData:
    """Everything in a report, as at a day. ``gather`` fills tiles and charts from a scorecard."""

    title: str
    as_at: date
    children: tuple[Child, ...]
    facts: tuple[tuple[str, str], ...] = ()
    tiles: tuple[Tile, ...] = ()
    charts: tuple[Chart, ...] = ()
