"""`explain` renders the step tree as text, Markdown and JSON."""

from __future__ import annotations

import json
from datetime import date

import pytest

import timescales as ts
from tests.core.histories import ENGLAND

FRI_1_DEC_2023 = date(2023, 12, 1)
THU_1_DEC_2022 = date(2022, 12, 1)
MON_2_NOV_2026 = date(2026, 11, 2)

PLAIN = """\
20 working days after: Wednesday 3 January 2024
  from Friday 1 December 2023, not counted
  day 1 is Monday 4 December 2023, day 20 is Wednesday 3 January 2024
  skipped: 10 weekend days, Christmas Day (Monday 25 December 2023, common-law), \
Boxing Day (Tuesday 26 December 2023, bank holiday) and \
New Year's Day (Monday 1 January 2024, bank holiday)"""

STRICTEST = """\
the earlier of 91 days after and 3 months after: Wednesday 1 March 2023
  from Thursday 1 December 2022, not counted
  the earliest is given by: 3 months after
  91 days after: Thursday 2 March 2023
    from Thursday 1 December 2022, not counted
    day 1 is Friday 2 December 2022, day 91 is Thursday 2 March 2023
  decides: 3 months after: Wednesday 1 March 2023
    from Thursday 1 December 2022, not counted
    the corresponding date is Wednesday 1 March 2023"""

DATED = """\
in force on 2 November 2026: 20 working days after, from 1 April 2011 \
(SI 2010/959, regulation 33(1))
20 working days after: Monday 30 November 2026
  from Monday 2 November 2026, not counted
  day 1 is Tuesday 3 November 2026, day 20 is Monday 30 November 2026
  skipped: 8 weekend days"""

THEN = """\
3 months after, then 2 working days after: Friday 3 March 2023
  from Thursday 1 December 2022, not counted
  each from the day before it: Wednesday 1 March 2023 and Friday 3 March 2023
  3 months after: Wednesday 1 March 2023
    from Thursday 1 December 2022, not counted
    the corresponding date is Wednesday 1 March 2023
  2 working days after: Friday 3 March 2023
    from Wednesday 1 March 2023, not counted
    day 1 is Thursday 2 March 2023, day 2 is Friday 3 March 2023"""

COUNTED = """\
2 working days beginning with: Tuesday 3 November 2026
  from Monday 2 November 2026, counted as day 1
  day 1 is Monday 2 November 2026, day 2 is Tuesday 3 November 2026"""

NO_DEADLINE = """\
4 weeks after, from 1 April 2011: no deadline: not in force before 1 April 2011
  from Friday 1 January 2010, not counted
  not in force before 1 April 2011"""

PROVISIONAL = """\
2 working days after: Wednesday 3 January 2029 (provisional)
  from Friday 29 December 2028, not counted
  day 1 is Tuesday 2 January 2029, day 2 is Wednesday 3 January 2029
  skipped: 2 weekend days and New Year's Day (Monday 1 January 2029, bank holiday)
provisional: leans on working days after the last published bank holidays"""

ONE_WEEKEND_DAY = """\
1 day after, moved off a closed day to the next working day: Monday 9 November 2026
  from Friday 6 November 2026, not counted
  Saturday 7 November 2026 is closed, so it moves to Monday 9 November 2026
  1 day after: Saturday 7 November 2026
    from Friday 6 November 2026, not counted
    day 1 is Saturday 7 November 2026"""

