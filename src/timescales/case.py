"""What happened: events, and the ordered history of one subject."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, final

from timescales._dates import checked_date, checked_items
from timescales._moments import in_london, in_utc
from timescales._text import constructor, literal
from timescales.errors import WrongTypeError, WrongValueError


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


_NO_DETAILS = Details({})


@dataclass(frozen=True, slots=True, repr=False)
class Event:
    """Something that happened on a day.

    ``ref`` ties what meets or ends a duty to what started it, where several can be open at once.
    ``details`` (text to text) go with the event; projection reads none but those that a stage
    names. ``sets`` is a day that the event itself sets: of a booking, the day that is booked; of a
    court's order, the day on which it expires. ``at`` is the moment at which it happened, with its
    time zone, where hours count; its day in London must be ``date``.
    """

    kind: str
    date: datetime.date
    ref: str | None = None
    details: Mapping[str, str] = _NO_DETAILS
    sets: datetime.date | None = None
    at: datetime.datetime | None = None

    def __post_init__(self) -> None:
        if type(self.kind) is not str or not self.kind:
            raise WrongTypeError(f"An event's kind must be a text, not {self.kind!r}.")
        checked_date(self.date)
        if self.ref is not None and (type(self.ref) is not str or not self.ref):
            raise WrongTypeError(f"ref must be a text or None, not {self.ref!r}.")
        if not isinstance(self.details, Mapping):
            raise WrongTypeError(f"details must be a mapping of texts, not {self.details!r}.")
        if type(self.details) is not Details:
            object.__setattr__(self, "details", Details(self.details))
        if self.sets is not None:
            checked_date(self.sets, "sets")
        if self.at is not None:
            _check_moment(self.at, self.date)

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """The order of events in a case: by day, then in one fixed way that says nothing.

        Details come last, so that which of two events of a day is taken never rests on them.
        """
        sets = self.sets or datetime.date.min
        moment = in_utc(self.at).isoformat() if self.at else ""
        return self.date, self.kind, self.ref or "", sets, moment, tuple(self.details.items())

    def __hash__(self) -> int:
        return hash((self.kind, self.date, self.ref))

    def __repr__(self) -> str:
        given = {"ref": self.ref, "details": self.details, "sets": self.sets, "at": self.at}
        return constructor("Event", self.kind, self.date, **{k: v for k, v in given.items() if v})

    def __str__(self) -> str:
        return f"{self.kind} on {self.date}" + (f" (ref {self.ref})" if self.ref else "")


def _check_moment(moment: datetime.datetime, day: datetime.date) -> None:
    local = in_london(moment).date()
    if local != day:
        raise WrongValueError(f"at, {moment.isoformat()}, is on {local} in London, not on {day}.")


@dataclass(frozen=True, slots=True, repr=False)
class Case:
    """The history of one subject: its events, sorted, each once, whatever their order when given.

    ``complete_from`` says that events before that day may be missing. ``not_recorded`` names event
    kinds that the source of the history never holds, so that their absence says nothing.
    """

    subject_id: str
    events: tuple[Event, ...] = ()
    date_of_birth: datetime.date | None = None
    complete_from: datetime.date | None = None
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
