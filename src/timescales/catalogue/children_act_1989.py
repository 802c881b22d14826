"""The Children Act 1989: court orders, emergencies, and two duties to tell the authority.

The time limit of section 32 is counted from 22 April 2014, a first day that rests on general
knowledge. Of the rest no first day is known. Section 32(1) was read, and section 66 as guidance
gives it; sections 43 to 46 and 85 as each timescale says.
"""

from datetime import date

from timescales.citation import Citation, Guidance
from timescales.condition import Occurrences
from timescales.rules import DayZero, Version, dated, days, hours, months, weeks
from timescales.series import BySetDay, Series, Stage
from timescales.timescale import Timescale

_TITLE = "Children Act 1989"
SECTION_32_1_A_II = Citation(
    "ukpga/1989/41/section/32/1/a/ii",
    _TITLE,
    quote="beginning with the day on which the application was issued",
    verified=date(2026, 11, 22),
)
SECTION_32_8 = Citation("ukpga/1989/41/section/32/8", _TITLE)
SECTION_43_5 = Citation("ukpga/1989/41/section/43/5", _TITLE)
SECTION_45_1 = Citation("ukpga/1989/41/section/45/1", _TITLE)
SECTION_45_3 = Citation("ukpga/1989/41/section/45/3", _TITLE)
SECTION_45_5 = Citation("ukpga/1989/41/section/45/5", _TITLE)
SECTION_45_6 = Citation("ukpga/1989/41/section/45/6", _TITLE)
SECTION_46_6 = Citation("ukpga/1989/41/section/46/6", _TITLE)
SECTION_66 = Citation("ukpga/1989/41/section/66", _TITLE)
SECTION_85_1 = Citation("ukpga/1989/41/section/85/1", _TITLE)
PRIVATE_FOSTERING_GUIDANCE = Guidance(
    "Keeping children safe in education (2025)",
    "paragraphs 340 and 341",
    verified=date(2026, 11, 22),
)

FIRST_WITH_A_TIME_LIMIT = date(2014, 4, 22)

# Section 32(1)(a)(ii): 26 weeks that begin with the day of issue, so the last day is 181 days after
# it and not 182.
CARE_PROCEEDINGS = Timescale(
    id="care_proceedings",
    title="Care proceedings",
    subject="child",
    started_by="care_proceedings_issued",
    met_by="care_proceedings_concluded",
    ended_by="care_proceedings_extended",
    series=Series(
        first=dated(
            Version(
                weeks(26, day_zero=DayZero.INCLUSIVE),
                since=FIRST_WITH_A_TIME_LIMIT,
                source=SECTION_32_1_A_II,
            )
        )
    ),
    notes=(
        "the day of issue is the first day of the 26 weeks",
        "an extension ends this clock and starts that of care_proceedings_extension",
        "that the time limit began on 22 April 2014 was not read in a source",
    ),
)

# Section 32(5) and (8): up to eight weeks at a time, each from the last day of the time before.
CARE_PROCEEDINGS_EXTENSION = Timescale(
    id="care_proceedings_extension",
    title="Care proceedings, time extended",
    subject="child",
    started_by="care_proceedings_extended",
    met_by="care_proceedings_concluded",
    from_set_day=True,
    restarts=True,
    series=Series(
        first=dated(Version(weeks(8), since=FIRST_WITH_A_TIME_LIMIT, source=SECTION_32_8))
    ),
    notes=(
        "counted from the last day of the time that is extended, whenever the court extends it",
        "another extension ends the clock of the one before",
        "the section was read only in part",
    ),
)

# Section 43(5): at most seven days, which begin with the day that the order specifies. The words
# "beginning with that date" were met in a copy of the Act whose state in 2026 was not looked into.
CHILD_ASSESSMENT_ORDER = Timescale(
    id="cao",
    title="Child assessment order",
    subject="child",
    started_by="child_assessment_order_made",
    met_by="child_assessment_completed",
    ended_by="child_assessment_order_discharged",
    from_set_day=True,
    series=Series(first=days(7, day_zero=DayZero.INCLUSIVE)),
    citations=(SECTION_43_5,),
    notes=(
        "the day by which the order says that the assessment is to begin is the first of the seven",
        "an order may give fewer days, which are not held here",
        "no first date is known for this duty, so it is applied to all dates",
    ),
)

