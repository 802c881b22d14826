"""Take the pictures of the web page again, with the Chromium that is installed.

    python tools/make_screenshots.py

They are of the demo caseload with what an office records of it, and go to ``docs/images``. A test
takes them of a smaller one; another version of the browser draws other letters, so that they are
not compared dot by dot.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

import timescales as ts
from tests.reports.browser import MISSING, Page, chromium
from tests.reports.caseloads import gathered, office_cases, policy_for
from timescales.reports import report_html

IMAGES: Final = Path(__file__).parents[1] / "docs/images"
CHILDREN: Final = 620
"""As many as the looked-after children of one authority."""


def main() -> None:
    if MISSING:
        raise SystemExit(f"install the Debian packages {' and '.join(MISSING)} first")
    for picture in take(IMAGES, CHILDREN):
        print(picture)


def take(images: Path, children: int) -> Iterator[Path]:
    """Take each picture of a page of so many children, and say where it is."""
    with TemporaryDirectory() as folder, chromium(Path(folder, "profile")) as driver:
        path = Path(folder, "report.html")
        cases = office_cases(children)
        data = gathered(cases, policy_for(cases, ts.policies.sunderland()))
        path.write_text(report_html(data), "utf-8")
        page = Page(driver, path)
        yield shoot(page, images / "report.png")
        show(page, "scores")
        page.one("#scored summary").click()
        yield shoot(page, images / "report-measures.png")
        show(page, "ahead")
        yield shoot(page, images / "report-ahead.png")
        page.prefer("dark")
        show(page, "lists")
        yield shoot(page, images / "report-lists-dark.png")
        page.prefer("light")
        page.one("#find [name=name]").send_keys("DEMO-048")
        page.one("#find button").click()
        yield shoot(page, images / "report-child.png")


def show(page: Page, section: str) -> None:
    page.run("document.getElementById(arguments[0]).scrollIntoView()", section)


def shoot(page: Page, picture: Path) -> Path:
    page.driver.save_screenshot(str(picture))
    return picture


if __name__ == "__main__":
    main()
