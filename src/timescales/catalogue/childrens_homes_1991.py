"""The Children's Homes Regulations 1991 (SI 1991/1506).

In force from 14 October 1991. Regulation 32 was read as made; the regulations of 2001, in force in
England from 1 April 2002, took their place, and what revoked these was not read.
"""

from datetime import date

from timescales.citation import Citation
from timescales.rules import Version, dated, days, no_deadline
from timescales.series import Series
from timescales.timescale import Timescale

_TITLE = "Children's Homes Regulations 1991"
_READ = date(2026, 11, 22)
REGULATION_32_A = Citation("uksi/1991/1506/regulation/32/a", _TITLE, verified=_READ)
REGULATION_32_B = Citation("uksi/1991/1506/regulation/32/b", _TITLE, verified=_READ)
REGULATION_32_C = Citation("uksi/1991/1506/regulation/32/c", _TITLE, verified=_READ)
REVOCATION = Citation("uksi/2001/3967/regulation/43", "Children's Homes Regulations 2001")

FIRST = date(1991, 10, 14)
LAST = date(2002, 3, 31)
ENDED = Version(
    no_deadline("the Children's Homes Regulations 2001 took the place of this duty"),
    since=date(2002, 4, 1),
    source=REVOCATION,
)

_HISTORIC = "historic: until 31 March 2002, and the regulation that revoked it was not read"

# An authority told of a child in a voluntary or registered home whom no authority looks after:
# its officer visits within 28 days of being told, the day of the notice excluded.
VISIT_UNPLACED_HOMES = Timescale(
    id="visit_unplaced_homes",
    title="Visit to a child in a voluntary or private home",
    subject="child",
    started_by="unplaced_child_notified",
    met_by="unplaced_child_visit",
    series=Series(
        first=dated(Version(days(28), since=FIRST, until=LAST, source=REGULATION_32_A), ENDED)
    ),
    notes=(_HISTORIC,),
)

# The home itself asks: 14 days of receiving what it says.
VISIT_UNPLACED_HOMES_ASKED = Timescale(
    id="visit_unplaced_homes_asked",
    title="Visit to a child in a voluntary or private home, asked for by the home",
    subject="child",
    started_by="unplaced_child_visit_asked",
    met_by="unplaced_child_visit",
    series=Series(
        first=dated(Version(days(14), since=FIRST, until=LAST, source=REGULATION_32_B), ENDED)
    ),
    notes=(_HISTORIC,),
)

# The child's welfare may not be safeguarded or promoted: seven days of being told.
VISIT_UNPLACED_HOMES_CONCERN = Timescale(
    id="visit_unplaced_homes_concern",
    title="Visit to a child in a voluntary or private home, on a concern for welfare",
    subject="child",
    started_by="unplaced_child_concern",
    met_by="unplaced_child_visit",
    series=Series(
        first=dated(Version(days(7), since=FIRST, until=LAST, source=REGULATION_32_C), ENDED)
    ),
    notes=(_HISTORIC,),
)

TIMESCALES = (VISIT_UNPLACED_HOMES, VISIT_UNPLACED_HOMES_ASKED, VISIT_UNPLACED_HOMES_CONCERN)
