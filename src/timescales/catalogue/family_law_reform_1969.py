"""The Family Law Reform Act 1969, section 9: when an age is attained.

In force from 1 January 1970. Read in an article on trusts and in the like Act of Northern Ireland.
"""

from timescales.citation import Citation
from timescales.condition import Occurrences
from timescales.rules import day_before_birthday
from timescales.series import Series, Stage
from timescales.timescale import Timescale

SECTION_9_1 = Citation("ukpga/1969/46/section/9/1", "Family Law Reform Act 1969")

# Section 9(1): an age is attained as the birthday begins, so the day before the 18th birthday is
# the last of childhood. Asked of a date of birth, by its address.
CHILD_STATUS_LAST_DAY = Timescale(
    id="child_status_last_day",
    title="Last day as a child",
    subject="child",
    started_by=(),
    met_by=(),
    series=Series((Stage("each", day_before_birthday(18), Occurrences(1)),)),
    citations=(SECTION_9_1,),
    notes=(
        "counted from the date of birth",
        "born on 29 February, 18 is attained on 1 March: no statute says which day it is",
        "no first date is known for a date of birth, so it is applied to all dates",
    ),
)

TIMESCALES = (CHILD_STATUS_LAST_DAY,)
