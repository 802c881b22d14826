"""The Care Planning, Placement and Case Review (England) Regulations 2010 (SI 2010/959).

In force from 1 April 2011. Read in the text: regulations 4, 9, 13, 25, 28(2) to (5), 33, 42 and the
opening of 48. The rest was read in guidance, in the like regulations of Wales or in authorities'
procedures, or not at all, and its citations say so by standing unverified.

For reviews before 2011, from 14 October 1991, the Review of Children's Cases Regulations 1991
(SI 1991/895), whose text has not been read. Relaxed from 24 April to 25 September 2020 by the
Adoption and Children (Coronavirus) (Amendment) Regulations 2020 (SI 2020/445).
"""

from datetime import date

from timescales.citation import Citation, Guidance
from timescales.condition import Aged, AllOf, AnyOf, Before, Beyond, Occurrences, Since, Within
from timescales.rules import (
    DayZero,
    Version,
    dated,
    months,
    on_birthday,
    strictest_of,
    weeks,
    working_days,
    years,
)
from timescales.series import ByEvent, Series, Stage
from timescales.timescale import Relaxation, Timescale

_READ = date(2026, 11, 22)
_TITLE_2010 = "Care Planning, Placement and Case Review (England) Regulations 2010"
_TITLE_2020 = "Adoption and Children (Coronavirus) (Amendment) Regulations 2020"
REGULATION_4_2 = Citation(
    "uksi/2010/959/regulation/4/2",
    _TITLE_2010,
    quote="within ten working days of the start of the first placement",
    verified=_READ,
)
REGULATION_7_1 = Citation("uksi/2010/959/regulation/7/1", _TITLE_2010)
REGULATION_7_3 = Citation("uksi/2010/959/regulation/7/3", _TITLE_2010)
REGULATION_9_2 = Citation("uksi/2010/959/regulation/9/2", _TITLE_2010, verified=_READ)
REGULATION_13_1 = Citation(
    "uksi/2010/959/regulation/13/1",
    _TITLE_2010,
    quote=(
        "within five working days of the start of the placement, unless it is not reasonably "
        "practicable"
    ),
    verified=_READ,
)
REGULATION_19 = Citation("uksi/2010/959/regulation/19", _TITLE_2010)
REGULATION_23 = Citation("uksi/2010/959/regulation/23", _TITLE_2010)
REGULATION_24_1 = Citation("uksi/2010/959/regulation/24/1", _TITLE_2010)
REGULATION_25_2 = Citation(
    "uksi/2010/959/regulation/25/2",
    _TITLE_2010,
    quote="once for a further period of up to eight weeks",
    verified=_READ,
)
REGULATION_28_2_A = Citation("uksi/2010/959/regulation/28/2/a", _TITLE_2010, verified=_READ)
REGULATION_28_2_B = Citation("uksi/2010/959/regulation/28/2/b", _TITLE_2010, verified=_READ)
REGULATION_28_2_C = Citation("uksi/2010/959/regulation/28/2/c", _TITLE_2010, verified=_READ)
REGULATION_28_3 = Citation("uksi/2010/959/regulation/28/3", _TITLE_2010, verified=_READ)
REGULATION_28_3A = Citation("uksi/2010/959/regulation/28/3A", _TITLE_2010)
REGULATION_28_4 = Citation("uksi/2010/959/regulation/28/4", _TITLE_2010, verified=_READ)
REGULATION_28_5 = Citation("uksi/2010/959/regulation/28/5", _TITLE_2010, verified=_READ)
REGULATION_28_6 = Citation("uksi/2010/959/regulation/28/6", _TITLE_2010)
REGULATION_28_7 = Citation("uksi/2010/959/regulation/28/7", _TITLE_2010)
REGULATION_33_1 = Citation(
    "uksi/2010/959/regulation/33/1",
    _TITLE_2010,
    quote="within 20 working days of the date on which C becomes looked after",
    verified=_READ,
)
REGULATION_33_2 = Citation(
    "uksi/2010/959/regulation/33/2",
    _TITLE_2010,
    quote="not more than three months after the first",
    verified=_READ,
)
REGULATION_36_2 = Citation("uksi/2010/959/regulation/36/2", _TITLE_2010)
REGULATION_42_1 = Citation("uksi/2010/959/regulation/42/1", _TITLE_2010, verified=_READ)
REGULATION_47B = Citation("uksi/2010/959/regulation/47B", _TITLE_2010)
REGULATION_48_3_C = Citation("uksi/2010/959/regulation/48/3/c", _TITLE_2010)
REGULATION_48_3_D = Citation("uksi/2010/959/regulation/48/3/d", _TITLE_2010)
REVIEWS_1991 = Citation("uksi/1991/895/regulation/3", "Review of Children's Cases Regulations 1991")
CORONAVIRUS_8 = Citation("uksi/2020/445/regulation/8", _TITLE_2020)
_HEALTH_GUIDANCE = (
    "https://www.gov.uk/government/publications/"
    "promoting-the-health-and-wellbeing-of-looked-after-children--2"
)
HEALTH_GUIDANCE_41 = Guidance(
    "Promoting the health and well-being of looked-after children",
    "paragraphs 36, 40 and 41",
    url=_HEALTH_GUIDANCE,
    verified=_READ,
)
HEALTH_GUIDANCE_53 = Guidance(
    "Promoting the health and well-being of looked-after children",
    "paragraph 53",
    url=_HEALTH_GUIDANCE,
    quote=(
        "at least once every six months before a child's fifth birthday and at least once every "
        "12 months after"
    ),
    verified=_READ,
)

