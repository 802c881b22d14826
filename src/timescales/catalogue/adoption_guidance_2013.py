"""Statutory Guidance on Adoption (July 2013), for adoption agencies in England.

In force from 1 July 2013; read in the paragraphs cited and those beside them. What came before
it has not been read, so nothing here answers for earlier days. It lets an agency depart from a
timescale that is not in the child's interests, with the reasons recorded: the date stands, and
whether the reasons are good is for someone to judge.
"""

from datetime import date

from timescales.citation import Authority, Guidance
from timescales.condition import Occurrences
from timescales.rules import Version, dated, months, weeks, working_days
from timescales.series import ByEvent, Series, Stage
from timescales.timescale import Timescale

TITLE = "Statutory Guidance on Adoption (2013)"
URL = "https://www.gov.uk/government/publications/adoption-statutory-guidance-2013"
PARAGRAPHS_1_45_AND_1_56 = Guidance(
    TITLE, "paragraphs 1.45 and 1.56", URL, verified=date(2026, 11, 22)
)
PARAGRAPH_1_56 = Guidance(TITLE, "paragraph 1.56", URL, verified=date(2026, 11, 22))
PARAGRAPHS_2_2_AND_2_4 = Guidance(TITLE, "paragraphs 2.2 and 2.4", URL, verified=date(2026, 11, 22))
PARAGRAPH_2_2 = Guidance(TITLE, "paragraph 2.2", URL, verified=date(2026, 11, 22))
PARAGRAPH_2_75 = Guidance(TITLE, "paragraph 2.75", URL, verified=date(2026, 11, 22))
PARAGRAPH_3_9 = Guidance(TITLE, "paragraph 3.9", URL, verified=date(2026, 11, 22))
PARAGRAPH_3_14 = Guidance(TITLE, "paragraph 3.14", URL, verified=date(2026, 11, 22))
PARAGRAPHS_3_20_AND_3_42 = Guidance(
    TITLE, "paragraphs 3.20 and 3.42", URL, verified=date(2026, 11, 22)
)
PARAGRAPH_3_38 = Guidance(TITLE, "paragraph 3.38", URL, verified=date(2026, 11, 22))
PARAGRAPH_3_44 = Guidance(TITLE, "paragraph 3.44", URL, verified=date(2026, 11, 22))
PARAGRAPHS_3_44_AND_3_45 = Guidance(
    TITLE, "paragraphs 3.44 and 3.45", URL, verified=date(2026, 11, 22)
)
PARAGRAPH_3_48 = Guidance(TITLE, "paragraph 3.48", URL, verified=date(2026, 11, 22))
PARAGRAPH_3_58 = Guidance(TITLE, "paragraph 3.58", URL, verified=date(2026, 11, 22))
PARAGRAPHS_3_81_AND_3_82 = Guidance(
    TITLE, "paragraphs 3.81 and 3.82", URL, verified=date(2026, 11, 22)
)
PARAGRAPH_4_2 = Guidance(TITLE, "paragraph 4.2", URL, verified=date(2026, 11, 22))
PARAGRAPH_5_50 = Guidance(TITLE, "paragraph 5.50", URL, verified=date(2026, 11, 22))
PARAGRAPH_5_51 = Guidance(TITLE, "paragraph 5.51", URL, verified=date(2026, 11, 22))

FIRST_IN_2013 = date(2013, 7, 1)

# Seven working days from what came last to the decision-maker: the recommendation and the final
# minutes of a panel or, where the case does not go to one, the reports.
ADM_DECISION = Timescale(
    id="adm_decision",
    title="Agency decision-maker's decision",
    subject="adoption case",
    started_by="adm_papers_received",
    met_by=(
        "adoption_decided",
        "adoption_decided_at_parents_request",
        "adoption_decided_against",
        "adopter_suitability_decided",
        "qualifying_determination_sent",
        "adoption_match_decided",
    ),
    ended_by=("adoption_plan_ended", "adopter_withdrew"),
    concurrent=True,
    authority=Authority.GUIDANCE,
    series=Series(
        first=dated(Version(working_days(7), since=FIRST_IN_2013, source=PARAGRAPHS_1_45_AND_1_56))
    ),
    notes=(
        "counted from receipt of the recommendation with the final minutes, not from the panel",
        "a qualifying determination is the decision-maker's, and meets this",
    ),
)

