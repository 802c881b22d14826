"""The Children Act 1989 Representations Procedure (England) Regulations 2006 (SI 2006/1738).

Regulation 2 defines a working day as one that is not a Saturday, a Sunday, Christmas Day, Boxing
Day, Good Friday or a bank holiday under the Banking and Financial Dealings Act 1971. It does not
say in which part of the United Kingdom. Regulations 2 and 19(4) were read, 17 was not; the numbers
of 14 and 20 were read in other texts.
"""

from datetime import date

from timescales.citation import Citation
from timescales.rules import working_days
from timescales.series import Series
from timescales.timescale import Relaxation, Timescale

_TITLE = "Children Act 1989 Representations Procedure (England) Regulations 2006"
REGULATION_2 = Citation("uksi/2006/1738/regulation/2", _TITLE, verified=date(2026, 11, 22))
REGULATION_14 = Citation("uksi/2006/1738/regulation/14", _TITLE)
REGULATION_17 = Citation("uksi/2006/1738/regulation/17", _TITLE)
REGULATION_19_4 = Citation(
    "uksi/2006/1738/regulation/19/4",
    _TITLE,
    quote="The panel shall meet within 30 working days of the local authority receiving a request",
    verified=date(2026, 11, 22),
)
REGULATION_20 = Citation("uksi/2006/1738/regulation/20", _TITLE)

RELAXED_IN_2020 = Relaxation(
    since=date(2020, 4, 24),
    until=date(2020, 9, 25),
    says="as soon as is reasonably practicable",
    source=Citation(
        "uksi/2020/445", "Adoption and Children (Coronavirus) (Amendment) Regulations 2020"
    ),
)

NO_REGION = (
    "needs a legal view: the definition of a working day names Boxing Day and no region; England "
    "and Wales is read; bank holidays of the whole United Kingdom would give up to six days more"
)
NO_FIRST_DATE = "no first date is known for this duty, so it is applied to all dates"

# Regulation 14: ten working days from receiving the complaint. More time ends this clock and begins
# the next.
COMPLAINT_STAGE1 = Timescale(
    id="complaint_stage1",
    title="Complaint, local resolution",
    subject="complaint",
    started_by="complaint_received",
    met_by="complaint_stage1_answered",
    ended_by=("complaint_stage1_extended", "complaint_stage2_started", "complaint_withdrawn"),
    concurrent=True,
    series=Series(first=working_days(10)),
    citations=(REGULATION_14, REGULATION_2),
    relaxations=(RELAXED_IN_2020,),
    notes=("counted from receiving the complaint", NO_REGION, NO_FIRST_DATE),
)

# Ten more, so twenty in all, and still from the day of receipt.
COMPLAINT_STAGE1_EXTENDED = Timescale(
    id="complaint_stage1_extended",
    title="Complaint, local resolution extended",
    subject="complaint",
    started_by="complaint_stage1_extended",
    met_by="complaint_stage1_answered",
    ended_by=("complaint_stage2_started", "complaint_withdrawn"),
    anchored_on=("complaint_received",),
    concurrent=True,
    series=Series(first=working_days(20)),
    citations=(REGULATION_14, REGULATION_2),
    relaxations=(RELAXED_IN_2020,),
    notes=(
        (
            "twenty working days in all, counted from receiving the complaint; that ten more "
            "are the most that may be agreed was not read"
        ),
        NO_REGION,
        NO_FIRST_DATE,
    ),
)

# Regulation 17: twenty-five working days from the start of stage 2. More time ends this clock and
# begins the next.
COMPLAINT_STAGE2 = Timescale(
    id="complaint_stage2",
    title="Complaint, investigation",
    subject="complaint",
    started_by="complaint_stage2_started",
    met_by="complaint_stage2_answered",
    ended_by=("complaint_stage2_extended", "complaint_withdrawn"),
    concurrent=True,
    series=Series(first=working_days(25)),
    citations=(REGULATION_17, REGULATION_2),
    relaxations=(RELAXED_IN_2020,),
    notes=("counted from the start of the second stage", NO_REGION, NO_FIRST_DATE),
)

# Sixty-five in all, and still from the start of stage 2.
COMPLAINT_STAGE2_EXTENDED = Timescale(
    id="complaint_stage2_extended",
    title="Complaint, investigation extended",
    subject="complaint",
    started_by="complaint_stage2_extended",
    met_by="complaint_stage2_answered",
    ended_by="complaint_withdrawn",
    anchored_on=("complaint_stage2_started",),
    concurrent=True,
    series=Series(first=working_days(65)),
    citations=(REGULATION_17, REGULATION_2),
    relaxations=(RELAXED_IN_2020,),
    notes=(
        "65 working days in all, counted from the start of the second stage",
        NO_REGION,
        NO_FIRST_DATE,
    ),
)

# Regulation 19(4): the panel meets, thirty working days from receiving the request for it.
COMPLAINT_PANEL = Timescale(
    id="complaint_panel",
    title="Complaint, review panel",
    subject="complaint",
    started_by="complaint_panel_requested",
    met_by="complaint_panel",
    ended_by="complaint_withdrawn",
    concurrent=True,
    series=Series(first=working_days(30)),
    citations=(REGULATION_19_4, REGULATION_2),
    relaxations=(RELAXED_IN_2020,),
    notes=("counted from receiving the request for a panel", NO_REGION, NO_FIRST_DATE),
)

# Regulation 20: the panel's report, five working days from its meeting.
COMPLAINT_PANEL_REPORT = Timescale(
    id="complaint_panel_report",
    title="Complaint, report of the panel",
    subject="complaint",
    started_by="complaint_panel",
    met_by="complaint_panel_reported",
    concurrent=True,
    series=Series(first=working_days(5)),
    citations=(REGULATION_20, REGULATION_2),
    relaxations=(RELAXED_IN_2020,),
    notes=("counted from the meeting of the panel", NO_REGION, NO_FIRST_DATE),
)

# Regulation 20: the authority's response, fifteen working days from receiving what the panel
# recommends.
COMPLAINT_RESPONSE = Timescale(
    id="complaint_response",
    title="Complaint, response to the panel",
    subject="complaint",
    started_by="complaint_panel_report_received",
    met_by="complaint_responded",
    concurrent=True,
    series=Series(first=working_days(15)),
    citations=(REGULATION_20, REGULATION_2),
    relaxations=(RELAXED_IN_2020,),
    notes=(
        "counted from receiving the panel's recommendations, not from its meeting",
        NO_REGION,
        NO_FIRST_DATE,
    ),
)

TIMESCALES = (
    COMPLAINT_STAGE1,
    COMPLAINT_STAGE1_EXTENDED,
    COMPLAINT_STAGE2,
    COMPLAINT_STAGE2_EXTENDED,
    COMPLAINT_PANEL,
    COMPLAINT_PANEL_REPORT,
    COMPLAINT_RESPONSE,
)
