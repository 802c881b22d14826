"""Sunderland's own rules, from its annual reports of 2016 to 2017 and 2017 to 2018."""

from datetime import date

from timescales.catalogue.local.day_count import SUNDERLAND_2017 as PARAGRAPH_5_2_1
from timescales.citation import Authority, Guidance
from timescales.condition import Occurrences
from timescales.rules import LeapBirthday, months, on_birthday, working_days, working_days_before
from timescales.series import Series, Stage
from timescales.timescale import Timescale

PARAGRAPH_5_2_2 = Guidance(
    "Sunderland IRO annual report 2016 to 2017",
    "paragraph 5.2.2 and priority 2",
    verified=date(2026, 11, 22),
    authority=Authority.LOCAL,
)
PARAGRAPH_5_2_7 = Guidance(
    "Sunderland IRO annual report 2016 to 2017",
    "paragraph 5.2.7",
    verified=date(2026, 11, 22),
    authority=Authority.LOCAL,
)
SECURE_2018 = Guidance(
    "Sunderland Children Independent Reviewing Team annual report 2017 to 2018",
    "paragraph 8.19",
    verified=date(2026, 11, 22),
    authority=Authority.LOCAL,
)

# A review is booked at least 20 working days before it goes out of time (report of 2016 to 2017,
# paragraph 5.2.1). As the policy's planning lead it is shown beside each review; asked by its
# address, it answers for any due date.
LAC_REVIEW_PLANNING = working_days_before(20)
REVIEW_PLANNING = Timescale(
    id="review_planning",
    title="Looked-after child review planned",
    subject="child",
    started_by=(),
    met_by=(),
    authority=Authority.LOCAL,
    series=Series((Stage("each", LAC_REVIEW_PLANNING, Occurrences(1)),)),
    citations=(PARAGRAPH_5_2_1,),
    notes=("counted back from the day on which the review is due, not from the day booked",),
)

# The officer sees the child at least five working days before the review. The report of 2017 to
# 2018 says five days for the same step, and sets no number for the year after.
PRE_REVIEW_VISIT = Timescale(
    id="pre_review_visit",
    title="Officer's visit before a review",
    subject="child",
    started_by="lac_review_booked",
    met_by="pre_review_visit",
    ended_by=("lac_review", "ceased_looked_after"),
    from_set_day=True,
    restarts=True,
    once=True,
    beforehand=True,
    authority=Authority.LOCAL,
    series=Series(first=working_days_before(5)),
    citations=(PARAGRAPH_5_2_2,),
    notes=(
        "counted back from the day for which the review is booked: that day is not counted",
        (
            "the report of 2017 to 2018 says days for the same step: working days are read, "
            "which is the earlier"
        ),
    ),
)

# Fifteen and a half. Born on 29 February, the birthday in a common year is read as 28 February: the
# earlier day, as for any date that protects a young person.
LEAVING_CARE_ASSESSMENT_START = Timescale(
    id="leaving_care_assessment_start",
    title="Leaving care assessment begun",
    subject="child",
    started_by="turned_15",
    met_by="leaving_care_assessment_started",
    ended_by="ceased_looked_after",
    anchored_on=("born",),
    only_while=("became_looked_after",),
    authority=Authority.LOCAL,
    series=Series(first=on_birthday(15, leap_birthday=LeapBirthday.FEBRUARY_28).then(months(6))),
    citations=(PARAGRAPH_5_2_7,),
    notes=(
        (
            "six months after the 15th birthday of a child in care on it; born on 29 February, "
            "from 28 February in a common year"
        ),
    ),
)

# From sixteen and three months a pathway plan is before every review. Not a deadline of its own.
PATHWAY_PLAN_AT_REVIEWS = Timescale(
    id="pathway_plan_at_reviews",
    title="Pathway plan before each review, from this day on",
    subject="child",
    started_by=(),
    met_by=(),
    authority=Authority.LOCAL,
    series=Series(
        (
            Stage(
                "each",
                on_birthday(16, leap_birthday=LeapBirthday.FEBRUARY_28).then(months(3)),
                Occurrences(1),
            ),
        )
    ),
    citations=(PARAGRAPH_5_2_7,),
    notes=(
        (
            "three months after the 16th birthday, which is also the limit for assessing an "
            "eligible child's needs"
        ),
    ),
)

# Twenty working days of the order, then three-monthly. Not the statute, which counts one month
# from the placement. A later order renews the placement and does not restart the clock.
SECURE_REVIEW = Timescale(
    id="secure_review",
    title="Secure accommodation review",
    subject="child",
    started_by="secure_order_made",
    met_by="secure_review",
    ended_by="secure_placement_ended",
    authority=Authority.LOCAL,
    series=Series(first=working_days(20), subsequent=months(3)),
    citations=(SECURE_2018,),
    notes=(
        "counted from the order; the statute counts one month from the inception of the placement",
        "a later order renews and does not restart the clock",
    ),
)

# The stages named in the reports; they give them no budgets.
DISPUTE_STAGES = ("Informal", "1", "2", "3", "4", "5")

TIMESCALES = (
    REVIEW_PLANNING,
    PRE_REVIEW_VISIT,
    LEAVING_CARE_ASSESSMENT_START,
    PATHWAY_PLAN_AT_REVIEWS,
    SECURE_REVIEW,
)
