"""Promoting the health and well-being of looked-after children (2015, as updated in August 2022).

The assessments and reviews of health that it explains are duties of the regulations of 2010.
"""

from datetime import date

from timescales.citation import Authority, Guidance
from timescales.condition import Aged
from timescales.rules import no_deadline, years
from timescales.series import Series, Stage
from timescales.timescale import Timescale

ANNEX_B = Guidance(
    "Promoting the health and well-being of looked-after children (2015, updated 2022)",
    "annex B",
    url=(
        "https://www.gov.uk/government/publications/"
        "promoting-the-health-and-wellbeing-of-looked-after-children--2"
    ),
    verified=date(2026, 11, 22),
)

# Annex B: once a year, for children aged 4 to 16. One completed from the 16th birthday on would be
# followed by one on or after the 17th, which is not asked for.
SDQ = Timescale(
    id="sdq",
    title="Strengths and difficulties questionnaire",
    subject="child",
    started_by="sdq_completed",
    met_by="sdq_completed",
    ended_by="ceased_looked_after",
    authority=Authority.GUIDANCE,
    series=Series(
        (
            Stage("under_4", no_deadline("asked for from the age of 4"), Aged(under=4)),
            Stage("yearly", years(1), Aged(least=4, under=16)),
            Stage("from_16", no_deadline("the next would be after the age of 16"), Aged(least=16)),
        )
    ),
    citations=(ANNEX_B,),
    notes=(
        "a year from the questionnaire before: the guidance says yearly, and not by when the first",
        "ideally a month before the health assessment, which is not encoded",
        "the statistics ask for it at the ages of 4 to 16; annex B also says 4 to 17",
        "no first date is known for this duty but the year, 2008, so it is applied to all dates",
    ),
)

TIMESCALES = (SDQ,)
