"""The guidance of the President of the Family Division on placements in unregistered homes.

That of September 2023 replaced that of 2019, which asked for registration within seven days and,
from December 2020, for notice at once. Read in a legal journal and not in its own text. Since then
only a court's order sets a date, in this matter and for how long a child may be deprived of
liberty.
"""

from timescales.citation import Authority, Guidance
from timescales.condition import Occurrences
from timescales.rules import days, no_deadline
from timescales.series import BySetDay, Series, Stage
from timescales.timescale import Timescale

GUIDANCE_2023 = Guidance(
    "President of the Family Division's guidance on placements in unregistered homes "
    "(September 2023)"
)

# The court asks whether the home is registered and why it is not, and may order the authority to
# tell the inspectorate within seven days.
UNREGISTERED_NOTIFY_OFSTED = Timescale(
    id="unregistered_notify_ofsted",
    title="Notice of an unregistered placement",
    subject="child",
    started_by="unregistered_notice_ordered",
    met_by="unregistered_notice_given",
    authority=Authority.GUIDANCE,
    series=Series(
        (
            Stage(
                "first",
                days(7),
                Occurrences(1, 1),
                no_later_than=(BySetDay("the day that the order gives"),),
            ),
        )
    ),
    citations=(GUIDANCE_2023,),
    notes=(
        "owed only where the court orders it",
        "before September 2023 guidance asked for registration in seven days, which is not held",
        "no first date is known for this duty, so it is applied to all dates",
    ),
)

# No national interval was found at which a court looks again at an order that deprives a child of
# liberty under its inherent jurisdiction: the order's own expiry is the only date.
DOL_ORDER = Timescale(
    id="dol_order",
    title="Deprivation of liberty order",
    subject="child",
    started_by="dol_order_made",
    met_by="dol_order_made",
    ended_by="dol_order_ended",
    authority=Authority.GUIDANCE,
    series=Series(
        (
            Stage(
                "each",
                no_deadline("no national interval: the order's own expiry is the only date"),
                Occurrences(1),
                no_later_than=(BySetDay("the order's own expiry"),),
            ),
        )
    ),
    citations=(GUIDANCE_2023,),
    notes=(
        "by the order's own expiry the court looks at it again, or it ends",
        "no first date is known for this duty, so it is applied to all dates",
    ),
)

TIMESCALES = (UNREGISTERED_NOTIFY_OFSTED, DOL_ORDER)
