"""Children Act 1989 guidance, volume 3: planning transition to adulthood for care leavers."""

from datetime import date

from timescales.citation import Authority, Guidance
from timescales.rules import working_days
from timescales.series import Series
from timescales.timescale import Timescale

_TITLE = "Children Act 1989 guidance, volume 3: planning transition to adulthood for care leavers"
_URL = (
    "https://www.gov.uk/government/publications/"
    "children-act-1989-transition-to-adulthood-for-care-leavers"
)
PARAGRAPH_4_33 = Guidance(_TITLE, "paragraph 4.33", _URL, verified=date(2026, 11, 22))
PARAGRAPH_7_12 = Guidance(_TITLE, "paragraph 7.12", _URL, verified=date(2026, 11, 22))

# Paragraph 4.33: a request to see records is acknowledged within ten working days.
ACCESS_TO_RECORDS_ACK = Timescale(
    id="access_to_records_ack",
    title="Acknowledgement of a request for records",
    subject="young person",
    started_by="access_to_records_requested",
    met_by="access_to_records_acknowledged",
    ended_by="access_to_records_withdrawn",
    concurrent=True,
    authority=Authority.GUIDANCE,
    series=Series(first=working_days(10)),
    citations=(PARAGRAPH_4_33,),
    notes=(
        "the acknowledgement alone: how long the records themselves may take is not held here",
        "no first date is known for this duty, so it is applied to all dates",
    ),
)

# Paragraph 7.12: bed and breakfast only in an emergency, and then for two working days at the most.
BNB_LIMIT = Timescale(
    id="bnb_limit",
    title="Emergency bed and breakfast",
    subject="young person",
    started_by="bed_and_breakfast_started",
    met_by="bed_and_breakfast_ended",
    authority=Authority.GUIDANCE,
    series=Series(first=working_days(2)),
    citations=(PARAGRAPH_7_12,),
    notes=(
        "the last day on which the young person may still be there",
        "no first date is known for this duty, so it is applied to all dates",
    ),
)

TIMESCALES = (ACCESS_TO_RECORDS_ACK, BNB_LIMIT)
