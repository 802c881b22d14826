"""The bundled calendar of England and Wales, held against every other source there is."""

from __future__ import annotations

import importlib.util
import json
from datetime import UTC, date, datetime, timedelta
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import holidays
import pytest
from dateutil.easter import easter

from timescales.calendar import ClosureKind, england_and_wales

CHECKOUT = Path(__file__).parents[2]
SHARED = CHECKOUT.parent / "shared/data/calendar/bank-holidays.json"

CALENDAR = england_and_wales()
FIRST, LAST = date(1978, 1, 1), date(2075, 12, 31)
EVERY_DAY = [FIRST + timedelta(days=i) for i in range((LAST - FIRST).days + 1)]
WEEKDAYS = [day for day in EVERY_DAY if day.weekday() < 5]
CLOSURES = CALENDAR.closures(FIRST - timedelta(days=1), LAST)
CLOSED = {closure.date for closure in CLOSURES}


@pytest.fixture(params=["package", "shared file"])
def govuk(request: pytest.FixtureRequest) -> dict[str, Any]:
    """GOV.UK's bank holidays: as a package carries them, and as a file beside the checkout."""
    if request.param == "package":
        return packaged()
    if not SHARED.exists():
        pytest.skip("bank-holidays.json does not lie beside this checkout")
    content: dict[str, Any] = json.loads(SHARED.read_text("utf-8"))
    return content


@cache
def packaged() -> dict[str, Any]:
    text = files("govuk_bank_holidays").joinpath("bank-holidays.json").read_text("utf-8")
    content: dict[str, Any] = json.loads(text)
    return content


