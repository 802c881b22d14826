"""The worked queries on the tables of the Standard Safeguarding Dataset, in real databases."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from datetime import date, timedelta
from random import Random

import pytest

from tests.sql.engines import Engine
from timescales.calendar import england_and_wales
from timescales.calls import next_icpc_date, next_review_date
from timescales.errors import StatutoryLimitWarning
from timescales.sql import Cell, calendar_table, query

AS_AT = date(2026, 1, 31)
COMPLETE_FROM = date(2020, 2, 1)
STARTED = date(2025, 3, 10)
POLICIES = ("statutory", "day_count")

EPISODES = (
    "clae_person_id VARCHAR(48), clae_cla_id VARCHAR(48), clae_entered_care_date TIMESTAMP, "
    "clae_cla_episode_start_date TIMESTAMP, clae_cla_episode_ceased_date TIMESTAMP"
)
REVIEWS = (
    "clar_cla_id VARCHAR(48), clar_cla_review_date TIMESTAMP, clar_cla_review_cancelled CHAR(1)"
)
LEGAL = (
    "lega_person_id VARCHAR(48), lega_legal_status VARCHAR(100), "
    "lega_legal_status_start_date TIMESTAMP, lega_legal_status_end_date TIMESTAMP"
)
PLACEMENTS = (
    "clap_cla_id VARCHAR(48), clap_cla_placement_type VARCHAR(100), "
    "clap_cla_placement_start_date TIMESTAMP, clap_cla_placement_end_date TIMESTAMP"
)
ENQUIRIES = (
    "s47e_s47_enquiry_id VARCHAR(48), s47e_person_id VARCHAR(48), s47e_s47_start_date TIMESTAMP"
)
CONFERENCES = (
    "icpc_s47_enquiry_id VARCHAR(48), icpc_icpc_date TIMESTAMP, icpc_icpc_target_date TIMESTAMP, "
    "icpc_icpc_transfer_in CHAR(1)"
)


@pytest.fixture(scope="module")
def calendar(engine: Engine) -> Engine:
    duties = ("lac_review.first", "lac_review.second", "lac_review.subsequent", "icpc")
    engine.load(calendar_table(first=date(2020, 1, 1), last=date(2026, 6, 30), duties=duties))
    return engine


def at_midnight(day: date | None) -> str | None:
    return f"{day} 00:00:00" if day else None


def next_reviews(
    engine: Engine,
    periods: Iterable[tuple[str, date | None, date | None]],
    reviews: Iterable[tuple[str, date | None, str | None]] = (),
    legal: Iterable[tuple[str, str, date, date | None]] = (),
    placements: Iterable[tuple[str, str, date, date | None]] = (),
    policy: str = "statutory",
    episodes: Iterable[tuple[str, date | None]] = (),
) -> dict[str, tuple[Cell, ...]]:
    """By period of care: reviews held, counted from, stage, next due, status."""
    engine.table(
        "ssd_cla_episodes",
        EPISODES,
        [
            *((f"P{k}", k, at_midnight(a), None, at_midnight(b)) for k, a, b in periods),
            *((f"P{k}", k, None, at_midnight(day), None) for k, day in episodes),
        ],
    )
    engine.table("ssd_cla_reviews", REVIEWS, [(k, at_midnight(d), c) for k, d, c in reviews])
    for name, columns, spells in (
        ("ssd_legal_status", LEGAL, legal),
        ("ssd_cla_placement", PLACEMENTS, placements),
    ):
        engine.table(
            name, columns, [(k, what, at_midnight(a), at_midnight(b)) for k, what, a, b in spells]
        )
    text = query(
        "next_reviews", engine.dialect, policy=policy, as_at=AS_AT, complete_from=COMPLETE_FROM
    )
    rows = engine.ask(text)
    found = {str(row[1]): row[2:] for row in rows}
    assert len(found) == len(rows)
    assert all(row[0] == f"P{row[1]}" for row in rows)
    return found


class TestNextReviews:
    """Reviews next due: a row for each period of care that is open on the day as at."""

    @pytest.mark.parametrize("policy", POLICIES)
    def test_as_the_library_says(self, calendar: Engine, policy: str) -> None:
        """Of a hundred histories, with reviews early, late, on one day and on closed days."""
        random = Random(33)
        starts = {f"K{n}": AS_AT - timedelta(days=random.randint(0, 2000)) for n in range(100)}
        held = {
            child: sorted(
                start + timedelta(days=random.randint(1, max((AS_AT - start).days, 1)))
                for _ in range(random.choice([0, 0, 1, 1, 2, 3, 9]))
            )
            for child, start in starts.items()
        }
        held = {child: [day for day in days if day <= AS_AT] for child, days in held.items()}
        found = next_reviews(
            calendar,
            [(child, start, None) for child, start in starts.items()],
            [(child, day, None) for child, days in held.items() for day in days],
            policy=policy,
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", StatutoryLimitWarning)
            expected = {
                child: next_review_date(start, reviews=sorted(set(held[child])), policy=policy)
                for child, start in starts.items()
            }
        assert {child: row[3] for child, row in found.items()} == expected
        assert {row[4] for row in found.values()} == {"due"}
        assert {row[2] for row in found.values()} == {"first", "second", "subsequent"}

    def test_which_periods_are_open(self, calendar: Engine) -> None:
        """An episode without an end, or one that ends after the day as at, keeps one open."""
        day = timedelta(days=1)
        found = next_reviews(
            calendar,
            [
                ("ended", STARTED, AS_AT),
                ("ends later", STARTED, AS_AT + day),
                ("goes on", STARTED, STARTED + day),
                ("goes on", STARTED, None),
                ("begins later", AS_AT + day, None),
                ("begins today", AS_AT, None),
            ],
        )
        assert set(found) == {"ends later", "goes on", "begins today"}

    def test_where_entry_into_care_is_blank(self, calendar: Engine) -> None:
        """The first episode begins it; without any date the period is still in the list."""
        later = STARTED + timedelta(days=9)
        found = next_reviews(
            calendar,
            (),
            [("none", STARTED, None)],
            episodes=[("one", later), ("one", STARTED), ("none", None)],
        )
        assert found["one"][1:] == (STARTED, "first", date(2025, 4, 7), "due")
        assert found["none"] == (0, None, "not known", None, "not known")

    def test_which_reviews_count(self, calendar: Engine) -> None:
        """Not those cancelled, and a blank is no cancellation; one a day; none outside."""
        held = date(2025, 4, 1)
        found = next_reviews(
            calendar,
            [("A", STARTED, None), ("B", STARTED, None)],
            [
                ("A", held, None),
                ("A", held, "N"),
                ("A", date(2025, 4, 2), "Y"),
                ("A", None, None),
                ("A", STARTED - timedelta(days=1), None),
                ("A", AS_AT + timedelta(days=1), None),
                ("elsewhere", held, None),
            ],
        )
        assert found["A"] == (1, held, "second", date(2025, 7, 1), "due")
        assert found["B"] == (0, STARTED, "first", date(2025, 4, 7), "due")

    def test_what_was_before_the_records(self, calendar: Engine) -> None:
        """Which review is next is not known, until two are on record."""
        early = COMPLETE_FROM - timedelta(days=1)
        periods = [(name, early, None) for name in ("none", "one", "two")]
        held = [("one", STARTED), ("two", STARTED), ("two", date(2025, 9, 9))]
        found = next_reviews(calendar, periods, [(name, day, None) for name, day in held])
        assert found["none"][2:] == ("not known", None, "not known")
        assert found["one"][2:] == ("not known", None, "not known")
        assert found["two"][2:] == ("subsequent", date(2026, 3, 9), "due")
        on_the_day = next_reviews(calendar, [("none", COMPLETE_FROM, None)])
        assert on_the_day["none"][2] == "first"

    def test_before_the_calendar(self, calendar: Engine) -> None:
        """There is no row to take a date from, and the answer says that it is not known."""
        reviews = [("A", date(2018, 1, 1), None), ("A", date(2018, 6, 1), None)]
        found = next_reviews(calendar, [("A", date(2017, 1, 1), None)], reviews)
        assert found["A"][2:] == ("subsequent", None, "not known")

    @pytest.mark.parametrize("status", ["V3", "V4", "V4 Single period of accommodation"])
    def test_short_breaks(self, calendar: Engine, status: str) -> None:
        """Have reviews of their own; only while they last."""
        day = timedelta(days=1)
        legal = [
            ("Pnow", status, STARTED, None),
            ("Ptill tomorrow", status, AS_AT, AS_AT + day),
            ("Pover", status, STARTED, AS_AT),
            ("Pto come", status, AS_AT + day, None),
            ("Pother", "V2", STARTED, None),
        ]
        names = ["now", "till tomorrow", "over", "to come", "other"]
        found = next_reviews(calendar, [(name, STARTED, None) for name in names], legal=legal)
        assert {name for name, row in found.items() if row[2] == "short breaks"} == {
            "now", "till tomorrow",
        }  # fmt: skip
        assert found["now"][3:] == (None, "no deadline")

    @pytest.mark.parametrize("placed", ["A3", "A4", "A5", "A6"])
    def test_placed_for_adoption(self, calendar: Engine, placed: str) -> None:
        """Reviews of regulation 33 end; they are kept where the placement is over or another."""
        found = next_reviews(
            calendar,
            [(name, STARTED, None) for name in ("now", "over", "foster")],
            placements=[
                ("now", placed, date(2025, 12, 1), None),
                ("over", placed, STARTED, AS_AT),
                ("foster", "U1", STARTED, None),
            ],
        )
        assert found["now"][2:] == ("placed for adoption", None, "no deadline")
        assert found["over"][2] == found["foster"][2] == "first"


def icpcs(
    engine: Engine,
    enquiries: Iterable[tuple[str, date | None]],
    conferences: Iterable[tuple[str, date | None, date | None, str | None]] = (),
) -> dict[str, tuple[Cell, ...]]:
    """By enquiry: due, its status, standing, working days taken, whether the target differs."""
    engine.table("ssd_s47_enquiry", ENQUIRIES, [(k, f"P{k}", at_midnight(d)) for k, d in enquiries])
    engine.table(
        "ssd_initial_cp_conference",
        CONFERENCES,
        [(k, at_midnight(a), at_midnight(b), c) for k, a, b, c in conferences],
    )
    rows = engine.ask(query("icpcs_in_time", engine.dialect, policy="statutory"))
    found = {str(row[0]): row[4:] for row in rows}
    assert len(found) == len(rows)
    return found


class TestIcpcsInTime:
    """A row for each section 47 enquiry, counted from the strategy discussion."""

    def test_as_the_library_says(self, calendar: Engine) -> None:
        """Of every day of a year, with the conference on the day itself to 30 days later."""
        days = [date(2022, 6, 1) + timedelta(days=n) for n in range(365)]
        held = {f"E{n}": day + timedelta(days=n % 31) for n, day in enumerate(days)}
        enquiries = [(f"E{n}", day) for n, day in enumerate(days)]
        found = icpcs(calendar, enquiries, [(k, day, None, None) for k, day in held.items()])
        england = england_and_wales()
        expected = {}
        for k, day in enquiries:
            due = next_icpc_date(day, policy="statutory")
            standing = "in time" if held[k] <= due else "late"
            expected[k] = (due, "due", standing, england.count(day, held[k]), None)
        assert found == expected

    def test_none_is_left_out(self, calendar: Engine) -> None:
        """Without a conference, without a date, before the calendar: each says so."""
        day = date(2025, 3, 10)
        found = icpcs(
            calendar,
            [("none", day), ("undated", None), ("old", date(2018, 3, 1)), ("early", day)],
            [("undated", day, None, None), ("old", date(2018, 3, 2), None, None),
             ("early", date(2025, 3, 7), None, None)],
        )  # fmt: skip
        assert found["none"] == (date(2025, 3, 31), "due", "none on record", None, None)
        assert found["undated"] == (None, "not known", "no date to compare with", None, None)
        assert found["old"] == (None, "not known", "no date to compare with", None, None)
        assert found["early"][2:4] == ("before the strategy discussion", None)

    def test_which_conference(self, calendar: Engine) -> None:
        """The first on record, and none that is a transfer in."""
        day, soon, later = date(2025, 3, 10), date(2025, 3, 31), date(2025, 4, 1)
        found = icpcs(
            calendar,
            [("twice", day), ("transfer", day), ("late", day)],
            [("twice", later, None, "N"), ("twice", soon, None, None),
             ("transfer", soon, None, "Y"), ("late", later, None, "N")],
        )  # fmt: skip
        assert [found[k][2] for k in ("twice", "transfer", "late")] == [
            "in time", "none on record", "late",
        ]  # fmt: skip
        assert [found[k][3] for k in ("twice", "late")] == [15, 16]

    def test_the_target_on_record(self, calendar: Engine) -> None:
        """A target counted from the conference itself, as some systems do, is shown to differ."""
        day, held = date(2025, 3, 10), date(2025, 3, 20)
        right, wrong = date(2025, 3, 31), england_and_wales().add(held, 15)
        found = icpcs(
            calendar,
            [("right", day), ("wrong", day), ("none", day)],
            [
                ("right", held, right, None),
                ("wrong", held, wrong, None),
                ("none", held, None, None),
            ],
        )
        assert [found[k][4] for k in ("right", "wrong", "none")] == ["N", "Y", None]
