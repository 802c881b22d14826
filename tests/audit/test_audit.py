"""The audit of a caseload: its rows, its summary, and which explanation comes first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

import timescales as ts
from tests.audit import faulty
from tests.audit.histories import answer, case, causes, icpc, rcpc, review, shown
from timescales.audit import (
    AUDIT_COLUMNS,
    CAUSE_COLUMNS,
    CAUSES,
    Audit,
    Cause,
    Effect,
    Question,
    Verdict,
    audit_cases,
    audit_rows,
    causes_of,
    days_named,
    diagnose,
)
from timescales.records import ShownDue

JUBILEE = date(2022, 6, 3)


def conferences(
    closed: frozenset[date] | set[date], *, held_after: int = 20, step: int = 9
) -> list[tuple[ts.Case, list[ShownDue]]]:
    """A conference from each of some days of 2022, with targets by a list of closed days."""
    made = []
    for number in range(12):
        discussed = date(2022, 5, 12) + timedelta(days=step * number)
        held = discussed + timedelta(days=held_after)
        subject = f"C{number:02}"
        due = faulty.working_days(discussed, 15, closed)
        made.append(
            (
                case(("strategy_discussion", discussed), ("icpc", held), subject=subject),
                [
                    shown(
                        "icpc", due, event=held, anchor=discussed, line=40 - number, subject=subject
                    )
                ],
            )
        )
    return made


@pytest.fixture(scope="module")
def audit() -> Audit:
    cases = conferences(faulty.CLOSED - {JUBILEE}, held_after=27)
    typed = shown("icpc", date(2022, 12, 9), line=50, subject="T")
    cases.append((case(("strategy_discussion", date(2022, 9, 5)), subject="T"), [typed]))
    cases.append((ts.Case("N"), [shown("rcpc", date(2022, 9, 5), line=51, subject="N")]))
    return audit_cases(cases, "statutory")


class TestOrder:
    """The fewest things wrong; then what explains the most dates; then the list of causes."""

    def test_one_holiday_missing_from_a_list_is_told_from_all(self) -> None:
        """Only the Jubilee is missing: every row names it first, whatever else would explain it."""
        audit = audit_cases(conferences(faulty.CLOSED - {JUBILEE}), "statutory")
        differing = [found for found in audit.answers if found.diagnoses]
        assert len(differing) > 1
        assert {found.diagnoses[0].id for found in differing} == {"missing_holiday"}
        assert {found.diagnoses[0].ways[0].days for found in differing} == {(JUBILEE,)}

    def test_holidays_ignored_is_told_from_one_that_is_missing(self) -> None:
        """No holiday is left out: the cause that all the rows have in common comes first."""
        audit = audit_cases(conferences(set()), "statutory")
        differing = [found for found in audit.answers if found.diagnoses]
        assert {found.diagnoses[0].id for found in differing} == {"holidays_ignored"}
        alone = audit_cases([conferences(set())[-1]], "statutory").answers[0]
        assert alone.diagnoses[0].id == "missing_holiday"

    def test_a_date_that_agrees_speaks_against_a_holiday_s_being_missing(self) -> None:
        """One of two holidays is missing, and a date that agrees has counted the earlier one."""
        monday, may_day = date(2025, 4, 21), date(2025, 5, 5)
        discussed, before = date(2025, 4, 18), date(2025, 4, 4)
        due = faulty.working_days(discussed, 15, faulty.CLOSED - {may_day})
        unsure = case(("strategy_discussion", discussed)), [shown("icpc", due)]
        agrees = (
            case(("strategy_discussion", before), subject="B"),
            [shown("icpc", faulty.working_days(before, 15), subject="B", line=3)],
        )
        [alone] = audit_cases([unsure], "statutory").answers
        assert [way.days for way in alone.diagnoses[0].ways] == [(monday,), (may_day,)]
        [again, _] = audit_cases([unsure, agrees], "statutory").answers
        assert [way.days for way in again.diagnoses[0].ways] == [(may_day,), (monday,)]

    def test_the_order_of_the_cases_makes_no_difference(self) -> None:
        cases = conferences(faulty.CLOSED - {JUBILEE})
        assert audit_cases(cases).answers == audit_cases(reversed(cases)).answers

    def test_two_holidays_missing_come_after_all_ignored(self) -> None:
        discussed = date(2024, 3, 22)
        found = icpc(discussed, faulty.working_days(discussed, 15, closed=()))
        assert causes(found)[0] == "holidays_ignored"
        assert causes(found)[-1] == "missing_holiday"
        assert found.diagnoses[-1].size == 2

    def test_of_two_holidays_either_of_which_may_be_missing_both_are_said(self) -> None:
        discussed = date(2024, 3, 22)
        listed = faulty.CLOSED - {date(2024, 4, 1)}
        found = icpc(discussed, faulty.working_days(discussed, 15, listed))
        assert {way.days for way in found.diagnoses[0].ways} == {
            (date(2024, 3, 29),),
            (date(2024, 4, 1),),
        }
        assert "; or " in found.diagnoses[0].says


class TestEffect:
    """A wrong date hides that something was late, or invents it, or does neither."""

    def test_each(self) -> None:
        discussed, right = date(2025, 9, 1), date(2025, 9, 22)
        day = timedelta(days=1)
        assert icpc(discussed, right + 7 * day, held=right + day).effect is Effect.HIDES_LATE
        assert icpc(discussed, right + 7 * day, held=right + 7 * day).effect is Effect.HIDES_LATE
        assert icpc(discussed, right - 7 * day, held=right).effect is Effect.INVENTS_LATE
        assert icpc(discussed, right - 7 * day, held=right + day).effect is None
        assert icpc(discussed, right + 7 * day).effect is None


class TestOtherCauses:
    """Those that no system of the ecosystem is named for."""

    def test_counted_from_the_day_shown_as_due_beside_the_one_before(self) -> None:
        first, second = date(2025, 1, 30), date(2025, 4, 10)
        history = case(
            ("became_looked_after", date(2025, 1, 6)), ("lac_review", first), ("lac_review", second)
        )
        typed = date(2025, 2, 14)
        found = answer(
            history,
            shown("lac_review", date(2025, 5, 14), event=second, line=3),
            shown("lac_review", typed, event=first),
        )
        assert causes(found)[0] == "previous_due"
        assert "shown as due beside the one before" in found.diagnoses[0].says

    def test_a_due_date_that_was_right_once_and_still_stands(self) -> None:
        """The second review shows the day on which the first was due, which was right."""
        first, second, due = date(2025, 1, 30), date(2025, 4, 10), date(2025, 2, 3)
        history = case(
            ("became_looked_after", date(2025, 1, 6)), ("lac_review", first), ("lac_review", second)
        )
        rows = [
            shown("lac_review", due, event=held, line=line)
            for line, held in enumerate((first, second))
        ]
        right, stuck = audit_cases([(history, rows)]).answers
        assert right.verdict is Verdict.AGREES
        assert causes(stuck)[0] == "earlier_due"
        assert "shown beside an earlier one" in stuck.diagnoses[0].says
        [alone] = audit_cases([(history, rows[1:])]).answers
        assert "an earlier one was due" in alone.diagnoses[0].says

    def test_a_date_that_is_ours_has_no_diagnosis(self) -> None:
        found = icpc(date(2025, 9, 1), date(2025, 9, 22))
        assert found.ours is not None
        assert diagnose(Question(found.shown, ts.Case("A"), found.ours)) == ()

    @pytest.mark.parametrize("due", [date(2025, 2, 28), date(2025, 3, 3)])
    def test_moved_off_a_closed_day(self, due: date) -> None:
        """Three months after 1 December 2024 is a Saturday."""
        found = review(date(2024, 11, 11), date(2024, 12, 1), date(2025, 2, 20), due=due)
        assert "moved_off_closed_day" in causes(found)

    def test_the_day_that_was_booked(self) -> None:
        first, booked = date(2025, 1, 30), date(2025, 4, 16)
        history = ts.Case(
            "A",
            (
                ts.Event("became_looked_after", date(2025, 1, 6)),
                ts.Event("lac_review", first),
                ts.Event("lac_review_booked", first, sets=booked),
                ts.Event("lac_review_booked", first),
            ),
        )
        found = answer(history, shown("lac_review", booked))
        assert causes(found) == ["day_itself"]
        assert (
            found.diagnoses[0].says == "16 April 2025 (the day that was booked on 30 January 2025)"
        )

    def test_the_national_number_where_the_authority_has_its_own(self) -> None:
        own = ts.policies.statutory().overlaid("ours", rules={"icpc": ts.working_days(10)})
        discussed = date(2025, 9, 1)
        history = case(("strategy_discussion", discussed))
        found = answer(history, shown("icpc", date(2025, 9, 22)), policy=own)
        assert causes(found)[0] == "national_rule"

    def test_a_duty_of_the_authority_s_own_has_no_national_number(self) -> None:
        icpc_duty = ts.policies.statutory().timescale("icpc")
        own = ts.Policy("ours", (replace(icpc_duty, id="local_conference"),))
        history = case(("strategy_discussion", date(2025, 9, 1)))
        found = answer(history, shown("local_conference", date(2025, 9, 25)), policy=own)
        assert found.verdict is Verdict.UNEXPLAINED

    def test_a_series_in_which_age_decides_is_added_up_by_its_own_period_alone(self) -> None:
        """Reviews of health under five: six months for each, from the day the first was due."""
        held = date(2024, 12, 20)
        history = ts.Case(
            "A",
            (
                ts.Event("health_assessment", date(2024, 2, 1)),
                ts.Event("health_review", date(2024, 7, 1)),
                ts.Event("health_review", held),
            ),
            date_of_birth=date(2022, 1, 5),
        )
        found = answer(history, shown("health_review", date(2025, 2, 1), event=held))
        assert "from_the_start" in causes(found)

    def test_a_rule_that_is_no_count_has_no_count_to_get_wrong(self) -> None:
        own = ts.policies.statutory().overlaid(
            "ours", rules={"icpc": ts.on_day(date(2025, 9, 30), "a day set by the authority")}
        )
        history = case(("strategy_discussion", date(2025, 9, 1)))
        found = answer(history, shown("icpc", date(2025, 9, 29)), policy=own)
        assert found.verdict is Verdict.UNEXPLAINED

    def test_a_review_conference_that_is_planned_from_the_first(self) -> None:
        """Six months for each, from the day on which the first was due."""
        initial = date(2024, 1, 15)
        later = [date(2024, 4, 2), date(2024, 9, 10), date(2025, 2, 27)]
        found = rcpc(initial, *later, due=date(2025, 4, 15))
        assert "from_the_start" in causes(found)


class TestCalendar:
    """The faults of a calendar, at its edges."""

    def test_an_anchor_at_the_end_of_the_calendar(self) -> None:
        discussed = date(2075, 12, 20)
        found = icpc(discussed, date(2076, 1, 10))
        assert found.verdict is Verdict.NOT_COMPARABLE

    def test_a_calendar_of_which_nothing_is_published(self) -> None:
        calendar = ts.WorkingCalendar(
            "Ours",
            [ts.Closure(JUBILEE, "Jubilee", ts.ClosureKind.ONE_OFF)],
            first=date(2022, 1, 1),
            projected_to=date(2022, 12, 31),
        )
        history = case(("strategy_discussion", date(2022, 5, 23)))
        due = date(2022, 6, 13)
        [found] = audit_cases([(history, [shown("icpc", due)])], "statutory", calendar).answers
        assert causes(found)[0] == "missing_holiday"

    def test_years_after_the_last_that_is_published(self) -> None:
        discussed = date(2040, 12, 17)
        found = icpc(discussed, faulty.working_days(discussed, 15, closed=()))
        assert "holidays_ignored" in causes(found)

    def test_a_faulty_count_that_would_leave_the_calendar(self) -> None:
        """The right date is the last that the calendar holds; later ones are no explanation."""
        calendar = ts.WorkingCalendar(
            "Short", first=date(2025, 1, 1), projected_to=date(2025, 9, 22)
        )
        history = case(("strategy_discussion", date(2025, 9, 1)), ("icpc", date(2025, 9, 15)))
        due = shown("icpc", date(2025, 10, 6), event=date(2025, 9, 15))
        [found] = audit_cases([(history, [due])], "statutory", calendar).answers
        assert found.verdict is Verdict.UNEXPLAINED


class TestRowsAndSummary:
    """A row for each shown date, by file and line; a summary that adds up."""

    def test_rows_stand_by_file_and_line(self, audit: Audit) -> None:
        rows = audit_rows(audit)
        assert [row.line for row in rows] == sorted(row.line for row in rows)
        assert len(rows) == 14

    def test_a_row_says_everything(self, audit: Audit) -> None:
        row = next(row for row in audit_rows(audit) if row.cause == "missing_holiday")
        assert (row.timescale, row.ordinal, row.stage) == ("icpc", 1, "first")
        assert (row.days, row.verdict, row.policy) == (-1, "explained", "statutory")
        assert row.why.startswith("taken for working: 3 June 2022")
        assert row.mend.startswith("Add the day to the system's list of bank holidays")
        assert "anchor_counted" in row.also.split("; ")
        assert row.value == row.shown_due.isoformat()
        assert row.statutory_limit == row.our_due

    def test_a_row_that_is_not_comparable_says_why(self, audit: Audit) -> None:
        row = audit_rows(audit)[-1]
        assert (row.verdict, row.cause, row.our_due) == ("not_comparable", "", None)
        assert row.why.startswith("nothing on record")

    def test_the_columns_are_the_fields(self) -> None:
        assert AUDIT_COLUMNS[:3] == ("subject_id", "timescale", "ordinal")
        assert CAUSE_COLUMNS[:3] == ("timescale", "cause", "title")

    def test_verdicts_add_up(self, audit: Audit) -> None:
        counts = audit.by_timescale
        assert sum(sum(each.values()) for each in counts.values()) == len(audit.answers)
        assert counts["rcpc"] == {Verdict.NOT_COMPARABLE: 1}
        assert counts["icpc"][Verdict.UNEXPLAINED] == 1

    def test_causes_add_up(self, audit: Audit) -> None:
        """Each date that differs is under one cause, or under unexplained."""
        first, second = causes_of(audit)
        explained = audit.by_timescale["icpc"][Verdict.EXPLAINED]
        assert (first.cause, first.rows, first.subjects) == (
            "missing_holiday",
            explained,
            explained,
        )
        assert (second.cause, second.rows, second.certain) == ("unexplained", 1, 0)
        assert second.possible == 1
        assert first.possible == first.rows
        assert first.invents_late + first.hides_late <= first.rows
        assert len(audit.affected) == first.rows + second.rows

    def test_the_holiday_is_named_with_the_rows_that_it_explains(self, audit: Audit) -> None:
        [named] = days_named(audit)
        assert (named.day, named.cause, named.timescale) == (JUBILEE, "missing_holiday", "icpc")
        assert named.rows == causes_of(audit)[0].rows
        assert named.certain <= named.rows

    def test_a_date_of_another_subject_is_refused(self) -> None:
        with pytest.raises(ts.WrongValueError, match="of another subject"):
            audit_cases([(ts.Case("A"), [shown("icpc", JUBILEE, subject="B")])])

    def test_progress_is_told_after_each_case(self) -> None:
        done: list[int] = []
        audit_cases([(ts.Case("A"), ()), (ts.Case("B"), ())], progress=done.append)
        assert done == [1, 1]


class TestCauses:
    """What a reader is told of each."""

    @pytest.mark.parametrize("cause", CAUSES, ids=lambda cause: cause.id)
    def test_each_says_what_is_wrong_where_it_is_known_from_and_what_to_mend(
        self, cause: Cause
    ) -> None:
        assert not cause.title[0].islower()
        assert cause.mend[0].isupper()
        assert cause.mend.endswith(".")
        assert cause.known_from

    def test_ids_are_different(self) -> None:
        assert len({cause.id for cause in CAUSES}) == len(CAUSES)