FIRST_IN_1991 = date(1991, 10, 14)
LAST_IN_1991 = date(2011, 3, 31)
FIRST_IN_2010 = date(2011, 4, 1)
FIRST_RELAXED = date(2020, 4, 24)
LAST_RELAXED = date(2020, 9, 25)

# What is placed how: the kinds of event by the paragraph of regulation 28 that then governs visits.
PARAGRAPH_2 = ("placement_started", "placed_outside_terms_of_approval")
PARAGRAPH_3 = ("placed_with_parents_before_assessment",)
PARAGRAPH_4 = ("placed_with_connected_person", "placed_with_parents_under_interim_order")
PARAGRAPH_5 = ("care_order_made_with_parents", "placed_with_parents_under_care_order")
PARAGRAPH_6 = ("other_arrangements_started",)
PLACEMENTS = (
    *PARAGRAPH_2,
    *PARAGRAPH_3,
    *PARAGRAPH_4,
    "placed_with_parents_under_care_order",
)
PLACEMENT_OVER = ("placement_ended", "placed_for_adoption", "ceased_looked_after")
CARE_OVER = ("adoption_order_made", "ceased_looked_after")

_FROM_2020 = "from 24 April to 25 September 2020 SI 2020/445 gave 24 weeks, read in a summary"

# Regulation 4: before the child is first placed or, where that is not practicable, within ten
# working days of the start of the first placement, the day itself excluded. Once in a period of
# care: a later placement asks for no other.
CARE_PLAN = Timescale(
    id="care_plan",
    title="Care plan",
    subject="child",
    started_by=PLACEMENTS,
    met_by="care_plan_prepared",
    ended_by=CARE_OVER,
    once=True,
    beforehand=True,
    series=Series(
        first=dated(Version(working_days(10), since=FIRST_IN_2010, source=REGULATION_4_2))
    ),
    notes=(
        "due before the first placement, and so by this day only where that is not practicable",
        "in care proceedings (Children Act 1989 section 31A) the court's timetable governs",
        "a child first placed before 1 April 2011: as soon as reasonably practicable, and no date",
    ),
)

# Regulation 7(1): before the child is first placed or, where that is not practicable, before the
# first review, which is itself due within 20 working days.
HEALTH_ASSESSMENT_INITIAL = Timescale(
    id="health_assessment_initial",
    title="Initial health assessment",
    subject="child",
    started_by="became_looked_after",
    met_by="health_assessment",
    ended_by=CARE_OVER,
    beforehand=True,
    series=Series(
        (
            Stage(
                "first",
                dated(Version(working_days(20), since=FIRST_IN_2010, source=REGULATION_7_1)),
                Occurrences(1, 1),
                no_later_than=(ByEvent("lac_review"),),
            ),
        )
    ),
    citations=(REGULATION_7_1, HEALTH_GUIDANCE_41),
    notes=(
        "due by the first review, and so no later than the last day for holding it",
        "the regulation was read in the statutory guidance",
    ),
)

