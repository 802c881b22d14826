"""The one table of event kinds: the same words in Python, in files and in the documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from timescales._text import suggestion


@dataclass(frozen=True, slots=True)
class EventKind:
    """A kind of event. ``sets`` says what day such an event itself sets, where it sets one.

    A ``derived`` kind is worked out from the history, and need not be given.
    """

    name: str
    meaning: str
    sets: str = ""
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """The kinds of event of one part of the work."""

    title: str
    kinds: tuple[EventKind, ...]


SECTIONS = (
    Section(
        "Looked-after children",
        (
            EventKind(
                "became_looked_after",
                "a child became looked after: the first day of a period of care",
            ),
            EventKind(
                "lac_review",
                "a looked-after child's review was held; a series of meetings, its last day",
            ),
            EventKind(
                "lac_review_booked",
                "a looked-after child's review was booked",
                sets="the day for which it is booked",
            ),
            EventKind(
                "lac_review_adjourned",
                "a looked-after child's review began and was adjourned",
            ),
            EventKind("ceased_looked_after", "the period of care ended"),
            EventKind(
                "episode_started",
                "a placement, carer or legal status changed within a period of care",
            ),
        ),
    ),
    Section(
        "Placements",
        (
            EventKind(
                "placement_started",
                "a looked-after child was placed, otherwise than as the next three kinds say",
            ),
            EventKind(
                "placed_with_connected_person",
                "a child was placed with a connected person who is temporarily approved",
            ),
            EventKind(
                "placed_with_parents_before_assessment",
                "a child was placed with a parent before the assessment was completed",
            ),
            EventKind(
                "placed_with_parents_under_interim_order",
                "a child under an interim care order was placed with a parent",
            ),
            EventKind("placement_ended", "the placement ended"),
        ),
    ),
    Section(
        "Short breaks",
        (
            EventKind("short_break_series_started", "the first placement of a series began"),
            EventKind("short_break_started", "a single short break began"),
            EventKind("short_break_ended", "a single short break ended"),
            EventKind("short_break_series_ended", "the series of short breaks ended"),
            EventKind(
                "short_break_limit_exceeded",
                "a stay passed 17 days, or the stays of 12 months passed 75 days",
                derived=True,
            ),
        ),
    ),
    Section(
        "Adoption",
        (
            EventKind("authorised_for_adoption", "the agency was first authorised to place"),
            EventKind("adoption_authorisation_ended", "the authority to place for adoption ended"),
            EventKind("placed_for_adoption", "the child was placed for adoption"),
            EventKind("adoption_review", "a review under the adoption regulations was held"),
            EventKind(
                "adoption_placement_ended",
                "the placement for adoption ended, and the child returned to the agency",
            ),
            EventKind("adoption_order_made", "a court made the adoption order"),
        ),
    ),
    Section(
        "Child protection",
        (
            EventKind(
                "strategy_discussion",
                "the strategy discussion that initiated a section 47 enquiry",
            ),
            EventKind("icpc", "an initial child protection conference was held"),
            EventKind("icpc_not_required", "it was decided that no initial conference is required"),
            EventKind(
                "transfer_in_notified",
                "another authority told of a child on a plan who moved here",
            ),
            EventKind("transfer_in_conference", "a transfer-in conference was held"),
            EventKind(
                "transfer_in_not_required",
                "it was decided that no transfer-in conference is required",
            ),
            EventKind("cp_plan_started", "a child became the subject of a child protection plan"),
            EventKind("rcpc", "a review child protection conference was held"),
            EventKind("cp_plan_ended", "the child protection plan ended"),
        ),
    ),
    Section(
        "Secure accommodation",
        (
            EventKind("secure_placement_started", "a child was placed in secure accommodation"),
            EventKind(
                "secure_order_made",
                "a court made a secure accommodation order",
                sets="the day on which the order expires",
            ),
            EventKind("secure_review", "a secure accommodation review panel was held"),
            EventKind("secure_placement_ended", "the child left secure accommodation"),
        ),
    ),
    Section(
        "Dispute resolution",
        (
            EventKind("dispute_raised", "the formal dispute resolution procedure began"),
            EventKind("dispute_stage", "a dispute reached a stage, named in its details"),
            EventKind("dispute_resolved", "the dispute was resolved"),
            EventKind("dispute_withdrawn", "the dispute was withdrawn"),
        ),
    ),
    Section(
        "Birth and ages",
        (
            EventKind("born", "the day of birth", derived=True),
            EventKind("turned_15", "the 15th birthday", derived=True),
            EventKind("turned_16", "the 16th birthday", derived=True),
            EventKind("turned_21", "the 21st birthday", derived=True),
            EventKind("turned_25", "the 25th birthday", derived=True),
            EventKind(
                "became_eligible_at_16",
                "the 16th birthday of a child in care, for 13 weeks in all since the 14th",
                derived=True,
            ),
            EventKind(
                "became_eligible_later",
                "a child of 16 or 17 in care has been so for 13 weeks in all since the age of 14",
                derived=True,
            ),
        ),
    ),
)
"""The table, part by part."""

EVENT_KINDS: Mapping[str, EventKind] = MappingProxyType(
    {kind.name: kind for section in SECTIONS for kind in section.kinds}
)
"""Every kind of event by its name."""

RECORDED_ONLY = ("_booked", "_adjourned")
"""Endings of kinds that are recorded of any other, as in ``icpc_booked``."""


def is_known_kind(kind: str, more: Iterable[str] = ()) -> bool:
    """Whether an event kind is one of the table, one of ``more``, or either booked or adjourned."""
    return any(name in EVENT_KINDS or name in more for name in _readings(kind))


def unknown_kind(kind: str, more: Iterable[str] = ()) -> str:
    """The sentence that refuses an event kind, with the nearest that are known."""
    plain = sorted(name for name in {*EVENT_KINDS, *more} if not name.endswith(RECORDED_ONLY))
    return f"{kind!r} is not an event kind. {suggestion(kind, plain)}"


def _readings(kind: str) -> Iterator[str]:
    yield kind
    yield from (kind.removesuffix(end) for end in RECORDED_ONLY if kind.endswith(end))
