"""The Children's Homes (England) Regulations 2015 (SI 2015/541), in force from 1 April 2015.

Regulations 44, 45 and 48 were read. Before them the visit was under regulation 33 of the
regulations that these replaced, which are not encoded.
"""

from datetime import date

from timescales.citation import Citation
from timescales.condition import Occurrences
from timescales.rules import Version, dated, days, end_of_month, months, months_before, weeks
from timescales.series import Series, Stage
from timescales.timescale import Timescale

_TITLE = "Children's Homes (England) Regulations 2015"
REGULATION_44_1 = Citation(
    "uksi/2015/541/regulation/44/1",
    _TITLE,
    quote="at least once each month",
    verified=date(2026, 11, 22),
)
REGULATION_45_1 = Citation(
    "uksi/2015/541/regulation/45/1",
    _TITLE,
    quote="at least once every 6 months",
    verified=date(2026, 11, 22),
)
REGULATION_45_4 = Citation(
    "uksi/2015/541/regulation/45/4/a",
    _TITLE,
    quote="within 28 days of the date on which the quality of care review is completed",
    verified=date(2026, 11, 22),
)
REGULATION_48_2 = Citation("uksi/2015/541/regulation/48/2", _TITLE, verified=date(2026, 11, 22))
REGULATION_48_3 = Citation("uksi/2015/541/regulation/48/3", _TITLE, verified=date(2026, 11, 22))
REGULATION_48_5 = Citation("uksi/2015/541/regulation/48/5", _TITLE, verified=date(2026, 11, 22))

FIRST_IN_FORCE = date(2015, 4, 1)

# Regulation 44: "each month" is the calendar month, not a month from the visit before, so the month
# in which a home was registered is itself one of them if the words are taken as they stand.
REG44_VISIT_FIRST = Timescale(
    id="reg44_visit_first",
    title="First independent visit to a children's home",
    subject="home",
    started_by="home_registered",
    met_by="reg44_visit",
    ended_by="home_closed",
    series=Series(
        first=dated(Version(end_of_month(after=0), since=FIRST_IN_FORCE, source=REGULATION_44_1))
    ),
    notes=(
        (
            "needs a legal view: whether the month of registration, of which only a part is "
            "left, must have a visit of its own; the earlier reading is taken"
        ),
    ),
)

# A visit is followed by one in the next calendar month, by its last day.
REG44_VISIT = Timescale(
    id="reg44_visit",
    title="Independent visit to a children's home",
    subject="home",
    started_by="reg44_visit",
    met_by="reg44_visit",
    ended_by="home_closed",
    series=Series(
        (
            Stage(
                "each",
                dated(Version(end_of_month(after=1), since=FIRST_IN_FORCE, source=REGULATION_44_1)),
                Occurrences(1),
            ),
        )
    ),
    notes=(
        "once in each calendar month: two visits may be eight weeks apart, and are in time",
        "a second visit in a month is for that month, and the next is still due in the one after",
    ),
)

# Regulation 45(1): a review of the quality of care every six months.
REG45_REVIEW = Timescale(
    id="reg45_review",
    title="Quality of care review",
    subject="home",
    started_by=("home_registered", "reg45_review"),
    met_by="reg45_review",
    ended_by="home_closed",
    series=Series(
        (
            Stage(
                "each",
                dated(Version(months(6), since=FIRST_IN_FORCE, source=REGULATION_45_1)),
                Occurrences(1),
            ),
        )
    ),
    notes=(
        "each interval runs from the day on which the review before was completed",
        (
            "needs a legal view: from when the first six months run; here from registration, or "
            "from the first review on record"
        ),
    ),
)

# Regulation 45(4)(a): the report, 28 days from completing the review.
REG45_REPORT = Timescale(
    id="reg45_report",
    title="Report of a quality of care review",
    subject="home",
    started_by="reg45_review",
    met_by="reg45_report_sent",
    concurrent=True,
    series=Series(first=dated(Version(days(28), since=FIRST_IN_FORCE, source=REGULATION_45_4))),
    notes=("counted from the day on which the review is completed, that day not counted",),
)

# Regulation 48(2): an absence of 28 days or more that is foreseen, at least a month before.
CHILDRENS_HOME_ABSENCE_NOTICE = Timescale(
    id="childrens_home_absence_notice",
    title="Notice of a planned absence of the person in charge",
    subject="home",
    started_by="manager_absence_planned",
    met_by="manager_absence_notified",
    ended_by=("manager_absence_cancelled", "manager_absence_began"),
    from_set_day=True,
    restarts=True,
    series=Series(
        first=dated(Version(months_before(1), since=FIRST_IN_FORCE, source=REGULATION_48_2))
    ),
    notes=(
        (
            "counted back from the day on which the absence is to begin: the latest day whose "
            "one month ends on or before it"
        ),
        "a shorter notice may be agreed with the inspectorate",
    ),
)

# Regulation 48(3): where an emergency left no time for that, within a week of its beginning.
CHILDRENS_HOME_EMERGENCY_ABSENCE_NOTICE = Timescale(
    id="childrens_home_emergency_absence_notice",
    title="Notice of an unforeseen absence of the person in charge",
    subject="home",
    started_by="manager_absence_unforeseen",
    met_by="manager_absence_notified",
    series=Series(first=dated(Version(weeks(1), since=FIRST_IN_FORCE, source=REGULATION_48_3))),
    notes=("counted from the first day of the absence, that day not counted",),
)

# Regulation 48(5): not later than seven days after coming back to duty.
CHILDRENS_HOME_RETURN_NOTICE = Timescale(
    id="childrens_home_return_notice",
    title="Notice of the return of the person in charge",
    subject="home",
    started_by="manager_returned",
    met_by="manager_return_notified",
    series=Series(first=dated(Version(days(7), since=FIRST_IN_FORCE, source=REGULATION_48_5))),
    notes=("counted from the day of the return, that day not counted",),
)

TIMESCALES = (
    REG44_VISIT_FIRST,
    REG44_VISIT,
    REG45_REVIEW,
    REG45_REPORT,
    CHILDRENS_HOME_ABSENCE_NOTICE,
    CHILDRENS_HOME_EMERGENCY_ABSENCE_NOTICE,
    CHILDRENS_HOME_RETURN_NOTICE,
)
