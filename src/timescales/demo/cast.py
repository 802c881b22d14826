"""Who is in the caseload: twenty kinds of story, over and over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import cycle, islice

from timescales._dates import checked_count, checked_date, short_date
from timescales.calendar import england_and_wales
from timescales.case import Case
from timescales.demo import care, protection
from timescales.demo.diary import Meeting
from timescales.demo.draw import Draw
from timescales.demo.story import OFFICERS, Span, Story
from timescales.errors import WrongValueError

_FIRST_AS_AT = date(2019, 4, 1)  # so that every history lies under the regulations of 2010
_LAST_AS_AT = date(2073, 12, 31)  # so that every date ahead lies within the calendar
_YEARS_ON_RECORD = 3


def complete_from(as_at: date) -> date:
    """The day from which the caseload is complete: 1 April, three census years before this one.

    >>> complete_from(date(2026, 11, 22))
    datetime.date(2023, 4, 1)
    """
    day = checked_date(as_at, "as_at")
    if not _FIRST_AS_AT <= day <= _LAST_AS_AT:
        raise WrongValueError(
            f"The demo caseload has an as_at from {short_date(_FIRST_AS_AT)} to "
            f"{short_date(_LAST_AS_AT)}, not {day}."
        )
    census_year = day.year if day >= date(day.year, 4, 1) else day.year - 1
    return date(census_year - _YEARS_ON_RECORD, 4, 1)


def caseload(
    seed: int, children: int, as_at: date, *, officers: int = OFFICERS
) -> tuple[Case, ...]:
    """The synthetic cases of a seed, each complete from ``complete_from(as_at)``.

    Meetings booked lie ahead of ``as_at``; nothing else does. The children are shared by so many
    ``officers``, which changes nothing else. Raises ``WrongTypeError`` and ``WrongValueError`` for
    a seed that is not a whole number from 0, for less than one child or officer, and for an
    ``as_at`` that is not a date from 1 April 2019 to 31 December 2073.

    >>> [case] = caseload(2026, 1, date(2026, 11, 22))
    >>> case.subject_id, str(case.events[0])
    ('DEMO-001', 'became_looked_after on ...')
    """
    checked_count(seed, "seed", least=0)
    checked_count(children, "children")
    checked_count(officers, "officers")
    span = Span(complete_from(as_at), as_at)
    stories: list[Story] = []
    for number, live in enumerate(islice(cycle(_CAST), children)):
        draw = Draw(seed, number)
        name = f"DEMO-{number + 1:03}"
        stories.append(Story(name, span, draw, england_and_wales(), officers=officers))
        live(stories[-1], number // len(_CAST))
    return tuple(story.case() for story in stories)


def _days(n: int) -> timedelta:
    return timedelta(days=n)


def _settled(story: Story, _: int) -> None:
    _in_care(story, _settled_start(story))


def _settled_start(story: Story) -> date:
    start = story.draw.day(story.span.begins, story.span.as_at - _days(60))
    story.child_before(start)
    return start


def _in_care(story: Story, start: date, until: date | None = None) -> None:
    episode = care.enters_care(story, start)
    care.reviews(story, start, until)
    last = min(until or story.span.as_at, story.span.as_at)
    care.moves(story, episode, max(start, story.span.begins) + _days(1), last - _days(1))


def _settled_in_dispute(story: Story, twenty: int) -> None:
    start = _settled_start(story)
    _in_care(story, start)
    _dispute(story, start + _days(30), twenty)


def _new(story: Story, _: int) -> None:
    start = story.diary.working_days_before(story.span.as_at, 3, 12)
    story.child_before(start)
    _in_care(story, start)


def _not_yet_reviewed(story: Story, _: int) -> None:
    start = story.diary.working_days_before(story.span.as_at, 22, 32)
    story.child_before(start)
    care.enters_care(story, start)
    due = story.diary.due("lac_review", 1, start)
    ahead = story.diary.working_days_after(story.span.as_at, 1, 5)
    story.book("lac_review", Meeting(due, ahead, ahead, "late_notification"))


def _left(story: Story, _: int) -> None:
    _in_care_and_out(story, missed=False)


def _left_unreviewed(story: Story, _: int) -> None:
    _in_care_and_out(story, missed=True)


def _in_care_and_out(story: Story, *, missed: bool, most: int = 3) -> date:
    start = story.draw.day(story.span.begins, story.span.begins + _days(300))
    story.child_before(start)
    episode = care.enters_care(story, start)
    held = story.draw.whole(0, most)
    left = care.reviews_then_leaves(story, start, held=held, missed=missed)
    care.moves(story, episode, start + _days(1), left - _days(1))
    return left


def _came_back(story: Story, _: int) -> None:
    left = _in_care_and_out(story, missed=False, most=1)
    _in_care(story, story.draw.day(left + _days(20), left + _days(250)))


def _known_before(story: Story, _: int) -> None:
    begins = story.span.begins
    start = story.draw.day(begins - _days(1200), begins - _days(200))
    story.child_before(start)
    _in_care(story, start)


def _secure(story: Story, _: int) -> None:
    as_at = story.span.as_at
    start = story.draw.day(story.span.begins, as_at - _days(420))
    placed = story.draw.day(start + _days(40), as_at - _days(90))
    story.born(as_at - _days(6300), start - _days(13 * 366))
    episode = care.enters_care(story, start)
    care.reviews(story, start)
    care.secure_spell(story, episode, placed)


def _coming_of_age(story: Story, twenty: int) -> None:
    as_at, eighteen_years = story.span.as_at, _days(6575)
    first, last = (_days(20), _days(150)) if twenty % 2 else (_days(-300), _days(-20))
    story.born(as_at + first - eighteen_years, as_at + last - eighteen_years)
    majority = story.birthday(18)
    _in_care(story, story.draw.day(story.span.begins, as_at - _days(500)), until=majority)
    care.leaves_care(story, majority, care.AT_18)


def _on_plan(story: Story, twenty: int) -> None:
    _enquiry_and_plan(story, 2, 12 if twenty % 3 == 2 else 500)


def _on_plan_in_dispute(story: Story, twenty: int) -> None:
    conference = _enquiry_and_plan(story, 80, 500)
    _dispute(story, conference + _days(10), twenty)


def _enquiry_and_plan(story: Story, least: int, most: int) -> date:
    day = story.diary.working_days_before(story.span.as_at, least, most)
    story.child_before(day)
    conference = protection.enquiry(story, day)
    protection.plan(story, conference)
    return conference


def _plan_ended(story: Story, _: int) -> None:
    day = story.diary.working_days_after(story.span.begins, 5, 250)
    story.child_before(day)
    protection.plan(story, protection.enquiry(story, day), ends_at=story.draw.whole(1, 3))


def _plan_then_care(story: Story, _: int) -> None:
    day = story.diary.working_days_before(story.span.as_at, 120, 500)
    story.child_before(day)
    _in_care(story, protection.plan_until_care(story, protection.enquiry(story, day)))


def _enquiry_closed(story: Story, twenty: int) -> None:
    day = story.diary.working_days_before(story.span.as_at, 30, 500)
    story.child_before(day)
    protection.closed_enquiry(story, day, late=twenty % 2 == 1)


def _moved_here(story: Story, _: int) -> None:
    day = story.diary.working_days_before(story.span.as_at, 2, 300)
    story.child_before(day)
    protection.plan(story, protection.transfer_in(story, day))


def _dispute(story: Story, first: date, twenty: int) -> None:
    if twenty % 3 == 1:
        first = story.span.as_at - _days(20)
    raised = story.calendar.working_day_on_or_before(story.draw.day(first, story.span.as_at))
    protection.dispute(story, raised, withdrawn=twenty % 3 == 2)


_CAST: tuple[Callable[[Story, int], None], ...] = (
    _settled,
    _on_plan,
    _not_yet_reviewed,
    _known_before,
    _left,
    _settled_in_dispute,
    _moved_here,
    _secure,
    _coming_of_age,
    _settled,
    _enquiry_closed,
    _new,
    _came_back,
    _on_plan_in_dispute,
    _settled,
    _left_unreviewed,
    _known_before,
    _plan_then_care,
    _settled,
    _plan_ended,
)
