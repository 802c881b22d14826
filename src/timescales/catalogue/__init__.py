"""The law, one module an instrument: declarations only."""

from timescales.catalogue import (
    allegations_history,
    childrens_homes_2015,
    cin_census_guide,
    complaints_2006,
    designated_teacher_2018,
    fostering_2011,
    health_guidance_2015,
    iro_handbook,
    keeping_children_safe_2025,
    missing_children_2014,
    supported_accommodation_2023,
    working_together,
)
from timescales.catalogue.care_planning_2010 import LAC_REVIEW
from timescales.catalogue.cin_census_guide import ICPC_TRANSFER_IN
from timescales.catalogue.derivations import DERIVATIONS
from timescales.catalogue.iro_handbook import DISPUTE_RESOLUTION
from timescales.catalogue.secure_accommodation_1991 import SECURE_REVIEW
from timescales.catalogue.working_together import ICPC, RCPC

NATIONAL = (
    LAC_REVIEW,
    *health_guidance_2015.TIMESCALES,
    *designated_teacher_2018.TIMESCALES,
    *iro_handbook.TIMESCALES,
    *working_together.TIMESCALES,
    *cin_census_guide.TIMESCALES,
    SECURE_REVIEW,
    *missing_children_2014.TIMESCALES,
    *keeping_children_safe_2025.TIMESCALES,
    *allegations_history.TIMESCALES,
    *fostering_2011.TIMESCALES,
    *childrens_homes_2015.TIMESCALES,
    *supported_accommodation_2023.TIMESCALES,
    *complaints_2006.TIMESCALES,
)

__all__ = [
    "DERIVATIONS",
    "DISPUTE_RESOLUTION",
    "ICPC",
    "ICPC_TRANSFER_IN",
    "LAC_REVIEW",
    "NATIONAL",
    "RCPC",
    "SECURE_REVIEW",
]
