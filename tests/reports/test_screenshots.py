"""The pictures in the guide to the web page are taken of the page, in the browser."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import pytest

from tests.coverage_page.test_generated_pages import ROOT, tool
from tests.reports.browser import MISSING

GUIDE = ROOT / "docs/how-to/report-page.md"


def size(picture: Path) -> tuple[int, int]:
    """The width and the height that a PNG file says it has."""
    content = picture.read_bytes()
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", content[16:24])
    return width, height


@pytest.mark.skipif(bool(MISSING), reason=f"no browser: {' and '.join(MISSING)} not installed")
def test_the_pictures_of_the_guide_are_those_that_are_taken(tmp_path: Path) -> None:
    """Each by its name, as large, and none of them of an empty page."""
    taken = list(tool("make_screenshots").take(tmp_path, children=60))
    shown = re.findall(r"\]\(\.\./images/(report[a-z-]*\.png)\)", GUIDE.read_text("utf-8"))
    assert sorted(picture.name for picture in taken) == sorted(shown)
    for picture in taken:
        assert size(picture) == size(ROOT / "docs/images" / picture.name)
        assert len(picture.read_bytes()) > 20_000
