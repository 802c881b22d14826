"""The lines of ``history``: one event each.

The grammar::

    DATE KIND [ref=REF] [sets=DATE] [at=HH:MM] [KEY=VALUE …]

A value with a space in it stands in double quotes.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

from timescales._moments import parse_clock
from timescales.case import Details, Event
from timescales.conformance.written import parse_day
from timescales.errors import WrongValueError
from timescales.event_kinds import is_known_kind, unknown_kind

_EVENT = re.compile(r"(?P<day>\S+)\s+(?P<kind>\S+)(?P<pairs>.*)")
_PAIR = re.compile(r'\s+(?P<key>[a-z][a-z0-9_]*)=(?:"(?P<quoted>[^"]+)"|(?P<bare>[^\s"]+))(?=\s|$)')


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One line of ``history``, read; what its parts are, ``timescales.Event`` says."""

    date: datetime.date
    kind: str
    ref: str | None
    sets: datetime.date | None
    at: datetime.datetime | None
    details: Details

    def event(self) -> Event:
        """The event that the line describes."""
        return Event(self.kind, self.date, self.ref, self.details, self.sets, self.at)


def parse_event(line: str, kinds: Iterable[str]) -> HistoryLine:
    """The event that a line gives; ``kinds`` are known beside those of the national policies.

    Raises ``WrongValueError`` that shows the line and says what is wrong with it.

    >>> parse_event("2026-09-07 dispute_raised ref=D2", ()).ref
    'D2'
    """
    read = _EVENT.fullmatch(line)
    if read is None:
        raise WrongValueError(f"{line!r}: an event is a date and a kind, and what belongs to it.")
    try:
        day = parse_day(read["day"])
        pairs = _pairs(read["pairs"].rstrip())
        sets = parse_day(pairs.pop("sets")) if "sets" in pairs else None
        at = parse_clock(day, pairs.pop("at")) if "at" in pairs else None
        kind = _known_kind(read["kind"], kinds)
    except WrongValueError as error:
        raise WrongValueError(f"{line!r}: {error}") from None
    return HistoryLine(day, kind, pairs.pop("ref", None), sets, at, Details(pairs))


def _known_kind(kind: str, kinds: Iterable[str]) -> str:
    if not is_known_kind(kind, kinds):
        raise WrongValueError(unknown_kind(kind, kinds))
    return kind


def _pairs(text: str) -> dict[str, str]:
    pairs: dict[str, str] = {}
    while text:
        pair = _PAIR.match(text)
        if pair is None:
            raise WrongValueError(
                f"{text.split(maxsplit=1)[0]!r} is not KEY=VALUE; a value with a space in it "
                'stands in double quotes, as in reason="late notice".'
            )
        if pair["key"] in pairs:
            raise WrongValueError(f"{pair['key']!r} is given twice.")
        pairs[pair["key"]] = pair["quoted"] or pair["bare"]
        text = text[pair.end() :]
    return pairs
