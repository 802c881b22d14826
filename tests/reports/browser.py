"""Headless Chromium over a page on disk, as a reader has it; nothing here goes to a network."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement

CHROMIUM = shutil.which("chromium") or ""
DRIVER = shutil.which("chromedriver") or ""
MISSING = [
    package for package, found in (("chromium", CHROMIUM), ("chromium-driver", DRIVER)) if not found
]
"""The Debian packages that a test in a browser needs and that are not installed."""

_FLAGS = (
    "--headless",
    "--no-sandbox",  # Chromium refuses to run as root with it
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--window-size=1400,1000",
)


class Page:
    """A page that is open in the browser, by the words that its reader sees."""

    def __init__(self, driver: webdriver.Chrome, path: Path) -> None:
        self.driver = driver
        self.prefer("light")
        driver.get("about:blank")
        _ = self.requests, self.complaints  # those of the browser's own first page
        driver.get(path.as_uri())

    def one(self, selector: str) -> WebElement:
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def text(self, selector: str) -> str:
        return str(self.one(selector).text)

    def run(self, script: str, *arguments: object) -> Any:
        return self.driver.execute_script(script, *arguments)

    def rows(self, table: str) -> list[list[str]]:
        """The cells of every row of a table's body, as they are read."""
        script = (
            "return [...document.querySelectorAll(`#${arguments[0]} tbody tr`)]"
            ".map(row => [...row.cells].map(cell => cell.innerText.trim()))"
        )
        rows: list[list[str]] = self.run(script, table)
        return rows

    def listed(self) -> list[list[str]]:
        """The rows of the list of obligations."""
        return self.rows("listed")

    def texts(self, selector: str) -> list[str]:
        """What each of some elements says."""
        return [each.text for each in self.all(selector)]

    def prefer(self, scheme: str, media: str = "") -> None:
        """What the reader's system prefers, light or dark; and paper, instead of the screen."""
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        asked = {"media": media, "features": features}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", asked)

    @property
    def complaints(self) -> list[str]:
        """What the browser's console said of it since the last time that it was asked."""
        return [entry["message"] for entry in self._log("browser")]

    @property
    def requests(self) -> list[str]:
        """Every address that was asked for since the last time, that of the page included."""
        events = [json.loads(entry["message"])["message"] for entry in self._log("performance")]
        return [
            event["params"]["request"]["url"]
            for event in events
            if event["method"] == "Network.requestWillBeSent"
        ]

    def _log(self, kind: str) -> list[dict[str, str]]:
        answer: dict[str, list[dict[str, str]]] = self.driver.execute("getLog", {"type": kind})
        return answer["value"]


@contextmanager
def chromium(profile: Path) -> Iterator[webdriver.Chrome]:
    """A browser with a profile of its own; what it does is kept, to be asked for."""
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in (*_FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options, webdriver.ChromeService(DRIVER))
    try:
        yield driver
    finally:
        driver.quit()
