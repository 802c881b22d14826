"""Published figures: the DfE's tables as they are, and any other as a plain CSV."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from timescales.errors import RecordsError, UnknownNameError
from timescales.scorecard import Benchmarks, Period, Rounding, read_benchmarks

PLAIN = """\
time_period,area,measure,band,numerator,denominator
2026,England,reviews_in_time,,91,100
2026,North,reviews_in_time,,80,100
2026,South,reviews_in_time,,81,90
2026,East,reviews_in_time,,c,90
2026,England,icpcs_by_days,0 to 10,20,100
"""


@pytest.fixture
def plain(tmp_path: Path) -> Benchmarks:
    path = tmp_path / "plain.csv"
    path.write_text(PLAIN, encoding="utf-8-sig")
    return read_benchmarks([path])


def dfe(shared: Path) -> Benchmarks:
    return read_benchmarks(sorted((shared / "data/dfe_statistics").glob("*.csv")))


class TestPublishedTables:
    """C4 and D6 of Characteristics of children in need, 2013 to 2024."""

    def test_conferences_within_15_working_days(self, shared: Path) -> None:
        """As the report of 2017 to 2018 quotes them for the year before: England 77 %."""
        found = dfe(shared)
        england = found.rate("icpcs_in_time", "", "England", 2017)
        assert Rounding.HALF_UP.percent(england) == "77"
        assert found.rate("icpcs_by_days", "21 and over", "England", 2024) == Fraction(8350, 72250)

    def test_plans_reviewed_within_timescales(self, shared: Path) -> None:
        found = dfe(shared)
        england = found.rate("plans_reviewed_in_time", "", "England", 2024)
        assert england == Fraction(31500, 35090)
        assert Rounding.HALF_UP.percent(england, 1) == "89.8", "as the table itself has it"

    def test_an_authority_its_region_and_its_neighbours(self, shared: Path) -> None:
        neighbours = ["Hartlepool", "South Tyneside"]
        shown = dfe(shared).beside("Sunderland", region="North East", neighbours=neighbours)
        row = shown.row("icpcs_in_time", "", Period.year(2017))
        assert list(row) == ["England", "North East", "Sunderland", "neighbours"]
        rates = [shown.rate("icpcs_in_time", "", name, 2018) for name in neighbours]
        assert None not in rates
        assert row["neighbours"] == sum(rate for rate in rates if rate is not None) / 2
        assert row["Sunderland"] is not None

    def test_what_is_suppressed_is_not_available(self, shared: Path) -> None:
        """Counts that are letters, and areas whose count is nought."""
        figures = dfe(shared).figures.values()
        assert any(figure.rate is None for figure in figures)
        assert all(figure.rate is None or figure.rate >= 0 for figure in figures)


class TestPlainTables:
    """Five columns and a band, as a user writes them."""

    def test_a_row_is_a_figure(self, plain: Benchmarks) -> None:
        assert plain.rate("reviews_in_time", "", "England", 2026) == Fraction(91, 100)
        assert plain.rate("icpcs_by_days", "0 to 10", "England", 2026) == Fraction(1, 5)
        assert plain.rate("reviews_in_time", "", "England", 2025) is None

    def test_a_month_stands_beside_the_figures_of_its_year(self, plain: Benchmarks) -> None:
        row = plain.row("reviews_in_time", "", Period.month(2026, 2))
        assert row == {"England": Fraction(91, 100)}

    def test_neighbours_count_alike(self, plain: Benchmarks) -> None:
        """The mean of 80 % and 90 %, and nothing where one is suppressed."""
        two = plain.beside(neighbours=["North", "South"])
        assert two.neighbours_rate("reviews_in_time", "", 2026) == Fraction(85, 100)
        three = plain.beside(neighbours=["North", "South", "East"])
        assert three.row("reviews_in_time", "", Period.year(2025))["neighbours"] is None
        assert plain.neighbours_rate("reviews_in_time", "", 2026) is None

    def test_an_area_that_is_not_there_is_refused(self, plain: Benchmarks) -> None:
        refused = pytest.raises(UnknownNameError, match="'Nroth' is not an area here")
        with refused:
            plain.beside(area="Nroth")
        with refused:
            plain.beside(region="Nroth")
        with refused:
            plain.beside(neighbours=["Nroth"])


class TestWhatCannotBeRead:
    """Each error names the file and says what it should hold."""

    def written(self, tmp_path: Path, text: bytes) -> Path:
        path = tmp_path / "figures.csv"
        path.write_bytes(text)
        return path

    def test_other_columns(self, tmp_path: Path) -> None:
        for text in (b"a,b\n1,2\n", b""):
            with pytest.raises(RecordsError, match=r"figures\.csv: is neither the DfE's table C4"):
                read_benchmarks([self.written(tmp_path, text)])

    def test_a_year_that_is_none(self, tmp_path: Path) -> None:
        text = PLAIN.splitlines()[0] + "\n2025/26,England,reviews_in_time,,1,2\n"
        with pytest.raises(RecordsError, match="line 2, time_period: '2025/26' is not a year"):
            read_benchmarks([self.written(tmp_path, text.encode())])

    def test_a_file_that_is_not_there_or_no_text(self, tmp_path: Path) -> None:
        with pytest.raises(RecordsError, match=r"none\.csv: cannot be read"):
            read_benchmarks([tmp_path / "none.csv"])
        with pytest.raises(RecordsError, match=r"figures\.csv: cannot be read"):
            read_benchmarks([self.written(tmp_path, b"\xff\xfe\x00")])


class TestNewest:
    """The last year for which there are figures, of the areas that are shown."""

    def test_the_year_itself_or_the_last_before_it(self, plain: Benchmarks) -> None:
        for asked in (Period.year(2025), Period.year(2027), Period.month(2027, 2)):
            assert plain.newest("reviews_in_time", "", asked) == Period.year(2025)
        assert plain.newest("reviews_in_time", "", Period.year(2024)) is None

    def test_of_the_measure_and_the_band(self, plain: Benchmarks) -> None:
        year = Period.year(2025)
        assert plain.newest("icpcs_by_days", "0 to 10", year) == year
        assert plain.newest("icpcs_by_days", "11 to 15", year) is None

    def test_of_an_area_that_is_not_shown_there_is_none(self, tmp_path: Path) -> None:
        path = tmp_path / "one.csv"
        header = PLAIN.splitlines()[0]
        path.write_text(f"{header}\n2026,North,reviews_in_time,,80,100\n", encoding="utf-8")
        found = read_benchmarks([path])
        assert found.newest("reviews_in_time", "", Period.year(2025)) is None
        shown = found.beside(neighbours=["North"])
        assert shown.newest("reviews_in_time", "", Period.year(2025)) == Period.year(2025)

    def test_the_columns_that_are_shown(self, plain: Benchmarks) -> None:
        assert plain.shown == ("England",)
        assert plain.beside(region="North", neighbours=["South"]).shown == (
            "England",
            "North",
            "neighbours",
        )
        assert Benchmarks({}).shown == ()
