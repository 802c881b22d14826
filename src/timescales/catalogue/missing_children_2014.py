"""The statutory guidance on children who run away or go missing, of January 2014.

The guidance itself has not been read: its number was read where others quote it.
"""

from timescales.citation import Authority, Guidance
from timescales.rules import hours
from timescales.series import Series
from timescales.timescale import Timescale

RETURN_INTERVIEWS = Guidance(
    "Statutory guidance on children who run away or go missing from home or care (January 2014)",
    "return interviews, as others quote it",
    "https://www.gov.uk/government/publications/"
    "children-who-run-away-or-go-missing-from-home-or-care",
)

# Seventy-two hours by the clock from being found or coming back: weekends and holidays count, and
# over a change of the clocks the time of day moves by an hour.
RETURN_INTERVIEW = Timescale(
    id="return_interview",
    title="Return interview",
    subject="child",
    started_by="child_returned",
    met_by="return_interview",
    ended_by="return_interview_declined",
    concurrent=True,
    authority=Authority.GUIDANCE,
    series=Series(first=hours(72)),
    citations=(RETURN_INTERVIEWS,),
    notes=(
        "hours by the clock from the return: weekends and holidays count; each return has its own",
        (
            "no first date is known for this duty but the month, January 2014, so it is applied "
            "to all dates"
        ),
    ),
)

TIMESCALES = (RETURN_INTERVIEW,)
