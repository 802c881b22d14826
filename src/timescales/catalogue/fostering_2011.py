"""The Fostering Services (England) Regulations 2011 (SI 2011/581), in force from 1 April 2011.

Regulation 28 itself could not be read. The regulations before them, the Fostering Services
Regulations 2002 (SI 2002/57), have the same words in regulation 29(2), which was read.
"""

from datetime import date

from timescales.citation import Citation
from timescales.rules import Version, dated, years
from timescales.series import Series
from timescales.timescale import Timescale

REGULATION_29_2_OF_2002 = Citation(
    "uksi/2002/57/regulation/29/2/made",
    "Fostering Services Regulations 2002",
    quote="intervals of not more than a year",
    verified=date(2026, 11, 22),
)
REGULATION_28_2 = Citation(
    "uksi/2011/581/regulation/28/2", "Fostering Services (England) Regulations 2011"
)

LAST_OF_2002_REGULATIONS = date(2011, 3, 31)
FIRST_OF_2011_REGULATIONS = date(2011, 4, 1)

# Not more than a year after approval, then at intervals of not more than a year, or sooner where
# the service or the circumstances of the carer make it necessary.
FOSTER_REVIEW = Timescale(
    id="foster_review",
    title="Review of a foster carer's approval",
    subject="carer",
    started_by="foster_carer_approved",
    met_by="foster_review",
    ended_by="foster_carer_approval_ended",
    series=Series(
        first=dated(
            Version(years(1), until=LAST_OF_2002_REGULATIONS, source=REGULATION_29_2_OF_2002),
            Version(years(1), since=FIRST_OF_2011_REGULATIONS, source=REGULATION_28_2),
        ),
        subsequent=dated(
            Version(years(1), until=LAST_OF_2002_REGULATIONS, source=REGULATION_29_2_OF_2002),
            Version(years(1), since=FIRST_OF_2011_REGULATIONS, source=REGULATION_28_2),
        ),
    ),
    notes=(
        (
            "met by, and counted from, the review meeting; some services count from the "
            "decision on suitability that follows it, and need that too within the year"
        ),
        "the first review goes to the fostering panel",
        (
            "no first date is known for this duty, so the words of 2002 go back to all dates "
            "before 1 April 2011"
        ),
    ),
)

TIMESCALES = (FOSTER_REVIEW,)
