"""Figures that the DfE publishes, as columns beside an authority's own."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from timescales._text import suggestion
from timescales.errors import RecordsError, UnknownNameError
from timescales.scorecard.period import Period, PeriodKind

NATIONAL = "England"
NEIGHBOURS = "neighbours"

_C4_BANDS = {
    "Duration_0-10_days": "0 to 10",
    "Duration_11-15_days": "11 to 15",
    "Duration_16-20_days": "16 to 20",
    "Duration_21+_days": "21 and over",
}
_PLAIN = ("time_period", "area", "measure", "numerator", "denominator")
_AREA = ("time_period", "geographic_level", "country_name", "region_name", "la_name")


@dataclass(frozen=True, slots=True)
class Benchmark:
    """One published figure: ``year`` is the year in which the census year ends.

    The counts for regions and for England are rounded by the publisher. None where the figure was
    suppressed or is not published.
    """

    measure: str
    band: str
    area: str
    year: int
    numerator: int | None
    denominator: int | None

    @property
    def rate(self) -> Fraction | None:
        """The exact share of the published counts; None where it is not available."""
        if self.numerator is None or not self.denominator:
            return None
        return Fraction(self.numerator, self.denominator)


@dataclass(frozen=True, slots=True)
class Benchmarks:
    """Published figures, and whose they are to be shown: an authority and those like it.

    ``columns`` are the areas to show beside an authority's own, England first.
    """

    figures: Mapping[tuple[str, str, str, int], Benchmark]
    columns: tuple[str, ...] = (NATIONAL,)
    neighbours: tuple[str, ...] = ()

    def beside(
        self, area: str | None = None, *, region: str | None = None, neighbours: Sequence[str] = ()
    ) -> Benchmarks:
        """The same figures, shown for England, a region, an authority, and its neighbours.

        Raises ``UnknownNameError`` for an area that is not among the figures.
        """
        areas = sorted({benchmark.area for benchmark in self.figures.values()})
        wanted = [NATIONAL, *(name for name in (region, area) if name)]
        for name in (*wanted[1:], *neighbours):
            if name not in areas:
                raise UnknownNameError(f"{name!r} is not an area here. {suggestion(name, areas)}")
        return Benchmarks(self.figures, tuple(wanted), tuple(neighbours))

    @property
    def shown(self) -> tuple[str, ...]:
        """The columns of a row, with that of the neighbours; none where there are no figures."""
        neighbours = (NEIGHBOURS,) if self.neighbours else ()
        return (*self.columns, *neighbours) if self.figures else ()

    def newest(self, measure: str, band: str, until: Period) -> Period | None:
        """The last census year with a figure of any area shown, a period's own or one before."""
        areas = {*self.columns, *self.neighbours}
        last = Period.holding(PeriodKind.YEAR, until.end).end.year
        years = [
            year
            for (name, of, area, year) in self.figures
            if (name, of) == (measure, band) and area in areas and year <= last
        ]
        return Period.year(max(years) - 1) if years else None

    def rate(self, measure: str, band: str, area: str, year: int) -> Fraction | None:
        """The share of an area in a census year; None where there is none."""
        found = self.figures.get((measure, band, area, year))
        return None if found is None else found.rate

    def neighbours_rate(self, measure: str, band: str, year: int) -> Fraction | None:
        """The mean of the neighbours' shares, each counting alike; None if one is not available."""
        rates = [self.rate(measure, band, area, year) for area in self.neighbours]
        known = [rate for rate in rates if rate is not None]
        return sum(known, Fraction()) / len(known) if known and len(known) == len(rates) else None

    def row(self, measure: str, band: str, period: Period) -> Mapping[str, Fraction | None]:
        """The columns beside a score; for a period that is no census year, those of its year."""
        year = Period.holding(PeriodKind.YEAR, period.end).end.year
        row = {area: self.rate(measure, band, area, year) for area in self.columns}
        if self.neighbours:
            row[NEIGHBOURS] = self.neighbours_rate(measure, band, year)
        return row


def read_benchmarks(paths: Iterable[Path]) -> Benchmarks:
    """The figures of some CSV files.

    The DfE's tables C4 (conferences by working days) and D6 (plans reviewed) are read as they are
    published. Any other file has the columns time_period (the year in which the census year ends),
    area, measure (an id), numerator and denominator, and may have band. A count that is no number,
    as one that is suppressed, is not available.

    Raises ``RecordsError`` for a file that cannot be read, has none of these headers, or has a row
    whose year is no number.
    """
    figures = [figure for path in paths for figure in _figures(path)]
    return Benchmarks({(f.measure, f.band, f.area, f.year): f for f in figures})


def _figures(path: Path) -> Iterator[Benchmark]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            columns = frozenset(reader.fieldnames or ())
            read = _reading(path, columns)
            for row in reader:
                year = row["time_period"]
                if not year.isdigit():
                    place = f"{path.name}, line {reader.line_num}, time_period"
                    raise RecordsError(f"{place}: {year!r} is not a year, as 2024.")
                yield from read(row, int(year))
    except (OSError, UnicodeDecodeError) as error:
        raise RecordsError(f"{path.name}: cannot be read: {error}.") from None


def _reading(
    path: Path, columns: frozenset[str]
) -> Callable[[Mapping[str, str], int], Iterator[Benchmark]]:
    if columns.issuperset((*_AREA, "ICPC", *_C4_BANDS)):
        return _c4
    if columns.issuperset((*_AREA, "CPP_At31_3Months", "Reviewed_within_timescales")):
        return _d6
    if columns.issuperset(_PLAIN):
        return _plain
    raise RecordsError(
        f"{path.name}: is neither the DfE's table C4 nor D6; any other file has the columns "
        f"{', '.join(_PLAIN)}."
    )


def _c4(row: Mapping[str, str], year: int) -> Iterator[Benchmark]:
    """The bands are of conferences for each child, and add up to them within rounding."""
    area, held = _area(row), _count(row["ICPC"])
    counts = {band: _count(row[column]) for column, band in _C4_BANDS.items()}
    for band, count in counts.items():
        yield Benchmark("icpcs_by_days", band, area, year, count, held)
    first, second = counts["0 to 10"], counts["11 to 15"]
    in_time = None if first is None or second is None else first + second
    yield Benchmark("icpcs_in_time", "", area, year, in_time, held)


def _d6(row: Mapping[str, str], year: int) -> Iterator[Benchmark]:
    reviewed, plans = row["Reviewed_within_timescales"], row["CPP_At31_3Months"]
    yield Benchmark("plans_reviewed_in_time", "", _area(row), year, _count(reviewed), _count(plans))


def _plain(row: Mapping[str, str], year: int) -> Iterator[Benchmark]:
    counts = _count(row["numerator"]), _count(row["denominator"])
    yield Benchmark(row["measure"], row.get("band") or "", row["area"], year, *counts)


def _area(row: Mapping[str, str]) -> str:
    return row["la_name"] or row["region_name"] or row["country_name"]


def _count(cell: str) -> int | None:
    return int(cell) if cell.isdigit() else None
