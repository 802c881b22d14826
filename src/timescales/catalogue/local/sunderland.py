"""Sunderland's own rules, from its annual reports of 2016 to 2017 and 2017 to 2018."""

from datetime import date

from timescales.citation import Authority, Guidance
from timescales.rules import months, working_days, working_days_before
from timescales.series import Series
from timescales.timescale import Timescale

SECURE_2018 = Guidance(
    "Sunderland Children Independent Reviewing Team annual report 2017 to 2018",
    "paragraph 8.19",
    verified=date(2026, 11, 22),
    authority=Authority.LOCAL,
)

# Twenty working days of the order, then three-monthly. Not the statute, which counts one month
# from the placement. A later order renews the placement and does not restart the clock.
SECURE_REVIEW = Timescale(
    id="secure_review",
    title="Secure accommodation review",
    subject="child",
    started_by="secure_order_made",
    met_by="secure_review",
    ended_by="secure_placement_ended",
    authority=Authority.LOCAL,
    series=Series(first=working_days(20), subsequent=months(3)),
    citations=(SECURE_2018,),
    notes=(
        "counted from the order; the statute counts one month from the inception of the placement",
        "a later order renews and does not restart the clock",
    ),
)

# A review is booked at least 20 working days before it goes out of time (report of 2016 to 2017,
# paragraph 5.2.1).
LAC_REVIEW_PLANNING = working_days_before(20)

# The stages named in the reports; they give them no budgets.
DISPUTE_STAGES = ("Informal", "1", "2", "3", "4", "5")