# Regulation 7(3): at least every six months before the fifth birthday and every 12 months after it,
# from the assessment before. The child's age on the day of that assessment decides.
HEALTH_REVIEW = Timescale(
    id="health_review",
    title="Review health assessment",
    subject="child",
    started_by="health_assessment",
    met_by="health_review",
    ended_by=CARE_OVER,
    series=Series(
        (
            Stage(
                "under_5",
                dated(Version(months(6), since=FIRST_IN_2010, source=REGULATION_7_3)),
                Aged(under=5),
            ),
            Stage(
                "from_5",
                dated(Version(months(12), since=FIRST_IN_2010, source=REGULATION_7_3)),
                Aged(least=5),
            ),
        )
    ),
    citations=(REGULATION_7_3, HEALTH_GUIDANCE_53),
    notes=(
        "needs a legal view: the six months are kept where they end after the fifth birthday",
        "the regulation was read in the statutory guidance",
    ),
)

# Regulation 9: before the placement or, where that is not practicable, within five working days of
# its start. Each placement has its own plan.
PLACEMENT_PLAN = Timescale(
    id="placement_plan",
    title="Placement plan",
    subject="child",
    started_by=PLACEMENTS,
    met_by="placement_plan_prepared",
    ended_by=PLACEMENT_OVER,
    restarts=True,
    beforehand=True,
    series=Series(
        first=dated(Version(working_days(5), since=FIRST_IN_2010, source=REGULATION_9_2))
    ),
    relaxations=(
        Relaxation(
            FIRST_RELAXED,
            LAST_RELAXED,
            "the plan was due as soon as reasonably practicable after the start of the placement",
            Citation("uksi/2020/445/regulation/8/4", _TITLE_2020, verified=_READ),
        ),
    ),
    notes=("due before the placement, and so by this day only where that is not practicable",),
)

# Regulation 13: before the placement or, in an emergency, within five working days of its start.
PLACEMENT_NOTIFICATION = Timescale(
    id="placement_notification",
    title="Notice of a placement",
    subject="child",
    started_by=PLACEMENTS,
    met_by="placement_notified",
    ended_by=PLACEMENT_OVER,
    restarts=True,
    beforehand=True,
    series=Series(
        first=dated(Version(working_days(5), since=FIRST_IN_2010, source=REGULATION_13_1))
    ),
    notes=(
        "due before the placement, and by this day in an emergency",
        "the same for the area authority, under paragraph (4) from 27 January 2014",
    ),
)

# Regulation 19: a child may be placed with a parent before the assessment is complete. It is then
# completed within ten working days of the placement, and decided on within ten working days more.
RELAXED_WITH_PARENTS = Relaxation(
    FIRST_RELAXED, LAST_RELAXED, "it was due as soon as reasonably practicable", CORONAVIRUS_8
)
PLACEMENT_WITH_PARENTS_ASSESSMENT = Timescale(
    id="placement_with_parents_assessment",
    title="Assessment of a placement with parents",
    subject="child",
    started_by="placed_with_parents_before_assessment",
    met_by="placement_with_parents_assessed",
    ended_by=(*PLACEMENT_OVER, *PARAGRAPH_2, *PARAGRAPH_4, "placed_with_parents_under_care_order"),
    restarts=True,
    series=Series(
        first=dated(Version(working_days(10), since=FIRST_IN_2010, source=REGULATION_19))
    ),
    relaxations=(RELAXED_WITH_PARENTS,),
    notes=("the number was read in the parallel regulation of Wales (SI 2015/1818)",),
)
PLACEMENT_WITH_PARENTS_DECISION = Timescale(
    id="placement_with_parents_decision",
    title="Decision on a placement with parents",
    subject="child",
    started_by="placement_with_parents_assessed",
    met_by="placement_with_parents_decided",
    ended_by=(*PLACEMENT_OVER, *PARAGRAPH_2, *PARAGRAPH_4, "placed_with_parents_under_care_order"),
    only_while=("placed_with_parents_before_assessment",),
    series=Series(
        first=dated(Version(working_days(10), since=FIRST_IN_2010, source=REGULATION_19))
    ),
    relaxations=(RELAXED_WITH_PARENTS,),
    notes=(
        "counted from the assessment that was completed, early or late, not from its due date",
        "the number was read in the parallel regulation of Wales (SI 2015/1818)",
    ),
)