# Two working days from the decision to tell the parents and the prospective adopter.
ADM_NOTIFY_ORAL = Timescale(
    id="adm_notify_oral",
    title="Agency decision told orally",
    subject="adoption case",
    started_by=(
        "adoption_decided",
        "adoption_decided_at_parents_request",
        "adoption_decided_against",
        "adopter_suitability_decided",
        "adoption_match_decided",
    ),
    met_by="adm_decision_told",
    concurrent=True,
    authority=Authority.GUIDANCE,
    series=Series(
        first=dated(Version(working_days(2), since=FIRST_IN_2013, source=PARAGRAPH_1_56))
    ),
    notes=("counted from the decision; it is met when the last of those concerned is told",),
)

# Five working days from the decision, not from what was said about it, to confirm it in writing.
ADM_NOTIFY_WRITTEN = Timescale(
    id="adm_notify_written",
    title="Agency decision confirmed in writing",
    subject="adoption case",
    started_by=(
        "adoption_decided",
        "adoption_decided_at_parents_request",
        "adoption_decided_against",
        "adopter_suitability_decided",
        "adoption_match_decided",
    ),
    met_by="adm_decision_confirmed",
    concurrent=True,
    authority=Authority.GUIDANCE,
    series=Series(
        first=dated(Version(working_days(5), since=FIRST_IN_2013, source=PARAGRAPH_1_56))
    ),
    notes=("counted from the decision, and met when the last confirmation is sent",),
)

# A plan for permanence at the second looked-after review, which the guidance calls the four-month
# review: 20 working days and three months at the most, and sooner where that review is held sooner.
PERMANENCE_PLAN = Timescale(
    id="permanence_plan",
    title="Permanence plan",
    subject="child",
    started_by="became_looked_after",
    met_by="permanence_plan_made",
    ended_by="ceased_looked_after",
    authority=Authority.GUIDANCE,
    series=Series(
        (
            Stage(
                "plan",
                dated(
                    Version(
                        working_days(20).then(months(3)),
                        since=FIRST_IN_2013,
                        source=PARAGRAPHS_2_2_AND_2_4,
                    )
                ),
                Occurrences(1, 1),
                no_later_than=(ByEvent("lac_review", nth=2),),
            ),
        )
    ),
    notes=(
        "due at the second looked-after review, or on the last day for it if that comes first",
        "whether a plan is one for permanence is a judgement",
    ),
)

# Six weeks from the child's permanence report to the panel's having all that it needs.
ADOPTION_PANEL_INFO = Timescale(
    id="adoption_panel_info",
    title="Adoption panel's information",
    subject="child",
    started_by="permanence_report_completed",
    met_by="adoption_panel_papers_received",
    ended_by=("adoption_plan_ended", "ceased_looked_after"),
    authority=Authority.GUIDANCE,
    series=Series(first=dated(Version(weeks(6), since=FIRST_IN_2013, source=PARAGRAPH_2_2))),
    notes=(
        "counted from the completion of the child's permanence report",
        "since 1 September 2012 no case that needs a placement order goes to the panel",
    ),
)

# Two months from the review that made adoption the plan.
ADOPTION_PANEL_RECOMMENDATION = Timescale(
    id="adoption_panel_recommendation",
    title="Adoption panel's recommendation",
    subject="child",
    started_by="adoption_plan_identified",
    met_by="adoption_panel_recommended",
    ended_by=("adoption_plan_ended", "ceased_looked_after"),
    authority=Authority.GUIDANCE,
    series=Series(first=dated(Version(months(2), since=FIRST_IN_2013, source=PARAGRAPH_2_2))),
    notes=(
        "counted from the review that identified adoption as the plan",
        "since 1 September 2012 no case that needs a placement order goes to the panel",
    ),
)

# Three months from the decision. The service is believed to have closed, so that nothing is owed
# by a case of today; the date can still be asked for.
ADOPTION_REGISTER = Timescale(
    id="adoption_register",
    title="Referral to the Adoption Register",
    subject="child",
    started_by=(),
    met_by=(),
    authority=Authority.GUIDANCE,
    series=Series(first=dated(Version(months(3), since=FIRST_IN_2013, source=PARAGRAPH_2_75))),
    notes=(
        "counted from the decision that the child should be placed for adoption",
        "not owed while placement with a particular adopter is actively considered",
        "the service is believed to have closed in 2019, so that no case is said to owe a referral",
    ),
)

# Ten working days from an enquiry to the information asked for.
ADOPTER_INFO_RESPONSE = Timescale(
    id="adopter_info_response",
    title="Information for a potential adopter",
    subject="adopter",
    started_by="adopter_enquiry_received",
    met_by="adopter_information_given",
    ended_by="adopter_withdrew",
    authority=Authority.GUIDANCE,
    series=Series(
        first=dated(Version(working_days(10), since=FIRST_IN_2013, source=PARAGRAPH_3_9))
    ),
    notes=("counted from the request; a session, a visit or a planned call all answer it",),
)

