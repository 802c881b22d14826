"""The annual report: its numbers are the scorecard's, and nothing in it contradicts itself."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import timescales as ts
from timescales.demo import office
from timescales.published import Verified, read_tables, verify
from timescales.records import recorded_duties
from timescales.reports.annual import (
    AnnualReport,
    Posts,
    PrintedTable,
    annual_markdown,
    annual_measures,
    annual_pictures,
    annual_report,
)
from timescales.reports.annual.markdown import escaped
from timescales.scorecard import (
    REASONS,
    Period,
    PeriodKind,
    Reason,
    Rounding,
    Scorecard,
    Verdict,
    read_benchmarks,
    scorecard,
)

AS_AT = date(2026, 3, 31)
YEAR = Period.year(2025)
BEFORE = YEAR.previous
CASES = office(2026, 80, AS_AT, families=12, officers=3)
HOLDS = {event.kind for case in CASES for event in case.events}
POLICY = recorded_duties(ts.policies.day_count(), HOLDS)


def projections(
    cases: Iterable[ts.Case], policy: ts.Policy = POLICY, as_at: date = AS_AT
) -> list[tuple[ts.Case, ts.Projection]]:
    return [(case, ts.project(case, as_at=as_at, policy=policy)) for case in cases]


PROJECTED = projections(CASES)
REPORT = annual_report(PROJECTED, year=YEAR, holds=HOLDS)
CARD = scorecard(PROJECTED, periods=(BEFORE, YEAR), measures=annual_measures(), holds=HOLDS)


def checked(report: AnnualReport, folder: Path) -> dict[str, Verified]:
    """What arithmetic finds in the tables of a report, once they are files."""
    for table in (each for each in report.tables if each.has_numbers):
        with (folder / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(table.file_rows(report.title))
    return {each.table.name: each for each in verify(read_tables([folder]))}


def faults(report: AnnualReport, folder: Path) -> list[tuple[str, str, str, str]]:
    return [
        (fault.table, fault.row, fault.column, fault.code)
        for each in checked(report, folder).values()
        for fault in each.faults
    ]


def column(table: PrintedTable, heading: str) -> dict[str, str]:
    """A column of a table by the labels of its rows."""
    at = table.header.index(heading)
    return {row[0]: row[at] for row in table.rows if len(row) > 1}


def number(text: str) -> int:
    return int(text.replace(",", ""))


def altered(report: AnnualReport, table: PrintedTable) -> AnnualReport:
    """The report with another table in place of its own of that name."""
    sections = tuple(
        replace(
            section,
            tables=tuple(table if each.name == table.name else each for each in section.tables),
        )
        for section in report.sections
    )
    return replace(report, sections=sections)


class TestItsTablesFollow:
    """Its own tables have no fault that arithmetic can find, and a changed one has."""

    def test_no_table_has_a_fault(self, tmp_path: Path) -> None:
        found = checked(REPORT, tmp_path)
        assert [fault for each in found.values() for fault in each.faults] == []
        assert len(found) == len(REPORT.tables) == 35

    def test_nearly_every_number_is_in_a_check(self, tmp_path: Path) -> None:
        """But for the posts, the numbers not known, and those of years with nothing to compare."""
        loose = {
            (each.table.name, cell.column.partition(" ")[2] or cell.row)
            for each in checked(REPORT, tmp_path).values()
            for cell in each.unchecked
        }
        years = {period.name for period in (BEFORE.previous, BEFORE, YEAR)}
        assert {what for _, what in loose} - years <= {
            "not known", "counted", "out of", "Visits by the officer before a review",
            "Children looked after", "Looked-after reviews held",
        }  # fmt: skip

    @pytest.mark.parametrize(
        ("name", "row", "heading", "code"),
        [
            ("late_reviews", -1, "2025-26", "sum_differs"),
            ("late_reviews", -1, "Variance", "variance_size"),
            ("late_reviews", -1, "Variance by statute", "variance_size"),
            ("late_reviews_by_quarter", -1, "Total", "sum_differs"),
            ("caseload", 0, "Variance", "variance_size"),
            ("caseload", -1, "2025-26", "quotient_differs"),
            ("categories", 0, "2025-26 %", "percentage_differs"),
            ("indicators", 0, "2023-24", "percentage_differs"),
            ("indicators", 0, "Variance", "variance_size"),
            ("conferences", -1, "2024-25", "sum_differs"),
            ("disputes_closed", 0, "Looked after", "sum_differs"),
            ("plans", -1, "2025-26", "percentage_differs"),
        ],
    )
    def test_a_number_that_is_changed_is_found(
        self, tmp_path: Path, name: str, row: int, heading: str, code: str
    ) -> None:
        table = REPORT.table(name)
        at = table.header.index(heading)
        rows = [list(cells) for cells in table.rows]
        percent = "%" in rows[row][at]
        rows[row][at] = "3.3%" if percent else "777"
        wrong = replace(table, rows=tuple(map(tuple, rows)))
        assert code in {found for *_, found in faults(altered(REPORT, wrong), tmp_path)}

    @settings(
        max_examples=8,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(
        seed=st.integers(0, 10_000),
        families=st.integers(0, 4),
        rounding=st.sampled_from(Rounding),
        places=st.integers(0, 3),
        day=st.dates(date(2025, 5, 1), date(2026, 11, 22)),
    )
    def test_whatever_the_caseload(
        self,
        tmp_path_factory: pytest.TempPathFactory,
        seed: int,
        families: int,
        rounding: Rounding,
        places: int,
        day: date,
    ) -> None:
        cases = office(seed, 20, day, families=families)
        made = annual_report(
            projections(cases, as_at=day), year=YEAR, rounding=rounding, places=places
        )
        assert faults(made, tmp_path_factory.mktemp("tables")) == []

    def test_part_of_a_year_has_a_star(self, tmp_path: Path) -> None:
        """And is the same number, for what reads it."""
        day = date(2025, 9, 30)
        made = annual_report(projections(office(2026, 40, day), as_at=day), year=YEAR, holds=HOLDS)
        late = made.table("late_reviews")
        assert all(text.endswith(" *") for text in column(late, "2025-26").values())
        assert not any(text.endswith("*") for text in column(late, "2024-25").values())
        assert late.says.endswith("* of part of a period.")
        assert made.table("indicators").says.endswith("* of part of a period.")
        assert faults(made, tmp_path) == []
        assert "*" not in "".join(map("".join, REPORT.table("late_reviews").rows))


class TestItsNumbersAreTheScorecards:
    """Each total is what the scorecard counts in another way."""

    def late(self, card: Scorecard, measure: str, period: Period, verdict: Verdict) -> int:
        score = card.score(measure, period, verdict)
        assert score.numerator is not None
        assert score.denominator is not None
        return score.denominator - score.numerator

    @pytest.mark.parametrize(
        ("name", "measure"),
        [
            ("late_reviews", "reviews_in_time"),
            ("late_icpcs", "icpcs_in_time"),
            ("late_icpcs_meetings", "icpcs_meetings_in_time"),
            ("late_rcpcs", "rcpcs_in_time"),
            ("late_rcpcs_meetings", "rcpcs_meetings_in_time"),
        ],
    )
    def test_what_was_late_is_what_was_not_in_time(self, name: str, measure: str) -> None:
        table = REPORT.table(name)
        for period in (BEFORE, YEAR):
            for verdict, words in ((Verdict.POLICY, ""), (Verdict.STATUTE, " by statute")):
                total = column(table, f"{period.name}{words}")["Total"]
                assert number(total) == self.late(CARD, measure, period, verdict)

    def test_a_share_has_what_it_is_made_of(self) -> None:
        score = CARD.score("reviews_in_time", YEAR, Verdict.STATUTE)
        said = column(REPORT.table("indicators"), "2025-26")[
            "Reviews held in timescale, by statute"
        ]
        assert said == (
            f"{Rounding.HALF_UP.percent(score.rate, 1)}% ({score.numerator} of {score.denominator})"
        )

    def test_children_and_meetings_are_never_added(self) -> None:
        said = column(REPORT.table("conferences"), "2025-26")
        for unit, suffix in (("each child", ""), ("each meeting", "_meetings")):
            scores = [
                CARD.score(f"{kind}{suffix}_in_time", YEAR, Verdict.POLICY)
                for kind in ("icpcs", "rcpcs")
            ]
            held = [(score.denominator or 0) + score.not_known for score in scores]
            assert number(said[f"Total, {unit}"]) == sum(held)
        assert number(said["Total, each meeting"]) < number(said["Total, each child"])

    def test_disputes_are_parted_by_whose_they_are(self) -> None:
        """As at the day on which each was raised; the parts are those of disputes_by_child."""
        themes = REPORT.table("themes")
        for heading, band in (("Looked after", "looked after"), ("On a plan", "on a plan")):
            score = CARD.score("disputes_by_child", YEAR, Verdict.RECORD, band)
            assert number(column(themes, heading)["Total"]) == score.numerator
        stages = [
            case for case in CASES for event in case.events
            if event.kind in ("dispute_resolved", "dispute_withdrawn") and event.date in YEAR
        ]  # fmt: skip
        closed = column(REPORT.table("disputes_closed"), "Total")
        assert number(closed["Total"]) == len(stages) > 0
        assert any(label.startswith("Stage ") for label in closed)

    def test_foster_reviews_in_time_and_late(self) -> None:
        said = column(REPORT.table("foster_reviews"), "2025-26")
        late = self.late(CARD, "foster_reviews_in_time", YEAR, Verdict.POLICY)
        assert number(said["late, by policy"]) == late
        assert number(said["in time, by policy"]) + late == number(said["Total, by policy"]) > 0

    def test_children_and_reviews_in_secure_accommodation(self) -> None:
        """A child who had several reviews is one child."""

        def in_year(kind: str) -> list[list[ts.Event]]:
            found = ([e for e in c.events if e.kind == kind and e.date in YEAR] for c in CASES)
            return [events for events in found if events]

        said = column(REPORT.table("secure_reviews"), "2025-26")
        placed = len(in_year("secure_placement_started"))
        assert number(said["Children placed in the year"]) == placed > 0
        reviews = sum(map(len, in_year("secure_review")))
        assert number(said["Reviews held"]) == reviews > placed

    def test_views_and_carers_are_parted_by_what_is_on_record(self) -> None:
        views = column(REPORT.table("views"), "2025-26")
        tools = [
            event.details["tool"]
            for case in CASES
            for event in case.events
            if event.kind == "views_recorded" and event.date in YEAR
        ]
        assert number(views["App"]) == tools.count("app") > 0
        assert number(views["Total"]) == len(tools)
        carers = REPORT.table("foster_carers")
        assert "Unit: carer." in carers.says
        assert set(column(carers, "2025-26")) >= {"Connected foster carer", "Foster carer"}

    def test_avoidable_ones_are_told(self) -> None:
        table = REPORT.table("late_reviews")
        said = column(table, "2025-26")
        avoidable = number(said["Late notification"]) + number(said["Calculation or admin error"])
        assert (
            f"Of the {said['Total']} of 2025-26 by policy {avoidable} were avoidable" in table.says
        )


class TestCaseloads:
    """Children for each officer, against the handbook's 50 to 70."""

    def test_officers_on_record_are_counted_where_no_posts_are_given(self) -> None:
        said = column(REPORT.table("caseload"), "2025-26")
        children = number(said["Children looked after at the end of the year"])
        assert said["Reviewing officers, full-time equivalents"] == "3"
        each = Rounding.HALF_UP.whole(Fraction(children * 10, 3))
        assert said["Children looked after for each officer"] == f"{each / 10:.1f}"

    def test_posts_are_taken_where_they_are_given(self, tmp_path: Path) -> None:
        """By the name of the year; and parts of posts by the name of the officer."""
        posts = Posts({"2025-26": Fraction("13.5")}, {"Officer 1": Fraction(3, 5)})
        made = annual_report(PROJECTED, year=YEAR, posts=posts)
        row = made.table("caseload").rows[3]
        assert row == ("Reviewing officers, full-time equivalents", "2.6", "2.6", "13.5", "+10.9")
        says = made.table("caseload").says
        assert says.endswith(" Of 2023-24 and 2024-25 the officers on record are counted.")
        every = Posts({period.name: Fraction(9) for period in (BEFORE.previous, BEFORE, YEAR)})
        told = annual_report([], year=YEAR, posts=every).table("caseload").says
        assert told.endswith(" is in both numbers.")
        assert faults(made, tmp_path) == []

    def test_officers_are_counted_and_not_named(self) -> None:
        table = REPORT.table("officers")
        assert [row[0] for row in table.rows] == [
            "Below 50", "50 to 70", "Above 70", "No officer on record", "Total",
        ]  # fmt: skip
        assert "Officer 1" not in annual_markdown(REPORT)
        part = Posts(full_time={f"Officer {n}": Fraction(1, 4) for n in (1, 2, 3)})
        made = annual_report(PROJECTED, year=YEAR, posts=part)
        assert column(made.table("officers"), "Officers")["Below 50"] == "0"

    def test_no_child_is_named(self) -> None:
        assert "DEMO" not in annual_markdown(REPORT)

    def test_posts_above_nought(self) -> None:
        with pytest.raises(ts.WrongValueError, match="2025-26 cannot have had 0 posts"):
            Posts({"2025-26": Fraction(0)})


