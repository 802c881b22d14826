"""The tables of the two reports are scorecards: each count of them comes of a measure."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import count
from pathlib import Path

import pytest

import timescales as ts
from tests.core.histories import event
from tests.published.files import REPORTS
from timescales.scorecard import (
    MEASURES,
    Period,
    Rounding,
    Scorecard,
    Unit,
    Verdict,
    chosen,
    reason_table,
    scorecard,
)

GUIDE = Path(__file__).parents[2] / "docs/reference/measures.md"
YEAR = Period.year(2017)
CARE = event("became_looked_after", date(2016, 1, 4))
PLAN = event("cp_plan_started", date(2017, 4, 3))

Told = tuple[ts.Event, ...]
_numbers = count()


def cells(table: str, column: str) -> dict[str, str]:
    """What a column of a table has in each row, as it is printed; ``column`` begins its heading."""
    with (REPORTS / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        lines = [row for row in csv.reader(file) if not row[0].startswith(("#", "**"))]
    [at] = [n for n, heading in enumerate(lines[0]) if heading.startswith(column)]
    return {row[0]: row[at] for row in lines[1:]}


def counts(table: str, column: str) -> dict[str, int]:
    """The counts of a column, row by row, without the total."""
    found = {row: cell for row, cell in cells(table, column).items() if cell.isdigit()}
    return {row: int(cell) for row, cell in found.items() if not row.startswith("Total")}


def cases(told: Callable[[str], Told], rows: dict[str, int]) -> Iterator[ts.Case]:
    """As many cases for each row as it says."""
    for row, number in rows.items():
        for _ in range(number):
            yield ts.Case(f"C{next(_numbers)}", told(row))


def scored(made: Iterable[ts.Case], *ids: str, periods: Iterable[Period] = (YEAR,)) -> Scorecard:
    measures = chosen(ids)
    duties = {duty for measure in measures for duty in measure.duties} or {"lac_review"}
    policy = ts.policies.day_count().only(*duties)
    pairs = ((case, ts.project(case, as_at=YEAR.end, policy=policy)) for case in made)
    return scorecard(pairs, periods=periods, measures=measures)


def bands(card: Scorecard, measure: str, period: Period = YEAR) -> dict[str, int]:
    """What a breakdown counts in each band, by policy or as recorded."""
    return {
        score.band: score.numerator
        for score in card.of(measure, period)
        if score.numerator and score.verdict is not Verdict.STATUTE
    }


def late_review(held: date) -> Callable[[str], Told]:
    """A first review that was late, for the reason that a row names."""
    begun = event("became_looked_after", held.replace(year=held.year - 1))
    return lambda row: (begun, event("lac_review", held, reason=row.partition(" (")[0]))


class TestWhichMeasure:
    """The page of measures names them for each table."""

    def rows(self) -> dict[str, list[str]]:
        found = re.findall(
            r"^\| `((?:iro|cirt)_\w+)` \| (.*?) \|", GUIDE.read_text("utf-8"), re.MULTILINE
        )
        return {table: re.findall(r"`(\w+)`", measures) for table, measures in found}

    def test_every_table_has_its_measures(self) -> None:
        """But the answers of parents; and the numbers of the text, which are no table."""
        tables = {path.stem for path in REPORTS.glob("*.csv")} - {"iro_text", "cirt_text"}
        named = self.rows()
        assert set(named) == tables
        assert [table for table, measures in named.items() if not measures] == [
            "cirt_questionnaires"
        ]
        assert {m for each in named.values() for m in each} <= {m.id for m in MEASURES}

    def test_a_table_of_one_unit_has_measures_of_it(self) -> None:
        units = {measure.id: measure.unit for measure in MEASURES}
        mixed = {table for table, ids in self.rows().items() if len({units[i] for i in ids}) > 1}
        assert mixed == {"iro_caseload", "iro_indicators", "cirt_indicators", "cirt_late_rcpcs"}
        assert units["late_rcpcs_by_reason_meetings"] is Unit.MEETING


class TestReasons:
    """Tables 3 of one report, and those after 8.5, 7.6 and 7.17 of the other."""

    def test_reviews_by_year(self) -> None:
        """90 of 1552, which is 94 % in time."""
        rows = counts("cirt_late_reviews", "17/18")
        in_time = {"": 1552 - sum(rows.values())}
        begun, held = event("became_looked_after", date(2017, 6, 1)), date(2017, 6, 9)
        card = scored(
            [
                *cases(late_review(date(2017, 6, 9)), rows),
                *cases(lambda _: (begun, event("lac_review", held)), in_time),
            ],
            "reviews_in_time",
            "late_reviews_by_reason",
        )
        table = reason_table(card)
        assert table.totals == (90,)
        assert [n for row in table.rows for n in row.counts if n] == [14, 31, 19, 1, 3, 20, 2]
        assert card.score("reviews_in_time", YEAR, Verdict.POLICY).percent() == "94"

    def test_reviews_by_quarter(self) -> None:
        made = [
            case
            for column, held in (("Qtr. 3", date(2016, 11, 9)), ("Qtr. 4", date(2017, 2, 8)))
            for case in cases(late_review(held), counts("iro_late_reviews", column))
        ]
        quarters = (Period.quarter(2016, 3), Period.quarter(2016, 4))
        table = reason_table(scored(made, "late_reviews_by_reason", periods=quarters))
        assert table.totals == (13, 19)
        shown = {row.title: row.counts for row in table.rows if any(row.counts)}
        assert shown == {
            "Late notification": (1, 0),
            "Calculation or admin error": (6, 14),
            "Non-attendance by a significant person": (3, 4),
            "Series of meetings": (3, 1),
        }

    def test_what_no_row_explains_is_unexplained(self) -> None:
        """The report has 115 children late, and reasons for 70."""
        rows = counts("cirt_late_icpcs", "17/18")
        total = int(cells("cirt_late_icpcs", "17/18")["Total Number of Children"])

        def told(row: str) -> Told:
            strategy = event("strategy_discussion", date(2017, 6, 1))
            return strategy, event("icpc", date(2017, 7, 3), reason=row)

        made = cases(told, rows | {"": total - sum(rows.values())})
        table = reason_table(scored(made, "late_icpcs_by_reason"), "late_icpcs_by_reason")
        assert table.totals == (115,)
        assert {r.id: r.counts[0] for r in table.rows if r.counts[0]} == {
            "late_notification": 27,
            "calculation_error": 21,
            "missing_report": 3,
            "non_attendance_significant_person": 13,
            "non_attendance_social_worker": 2,
            "conference_not_quorate": 2,
            "inclement_weather": 2,
            "unexplained": 45,
        }

    def test_meetings_and_children_are_two_tables(self) -> None:
        """8 review conferences that involved 18 children: one of each has three."""
        rows = counts("cirt_late_rcpcs", "17/18")
        meetings = [reason for reason, number in rows.items() for _ in range(number)]
        sizes = (3, 3, 2, 2, 2, 2, 2, 2)
        made = [
            ts.Case(
                f"M{n} {child}",
                (PLAN, event("rcpc", date(2017, 7, 5), reason=reason, meeting=f"M{n}")),
            )
            for n, (reason, size) in enumerate(zip(meetings, sizes, strict=True))
            for child in range(size)
        ]
        ids = ("late_rcpcs_by_reason", "late_rcpcs_by_reason_meetings")
        children, conferences = (reason_table(scored(made, *ids), each) for each in ids)
        assert (children.totals, conferences.totals) == ((18,), (8,))
        assert [n for row in conferences.rows for n in row.counts if n] == [2, 3, 2, 1]


class TestCounts:
    """What is counted in bands, or out of nothing."""

    def test_plans_by_category(self) -> None:
        """The percentages of 2018 are cut off."""
        rows = counts("cirt_categories", "No Of Children Within Category 31.03.18")
        card = scored(
            cases(lambda row: (event(PLAN.kind, PLAN.date, category=row),), rows),
            "plans_by_category",
        )
        assert bands(card, "plans_by_category") == rows
        cut = {
            score.band: f"{score.percent(Rounding.TRUNCATED, 2)}%"
            for score in card.of("plans_by_category", YEAR)
        }
        assert cut == cells("cirt_categories", "% Within Category (31.3.18)")

    def test_plans_ended(self) -> None:
        ended = {
            "ended under 6 months": date(2017, 4, 10),
            "ended under 24 months": date(2016, 4, 4),
            "ended within 36 months": date(2015, 4, 6),
        }
        rows = counts("cirt_plans_ended", "17/18")
        over = event("cp_plan_ended", date(2017, 9, 4))
        card = scored(
            cases(lambda row: (event("cp_plan_started", ended[row]), over), rows),
            "plans_ended_by_duration",
        )
        assert list(bands(card, "plans_ended_by_duration").values()) == [282, 424, 11]

    @pytest.mark.parametrize(
        ("table", "measure", "began"),
        [
            ("cirt_plan_disputes_closed", "plan_disputes_by_stage", PLAN),
            ("cirt_looked_after_disputes_closed", "looked_after_disputes_by_stage", CARE),
        ],
    )
    def test_disputes_by_stage(self, table: str, measure: str, began: ts.Event) -> None:
        """They add up to what was raised: 98 of children looked after, not the 193 printed."""
        stages = ("Informal", "Stage 1", "Stage 2", "Stage 3", "Stage 4")
        [*printed] = [int(number) for stage in stages for number in counts(table, stage).values()]
        rows = dict(zip(stages, printed, strict=True))

        def told(stage: str) -> Told:
            raised = event("dispute_raised", date(2017, 6, 1))
            said = event("dispute_stage", date(2017, 6, 8), stage=stage.lower())
            return began, raised, said, event("dispute_resolved", date(2017, 6, 15))

        card = scored(cases(told, rows), measure, "disputes_by_child")
        assert bands(card, measure) == {stage.lower(): n for stage, n in rows.items() if n}
        whose = "looked after" if began is CARE else "on a plan"
        assert bands(card, "disputes_by_child") == {whose: sum(printed)}

    def test_enquiries_and_allegations(self) -> None:
        threshold = counts("cirt_enquiries", "17/18")
        outcomes = counts("cirt_allegations", "17/18")
        day = date(2017, 6, 1)
        made = [
            *cases(lambda row: (event("allegation_referred", day, threshold=row),), threshold),
            *cases(lambda row: (event("allegation_concluded", day, outcome=row),), outcomes),
        ]
        card = scored(made, "allegations_by_threshold", "allegations_by_outcome")
        assert bands(card, "allegations_by_threshold") == threshold
        assert bands(card, "allegations_by_outcome") == outcomes

    def test_foster_carers_and_their_reviews(self) -> None:
        """267 carers, 212 reviews of 207 of them, 189 in time: carers and reviews are two units."""
        kinds = counts("cirt_foster_carers", "17/18")
        reviews = counts("cirt_foster_reviews", "Reviews")
        again = int(cells("cirt_second_foster_reviews", "17/18")["Total"])
        late = reviews["occurred outside of the timescale"]
        once = sum(reviews.values()) - 2 * again - late
        approved, first = date(2016, 6, 1), event("foster_review", date(2017, 5, 31))
        second, overdue = (event("foster_review", date(2018, m, 1)) for m in (2, 3))
        carers = [kind for kind, number in kinds.items() for _ in range(number)]
        told: dict[Told, int] = {(first, second): again, (overdue,): late, (first,): once}
        held = [those for those, number in told.items() for _ in range(number)]
        held += [()] * (len(carers) - len(held))
        made = [
            ts.Case(
                f"F{n}", (event("foster_carer_approved", approved, approved_as=kind), *reviewed)
            )
            for n, (kind, reviewed) in enumerate(zip(carers, held, strict=True))
        ]
        ids = ("foster_reviews_in_time", "foster_carers_reviewed_again")
        card = scored(made, *ids, "foster_carers_by_kind")
        assert bands(card, "foster_carers_by_kind") == kinds
        in_time, more = (card.of(each, YEAR)[0] for each in ids)
        assert (in_time.numerator, in_time.denominator, in_time.percent()) == (189, 212, "89")
        assert (more.numerator, more.denominator) == (5, 207)

    def test_midway_reviews_by_month(self) -> None:
        months = {"February 18": date(2018, 2, 7), "March 18": date(2018, 3, 7)}
        made, printed = [], {}
        for table, began in (("cirt_midway_plans", PLAN), ("cirt_midway_looked_after", CARE)):
            for month, day in months.items():
                [number] = counts(table, month).values()
                told = (began, event("midway_review", day))
                made += [ts.Case(f"C{next(_numbers)}", told) for _ in range(number)]
                whose = "looked after" if began is CARE else "on a plan"
                printed[Period.month(day.year, day.month), whose] = number
        periods = [Period.month(2018, 2), Period.month(2018, 3)]
        card = scored(made, "midway_reviews", periods=periods)
        found = {
            (p, band): n for p in periods for band, n in bands(card, "midway_reviews", p).items()
        }
        assert found == printed
