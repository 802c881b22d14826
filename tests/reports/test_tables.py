"""The tables of a report: every measure, who held what in time, and what is coming."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import count
from pathlib import Path

import pytest

import timescales as ts
from tests.reports.caseloads import AS_AT, demo_cases, gathered, policy_for
from timescales.demo.office import office
from timescales.lookahead import Outlook, Risk
from timescales.reports import Cell, MeasureLines, ReportData, Table, gather
from timescales.scorecard import (
    MEASURES,
    Benchmarks,
    Period,
    Rounding,
    Score,
    Scorecard,
    Verdict,
    change,
    read_benchmarks,
    scorecard,
)

NOW, BEFORE = Period.year(2026), Period.year(2025)
NOT_AVAILABLE = Cell("not available", tone="absent")
FIGURES = """\
time_period,area,measure,band,numerator,denominator
2026,England,reviews_in_time,,91,100
2025,England,icpcs_in_time,,77,100
2025,North,icpcs_in_time,,80,100
2025,England,icpcs_by_days,0 to 10,10,100
"""


@cache
def cases() -> tuple[ts.Case, ...]:
    return office(2026, 60, AS_AT)


@cache
def data() -> ReportData:
    return gathered(cases())


@cache
def card() -> Scorecard:
    policy = policy_for(cases())
    pairs = ((case, ts.project(case, as_at=AS_AT, policy=policy)) for case in cases())
    return scorecard(pairs, periods=(NOW, BEFORE))


def measures(report: ReportData) -> Mapping[str, MeasureLines]:
    """The measures of a report's table by their titles."""
    assert report.scores is not None
    listed = [each for _, found in report.scores.sections for each in found]
    return {each.line.title: each for each in listed}


def with_figures(some: Iterable[ts.Case], figures: Benchmarks, as_at: date = AS_AT) -> ReportData:
    some = tuple(some)
    policy = policy_for(some)
    pairs = ((case, ts.project(case, as_at=as_at, policy=policy)) for case in some)
    return gather(pairs, title="T", as_at=as_at, figures=figures)


def shown(score: Score) -> Cell:
    """What is to stand in a cell, worked out apart."""
    if score.numerator is None:
        return NOT_AVAILABLE
    if score.measure.tally_only:
        return Cell(str(score.numerator))
    if score.denominator == 0:
        return Cell("not known" if score.not_known else "none")
    percent = Rounding.HALF_UP.percent(score.rate, 1)
    return Cell(f"{percent} %", f"{score.numerator} of {score.denominator}")


def at(report: ReportData, title: str, column: str, band: str = "") -> Cell:
    found = measures(report)[title]
    assert report.scores is not None
    line = next(each for each in found.bands if each.title == band) if band else found.line
    return line.cells[report.scores.columns.index(column)]


