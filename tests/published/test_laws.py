"""What holds of every table: a consistent one has no fault, and no number of it can be changed."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.published.files import verified
from timescales.published import Verified

WAYS = {"half_up": ROUND_HALF_UP, "half_even": ROUND_HALF_EVEN, "truncated": ROUND_DOWN}
COLUMNS = ("2016", "% 2016", "2017", "% 2017", "Variance", "Total of both")


@dataclass(frozen=True)
class Made:
    """A table that was made to be right: its rows of texts by column, and how it rounds."""

    labels: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    way: str

    def text(self) -> str:
        """The file that an analyst would type."""
        said = [
            f"# rounding: {self.way}",
            "# check: [% 2016] = [2016] / [Total | 2016]",
            "# check: [% 2017] = [2017] / [Total | 2017]",
            ",".join(("Reason", *COLUMNS)),
        ]
        body = [",".join((label, *row)) for label, row in zip(self.labels, self.rows, strict=True)]
        return "\n".join([*(said if self.way != "half_up" else said[1:]), *body]) + "\n"

    def check(self) -> Verified:
        """What comes of it."""
        with tempfile.TemporaryDirectory() as folder:
            return verified(Path(folder), self.text())


def share(part: int, whole: int, decimals: int, way: str) -> str:
    """A percentage as text, worked out with decimal numbers; none of nothing."""
    if not whole:
        return "n/a"
    exact = Decimal(part * 100) / Decimal(whole)
    return f"{exact.quantize(Decimal(1).scaleb(-decimals), WAYS[way])}%"


@st.composite
def tables(draw: st.DrawFn) -> Made:
    """Tables of counts in two years, with shares, variances and totals; some not available."""
    count = st.integers(0, 400)
    lines = draw(st.lists(st.none() | st.tuples(count, count), min_size=1, max_size=6))
    way = draw(st.sampled_from(sorted(WAYS)))
    decimals = draw(st.integers(0, 2))
    known = [line for line in lines if line is not None]
    wholes = sum(line[0] for line in known), sum(line[1] for line in known)
    rows = []
    for line in [*lines, wholes]:
        if line is None:
            rows.append(draw(st.sampled_from([("-",) * 6, ("n/a", "", "N/Avble", "", "", "–")])))
            continue
        then, now = line
        one, two = (
            share(part, whole, decimals, way) for part, whole in zip(line, wholes, strict=True)
        )
        rows.append((str(then), one, f"{now:,}", two, f"{now - then:+d}", str(then + now)))
    labels = [*(f"Reason {number}" for number in range(len(lines))), "Total"]
    return Made(tuple(labels), tuple(tuple(f'"{cell}"' for cell in row) for row in rows), way)


@given(tables())
def test_a_consistent_table_has_no_fault(made: Made) -> None:
    assert made.check().faults == ()


@given(tables(), st.data())
def test_any_one_number_changed_is_found_at_a_place_that_names_it(
    made: Made, data: st.DataObject
) -> None:
    """The fault is of the cell itself, or rests on it."""
    numbers = [
        (at, column)
        for at, row in enumerate(made.rows)
        for column, cell in enumerate(row)
        if any(map(str.isdigit, cell))
    ]
    at, column = data.draw(st.sampled_from(numbers))
    old = made.rows[at][column].strip('"')
    number = Decimal(old.strip("%").replace(",", ""))
    decimals = len(old.strip("%").partition(".")[2])
    new = number + data.draw(st.integers(-50, 50).filter(bool)) * Decimal(1).scaleb(-decimals)
    changed = f'"{new}{"%" if "%" in old else ""}"'
    row = (*made.rows[at][:column], changed, *made.rows[at][column + 1 :])
    found = Made(made.labels, (*made.rows[:at], row, *made.rows[at + 1 :]), made.way).check()
    label, heading = made.labels[at], COLUMNS[column]
    assert [
        fault
        for fault in found.faults
        if (fault.row, fault.column) == (label, heading)
        or f"[table | {label} | {heading}]" in fault.rests_on
    ]
    assert found.unchecked == ()


@given(tables())
def test_a_row_that_is_not_available_makes_no_fault(made: Made) -> None:
    """Nothing follows from it, and it is not taken for nothing."""
    row = tuple('"n/a"' for _ in COLUMNS)
    wider = Made(("Not counted", *made.labels), (row, *made.rows), made.way)
    assert wider.check().faults == ()