class TestWhatIsNotThere:
    """Not available is not nought."""

    def test_no_record_of_a_kind(self, tmp_path: Path) -> None:
        """Nothing of it is a number, and nothing follows from it."""
        care = ts.Event("became_looked_after", date(2025, 4, 1))
        case = ts.Case("A", (care, ts.Event("lac_review", date(2025, 4, 24))))
        made = annual_report(projections([case]), year=YEAR)
        for name in ("late_icpcs", "plans_ended", "categories", "allegations", "foster_reviews"):
            cells = [cell for row in made.table(name).rows for cell in row[1:]]
            assert set(cells) == {"not available"}, name
        said = column(made.table("caseload"), "2025-26")
        assert said["Children looked after at the end of the year"] == "1"
        assert said["Children on a plan for each officer"] == "not available"
        assert said["Reviewing officers, full-time equivalents"] == "not available"
        assert column(made.table("officers"), "Children looked after")["Total"] == "1"
        assert faults(made, tmp_path) == []

    def test_no_subject_at_all(self) -> None:
        made = annual_report([], year=YEAR)
        assert made.as_at == YEAR.end
        assert ("Policy", "none") in made.facts
        cells = {cell for table in made.tables for row in table.rows for cell in row[1:]}
        assert cells == {"not available"}
        assert not any(table.has_numbers for table in made.tables)

    def test_what_is_not_known_is_said(self) -> None:
        """Without the dates of terms no education plan is known to be up to date, or not."""
        said = column(REPORT.table("indicators"), "2025-26")
        score = CARD.score("peps_up_to_date", YEAR, Verdict.POLICY)
        assert (score.denominator, score.not_known > 0) == (0, True)
        wanted = f"not known (0 of 0; {score.not_known} not known)"
        assert said["Children with an up-to-date personal education plan, by policy"] == wanted

    def test_what_there_is_none_of_has_no_share(self) -> None:
        """Of a year in which nothing was concluded."""
        known = ts.Event("allegation_known", date(2025, 4, 1))
        referred = ts.Event("allegation_referred", date(2025, 4, 1))
        done = ts.Event("allegation_concluded", date(2025, 5, 1), details={"outcome": "false"})
        made = annual_report(projections([ts.Case("DO", (known, referred, done))]), year=YEAR)
        table = made.table("allegations")
        assert column(table, "2024-25 %") == {"False": "none", "Total": "none"}
        assert column(table, "2025-26 %") == {"False": "100.0%", "Total": "100.0%"}

    def test_what_is_on_record_without_one_of_it(self, tmp_path: Path) -> None:
        """A breakdown whose bands come from the records has no row but its total."""
        case = ts.Case("DO", (ts.Event("allegation_known", date(2025, 4, 1)),))
        made = annual_report(projections([case]), year=YEAR, holds={"allegation_concluded"})
        assert made.table("allegations").rows == (("Total", "0", "none", "0", "none", "0"),)
        assert faults(made, tmp_path) == []

    def test_what_no_record_can_say_is_listed(self) -> None:
        assert "parents" in REPORT.not_given[0].what
        assert "parents" in annual_markdown(REPORT).partition("## Not given here")[2]


