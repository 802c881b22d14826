"""The children of a report as columns of small numbers, for a browser to draw and to list from.

A page with a picture for each of 20,000 children would be too large to open. A day is so many days
from the day as at, a text its number in a list of texts, and a column that is mostly empty says
only which of its cells are not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, TypeAlias

from timescales.lookahead import Risk
from timescales.projection import Status
from timescales.reports.data import Child, Dispute, Owed, ReportData
from timescales.reports.diary import SHOWN
from timescales.timeline import KIND_OF, KINDS, title_lines

Column: TypeAlias = list[int | None] | dict[int, int]

_DAYS = (
    "begun", "due", "not_before", "met", "ended", "limit", "hold_by", "plan_by", "booked",
)  # fmt: skip
_STATUSES = tuple(Status)
_RISKS = tuple(Risk)
_NUMBER_OF = {status: number for number, status in enumerate(_STATUSES)}


class Texts:
    """Texts, each once, by number."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, text: str) -> int | None:
        """The number of a text; None for the empty one."""
        return self._numbers.setdefault(text, len(self._numbers)) if text else None

    def numbers(self, text: str) -> tuple[int, ...]:
        """The numbers of the lines of a text, of which an empty one is left out."""
        return tuple(self._numbers.setdefault(t, len(self._numbers)) for t in text.splitlines())

    @property
    def listed(self) -> list[str]:
        """Every text, in the order of the numbers."""
        return list(self._numbers)


def compact(data: ReportData) -> dict[str, Any]:
    """What the page's script reads: plain data, as small as plain data can be."""
    texts = Texts()
    rows = [owed for child in data.children for owed in child.owed]
    duties = dict.fromkeys((owed.timescale, owed.title) for owed in rows)
    duty_number = {key: number for number, key in enumerate(duties)}
    child_number = {child.name: number for number, child in enumerate(data.children)}
    explanations = {why: number for number, why in enumerate(dict.fromkeys(o.why for o in rows))}

    def of_rows(value: Callable[[Owed], int | None]) -> Column:
        return column(map(value, rows))

    def of_children(value: Callable[[Child], int | None]) -> Column:
        return column(map(value, data.children))

    return {
        "asAt": data.as_at.isoformat(),
        "duties": [[name, title, title_lines(title)] for name, title in duties],
        "statuses": [[s.value, KINDS.index(KIND_OF[s])] for s in _STATUSES],
        "weeks": len(data.ahead.weeks) if data.ahead else 0,
        "risks": [risk.value for risk in _RISKS],
        "bars": [[kind.name, kind.words] for kind in KINDS],
        "children": {
            "name": [child.name for child in data.children],
            "reference": [child.reference[:SHOWN] for child in data.children],
            "first": [*_running(len(child.owed) for child in data.children)],
            "officer": of_children(lambda child: texts.number(child.officer)),
            "team": of_children(lambda child: texts.number(child.team)),
            "born": of_children(lambda child: _days(data.as_at, child.born)),
        },
        "owed": {
            "duty": of_rows(lambda owed: duty_number[owed.timescale, owed.title]),
            "ordinal": of_rows(lambda owed: owed.ordinal),
            "status": of_rows(lambda owed: _NUMBER_OF[owed.status]),
            "provisional": of_rows(lambda owed: owed.provisional or None),
            "started": of_rows(lambda owed: texts.number(owed.started)),
            "notes": of_rows(lambda owed: texts.number("\n".join(owed.notes))),
            "risks": of_rows(lambda owed: sum(1 << _RISKS.index(r) for r in owed.risks) or None),
            "why": of_rows(lambda owed: explanations[owed.why]),
            **{name: column(_days(data.as_at, getattr(o, name)) for o in rows) for name in _DAYS},
        },
        "disputes": [
            _dispute(data.as_at, dispute, child_number, texts) for dispute in data.disputes
        ],
        "explanations": [texts.numbers(why) for why in explanations],
        "texts": texts.listed,
    }


def _dispute(
    as_at: date, dispute: Dispute, children: Mapping[str, int], texts: Texts
) -> dict[str, int | None]:
    return {
        "child": children[dispute.name],
        "raised": _days(as_at, dispute.raised),
        "stage": texts.number(dispute.stage),
        "age": dispute.age,
        "due": _days(as_at, dispute.due),
        "left": dispute.days_left,
        "theme": texts.number(dispute.theme),
        "officer": texts.number(dispute.officer),
    }


def column(values: Iterable[int | None]) -> Column:
    """A column; where more than half of it is empty, only the cells that are not, by number."""
    cells = [value if value is None else int(value) for value in values]
    filled = {number: value for number, value in enumerate(cells) if value is not None}
    return filled if 2 * len(filled) < len(cells) else cells


def _days(as_at: date, day: date | None) -> int | None:
    return None if day is None else (day - as_at).days


def _running(lengths: Iterable[int]) -> Iterable[int]:
    """Where each begins, and at last where all of them end."""
    total = 0
    for length in lengths:
        yield total
        total += length
    yield total
