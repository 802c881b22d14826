"""The tables of the two reports: typed as printed, and every fault that arithmetic can find.

The reports are the annual report on independent reviewing officers of 2016-17 (``iro_``) and that
of the children's independent reviewing team of 2017-18 (``cirt_``), both of Sunderland.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from tests.published.files import REPORTS, found_in
from timescales.published import Fault, Rounding, read_tables, verify
from timescales.published.number import printed

SEEDS = {"iro": "iro-annual-report-2016-17.txt", "cirt": "cirt-annual-report-2017-18.txt"}
PROSE = {
    "iro_caseload": ("Table 1 –",),
    "iro_text": (),
    "cirt_conferences": ("7.2.",),
    "cirt_plans_ended": ("7.3.",),
    "cirt_questionnaires": ("7.30.",),
    "cirt_foster_carers": ("10.1.",),
    "cirt_foster_reviews": ("10.2.", "10.5."),
    "cirt_second_foster_reviews": ("10.4.",),
    "cirt_enquiries": ("11.1.",),
    "cirt_allegations": ("11.3.",),
    "cirt_text": (),
}
"""The tables whose numbers stand in sentences, or broken by the scan, and where these begin.

Where none is named, a row begins with the number of its paragraph.
"""

ICPC = "7.6 ICPCs held within timescale"
TOTAL = "Total Number of Children"
Y17, Y18 = "16/17 As at 31/03/17", "17/18 As at 31/03/18"

BY_NUMBER: dict[int, list[tuple[str, str, str, str, str, str]]] = {
    1: [
        ("cirt_indicators", "% of CLA Reviews held in timescales", Y17, "94%", "95%",
         "stated_twice"),
    ],
    2: [
        ("iro_text", "4.3 increase in reviews from March 2016", "Says", "+101", "+149",
         "statement_differs"),
        ("cirt_text", "8.1 increase in reviews", "Says", "41", "-108", "statement_differs"),
    ],
    3: [
        ("cirt_late_icpcs", TOTAL, Y17, "102", "", "sum_differs"),
        ("cirt_late_icpcs", TOTAL, Y18, "115", "70", "sum_differs"),
    ],
    4: [
        ("cirt_late_rcpcs", TOTAL, "Variance", "+18", "+8", "variance_size"),
        ("cirt_late_rcpcs", TOTAL, f"{Y17} **", "10", "", "mixed_units"),
        ("cirt_late_rcpcs", TOTAL, Y18, "18", "", "mixed_units"),
    ],
    5: [
        ("cirt_looked_after_disputes_closed", "Stage at which the DRP was closed", "Total Closed",
         "193", "98", "sum_differs"),
    ],
    6: [("cirt_plans_ended", "Total", "17/18", "715", "717", "sum_differs")],
    7: [("cirt_text", "7.1 children on plans in March 2017", "Says", "425", "430", "sum_differs")],
    8: [("cirt_text", "8.8 increase in MOMO statements", "Says", "37%", "98%",
         "percentage_differs")],
    9: [("cirt_text", "Appendix 2, priority 2: visits before reviews", "Says", "942", "941",
         "stated_twice")],
    10: [
        ("cirt_categories", "Emotional Abuse", "% Within Category (31.3.18)", "33.26%", "33.27%",
         "rounding"),
        ("cirt_categories", "Physical Abuse", "% Within Category (31.3.18)", "4.40%", "4.41%",
         "rounding"),
        ("cirt_categories", "Sexual Abuse", "% Within Category (31.3.17)", "5.12%", "5.11%",
         "rounding_mixed"),
    ],
    11: [
        ("cirt_text", "7.15 RCPCs held within timescale", "Says", "98%", "", "mixed_units"),
        ("cirt_text", "7.15 RCPCs held within timescale", "Says", "98%", "99%",
         "percentage_differs"),
    ],
    12: [
        ("cirt_text", ICPC, "Says", "87%", "86%", "percentage_differs"),
        ("cirt_text", ICPC, "Says", "87%", "91%", "percentage_differs"),
        ("cirt_text", ICPC, "Says", "87%", "", "mixed_units"),
    ],
    13: [("cirt_indicators", "% of CLA Reviews held in timescales", Y18, "94%", "",
          "mixed_units")],
    14: [("cirt_text", "9.18 notifications of positive practice", "Says", "14", "29",
          "sum_differs")],
}  # fmt: skip
"""What comes of each fault that was known of the reports before they were checked."""

BESIDE = [
    ("cirt_indicators", "% of CLA Reviews where YP participated within the review", "Variance",
     "3%", "-3%", "variance_sign"),
    ("cirt_late_icpcs", "Inclement Weather", "Variance", "+2", "", "variance_unavailable"),
    ("cirt_late_reviews", "Data Discrepancy", "Variance", "+20", "", "variance_unavailable"),
    ("cirt_late_reviews", "Other", "Variance", "+2", "", "variance_unavailable"),
    ("iro_caseload", "Average number of LAC cases allocated cases to IRO's within team",
     "March 17", "39.5", "39.6", "rounding"),
]  # fmt: skip
"""And what nobody had seen."""


def place(fault: Fault) -> tuple[str, str, str, str, str, str]:
    """Where a fault is, what is printed there and what should be, and its code."""
    return fault.table, fault.row, fault.column, fault.printed, fault.expected, fault.code


def test_exactly_the_faults_of_the_reports_are_found() -> None:
    """Those known, by their numbers, and those beside them; nothing else in any table."""
    known = [fault for each in BY_NUMBER.values() for fault in each]
    assert sorted(BY_NUMBER) == list(range(1, 15))
    assert sorted(map(place, found_in([REPORTS]))) == sorted([*known, *BESIDE])


@pytest.mark.parametrize(
    ("number", "reasons"),
    [
        (1, ["reviews were held in timescales | 16/17 outturn] on line 5 says 95%."]),
        (2, ["1660 - 1511 is +149.", "1552 - 1660 is -108."]),
        (3, ["is 63, 39 less than is printed; not available: Inclement Weather",
             "is 70, 45 less than is printed."]),
        (4, ["18 - 10 is +8.", "10 (Total Number of Children) counts children and 0 (Late",
             "18 (Total Number of Children) counts children"]),
        (5, ["91 + 4 + 3 + 0 + 0 is 98, 95 less"]),
        (6, ["282 + 424 + 11 is 717, 2 more"]),
        (7, ["145 + 251 + 12 + 22 is 430, 5 more"]),
        (8, ["(275 - 139) / 139 is 97.84%"]),
        (9, ["says 941"]),
        (10, ["is 33.2665%", "4.41%, and 4.40% is truncated", "5.12% is rounded half up"]),
        (11, ["so 1 - 18 / 816 mixes units", "is 99.02%"]),
        (12, ["1 - 115 / 814 is 85.87%", "is 91.40%", "so 1 - 115 / 814 mixes units"]),
        (13, ["90 (Total Number of Children) counts children and 1552"]),
        (14, ["15 + 14 is 29, 15 more"]),
    ],
)  # fmt: skip
def test_each_fault_gives_its_reason(number: int, reasons: list[str]) -> None:
    """With the numbers that it rests on."""
    said = {place(fault): fault.reason for fault in found_in([REPORTS])}
    for where, reason in zip(BY_NUMBER[number], reasons, strict=True):
        assert reason in said[where]


def test_the_categories_round_one_year_and_cut_off_the_other() -> None:
    """7 of 8 percentages are truncated and 6 rounded: 2017 is rounded, 2018 is cut off."""
    [categories] = [each for each in verify(read_tables([REPORTS])) if "categor" in each.table.name]
    assert categories.rounding is Rounding.TRUNCATED
    assert categories.rounded == 8
    assert [*categories.explained.values()] == [6, 6, 7]


GUIDE = Path(__file__).parents[2] / "docs/reference/published-tables.md"


def test_the_reference_says_how_each_is_found() -> None:
    """Under its number, with the codes that come out."""
    rows = re.findall(r"^\| (\d+) \| .* \| (.*) \|$", GUIDE.read_text("utf-8"), re.MULTILINE)
    told = {int(number): set(re.findall(r"`(\w+)`", found)) for number, found in rows}
    assert told == {number: {each[-1] for each in found} for number, found in BY_NUMBER.items()}


NAMES = sorted(path.stem for path in REPORTS.glob("*.csv"))


@pytest.mark.parametrize("name", [name for name in NAMES if name not in PROSE])
def test_the_rows_of_a_table_are_lines_of_its_report(name: str, shared: Path) -> None:
    """Each as it is printed, cell by cell."""
    lines = {line.rstrip() for line in report(name, shared).splitlines()}
    assert {"\t".join(row).rstrip() for row in rows(name)} <= lines


@pytest.mark.parametrize("name", PROSE)
def test_the_numbers_of_a_sentence_are_in_its_paragraph(name: str, shared: Path) -> None:
    """Of tables that are made of sentences, and of those of single statements."""
    text = report(name, shared).replace("5 1 .5", "51.5").replace("five carers", "5 carers")
    text = text.replace("decreased of one", "decreased of 1")
    for label, *cells in rows(name)[1:]:
        said = {
            number
            for start in PROSE[name] or [label.partition(",")[0].partition(" ")[0]]
            for number in re.findall(r"\d+(?:\.\d+)?", paragraph(text, start))
        }
        held = cells[:1] if name.endswith("text") else cells
        assert {cell.strip("+%") for cell in held if cell} <= said, label


def report(name: str, shared: Path) -> str:
    """The report that a table is from."""
    return (shared / "seeds" / SEEDS[name.partition("_")[0]]).read_text("utf-8")


def rows(name: str) -> list[list[str]]:
    """The rows of a table without its comments."""
    with (REPORTS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.reader(file) if not row[0].startswith("#")]


def paragraph(text: str, start: str) -> str:
    """The text after a number or words at the beginning of a line, to the next that has one.

    An appendix has no end but that of the report.
    """
    [after] = re.findall(rf"\n(?:- )?{re.escape(start)}[ .]?(.*)", text, re.DOTALL)[:1]
    numbered = r"\n(?:- )?\d+\.\d+[. ]"
    return str(after) if start == "Appendix" else re.split(numbered, after)[0]


def test_a_workbook_says_the_same(tmp_path: Path) -> None:
    """The tables as sheets, numbers as numbers with formats: the same faults in the same places."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for path in sorted(REPORTS.glob("*.csv")):
        sheet = book.create_sheet(path.stem.replace("looked_after", "lac")[:31])
        with path.open(encoding="utf-8", newline="") as file:
            for number, row in enumerate(csv.reader(file), start=1):
                for at, text in enumerate(row, start=1):
                    cell = sheet.cell(number, at)
                    cell.value, cell.number_format = (text, "@") if at == 1 else typed(text)
                    if row[0].startswith("#"):
                        cell.value = text.replace("looked_after", "lac")
    book.save(tmp_path / "reports.xlsx")
    [*faults] = found_in([tmp_path / "reports.xlsx"])

    def where(fault: Fault) -> tuple[str, str, str, str]:
        return fault.table.replace("looked_after", "lac")[:31], fault.row, fault.column, fault.code

    assert sorted(map(where, faults)) == sorted(map(where, found_in([REPORTS])))


def typed(text: str) -> tuple[Any, str]:
    """A cell and its format, as Excel has it when somebody types the text."""
    read = printed(text)
    if read.value is None or "(" in text:
        return text.replace("looked_after", "lac"), "@"
    zeros = f"0.{'0' * read.decimals}".rstrip(".")
    if read.percent:
        return float(read.value), f"{zeros}%"
    return float(read.value), f"+{zeros};-{zeros}" if text.startswith("+") else zeros
