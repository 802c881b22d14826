"""The law, one module an instrument: declarations only."""

from timescales.catalogue import (
    adoption_agencies_2005,
    adoption_and_children_2002,
    adoption_guidance_2013,
    care_planning_2010,
    childrens_homes_1991,
    independent_review_2009,
)
from timescales.catalogue.care_planning_2010 import LAC_REVIEW
from timescales.catalogue.derivations import DERIVATIONS
from timescales.catalogue.iro_handbook import DISPUTE_RESOLUTION
from timescales.catalogue.secure_accommodation_1991 import SECURE_REVIEW
from timescales.catalogue.working_together import ICPC, ICPC_TRANSFER_IN, RCPC

NATIONAL = (
    *care_planning_2010.TIMESCALES,
    *childrens_homes_1991.TIMESCALES,
    ICPC,
    ICPC_TRANSFER_IN,
    RCPC,
    SECURE_REVIEW,
    DISPUTE_RESOLUTION,
    *adoption_and_children_2002.TIMESCALES,
    *adoption_agencies_2005.TIMESCALES,
    *adoption_guidance_2013.TIMESCALES,
    *independent_review_2009.TIMESCALES,
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
