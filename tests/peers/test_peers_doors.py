"""Faults of other libraries at their doors, cold starts and packaging; ours does otherwise."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from hatchling.builders.sdist import SdistBuilder
from packaging.requirements import Requirement

import timescales as ts
from tests.conftest import ROOT
from timescales.records import parse_date

ENGLAND = ts.england_and_wales()
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
START = ts.Event("became_looked_after", date(2026, 11, 2))
DATE_DOORS: dict[str, Callable[[Any], object]] = {
    "is_working_day": ENGLAND.is_working_day,
    "add": lambda day: ENGLAND.add(day, 20),
    "before": lambda day: ENGLAND.before(day, 20),
    "count": lambda day: ENGLAND.count(day, date(2026, 12, 25)),
    "closure_on": ENGLAND.closure_on,
    "with_closures": lambda day: ENGLAND.with_closures({day: "Closed"}),
    "rule": lambda day: ts.months(3).due(day, ENGLAND),
    "due": lambda day: ts.due("icpc", day),
    "next_review_date": ts.next_review_date,
    "reviews": lambda day: ts.next_review_date(date(2026, 1, 5), [day]),
    "Event": lambda day: ts.Event("lac_review", day),
    "Case": lambda day: ts.Case("A", (), date_of_birth=day),
    "project": lambda day: ts.project(ts.Case("A", (START,)), as_at=day),
    "table": lambda day: ts.days(1).table(ENGLAND, first=date(2026, 1, 1), last=day),
}


class TestDates:
    """Dates are taken from whatever looks like one."""

    @pytest.mark.parametrize("door", DATE_DOORS.values(), ids=DATE_DOORS.keys())
    @pytest.mark.parametrize(
        "value",
        [datetime(2026, 12, 25), "04/05/2026", "2026-12-25", 20261225, 1.5, True],
        ids=repr,
    )
    def test_anything_but_a_date(self, door: Callable[[Any], object], value: Any) -> None:
        """A datetime makes every day a work day or loses its time, a text is read the American
        way, a number is a time stamp of 1970; here each is refused, with what to pass."""
        with pytest.raises(ts.WrongTypeError, match=re.escape(repr(value))):
            door(value)

    def test_christmas_with_a_time_of_day(self) -> None:
        """A set of dates never holds a datetime, so Christmas was a work day."""
        with pytest.raises(ts.WrongTypeError, match=r"pass day\.date\(\)"):
            ENGLAND.is_working_day(datetime(2026, 12, 25, 9, 30))

    def test_days_before_months(self) -> None:
        """04/05/2026 is 4 May: it is never 5 April."""
        assert parse_date("04/05/2026") == date(2026, 5, 4)

    @pytest.mark.parametrize(
        "text",
        [
            "05/13/2026",
            "4/5/26",
            "20261225",
            "2026-12-25T00:00",
            "\uff12\uff10\uff12\uff16-12-25",
            "25 Dec 2026",
            "",
        ],
    )
    def test_texts_that_only_look_like_dates(self, text: str) -> None:
        """Month first, short years, stamps, full-width digits: told apart strictly."""
        with pytest.raises(ts.WrongValueError, match="not a date"):
            parse_date(text)

    @pytest.mark.parametrize("value", [None, "", float("nan")], ids=repr)
    def test_no_date_at_all(self, value: Any) -> None:
        """A null date is taken by some as a day."""
        with pytest.raises(ts.WrongTypeError):
            ENGLAND.is_working_day(value)


class TestCounts:
    """1.5 days is rounded up, truncated or moved by two; True is one."""

    @pytest.mark.parametrize("value", [1.5, 20.0, True, "20", None, 1 + 0j], ids=repr)
    def test_only_whole_numbers(self, value: Any) -> None:
        """By every rule and step that counts."""
        doors: tuple[Callable[[Any], object], ...] = (
            lambda n: ENGLAND.add(date(2026, 8, 8), n),
            lambda n: ENGLAND.before(date(2026, 8, 8), n),
            ts.working_days,
            ts.days,
            ts.weeks,
            ts.months,
            ts.years,
            ts.working_days_before,
        )
        for door in doors:
            with pytest.raises(ts.WrongTypeError, match="whole number"):
                door(value)


class TestSpelling:
    """A misspelt name is quietly something else, or nothing."""

    @pytest.mark.parametrize(
        "call",
        [
            lambda: build(ts.months, month=3),
            lambda: build(ts.days, 3, dayzero=ts.DayZero.INCLUSIVE),
            lambda: build(ts.Event, "lac_review", date(2026, 1, 5), reff="A"),
            lambda: build(ts.project, ts.Case("A"), asat=date(2026, 1, 5)),
        ],
    )
    def test_a_misspelt_argument(self, call: Callable[[], object]) -> None:
        """month=3 for months=3 meant March; here Python refuses it."""
        with pytest.raises(TypeError, match="unexpected keyword argument"):
            call()

    def test_a_misspelt_field(self) -> None:
        """ofset_days=3 was accepted, and there was no offset; here the fault is named."""
        data = ts.to_data(ts.days(3)) | {"ofset": 3}
        with pytest.raises(ts.DataError, match="ofset"):
            ts.from_data(data)
        missing = {key: value for key, value in ts.to_data(ts.days(3)).items() if key != "n"}
        with pytest.raises(ts.DataError, match="n"):
            ts.from_data(missing)

    @pytest.mark.parametrize("n", ["20", 20.0, True, None])
    def test_data_is_not_coerced(self, n: object) -> None:
        """ "20", 20.0 and True are all 20 to a validator left at its defaults."""
        with pytest.raises(ts.DataError):
            ts.from_data(ts.to_data(ts.days(20)) | {"n": n})

    def test_a_misspelt_event(self) -> None:
        """An event of no known kind is reported with the nearest, not passed over."""
        history = ts.Case("A", (ts.Event("lac_reveiw", date(2026, 1, 5)),))
        [finding] = ts.project(history, as_at=date(2026, 1, 6)).findings
        assert finding.severity is ts.Severity.ERROR
        assert "lac_review" in finding.reason

    def test_a_misspelt_timescale_or_policy(self) -> None:
        """Nor is a name guessed."""
        with pytest.raises(ts.UnknownNameError, match="lac_review"):
            ts.due("lac_reviw.first", date(2026, 1, 5))
        with pytest.raises(ts.UnknownNameError, match="statutory"):
            ts.due("icpc", date(2026, 1, 5), policy="statuory")


def build(function: Callable[..., object], *arguments: object, **keywords: object) -> object:
    return function(*arguments, **keywords)


class TestDefaults:
    """A default argument that is a shared, mutable set remembers what others put into it."""

    def test_nothing_is_shared(self) -> None:
        """The defaults of cases and events cannot be added to."""
        details: Any = ts.Event("lac_review", date(2026, 1, 5)).details
        with pytest.raises(TypeError, match="item assignment"):
            details["reason"] = "other"
        assert ts.Case("A").events == ()
        assert ts.Case("A").not_recorded == frozenset()


class TestLocale:
    """Day names from the locale: under fr_FR every day was a holiday, and adding never returned."""

    def test_nothing_reads_the_locale(self) -> None:
        """No module formats or parses names of days or months by the locale."""
        modules = sorted((ROOT / "src" / "timescales").rglob("*.py"))
        assert len(modules) > 30
        found = [
            f"{module.name}: {ast.unparse(node)}"
            for module in modules
            for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
            if reads_locale(node)
        ]
        assert found == []

    def test_names_are_english(self) -> None:
        """The words of an explanation are its own."""
        text = str(ts.working_days(20).explain(date(2026, 8, 10), ENGLAND))
        assert "Tuesday 8 September 2026" in text

    @pytest.mark.parametrize(
        "source",
        [
            "import locale",
            "from calendar import day_name",
            "calendar.month_name[5]",
            "f'{day:%A}'",
            "day.strftime('%d %B')",
        ],
    )
    def test_the_search_finds_what_it_is_for(self, source: str) -> None:
        """It would notice each way of reading the locale."""
        assert any(map(reads_locale, ast.walk(ast.parse(source))))


NAMES_BY_LOCALE = {"locale", "day_name", "day_abbr", "month_name", "month_abbr"}


def reads_locale(node: ast.AST) -> bool:
    if isinstance(node, ast.Import | ast.ImportFrom):
        names = {alias.name for alias in node.names} | {getattr(node, "module", None)}
        return bool(names & NAMES_BY_LOCALE) and "timescales._dates" not in names
    if isinstance(node, ast.Attribute):
        return node.attr in NAMES_BY_LOCALE and ast.unparse(node.value) == "calendar"
    text = node.value if isinstance(node, ast.Constant) else ""
    return isinstance(text, str) and re.search(r"%[-]?[aAbBcpxX](?![a-z])", text) is not None


class TestColdStart:
    """Importing a date library loads every country, a validator or an array library."""

    @pytest.mark.parametrize(
        "program",
        [
            "import timescales",
            "import timescales as ts; ts.england_and_wales().add(ts.date(2026, 11, 2), 20)",
            "import timescales as ts; ts.next_review_date(ts.date(2026, 11, 2))",
        ],
    )
    def test_neither_the_import_nor_the_first_answer(self, program: str) -> None:
        """The 250 country modules, pydantic and the rest are loaded on first need."""
        run = subprocess.run(
            [sys.executable, "-c", f"{program}; import sys; print(*sys.modules)"],
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        loaded = {name.partition(".")[0] for name in run.stdout.split()}
        assert "timescales" in loaded
        assert not loaded & {"holidays", "pydantic", "pydantic_core", "dateutil", "numpy", "pandas"}


class TestDependencies:
    """A bound that is too tight quietly installs a library 23 releases old, or nothing at all."""

    @pytest.mark.parametrize(
        ("name", "version"),
        [
            ("python-dateutil", "2.9.0.post0"),
            ("python-dateutil", "4.0.0"),
            ("holidays", "0.86"),
            ("holidays", "0.109"),
            ("pydantic", "2.10.0"),
        ],
    )
    def test_both_corners_can_be_resolved(self, name: str, version: str) -> None:
        """The newest holidays needs dateutil below 3, and dateutil 4 needs holidays 0.86: either
        pair will do."""
        requirements = {r.name: r for r in map(Requirement, PROJECT["dependencies"])}
        assert requirements[name].specifier.contains(version)
        assert not any(
            clause.operator in ("<", "<=", "==", "~=") for clause in requirements[name].specifier
        )

    def test_the_licence_lets_a_supplier_link_it(self) -> None:
        """The best designed peer became AGPL, which a case-management supplier will not link."""
        assert PROJECT["license"] == "MIT"
        assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")

    def test_types_are_shipped(self) -> None:
        """One says "Typed" and ships no marker."""
        assert "Typing :: Typed" in PROJECT["classifiers"]
        assert (ROOT / "src" / "timescales" / "py.typed").is_file()

    def test_the_source_distribution_can_run_its_own_tests(self) -> None:
        """A peer's could not: what its tests read lay outside it."""
        packed = {file.relative_path for file in SdistBuilder(str(ROOT)).recurse_included_files()}
        tests = {str(path.relative_to(ROOT)) for path in (ROOT / "tests").rglob("*.py")}
        assert "tests/peers/test_peers_doors.py".replace("/", os.sep) in tests
        assert tests <= packed
