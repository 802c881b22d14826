"""The workbook of a scorecard, opened again by a library that did not write it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from tests.cli.books import cells, headed, of_measure, opened
from tests.cli.scored import AS_AT, COMPLETE_FROM, YEARS, Scored, score, scored
from timescales.demo import write_office
from timescales.scorecard import MEASURES, Score, change, late_by_reason


def shown(card_scores: tuple[Score, ...]) -> list[Score]:
    return [one for one in card_scores if one.period in YEARS]


class TestNumbers:
    """The same numerators, denominators and shares as the library gives."""

    @pytest.mark.parametrize("name", [measure.id for measure in MEASURES])
    def test_every_score_stands_on_its_measure_s_sheet(self, thirty: Scored, name: str) -> None:
        rows, _ = of_measure(thirty.book, name)
        wanted = shown(thirty.card.of(name))
        assert len(rows) == len(wanted)
        for row, one in zip(rows, wanted, strict=True):
            assert (row["Period"], row["Judged"]) == (one.period.name, one.verdict.value)
            assert row.get("Band", "") == one.band.replace("_", " ")
            assert row["Part of a period"] == ("yes" if one.partial else "no")
            if one.numerator is None:
                assert (row["Number"], row["Out of"]) == ("not available", "")
                assert (row["Rate"], row["Not known"]) == ("", "")
            elif one.denominator == 0 and one.not_known:
                assert (row["Number"], row["Rate"]) == ("not known", "")
            else:
                assert row["Number"] == one.numerator
                assert row["Out of"] == ("" if one.denominator is None else one.denominator)
                assert row["Rate"] == ("" if one.rate is None else pytest.approx(float(one.rate)))
                assert row["Not known"] == one.not_known

    @pytest.mark.parametrize("name", [measure.id for measure in MEASURES])
    def test_and_those_behind_it(self, thirty: Scored, name: str) -> None:
        """Each with a real date; of a band only those that are in it."""
        _, rows = of_measure(thirty.book, name)
        wanted = Counter[tuple[object, ...]]()
        for one in shown(thirty.card.of(name)):
            band = one.band.replace("_", " ")
            lists = {"yes": one.behind, "no": () if one.measure.band else one.others}
            for counts, who in lists.items():
                for each in who:
                    key = one.period.name, one.verdict.value, band, counts, each.subject_id
                    wanted[*key, each.day, each.meeting] += 1
        found = Counter[tuple[object, ...]](
            (
                row["Period"], row["Judged"], row.get("Band", ""), row["Counts"], row["Subject"],
                row["Day"], row.get("Meeting", ""),
            )
            for row in rows
        )  # fmt: skip
        assert found == wanted
        assert {type(row["Day"]) for row in rows} <= {date}

    def test_the_summary_has_every_measure_by_every_verdict(self, thirty: Scored) -> None:
        rows = headed(thirty.book, "Summary", "Part of the work")
        wanted = [(measure, verdict) for measure in MEASURES for verdict in measure.verdicts]
        assert len(rows) == len(wanted)
        for row, (measure, verdict) in zip(rows, wanted, strict=True):
            assert (row["Measure"], row["Judged"]) == (measure.title, verdict.value)
            assert (row["Part of the work"], row["Unit"]) == (measure.section, measure.unit.value)
            for year in YEARS:
                mine = [s for s in thirty.card.of(measure.id, year) if s.verdict is verdict]
                number, out_of = row[year.name], row[f"{year.name}, out of"]
                if not mine[0].available:
                    assert (number, out_of) == ("not available", "")
                elif measure.tally_only:
                    assert (number, out_of) == (sum(s.numerator or 0 for s in mine), "")
                elif measure.band:
                    assert (number, out_of) == ("", mine[0].denominator)
                    assert "by band on its sheet" in str(row["Remarks"])
                elif mine[0].denominator or not mine[0].not_known:
                    assert (number, out_of) == (mine[0].numerator, mine[0].denominator)
                else:
                    assert number == "not known"
                partial = f"{year.name}: part of the period" in str(row["Remarks"])
                assert partial == (mine[0].partial and mine[0].available)

    def test_the_summary_has_all_officers_together(self, tmp_path: Path) -> None:
        """Each has a denominator of his own, and those together are the measure's."""
        events = write_office(tmp_path, children=30, as_at=AS_AT)
        book = tmp_path / "by_officer.xlsx"
        asked = ("--as-at", AS_AT, "--complete-from", COMPLETE_FROM, "--by", "officer")
        score(events, *asked, "-o", book)
        rows = headed(book, "Summary", "Part of the work")
        columns = [f"{year.name}{of}" for year in YEARS for of in ("", ", out of", ", rate")]
        found = {
            (row["Measure"], row["Judged"]): [row[column] for column in columns] for row in rows
        }
        told = 0
        for (title, verdict), numbers in found.items():
            if str(title).endswith(", by officer"):
                assert numbers == found[str(title).removesuffix(", by officer"), verdict]
                told += any(isinstance(number, float) and number > 0 for number in numbers)
        assert told > 5

    def test_the_summary_says_how_the_last_period_moved(self, thirty: Scored) -> None:
        """In percentage points, or in number where that is out of nothing."""
        rows = headed(thirty.book, "Summary", "Part of the work")
        moved = {(row["Measure"], row["Judged"]): (row["Change"], row["Moved"]) for row in rows}
        told = 0
        for measure in MEASURES:
            for verdict in () if measure.band else measure.verdicts:
                last, before = (
                    thirty.card.score(measure.id, year, verdict) for year in reversed(YEARS)
                )
                of = change(last, before)
                by = of.count if measure.tally_only else of.rate
                found = moved[measure.title, verdict.value]
                if by is None:
                    assert found == ("", "")
                else:
                    assert found == (pytest.approx(float(by)), of.direction.value)
                    told += 1
        assert told > 20

    def test_reasons_add_up_to_their_totals(self, thirty: Scored) -> None:
        """Which are what was late; what is unexplained has a line of its own."""
        rows = headed(thirty.book, "Reasons", "Measure")
        for measure in late_by_reason():
            for verdict in measure.verdicts:
                mine = [
                    r for r in rows if (r["Measure"], r["Judged"]) == (measure.title, verdict.value)
                ]
                *reasons, total, avoidable = mine
                assert [r["Reason"] for r in reasons][-1] == "Unexplained"
                assert (total["Reason"], avoidable["Reason"]) == ("Total", "Of these avoidable")
                for year in YEARS:
                    one = next(s for s in thirty.card.of(measure.id, year) if s.verdict is verdict)
                    wanted = one.denominator
                    assert total[year.name] == wanted
                    assert sum(r[year.name] for r in reasons) == wanted
                    yes = [r[year.name] for r in reasons if r["Avoidable"] == "yes"]
                    assert avoidable[year.name] == sum(yes)