class TestEveryMeasure:
    """The whole scorecard: this year so far, the last whole year, and how it moved."""

    def test_every_measure_stands_in_its_part_of_the_work(self) -> None:
        table = data().scores
        assert table is not None
        listed = [(section, [m.line.title for m in found]) for section, found in table.sections]
        sections = list(dict.fromkeys(measure.section for measure in MEASURES))
        assert listed == [
            (section, [m.title for m in MEASURES if m.section == section]) for section in sections
        ]

    def test_numbers_are_those_of_the_scorecard_by_both_verdicts(self) -> None:
        for measure in MEASURES:
            if measure.band is not None or not measures(data())[measure.title].line.cells:
                continue
            for name, year in (("2026-27 so far", NOW), ("2025-26", BEFORE)):
                first = card().score(measure.id, year, measure.verdicts[0])
                assert at(data(), measure.title, name) == shown(first)
                statute = card().find(measure.id, year, Verdict.STATUTE)
                other = Cell() if statute is None else shown(statute)
                assert at(data(), measure.title, f"{name} by statute") == other

    def test_bands_are_in_their_order_and_a_year_without_one_has_none_of_it(self) -> None:
        found = measures(data())["Initial conferences by working days from the strategy discussion"]
        assert [line.title for line in found.bands] == [
            band
            for band in ("0 to 10", "11 to 15", "16 to 20", "21 and over")
            if any(s.numerator for s in card().of("icpcs_by_days") if s.band == band)
        ]
        late = measures(data())["Late reviews by reason"]
        for line in late.bands:
            counts = [cell.detail.split(" of ")[0] for cell in line.cells[:4]]
            assert any(map(int, counts))
        assert any(line.cells[0].detail.startswith("0 of") for line in late.bands)

    def test_a_breakdown_says_how_many_there_are_in_all(self) -> None:
        due = card().of("reviews_due", NOW)[0].denominator
        assert at(data(), "Reviews that fell due", "2026-27 so far") == Cell(f"{due}", "in all")
        assert at(data(), "Midway reviews", "2026-27 so far") == Cell()

    def test_what_the_records_say_nothing_about_has_no_numbers(self) -> None:
        [case] = office(2026, 1, AS_AT)[:1]
        alone = replace(case, events=tuple(e for e in case.events if e.kind == "lac_review"))
        found = measures(gathered([alone]))
        assert found["Good practice noted"].line.cells == ()
        assert found["Good practice noted"].bands == ()

    def test_a_year_before_the_records_begin_is_not_available(self) -> None:
        some = [replace(case, complete_from=NOW.start) for case in cases()]
        report = gathered(some)
        assert at(report, "Reviews held in timescale", "2025-26") == NOT_AVAILABLE
        assert at(report, "Reviews held in timescale", "Change") == Cell("not known")
        assert at(report, "Reviews that fell due", "2025-26") == NOT_AVAILABLE
        assert at(report, "Reviews that fell due", "2025-26", "in time") == NOT_AVAILABLE
        by_officer = measures(report)["Children looked after by reviewing officer"]
        assert {line.cells[2] for line in by_officer.bands} == {NOT_AVAILABLE}

    def test_the_definition_is_there(self) -> None:
        about = dict(measures(data())["Reviews held in timescale"].about)
        assert about["Counted"] == "reviews held in the period on or before their last day"
        assert about["Judged"] == "by policy and by statute"
        assert "not verified" not in about["Source"]
        visits = dict(measures(data())["Visits by the officer before a review"].about)
        assert "Out of" not in visits
        assert visits["Judged"] == "as recorded"
        unsure = dict(measures(data())["Reviews planned in time"].about)
        assert unsure["Source"].endswith("; the definition is not verified")

    def test_a_year_that_is_over_is_not_so_far(self) -> None:
        table = gathered(cases(), as_at=NOW.end).scores
        assert table is not None
        assert table.columns[0] == "2026-27"
        assert "is not over" not in table.says
        unfinished = data().scores
        assert unfinished is not None
        assert unfinished.says.endswith("2026-27 is not over.")

    def test_nobody_at_all(self) -> None:
        report = gather([], title="T", as_at=AS_AT)
        assert {each.line.cells for each in measures(report).values()} == {()}
        assert report.by_whom == ()
        assert report.ahead is not None
        assert report.ahead.note == ""


class TestChange:
    """By how much a number moved, which way, and whether that is good."""

    def test_points_with_their_sign_and_what_they_mean(self) -> None:
        for title, name in (
            ("Reviews held in timescale", "reviews_in_time"),
            ("Plans open for more than 12 months", "plans_over_12_months"),
            ("Children accommodated under section 20", "section_20"),
        ):
            [now, *_] = card().of(name, NOW)
            before = card().before(now)
            assert before is not None
            moved = change(now, before)
            assert moved.rate
            cell = at(data(), title, "Change")
            sign = "-" if moved.rate < 0 else "+"
            points = Rounding.HALF_UP.percent(abs(moved.rate), 1)
            said = moved.direction.value if moved.direction.value != "moved" else ""
            assert cell == Cell(f"{sign}{points} points", said, said)

    def test_less_than_is_shown_is_neither_better_nor_worse(self) -> None:
        """Of 1,001 reviews one was late, and of 1,000 the year before: 0.0001 points more."""

        def cases(number: int, held: date) -> Iterable[ts.Case]:
            for each in range(number):
                start = date(held.year, 5, 5) if each else date(held.year, 4, 1)
                told = (ts.Event("became_looked_after", start), ts.Event("lac_review", held))
                yield ts.Case(f"{held.year}-{each}", told)

        some = (*cases(1_001, date(2026, 5, 29)), *cases(1_000, date(2025, 5, 29)))
        cell = at(gathered(some), "Reviews held in timescale", "Change")
        assert cell == Cell("under 0.1 points")

    def test_a_number_of_part_of_a_year_is_neither_better_nor_worse(self) -> None:
        [now, *_] = card().of("pre_review_visits", NOW)
        before = card().before(now)
        assert before is not None
        by = (now.numerator or 0) - (before.numerator or 0)
        cell = at(data(), "Visits by the officer before a review", "Change")
        assert cell == Cell(f"{by:+}", "part of a year")

    def test_a_number_of_a_whole_year_is(self) -> None:
        report = gathered(cases(), as_at=NOW.end)
        cell = at(report, "Visits by the officer before a review", "Change")
        assert cell.tone == cell.detail == "worse"

    def test_no_change(self) -> None:
        assert Cell("no change") in {each.line.cells[4] for each in measures(data()).values()
                                     if each.line.cells}  # fmt: skip


