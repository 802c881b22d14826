"""Dates as files write them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import timescales as ts
from timescales.records import parse_date
from timescales.records.dates import cell_date


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


class TestCellDate:
    """Cells hold dates as systems write them: midnight times, serial numbers, single figures."""

    @given(
        st.dates(date(1910, 1, 1), date(2099, 12, 30)),
        st.sampled_from(["", " 00:00", " 00:00:00", "T00:00:00", " 00:00:00.000", " 13:45:10.25"]),
    )
    def test_every_form(self, day: date, clock: str) -> None:
        """Every day is read from every form, with a clock time or without one."""
        serial = str((day - date(1899, 12, 30)).days)
        forms = [
            day.isoformat(),
            f"{day.day:02}/{day.month:02}/{day.year}",
            f"{day.day}/{day.month}/{day.year}",
            f"{day.day}.{day.month}.{day.year}",
            f"{day.day:02}-{day.month:02}-{day.year}",
            f"{day:%Y%m%d}",
        ]
        assert {cell_date(f" {form}{clock} ") for form in forms} == {day}
        if len(serial) == 5:
            assert cell_date(serial) == cell_date(f"{serial}.0") == day

    @pytest.mark.parametrize("text", ["2026-05-04T00:00:00Z", "2026-05-04 00:00:00.000+00:00"])
    def test_midnight_utc(self, text: str) -> None:
        """A day that a database has stored as midnight in UTC."""
        assert cell_date(text) == date(2026, 5, 4)

    @pytest.mark.parametrize("text", ["04/05/26", "4.5.26", "04-05-26", "04/05/26 00:00", "1/1/00"])
    def test_two_digit_year(self, text: str) -> None:
        """A century is not guessed."""
        with pytest.raises(ts.WrongValueError, match="a year of two digits; write all four"):
            cell_date(text)

    @pytest.mark.parametrize(
        "text",
        ["1900-01-01", "01/01/1900 00:00", "1899-12-30", "31/12/9999", "2100-01-01", "2099-12-31",
         "1909-12-31", "73051"],
    )  # fmt: skip
    def test_stands_for_none(self, text: str) -> None:
        """What systems write where they have no date is not one."""
        with pytest.raises(ts.WrongValueError, match="taken to stand for no date") as raised:
            cell_date(text)
        assert repr(text) in str(raised.value)

    def test_bounds(self) -> None:
        """The first and the last day that are taken for dates."""
        assert cell_date("01/01/1910") == date(1910, 1, 1)
        assert cell_date("2099-12-30") == date(2099, 12, 30)

    @pytest.mark.parametrize(
        "text",
        ["soon", "5/13/2026", "2026-02-30 00:00", "4/5-2026", "123", "1234567", "26-05-2026Z"],
    )
    def test_anything_else(self, text: str) -> None:
        """Any other text is refused, and shown as it stands."""
        with pytest.raises(ts.WrongValueError, match="is not a date") as raised:
            cell_date(text)
        assert repr(text) in str(raised.value)
