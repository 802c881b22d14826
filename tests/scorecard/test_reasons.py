"""One vocabulary of reasons: the union of the reports', with aliases and an authority's own."""

from __future__ import annotations

from datetime import date

import pytest

import timescales as ts
from tests.core.histories import case, event
from timescales.errors import UnknownNameError, WrongValueError
from timescales.scorecard import (
    REASONS,
    UNEXPLAINED,
    Period,
    Reason,
    Verdict,
    Vocabulary,
    late_by_reason,
    reason_table,
    scorecard,
)

REPORTS = {
    "Late notification": "late_notification",
    "Late Notifications": "late_notification",
    "Calculation Error": "calculation_error",
    "Admin Errors": "calculation_error",
    "Missing Report": "missing_report",
    "Missing reports": "missing_report",
    "Non Attendance by a significant person": "non_attendance_significant_person",
    "Non Attendance By Significant Person": "non_attendance_significant_person",
    "Non Attendance by Social Worker": "non_attendance_social_worker",
    "Series of meeting": "series_of_meetings",
    "Conference Not Quorate": "conference_not_quorate",
    "Inclement Weather": "inclement_weather",
    "Data Discrepancy": "data_discrepancy",
    "Other": "other",
}
"""The labels of the tables of both reports."""

YEAR = Period.year(2025)


def late(reason: str | None, subject_id: str) -> ts.Case:
    """A child whose first review was three days late."""
    details = {} if reason is None else {"reason": reason}
    events = (
        event("became_looked_after", date(2025, 6, 2)),
        ts.Event("lac_review", date(2025, 7, 3), details=details),
    )
    return ts.Case(subject_id, events)


def table(*reasons: str | None, vocabulary: Vocabulary = REASONS) -> dict[str, tuple[object, ...]]:
    cases = [late(reason, f"C{n}") for n, reason in enumerate(reasons)]
    card = scorecard(
        ((case, ts.project(case, as_at=YEAR.end)) for case in cases),
        periods=[YEAR, YEAR.previous],
        measures=late_by_reason(vocabulary),
    )
    made = reason_table(card, vocabulary=vocabulary)
    assert made.totals == (len(reasons), 0)
    assert made.measure.id == "late_reviews_by_reason"
    rows: dict[str, tuple[object, ...]] = {
        row.title: (*row.counts, row.avoidable) for row in made.rows if row.counts[0]
    }
    return rows | {"avoidable": made.avoidable}


class TestVocabulary:
    @pytest.mark.parametrize(("label", "reason"), REPORTS.items())
    def test_the_labels_of_the_reports_are_read(self, label: str, reason: str) -> None:
        assert REASONS.read(label) == reason

    @pytest.mark.parametrize("text", [None, "", "  ", "-"])
    def test_no_reason_is_unexplained(self, text: str | None) -> None:
        assert REASONS.read(text) == UNEXPLAINED

    def test_words_that_name_none_stay_as_they_are(self) -> None:
        assert REASONS.read("Train strike") == "train_strike"
        assert REASONS.find("train_strike") is None

    def test_an_authority_adds_its_own(self) -> None:
        own = REASONS.with_reasons(Reason("strike", "Train strike", avoidable=False))
        assert own.read("train-strike") == "strike"
        assert own.ordered(["fog"])[-3:] == ("strike", "fog", UNEXPLAINED)

    def test_one_of_the_same_id_takes_the_place_of_the_first(self) -> None:
        own = REASONS.with_reasons(Reason("other", "Anything else"))
        assert [reason.title for reason in own.reasons if reason.id == "other"] == ["Anything else"]

    def test_two_reasons_share_no_name(self) -> None:
        with pytest.raises(WrongValueError, match="Two reasons are called 'admin_error'"):
            REASONS.with_reasons(Reason("admin_error", "Admin error"))

    def test_none_is_called_unexplained(self) -> None:
        with pytest.raises(WrongValueError, match="called 'unexplained'"):
            Vocabulary((Reason("unexplained", "No reason"),))


class TestTable:
    def test_rows_and_totals_agree(self) -> None:
        """With a line for those without a reason, and one for words that name none."""
        assert table("Admin Error", "calculation error", "Other", None, "Train strike") == {
            "Calculation or admin error": (2, 0, True),
            "Other": (1, 0, False),
            "Unexplained": (1, 0, False),
            "Train strike": (1, 0, False),
            "avoidable": (2, 0),
        }

    def test_an_authoritys_own_reason_has_its_row(self) -> None:
        own = REASONS.with_reasons(Reason("strike", "No trains", ("train strike",)))
        assert table("Train strike", vocabulary=own)["No trains"] == (1, 0, False)

    def test_each_verdict_has_its_own_table(self) -> None:
        """92 days after a review on 2 June 2025 are 2 September: late by 91 days, not by months."""
        history = case(
            event("became_looked_after", date(2025, 5, 26)),
            event("lac_review", date(2025, 6, 2)),
            event("lac_review", date(2025, 9, 2)),
        )
        card = scorecard([(history, ts.project(history, as_at=YEAR.end))], periods=[YEAR])
        tables = {v: reason_table(card, verdict=v) for v in (Verdict.POLICY, Verdict.STATUTE)}
        assert {v: (t.verdict, t.totals) for v, t in tables.items()} == {
            Verdict.POLICY: (Verdict.POLICY, (1,)),
            Verdict.STATUTE: (Verdict.STATUTE, (0,)),
        }

    def test_what_is_not_available_is_not_nought(self) -> None:
        history = case(event("became_looked_after", date(2025, 6, 2)))
        pairs = [(history, ts.project(history, as_at=YEAR.end))]
        made = reason_table(scorecard(pairs, periods=[YEAR]))
        assert made.totals == made.avoidable == (None,)
        assert {row.counts for row in made.rows} == {(None,)}

    def test_a_scorecard_without_the_measure_is_refused(self) -> None:
        card = scorecard([], periods=[YEAR], measures=[])
        with pytest.raises(UnknownNameError, match="holds no 'late_reviews_by_reason' by statute"):
            reason_table(card, verdict=Verdict.STATUTE)
