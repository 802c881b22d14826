"""The other modules of a return: placed for adoption, decisions on it, orders, missing children."""

from __future__ import annotations

from datetime import date

import pytest

import timescales as ts
from tests.records.files import (
    EPISODES,
    REVIEWS,
    csv_bytes,
    in_folder,
    is_account,
    read_return,
    refused,
    remarks,
    told,
)
from tests.records.test_periods_of_care import (
    CEASED,
    CONTINUED,
    DAY,
    FIRST,
    STARTED,
    episode,
    happened,
)
from timescales.records import Records, project_records, read, recorded_duties

PLACED, RETURNED, ADOPTED = "placed_for_adoption", "adoption_placement_ended", "adoption_order_made"

DECISIONS = "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED"
MISSING = "CHILD,DOB,MISSING,MIS_START,MIS_END"
ORDERS = "CHILD,DOB,DOLO_START,DOLO_END"


class TestPlacedForAdoption:
    """Placement codes A3 to A6, and the reasons E11 and E12 for which care ceases."""

    @pytest.mark.parametrize("code", ["A3", "A4", "A5", "A6", "a4"])
    def test_placed(self, code: str) -> None:
        """It begins with the first such episode, and goes on while care does."""
        records = read_return(episode(0, "S", 30, "X1"), episode(30, "P", at=code))
        assert happened(records) == [(STARTED, 0), (CONTINUED, 30), (PLACED, 30)]
        assert not records.findings

    def test_with_the_same_carer(self) -> None:
        """Another legal status, or another placement with the carer, is the same placement."""
        records = read_return(
            episode(0, "S", 30, "X1"),
            episode(30, "T", 60, "X1", at="A3"),
            episode(60, "U", 90, "X1", at="A5"),
            episode(90, "L", at="A5"),
        )
        assert [each for each in happened(records) if each[0] != CONTINUED] == [
            (STARTED, 0),
            (PLACED, 30),
        ]

    def test_with_another_carer(self) -> None:
        """Another carer is another placement."""
        records = read_return(
            episode(0, "S", 30, "X1", at="A4"), episode(30, "P", 60, "X1", at="A4"),
            episode(60, "B", at="A6"),
        )  # fmt: skip
        assert [each for each in happened(records) if each[0] != CONTINUED] == [
            (STARTED, 0),
            (PLACED, 0),
            (RETURNED, 30),
            (PLACED, 30),
            (RETURNED, 60),
            (PLACED, 60),
        ]

    @pytest.mark.parametrize("end", [(60, "X1"), (None, "")])
    def test_returned(self, end: tuple[int | None, str]) -> None:
        """A placement of another kind after it means that the child came back."""
        records = read_return(episode(30, "S", *end, at="A4"), episode(60, "P"))
        assert (RETURNED, 60) in happened(records)

    def test_gap(self) -> None:
        """So does a gap between two."""
        records = read_return(episode(0, "S", 30, "X1", at="A4"), episode(33, "L", at="A6"))
        assert [each for each in happened(records) if each[0] in {PLACED, RETURNED}] == [
            (PLACED, 0),
            (RETURNED, 30),
            (PLACED, 33),
        ]

    @pytest.mark.parametrize("reason", ["E11", "E12", "e12"])
    @pytest.mark.parametrize("at", ["A6", "U1"])
    def test_adopted(self, reason: str, at: str) -> None:
        """An adoption ends care, wherever the child was placed."""
        records = read_return(episode(0, "S", 30, reason, at=at))
        ends = [each for each in happened(records) if each[1] == 30]
        assert ends == [(ADOPTED, 30), (CEASED, 30)]

    def test_left_otherwise(self) -> None:
        """Care that ceases otherwise ends the placement by itself."""
        records = read_return(episode(0, "S", 30, "E4A", at="A6"))
        assert happened(records) == [(STARTED, 0), (PLACED, 0), (CEASED, 30)]

    def test_short_break(self) -> None:
        """A short break is no placement for adoption."""
        records = read_return(episode(0, "S", 30, "E8", ls="V3", at="A6"))
        assert records.cases == ()

    def test_reviews(self) -> None:
        """Looked-after reviews stop, and those of the adoption regulations begin."""
        records = read_return(
            episode(0, "S", 10, "X1"),
            episode(10, "P", at="A6"),
            reviews=[f"A,,{FIRST + 30 * DAY:%d/%m/%Y},PN0"],
        )
        policy = recorded_duties(ts.policies.statutory(), records.holds)
        as_at = FIRST + 60 * DAY
        rows = project_records(records, as_at=as_at, policy=policy).rows
        found = {(row.timescale, row.ordinal): row for row in rows}
        first = found["adoption_review_placed", 1]
        assert (first.anchor_date, first.met_date) == (FIRST + 10 * DAY, FIRST + 30 * DAY)
        assert found["lac_review", 1].status == ts.Status.LAPSED.value
        assert ("lac_review", 2) not in found


def stretches(**modules: bytes) -> Records:
    """A return of one episode with these files besides."""
    files = {f"{name}.csv": content for name, content in modules.items()}
    files |= {"episodes.csv": csv_bytes(EPISODES, episode(0, "S"))}
    return in_folder(files | {"reviews.csv": csv_bytes(REVIEWS)}, read)


