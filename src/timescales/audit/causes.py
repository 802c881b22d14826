"""The known causes, the likeliest first where nothing else tells them apart.

First what is wrong in a calendar, a fault of one list; then the period, a fault of one rule; then
where the count begins and what it is counted from; last what any date may agree with by chance.
"""

from __future__ import annotations

from typing import Final

from timescales.audit import of_anchor, of_calendar, of_count, of_period
from timescales.audit.cause import Aspect, Cause

CAUSES: Final = (
    Cause(
        "missing_holiday",
        "A holiday is missing from the system's list",
        "lists of bank holidays kept by hand in a script, such as the one for Eclipse, which lacks "
        "8 May 2020 and 19 September 2022; sample data that has 3 June 2022 as a working day",
        "Add the day to the system's list of bank holidays, and work out again every date whose "
        "period it falls in.",
        Aspect.CALENDAR,
        of_calendar.missing_holiday,
    ),
    Cause(
        "holidays_ignored",
        "Bank holidays are not left out of the count",
        "counting of business days without a list of holidays, as analysts are taught it",
        "Give the system a list of bank holidays; working days are Monday to Friday without them.",
        Aspect.CALENDAR,
        of_calendar.holidays_ignored,
    ),
    Cause(
        "extra_holiday",
        "A working day stands in the system's list of holidays",
        "lists of bank holidays kept by hand, such as the one for Eclipse, which has 4 May 2020 "
        "beside or for the day to which that holiday was moved",
        "Take the day out of the system's list of bank holidays; it was a working day.",
        Aspect.CALENDAR,
        of_calendar.extra_holiday,
    ),
    Cause(
        "council_closure",
        "Days on which the council is closed are not counted",
        "the script for Eclipse, whose list holds a council's closure at Christmas",
        "Take the council's own closure days out of the list: in law they are working days.",
        Aspect.CALENDAR,
        of_calendar.council_closure,
    ),
    Cause(
        "day_count",
        "91 or 183 days are counted for three or six months",
        "the scripts for Mosaic, for looked-after reviews and review conferences",
        "Count three or six calendar months; a day count is late in law on some dates. Or, where "
        "the authority has chosen the day count, audit with a policy that says so.",
        Aspect.PERIOD,
        of_period.day_count,
    ),
    Cause(
        "months_counted",
        "Three or six months are counted where the policy counts 91 or 183 days",
        "no published script; systems that hold the statute where the authority's policy is the "
        "day count",
        "Decide which of the two the authority means; the months are the statute's.",
        Aspect.PERIOD,
        of_period.months_counted,
    ),
    Cause(
        "whole_weeks",
        "28 days are counted for 20 working days, or 21 for 15",
        "the SQL toolkit for the children in need census, and local procedures that say four weeks",
        "Count working days: seven days for each five are right only where no bank holiday falls.",
        Aspect.PERIOD,
        of_period.whole_weeks,
    ),
    Cause(
        "own_day",
        "Counted from the review or conference itself",
        "the Essex variant of the script for Mosaic, and the T-SQL port of the one for Eclipse: "
        "the target always falls after the conference, so that each looks in time",
        "Count from the strategy discussion or from the review before, not from the day in the "
        "same row.",
        Aspect.ANCHOR,
        of_anchor.own_day,
    ),
    Cause(
        "weekend_duplicate",
        "A closed day is taken, which carries the number of the working day before it",
        "the script for Eclipse, which joins on a running number of working days: Saturday and "
        "Sunday have Friday's, so that three days answer",
        "Join the numbered days to working days only.",
        Aspect.RESULT,
        of_count.weekend_duplicate,
    ),
    Cause(
        "anchor_counted",
        "The day that is counted from is counted as day 1",
        "the validator for the children in need census, which moves by one working day too few",
        "Begin with the day after: the day of the event is not counted.",
        Aspect.COUNT,
        of_count.anchor_counted,
    ),
    Cause(
        "anchor_moved",
        "A closed day that is counted from is first moved to the next working day",
        "libraries for working days that roll an offset forward before they count",
        "Count from the day itself, open or closed: the next working day is day 1.",
        Aspect.COUNT,
        of_count.anchor_moved,
    ),
    Cause(
        "calendar_days",
        "20, 90 or 180 calendar days are counted",
        "open source for care homes, which has calendar days for working days and for months",
        "Count working days, or calendar months, as the rule has it.",
        Aspect.PERIOD,
        of_period.calendar_days,
    ),
    Cause(
        "national_rule",
        "The national rule is counted where the policy has its own",
        "no published script; systems that hold the national number where the authority has a "
        "tighter one",
        "Set the authority's own number in the system, or audit with the statutory policy.",
        Aspect.PERIOD,
        of_period.national_rule,
        combines=False,
    ),
    Cause(
        "wrong_number",
        "Counted as another review or conference of the series than it is",
        "the scripts for Mosaic, which count the rows before: the second part of an adjourned "
        "review is taken for the second review, and what follows gets the later period",
        "Count reviews and not rows: an adjourned review and its second part are one.",
        Aspect.STAGE,
        of_period.wrong_number,
    ),
    Cause(
        "named_anchor",
        "Counted from the anchor in the row, which is not the one that the clock runs from",
        "no published script; systems that take the last strategy discussion and not the one that "
        "initiated the enquiry",
        "Find the event that began the clock: the discussion that initiated the enquiry, the last "
        "review that was held.",
        Aspect.ANCHOR,
        of_anchor.named_anchor,
    ),
    Cause(
        "previous_due",
        "Counted from the day on which the one before was due, and not from the day it was held",
        "no published script; systems that plan the whole series ahead and do not move it",
        "Count from the day on which the one before was held.",
        Aspect.ANCHOR,
        of_anchor.previous_due,
    ),
    Cause(
        "from_the_start",
        "Counted from where the duty began, whenever the ones between were held",
        "open source for care homes, which has every review from the day of admission",
        "Count each interval from the review before.",
        Aspect.ANCHOR,
        of_anchor.from_the_start,
    ),
    Cause(
        "moved_off_closed_day",
        "The due date is moved off a closed day",
        "no published script; systems that show the day by which it can be held",
        "Show the due date itself: no provision moves it. The working day before it is when to "
        "hold it by.",
        Aspect.RESULT,
        of_count.moved_off_closed_day,
    ),
    Cause(
        "earlier_due",
        "The date of an earlier review or conference still stands",
        "published queries over the standard dataset, which show the due date of the last review "
        "as if it were current",
        "Work the due date out again when a review or conference is recorded.",
        Aspect.WHOLE,
        of_count.earlier_due,
        combines=False,
    ),
    Cause(
        "day_itself",
        "The day on which it was held, or for which it was booked, is shown as due",
        "the script for Eclipse, whose due date of a review is the day typed as the next on the "
        "form of the one before",
        "Show the day that the rule gives beside the day that is booked; one does not replace the "
        "other.",
        Aspect.WHOLE,
        of_count.day_itself,
        combines=False,
    ),
    Cause(
        "another_event",
        "Counted from another event on record",
        "the scripts for Mosaic, which choose the conference before by when it was entered",
        "Find the event that began the clock, by the day on which it happened.",
        Aspect.ANCHOR,
        of_anchor.another_event,
        combines=False,
    ),
)
"""Every known cause."""
