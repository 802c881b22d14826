"""The law, one module an instrument: declarations only.

``INSTRUMENTS`` are the modules in the order in which their duties are listed: the reviews and
what surrounds them first, then the other Acts, regulations and guidance by subject.
"""

from itertools import chain
from operator import attrgetter

from timescales.catalogue import (
    adoption_agencies_2005,
    adoption_and_children_2002,
    adoption_guidance_2013,
    allegations_history,
    care_leavers_2010,
    care_planning_2010,
    children_act_1989,
    childrens_homes_1991,
    childrens_homes_2015,
    cin_census_guide,
    complaints_2006,
    designated_teacher_2018,
    detention_visits_2010,
    family_law_reform_1969,
    fostering_2011,
    health_guidance_2015,
    independent_review_2009,
    iro_handbook,
    keeping_children_safe_2025,
    leaving_care_guidance,
    missing_children_2014,
    private_fostering_2005,
    secure_accommodation_1991,
    supported_accommodation_2023,
    unregistered_placements_2023,
    working_together,
)
from timescales.catalogue.derivations import DERIVATIONS

INSTRUMENTS = (
    care_planning_2010,
    iro_handbook,
    working_together,
    cin_census_guide,
    secure_accommodation_1991,
    adoption_and_children_2002,
    adoption_agencies_2005,
    adoption_guidance_2013,
    independent_review_2009,
    health_guidance_2015,
    designated_teacher_2018,
    care_leavers_2010,
    leaving_care_guidance,
    family_law_reform_1969,
    detention_visits_2010,
    private_fostering_2005,
    children_act_1989,
    unregistered_placements_2023,
    childrens_homes_1991,
    fostering_2011,
    childrens_homes_2015,
    supported_accommodation_2023,
    keeping_children_safe_2025,
    allegations_history,
    missing_children_2014,
    complaints_2006,
)

NATIONAL = tuple(chain.from_iterable(map(attrgetter("TIMESCALES"), INSTRUMENTS)))

__all__ = ["DERIVATIONS", "INSTRUMENTS", "NATIONAL"]