# Section 45(1): eight days at most, and the order says how many. No words bring in the day of the
# order, so it is not counted. Section 45(2) is believed to let the court run on to noon where the
# last of the eight is a Sunday or public holiday; it was not read, and is off.
EPO = Timescale(
    id="epo",
    title="Emergency protection order",
    subject="child",
    started_by="epo_made",
    met_by="epo_ended",
    ended_by="epo_extended",
    series=Series(
        (
            Stage(
                "first",
                days(8),
                Occurrences(1, 1),
                no_later_than=(BySetDay("the order's own expiry"),),
            ),
        )
    ),
    citations=(SECTION_45_1,),
    notes=(
        "eight days read in the like article for Northern Ireland (NI Order 1995, article 64)",
        "needs a legal view: whether the day of the order is the first of the eight days",
        "needs a legal view: section 45(2) may extend it over a Sunday or public holiday",
        "an extension ends this clock and starts that of epo_extension",
        "no first date is known for this duty, so it is applied to all dates",
    ),
)

# Section 45(3): the eight days begin with the first day in police protection, which is counted.
EPO_AFTER_POLICE_PROTECTION = Timescale(
    id="epo_after_police_protection",
    title="Emergency protection order after police protection",
    subject="child",
    started_by="epo_made_in_police_protection",
    met_by="epo_ended",
    ended_by="epo_extended",
    anchored_on=("taken_into_police_protection",),
    series=Series(
        (
            Stage(
                "first",
                days(8, day_zero=DayZero.INCLUSIVE),
                Occurrences(1, 1),
                no_later_than=(BySetDay("the order's own expiry"),),
            ),
        )
    ),
    citations=(SECTION_45_3,),
    notes=(
        "the first day in police protection is the first of the eight days",
        "read in the like article for Northern Ireland (NI Order 1995, article 64)",
        "an extension ends this clock and starts that of epo_extension",
        "no first date is known for this duty, so it is applied to all dates",
    ),
)

# Section 45(5) and (6): once, by up to seven days, from the last day of the order as it was.
EPO_EXTENSION = Timescale(
    id="epo_extension",
    title="Emergency protection order, extended",
    subject="child",
    started_by="epo_extended",
    met_by="epo_ended",
    from_set_day=True,
    series=Series(first=days(7)),
    citations=(SECTION_45_5, SECTION_45_6),
    notes=(
        "counted from the last day of the order before it was extended",
        "an order can be extended only once",
        "an extension may be of fewer days, which are not held here",
        "read in the like article for Northern Ireland (NI Order 1995, article 64)",
        "no first date is known for this duty, so it is applied to all dates",
    ),
)

# Section 46(6): 72 hours by the clock, of whatever days.
POLICE_PROTECTION = Timescale(
    id="police_protection",
    title="Police protection",
    subject="child",
    started_by="taken_into_police_protection",
    met_by="police_protection_ended",
    series=Series(first=hours(72)),
    citations=(SECTION_46_6,),
    notes=(
        "hours by the clock: weekends and holidays count, and a change of the clocks adds no time",
        "72 hours read in a legal publisher's account of the section",
        "no first date is known for this duty, so it is applied to all dates",
    ),
)

# Section 66: not a duty but what makes an arrangement private fostering, asked by its address.
PRIVATE_FOSTERING_THRESHOLD = Timescale(
    id="private_fostering_threshold",
    title="Private fostering, 28 days of care",
    subject="child",
    started_by=(),
    met_by=(),
    series=Series((Stage("each", days(28), Occurrences(1)),)),
    citations=(SECTION_66, PRIVATE_FOSTERING_GUIDANCE),
    notes=(
        "a threshold and not a deadline: care that lasts, or is meant to last, 28 days or more",
        "of a child under 16, or under 18 where disabled",
        "no first date is known for this duty, so it is applied to all dates",
    ),
)

# Section 85: a health or education body tells the authority of a child whom it accommodates for
# three months together, or means to. It gives no time for telling: once three months
# are up it is certain that it must.
S85_NOTIFICATION = Timescale(
    id="s85_notification",
    title="Notification of accommodation by a health or education body",
    subject="child",
    started_by="health_or_education_accommodation_started",
    met_by="health_or_education_accommodation_notified",
    ended_by="health_or_education_accommodation_ended",
    series=Series(first=months(3)),
    citations=(SECTION_85_1,),
    notes=(
        "owed at once where three months are intended from the start",
        "three months together: a stay that ends sooner leaves nothing to notify",
        "no first date is known for this duty, so it is applied to all dates",
    ),
)

TIMESCALES = (
    CARE_PROCEEDINGS,
    CARE_PROCEEDINGS_EXTENSION,
    CHILD_ASSESSMENT_ORDER,
    EPO,
    EPO_AFTER_POLICE_PROTECTION,
    EPO_EXTENSION,
    POLICE_PROTECTION,
    PRIVATE_FOSTERING_THRESHOLD,
    S85_NOTIFICATION,
)
