"""Dates as files write them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import timescales as ts
from timescales.records import parse_date


class TestParseDate:
    """ISO or dd/mm/yyyy, told apart strictly; 04/05/2026 is never read the American way."""

    @given(st.dates())
    def test_both_forms(self, day: date) -> None:
        """Every day is read back from both forms, with or without spaces around it."""
        slashed = f"{day.day:02}/{day.month:02}/{day.year:04}"
        assert parse_date(day.isoformat()) == day
        assert parse_date(slashed) == day
        assert parse_date(f" \t{slashed}\xa0") == day

    def test_day_first(self) -> None:
        """The fourth of May."""
        assert parse_date("04/05/2026") == date(2026, 5, 4)

    @pytest.mark.parametrize(
        "text",
        [
            "", " ", "4/5/2026", "04/05/26", "2026/05/04", "04-05-2026", "20260504", "2026-5-4",
            "2026-W19-1", "04.05.2026", "4 May 2026", "2026-05-04T00:00:00", "2026-05-04 00:00",
            "+2026-05-04", "٠٤/٠٥/٢٠٢٦", "0４/05/2026", "04/05/2026x", "46146", "04/05\n/2026",  # noqa: RUF001
        ],
    )  # fmt: skip
    def test_nothing_else(self, text: str) -> None:
        """Any other form is refused with both forms to write."""
        with pytest.raises(ts.WrongValueError, match=r"write it as 2026-05-04, or day first"):
            parse_date(text)

    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            ("13/25/2026", "no day 13 in month 25 of 2026"),
            ("05/13/2026", "no day 05 in month 13 of 2026"),
            ("2026-02-29", "no day 29 in month 02 of 2026"),
            ("31/04/2026", "no day 31 in month 04 of 2026"),
            ("00/01/2026", "no day 00"),
            ("0000-01-01", "of 0000"),
        ],
    )
    def test_no_such_day(self, text: str, reason: str) -> None:
        """A day that no calendar has is refused, and never turned round to make one."""
        with pytest.raises(ts.WrongValueError, match=reason):
            parse_date(text)

    @pytest.mark.parametrize("value", [None, 46146, date(2026, 5, 4), b"2026-05-04"])
    def test_texts_only(self, value: Any) -> None:
        """Anything but a text is refused."""
        with pytest.raises(ts.WrongTypeError, match="takes a text"):
            parse_date(value)
