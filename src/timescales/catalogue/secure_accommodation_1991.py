"""The Children (Secure Accommodation) Regulations 1991 (SI 1991/1505).

Their own text could not be read. The numbers stand in a parliamentary answer of 3 May 1983 on the
regulations before them, in a charity's advice to families and in authorities' procedures; the
twenty-eight days of regulation 10 and all of regulation 13 rest on general knowledge.
"""

from timescales.citation import Citation
from timescales.condition import Occurrences
from timescales.rules import days, months, rolling_hours
from timescales.series import BySetDay, Series, Stage
from timescales.timescale import Timescale

_TITLE = "Children (Secure Accommodation) Regulations 1991"
REGULATION_10_1 = Citation("uksi/1991/1505/regulation/10/1", _TITLE)
REGULATION_11 = Citation("uksi/1991/1505/regulation/11", _TITLE)
REGULATION_12 = Citation("uksi/1991/1505/regulation/12", _TITLE)
REGULATION_13 = Citation("uksi/1991/1505/regulation/13", _TITLE)
REGULATION_15 = Citation("uksi/1991/1505/regulation/15", _TITLE)
REGULATION_16 = Citation("uksi/1991/1505/regulation/16", _TITLE)

# Regulation 10(1): without a court, 72 hours in all, together or not, in any 28 days together.
# Regulation 10(3) is believed to carry a limit that runs out about a Sunday or a public holiday on
# to noon of the next day that is neither. It was not read, and nothing is carried on here.
SECURE_NO_COURT_LIMIT = Timescale(
    id="secure_no_court_limit",
    title="Secure accommodation without a court order",
    subject="child",
    started_by="secure_placement_started",
    met_by=("secure_order_made", "secure_remand_order_made"),
    ended_by="secure_placement_ended",
    series=Series(first=rolling_hours(72, within_days=28)),
    citations=(REGULATION_10_1,),
    notes=(
        "a stay of the 28 days before counts too, unless a court gave its authority then or since",
        "an order made before the placement is not seen to meet it",
        "needs a legal view: regulation 10(3) may extend it over a Sunday or public holiday",
        "no first date is known for this duty, so it is applied to all dates",
    ),
)

# Regulations 11 and 12: a court may first authorise three months, and then six months at a time.
# Each order carries its own expiry, which binds where it comes first.
SECURE_ORDER = Timescale(
    id="secure_order",
    title="Secure accommodation order",
    subject="child",
    started_by="secure_order_made",
    met_by="secure_order_made",
    ended_by="secure_placement_ended",
    series=Series(
        (
            Stage(
                "first",
                months(3),
                Occurrences(1, 1),
                no_later_than=(BySetDay("the order's own expiry"),),
            ),
            Stage(
                "further",
                months(6),
                Occurrences(2),
                no_later_than=(BySetDay("the order's own expiry"),),
            ),
        )
    ),
    citations=(REGULATION_11, REGULATION_12),
    notes=(
        "the last day that the order can cover: by then the child leaves, or another order is made",
        "an order made after the child left secure accommodation is a first order again",
        "no first date is known for this duty, so it is applied to all dates",
    ),
)

# Regulation 13: for a remanded child, the period of the remand and 28 days at the most.
SECURE_ORDER_REMAND = Timescale(
    id="secure_order_remand",
    title="Secure accommodation order on remand",
    subject="child",
    started_by="secure_remand_order_made",
    met_by="secure_remand_order_made",
    ended_by="secure_placement_ended",
    series=Series(
        (
            Stage(
                "each",
                days(28),
                Occurrences(1),
                no_later_than=(BySetDay("the end of the remand"),),
            ),
        )
    ),
    citations=(REGULATION_13,),
    notes=(
        "largely displaced since 2012 by remand to youth detention accommodation",
        "no first date is known for this duty, so it is applied to all dates",
    ),
)

# Regulation 15: within one month of the inception of the placement (never of the order), and then
# at intervals of at most three months while the child is kept in secure accommodation.
SECURE_REVIEW = Timescale(
    id="secure_review",
    title="Secure accommodation review",
    subject="child",
    started_by="secure_placement_started",
    met_by="secure_review",
    ended_by="secure_placement_ended",
    series=Series(first=months(1), subsequent=months(3)),
    citations=(REGULATION_15, REGULATION_16),
    notes=(
        "the panel's review is not the looked-after review: each has its own clock",
        "no first date is known for this duty, so it is applied to all dates",
    ),
)

TIMESCALES = (SECURE_NO_COURT_LIMIT, SECURE_ORDER, SECURE_ORDER_REMAND, SECURE_REVIEW)
