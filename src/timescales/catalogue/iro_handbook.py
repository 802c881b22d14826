"""The IRO Handbook (2010), statutory guidance from 1 April 2011."""

from datetime import date

from timescales.citation import Authority, Guidance
from timescales.rules import Version, dated, working_days
from timescales.series import Series
from timescales.timescale import Timescale

PARAGRAPH_6_2 = Guidance(
    "IRO Handbook (2010)",
    "paragraph 6.2, as quoted in one authority's procedures",
    quote="timescales in total of no more than 20 working days",
)

# Twenty working days for all the formal stages together. Informal work is outside the clock.
DISPUTE_RESOLUTION = Timescale(
    id="dispute_resolution",
    title="Dispute resolution",
    subject="child",
    started_by="dispute_raised",
    met_by="dispute_resolved",
    ended_by="dispute_withdrawn",
    concurrent=True,
    authority=Authority.GUIDANCE,
    series=Series(
        first=dated(Version(working_days(20), since=date(2011, 4, 1), source=PARAGRAPH_6_2))
    ),
    notes=(
        "the clock runs from the day on which formal resolution began; informal work is outside it",
    ),
)