class TestDue:
    """Every open obligation, with the dates and the status that a projection gives."""

    def test_the_same_due_dates_as_the_projections(self, thirty: Scored) -> None:
        found = Counter(
            (
                row["Subject"], row["Duty"], row["Occurrence"], row["Status"], row["Due"] or None,
                row["Hold by"] or None, row["Statutory limit"] or None,
            )
            for row in headed(thirty.book, "Due", "Subject")
        )  # fmt: skip
        wanted = Counter(
            (
                owed.subject_id, owed.title, owed.ordinal, owed.status.value.replace("_", " "),
                owed.due, owed.hold_by, owed.statutory_limit,
            )
            for owed in thirty.obligations
            if owed.met is None and owed.ended_on is None
        )  # fmt: skip
        assert found == wanted
        assert found.total() > 50

    def test_the_earliest_due_is_first(self, thirty: Scored) -> None:
        days = [row["Due"] for row in headed(thirty.book, "Due", "Subject")]
        dated = [day for day in days if isinstance(day, date)]
        assert dated == sorted(dated)
        assert days[: len(dated)] == dated

    def test_what_is_booked_is_a_date_and_what_is_at_risk_is_said(self, tmp_path: Path) -> None:
        """As `timescales lookahead` says it; officer and team are the last on record."""
        events = tmp_path / "events.csv"
        events.write_text(
            "subject_id,event,date,sets,officer,team\n"
            "A,became_looked_after,2026-11-02,,Anne,North\n"
            "A,lac_review_booked,2026-11-05,2026-12-02,Bea,\n"
            "A,lac_review_booked,2026-12-05,2026-12-24,Cas,\n",
            encoding="utf-8",
        )
        [row] = [
            row
            for row in headed(scored(events).book, "Due", "Subject")
            if row["Duty"] == "Looked-after child review"
        ]
        assert (row["Due"], row["Booked for"]) == (date(2026, 11, 30), date(2026, 12, 2))
        assert row["At risk"] == "booked for after it is due"
        assert (row["Officer"], row["Team"]) == ("Bea", "North")

    def test_open_disputes_are_tracked(self, tmp_path: Path) -> None:
        """The most urgent first; whether one is overdue is a word, and not known without a date."""
        events = tmp_path / "events.csv"
        events.write_text(
            "subject_id,event,date,ref,theme,stage\n"
            "A,dispute_raised,2026-10-01,D1,drift,1\n"
            "B,dispute_raised,2026-11-12,D2,plan,\n"
            "C,dispute_raised,2045-11-12,D3,plan,\n"
            "D,dispute_raised,2010-06-01,D4,plan,\n",
            encoding="utf-8",
        )
        rows = headed(scored(events).book, "Open disputes", "Subject")
        said = [
            (r["Subject"], r["Dispute"], r["Due"], r["Working days left"], r["Standing"])
            for r in rows
        ]
        assert said == [
            ("A", "D1", date(2026, 10, 29), -16, "overdue"),
            ("B", "D2", date(2026, 12, 10), 14, "in time"),
            ("D", "D4", "", "", "not known"),
        ]