# Regulation 23: a foster parent may take a child outside the terms of approval in an emergency, for
# at most six working days: then the terms are changed or the placement ends.
EMERGENCY_FOSTER_PLACEMENT = Timescale(
    id="emergency_foster_placement",
    title="Emergency foster placement outside the terms of approval",
    subject="child",
    started_by="placed_outside_terms_of_approval",
    met_by="approval_terms_changed",
    ended_by=(
        *PLACEMENT_OVER,
        "placement_started",
        *PARAGRAPH_3,
        *PARAGRAPH_4,
        "placed_with_parents_under_care_order",
    ),
    restarts=True,
    series=Series(
        first=dated(
            Version(
                working_days(6),
                since=FIRST_IN_2010,
                until=date(2020, 4, 23),
                source=REGULATION_23,
            ),
            Version(
                weeks(24),
                since=FIRST_RELAXED,
                until=LAST_RELAXED,
                source=CORONAVIRUS_8,
                note=_FROM_2020,
            ),
            Version(working_days(6), since=date(2020, 9, 26), source=REGULATION_23),
        )
    ),
    notes=(
        "a limit: a placement that ends by this day has kept it, and the duty lapses",
        "the number was read in one authority's procedures",
    ),
)

# Regulation 24: for a period not exceeding 16 weeks, of which the day of approval is taken to be
# the first. Then the carer is fully approved, the time is extended or the placement ends. Where
# the approval is not on record, the placement, which may not come before it, starts the clock.
TEMPORARY_APPROVAL = Timescale(
    id="temporary_approval",
    title="Temporary approval of a connected person",
    subject="carer",
    started_by=("temporary_approval_given", "placed_with_connected_person"),
    met_by=("connected_person_approved", "temporary_approval_extended"),
    ended_by=PLACEMENT_OVER,
    anchored_on=("temporary_approval_given",),
    series=Series(
        first=dated(
            Version(
                weeks(16, day_zero=DayZero.INCLUSIVE),
                since=FIRST_IN_2010,
                until=date(2020, 4, 23),
                source=REGULATION_24_1,
            ),
            Version(
                weeks(24, day_zero=DayZero.INCLUSIVE),
                since=FIRST_RELAXED,
                until=LAST_RELAXED,
                source=CORONAVIRUS_8,
                note=_FROM_2020,
            ),
            Version(
                weeks(16, day_zero=DayZero.INCLUSIVE),
                since=date(2020, 9, 26),
                source=REGULATION_24_1,
            ),
        )
    ),
    notes=(
        "needs a legal view: the day of approval is counted, the earlier of two readings",
        "a limit: when it is reached without approval or extension, the placement must end",
        "the number was read in one authority's procedures of June 2024",
    ),
)

# Regulation 25: extended once, for up to eight weeks more, which follow the last day of the first
# period whenever the extension is decided.
TEMPORARY_APPROVAL_EXTENSION = Timescale(
    id="temporary_approval_extension",
    title="Extension of a temporary approval",
    subject="carer",
    started_by="temporary_approval_extended",
    met_by="connected_person_approved",
    ended_by=PLACEMENT_OVER,
    from_set_day=True,
    series=Series(first=dated(Version(weeks(8), since=FIRST_IN_2010, source=REGULATION_25_2))),
    notes=(
        "counted from the last day of the first period",
        "where the carer has sought an independent review it lasts until the outcome, with no date",
        "a limit: when it is reached without approval, the placement must end",
    ),
)

