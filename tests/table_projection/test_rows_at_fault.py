"""Rows that cannot be events: every fault of every row at once, and no row lost."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pytest

import timescales as ts
from timescales.records.caseload import HEART

AS_AT = date(2026, 11, 22)
DAY = date(2026, 11, 2)
POLICY = ts.policies.day_count().only(*HEART)


def table(*rows: tuple[Any, ...], **more: list[Any]) -> dict[str, list[Any]]:
    names = ("subject_id", "event", "date")
    return {name: [row[place] for row in rows] for place, name in enumerate(names)} | more


def faults(events: Any, **asked: Any) -> list[str]:
    """Every fault, as the error tells it and as the result does."""
    with pytest.raises(ts.DataError) as refused:
        ts.project_table(events, as_at=AS_AT, policy=POLICY, **asked)
    reported = ts.project_table(events, as_at=AS_AT, policy=POLICY, bad_rows="report", **asked)
    assert list(map(str, reported.faults)) == list(refused.value.faults)
    assert refused.value.places == tuple((f.column, f.rows[0]) for f in reported.faults)
    return list(refused.value.faults)


SOUND = ("A", "became_looked_after", DAY)


def test_all_faults_are_told_at_once_by_row() -> None:
    events = table(
        SOUND,
        (None, "lac_review", DAY),
        ("A", None, DAY),
        ("A", "lac_review", None),
        (7, "lac_review", DAY),
        ("A", "lac_reveiw", DAY),
        ("A", "lac_review", "2026-11-24"),
        ("", "lac_review", datetime(2026, 11, 24, 9)),
        date_of_birth=[None] * 7 + [0.5],
    )
    begun = (
        "row 1, subject_id: no subject is named",
        "row 2, event: no event is named",
        "row 3, date: a date is missing",
        "row 4, subject_id: a text is needed, not int",
        "row 5, event: 'lac_reveiw' is not an event kind. Did you mean lac_review",
        "row 6, date: date must be exactly a datetime.date, not str '2026-11-24': pass datetime.",
        "row 7, subject_id: an empty text; leave out what is not known",
        "row 7, date: date must be exactly a datetime.date, not datetime datetime.datetime(2026",
        "row 7, date_of_birth: date_of_birth must be exactly a datetime.date, not float 0.5",
    )
    told = faults(events)
    assert len(told) == len(begun)
    assert [fault for fault, words in zip(told, begun, strict=True) if words not in fault] == []


def test_many_rows_of_one_fault_are_one_fault() -> None:
    events = table(*[("A", "lac_review", None)] * 13)
    [told] = faults(events)
    assert told == "rows 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 and 3 more, date: a date is missing"


def test_what_is_reported_is_left_out_and_counted() -> None:
    events = table(SOUND, ("B", "became_looked_after", None), ("C", "became_looked_after", DAY))
    projected = ts.project_table(events, as_at=AS_AT, policy=POLICY, bad_rows="report")
    assert projected.obligations["subject_id"] == ["A", "C"]
    counts = projected.counts
    assert (counts.rows_read, counts.rows_used, counts.rows_not_used) == (3, 2, 1)
    assert (counts.histories, counts.obligations) == (2, 2)


def test_what_is_missing_may_be_so_in_every_way_of_saying_it() -> None:
    nothing = [None, float("nan"), np.nan]
    events = table(SOUND, SOUND, SOUND, ref=nothing, date_of_birth=nothing, sets=nothing)
    assert ts.project_table(events, as_at=AS_AT, policy=POLICY).faults == ()
    missing: list[Any] = [None, pd.NA, pd.NaT]
    frame = pd.DataFrame({**table(SOUND, SOUND, SOUND), "ref": missing, "date_of_birth": missing})
    assert ts.project_table(frame, as_at=AS_AT, policy=POLICY).faults == ()


def test_a_text_of_numpy_is_a_text() -> None:
    events = table((np.str_("A"), np.str_("became_looked_after"), DAY))
    projected = ts.project_table(events, as_at=AS_AT, policy=POLICY)
    assert projected.obligations["subject_id"] == ["A"]
    assert type(projected.obligations["subject_id"][0]) is str


def test_a_row_may_give_a_date_of_birth_alone() -> None:
    """As in a file of events; the 18th birthday then ends the duty."""
    events = table(SOUND, ("A", None, None), date_of_birth=[None, date(2008, 11, 9)])
    projected = ts.project_table(events, as_at=AS_AT, policy=POLICY)
    assert projected.obligations["status"] == ["lapsed"]
    assert projected.counts.rows_used == 2


def test_two_dates_of_birth_of_one_subject_contradict_one_another() -> None:
    events = table(
        SOUND, SOUND, ("B", *SOUND[1:]), SOUND,
        date_of_birth=[None, date(2010, 1, 1), date(2011, 1, 1), date(2010, 2, 1)],
    )  # fmt: skip
    said = "row 3, date_of_birth: another date of birth than that of the subject's first row"
    assert faults(events) == [said]


def test_an_empty_ref_is_no_ref() -> None:
    said = "row 0, ref: an empty text; leave out what is not known"
    assert faults(table(SOUND, ref=[""])) == [said]


@pytest.mark.parametrize("unit", ["D", "s", "ns"])
def test_moments_at_midnight_are_days(unit: str) -> None:
    events = {**table(SOUND), "date": np.array([DAY], f"datetime64[{unit}]")}
    projected = ts.project_table(events, as_at=AS_AT, policy=POLICY)
    assert projected.obligations["anchor_date"].tolist() == [DAY]


def test_moments_at_other_times_are_refused() -> None:
    days = np.array(["2026-11-02T00:00", "2026-11-02T09:30", "NaT"], "datetime64[m]")
    events = {**table(SOUND, SOUND, SOUND), "date": days}
    assert faults(events) == [
        "row 1, date: a time of day beside the date; first decide which day is meant",
        "row 2, date: a date is missing",
    ]


@pytest.mark.parametrize("year", ["0000", "-0001", "10000"])
def test_years_that_no_date_has_are_refused(year: str) -> None:
    events = {**table(SOUND), "date": np.array([f"{year}-12-31"], "datetime64[D]")}
    assert faults(events) == ["row 0, date: a day outside the years 1 to 9999"]


@pytest.mark.parametrize("make", [pd.DataFrame, pl.DataFrame])
def test_moments_with_a_time_zone_are_refused(make: Any) -> None:
    events = table(SOUND, SOUND)
    events["date"] = [datetime(2026, 11, 2, tzinfo=UTC), None]
    assert faults(make(events)) == [
        "row 0, date: moments with a time zone; first decide whose days are meant",
        "row 1, date: a date is missing",
    ]
    births = make({**table(SOUND), "date_of_birth": events["date"][:1]})
    without = births[["subject_id", "event", "date"]]
    assert len(faults(births)) == 1
    assert ts.project_table(without, as_at=AS_AT, policy=POLICY).faults == ()


def test_a_column_of_another_type_is_told_once() -> None:
    frame = pl.DataFrame({**table(SOUND, SOUND), "subject_id": [1, 2], "date": ["2026-11-02"] * 2})
    told = faults(frame)
    assert told[0] == "rows 0 and 1, subject_id: a text is needed, not int"
    assert told[1].startswith("rows 0 and 1, date: date must be exactly a datetime.date, not str")


def test_categories_of_numbers_are_no_texts() -> None:
    frame = pd.DataFrame(table(SOUND)).assign(ref=pd.Categorical([7]))
    assert faults(frame) == ["row 0, ref: a text is needed, not int"]


def test_the_message_holds_no_subject() -> None:
    told = faults(table(("child-4711", "became_looked_after", None)))
    assert "4711" not in told[0]


def test_a_kind_of_the_policy_s_own_is_known() -> None:
    duty = ts.Timescale("own", "Own", "child", "s_o_s", "m_o_m", ts.Series(first=ts.days(5)))
    policy = ts.Policy("own", (duty,))
    events = table(("A", "s_o_s", DAY))
    projected = ts.project_table(events, as_at=AS_AT, policy=policy)
    assert projected.obligations["due_date"] == [date(2026, 11, 7)]