class TestNotAvailable:
    """Not available is not nought, and is said in words."""

    def test_on_every_sheet(self, tmp_path: Path) -> None:
        events = tmp_path / "events.csv"
        events.write_text("subject_id,event,date\nA,icpc,2026-11-02\n", encoding="utf-8")
        book = scored(events).book
        [row, _] = [
            row
            for row in headed(book, "Summary", "Part of the work")
            if row["Measure"] == "Reviews held in timescale"
        ]
        assert (row["2025-26"], row["2025-26, out of"], row["2025-26, rate"]) == (
            "not available", "", "",
        )  # fmt: skip
        assert row["Remarks"] == "not available: the records say nothing about it"
        assert ["Remarks", row["Remarks"]] in [line[:2] for line in cells(book, "reviews_in_time")]
        assert ["Nobody is behind these numbers"] in [
            [line[0]] for line in cells(book, "reviews_in_time")
        ]
        late = [
            row
            for row in headed(book, "Reasons", "Measure")
            if row["Measure"] == "Late reviews by reason"
        ]
        assert {row["2026-27"] for row in late} == {"not available"}

    def test_with_nobody_on_record(self, tmp_path: Path) -> None:
        events = tmp_path / "events.csv"
        events.write_text("subject_id,event,date\nA,icpc,some day\n", encoding="utf-8")
        book = tmp_path / "scorecard.xlsx"
        score(events, "--as-at", AS_AT, "--measure", "reviews_in_time", "-o", book)
        assert CalamineWorkbook.from_path(str(book)).sheet_names == [
            "Summary", "Due", "Open disputes", "reviews_in_time",
        ]  # fmt: skip
        lines = cells(book, "Summary")
        assert lines[0][0] == "Scorecard"
        assert str(lines[1][0]).startswith("0 subjects. Periods: 2025-26")
        assert len(cells(book, "Due")) == 1


class TestPublished:
    """Published figures stand beside, each area once: a table of Excel's has no column twice."""

    def test_on_the_summary_and_on_the_measure_s_sheet(self, tmp_path: Path) -> None:
        events, figures = tmp_path / "events.csv", tmp_path / "figures.csv"
        events.write_text("subject_id,event,date\nA,icpc,2025-11-03\n", encoding="utf-8")
        figures.write_text(
            "time_period,area,measure,numerator,denominator\n2026,England,reviews_in_time,91,100\n",
            encoding="utf-8",
        )
        asked = ("--benchmarks", figures, "--region", "England", "--neighbour", "England")
        book = tmp_path / "scorecard.xlsx"
        measures = ("--measure", "reviews_in_time", "--measure", "reviews_due")
        score(events, "--as-at", "2026-03-31", "--back", 0, *asked, *measures, "-o", book)
        lines = headed(book, "Summary", "Part of the work")
        columns = ["England, published", "neighbours, published"]
        assert [[line[column] for column in columns] for line in lines] == [
            [0.91, 0.91], [0.91, 0.91], ["", ""], ["", ""],
        ]  # fmt: skip
        scores, _ = of_measure(book, "reviews_in_time")
        assert [[row[column] for column in columns] for row in scores] == [[0.91, 0.91]] * 2
        [table] = opened(book)["reviews_in_time"].tables.values()
        headings = [column.name for column in table.tableColumns]
        assert len({*headings}) == len(headings)