class TestMaking:
    """What it is asked for."""

    def test_a_census_year(self) -> None:
        with pytest.raises(ts.WrongValueError, match="of a census year, not of 2025-04"):
            annual_report([], year=Period.holding(PeriodKind.MONTH, date(2025, 4, 1)))

    def test_reasons_of_an_authority(self) -> None:
        own = REASONS.with_reasons(Reason("interpreter", "No interpreter", ("interpreter ill",)))
        care = ts.Event("became_looked_after", date(2025, 4, 1))
        details = ({"reason": "Interpreter ill"}, {"reason": "the dog"})
        held = (ts.Event("lac_review", date(2025, 8, 1), details=each) for each in details)
        cases = [ts.Case(name, (care, review)) for name, review in zip("AB", held, strict=True)]
        made = annual_report(projections(cases), year=YEAR, vocabulary=own)
        said = column(made.table("late_reviews"), "2025-26")
        assert (said["No interpreter"], said["The dog"], said["Total"]) == ("1", "1", "2")

    def test_rounding_is_a_choice(self, tmp_path: Path) -> None:
        made = annual_report(
            PROJECTED, year=YEAR, rounding=Rounding.TRUNCATED, places=2, holds=HOLDS
        )
        score = CARD.score("reviews_in_time", YEAR, Verdict.POLICY)
        assert (
            made.table("indicators")
            .rows[0][3]
            .startswith(f"{Rounding.TRUNCATED.percent(score.rate, 2)}%")
        )
        assert ("Percentages", "truncated, 2 decimal places") in made.facts
        assert faults(made, tmp_path) == []

    def test_a_table_by_its_name(self) -> None:
        assert REPORT.table("plans").title == "Children on a plan at the end of the year"
        with pytest.raises(ts.WrongValueError, match=r"no table 'plan'\. It has: caseload, "):
            REPORT.table("plan")

    def test_a_row_is_as_long_as_the_header(self) -> None:
        with pytest.raises(ts.WrongValueError, match="Late: row 'A' has 2 cells; the header has 3"):
            PrintedTable("late", "Late", ("", "x", "y"), (("A", "1"),))


