"""What happened: events, and the ordered history of one subject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any, final

from timescales._dates import checked_date, checked_items
from timescales._text import constructor, literal, suggestion
from timescales.errors import WrongTypeError

EVENT_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "became_looked_after": "a child became looked after: the first day of a period of care",
        "lac_review": "a looked-after child's review was held; a series of meetings, its last day",
        "ceased_looked_after": "the period of care ended",
        "episode_started": "a placement, carer or legal status changed within a period of care",
        "strategy_discussion": "the strategy discussion that initiated a section 47 enquiry",
        "icpc": "an initial child protection conference was held",
        "icpc_not_required": "it was decided that no initial conference is required",
        "transfer_in_notified": "another authority told of a child on a plan who moved here",
        "transfer_in_conference": "a transfer-in conference was held",
        "transfer_in_not_required": "it was decided that no transfer-in conference is required",
        "cp_plan_started": "a child became the subject of a child protection plan",
        "rcpc": "a review child protection conference was held",
        "cp_plan_ended": "the child protection plan ended",
        "secure_placement_started": "a child was placed in secure accommodation",
        "secure_order_made": "a court made a secure accommodation order",
        "secure_review": "a secure accommodation review panel was held",
        "secure_placement_ended": "the child left secure accommodation",
        "dispute_raised": "the formal dispute resolution procedure began",
        "dispute_stage": "a dispute reached a stage, named in its details",
        "dispute_resolved": "the dispute was resolved",
        "dispute_withdrawn": "the dispute was withdrawn",
    }
)
"""The event kinds of the national policies, the same words in Python and in files."""

RECORDED_ONLY = ("_booked", "_adjourned")
"""Endings of kinds that are recorded and meet nothing, as in ``lac_review_booked``."""


def is_known_kind(kind: str, more: Iterable[str] = ()) -> bool:
    """Whether an event kind is one of the table, one of ``more``, or either booked or adjourned."""
    known = {*EVENT_KINDS, *more}
    return kind in known or any(
        kind.endswith(ending) and kind.removesuffix(ending) in known for ending in RECORDED_ONLY
    )


def unknown_kind(kind: str, more: Iterable[str] = ()) -> str:
    """The sentence that refuses an event kind, with the nearest that are known."""
    return f"{kind!r} is not an event kind. {suggestion(kind, sorted({*EVENT_KINDS, *more}))}"


@final
class Details(Mapping[str, str]):
    """An immutable, hashable mapping of text to text."""

    __slots__ = ("_pairs",)

    _pairs: dict[str, str]

    def __init__(self, details: Mapping[str, str]) -> None:
        for key, value in details.items():
            if type(key) is not str or type(value) is not str:
                raise WrongTypeError(f"details map text to text, not {key!r} to {value!r}.")
        object.__setattr__(self, "_pairs", dict(sorted(details.items())))

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError("details do not change; make another event")

    def __getitem__(self, key: str) -> str:
        return self._pairs[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._pairs)

    def __len__(self) -> int:
        return len(self._pairs)

    def __hash__(self) -> int:
        return hash(tuple(self._pairs.items()))

    def __reduce__(self) -> tuple[type[Details], tuple[dict[str, str]]]:
        return Details, (dict(self._pairs),)

    def __repr__(self) -> str:
        return literal(self)


@dataclass(frozen=True, slots=True, repr=False)
class Event:
    """Something that happened on a day.

    ``ref`` ties what meets or ends a duty to what started it, where several can be open at once.
    ``details`` (text to text) go with the event and are never read by projection.
    """

    kind: str
    date: date
    ref: str | None = None
    details: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if type(self.kind) is not str or not self.kind:
            raise WrongTypeError(f"An event's kind must be a text, not {self.kind!r}.")
        checked_date(self.date)
        if self.ref is not None and (type(self.ref) is not str or not self.ref):
            raise WrongTypeError(f"ref must be a text or None, not {self.ref!r}.")
        if not isinstance(self.details, Mapping):
            raise WrongTypeError(f"details must be a mapping of texts, not {self.details!r}.")
        object.__setattr__(self, "details", Details(self.details))

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """The order of events in a case: by day, then in one fixed way that says nothing."""
        return self.date, self.kind, self.ref or "", tuple(self.details.items())

    def __repr__(self) -> str:
        given = {"ref": self.ref, "details": self.details}
        return constructor("Event", self.kind, self.date, **{k: v for k, v in given.items() if v})

    def __str__(self) -> str:
        return f"{self.kind} on {self.date}" + (f" (ref {self.ref})" if self.ref else "")


@dataclass(frozen=True, slots=True, repr=False)
class Case:
    """The history of one subject: its events, sorted, each once, whatever their order when given.

    ``complete_from`` says that events before that day may be missing. ``not_recorded`` names event
    kinds that the source of the history never holds, so that their absence says nothing.
    """

    subject_id: str
    events: tuple[Event, ...] = ()
    date_of_birth: date | None = None
    complete_from: date | None = None
    not_recorded: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if type(self.subject_id) is not str or not self.subject_id:
            raise WrongTypeError("subject_id must be a text that is not empty.")
        events = checked_items(self.events, Event, "events")
        for name in ("date_of_birth", "complete_from"):
            if getattr(self, name) is not None:
                checked_date(getattr(self, name), name)
        not_recorded = checked_items(self.not_recorded, str, "not_recorded")
        object.__setattr__(self, "events", tuple(sorted(set(events), key=lambda e: e.sort_key)))
        object.__setattr__(self, "not_recorded", frozenset(not_recorded))

    def __repr__(self) -> str:
        given: dict[str, Any] = {
            "date_of_birth": self.date_of_birth,
            "complete_from": self.complete_from,
            "not_recorded": tuple(sorted(self.not_recorded)),
        }
        return constructor(
            "Case", self.subject_id, self.events, **{k: v for k, v in given.items() if v}
        )
