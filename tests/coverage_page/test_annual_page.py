"""The page of the annual report, remade, is the one that the library makes today."""

from __future__ import annotations

from tests.coverage_page.test_generated_pages import tool
from timescales.reports.annual import annual_pictures


class TestAnnualReport:
    """The annual report of a synthetic caseload, beside the published ones."""

    def test_the_page_is_what_the_library_makes(self) -> None:
        """Its tables, what is found in the originals, and its pictures are those of today."""
        made = tool("make_annual")
        text = made.PAGE.read_text("utf-8")
        assert text == made.page(text), "run tools/make_annual.py"
        for name, picture in annual_pictures(made.report()).items():
            assert made.picture(name).read_text("utf-8") == picture, "run tools/make_annual.py"

    def test_every_table_is_on_the_page(self) -> None:
        """But for the numbers behind, and so is every original but the numbers in texts."""
        made = tool("make_annual")
        text = made.PAGE.read_text("utf-8")
        tables = {table.name for table in made.report().tables}
        assert made.shown(text, "remade") == {n for n in tables if not n.endswith("_behind")}
        left_out = {"iro_text", "cirt_text", "cirt_questionnaires"}
        assert made.shown(text, "original") == set(made.originals()) - left_out

    def test_it_is_of_the_size_that_the_page_says(self) -> None:
        """About 620 looked after and 500 on plans at the end of the year."""
        caseload = {row[0]: row[3] for row in tool("make_annual").report().table("caseload").rows}
        assert abs(int(caseload["Children looked after at the end of the year"]) - 620) <= 10
        assert abs(int(caseload["Children on a plan at the end of the year"]) - 500) <= 10