class TestPublishedFigures:
    """England, a region and neighbours beside: of the last whole year, or the last published."""

    @pytest.fixture
    def report(self, tmp_path: Path) -> ReportData:
        path = tmp_path / "figures.csv"
        path.write_text(FIGURES, "utf-8")
        figures = read_benchmarks([path]).beside(region="North", neighbours=["North", "England"])
        return with_figures(cases(), figures)

    def test_columns(self, report: ReportData) -> None:
        columns = [each.scores.columns[5:] for each in (report, data()) if each.scores is not None]
        assert columns == [("England", "North", "Neighbours"), ()]

    def test_of_the_last_whole_year(self, report: ReportData) -> None:
        assert at(report, "Reviews held in timescale", "England") == Cell("91.0 %")
        assert at(report, "Reviews held in timescale", "North") == NOT_AVAILABLE

    def test_an_older_year_is_named(self, report: ReportData) -> None:
        title = "Initial conferences held in timescale"
        assert at(report, title, "England") == Cell("77.0 %", "2024-25")
        assert at(report, title, "Neighbours") == Cell("78.5 %", "2024-25")

    def test_of_a_band(self, report: ReportData) -> None:
        title = "Initial conferences by working days from the strategy discussion"
        assert at(report, title, "England", "0 to 10") == Cell("10.0 %", "2024-25")
        assert at(report, title, "England", "11 to 15") == NOT_AVAILABLE
        assert at(report, title, "England") == Cell()


class TestByWhom:
    """Who held what in time: the lines of a table add up to its last."""

    def counts(self, table: Table, column: int) -> list[list[int]]:
        """Of each line: in time and of how many, by policy and then by statute."""
        details = [line.cells[column].detail for line in table.lines]
        found = [[int(word) for word in detail.split() if word.isdigit()] for detail in details]
        return [four or [0] * 4 for four in found]

    def test_the_lines_add_up_to_the_whole(self) -> None:
        officers, teams, _ = data().by_whom
        assert (officers.columns[0], teams.columns[0]) == ("Officer", "Team")
        for table in (officers, teams):
            assert table.lines[-1].title == "All"
            for column in range(len(table.columns) - 1):
                *parts, whole = self.counts(table, column)
                assert [*map(sum, zip(*parts, strict=True))] == whole

    def test_nobody_on_record_comes_last(self) -> None:
        officers = [line.title for line in data().by_whom[0].lines]
        assert officers[-2:] == ["no officer recorded", "All"]
        assert officers[:-2] == sorted(officers[:-2])

    def test_nothing_held_is_no_table(self) -> None:
        assert gathered([ts.Case("A", (ts.Event("became_looked_after", AS_AT),))]).by_whom == ()

    def test_where_statute_has_nothing_it_is_left_out(self) -> None:
        """The last day by policy is 1 April, in the year, and by statute 30 March, before it."""
        events = (
            ts.Event("became_looked_after", date(2025, 6, 2)),
            ts.Event("lac_review", date(2025, 6, 27)),
            ts.Event("lac_review", date(2025, 9, 30)),
            ts.Event("lac_review_booked", date(2025, 10, 6), details={"officer": "A"},
                     sets=date(2026, 3, 31)),
        )  # fmt: skip
        officers, *_ = gathered([ts.Case("A", events)], as_at=date(2026, 4, 10)).by_whom
        assert officers.columns == ("Officer", "Reviews planned in time")
        cells = {line.title: line.cells for line in officers.lines}
        assert cells == {name: (Cell("100.0 %", "1 of 1"),) for name in ("A", "All")}


class TestCaseloads:
    """How many children each officer has, beside the 50 to 70 of the handbook."""

    def test_the_largest_first(self) -> None:
        began = [ts.Event("became_looked_after", AS_AT, details={"officer": o}) for o in "ABC"]
        cases = [ts.Case(f"{n}", (began[(n > 70) + (n > 120)],)) for n in range(123)]
        [table] = gathered(cases).by_whom
        assert [(line.title, [cell.value for cell in line.cells]) for line in table.lines] == [
            ("A", ["71", "above"]),
            ("B", ["50", "within"]),
            ("C", ["2", "below"]),
        ]


