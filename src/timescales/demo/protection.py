"""Child protection: enquiries, conferences and plans; and disputes."""

from __future__ import annotations

from datetime import date, timedelta

from timescales.demo.story import Story


def enquiry(story: Story, day: date) -> date:
    """An enquiry and its initial conference; returns the day of it, which may lie ahead."""
    ref = f"S47-{story.subject_id}"
    story.tell("strategy_discussion", day, ref)
    meeting = story.diary.meeting("icpc", 1, day)
    if story.draw.chance(0.2):
        story.tell("strategy_discussion", story.diary.working_days_after(day, 1, 2))
    if meeting.completed > story.span.as_at:
        story.book("icpc", meeting, ref)
    story.held("icpc", meeting, ref)
    return meeting.completed


def closed_enquiry(story: Story, day: date, *, late: bool) -> None:
    """An enquiry that needed no conference, which was decided in time or too late."""
    ref = f"S47-{story.subject_id}"
    story.tell("strategy_discussion", day, ref)
    due = story.diary.due("icpc", 1, day)
    if late:
        decided = story.diary.working_days_after(due, 1, 5)
    else:
        decided = story.diary.working_days_before(due, 2, 10)
    story.tell("icpc_not_required", decided, ref)


def transfer_in(story: Story, day: date) -> date:
    """A child on a plan moves here; returns the day of the conference, which may lie ahead."""
    ref = f"TI-{story.subject_id}"
    story.tell("transfer_in_notified", day, ref)
    meeting = story.diary.meeting("icpc_transfer_in", 1, day)
    if meeting.completed > story.span.as_at:
        story.book("transfer_in_conference", meeting, ref)
    story.held("transfer_in_conference", meeting, ref)
    return meeting.completed


def plan(story: Story, conference: date, *, ends_at: int = 0) -> None:
    """A plan, if its conference has been held: review conferences, at one of which it may end."""
    if conference > story.span.as_at:
        return
    story.tell("cp_plan_started", conference)
    for number, meeting in enumerate(story.meetings("rcpc", conference), start=1):
        story.held("rcpc", meeting)
        if number == ends_at:
            story.tell("cp_plan_ended", meeting.completed)
            return


def plan_until_care(story: Story, conference: date) -> date:
    """A plan that ends before its first review since the child comes into care on that day."""
    story.tell("cp_plan_started", conference)
    due = story.diary.due("rcpc", 1, conference)
    taken = story.draw.day(conference + timedelta(days=20), due - timedelta(days=10))
    story.tell("cp_plan_ended", taken)
    return taken


def dispute(story: Story, raised: date, *, withdrawn: bool) -> None:
    """A dispute through its stages, resolved mostly in time, or withdrawn."""
    ref = f"DRP-{story.subject_id}"
    story.tell("dispute_raised", raised, ref)
    day = raised
    for stage in range(1, story.draw.whole(1, 3) + 1):
        story.tell("dispute_stage", day, ref, stage=str(stage))
        day = story.diary.working_days_after(day, 3, 8)
    story.tell("dispute_withdrawn" if withdrawn else "dispute_resolved", day, ref)
