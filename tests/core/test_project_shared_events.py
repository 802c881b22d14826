"""One event in several duties: what is said of it, and what is not."""

from __future__ import annotations

from datetime import date

import timescales as ts


def findings(*events: ts.Event, born: date | None = None) -> list[str]:
    case = ts.Case("A", events, born)
    projected = ts.project(case, as_at=date(2026, 6, 1), policy="statutory")
    return [finding.code for finding in projected.findings]


def test_nothing_is_said_of_a_birthday_that_ends_no_duty() -> None:
    """A birthday is derived: nobody put it in the history."""
    care = (
        ts.Event("became_looked_after", date(2014, 1, 1)),
        ts.Event("lac_review", date(2014, 1, 20)),
        ts.Event("ceased_looked_after", date(2014, 4, 1)),
    )
    assert findings(*care, born=date(1998, 5, 5)) == []


def test_what_starts_one_duty_need_not_meet_another() -> None:
    """Notice of private fostering of which no proposal is on record calls for a visit."""
    assert findings(ts.Event("private_fostering_notified", date(2026, 5, 5))) == []


def test_what_starts_nothing_and_meets_nothing_is_said() -> None:
    """A visit that nothing on record called for."""
    assert findings(ts.Event("private_fostering_initial_visit", date(2026, 5, 5))) == [
        "not_started"
    ]


def test_an_authority_that_ends_after_the_placement_it_was_for() -> None:
    """The placement ended the reviews before it, and this end is no news of them."""
    given = (
        ("became_looked_after", date(2022, 1, 5)),
        ("authorised_for_adoption", date(2023, 1, 9)),
        ("placed_for_adoption", date(2023, 3, 1)),
        ("adoption_placement_ended", date(2023, 10, 2)),
        ("adoption_authorisation_ended", date(2024, 2, 1)),
    )
    assert findings(*(ts.Event(kind, day) for kind, day in given)) == []
