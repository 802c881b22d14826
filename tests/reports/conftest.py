"""A browser for the tests of a folder, and pages opened in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pytest

from tests.reports.browser import MISSING, Page, chromium
from timescales.reports import ReportData, report_html

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

Opened: TypeAlias = Callable[[ReportData], Page]


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """One browser for a module of tests; skipped, with words, where there is none."""
    if MISSING:
        pytest.skip(f"no browser: the Debian packages {' and '.join(MISSING)} are not installed")
    with chromium(tmp_path_factory.mktemp("profile")) as driver:
        yield driver


@pytest.fixture
def opened(driver: Chrome, tmp_path: Path) -> Iterator[Opened]:
    """Opens reports, and afterwards holds that none asked for anything or complained."""
    pages: list[Page] = []
    path = tmp_path / "report.html"

    def hold_last() -> None:
        for page in pages[-1:]:
            assert page.complaints == []
            assert set(page.requests) == {path.as_uri()}

    def open_report(data: ReportData) -> Page:
        hold_last()
        path.write_text(report_html(data), "utf-8")
        pages.append(Page(driver, path))
        return pages[-1]

    yield open_report
    hold_last()
