"""The Supported Accommodation (England) Regulations 2023 (SI 2023/416), from 28 April 2023.

Regulation 6 was read. Part 7, on the review of quality, could not be.
"""

from datetime import date

from timescales.citation import Citation
from timescales.condition import Occurrences
from timescales.rules import Version, dated, end_of_year
from timescales.series import Series, Stage
from timescales.timescale import Timescale

REGULATION_6_2 = Citation(
    "uksi/2023/416/regulation/6/2/a/ii",
    "Supported Accommodation (England) Regulations 2023",
    quote="at least once in each calendar year",
    verified=date(2026, 11, 22),
)

FIRST_IN_FORCE = date(2023, 4, 28)

# Regulation 6: "each calendar year" takes in the year in which premises were first used, if the
# words are taken as they stand.
SA_LOCATION_ASSESSMENT_FIRST = Timescale(
    id="sa_location_assessment_first",
    title="First location assessment of supported accommodation",
    subject="premises",
    started_by="supported_accommodation_opened",
    met_by="location_assessment",
    ended_by="supported_accommodation_closed",
    series=Series(
        first=dated(Version(end_of_year(after=0), since=FIRST_IN_FORCE, source=REGULATION_6_2))
    ),
    notes=(
        (
            "needs a legal view: whether the year in which premises are first used, of which "
            "only a part is left, must have an assessment of its own; the earlier reading is "
            "taken"
        ),
        "an assessment made before the premises were first used does not meet it",
    ),
)

# An assessment is followed by one in the next calendar year, by its last day.
SA_LOCATION_ASSESSMENT = Timescale(
    id="sa_location_assessment",
    title="Location assessment of supported accommodation",
    subject="premises",
    started_by="location_assessment",
    met_by="location_assessment",
    ended_by="supported_accommodation_closed",
    series=Series(
        (
            Stage(
                "each",
                dated(Version(end_of_year(after=1), since=FIRST_IN_FORCE, source=REGULATION_6_2)),
                Occurrences(1),
            ),
        )
    ),
    notes=(
        (
            "once in each calendar year: two assessments may be almost two years apart, and are "
            "in time"
        ),
    ),
)

TIMESCALES = (SA_LOCATION_ASSESSMENT_FIRST, SA_LOCATION_ASSESSMENT)
