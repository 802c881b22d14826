"""What follows from what, and what is a fault: one sentence of the guide after another."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.published.files import faults, table, verified
from timescales.errors import DataError
from timescales.projection import Severity
from timescales.published import Rounding, read_tables, verify


class TestTotals:
    """A row or column that begins with "Total" is the sum of what stands before it."""

    def test_of_the_rows_above(self, tmp_path: Path) -> None:
        text = "Reason,2016,2017\nLate,1,4\nOther,2,5\nTotal,3,8\n"
        assert faults(tmp_path, text) == [("Total", "2017", "sum_differs", "8", "9")]

    def test_of_the_columns_to_the_left(self, tmp_path: Path) -> None:
        text = "Stage,Informal,One,Total closed\nClosed,91,4,193\n"
        assert faults(tmp_path, text) == [("Closed", "Total closed", "sum_differs", "193", "95")]

    def test_that_comes_first_of_what_comes_after_it(self, tmp_path: Path) -> None:
        """As the national tables have it: England first, then its regions."""
        text = "Area,Total,Boys,Girls\nTotal,7,3,4\nNorth,3,1,2\nSouth,4,2,3\n"
        assert faults(tmp_path, text) == [
            ("Total", "Girls", "sum_differs", "4", "5"),
            ("South", "Total", "sum_differs", "4", "5"),
        ]

    def test_of_its_own_section(self, tmp_path: Path) -> None:
        """An empty row ends a section, and so does one with nothing but a label."""
        text = "A,n\nBoys,\nx,1\ny,2\nTotal,3\nGirls,\nx,5\nTotal,5\n\nOther,1\nTotals,2\n"
        assert faults(tmp_path, text) == [("Totals", "n", "sum_differs", "2", "1")]

    def test_after_another_is_not_taken_to_be_of_anything(self, tmp_path: Path) -> None:
        found = verified(tmp_path, "A,n\nx,1\nTotal,1\nTotal of another kind,7\n")
        assert found.faults == ()
        assert [cell.row for cell in found.unchecked] == ["Total of another kind"]

    def test_percentages_are_not_added_up(self, tmp_path: Path) -> None:
        text = "Team,2016,% late,Total\nNorth,50%,10,50%\nTotal,55%,11,3\n"
        assert faults(tmp_path, text) == []

    def test_a_label_can_be_said_to_mean_nothing(self, tmp_path: Path) -> None:
        text = "A,n\nx,1\nTotal Respect visits,7\n"
        assert len(faults(tmp_path, text)) == 1
        assert faults(tmp_path, f"# plain: [Total Respect]\n{text}") == []

    def test_a_part_that_is_not_available_is_not_nothing(self, tmp_path: Path) -> None:
        """The parts that are known may be less than the total, which is told, but not more."""
        text = "A,2016,2017,2018\nx,n/a,n/a,-\ny,3,3,n/a\nTotal,4,2,9\n"
        less, more = verified(tmp_path, text).faults
        assert (less.column, less.severity, less.expected) == ("2016", Severity.WARNING, "")
        assert less.reason == "3 is 3, 1 less than is printed; not available: x, 2016."
        assert (more.column, more.severity) == ("2017", Severity.ERROR)
        assert more.reason == "3 is 3, 1 more than is printed; not available: x, 2017."
        assert faults(tmp_path, "A,n\nx,–\ny,3\nTotal,3\n") == []

    def test_a_check_of_the_whole_row_takes_its_place(self, tmp_path: Path) -> None:
        text = "A,n\nx,1\ny,2\nTotal net,-1\n"
        assert faults(tmp_path, text) != []
        assert faults(tmp_path, f"# check: [Total net] = [x] - [y]\n{text}") == []


class TestVariances:
    """A column of variance is the second of the two before it less the first."""

    @pytest.mark.parametrize(
        ("row", "code", "expected"),
        [
            ("10,18,+18", "variance_size", "+8"),
            ("10,18,-8", "variance_sign", "+8"),
            ("18,10,8", "variance_sign", "-8"),
            ("97%,94%,3%", "variance_sign", "-3%"),
            ("97%,94%,3", "variance_sign", "-3"),
            ("94%,94%,1%", "variance_size", "0%"),
            ("33.72%,33.26%,-0.5%", "variance_size", "-0.46%"),
            ("n/a,20,+20\ny,1,1,0", "variance_unavailable", ""),
        ],
    )
    def test_sign_and_size(self, tmp_path: Path, row: str, code: str, expected: str) -> None:
        [fault] = faults(tmp_path, f"A,16/17,17/18,Variance\nx,{row}\n")
        assert (fault[2], fault[4]) == (code, expected)

    @pytest.mark.parametrize(
        "row", ["10,18,8", "10,18,+8", "18,10,−8", "94%,94%,-", "93%,n/a,", "81%,92%,11", "2,2,–"]
    )
    def test_what_is_right(self, tmp_path: Path, row: str) -> None:
        """A plus may be left out, points may have no sign, and what is blank is not zero."""
        assert faults(tmp_path, f"A,16/17,17/18,Variance\nx,{row}\n") == []

    @pytest.mark.parametrize(
        ("check", "points"),
        [("1 - [A]", 6), ("[A] - 1", -6), ("[A] + 0.01", 95), ("0.01 + [A]", 95)],
    )
    def test_of_a_percentage_and_a_number_may_be_printed_in_points(
        self, tmp_path: Path, check: str, points: int
    ) -> None:
        """One percentage in it is enough."""
        text = "# check: [B] = {}\nof,A,B\nx,94%,{}\n"
        assert faults(tmp_path, text.format(check, points)) == []
        assert len(faults(tmp_path, text.format(check, points + 1))) == 1

    def test_of_percentages_that_were_not_yet_rounded_is_only_warned_of(
        self, tmp_path: Path
    ) -> None:
        [fault] = verified(tmp_path, "A,then,now,Change\nx,33.7%,33.3%,-0.5%\n").faults
        assert (fault.severity, fault.expected) == (Severity.WARNING, "-0.4%")
        assert "may come from figures that were not yet rounded" in fault.reason

    def test_of_more_than_two_columns_is_not_guessed(self, tmp_path: Path) -> None:
        text = "A,2016,2017,2018,Change\nx,1,2,3,7\n"
        assert faults(tmp_path, text) == []
        said = f"# check: [Change] = [2018] - [2016]\n{text}"
        assert faults(tmp_path, said) == [("x", "Change", "variance_size", "7", "+2")]


class TestPercentages:
    """What is divided is compared as it is rounded, and the way of rounding has a name."""

    TEXT = "# check: [% in time] = [In time] / [Held]\nA,Held,In time,% in time\n"

    def test_one_that_does_not_follow(self, tmp_path: Path) -> None:
        assert faults(tmp_path, f"{self.TEXT}x,814,699,87%\n") == [
            ("x", "% in time", "percentage_differs", "87%", "86%")
        ]

    def test_the_sign_may_stand_in_the_label_alone(self, tmp_path: Path) -> None:
        assert faults(tmp_path, f"{self.TEXT}x,4,3,75\n") == []
        text = "# check: [% in time] = [In time] / [Held]\nA,n\nHeld,4\nIn time,3\n% in time,74\n"
        assert faults(tmp_path, text) == [("% in time", "n", "percentage_differs", "74", "75%")]

    def test_a_table_that_cuts_off_is_told_so(self, tmp_path: Path) -> None:
        """Unless it says that this is meant."""
        text = f"{self.TEXT}x,3,2,66%\ny,2,1,50%\n"
        assert faults(tmp_path, text) == [("x", "% in time", "rounding", "66%", "67%")]
        assert verified(tmp_path, text).rounding is Rounding.TRUNCATED
        assert faults(tmp_path, f"# rounding: truncated\n{text}") == []

    def test_one_that_is_rounded_in_another_way_than_the_rest(self, tmp_path: Path) -> None:
        text = f"{self.TEXT}x,3,2,67%\ny,6,4,67%\nz,9,6,66%\n"
        assert faults(tmp_path, text) == [("z", "% in time", "rounding_mixed", "66%", "67%")]
        said = f"# rounding: truncated\n{text}"
        assert [fault[0] for fault in faults(tmp_path, said)] == ["x", "y"]

    def test_half_to_even_is_a_way_too(self, tmp_path: Path) -> None:
        text = f"{self.TEXT}x,200,1,0%\ny,200,3,2%\n"
        assert [fault[2:] for fault in faults(tmp_path, text)] == [("rounding", "0%", "1%")]
        assert faults(tmp_path, f"# rounding: half_even\n{text}") == []

    def test_a_part_of_nothing_is_not_available(self, tmp_path: Path) -> None:
        assert faults(tmp_path, f"{self.TEXT}x,0,0,n/a\n") == []
        assert faults(tmp_path, f"{self.TEXT}x,0,0,0%\n") == [
            ("x", "% in time", "percentage_differs", "0%", "n/a")
        ]

    def test_one_of_what_is_not_available_is_not_checked(self, tmp_path: Path) -> None:
        found = verified(tmp_path, f"{self.TEXT}x,n/a,7,50%\ny,2,1,50%\n")
        assert found.faults == ()
        assert found.checks == 1
        assert [cell.printed.text for cell in found.unchecked] == ["7", "50%"]

    def test_an_average_is_rounded_too(self, tmp_path: Path) -> None:
        text = "# check: [Caseload] = [Children] / 13.5\nA,n\nChildren,534\nCaseload,38\n"
        assert faults(tmp_path, text) == [("Caseload", "n", "quotient_differs", "38", "40")]


class TestUnits:
    """Children, events and meetings are never mixed."""

    def test_a_total_of_another_unit(self, tmp_path: Path) -> None:
        """And then nothing is said of the sum, which is of another thing."""
        text = "# unit: meetings\nA,n\nx,3\nTotal number of children,8\n"
        [fault] = verified(tmp_path, text).faults
        assert (fault.row, fault.code, fault.expected) == (
            "Total number of children",
            "mixed_units",
            "",
        )
        assert fault.reason == (
            "8 (Total number of children) counts children and 3 (x) counts meetings, so 8 cannot "
            "be held against 3."
        )

    def test_a_percentage_of_another_unit(self, tmp_path: Path) -> None:
        """It is compared nevertheless, for it was printed as one."""
        text = (
            "# check: [Rate | n] = 1 - [Late | n] / [Held | n]\n"
            "A,n,unit\nHeld,816,meetings\nLate,18,Children\nRate,96%,\n"
        )
        assert [fault[2] for fault in faults(tmp_path, text)] == [
            "mixed_units",
            "percentage_differs",
        ]

    def test_an_average_has_two_units(self, tmp_path: Path) -> None:
        text = "# check: [Each] = [Children] / [Officers]\nA,n,unit\nChildren,9,children\n"
        assert faults(tmp_path, f"{text}Officers,3,officers\nEach,3,\n") == []

    def test_a_row_or_a_column_can_have_its_own(self, tmp_path: Path) -> None:
        """The row's own word before a comment, a comment before a label, a label before all."""
        text = "A,Held,Seen,unit\nx,1,2,\ny,3,4,visits\nNo of children here,5,6,\n"
        comments = "# unit: events\n# unit: [Seen] = children\n# unit: [x] = Meetings\n"
        [read] = read_tables([table(tmp_path, comments + text)])
        assert [[cell.unit for cell in row.cells] for row in read.rows] == [
            ["meetings", "meetings"],
            ["visits", "visits"],
            ["children", "children"],
        ]