# Five working days from receipt of the form, whichever way it is decided.
ADOPTER_ROI_DECISION = Timescale(
    id="adopter_roi_decision",
    title="Decision on a registration of interest",
    subject="adopter",
    started_by="registration_of_interest_received",
    met_by=("registration_of_interest_accepted", "registration_of_interest_declined"),
    ended_by="adopter_withdrew",
    authority=Authority.GUIDANCE,
    series=Series(
        first=dated(Version(working_days(5), since=FIRST_IN_2013, source=PARAGRAPH_3_14))
    ),
    notes=("counted from receipt of the form; exceptional circumstances may need longer",),
)

# Two months, from the agency's notice that it accepts the registration to its decision whether the
# prospective adopter may be suitable.
ADOPTER_STAGE1 = Timescale(
    id="adopter_stage1",
    title="Adopter assessment, stage one",
    subject="adopter",
    started_by="registration_of_interest_accepted",
    met_by=("adopter_stage_one_passed", "adopter_stage_one_refused"),
    ended_by="adopter_withdrew",
    authority=Authority.GUIDANCE,
    series=Series(
        first=dated(Version(months(2), since=FIRST_IN_2013, source=PARAGRAPHS_3_20_AND_3_42))
    ),
    notes=(
        "counted from the notice that the registration is accepted, not from its receipt",
        "good reasons for taking longer are recorded, and move no date",
    ),
)

# Fifteen working days for a local authority to answer an agency that asks what it knows.
ADOPTER_LA_INFO_RESPONSE = Timescale(
    id="adopter_la_info_response",
    title="Local authority's information about a prospective adopter",
    subject="adopter",
    started_by="adopter_information_requested",
    met_by="adopter_information_supplied",
    ended_by="adopter_withdrew",
    concurrent=True,
    authority=Authority.GUIDANCE,
    series=Series(
        first=dated(Version(working_days(15), since=FIRST_IN_2013, source=PARAGRAPH_3_38))
    ),
    notes=("counted from the request; the guidance says wherever possible",),
)

# Six months at most between the stages. The agency's notice at the end of stage one begins them,
# and the adopter's notice that they wish to go on ends them.
ADOPTER_STAGE_BREAK = Timescale(
    id="adopter_stage_break",
    title="Adopter assessment, break between the stages",
    subject="adopter",
    started_by="adopter_stage_one_passed",
    met_by="adopter_stage_two_requested",
    ended_by="adopter_withdrew",
    authority=Authority.GUIDANCE,
    series=Series(
        first=dated(Version(months(6), since=FIRST_IN_2013, source=PARAGRAPHS_3_44_AND_3_45))
    ),
    notes=(
        "counted from the end of stage one, which is the notice of the agency's decision",
        "after a longer break stage one begins again",
    ),
)

# Five working days to answer somebody who comes back after a longer break than that.
ADOPTER_STAGE1_REENTRY = Timescale(
    id="adopter_stage1_reentry",
    title="Answer to an adopter who resumes after a long break",
    subject="adopter",
    started_by="adopter_contact_resumed",
    met_by="adopter_reentry_offered",
    ended_by="adopter_withdrew",
    authority=Authority.GUIDANCE,
    series=Series(
        first=dated(Version(working_days(5), since=FIRST_IN_2013, source=PARAGRAPH_3_44))
    ),
    notes=("counted from the contact; only after a break of more than six months",),
)

# Four months, from the adopter's notice that they wish to go on to the decision on suitability. A
# determination that can be reviewed is not yet that decision.
ADOPTER_STAGE2 = Timescale(
    id="adopter_stage2",
    title="Adopter assessment, stage two",
    subject="adopter",
    started_by="adopter_stage_two_requested",
    met_by="adopter_suitability_decided",
    ended_by="adopter_withdrew",
    authority=Authority.GUIDANCE,
    series=Series(first=dated(Version(months(4), since=FIRST_IN_2013, source=PARAGRAPH_3_48))),
    notes=(
        "counted from receipt of the adopter's notice, not from the end of stage one",
        "exceptional circumstances, or the adopter's request, are recorded and move no date",
        "needs a legal view: whether a qualifying determination ends the stage",
    ),
)

# Five working days for the adopter to comment on the full or brief report about them.
ADOPTER_REPORT_COMMENTS = Timescale(
    id="adopter_report_comments",
    title="Prospective adopter's comments on their own report",
    subject="adopter",
    started_by="adopter_report_received",
    met_by="adopter_report_comments_sent",
    ended_by="adopter_withdrew",
    authority=Authority.GUIDANCE,
    series=Series(
        first=dated(Version(working_days(5), since=FIRST_IN_2013, source=PARAGRAPH_3_58))
    ),
    notes=(
        "counted from receipt of the report; the report goes to the panel once the time is over",
    ),
)

