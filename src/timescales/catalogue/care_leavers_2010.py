"""The Care Leavers (England) Regulations 2010 (SI 2010/2571).

In force from 1 April 2011, and read as the guidance on them annexes them. They are about relevant
children (who left care at 16 or 17) and former relevant children (of 18 and over), so nothing in
them ends at 18.
"""

from datetime import date

from timescales.citation import Citation, Guidance
from timescales.condition import Occurrences
from timescales.rules import DayZero, Version, dated, days, months, no_deadline
from timescales.series import ByEvent, Series, Stage
from timescales.timescale import Timescale

_TITLE = "Care Leavers (England) Regulations 2010"
REGULATION_5 = Citation("uksi/2010/2571/regulation/5", _TITLE, verified=date(2026, 11, 22))
REGULATION_7_1_C = Citation("uksi/2010/2571/regulation/7/1/c", _TITLE, verified=date(2026, 11, 22))
REGULATION_7_2_A = Citation(
    "uksi/2010/2571/regulation/7/2/a",
    _TITLE,
    quote="as soon as is practicable after the end of a period of 28 days beginning on the day",
    verified=date(2026, 11, 22),
)
REGULATION_7_2_B = Citation(
    "uksi/2010/2571/regulation/7/2/b",
    _TITLE,
    quote="(not exceeding three months)",
    verified=date(2026, 11, 22),
)
REGULATION_8_2 = Citation("uksi/2010/2571/regulation/8/2", _TITLE, verified=date(2026, 11, 22))
GUIDANCE_3_39 = Guidance(
    "Children Act 1989 guidance, volume 3: planning transition to adulthood for care leavers",
    "paragraph 3.39",
    "https://www.gov.uk/government/publications/"
    "children-act-1989-transition-to-adulthood-for-care-leavers",
    verified=date(2026, 11, 22),
)

FIRST_IN_FORCE = date(2011, 4, 1)

# Regulation 5: three months from becoming a relevant child. A child who was assessed while looked
# after has a plan already, and section 23B(3) of the Act asks no second assessment.
NEEDS_ASSESSMENT_RELEVANT = Timescale(
    id="needs_assessment_relevant",
    title="Needs assessment of a relevant child",
    subject="young person",
    started_by="became_relevant",
    met_by="needs_assessment_completed",
    ended_by=("leaving_care_support_ended", "turned_25"),
    once=True,
    beforehand=True,
    series=Series(first=dated(Version(months(3), since=FIRST_IN_FORCE, source=REGULATION_5))),
    notes=("an assessment made before the child left care meets it",),
)

# Regulation 5 too: three months from being told that a former relevant child wishes to take up
# education or training. It is a new assessment, whatever was assessed before.
NEEDS_ASSESSMENT_FORMER_RELEVANT = Timescale(
    id="needs_assessment_former_relevant",
    title="Needs assessment of a former relevant child in education or training",
    subject="young person",
    started_by="education_or_training_wish",
    met_by="needs_assessment_completed",
    ended_by=("leaving_care_support_ended", "turned_25"),
    series=Series(first=dated(Version(months(3), since=FIRST_IN_FORCE, source=REGULATION_5))),
    notes=("counted from the day on which the authority is told of the wish",),
)

# Regulation 7(1)(c): at most six months from the review before. The regulation does not say from
# when the first is counted; it is the plan that is reviewed. While the child is still looked after
# each looked-after review reviews the plan too.
PATHWAY_REVIEW = Timescale(
    id="pathway_review",
    title="Pathway plan review",
    subject="young person",
    started_by="pathway_plan_prepared",
    met_by=("pathway_review", "lac_review"),
    ended_by=("leaving_care_support_ended", "turned_25"),
    restarts=True,
    alongside=("pathway_review_accommodation",),
    series=Series(
        (
            Stage(
                "each",
                dated(Version(months(6), since=FIRST_IN_FORCE, source=REGULATION_7_1_C)),
                Occurrences(1),
            ),
        )
    ),
    notes=(
        "the first interval is counted from the plan, and a new plan begins the rhythm again",
        "support goes on to 21, and to 25 on request: record leaving_care_support_ended before 25",
        "in accommodation that the authority provides, pathway_review_accommodation may bind first",
    ),
)

# Regulation 7(2): the first review after the 28 days that begin on the day on which accommodation
# is provided, an earliest day and no latest; then at most three months apart.
PATHWAY_REVIEW_ACCOMMODATION = Timescale(
    id="pathway_review_accommodation",
    title="Pathway plan review in accommodation provided",
    subject="young person",
    started_by="leaving_care_accommodation_provided",
    met_by="pathway_review",
    ended_by=("leaving_care_accommodation_ended", "leaving_care_support_ended", "turned_25"),
    restarts=True,
    alongside=("pathway_review",),
    series=Series(
        (
            Stage(
                "first",
                dated(
                    Version(
                        no_deadline("as soon as practicable after the first 28 days"),
                        since=FIRST_IN_FORCE,
                        source=REGULATION_7_2_A,
                    )
                ),
                Occurrences(1, 1),
                not_before=dated(
                    Version(
                        days(28, day_zero=DayZero.INCLUSIVE).then(days(1)),
                        since=FIRST_IN_FORCE,
                        source=REGULATION_7_2_A,
                    )
                ),
            ),
            Stage(
                "subsequent",
                dated(Version(months(3), since=FIRST_IN_FORCE, source=REGULATION_7_2_B)),
                Occurrences(2),
            ),
        )
    ),
    notes=(
        "the day on which accommodation is provided is the first of the 28 days",
        "needs a legal view: a move begins the 28 days again, as guidance has it of the visits",
        "support goes on to 21, and to 25 on request: record leaving_care_support_ended before 25",
        "pathway_review asks for a review every six months beside it",
    ),
)

# Regulation 8(2): seven days from the day on which accommodation is first provided; then before the
# review of regulation 7; then at most two months apart. Guidance has a move begin it again.
PA_VISIT = Timescale(
    id="pa_visit",
    title="Personal adviser's visit",
    subject="young person",
    started_by="leaving_care_accommodation_provided",
    met_by="personal_adviser_visit",
    ended_by=("leaving_care_accommodation_ended", "leaving_care_support_ended", "turned_25"),
    restarts=True,
    citations=(GUIDANCE_3_39,),
    series=Series(
        (
            Stage(
                "first",
                dated(Version(days(7), since=FIRST_IN_FORCE, source=REGULATION_8_2)),
                Occurrences(1, 1),
            ),
            Stage(
                "second",
                dated(
                    Version(
                        no_deadline("before the first pathway review in the accommodation"),
                        since=FIRST_IN_FORCE,
                        source=REGULATION_8_2,
                    )
                ),
                Occurrences(2, 2),
                no_later_than=(ByEvent("pathway_review"),),
            ),
            Stage(
                "subsequent",
                dated(Version(months(2), since=FIRST_IN_FORCE, source=REGULATION_8_2)),
                Occurrences(3),
            ),
        )
    ),
    notes=(
        "a move to other accommodation begins it again",
        "support goes on to 21, and to 25 on request: record leaving_care_support_ended before 25",
    ),
)

TIMESCALES = (
    NEEDS_ASSESSMENT_RELEVANT,
    NEEDS_ASSESSMENT_FORMER_RELEVANT,
    PATHWAY_REVIEW,
    PATHWAY_REVIEW_ACCOMMODATION,
    PA_VISIT,
)
