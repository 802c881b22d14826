"""The Children (Private Arrangements for Fostering) Regulations 2005 (SI 2005/1533).

Regulations 4(1) and 8 were read. Of regulation 3 the explanatory note was read, and the like
regulation for Wales. What they mean by a working day was not; that of Wales does not say of which
nation its bank holidays are, and those of England and Wales are taken here.
"""

from datetime import date

from timescales.citation import Citation
from timescales.condition import Beyond, Within
from timescales.rules import weeks, weeks_before, working_days, years
from timescales.series import Series, Stage
from timescales.timescale import Relaxation, Timescale

_TITLE = "Children (Private Arrangements for Fostering) Regulations 2005"
REGULATION_3_1 = Citation("uksi/2005/1533/regulation/3/1", _TITLE)
REGULATION_4_1 = Citation(
    "uksi/2005/1533/regulation/4/1",
    _TITLE,
    quote="within seven working days",
    verified=date(2026, 11, 22),
)
REGULATION_8_1 = Citation("uksi/2005/1533/regulation/8/1", _TITLE, verified=date(2026, 11, 22))
REGULATION_8_6 = Citation("uksi/2005/1533/regulation/8/6", _TITLE, verified=date(2026, 11, 22))
COVID_2020 = Citation(
    "uksi/2020/445", "Adoption and Children (Coronavirus) (Amendment) Regulations 2020"
)

# Regulation 3: the carer tells the authority at least six weeks before the arrangement begins, or
# at once where it begins sooner.
PRIVATE_FOSTERING_NOTIFY = Timescale(
    id="private_fostering_notify",
    title="Notice of private fostering",
    subject="child",
    started_by="private_fostering_proposed",
    met_by="private_fostering_notified",
    ended_by="private_fostering_ended",
    from_set_day=True,
    series=Series(first=weeks_before(6)),
    citations=(REGULATION_3_1,),
    notes=(
        "counted back from the day on which the arrangement is to begin",
        "where that is less than six weeks off, notice is owed at once and the day is already past",
        "six weeks read in the explanatory note, and in the like regulation for Wales",
        "no first date is known for this duty, so it is applied to all dates",
    ),
)

# Regulation 4(1): seven working days, not seven days, from the notice.
PRIVATE_FOSTERING_INITIAL = Timescale(
    id="private_fostering_initial",
    title="First visit to a private fostering arrangement",
    subject="child",
    started_by="private_fostering_notified",
    met_by="private_fostering_initial_visit",
    ended_by="private_fostering_ended",
    series=Series(first=working_days(7)),
    citations=(REGULATION_4_1,),
    relaxations=(
        Relaxation(
            since=date(2020, 4, 24),
            until=date(2020, 9, 25),
            says="as soon as is reasonably practicable",
            source=COVID_2020,
        ),
    ),
    notes=(
        "counted in the working days of England and Wales: the regulations' own were not read",
        "no first date is known for this duty, so it is applied to all dates",
    ),
)

# Regulation 8(1): at most six weeks apart in the first year, and 12 weeks in later ones. By
# regulation 8(6) the arrangement is taken to begin on the day on which the authority learns of it.
PRIVATE_FOSTERING_VISIT = Timescale(
    id="private_fostering_visit",
    title="Private fostering visit",
    subject="child",
    started_by="private_fostering_known",
    met_by="private_fostering_visit",
    ended_by="private_fostering_ended",
    series=Series(
        (
            Stage("first_year", weeks(6), Within(years(1))),
            Stage("later_years", weeks(12), Beyond(years(1))),
        )
    ),
    citations=(REGULATION_8_1, REGULATION_8_6),
    notes=(
        "a visit in the first year, its last day included, is followed by one within six weeks",
        "beside these, a visit is owed on reasonable request, which has no number",
        "no first date is known for this duty, so it is applied to all dates",
    ),
)

TIMESCALES = (PRIVATE_FOSTERING_NOTIFY, PRIVATE_FOSTERING_INITIAL, PRIVATE_FOSTERING_VISIT)
