"""The Care Planning, Placement and Case Review (England) Regulations 2010 (SI 2010/959).

In force from 1 April 2011. Before them, from 14 October 1991, the Review of Children's Cases
Regulations 1991 (SI 1991/895), whose text has not been read.
"""

from datetime import date

from timescales.citation import Citation
from timescales.rules import Version, dated, months, weeks, working_days
from timescales.series import Series
from timescales.timescale import Timescale

_TITLE_2010 = "Care Planning, Placement and Case Review (England) Regulations 2010"
REVIEWS_1991 = Citation("uksi/1991/895/regulation/3", "Review of Children's Cases Regulations 1991")
REGULATION_33_1 = Citation(
    "uksi/2010/959/regulation/33/1",
    _TITLE_2010,
    quote="within 20 working days of the date on which C becomes looked after",
    verified=date(2026, 11, 22),
)
REGULATION_33_2 = Citation(
    "uksi/2010/959/regulation/33/2",
    _TITLE_2010,
    quote="not more than three months after the first",
    verified=date(2026, 11, 22),
)

FIRST_IN_1991 = date(1991, 10, 14)
LAST_IN_1991 = date(2011, 3, 31)
FIRST_IN_2010 = date(2011, 4, 1)

# Regulation 33: the first review within 20 working days of becoming looked after, the day itself
# excluded; the second not more than three months after the first; then at most six months apart.
LAC_REVIEW = Timescale(
    id="lac_review",
    title="Looked-after child review",
    subject="child",
    started_by="became_looked_after",
    met_by="lac_review",
    ended_by="ceased_looked_after",
    series=Series(
        first=dated(
            Version(weeks(4), since=FIRST_IN_1991, until=LAST_IN_1991, source=REVIEWS_1991),
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
    notes=(
        "each interval runs from the review held, so an early review brings the next forward",
        "a due date on a closed day does not move: no provision extends it",
        "from 24 April to 25 September 2020 SI 2020/445 relaxed the duty, not the dates",
    ),
)
