"""Real-shaped XML that has been mangled: it is refused, or every record is accounted for."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

import timescales as ts
from tests.records.census import (
    HEADER,
    child,
    enquiry,
    group,
    plan,
    read_text,
    referral,
)
from tests.records.files import is_account

CENSUS = "".join(
    child(
        referral(
            group(
                "Assessments",
                AssessmentActualStartDate="2025-06-04",
                AssessmentAuthorisationDate="2025-08-04",
            ),
            enquiry(
                S47ActualStartDate="2025-06-02",
                InitialCPCtarget="2025-06-23",
                DateOfInitialCPC="2025-06-20",
                ICPCnotRequired="false",
            ),
            enquiry(S47ActualStartDate="2025-09-02", ICPCnotRequired="1"),
            plan("2025-06-20", "2025-09-10", "2026-02-11", CPPendDate="2026-02-11"),
            ReferralNFA="0",
            CINclosureDate="2026-03-01",
            DateOfInitialCPC="2025-06-20",
        ),
        name=name,
    )
    for name in "AB"
)
RETURN = "".join(
    group(
        "CHILD",
        group(
            "HEADER",
            group("AREVIEW", REVIEW="06/06/2017", REVIEW_CODE="PN1"),
            group("AMISSING", MISSING="M", MIS_START="02/05/2017", MIS_END="04/05/2017"),
            group("AD_PLACED", DATE_PLACED="03/05/2017", DATE_PLACED_CEASED="04/05/2018"),
            CHILDID=name,
            DOB="04/05/2010",
        ),
        group("EPISODE", DECOM="10/05/2017", RNE="S", LS="C2", PL="K1", DEC="1/6/2017", REC="X1"),
        group("EPISODE", DECOM="01/06/2017", RNE="P", LS="E1", PL="A6", DEC="1/6/2018", REC="E11"),
    )
    for name in "AB"
)
BASES = {
    "census": f"<Message>{HEADER}<Children>\n{CENSUS}</Children></Message>",
    "return": f"<EXPSSDA903>\n{RETURN}</EXPSSDA903>",
}
TEXTS = (
    "",
    "2025-13-01",
    "01/02/2025",
    "2025-06-20T00:00:00",
    "NULL",
    "46000",
    "9999-12-31",
    "A",
    "x",
)

Mangling = Callable[[list[str], int, str], None]


def drop(lines: list[str], at: int, _: str) -> None:
    """A line is lost, which may be a tag."""
    del lines[at]


def repeat(lines: list[str], at: int, _: str) -> None:
    lines.insert(at, lines[at])


def move(lines: list[str], at: int, _: str) -> None:
    lines.insert(0 if at % 2 else len(lines) - 2, lines.pop(at))


def retext(lines: list[str], at: int, text: str) -> None:
    """The text of a leaf is another."""
    before, tag, rest = lines[at].partition(">")
    if "</" in rest:
        lines[at] = f"{before}{tag}{text}</{rest.partition('</')[2]}"


def cut(lines: list[str], at: int, _: str) -> None:
    del lines[at:]


MANGLINGS: tuple[Mangling, ...] = (drop, repeat, move, retext, retext, retext, cut)


@pytest.mark.parametrize("base", sorted(BASES))
@given(
    st.lists(
        st.tuples(st.sampled_from(MANGLINGS), st.integers(0, 10_000), st.sampled_from(TEXTS)),
        min_size=1,
        max_size=6,
    )
)
def test_every_record_is_accounted_for(base: str, changes: list[tuple[Mangling, int, str]]) -> None:
    """Whatever is lost, repeated, moved or cut short, there is no other error than a refusal."""
    lines = BASES[base].splitlines(keepends=True)
    for mangle, at, text in changes:
        if len(lines) > 3:
            mangle(lines, at % len(lines), text)
    with suppress(ts.RecordsError):
        records = read_text("".join(lines))
        assert records.rows_read == records.rows_used + records.rows_not_used
        assert is_account(records)


@pytest.mark.parametrize("base", sorted(BASES))
def test_unmangled(base: str) -> None:
    """As they stand most of their records are used, so that there is something to lose."""
    records = read_text(BASES[base])
    assert records.rows_used >= 10
    assert is_account(records)