# Regulation 28. What governs the placement decides how often: each paragraph has its own clock,
# which the start of another ends. Weeks are of seven days; the day before is excluded.
SIX_WEEKLY = dated(Version(weeks(6), since=FIRST_IN_2010, source=REGULATION_28_2_B))
THREE_MONTHLY = dated(Version(months(3), since=FIRST_IN_2010, source=REGULATION_28_2_C))
SIX_MONTHLY = dated(
    Version(months(3), since=FIRST_IN_2010, until=date(2015, 3, 31), source=REGULATION_28_2_C),
    Version(months(6), since=date(2015, 4, 1), source=REGULATION_28_3A),
)
FIRST_YEAR_OR_NOT_LONG_TERM = AnyOf((Within(years(1)), Before("placement_became_long_term")))
LONG_TERM = AllOf((Beyond(years(1)), Since("placement_became_long_term")))
RELAXED_VISITS = (
    Relaxation(
        FIRST_RELAXED,
        LAST_RELAXED,
        "visits six weeks apart only where reasonably practicable, and by telephone or video; "
        "which other visits this reached was not read",
        Citation("uksi/2020/445/regulation/8/13", _TITLE_2020),
    ),
    Relaxation(
        date(2020, 9, 25),
        date(2021, 9, 30),
        "in coronavirus conditions visits could be by telephone or video, as often as before",
        Citation(
            "uksi/2020/909/regulation/4",
            "Adoption and Children (Coronavirus) (Amendment) (No. 2) Regulations 2020",
            verified=_READ,
        ),
    ),
)
_FIRST_REVIEW = (
    "until the first review after this placement began, whatever reviews were held before it"
)
_LONG_TERM_AGREED = (
    "six months from 1 April 2015 in a long-term foster placement, where the child understands and "
    "agrees: read in authorities' procedures"
)

# Paragraph (2): within a week of the start of any placement; then at most six weeks apart, or
# three months after the first year of a placement that is to last until the child is 18.
VISIT = Timescale(
    id="visit",
    title="Statutory visit",
    subject="child",
    started_by=PARAGRAPH_2,
    met_by="visit",
    ended_by=(*PLACEMENT_OVER, *PARAGRAPH_3, *PARAGRAPH_4, *PARAGRAPH_5, *PARAGRAPH_6),
    restarts=True,
    series=Series(
        (
            Stage(
                "first",
                dated(Version(weeks(1), since=FIRST_IN_2010, source=REGULATION_28_2_A)),
                Occurrences(1, 1),
            ),
            Stage(
                "first_year",
                SIX_WEEKLY,
                AllOf((Occurrences(2), FIRST_YEAR_OR_NOT_LONG_TERM)),
            ),
            Stage(
                "long_term",
                THREE_MONTHLY,
                AllOf((LONG_TERM, Before("less_frequent_visits_agreed"))),
            ),
            Stage(
                "long_term_agreed",
                SIX_MONTHLY,
                AllOf((LONG_TERM, Since("less_frequent_visits_agreed"))),
            ),
        )
    ),
    relaxations=RELAXED_VISITS,
    notes=(
        "begins again at each placement",
        "six weeks after the first year too, unless the placement is to last until the child is 18",
        "the year is counted to the visit from which the next is due",
        _LONG_TERM_AGREED,
    ),
)

# Paragraph (3): placed with a parent under regulation 19, before the assessment.
VISIT_WITH_PARENTS_BEFORE_ASSESSMENT = Timescale(
    id="visit_with_parents_before_assessment",
    title="Statutory visit, with parents before assessment",
    subject="child",
    started_by=PARAGRAPH_3,
    met_by="visit",
    ended_by=(*PLACEMENT_OVER, *PARAGRAPH_2, *PARAGRAPH_4, *PARAGRAPH_5, *PARAGRAPH_6),
    restarts=True,
    series=Series(
        (
            Stage(
                "until_first_review",
                dated(Version(weeks(1), since=FIRST_IN_2010, source=REGULATION_28_3)),
                Before("lac_review"),
            ),
            Stage(
                "subsequent",
                dated(Version(weeks(6), since=FIRST_IN_2010, source=REGULATION_28_3)),
                Since("lac_review"),
            ),
        )
    ),
    relaxations=RELAXED_VISITS,
    notes=(_FIRST_REVIEW,),
)

