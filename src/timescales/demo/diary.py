"""When meetings are held: shortly before they are due, some weeks before, some late."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast

from timescales import policies
from timescales.calendar import WorkingCalendar
from timescales.demo.draw import Draw
from timescales.outcome import Due

SERIES_OF_MEETINGS = "series_of_meetings"


@dataclass(frozen=True, slots=True)
class Habits:
    """How the meetings of one duty are kept: shares of them, and why some are late.

    ``reasons`` are the out-of-timescale reasons of the authorities' reports, weighted as there.
    """

    late: float
    reasons: Mapping[str, int]
    early: float = 0.0
    saturday: float = 0.0
    series: float = 0.0


HABITS: Mapping[str, Habits] = {
    "lac_review": Habits(
        late=0.06,
        early=0.1,
        saturday=0.02,
        series=0.04,
        reasons={
            "late_notification": 14,
            "calculation_error": 31,
            "missing_report": 1,
            "non_attendance_significant_person": 19,
            "non_attendance_social_worker": 1,
            "data_discrepancy": 20,
            "other": 2,
        },
    ),
    "icpc": Habits(
        late=0.13,
        reasons={
            "late_notification": 27,
            "calculation_error": 21,
            "missing_report": 3,
            "non_attendance_significant_person": 13,
            "non_attendance_social_worker": 2,
            "inclement_weather": 2,
            "conference_not_quorate": 2,
        },
    ),
    "icpc_transfer_in": Habits(late=0.13, reasons={"late_notification": 3, "missing_report": 1}),
    "rcpc": Habits(
        late=0.02,
        early=0.05,
        reasons={
            "calculation_error": 1,
            "missing_report": 1,
            "non_attendance_significant_person": 2,
            "non_attendance_social_worker": 3,
            "conference_not_quorate": 2,
            "other": 1,
        },
    ),
    "secure_review": Habits(late=0.04, reasons={"calculation_error": 1, "missing_report": 1}),
}


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting, or a series of them from ``begun`` to ``completed``, and when it was due."""

    due: date
    begun: date
    completed: date
    reason: str

    @property
    def late_for(self) -> Mapping[str, str]:
        """The reason, if it is completed after it was due."""
        return {"reason": self.reason} if self.completed > self.due else {}

    @property
    def adjourned(self) -> bool:
        """Whether it took more than one meeting."""
        return self.begun < self.completed


@dataclass(frozen=True, slots=True)
class Diary:
    """The meetings of one child: days chosen by chance on a working-day calendar."""

    draw: Draw
    calendar: WorkingCalendar

    def due(self, timescale: str, number: int, anchor: date) -> date:
        """The day by which the nth occurrence of a duty is due, by the ``day_count`` policy."""
        stages = policies.day_count().timescale(timescale).series.stages
        rule = stages[min(number, len(stages)) - 1].rule
        return cast("Due", rule.due(anchor, self.calendar)).date  # in force throughout

    def meeting(self, timescale: str, number: int, anchor: date) -> Meeting:
        """When the nth occurrence of a duty is held, counted from ``anchor``."""
        habits = HABITS[timescale]
        due = self.due(timescale, number, anchor)
        if self.draw.chance(habits.series):
            begun = self._days_before_due(anchor, due, 8, 20)
            completed = self._after_christmas(self.working_days_after(begun, 5, 15))
            return Meeting(due, begun, completed, SERIES_OF_MEETINGS)
        held = self._held(anchor, due, habits)
        return Meeting(due, held, held, self.draw.weighted(habits.reasons))

    def working_days_before(self, day: date, least: int, most: int) -> date:
        """A working day that many working days before ``day``."""
        return self.calendar.before(day, self.draw.whole(least, most))

    def working_days_after(self, day: date, least: int, most: int) -> date:
        """A working day that many working days after ``day``."""
        return self.calendar.add(day, self.draw.whole(least, most))

    def _held(self, anchor: date, due: date, habits: Habits) -> date:
        if self.draw.chance(habits.late):
            return self._after_christmas(self.working_days_after(due, 1, 12))
        if self.draw.chance(habits.early):
            room = self.calendar.count(anchor, due)
            return self._days_before_due(anchor, due, room // 4, room // 2)
        day = self._days_before_due(anchor, due, 0, 8)
        if self.draw.chance(habits.saturday):
            day = self._before_christmas(day - timedelta(days=(day.weekday() + 2) % 7), anchor)
        return day

    def _days_before_due(self, anchor: date, due: date, least: int, most: int) -> date:
        """A working day that many before the last one by ``due``, in the later half of the time."""
        room = self.calendar.count(anchor, due)
        back = min(self.draw.whole(least, most), room // 2)
        return self._before_christmas(self.calendar.add(anchor, room - back), anchor)

    def _before_christmas(self, day: date, anchor: date) -> date:
        """``day``, or the last working day before the quiet days around Christmas."""
        winter = _winter(day)
        if winter is None:
            return day
        moved = self.calendar.previous_working_day(date(winter, 12, 20))
        return moved if moved > anchor else day

    def _after_christmas(self, day: date) -> date:
        """``day``, or the first working day after the quiet days around Christmas."""
        winter = _winter(day)
        return day if winter is None else self.calendar.next_working_day(date(winter + 1, 1, 3))


def _winter(day: date) -> int | None:
    """The year of the December, if nobody meets around that day."""
    if (day.month, day.day) >= (12, 20):
        return day.year
    return day.year - 1 if (day.month, day.day) <= (1, 3) else None
