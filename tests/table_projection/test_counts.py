"""Which histories go through the fold, and that the counts say so."""

from __future__ import annotations

import sys
from datetime import date, timedelta
from typing import Any

import pytest

import timescales as ts
from timescales.records.caseload import HEART

MON = date(2026, 11, 2)
AS_AT = date(2026, 11, 22)
HEARTS = ts.policies.day_count().only(*HEART)


def projected(*events: tuple[Any, ...], **asked: Any) -> ts.ProjectedTable:
    """Of events as subject, kind, days from the 2nd of November 2026, and ref."""
    rows = [(*event, None)[:4] for event in events]
    table = {
        "subject_id": [row[0] for row in rows],
        "event": [row[1] for row in rows],
        "date": [MON + timedelta(days=row[2]) for row in rows],
        "ref": [row[3] for row in rows],
    }
    return ts.project_table(table, **{"as_at": AS_AT, "policy": HEARTS, **asked})


def handed(*events: tuple[Any, ...], **asked: Any) -> int:
    return projected(*events, **asked).counts.handed_to_the_fold


COMMON: list[tuple[Any, ...]] = [
    ("A", "became_looked_after", 0),
    ("A", "lac_review", 9),
    ("A", "lac_review", 9),
    ("A", "ceased_looked_after", 10),
    ("A", "became_looked_after", 10),
    ("A", "strategy_discussion", 0),
    ("A", "icpc", 5),
    ("A", "cp_plan_started", 5),
    ("A", "dispute_raised", 2),
    ("A", "dispute_resolved", 4),
    ("A", "dispute_raised", 5),
    ("B", "secure_placement_started", 1),
]


def test_common_histories_are_projected_in_columns() -> None:
    counts = projected(*COMMON).counts
    assert counts == ts.Counts(
        rows_read=12,
        rows_used=12,
        rows_not_used=0,
        histories=2,
        handed_to_the_fold=0,
        obligations=8,
        obligations_folded=0,
    )


@pytest.mark.parametrize(
    ("why", "events"),
    [
        ("a ref where duties run side by side", [("C", "dispute_raised", 0, "1")]),
        ("two at once, without a ref", [("C", "dispute_raised", 0), ("C", "dispute_raised", 1)]),
        (
            "events from which others follow",
            [("C", "became_looked_after", 0), ("C", "short_break_series_started", 3)],
        ),
        (
            "an end and a start on one day, with nothing to end",
            [("C", "became_looked_after", 0), ("C", "ceased_looked_after", 0)],
        ),
        (
            "a start and what meets it once on one day",
            [("C", "strategy_discussion", 0), ("C", "icpc", 0)],
        ),
        (
            "two meetings on the day of a start",
            [
                ("C", "became_looked_after", 0),
                ("C", "lac_review", 9),
                ("C", "lac_review", 9),
                ("C", "became_looked_after", 9),
            ],
        ),
    ],
)
def test_what_the_columns_cannot_follow_goes_through_the_fold(
    why: str, events: list[tuple[Any, ...]]
) -> None:
    counts = projected(*COMMON, *events).counts
    assert (counts.histories, counts.handed_to_the_fold) == (3, 1), why
    assert counts.obligations == 8 + counts.obligations_folded


def test_only_the_duty_in_doubt_goes_through_the_fold() -> None:
    """The reviews of a child with a ref on a dispute are still counted in columns."""
    events = [("A", "became_looked_after", 0), ("A", "dispute_raised", 0, "1")]
    counts = projected(*events).counts
    assert (counts.obligations, counts.obligations_folded) == (2, 1)


def test_a_ref_says_nothing_where_one_duty_runs_at_a_time() -> None:
    assert handed(("A", "became_looked_after", 0, "1"), ("A", "lac_review", 9, "2")) == 0


def test_a_start_before_the_record_is_complete_goes_through_the_fold() -> None:
    events = [("A", "became_looked_after", 0), ("B", "became_looked_after", 5)]
    assert handed(*events, complete_from=MON) == 0
    assert handed(*events, complete_from=MON + timedelta(days=1)) == 1
    assert handed(*events, complete_from=MON + timedelta(days=9)) == 2


def test_what_is_met_only_by_what_is_never_recorded_goes_through_the_fold() -> None:
    event = ("A", "became_looked_after", 0)
    assert handed(event, not_recorded=["icpc"]) == 0
    assert handed(event, not_recorded=["lac_review"]) == 1


def test_events_after_the_day_play_no_part() -> None:
    assert handed(("A", "dispute_raised", 0), ("A", "dispute_resolved", 25, "1")) == 0


def test_a_day_to_look_from_is_a_date() -> None:
    with pytest.raises(ts.WrongTypeError, match="as_at must be exactly"):
        projected(*COMMON, as_at="2026-11-22")
    with pytest.raises(ts.WrongTypeError, match="complete_from must be exactly"):
        projected(*COMMON, complete_from="2026-11-22")


def test_bad_rows_are_refused_or_reported() -> None:
    with pytest.raises(ts.WrongValueError, match="'refuse' or 'report', not 'drop'"):
        projected(*COMMON, bad_rows="drop")


def test_the_policy_is_named_or_given() -> None:
    assert projected(*COMMON, policy="statutory").policy == ts.policies.statutory()
    with pytest.raises(ts.UnknownNameError):
        projected(*COMMON, policy="no such policy")


def test_without_the_extra_the_way_out_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("timescales.table_projection.")]:
        if name.rpartition(".")[2] not in {"asking", "faults", "result"}:
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "numpy", None)
    with pytest.raises(ImportError, match=r"pip install 'timescales\[frames\]'"):
        projected(*COMMON)
