"""The statutory guidance on the designated teacher for looked-after children, of 2018.

Read for the beginning of a personal education plan. That one is reviewed every term was read only
in manuals and on other pages.
"""

from datetime import date

from timescales.citation import Authority, Guidance
from timescales.condition import Occurrences
from timescales.rules import not_supplied, working_days
from timescales.series import Series, Stage
from timescales.timescale import Timescale

URL = "https://www.gov.uk/government/publications/designated-teacher-for-looked-after-children"
VIRTUAL_SCHOOL_HEADS = (
    "https://www.gov.uk/government/publications/promoting-the-education-of-looked-after-children"
)
PARAGRAPH_18 = Guidance(
    "Designated teacher statutory guidance (2018)", "paragraph 18", URL, verified=date(2026, 11, 22)
)
PARAGRAPH_33 = Guidance(
    "Designated teacher statutory guidance (2018)", "paragraph 33", URL, verified=date(2026, 11, 22)
)
EVERY_TERM = Guidance(
    "Guidance on virtual school heads",
    "reviews every term, read in other texts only",
    VIRTUAL_SCHOOL_HEADS,
)

# Paragraph 18: ten working days from the start of the first placement of a period of care.
PEP_INITIATED = Timescale(
    id="pep_initiated",
    title="Personal education plan begun",
    subject="child",
    started_by=(
        "placement_started",
        "placed_with_connected_person",
        "placed_with_parents_before_assessment",
        "placed_with_parents_under_interim_order",
    ),
    met_by="pep_initiated",
    ended_by="ceased_looked_after",
    once=True,
    beforehand=True,
    only_while=("became_looked_after",),
    authority=Authority.GUIDANCE,
    series=Series(first=working_days(10)),
    citations=(PARAGRAPH_18,),
    notes=(
        "counted from the first placement of a period of care; a later one does not begin it again",
        "the plan's first version is to be there for the first looked-after review",
        "no first date is known for this duty, so it is applied to all dates",
    ),
)

# Every term, and the dates of terms are each authority's own.
PEP_REVIEW = Timescale(
    id="pep_review",
    title="Personal education plan reviewed",
    subject="child",
    started_by="pep_initiated",
    met_by="pep_review",
    ended_by="ceased_looked_after",
    authority=Authority.GUIDANCE,
    series=Series(
        (
            Stage(
                "each",
                not_supplied(
                    "the dates of the school terms",
                    "no national text holds them, so set pep_review in a policy file to "
                    "end_of_term with the authority's own",
                ),
                Occurrences(1),
            ),
        )
    ),
    citations=(EVERY_TERM, PARAGRAPH_33),
    notes=(
        (
            "every term; paragraph 33 has it reviewed before each looked-after review too, "
            "which is not encoded"
        ),
        "no first date is known for this duty, so it is applied to all dates",
    ),
)

TIMESCALES = (PEP_INITIATED, PEP_REVIEW)
