"""What a report says, before it is a page or a diary: facts, tiles, charts, and every child."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from timescales.errors import WrongValueError
from timescales.lookahead import Risk
from timescales.projection import Status
from timescales.reports.tables import LookAhead, ScoreTable, Table
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
    is open, and ``risks`` what puts it at risk then. ``started`` says what started it; ``why`` is
    the explanation without what is said of this one child, which is in ``notes``.
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
    risks: tuple[Risk, ...] = ()

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
class Dispute:
    """An open dispute: whose, its stage, and how long it has been open and has left.

    ``name`` is that of its ``Child``. ``age`` and ``days_left`` are working days, the latter minus
    where its last day has passed, and None where that is not known.
    """

    name: str
    raised: date
    stage: str
    age: int
    due: date | None = None
    days_left: int | None = None
    theme: str = ""
    officer: str = ""


@dataclass(frozen=True, slots=True)
class ReportData:
    """Everything in a report, as at a day. ``gather`` fills it from scorecards and a look ahead.

    ``scores`` are of every measure, ``by_whom`` a table for each way in which those responsible
    are told apart. What is None or empty is not in the page.
    """

    title: str
    as_at: date
    children: tuple[Child, ...]
    facts: tuple[tuple[str, str], ...] = ()
    tiles: tuple[Tile, ...] = ()
    charts: tuple[Chart, ...] = ()
    scores: ScoreTable | None = None
    by_whom: tuple[Table, ...] = ()
    ahead: LookAhead | None = None
    disputes: tuple[Dispute, ...] = ()
