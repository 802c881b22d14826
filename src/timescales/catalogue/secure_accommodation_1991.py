"""The Children (Secure Accommodation) Regulations 1991 (SI 1991/1505)."""

from timescales.citation import Citation
from timescales.rules import months
from timescales.series import Series
from timescales.timescale import Timescale

_TITLE = "Children (Secure Accommodation) Regulations 1991"
REGULATION_15 = Citation("uksi/1991/1505/regulation/15", _TITLE)
REGULATION_16 = Citation("uksi/1991/1505/regulation/16", _TITLE)

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
