"""Running a case: what agrees, what differs and why, what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import timescales as ts
from timescales.conformance import CaseVerdict, SuiteCase, check_case, read_cases

CASE = """\
suite: 1
timescale: {timescale}
cases:
  - name: A case
    kind: ordinary
    sentence: a sentence
    source: a source
    {question}
    expect: [{expect}]
"""

TWO_REVIEWS = """history: [2024-02-05 became_looked_after, 2024-03-04 lac_review]
    as_at: 2024-03-05"""

ICPC = ts.policies.statutory().timescale("icpc")
WINDOW = replace(
    ICPC,
    series=ts.Series((ts.Stage("first", ts.days(42), ts.Occurrences(1, 1), ts.days(28)),)),
)
HOURS = replace(ICPC, series=ts.Series(first=ts.hours(72)))
NOT_SUPPLIED = replace(
    ICPC, series=ts.Series(first=ts.not_supplied("the dates of the terms", "give them"))
)


@pytest.fixture
def case(tmp_path: Path) -> SuiteCase:
    """A first review in time, and the second still to come."""
    return made(
        tmp_path,
        "lac_review",
        TWO_REVIEWS,
        "first from 2024-02-05 due 2024-03-04 met_in_time",
        "second from 2024-03-04 due 2024-06-04 upcoming",
    )


def made(folder: Path, timescale: str, question: str, *expect: str) -> SuiteCase:
    """A case with those lines."""
    path = folder / "case.yaml"
    lines = ", ".join(f"'{line}'" for line in expect)
    text = CASE.format(timescale=timescale, question=question, expect=lines)
    path.write_text(text, encoding="utf-8")
    [case] = read_cases([path])
    return case


def shown(verdict: CaseVerdict) -> list[tuple[str, str]]:
    """The differences as text."""
    return [
        (str(expected or ""), str(computed or "")) for expected, computed in verdict.differences
    ]


class TestHistories:
    """Every obligation of the timescale, in order, and no more."""

    def test_agrees(self, case: SuiteCase) -> None:
        """Nothing is to be explained."""
        verdict = check_case(case)
        assert (verdict.agrees, verdict.computed) == ("yes", case.expect)
        assert (verdict.differences, verdict.reasons) == ([], ())

    @pytest.mark.parametrize(
        ("wrong", "right"),
        [
            ("2024-03-04 met_in_time", "2024-03-05 met_in_time"),
            ("met_in_time", "met_late"),
            ("from 2024-02-05", "from 2024-02-06"),
            ("first from", "second from"),
            ("due 2024-03-04", "no deadline"),
            ("met_in_time", 'met_in_time note "no such note"'),
        ],
    )
    def test_any_part_of_a_line_can_differ(self, tmp_path: Path, wrong: str, right: str) -> None:
        """The line alone that differs is shown, and the rule that gave it explained."""
        right_line = "first from 2024-02-05 due 2024-03-04 met_in_time"
        question = TWO_REVIEWS
        line = right_line.replace(wrong, right)
        case = made(
            tmp_path, "lac_review", question, line, "second from 2024-03-04 due 2024-06-04 upcoming"
        )
        verdict = check_case(case)
        assert verdict.agrees == "no"
        [(expected, computed)] = shown(verdict)
        assert expected == line
        assert computed.startswith(right_line)
        assert verdict.reasons[0].startswith(
            "20 working days after, from Monday 5 February 2024: day 1 is "
        )

    def test_one_too_few_and_one_too_many(self, case: SuiteCase) -> None:
        """Either is a difference."""
        verdict = check_case(replace(case, expect=case.expect[:1]))
        assert verdict.agrees == "no"
        assert shown(verdict) == [("", "second from 2024-03-04 due 2024-06-04 upcoming")]
        verdict = check_case(replace(case, expect=(*case.expect, case.expect[1])))
        assert verdict.agrees == "no"
        assert shown(verdict) == [("second from 2024-03-04 due 2024-06-04 upcoming", "")]

    def test_no_obligation(self, tmp_path: Path) -> None:
        """Nothing is expected, and nothing is there."""
        case = made(tmp_path, "icpc", "history: []\n    as_at: 2024-03-05")
        assert check_case(case).agrees == "yes"

    def test_notes_and_findings_explain(self, tmp_path: Path) -> None:
        """A history that was read one way is a reason."""
        case = made(
            tmp_path,
            "rcpc",
            "history: [2024-01-22 cp_plan_started, 2024-01-29 cp_plan_started]\n"
            "    as_at: 2024-02-01",
            "first from 2024-01-29 due 2024-04-29 upcoming",
        )
        verdict = check_case(case)
        assert shown(verdict) == [(
            "first from 2024-01-29 due 2024-04-29 upcoming",
            "first from 2024-01-22 due 2024-04-22 upcoming",
        )]  # fmt: skip
        worked, note, finding = verdict.reasons
        assert worked.startswith("3 months after, from Monday 22 January 2024: ")
        assert note.startswith("note: counted from cp_plan_started, ")
        assert finding.startswith("already_open: cp_plan_started on 2024-01-29: Review child ")

    def test_a_part_of_the_note_is_enough(self, tmp_path: Path) -> None:
        """Another part is shown with the whole note."""
        question = "history: [2024-01-22 cp_plan_started]\n    as_at: 2024-02-01"
        line = 'first from 2024-01-22 due 2024-04-22 upcoming note "{}"'
        case = made(tmp_path, "rcpc", question, line.format("counted from cp_plan_started"))
        assert check_case(case).agrees == "yes"
        verdict = check_case(made(tmp_path, "rcpc", question, line.format("not this")))
        [(_, computed)] = shown(verdict)
        assert computed.startswith(line.format("counted from cp_plan_started, since no "[:27])[:-1])

    def test_a_stage_that_is_not_known(self, tmp_path: Path) -> None:
        """There is no rule to explain, and the note says why."""
        question = (
            "history: [2019-05-07 became_looked_after, 2026-05-11 lac_review]\n"
            "    as_at: 2026-07-01\n    complete_from: 2026-04-01"
        )
        lines = ("from 2019-05-07 not known not_known", "from 2026-05-11 not known upcoming")
        assert check_case(made(tmp_path, "lac_review", question, *lines)).agrees == "yes"
        verdict = check_case(made(tmp_path, "lac_review", question, lines[0]))
        assert shown(verdict) == [("", lines[1])]
        assert verdict.reasons[0].startswith("note: the stage is not known: ")

    def test_no_deadline(self, tmp_path: Path) -> None:
        """Before the first version of the rule."""
        question = "history: [2010-03-16 strategy_discussion]\n    as_at: 2010-04-01"
        line = "from 2010-03-16 no deadline no_deadline"
        assert check_case(made(tmp_path, "icpc", question, line)).agrees == "yes"

    def test_other_duties_do_not_matter(self, tmp_path: Path) -> None:
        """A conference is an obligation of its own, which this file is not about."""
        case = made(
            tmp_path,
            "rcpc",
            "history: [2024-01-02 strategy_discussion, 2024-01-15 icpc, 2024-01-15 cp_plan_started]"
            "\n    as_at: 2024-02-01",
            "first from 2024-01-15 due 2024-04-15 upcoming",
        )
        assert check_case(case).agrees == "yes"

    def test_windows(self, tmp_path: Path) -> None:
        """An obligation that has an earliest day has it in its line."""
        question = (
            "history: [2026-02-01 strategy_discussion, 2026-02-20 icpc]\n    as_at: 2026-03-01"
        )
        line = "from 2026-02-01 not before 2026-03-01 due 2026-03-15 met_early"
        case = made(tmp_path, "icpc", question, line)
        assert check_case(case, duty=WINDOW).agrees == "yes"
        without = made(tmp_path, "icpc", question, "from 2026-02-01 due 2026-03-15 met_early")
        assert shown(check_case(without, duty=WINDOW)) == [
            ("from 2026-02-01 due 2026-03-15 met_early", line)
        ]

    def test_times(self, tmp_path: Path) -> None:
        """An obligation that is due at a moment has it in its line, as London's clocks show it."""
        question = (
            "history: [2026-03-28 strategy_discussion at=10:00, 2026-03-31 icpc at=11:01]\n"
            "    as_at: 2026-04-01"
        )
        line = "from 2026-03-28 due 2026-03-31 11:00 met_late"
        case = made(tmp_path, "icpc", question, line)
        assert check_case(case, duty=HOURS).agrees == "yes"
        without = made(tmp_path, "icpc", question, "from 2026-03-28 due 2026-03-31 met_late")
        assert shown(check_case(without, duty=HOURS)) == [
            ("from 2026-03-28 due 2026-03-31 met_late", line)
        ]

    def test_a_time_that_comes_twice(self, tmp_path: Path) -> None:
        """Is one moment, whether it was read from a file or worked out."""
        question = "history: [2026-10-22 strategy_discussion at=01:30]\n    as_at: 2026-10-26"
        line = "from 2026-10-22 due 2026-10-25 01:30 overdue"
        assert check_case(made(tmp_path, "icpc", question, line), duty=HOURS).agrees == "yes"

    def test_a_rule_that_nobody_supplied(self, tmp_path: Path) -> None:
        """Its date is not known, and the note says what is missing."""
        question = "history: [2026-02-01 strategy_discussion]\n    as_at: 2026-03-01"
        line = 'from 2026-02-01 not known not_known note "Nobody has supplied"'
        case = made(tmp_path, "icpc", question, line)
        assert check_case(case, duty=NOT_SUPPLIED).agrees == "yes"


