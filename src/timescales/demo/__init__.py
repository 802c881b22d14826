"""A synthetic caseload with a realistic rhythm, for the demo, the docs and trying things out.

No child in it is real: identifiers are ``DEMO-001`` and so on, and there are no names. The same
seed gives the same caseload in every version of Python, and the first children of a larger
caseload are those of a smaller one. Everything recorded falls in the three census years before the
one of ``as_at`` and in that one so far, from ``complete_from(as_at)``.

Of every twenty children:

==  ================================================================================
 5  looked after, and still; one of them with a dispute (recent in one twenty of three)
 1  newly looked after, the first review ahead or just held
 1  newly looked after, the first review overdue: late notification
 2  looked after and gone: one before the next review, one with a review missed
 1  looked after twice
 2  looked after since before the record begins, so that the stage is not known at first
 1  in secure accommodation for a while, with its own panel reviews
 1  turning 18: in one twenty already, in the next within months
 2  on a child protection plan; one of them with a dispute, the other in every third twenty
    at the enquiry still or only just past it
 1  on a child protection plan that ended at a review conference
 1  looked after from a child protection plan, before its first review
 1  an enquiry closed without a conference: in one twenty in time, in the next too late
 1  moved here on a plan, with a transfer-in conference
==  ================================================================================

Of the meetings: reviews 6 % late (and one review in 25 is a series of meetings), initial and
transfer-in conferences 13 % late, review conferences 2 % late, secure reviews 4 % late. Late ones
carry a reason. One review in ten is brought forward by weeks; the others are held within eight
working days before they are due by the ``day_count`` policy, so some of them are late by the
statute. One review in fifty is on a Saturday; nothing else is on a closed day. Nothing is held from
20 December to 3 January unless its clock started just before them. Three meetings ahead in four are
booked.

Beside the events is the looked-after part of the same story as an SSDA903 return, as CSV and as
XML, the child protection part as a children in need census, and what the Standard Safeguarding
Dataset can hold of it as its tables. The return and the dataset alone have children on short
breaks, one for every fifteen: their reviews are not looked-after reviews.

``office`` gives the same children with all that an office records, and siblings, carers, homes and
allegations beside them, which is what a scorecard asks for. How many families of siblings there
are, and how many officers, can be said, for a caseload of the size of a real authority's.
"""

from timescales.demo.annex_a import write_annex_a
from timescales.demo.cast import caseload, complete_from
from timescales.demo.office import office
from timescales.demo.story import OFFICERS
from timescales.demo.writing import CHILDREN, SEED, write_caseload, write_office

__all__ = [
    "CHILDREN",
    "OFFICERS",
    "SEED",
    "caseload",
    "complete_from",
    "office",
    "write_annex_a",
    "write_caseload",
    "write_office",
]