# Forty working days for an adopter found unsuitable to make representations, or to apply for an
# independent review. The decision-maker may not decide before they are over.
ADOPTER_REPRESENTATIONS = Timescale(
    id="adopter_representations",
    title="Prospective adopter's representations",
    subject="adopter",
    started_by="qualifying_determination_sent",
    met_by=("adopter_representations_made", "irm_application_made"),
    ended_by=("adopter_suitability_decided", "adopter_withdrew"),
    authority=Authority.GUIDANCE,
    series=Series(
        first=dated(Version(working_days(40), since=FIRST_IN_2013, source=PARAGRAPHS_3_81_AND_3_82))
    ),
    notes=(
        "counted from the date of the notification; what is sent is received by the due date",
        "a time limit for the adopter, during which the decision-maker waits",
    ),
)

# Six months from the decision to a placement that the panel has approved.
ADOPTION_MATCH_IDENTIFIED = Timescale(
    id="adoption_match_identified",
    title="Adoptive family identified and approved",
    subject="child",
    started_by="adoption_decided",
    met_by="adoption_match_recommended",
    ended_by=("placed_for_adoption", "adoption_plan_ended", "ceased_looked_after"),
    authority=Authority.GUIDANCE,
    series=Series(first=dated(Version(months(6), since=FIRST_IN_2013, source=PARAGRAPH_4_2))),
    notes=(
        "counted from the agency's decision, not from the placement order",
        "met when the panel approves the placement, before the decision on it",
    ),
)

# Three months where a parent asked for it and the child was under six months old. The start is a
# kind of its own, since what makes the difference is known when it is decided.
ADOPTION_MATCH_IDENTIFIED_AT_PARENTS_REQUEST = Timescale(
    id="adoption_match_identified_at_parents_request",
    title="Adoptive family for a baby whose parent asked for adoption",
    subject="child",
    started_by="adoption_decided_at_parents_request",
    met_by="adoption_match_recommended",
    ended_by=("placed_for_adoption", "adoption_plan_ended", "ceased_looked_after"),
    authority=Authority.GUIDANCE,
    series=Series(first=dated(Version(months(3), since=FIRST_IN_2013, source=PARAGRAPH_4_2))),
    notes=(
        "counted from the agency's decision about a child under six months",
        "met when the panel approves the placement, before the decision on it",
    ),
)

# Ten working days from the ceremony, which is not the day of the order. The book may be complete
# before it.
LIFE_STORY_BOOK = Timescale(
    id="life_story_book",
    title="Life story book",
    subject="child",
    started_by="adoption_ceremony_held",
    met_by="life_story_book_given",
    beforehand=True,
    authority=Authority.GUIDANCE,
    series=Series(
        first=dated(Version(working_days(10), since=FIRST_IN_2013, source=PARAGRAPH_5_50))
    ),
    notes=("counted from the ceremony that celebrates the order, not from the order",),
)

# As the book: ten working days from the ceremony.
LATER_LIFE_LETTER = Timescale(
    id="later_life_letter",
    title="Later life letter",
    subject="child",
    started_by="adoption_ceremony_held",
    met_by="later_life_letter_given",
    beforehand=True,
    authority=Authority.GUIDANCE,
    series=Series(
        first=dated(Version(working_days(10), since=FIRST_IN_2013, source=PARAGRAPH_5_51))
    ),
    notes=("counted from the ceremony that celebrates the order, not from the order",),
)

TIMESCALES = (
    ADM_DECISION,
    ADM_NOTIFY_ORAL,
    ADM_NOTIFY_WRITTEN,
    PERMANENCE_PLAN,
    ADOPTION_PANEL_INFO,
    ADOPTION_PANEL_RECOMMENDATION,
    ADOPTION_REGISTER,
    ADOPTER_INFO_RESPONSE,
    ADOPTER_ROI_DECISION,
    ADOPTER_STAGE1,
    ADOPTER_LA_INFO_RESPONSE,
    ADOPTER_STAGE_BREAK,
    ADOPTER_STAGE1_REENTRY,
    ADOPTER_STAGE2,
    ADOPTER_REPORT_COMMENTS,
    ADOPTER_REPRESENTATIONS,
    ADOPTION_MATCH_IDENTIFIED,
    ADOPTION_MATCH_IDENTIFIED_AT_PARENTS_REQUEST,
    LIFE_STORY_BOOK,
    LATER_LIFE_LETTER,
)
