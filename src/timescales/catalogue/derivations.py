"""Events that follow from a history by the Care Planning Regulations 2010."""

from datetime import date

from timescales.derivation import Eligibility, StayLimits

# Regulation 40: a child of 16 or 17 who is looked after, and has been for 13 weeks in all since
# the age of 14.
ELIGIBLE_CHILD = Eligibility(
    on_birthday="became_eligible_at_16",
    later="became_eligible_later",
    begins="became_looked_after",
    ends="ceased_looked_after",
    days_in_care=91,
    since_age=14,
    from_age=16,
)

# Regulation 48(2): no stay of more than 17 days, and no more than 75 days in any 12 months. The
# limit on one stay was lifted from 24 April to 25 September 2020 (SI 2020/445). A stay's first and
# last days both count, which is the stricter reading.
SHORT_BREAKS = StayLimits(
    kind="short_break_limit_exceeded",
    series_begins="short_break_series_started",
    begins="short_break_started",
    ends="short_break_ended",
    longest=17,
    total=75,
    months=12,
    lifted_from=date(2020, 4, 24),
    lifted_to=date(2020, 9, 25),
)

DERIVATIONS = (ELIGIBLE_CHILD, SHORT_BREAKS)