class TestBesidePublishedFigures:
    """The DfE's and any others, of the year of the report."""

    PLAIN = (
        "time_period,area,measure,band,numerator,denominator\n"
        "2026,England,reviews_in_time,,91,100\n"
        "2025,England,reviews_in_time,,50,100\n"
        "2026,Northshire,reviews_in_time,,x,100\n"
        "2026,England,icpcs_by_days,11 to 15,45,90\n"
        "2026,England,another_measure,,1,2\n"
    )

    def made(self, folder: Path, projected: Iterable[Any] = PROJECTED) -> AnnualReport:
        path = folder / "published.csv"
        path.write_text(self.PLAIN, "utf-8")
        published = read_benchmarks([path]).beside("Northshire", neighbours=["Northshire"])
        return annual_report(projected, year=YEAR, holds=HOLDS, published=published)

    def test_each_stands_beside_the_years_own(self, tmp_path: Path) -> None:
        """A band beside its band; what is suppressed or of another year is not available."""
        table = self.made(tmp_path).table("beside_published")
        assert table.header == ("", "Own", "England", "Northshire", "neighbours")
        own = column(REPORT.table("indicators"), "2025-26")["Reviews held in timescale, by policy"]
        assert table.rows[0] == (
            "Reviews held in timescale", own, "91.0%", "not available", "not available",
        )  # fmt: skip
        days = REPORT.table("icpcs_by_days")
        bands = [row[0] for row in days.rows[:-1]]
        assert [row[0].rpartition(": ")[2] for row in table.rows[1:]] == bands
        assert [row[2] for row in table.rows[1:]] == [
            "not available",
            "50.0%",
            *["not available"] * 2,
        ]
        for row, whole in zip(table.rows[1:], days.rows, strict=False):
            assert row[1] == f"{whole[4]} ({whole[3]} of {days.rows[-1][3]})"

    def test_it_has_no_fault(self, tmp_path: Path) -> None:
        made = self.made(tmp_path)
        (tmp_path / "published.csv").unlink()
        assert faults(made, tmp_path) == []

    def test_what_is_not_on_record_has_no_share(self, tmp_path: Path) -> None:
        none = self.made(tmp_path, []).table("beside_published")
        assert {row[1] for row in none.rows} == {"not available"}
        case = ts.Case("A", (ts.Event("became_looked_after", date(2025, 4, 1)),))
        empty = self.made(tmp_path, projections([case])).table("beside_published")
        assert {row[1] for row in empty.rows} == {"none (0 of 0)"}

    def test_without_figures_there_is_no_such_table(self) -> None:
        with pytest.raises(ts.WrongValueError, match="no table 'beside_published'"):
            REPORT.table("beside_published")

    def test_the_tables_of_the_dfe(self, shared: Path) -> None:
        """As they are published: C4 and D6, of the last year that they have."""
        files = sorted((shared / "data/dfe_statistics").glob("*.csv"))
        published = read_benchmarks(files).beside("Sunderland", region="North East")
        day = date(2024, 3, 31)
        made = annual_report(
            projections(office(2026, 40, day), as_at=day),
            year=Period.year(2023),
            published=published,
        )
        table = made.table("beside_published")
        assert [row[0] for row in table.rows][:2] == [
            "Initial conferences held in timescale",
            "Plans reviewed within timescales",
        ]
        assert len(table.rows) == 2 + 4
        assert table.header == ("", "Own", "England", "North East", "Sunderland")
        assert all("not available" not in row[:4] for row in table.rows)
        assert table.rows[0][4] == "not available"  # suppressed, for it is of few children
        assert table.rows[1][4] == "97.7%"