# Paragraph (4): placed under regulation 24 with a connected person who is temporarily approved, or
# with a parent under an interim care order. Once the carer is fully approved, paragraph (2) governs
# the same placement, from the visit before.
VISIT_TEMPORARY_APPROVAL = Timescale(
    id="visit_temporary_approval",
    title="Statutory visit, under a temporary approval or an interim order at home",
    subject="child",
    started_by=PARAGRAPH_4,
    met_by="visit",
    ended_by=(*PLACEMENT_OVER, *PARAGRAPH_2, *PARAGRAPH_3, *PARAGRAPH_5, *PARAGRAPH_6),
    restarts=True,
    series=Series(
        (
            Stage(
                "until_first_review",
                dated(Version(weeks(1), since=FIRST_IN_2010, source=REGULATION_28_4)),
                AllOf((Before("connected_person_approved"), Before("lac_review"))),
            ),
            Stage(
                "subsequent",
                dated(Version(weeks(4), since=FIRST_IN_2010, source=REGULATION_28_4)),
                AllOf((Before("connected_person_approved"), Since("lac_review"))),
            ),
            Stage(
                "approved",
                SIX_WEEKLY,
                AllOf((Since("connected_person_approved"), FIRST_YEAR_OR_NOT_LONG_TERM)),
            ),
            Stage(
                "approved_long_term",
                THREE_MONTHLY,
                AllOf(
                    (
                        Since("connected_person_approved"),
                        LONG_TERM,
                        Before("less_frequent_visits_agreed"),
                    )
                ),
            ),
            Stage(
                "approved_long_term_agreed",
                SIX_MONTHLY,
                AllOf(
                    (
                        Since("connected_person_approved"),
                        LONG_TERM,
                        Since("less_frequent_visits_agreed"),
                    )
                ),
            ),
        )
    ),
    relaxations=RELAXED_VISITS,
    notes=(
        _FIRST_REVIEW,
        "after full approval as in any placement, the year counted from the start of this one",
        _LONG_TERM_AGREED,
    ),
)

# Paragraph (5): living with a parent under a care order. The week runs from the making of the
# order, not from the placement.
VISIT_CARE_ORDER_WITH_PARENTS = Timescale(
    id="visit_care_order_with_parents",
    title="Statutory visit, at home under a care order",
    subject="child",
    started_by=PARAGRAPH_5,
    met_by="visit",
    ended_by=(*PLACEMENT_OVER, *PARAGRAPH_2, *PARAGRAPH_3, *PARAGRAPH_4, *PARAGRAPH_6),
    restarts=True,
    series=Series(
        first=dated(Version(weeks(1), since=FIRST_IN_2010, source=REGULATION_28_5)),
        subsequent=dated(Version(weeks(6), since=FIRST_IN_2010, source=REGULATION_28_5)),
    ),
    relaxations=RELAXED_VISITS,
    notes=("counted from the making of the order; for a placement after it, from the placement",),
)

# Paragraph (6): in care, but another body arranges where the child lives. Its numbers were not
# read.
VISIT_OTHER_ARRANGEMENTS = Timescale(
    id="visit_other_arrangements",
    title="Statutory visit, under another body's arrangements",
    subject="child",
    started_by=PARAGRAPH_6,
    met_by="visit",
    ended_by=(*PLACEMENT_OVER, *PARAGRAPH_2, *PARAGRAPH_3, *PARAGRAPH_4, *PARAGRAPH_5),
    restarts=True,
    series=Series(
        (
            Stage(
                "first",
                dated(Version(weeks(1), since=FIRST_IN_2010, source=REGULATION_28_6)),
                Occurrences(1, 1),
            ),
            Stage(
                "first_year",
                dated(Version(weeks(6), since=FIRST_IN_2010, source=REGULATION_28_6)),
                AllOf((Occurrences(2), Within(years(1)))),
            ),
            Stage(
                "later_years",
                dated(Version(months(3), since=FIRST_IN_2010, source=REGULATION_28_6)),
                Beyond(years(1)),
            ),
        )
    ),
    relaxations=RELAXED_VISITS,
    notes=("begins again at each change of the arrangements",),
)

# Paragraph (7): on a notice about the home or agency. Its number was not read.
VISIT_AFTER_NOTICE = Timescale(
    id="visit_after_notice",
    title="Statutory visit after a notice about the home or agency",
    subject="child",
    started_by="section_30a_notice_received",
    met_by="visit",
    ended_by=PLACEMENT_OVER,
    series=Series(first=dated(Version(weeks(1), since=FIRST_IN_2010, source=REGULATION_28_7))),
    notes=("the notice is under section 30A of the Care Standards Act 2000",),
)