@cache
def generator() -> Any:
    """The release-time script, as a module."""
    path = CHECKOUT / "tools/make_calendar.py"
    spec = importlib.util.spec_from_file_location("make_calendar", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def closed_in(content: dict[str, Any]) -> set[date]:
    return {date.fromisoformat(e["date"]) for e in content["england-and-wales"]["events"]}


class TestSources:
    """Snapshot, ``holidays`` and GOV.UK agree on every weekday."""

    def test_regenerates(self, govuk: dict[str, Any]) -> None:
        """The script writes the bundled file again, byte for byte, from each GOV.UK file."""
        bundled = files("timescales.calendar").joinpath("england_and_wales.csv").read_text("utf-8")
        assert generator().snapshot(govuk) == bundled

    def test_govuk_agrees_where_it_reaches(self, govuk: dict[str, Any]) -> None:
        """In its years, every weekday is open or closed as GOV.UK says."""
        published = closed_in(govuk)
        years = {day.year for day in published}
        assert years == set(range(2012, 2029))
        for day in WEEKDAYS:
            if day.year in years:
                assert CALENDAR.is_working_day(day) == (day not in published), day

    @pytest.mark.parametrize("nation", ["ENG", "WLS"])
    def test_holidays_agrees_everywhere(self, nation: str) -> None:
        """On every weekday of the horizon, ``holidays`` has the same for both nations."""
        theirs = dict(holidays.country_holidays("GB", subdiv=nation, years=range(1978, 2076)))
        for day in WEEKDAYS:
            assert CALENDAR.is_working_day(day) == (day not in theirs), day

    def test_govuk_titles_and_notes(self) -> None:
        """Names are GOV.UK's and so are substitutes, but for the moved spring holidays."""
        for event in packaged()["england-and-wales"]["events"]:
            closure = CALENDAR.closure_on(date.fromisoformat(event["date"]))
            assert closure is not None
            title = event["title"].replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
            if closure.date in {date(2012, 6, 4), date(2022, 6, 2)}:
                assert closure.name.startswith(f"{title} (moved from ")
                assert closure.kind is ClosureKind.BANK_HOLIDAY
            else:
                assert closure.name == title
                noted = event["notes"] == "Substitute day"
                assert (closure.kind is ClosureKind.SUBSTITUTE) == noted

    def test_script_refuses_a_year_in_part(self) -> None:
        """A file that stops before Boxing Day of its last year is not taken for that year."""
        events = packaged()["england-and-wales"]["events"][:-1]
        with pytest.raises(SystemExit, match="2028 in part"):
            generator().snapshot({"england-and-wales": {"events": events}})

    def test_script_writes_the_file(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Run as a command it writes the snapshot where it is told."""
        source, target = tmp_path / "bank-holidays.json", tmp_path / "out.csv"
        source.write_text(json.dumps(packaged()), "utf-8")
        monkeypatch.setattr("sys.argv", ["make_calendar", str(source), "-o", str(target)])
        generator().main()
        assert target.read_text("utf-8") == generator().snapshot(packaged())
        assert "792 closures" in capsys.readouterr().out


def nth_monday(year: int, month: int, n: int) -> date:
    """The nth Monday of a month; the last for n = -1."""
    days = [date(year, month, d) for d in range(1, 32 - (month == 6))]
    return [day for day in days if day.weekday() == 0][n - 1 if n > 0 else n]


# Law, and the proclamations: what was moved, what was added.
MOVED = {
    nth_monday(1995, 5, 1): date(1995, 5, 8),
    nth_monday(2002, 5, -1): date(2002, 6, 4),
    nth_monday(2012, 5, -1): date(2012, 6, 4),
    nth_monday(2020, 5, 1): date(2020, 5, 8),
    nth_monday(2022, 5, -1): date(2022, 6, 2),
}
ADDED = {
    date(1981, 7, 29),
    date(1999, 12, 31),
    date(2002, 6, 3),
    date(2011, 4, 29),
    date(2012, 6, 5),
    date(2022, 6, 3),
    date(2022, 9, 19),
    date(2023, 5, 8),
}


def christmas(year: int) -> set[date]:
    """The two closed days of Christmas, by the weekday of 25 December."""
    days = {4: (25, 28), 5: (27, 28), 6: (26, 27)}.get(date(year, 12, 25).weekday(), (25, 26))
    return {date(year, 12, day) for day in days}


def new_year(year: int) -> date:
    """1 January, or the Monday after if it is at a weekend."""
    return next(date(year, 1, d) for d in (1, 2, 3) if date(year, 1, d).weekday() < 5)


class TestAct1971:
    """Banking and Financial Dealings Act 1971, Schedule 1: "Easter Monday. The last Monday in May.
    The last Monday in August. 26th December, if it be not a Sunday. 27th December in a year in
    which 25th or 26th December is a Sunday."
    """

    @pytest.mark.parametrize("year", range(1978, 2076))
    def test_each_year_follows_the_rules_and_the_proclamations(self, year: int) -> None:
        """The closures of each year are those of the Act, of common law and of proclamation."""
        usual = {
            new_year(year),
            easter(year) - timedelta(days=2),
            easter(year) + timedelta(days=1),
            nth_monday(year, 5, 1),
            nth_monday(year, 5, -1),
            nth_monday(year, 8, -1),
        }
        expected = {MOVED.get(day, day) for day in usual} | christmas(year)
        expected |= {day for day in ADDED if day.year == year}
        assert {day for day in CLOSED if day.year == year} == expected

    def test_common_law(self) -> None:
        """Christmas Day and Good Friday are holidays at common law, and nothing else is."""
        found = {c.date for c in CLOSURES if c.kind is ClosureKind.COMMON_LAW}
        fridays = {easter(year) - timedelta(days=2) for year in range(1978, 2076)}
        christmases = {date(year, 12, 25) for year in range(1978, 2076)}
        assert found == fridays | {day for day in christmases if day.weekday() < 5}

    def test_one_off_days(self) -> None:
        """The eight extra days, and no others, are one-off."""
        assert {c.date for c in CLOSURES if c.kind is ClosureKind.ONE_OFF} == ADDED

    def test_moved_days_say_so(self) -> None:
        """A moved holiday stays a bank holiday, with a name that tells; its old day is open."""
        for old, new in MOVED.items():
            closure = CALENDAR.closure_on(new)
            assert closure is not None
            assert closure.kind is ClosureKind.BANK_HOLIDAY
            assert "(" in closure.name
            assert CALENDAR.is_working_day(old)

    def test_substitutes(self) -> None:
        """The substitutes from 2004 to 2028 are those that were kept."""
        since = [c.date for c in CLOSURES if c.kind is ClosureKind.SUBSTITUTE]
        assert [f"{day:%Y-%m-%d}" for day in since if 2004 <= day.year <= 2028] == [
            "2004-12-27", "2004-12-28", "2005-01-03", "2005-12-27", "2006-01-02", "2009-12-28",
            "2010-12-27", "2010-12-28", "2011-01-03", "2011-12-27", "2012-01-02", "2015-12-28",
            "2016-12-27", "2017-01-02", "2020-12-28", "2021-12-27", "2021-12-28", "2022-01-03",
            "2022-12-27", "2023-01-02", "2026-12-28", "2027-12-27", "2027-12-28", "2028-01-03",
        ]  # fmt: skip


class TestHowFarToBelieve:
    """The calendar says how far it is published and projected."""

    def test_horizon(self) -> None:
        """1 January 1978 to 31 December 2075, published to the end of GOV.UK's last year."""
        assert (CALENDAR.first, CALENDAR.projected_to) == (FIRST, LAST)
        assert CALENDAR.published_to == date(max(d.year for d in closed_in(packaged())), 12, 31)

    def test_fingerprint_does_not_move(self) -> None:
        """The fingerprint of this snapshot; it moves only when the snapshot does."""
        assert CALENDAR.fingerprint == "dd637d3d4bfe0d8d"

    def test_published_to_is_a_year_away(self) -> None:
        """A canary: when this fails, GOV.UK has published more, so make the calendar again."""
        today = datetime.now(UTC).date()
        assert CALENDAR.published_to is not None
        assert CALENDAR.published_to >= today + timedelta(days=365), (
            "the published part of the calendar ends within twelve months: "
            "run tools/make_calendar.py on GOV.UK's current file"
        )