class TestDates:
    """A rule asked directly: the stages that the case names."""

    def test_agrees(self, tmp_path: Path) -> None:
        """Each stage by itself."""
        case = made(
            tmp_path, "lac_review", "from: 2022-11-30", "second due 2023-02-28",
            "subsequent due 2023-05-30",
        )  # fmt: skip
        verdict = check_case(case)
        assert (verdict.agrees, verdict.computed) == ("yes", case.expect)

    def test_a_difference_is_explained(self, tmp_path: Path) -> None:
        """By the step that decided, with the closures that it skipped."""
        verdict = check_case(made(tmp_path, "icpc", "from: 2024-12-13", "due 2025-01-07"))
        assert verdict.agrees == "no"
        assert shown(verdict) == [("due 2025-01-07", "due 2025-01-08")]
        assert verdict.reasons[0].startswith("15 working days after, from Friday 13 December 2024")
        assert "skipped Christmas Day (2024-12-25), " in verdict.reasons[0]

    def test_no_deadline(self, tmp_path: Path) -> None:
        """Expected where there is one, and not where there is none."""
        assert check_case(made(tmp_path, "icpc", "from: 1999-01-04", "no deadline")).agrees == "yes"
        verdict = check_case(made(tmp_path, "icpc", "from: 1999-01-04", "due 1999-01-25"))
        assert shown(verdict) == [("due 1999-01-25", "no deadline")]
        verdict = check_case(made(tmp_path, "icpc", "from: 2024-12-13", "not supplied"))
        assert shown(verdict) == [("not supplied", "due 2025-01-08")]

    def test_beyond_the_horizon_is_refused(self, tmp_path: Path) -> None:
        """There is no answer to compare."""
        verdict = check_case(made(tmp_path, "icpc", "from: 2090-11-02", "due 2090-11-23"))
        assert (verdict.agrees, verdict.computed) == ("refused", ())
        assert "2090" in verdict.reasons[0]

    def test_another_duty_and_another_calendar(self, tmp_path: Path) -> None:
        """Either may be put in the place of what the policy and the library hold."""
        case = made(tmp_path, "icpc", "from: 2024-12-13", "due 2025-01-09")
        later = replace(ICPC, series=ts.Series(first=ts.working_days(16)))
        assert check_case(case, duty=later).agrees == "yes"
        closed = ts.england_and_wales().with_closures({date(2024, 12, 24): "Closed"})
        assert check_case(case, calendar=closed).agrees == "yes"

    def test_a_duty_without_the_stage_is_refused(self, tmp_path: Path) -> None:
        """Nothing is raised for it."""
        case = made(tmp_path, "lac_review", "from: 2022-11-30", "second due 2023-02-28")
        one = replace(
            ts.policies.statutory().timescale("lac_review"),
            series=ts.Series(first=ts.months(3)),
        )
        verdict = check_case(case, duty=one)
        assert verdict.agrees == "refused"
        assert verdict.reasons[0].startswith("lac_review has no stage 'second'")

    def test_earliest_days(self, tmp_path: Path) -> None:
        """Only what a line says of a window is compared."""
        for lines, agrees in [
            (("not before 2026-03-01",), "yes"),
            (("not before 2026-03-02",), "no"),
            (("due 2026-03-15",), "yes"),
            (("not before 2026-03-01 due 2026-03-15",), "yes"),
            (("not before 2026-03-01 due 2026-03-16",), "no"),
        ]:
            case = made(tmp_path, "icpc", "from: 2026-02-01", *lines)
            assert check_case(case, duty=WINDOW).agrees == agrees, lines

    def test_no_earliest_day(self, tmp_path: Path) -> None:
        """Where there is none, or its rule gives none, the line is the difference."""
        case = made(tmp_path, "icpc", "from: 2026-02-01", "not before 2026-03-01")
        assert shown(check_case(case)) == [("not before 2026-03-01", "")]
        [stage] = WINDOW.series.stages
        none = replace(stage, not_before=ts.no_deadline("none is given"))
        duty = replace(WINDOW, series=ts.Series((none,)))
        assert shown(check_case(case, duty=duty)) == [("not before 2026-03-01", "")]

    def test_a_rule_that_nobody_supplied(self, tmp_path: Path) -> None:
        """That is an answer, and what is missing the reason of a difference."""
        case = made(tmp_path, "icpc", "from: 2024-12-13", "not supplied")
        assert check_case(case, duty=NOT_SUPPLIED).agrees == "yes"
        case = made(tmp_path, "icpc", "from: 2024-12-13", "due 2025-01-08")
        verdict = check_case(case, duty=NOT_SUPPLIED)
        assert shown(verdict) == [("due 2025-01-08", "not supplied")]
        assert verdict.reasons[0].startswith("Nobody has supplied the dates of the terms, ")
