"""Targets for the time that allegations take, in guidance of 2006 and 2011.

They left Keeping children safe in education in about 2020 or 2021. None of these texts was read.
"""

from timescales.citation import Authority, Guidance
from timescales.condition import Occurrences
from timescales.rules import months
from timescales.series import Series, Stage
from timescales.timescale import Timescale

TARGETS_OF_2006_AND_2011 = Guidance(
    "Guidance on dealing with allegations of abuse (2006 and 2011)", "targets for resolving cases"
)

# Eighty of a hundred cases within one month of the referral.
LADO_RESOLUTION_80_PERCENT = Timescale(
    id="lado_resolution_80_percent",
    title="Allegation resolved: the target for four cases in five",
    subject="allegation",
    started_by=(),
    met_by=(),
    authority=Authority.GUIDANCE,
    series=Series((Stage("each", months(1), Occurrences(1)),)),
    citations=(TARGETS_OF_2006_AND_2011,),
    notes=(
        (
            "a target for a share of many cases, counted from the referral of each; historic: "
            "no longer in guidance from about 2020 to 2021"
        ),
        "no first date is known for this target, so it is applied to all dates",
    ),
)

# Ninety of a hundred within three months.
LADO_RESOLUTION_90_PERCENT = Timescale(
    id="lado_resolution_90_percent",
    title="Allegation resolved: the target for nine cases in ten",
    subject="allegation",
    started_by=(),
    met_by=(),
    authority=Authority.GUIDANCE,
    series=Series((Stage("each", months(3), Occurrences(1)),)),
    citations=(TARGETS_OF_2006_AND_2011,),
    notes=(
        (
            "a target for a share of many cases, counted from the referral of each; historic: "
            "no longer in guidance from about 2020 to 2021"
        ),
        "no first date is known for this target, so it is applied to all dates",
    ),
)

# All but the exceptional within twelve.
LADO_RESOLUTION_ALL = Timescale(
    id="lado_resolution_all",
    title="Allegation resolved: the target for the rest",
    subject="allegation",
    started_by=(),
    met_by=(),
    authority=Authority.GUIDANCE,
    series=Series((Stage("each", months(12), Occurrences(1)),)),
    citations=(TARGETS_OF_2006_AND_2011,),
    notes=(
        (
            "a target for many cases, counted from the referral of each; historic: no longer in "
            "guidance from about 2020 to 2021"
        ),
        "no first date is known for this target, so it is applied to all dates",
    ),
)

TIMESCALES = (LADO_RESOLUTION_80_PERCENT, LADO_RESOLUTION_90_PERCENT, LADO_RESOLUTION_ALL)