# Regulation 33: the first review within 20 working days of becoming looked after, the day itself
# excluded; the second not more than three months after the first; then at most six months apart.
# Four weeks from 4 March 2011 end in the days of the new regulations, which say nothing of a clock
# already running: the earlier of the two binds.
LAC_REVIEW = Timescale(
    id="lac_review",
    title="Looked-after child review",
    subject="child",
    started_by=("became_looked_after", "adoption_placement_ended", "short_break_limit_exceeded"),
    met_by="lac_review",
    ended_by=("placed_for_adoption", *CARE_OVER),
    alongside=("adoption_review_authorised",),
    series=Series(
        first=dated(
            Version(weeks(4), since=FIRST_IN_1991, until=date(2011, 3, 3), source=REVIEWS_1991),
            Version(
                strictest_of(weeks(4), working_days(20)),
                since=date(2011, 3, 4),
                until=LAST_IN_1991,
                source=REVIEWS_1991,
                note=(
                    "needs a legal view: due in the days of the 2010 regulations, which say "
                    "nothing of a clock that ran on 1 April 2011, so the earlier of four weeks and "
                    "20 working days is taken"
                ),
            ),
            Version(working_days(20), since=FIRST_IN_2010, source=REGULATION_33_1),
        ),
        second=dated(
            Version(months(3), since=FIRST_IN_1991, until=LAST_IN_1991, source=REVIEWS_1991),
            Version(months(3), since=FIRST_IN_2010, source=REGULATION_33_2),
        ),
        subsequent=dated(
            Version(months(6), since=FIRST_IN_1991, until=LAST_IN_1991, source=REVIEWS_1991),
            Version(months(6), since=FIRST_IN_2010, source=REGULATION_33_2),
        ),
    ),
    relaxations=(
        Relaxation(
            FIRST_RELAXED,
            LAST_RELAXED,
            "reviews six months apart only where reasonably practicable; whether the second was "
            "touched was not read, and the first is believed not to have been",
            Citation("uksi/2020/445/regulation/8/14", _TITLE_2020),
        ),
    ),
    notes=(
        "each interval runs from the review held, so an early review brings the next forward",
        "a due date on a closed day does not move: no provision extends it",
        "needs a legal view: long-term foster placements may need no meeting (SI 2015/495 reg 5)",
        "needs a legal view: a placement for adoption that ends begins with a first review again",
        "short breaks that pass their limits begin with a first review on that day",
    ),
)

# Regulation 36(2): adjourned once, for not more than 20 working days. Not read, and it says
# nothing of the limit of regulation 33, which goes on beside it.
LAC_REVIEW_ADJOURNMENT = Timescale(
    id="lac_review_adjournment",
    title="Adjourned looked-after child review",
    subject="child",
    started_by="lac_review_adjourned",
    met_by="lac_review",
    ended_by=("placed_for_adoption", *CARE_OVER),
    series=Series(
        first=dated(Version(working_days(20), since=FIRST_IN_2010, source=REGULATION_36_2))
    ),
    notes=(
        "counted from the meeting that was adjourned, which may be done once",
        "it does not plainly extend the limit of regulation 33, which stands beside it",
    ),
)

# Regulation 42: not more than three months after the 16th birthday, for a child who is eligible by
# then. Counted from the date of birth, so in force for those who turn 16 from 1 April 2011.
NEEDS_ASSESSMENT_ELIGIBLE = Timescale(
    id="needs_assessment_eligible",
    title="Needs assessment of an eligible child",
    subject="child",
    started_by="became_eligible_at_16",
    met_by="needs_assessment_completed",
    ended_by=CARE_OVER,
    anchored_on=("born",),
    beforehand=True,
    series=Series(
        first=dated(
            Version(on_birthday(16).then(months(3)), since=date(1995, 4, 1), source=REGULATION_42_1)
        )
    ),
    notes=(
        "eligible at 16: looked after for 13 weeks since the age of 14, short breaks left out",
        "an assessment made before the birthday meets it",
    ),
)

