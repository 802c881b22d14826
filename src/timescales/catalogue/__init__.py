"""The law, one module an instrument: declarations only."""

from timescales.catalogue import (
    adoption_agencies_2005,
    adoption_and_children_2002,
    adoption_guidance_2013,
    care_leavers_2010,
    children_act_1989,
    detention_visits_2010,
    family_law_reform_1969,
    independent_review_2009,
    leaving_care_guidance,
    private_fostering_2005,
    secure_accommodation_1991,
    unregistered_placements_2023,
)
from timescales.catalogue.care_planning_2010 import LAC_REVIEW
from timescales.catalogue.derivations import DERIVATIONS
from timescales.catalogue.iro_handbook import DISPUTE_RESOLUTION
from timescales.catalogue.secure_accommodation_1991 import SECURE_REVIEW
from timescales.catalogue.working_together import ICPC, ICPC_TRANSFER_IN, RCPC

NATIONAL = (
    LAC_REVIEW,
    ICPC,
    ICPC_TRANSFER_IN,
    RCPC,
    *secure_accommodation_1991.TIMESCALES,
    DISPUTE_RESOLUTION,
    *adoption_and_children_2002.TIMESCALES,
    *adoption_agencies_2005.TIMESCALES,
    *adoption_guidance_2013.TIMESCALES,
    *independent_review_2009.TIMESCALES,
    *children_act_1989.TIMESCALES,
    *unregistered_placements_2023.TIMESCALES,
    *private_fostering_2005.TIMESCALES,
    *detention_visits_2010.TIMESCALES,
    *care_leavers_2010.TIMESCALES,
    *leaving_care_guidance.TIMESCALES,
    *family_law_reform_1969.TIMESCALES,
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