class TestMarkdown:
    """The report as a page."""

    def test_every_table_and_chart_is_in_it(self) -> None:
        page = annual_markdown(REPORT, lambda name: f"pictures/{name}.svg")
        for table in REPORT.tables:
            assert f"### {escaped(table.title)}\n" in page
        assert page.count("](pictures/") == len(annual_pictures(REPORT)) == 5
        assert "](" not in annual_markdown(REPORT).partition("## Not given")[0]

    def test_texts_of_the_records_are_escaped(self) -> None:
        started = ts.Event(
            "cp_plan_started", date(2025, 5, 1), details={"category": "a|b <i>\n*c*"}
        )
        made = annual_report(projections([ts.Case("A", (started,))]), year=YEAR)
        assert r"| A\|b \<i\> \*c\* | 0 | none | 1 | 100.0% | +1 |" in annual_markdown(made)

    def test_a_chart_of_nothing(self) -> None:
        page = annual_markdown(annual_report([], year=YEAR), str)
        assert "![Late reviews by reason. Nothing to show.](late-reviews)" in page


def test_pictures_are_files_of_their_own() -> None:
    """With what they show in words, and their colours for light and dark."""
    from xml.etree import ElementTree

    space = "{http://www.w3.org/2000/svg}"
    for text in annual_pictures(REPORT).values():
        svg: Any = ElementTree.XML(text)
        assert svg.tag == f"{space}svg"
        assert [child.tag for child in svg][:3] == [
            f"{space}{t}" for t in ("title", "desc", "style")
        ]
        assert svg.find(f"{space}title").text in svg.find(f"{space}desc").text
        assert "prefers-color-scheme: dark" in svg.find(f"{space}style").text
        assert float(svg.get("width")) == 720
        assert svg.get("viewBox") == f"0 0 {svg.get('width')} {svg.get('height')}"
