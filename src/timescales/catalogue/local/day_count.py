"""The day-count convention for looked-after reviews: 91 days for three months, 183 for six.

It is in use in authorities and in case-management systems. It is not the statute: it falls after
the statutory limit on 20.7 % and 46.0 % of start dates, by one or two days.
"""

from datetime import date

from timescales.catalogue.care_planning_2010 import (
    FIRST_IN_1991,
    FIRST_IN_2010,
    LAST_IN_1991,
    REVIEWS_1991,
)
from timescales.citation import Authority, Guidance
from timescales.rules import Version, dated, days, months

SUNDERLAND_2017 = Guidance(
    "Sunderland IRO annual report 2016 to 2017",
    "paragraph 5.2.1",
    verified=date(2026, 11, 22),
    authority=Authority.LOCAL,
)

LAC_REVIEW_SECOND = dated(
    Version(months(3), since=FIRST_IN_1991, until=LAST_IN_1991, source=REVIEWS_1991),
    Version(days(91), since=FIRST_IN_2010, source=SUNDERLAND_2017),
)
LAC_REVIEW_SUBSEQUENT = dated(
    Version(months(6), since=FIRST_IN_1991, until=LAST_IN_1991, source=REVIEWS_1991),
    Version(days(183), since=FIRST_IN_2010, source=SUNDERLAND_2017),
)