class TestAhead:
    """What falls due by week, and what is at risk: each number is a count of the obligations."""

    def test_by_week_and_status_officer_or_team(self) -> None:
        report = gathered(demo_cases(80))
        ahead = report.ahead
        assert ahead is not None
        assert ahead.weeks[0] == date(2026, 11, 16)
        assert [
            later - week for week, later in zip(ahead.weeks, ahead.weeks[1:], strict=False)
        ] == [timedelta(days=7)] * 7
        for due in ahead.due:
            wanted: Counter[tuple[str, int]] = Counter()
            for child in report.children:
                for owed in child.owed:
                    if owed.is_open and owed.due and owed.status is not ts.Status.NOT_KNOWN:
                        week = (owed.due - ahead.weeks[0]).days // 7
                        groups = {"status": owed.status.value, "officer": child.officer}
                        group = groups.get(due.what, child.team)
                        wanted[group, min(max(week, -1), 8)] += 1
            found = {
                (group, number - 1): many
                for group, counts in due.groups
                for number, many in enumerate(counts)
                if many
            }
            assert found == wanted

    def test_risks_are_those_of_the_obligations(self) -> None:
        policy = ts.policies.sunderland()
        report = gathered(demo_cases(80), policy)
        assert report.ahead is not None
        counted = Counter(r for child in report.children for o in child.owed for r in o.risks)
        assert dict(report.ahead.risks) == {risk: counted[risk] for risk in Risk}
        assert all(counted.values())
        assert len(counted) == len(Risk)
        assert report.ahead.note == ""

    def test_what_is_over_is_at_no_risk(self) -> None:
        report = gathered(demo_cases(80), ts.policies.sunderland())
        over = [owed for child in report.children for owed in child.owed if not owed.is_open]
        assert {owed.risks for owed in over} == {()}

    def test_without_a_planning_lead_it_says_so(self) -> None:
        ahead = data().ahead
        assert ahead is not None
        assert ahead.note == "Policy day_count has no planning lead, so nothing is called unbooked."


class TestDemand:
    """The next twelve months of a duty, as the outlook has them."""

    def demand(self, duty: str) -> tuple[Table, Outlook]:
        policy = ts.policies.statutory().only("lac_review", "rcpc")
        outlook = Outlook(duty, as_at=AS_AT, policy=policy)
        pairs = ((case, ts.project(case, as_at=AS_AT, policy=policy)) for case in demo_cases(40))
        report = gather(pairs, title="T", as_at=AS_AT, outlook=outlook)
        assert report.ahead is not None
        assert report.ahead.demand is not None
        return report.ahead.demand, outlook

    def test_a_line_for_each_month(self) -> None:
        table, outlook = self.demand("lac_review")
        months = outlook.months()
        assert [line.cells[0].value for line in table.lines] == [str(m.known) for m in months]
        assert [tuple(cell.value for cell in line.cells[1:5]) for line in table.lines] == [
            (*map(str, (m.meetings.low, m.meetings.middle, m.meetings.high, m.running.middle)),)
            for m in months
        ]
        assert table.lines[0].title == "22 November 2026"

    def test_officers_are_for_reviews_alone(self) -> None:
        table, _ = self.demand("lac_review")
        assert table.columns[-1] == "Officers at 50 to 70 each"
        assert {line.cells[-1].value for line in table.lines} == {"1"}
        other, _ = self.demand("rcpc")
        assert other.columns[-1] == "Running at its end"

    def test_from_so_many_to_so_many(self) -> None:
        policy = ts.policies.statutory().only("lac_review")
        began = ts.Event("became_looked_after", date(2026, 11, 2))
        many = [ts.Case(f"C{n}", (began,)) for n in range(130)]
        outlook = Outlook(
            "lac_review", as_at=AS_AT, policy=policy, complete_from=date(2026, 11, 22)
        )
        pairs = ((case, ts.project(case, as_at=AS_AT, policy=policy)) for case in many)
        report = gather(pairs, title="T", as_at=AS_AT, outlook=outlook)
        assert report.ahead is not None
        assert report.ahead.demand is not None
        assert report.ahead.demand.lines[0].cells[-1].value == "2 to 3"


class TestDisputes:
    """The weekly tracker, most urgent first, by the name that the child has in the report."""

    def test_they_are_those_of_the_scorecard(self) -> None:
        assert [(d.name, d.stage, d.age, d.days_left, d.theme) for d in data().disputes] == [
            (d.subject_id, d.stage, d.age, d.days_left, d.theme) for d in card().disputes
        ]
        assert data().disputes

    def test_names_are_the_report_s(self) -> None:
        policy = policy_for(cases())
        pairs = ((case, ts.project(case, as_at=AS_AT, policy=policy)) for case in cases())
        numbers = count()
        report = gather(pairs, title="T", as_at=AS_AT, named=lambda _: f"#{next(numbers)}")
        ids = {
            child.name: case.subject_id
            for child, case in zip(report.children, cases(), strict=True)
        }
        assert [ids[each.name] for each in report.disputes] == [
            each.subject_id for each in card().disputes
        ]
