"""What the summary and the charts of a report count, while the obligations go by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType

from timescales._dates import month_name, short_date
from timescales._text import plural
from timescales.projection import Obligation, Status
from timescales.reports.data import Chart, ChartKind, Child, Owed, Series, Tile
from timescales.timeline import KIND_OF

COMING = timedelta(days=28)
"""How far ahead the tile of what is coming due looks: a choice of the page, and not of the law."""

_MONTHS = 12
_MEETINGS = MappingProxyType(
    {
        "lac_review": "Looked-after reviews",
        "icpc": "Initial conferences",
        "rcpc": "Review conferences",
        "secure_review": "Secure reviews",
    }
)
_IN_TIME, _OUT_OF_TIME = KIND_OF[Status.MET_IN_TIME], KIND_OF[Status.MET_LATE]
_NO_REASON = "no reason on record"


class Counts:
    """What was held, in time or not, by duty and month; and the reasons of what was late.

    Everything is counted by the policy's due date, by the day on which it was held.
    """

    def __init__(self, as_at: date) -> None:
        self._as_at = as_at
        self._months = list(_months_to(as_at))
        self._year_begins = date(as_at.year - (as_at.month < 4), 4, 1)
        self._held: Counter[tuple[str, tuple[int, int], bool]] = Counter()
        self._this_year: Counter[tuple[str, bool]] = Counter()
        self._reasons: Counter[str] = Counter()

    def add(self, obligation: Obligation) -> None:
        """Count one obligation, if it is of a meeting that was held by a known last day."""
        met, duty = obligation.met_on, obligation.timescale
        if duty not in _MEETINGS or met is None or obligation.due is None:
            return
        in_time = obligation.status is Status.MET_IN_TIME
        month = met.year, met.month
        self._held[duty, month, in_time] += 1
        if met >= self._year_begins:
            self._this_year[duty, in_time] += 1
        if month in self._months and obligation.status is Status.MET_LATE:
            self._reasons[_words(obligation.details.get("reason", ""))] += 1

    def tiles(self, children: Sequence[Child]) -> tuple[Tile, ...]:
        """The numbers of the summary."""
        return (*self._now(children), *self._in_time())

    def charts(self) -> tuple[Chart, ...]:
        """A trend for each duty of which anything was held, and the reasons."""
        trends = (self._trend(duty, title) for duty, title in _MEETINGS.items())
        reasons = [self._by_reason()] if self._reasons else []
        return (*(chart for chart in trends if chart), *reasons)

    def _now(self, children: Sequence[Child]) -> Iterator[Tile]:
        yield Tile("Subjects", f"{len(children)}", f"as at {short_date(self._as_at)}")
        overdue = [owed for child in children for owed in child.owed if _is_overdue(owed)]
        affected = sum(any(map(_is_overdue, child.owed)) for child in children)
        yield Tile("Overdue", f"{len(overdue)}", f"of {plural(affected, 'subject')}")
        until = self._as_at + COMING
        soon = [o for child in children for o in child.owed if _is_coming(o, until)]
        unbooked = sum(owed.booked is None for owed in soon)
        yield Tile(f"Due in {COMING.days} days", f"{len(soon)}", f"{unbooked} with no day booked")

    def _in_time(self) -> Iterator[Tile]:
        for duty, title in _MEETINGS.items():
            good, bad = (self._this_year[duty, in_time] for in_time in (True, False))
            since = f"held since {short_date(self._year_begins)}"
            if good + bad:
                share = _percent(good, good + bad)
                yield Tile(f"{title} in time", share, f"{good} of {good + bad} {since}")
            else:
                yield Tile(f"{title} in time", "not available", f"none {since}")

    def _trend(self, duty: str, title: str) -> Chart | None:
        months = self._months
        good, bad = (tuple(self._held[duty, m, ok] for m in months) for ok in (True, False))
        if not any((*good, *bad)):
            return None
        return Chart(
            f"{title} held, by month",
            f"By the day held and the policy's due date; {_name(months[-1])} up to "
            f"{short_date(self._as_at)}.",
            ChartKind.TREND,
            "month",
            tuple(map(_name, months)),
            (Series("in time", good, _IN_TIME), Series("out of time", bad, _OUT_OF_TIME)),
        )

    def _by_reason(self) -> Chart:
        ordered = sorted(self._reasons.items(), key=lambda item: (-item[1], item[0]))
        return Chart(
            "Held late, by reason",
            f"{', '.join(_MEETINGS.values())}, held since {_name(self._months[0])}.",
            ChartKind.BARS,
            "reason",
            tuple(reason for reason, _ in ordered),
            (Series("late", tuple(number for _, number in ordered), _OUT_OF_TIME),),
        )


def _is_overdue(owed: Owed) -> bool:
    return owed.status is Status.OVERDUE


def _is_coming(owed: Owed, until: date) -> bool:
    return owed.status is Status.UPCOMING and owed.due is not None and owed.due <= until


def _months_to(as_at: date) -> Iterator[tuple[int, int]]:
    """The month of a day and the twelve before it."""
    last = as_at.year * 12 + as_at.month - 1
    for number in range(last - _MONTHS, last + 1):
        yield number // 12, number % 12 + 1


def _name(month: tuple[int, int]) -> str:
    year, number = month
    return f"{month_name(number)[:3]} {year}"


def _words(reason: str) -> str:
    return reason.replace("_", " ").strip() or _NO_REASON


def _percent(part: int, whole: int) -> str:
    """To one place, a half up."""
    return f"{(Decimal(100 * part) / whole).quantize(Decimal('0.1'), ROUND_HALF_UP)} %"
