"""Working Together to Safeguard Children, and the children in need census guide beside it.

The edition of 18 March 2026 has not been read: from that day the numbers of the editions
before it stand unverified.
"""

from datetime import date

from timescales.citation import Authority, Guidance
from timescales.rules import Version, dated, months, working_days
from timescales.series import Series
from timescales.timescale import Timescale

EDITIONS_2010_TO_2023 = Guidance(
    "Working Together to Safeguard Children (2010 to 2023 editions), with the children in need "
    "census guide 2023 to 2024",
    "paragraphs 4.12.1 and 4.12.2 of the guide",
    quote="after the strategy discussion at which section 47 enquiries were initiated",
    verified=date(2026, 11, 22),
)
EDITION_2026 = Guidance("Working Together to Safeguard Children (2026 edition)")
CENSUS_GUIDE = Guidance(
    "Children in need census guide 2023 to 2024",
    "paragraph 4.8",
    verified=date(2026, 11, 22),
    authority=Authority.STATISTICAL_MEASURE,
)
REVIEW_CONFERENCES = Guidance(
    "Working Together to Safeguard Children", "review conferences, read in local procedures only"
)

FIRST_OF_2010_EDITION = date(2010, 3, 17)
LAST_OF_2023_EDITION = date(2026, 3, 17)
FIRST_OF_2026_EDITION = date(2026, 3, 18)

# Fifteen working days from the strategy discussion that initiated the enquiry: not the last one,
# not the referral. The anchor may be a day that is not a working day.
ICPC = Timescale(
    id="icpc",
    title="Initial child protection conference",
    subject="child",
    started_by="strategy_discussion",
    met_by="icpc",
    ended_by="icpc_not_required",
    concurrent=True,
    reopens_by_ref_only=True,
    authority=Authority.GUIDANCE,
    series=Series(
        first=dated(
            Version(
                working_days(15),
                since=FIRST_OF_2010_EDITION,
                until=LAST_OF_2023_EDITION,
                source=EDITIONS_2010_TO_2023,
            ),
            Version(working_days(15), since=FIRST_OF_2026_EDITION, source=EDITION_2026),
        )
    ),
    notes=(
        "the clock runs from the strategy discussion that initiated the enquiry, not a later one",
    ),
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
    citations=(CENSUS_GUIDE,),
    notes=("no first date is known for this duty, so it is applied to all dates",),
)

# Three months from the initial conference, then at most six months apart, from the one held.
RCPC = Timescale(
    id="rcpc",
    title="Review child protection conference",
    subject="child",
    started_by="cp_plan_started",
    met_by="rcpc",
    ended_by="cp_plan_ended",
    anchored_on=("icpc", "transfer_in_conference"),
    authority=Authority.GUIDANCE,
    series=Series(first=months(3), subsequent=months(6)),
    citations=(REVIEW_CONFERENCES,),
    notes=(
        "no first date is known for this duty, so it is applied to all dates",
        "counted from the initial conference for a plan made before birth too",
    ),
)