class TestDecisions:
    """PlacedAdoption: the decision that a child should be placed, and its ceasing."""

    @pytest.mark.parametrize(
        "name", ["placed_adoption", "PlacedAdoption2026", "placed for adoption 2026", "ad_placed"]
    )
    def test_decision(self, name: str) -> None:
        """Each is an event, the second with the reason."""
        rows = csv_bytes(DECISIONS, "A,,02/05/2017,09/06/2017,RD3", "A,,01/07/2017,,")
        records = stretches(**{name: rows})
        assert told(records)[1:] == [
            ("A", "adoption_decided", "2017-05-02"),
            ("A", "adoption_plan_ended", "2017-06-09"),
            ("A", "adoption_decided", "2017-07-01"),
        ]
        assert records.cases[0].events[2].details == {"reason": "RD3"}
        assert not records.findings

    def test_later_year(self) -> None:
        """The later year's row stands."""
        records = stretches(
            placed_adoption_2025=csv_bytes(DECISIONS, "A,,02/05/2017,,"),
            placed_adoption_2026=csv_bytes(DECISIONS, "A,,02/05/2017,09/06/2017,RD3"),
        )
        assert refused(records) == [(2, "superseded")]
        assert len(records.cases[0].events) == 3


class TestMissing:
    """Missing: the return of a child who was missing."""

    def test_return(self) -> None:
        """The end of each is a return; the start gives nothing that a timescale runs from."""
        rows = csv_bytes(MISSING, "A,04/05/2010,M,02/05/2017,04/05/2017", "A,,m,06/05/2017,")
        records = stretches(missing=rows)
        assert told(records)[1:] == [("A", "child_returned", "2017-05-04")]
        assert refused(records) == [(3, "no_end_on_record")]
        assert records.cases[0].date_of_birth == date(2010, 5, 4)
        assert is_account(records)

    def test_away(self) -> None:
        """A child who was away without authorisation was not missing."""
        rows = csv_bytes(MISSING, "A,,A,02/05/2017,04/05/2017", "A,,A,06/05/2017,")
        records = stretches(missing=rows)
        assert refused(records) == [(2, "not_missing"), (3, "not_missing")]

    def test_interview(self) -> None:
        """Interviews are not in a return, so whether one was held is not known."""
        rows = csv_bytes(MISSING, "A,,M,02/05/2017,04/05/2017")
        records = stretches(missing=rows)
        projected = project_records(
            records, as_at=date(2017, 6, 1), policy=ts.policies.statutory().only("return_interview")
        )
        assert [row.status for row in projected.rows] == [ts.Status.NOT_KNOWN.value]


class TestOrders:
    """DoLo: orders that deprive of liberty."""

    @pytest.mark.parametrize("name", ["DoLo", "deprivation_of_liberty_order"])
    def test_order(self, name: str) -> None:
        """An order is made, and ends."""
        rows = csv_bytes(ORDERS, "A,,02/05/2017,09/06/2017", "A,,01/07/2017,")
        records = stretches(**{name: rows})
        assert told(records)[1:] == [
            ("A", "dol_order_made", "2017-05-02"),
            ("A", "dol_order_ended", "2017-06-09"),
            ("A", "dol_order_made", "2017-07-01"),
        ]
        assert not records.findings


class TestRows:
    """Every row of these modules is accounted for."""

    @pytest.mark.parametrize(
        ("row", "found"),
        [
            (",,02/05/2017,", (2, "no_subject")),
            ("A,,,09/06/2017", (2, "no_date")),
            ("A,never,soon,later", (2, "bad_date")),
            (",,,", (2, "blank")),
        ],
    )
    def test_refused(self, row: str, found: tuple[int, str]) -> None:
        """A row of no child or no day is not used."""
        records = stretches(dolo=csv_bytes(ORDERS, row))
        assert refused(records) == [found]
        assert is_account(records)

    def test_ends_before_it_starts(self) -> None:
        """An end before the start is taken for none."""
        records = stretches(dolo=csv_bytes(ORDERS, "A,soon,02/05/2017,01/05/2017"))
        assert remarks(records) == [(2, "ends_before_start"), (2, "bad_date")]
        assert told(records)[1:] == [("A", "dol_order_made", "2017-05-02")]

    def test_repeated(self) -> None:
        """A row that repeats another is told of."""
        rows = csv_bytes(ORDERS, *["A,,02/05/2017,01/06/2017"] * 2)
        assert refused(stretches(dolo=rows)) == [(3, "duplicate")]

    def test_columns(self) -> None:
        """Columns are known in any order and case, and a needed one that is missing is told of."""
        rows = csv_bytes("mis_end,Mis_Start,child", "04/05/2017,02/05/2017,A")
        assert told(stretches(missing=rows))[1:] == [("A", "child_returned", "2017-05-04")]
        with pytest.raises(ts.RecordsError, match=r"missing\.csv: lacks the column MIS_END"):
            stretches(missing=csv_bytes("CHILD,MIS_START", "A,02/05/2017"))
        other = stretches(missing_reports=csv_bytes("CHILD,REPORTED", "A,02/05/2017"))
        assert other.files_not_read == ("missing_reports.csv",)
