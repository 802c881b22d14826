"""The Visits to Former Looked After Children in Detention (England) Regulations 2010.

SI 2010/2797, in force from 1 April 2011. They do not apply to a relevant child. The ten working
days were read in the note to the like regulations for Wales.
"""

from datetime import date

from timescales.citation import Citation
from timescales.rules import Version, dated, working_days
from timescales.series import Series
from timescales.timescale import Timescale

REGULATIONS = Citation(
    "uksi/2010/2797",
    "Visits to Former Looked After Children in Detention (England) Regulations 2010",
)

# Within ten working days of first being detained; after that on reasonable request, which has no
# number.
DETENTION_VISIT = Timescale(
    id="detention_visit",
    title="Visit to a formerly looked-after child in detention",
    subject="child",
    started_by="detention_started",
    met_by="detention_visit",
    ended_by="detention_ended",
    series=Series(
        first=dated(Version(working_days(10), since=date(2011, 4, 1), source=REGULATIONS))
    ),
    notes=(
        "the first visit alone: later ones are made on reasonable request, and have no number",
        "ten working days read in the note to the like regulations for Wales (WSI 2011/699)",
    ),
)

TIMESCALES = (DETENTION_VISIT,)
