"""The Independent Review of Determinations (Adoption and Fostering) Regulations 2009 (SI 2009/395).

In force from 1 April 2009. They ask for a written application with its grounds. How long there is
for it, and for the agency's papers, was read in the statutory guidance of 2013.
"""

from datetime import date

from timescales.catalogue.adoption_guidance_2013 import TITLE, URL
from timescales.citation import Citation, Guidance
from timescales.rules import Version, dated, working_days
from timescales.series import Series
from timescales.timescale import Timescale

REGULATION_17 = Citation(
    "uksi/2009/395/regulation/17",
    "Independent Review of Determinations (Adoption and Fostering) Regulations 2009",
)
REGULATION_30C = Citation("uksi/2005/389/regulation/30C", "Adoption Agencies Regulations 2005")
PARAGRAPH_1_70 = Guidance(TITLE, "paragraph 1.70", URL, verified=date(2026, 11, 22))
PARAGRAPH_11_59 = Guidance(
    TITLE, "paragraph 11.59, and form A of chapter 3", URL, verified=date(2026, 11, 22)
)

FIRST_IN_2009 = date(2009, 4, 1)

# The application of regulation 17: forty working days from the day on which the notice was sent.
# Whoever makes representations to the agency instead has chosen the other way.
IRM_APPLICATION = Timescale(
    id="irm_application",
    title="Application for an independent review of a determination",
    subject="adopter",
    started_by="qualifying_determination_sent",
    met_by="irm_application_made",
    ended_by=("adopter_representations_made", "adopter_suitability_decided", "adopter_withdrew"),
    series=Series(
        first=dated(Version(working_days(40), since=FIRST_IN_2009, source=PARAGRAPH_11_59))
    ),
    citations=(REGULATION_17,),
    notes=(
        "counted from the day on which the notice was sent",
        "the application has to be received by the due date, not only sent",
        "a time limit for the applicant, during which the decision-maker waits",
        "of determinations about adoption; a foster carer's time is not this one",
    ),
)

# Ten working days from being told by the review mechanism that somebody has applied.
IRM_PAPERS = Timescale(
    id="irm_papers",
    title="Agency's papers for an independent review",
    subject="adopter",
    started_by="irm_application_notified",
    met_by="irm_papers_sent",
    ended_by="adopter_withdrew",
    series=Series(
        first=dated(
            Version(
                working_days(10),
                since=FIRST_IN_2009,
                source=REGULATION_30C,
                note="the number was read in the statutory guidance of 2013, not in the regulation",
            )
        )
    ),
    citations=(PARAGRAPH_1_70,),
    notes=(
        "counted from receipt of the review mechanism's notice, not from the application",
        "the minutes of the adoption panel are not among the papers",
    ),
)

TIMESCALES = (IRM_APPLICATION, IRM_PAPERS)
