"""The children in need census guide 2023 to 2024, and what is published from the census.

Measures, not duties: they say what a return is asked about and what a statistic counts.
"""

from datetime import date

from timescales.citation import Authority, Guidance
from timescales.condition import Occurrences
from timescales.rules import working_days
from timescales.series import Series, Stage
from timescales.timescale import Timescale

_CENSUS = "https://www.gov.uk/guidance/children-in-need-census"

PARAGRAPH_4_8 = Guidance(
    "Children in need census guide 2023 to 2024",
    "paragraph 4.8",
    url=_CENSUS,
    verified=date(2026, 11, 22),
    authority=Authority.STATISTICAL_MEASURE,
)
ASSESSMENT_STATISTICS = Guidance(
    "Characteristics of children in need, statistics on the duration of assessments",
    url="https://www.gov.uk/government/collections/statistics-children-in-need",
    authority=Authority.STATISTICAL_MEASURE,
)
QUERY_8670 = Guidance(
    "Children in need census guide 2023 to 2024",
    "query 8670Q",
    url=_CENSUS,
    verified=date(2026, 11, 22),
    authority=Authority.STATISTICAL_MEASURE,
)
QUERY_8675 = Guidance(
    "Children in need census guide 2023 to 2024",
    "query 8675Q",
    url=_CENSUS,
    verified=date(2026, 11, 22),
    authority=Authority.STATISTICAL_MEASURE,
)

# Fifteen working days from being notified of the move.
ICPC_TRANSFER_IN = Timescale(
    id="icpc_transfer_in",
    title="Transfer-in child protection conference",
    subject="child",
    started_by="transfer_in_notified",
    met_by="transfer_in_conference",
    ended_by="transfer_in_not_required",
    concurrent=True,
    authority=Authority.STATISTICAL_MEASURE,
    series=Series(first=working_days(15)),
    citations=(PARAGRAPH_4_8,),
    notes=("no first date is known for this duty, so it is applied to all dates",),
)

# Forty-five working days from the start of the assessment to its authorisation, as the published
# statistic counts. The duty itself counts from the referral.
ASSESSMENT_DFE = Timescale(
    id="assessment_dfe",
    title="Assessment, as the published statistic counts",
    subject="child",
    started_by="assessment_started",
    met_by="assessment_completed",
    concurrent=True,
    authority=Authority.STATISTICAL_MEASURE,
    series=Series(first=working_days(45)),
    citations=(ASSESSMENT_STATISTICS,),
    notes=(
        "counted from the start of the assessment; the duty counts from the referral",
        "no first date is known for this measure, so it is applied to all dates",
    ),
)

# An assessment that has no end date is queried where it began more than 45 working days before
# the 31st of March that ends the year.
CIN_OPEN_ASSESSMENT_QUERY = Timescale(
    id="cin_open_assessment_query",
    title="Assessment open at the end of the census year",
    subject="child",
    started_by=(),
    met_by=(),
    authority=Authority.STATISTICAL_MEASURE,
    series=Series((Stage("each", working_days(45), Occurrences(1)),)),
    citations=(QUERY_8670,),
    notes=(
        "counted from the start of the assessment: open past this day on 31 March, it is queried",
        "no first date is known for this query, so it is applied to all dates",
    ),
)

# An enquiry that has no date of a conference is queried where it began more than 15 working days
# before the 31st of March that ends the year.
CIN_OPEN_S47_QUERY = Timescale(
    id="cin_open_s47_query",
    title="Section 47 enquiry open at the end of the census year",
    subject="child",
    started_by=(),
    met_by=(),
    authority=Authority.STATISTICAL_MEASURE,
    series=Series((Stage("each", working_days(15), Occurrences(1)),)),
    citations=(QUERY_8675,),
    notes=(
        "counted from the start of the enquiry: open past this day on 31 March, it is queried",
        "no first date is known for this query, so it is applied to all dates",
    ),
)

TIMESCALES = (
    ICPC_TRANSFER_IN,
    ASSESSMENT_DFE,
    CIN_OPEN_ASSESSMENT_QUERY,
    CIN_OPEN_S47_QUERY,
)