# A child who becomes eligible after the 16th birthday: three months from that day.
NEEDS_ASSESSMENT_ELIGIBLE_LATER = Timescale(
    id="needs_assessment_eligible_later",
    title="Needs assessment of a child who becomes eligible after 16",
    subject="child",
    started_by="became_eligible_later",
    met_by="needs_assessment_completed",
    ended_by=CARE_OVER,
    beforehand=True,
    series=Series(first=dated(Version(months(3), since=FIRST_IN_2010, source=REGULATION_42_1))),
    notes=("counted from the day on which 13 weeks of care since the age of 14 are complete",),
)

# Regulation 47B, of Part 8A, which was inserted in 2013 and not read beyond its opening.
DETENTION_PLACEMENT_PLAN = Timescale(
    id="detention_placement_plan",
    title="Detention placement plan",
    subject="child",
    started_by="remanded_to_youth_detention",
    met_by="detention_placement_plan_prepared",
    ended_by=PLACEMENT_OVER,
    series=Series(first=working_days(10)),
    citations=(REGULATION_47B,),
    notes=("no first date is known for this duty, so it is applied to all dates",),
)

# Regulation 48(3)(c): short breaks have visits of their own, on days on which the child is placed.
VISIT_SHORT_BREAK = Timescale(
    id="visit_short_break",
    title="Statutory visit in short breaks",
    subject="child",
    started_by="short_break_series_started",
    met_by="visit",
    ended_by=("short_break_series_ended", "short_break_limit_exceeded"),
    series=Series(
        first=dated(Version(months(3), since=FIRST_IN_2010, source=REGULATION_48_3_C)),
        subsequent=dated(Version(months(6), since=FIRST_IN_2010, source=REGULATION_48_3_C)),
    ),
    notes=(
        "on days on which the child is placed, at intervals agreed before the first of them",
        "the first as soon as practicable after three months, where it cannot be held by then",
        "the numbers were not read",
    ),
)

# Regulation 48(3)(d): reviews within three months of the start of the first short break and then
# at most six months apart, for as long as no stay passes 17 days and no 12 months hold over 75.
SHORT_BREAK_REVIEW = Timescale(
    id="short_break_review",
    title="Review of short breaks",
    subject="child",
    started_by="short_break_series_started",
    met_by="short_break_review",
    ended_by=("short_break_series_ended", "short_break_limit_exceeded"),
    series=Series(
        first=dated(Version(months(3), since=FIRST_IN_2010, source=REGULATION_48_3_D)),
        subsequent=dated(Version(months(6), since=FIRST_IN_2010, source=REGULATION_48_3_D)),
    ),
    notes=(
        "counted from the start of the first placement of the series",
        "a stay of over 17 days, or over 75 days in 12 months, puts the child under regulation 33",
        "from 24 April to 25 September 2020 SI 2020/445 left out the limit of 17 days",
        "the numbers were read in authorities' procedures",
    ),
)

TIMESCALES = (
    CARE_PLAN,
    HEALTH_ASSESSMENT_INITIAL,
    HEALTH_REVIEW,
    PLACEMENT_PLAN,
    PLACEMENT_NOTIFICATION,
    PLACEMENT_WITH_PARENTS_ASSESSMENT,
    PLACEMENT_WITH_PARENTS_DECISION,
    EMERGENCY_FOSTER_PLACEMENT,
    TEMPORARY_APPROVAL,
    TEMPORARY_APPROVAL_EXTENSION,
    VISIT,
    VISIT_WITH_PARENTS_BEFORE_ASSESSMENT,
    VISIT_TEMPORARY_APPROVAL,
    VISIT_CARE_ORDER_WITH_PARENTS,
    VISIT_OTHER_ARRANGEMENTS,
    VISIT_AFTER_NOTICE,
    LAC_REVIEW,
    LAC_REVIEW_ADJOURNMENT,
    NEEDS_ASSESSMENT_ELIGIBLE,
    NEEDS_ASSESSMENT_ELIGIBLE_LATER,
    DETENTION_PLACEMENT_PLAN,
    VISIT_SHORT_BREAK,
    SHORT_BREAK_REVIEW,
)