TRANSCRIPTS = [
    (ts.working_days(20), FRI_1_DEC_2023, PLAIN),
    (ts.strictest_of(ts.days(91), ts.months(3)), THU_1_DEC_2022, STRICTEST),
    (
        ts.dated(
            ts.Version(ts.weeks(4), until=date(2011, 3, 31)),
            ts.Version(
                ts.working_days(20),
                since=date(2011, 4, 1),
                source=ts.Citation("uksi/2010/959/regulation/33/1"),
            ),
        ),
        MON_2_NOV_2026,
        DATED,
    ),
    (ts.months(3).then(ts.working_days(2)), THU_1_DEC_2022, THEN),
    (ts.working_days(2, day_zero=ts.DayZero.INCLUSIVE), MON_2_NOV_2026, COUNTED),
    (ts.dated(ts.Version(ts.weeks(4), since=date(2011, 4, 1))), date(2010, 1, 1), NO_DEADLINE),
    (ts.working_days(2), date(2028, 12, 29), PROVISIONAL),
    (ts.days(1).rolled_to(ts.NEXT_WORKING_DAY), date(2026, 11, 6), ONE_WEEKEND_DAY),
]
NAMES = ["plain", "strictest", "dated", "then", "counted", "no_deadline", "provisional", "rolled"]


@pytest.mark.parametrize(("rule", "anchor", "text"), TRANSCRIPTS, ids=NAMES)
class TestTranscripts:
    """The anchor and whether it counts, what was skipped and why, which limb decided, whether it
    leans on projected days."""

    def test_text(self, rule: ts.DateRule, anchor: date, text: str) -> None:
        """As text, line by line."""
        explanation = rule.explain(anchor, ENGLAND)
        assert explanation.text == text
        assert str(explanation) == text

    def test_markdown(self, rule: ts.DateRule, anchor: date, text: str) -> None:
        """As Markdown: the same lines, as a nested list."""
        bullets = []
        for line in text.splitlines():
            words = line.lstrip()
            bullets.append(f"{' ' * (len(line) - len(words))}- {words}")
        assert rule.explain(anchor, ENGLAND).markdown == "\n".join(bullets)

    def test_json(self, rule: ts.DateRule, anchor: date, text: str) -> None:
        """As JSON: the rule, the anchor and the same answer, from which it can be worked again."""
        explanation = rule.explain(anchor, ENGLAND)
        data = json.loads(explanation.json)
        assert data == explanation.to_data()
        again = ts.from_data(data["step"]["rule"])
        assert again.explain(date.fromisoformat(data["step"]["anchor"]), ENGLAND).text == text

    def test_it_is_the_evaluation(self, rule: ts.DateRule, anchor: date, text: str) -> None:
        """The explanation is the evaluation, so it cannot drift from the answer."""
        assert rule.explain(anchor, ENGLAND).step.outcome == rule.due(anchor, ENGLAND)
        assert rule.explain(anchor, ENGLAND).step == rule.trace(anchor, ENGLAND)


class TestJson:
    """The JSON form, whole."""

    def test_plain(self) -> None:
        """Every key."""
        assert ts.working_days(3).explain(date(2023, 12, 21), ENGLAND).to_data() == {
            "title": "",
            "outcome": {"due": "2023-12-28", "provisional": False},
            "step": {
                "rule": {"schema": 1, "kind": "working_days", "n": 3, "day_zero": "event"},
                "says": "3 working days after",
                "anchor": "2023-12-21",
                "anchor_counts": False,
                "outcome": {"due": "2023-12-28", "provisional": False},
                "message": "day 1 is Friday 22 December 2023, day 3 is Thursday 28 December 2023",
                "skipped": {
                    "weekend_days": 2,
                    "closures": [
                        {"date": "2023-12-25", "name": "Christmas Day", "kind": "common-law"},
                        {"date": "2023-12-26", "name": "Boxing Day", "kind": "bank holiday"},
                    ],
                },
                "steps": [],
                "decided_by": None,
            },
            "authority": [],
            "notes": [],
        }

    def test_strictest(self) -> None:
        """The limbs, and the number of the one that decided."""
        data = TRANSCRIPTS[1][0].explain(THU_1_DEC_2022, ENGLAND).to_data()
        assert data["step"]["decided_by"] == 1
        assert [step["outcome"]["due"] for step in data["step"]["steps"]] == [
            "2023-03-02",
            "2023-03-01",
        ]

    def test_no_deadline(self) -> None:
        """No date, and the reasons."""
        data = ts.no_deadline("as the court directs").explain(THU_1_DEC_2022, ENGLAND).to_data()
        assert data["outcome"] == {"due": None, "reasons": ["as the court directs"]}

    def test_provisional(self) -> None:
        """Said with the date."""
        data = ts.working_days(2).explain(date(2028, 12, 29), ENGLAND).to_data()
        assert data["outcome"] == {"due": "2029-01-03", "provisional": True}