class TestStatements:
    """A number that is said elsewhere, or in the text, is checked by naming the cells."""

    def test_a_number_stated_twice(self, tmp_path: Path) -> None:
        other = table(tmp_path, "A,n\nVisits,941\n", "other.csv")
        here = table(tmp_path, "# check: [PLV | n] = [other | Visits | n]\nA,n\nPLV,942\n")
        _, found = verify(read_tables([other, here]))
        [fault] = found.faults
        assert (fault.code, fault.printed, fault.expected) == ("stated_twice", "942", "941")
        assert fault.reason == "[other | Visits | n] on line 2 says 941."
        assert fault.rests_on == "[other | Visits | n]"

    def test_a_column_of_checks(self, tmp_path: Path) -> None:
        text = (
            "Statement,Says,Check,Note\n"
            "reviews,1660,,as printed 2017\n"
            "the year before,1511,,\n"
            "increase,+101,[reviews] - [the year before],\n"
            "both,3171,[the year before] + [reviews],\n"
        )
        assert faults(tmp_path, text) == [("increase", "Says", "statement_differs", "+101", "+149")]

    def test_arithmetic(self, tmp_path: Path) -> None:
        """Products before sums, brackets first, and signs as they are typed or printed."""
        text = (
            "Statement,Says,Check\ntwo,2,\nthree,3,\n"
            "a,8,[two] + [three] × 2\nb,10,([two] + [three]) * 2\nc,1.5,[three] ÷ [two]\n"
            "d,-1,[two] − [three]\ne,0.5,[three] / ([two] * [three])\n"
        )
        assert faults(tmp_path, text) == []
        wrong = text.replace("a,8,", "a,9,").replace("b,10,", "b,11,").replace("e,0.5", "e,0.6")
        assert [fault.reason for fault in verified(tmp_path, wrong).faults] == [
            "2 + 3 * 2 is 8.",
            "(2 + 3) * 2 is 10.",
            "3 / (2 * 3) is 0.500: rounded half up that is 0.5.",
        ]

    def test_all_rows_but_totals(self, tmp_path: Path) -> None:
        text = "# check: [plans | n] = [other | * | n]\nA,n\nplans,425\n"
        other = table(tmp_path, "A,n\nx,400\ny,30\nTotal,430\n", "other.csv")
        _, found = verify(read_tables([other, table(tmp_path, text)]))
        [fault] = found.faults
        assert (fault.code, fault.expected) == ("sum_differs", "430")
        assert fault.reason == "400 + 30 is 430, 5 more than is printed."

    @pytest.mark.parametrize(
        ("check", "says"),
        [
            ("[Ltae | n] = 1", "there is no 'Ltae'. Did you mean Late or Later?"),
            ("[Late | m] = 1", "there is no 'm'. Known: n."),
            ("[Lat | n] = [late | n]", "'Lat' could be 'Late' or 'Later'; write more of it."),
            ("[Late | n] = [other | Late | n]", "there is no 'other'. Known: table."),
            ("[table | Late | n] = 1", "a check is of a cell of its own table"),
            ("[Late | n] = [* | n] + [o]", "there is no 'o'"),
        ],
    )
    def test_a_name_that_is_not_there_is_refused(
        self, tmp_path: Path, check: str, says: str
    ) -> None:
        path = table(tmp_path, f"# check: {check}\n# check: [x] = 1\nA,n\nLate,1\nLater,1\n")
        with pytest.raises(DataError) as raised:
            verify(read_tables([path]))
        first, second = raised.value.faults
        assert first.startswith("table.csv:1: ")
        assert says in first
        assert second.startswith("table.csv:2: there is no 'x'")

    def test_all_rows_of_nothing_but_totals(self, tmp_path: Path) -> None:
        path = table(tmp_path, "# check: [Total | n] = [* | n]\nA,n\nTotal,1\n")
        with pytest.raises(DataError, match="table has no row but totals"):
            verify(read_tables([path]))

    def test_two_tables_of_one_name(self, tmp_path: Path) -> None:
        (tmp_path / "a").mkdir()
        first, second = table(tmp_path, "A,n\nx,1\n"), table(tmp_path / "a", "A,n\nx,1\n")
        with pytest.raises(DataError, match="another table is called 'table' too"):
            verify(read_tables([first, second]))


def test_the_reference_lists_the_codes() -> None:
    """As they stand in the code."""
    root = Path(__file__).parents[2]
    listed = re.findall(
        r"^\| `(\w+)` \| (?:error|warning) \|",
        (root / "docs/reference/published-tables.md").read_text("utf-8"),
        re.MULTILINE,
    )
    package = root / "src/timescales/published"
    written = "".join(path.read_text("utf-8") for path in package.glob("*.py"))
    assert len(listed) == 12
    assert all(f'"{code}"' in written for code in listed)


def test_what_is_no_number_is_a_fault(tmp_path: Path) -> None:
    """A letter for a figure would else be taken for a number that is not available."""
    text = "A,n,when\nx,1O2,July 2017\ny,1,March 2018\n"
    assert faults(tmp_path, text) == [("x", "n", "unreadable", "1O2", "")]


def test_faults_are_in_the_order_of_their_lines(tmp_path: Path) -> None:
    text = "A,n,m,Change\nx,1,2,2\ny,l0,2,2\nTotal,1,3,1\n"
    assert [fault.line for fault in verified(tmp_path, text).faults] == [2, 3, 3, 4, 4]