READ_ON = date(2026, 11, 22)
DUTY = ts.Timescale(
    id="plan",
    title="Care plan",
    subject="child",
    started_by="placement_started",
    met_by="plan_made",
    series=ts.Series(
        first=ts.dated(
            ts.Version(
                ts.working_days(10),
                since=date(2011, 4, 1),
                source=ts.Citation("uksi/2010/959/regulation/4/2", verified=READ_ON),
            )
        ),
        subsequent=ts.months(6),
    ),
    citations=(ts.Guidance("Practice standards", url="https://example.org/standards"),),
    notes=("before it where that is possible",),
)


class TestAuthority:
    """A timescale's and an obligation's explanation adds the authority."""

    def test_of_the_version_in_force(self) -> None:
        """Its page, whether its text was read, and what kind of source it is."""
        assert DUTY.explain(MON_2_NOV_2026, ENGLAND, "first").text == (
            "Care plan (first): Monday 16 November 2026\n"
            "  in force on 2 November 2026: 10 working days after, from 1 April 2011 "
            "(SI 2010/959, regulation 4(2))\n"
            "  10 working days after: Monday 16 November 2026\n"
            "    from Monday 2 November 2026, not counted\n"
            "    day 1 is Tuesday 3 November 2026, day 10 is Monday 16 November 2026\n"
            "    skipped: 4 weekend days\n"
            "  authority: SI 2010/959, regulation 4(2) "
            "<https://www.legislation.gov.uk/uksi/2010/959/regulation/4/2> "
            "(verified on 2026-11-22); statute\n"
            "  note: before it where that is possible"
        )

    def test_of_the_duty(self) -> None:
        """Where the rule has no versions, the duty's own citations."""
        explanation = DUTY.explain(MON_2_NOV_2026, ENGLAND, "subsequent")
        assert explanation.title == "Care plan (subsequent)"
        assert explanation.authority == (
            (
                "Practice standards <https://example.org/standards> (not verified: text not read); "
                "guidance"
            ),
        )
        assert explanation.notes == ("before it where that is possible",)

    def test_markdown_has_the_title_above_the_list(self) -> None:
        """In bold, with the answer."""
        lines = DUTY.explain(MON_2_NOV_2026, ENGLAND, "subsequent").markdown.splitlines()
        assert lines == [
            "**Care plan (subsequent): Sunday 2 May 2027**",
            "",
            "- 6 months after: Sunday 2 May 2027",
            "  - from Monday 2 November 2026, not counted",
            "  - the corresponding date is Sunday 2 May 2027",
            (
                "- authority: Practice standards <https://example.org/standards> "
                "(not verified: text not read); guidance"
            ),
            "- note: before it where that is possible",
        ]

    def test_one_stage_is_not_named(self) -> None:
        """Where there is only one, the title is the duty's."""
        icpc = ts.policies.statutory().timescale("icpc")
        assert icpc.explain(MON_2_NOV_2026, ENGLAND).title == icpc.title

    def test_before_the_first_date(self) -> None:
        """Where no version is in force, the sources that say when one is."""
        review = ts.policies.statutory().timescale("lac_review")
        explanation = review.explain(date(1990, 1, 1), ENGLAND, "first")
        assert isinstance(explanation.step.outcome, ts.NoDeadline)
        assert len(explanation.authority) == len(review.sources) > 0

    def test_in_json(self) -> None:
        """Authority and notes are lists of texts."""
        data = DUTY.explain(MON_2_NOV_2026, ENGLAND, "first").to_data()
        assert data["title"] == "Care plan (first)"
        assert len(data["authority"]) == len(data["notes"]) == 1
