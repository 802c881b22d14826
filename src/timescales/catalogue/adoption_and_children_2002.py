"""The Adoption and Children Act 2002 (c. 38).

The statutory guidance of 2013 was read, which says what these two sections do. Of section 44 the
text itself was not.
"""

from datetime import date

from timescales.catalogue.adoption_guidance_2013 import TITLE, URL
from timescales.citation import Citation, Guidance
from timescales.condition import Occurrences
from timescales.rules import months_before, no_deadline, weeks, years_before
from timescales.series import Series, Stage
from timescales.timescale import Timescale

_TITLE_2002 = "Adoption and Children Act 2002"
SECTION_44 = Citation("ukpga/2002/38/section/44", _TITLE_2002)
SECTION_52_3 = Citation("ukpga/2002/38/section/52/3", _TITLE_2002)
PARAGRAPH_2_90 = Guidance(TITLE, "paragraph 2.90", URL, verified=date(2026, 11, 22))
PARAGRAPH_8_46 = Guidance(TITLE, "paragraph 8.46", URL, verified=date(2026, 11, 22))

# Section 44: whoever applies otherwise than through an agency gives the local authority notice at
# least three months and at most two years before the application, so both days are counted back.
NON_AGENCY_ADOPTION_NOTICE = Timescale(
    id="non_agency_adoption_notice",
    title="Notice of intention to adopt, otherwise than through an agency",
    subject="adopter",
    started_by="non_agency_application_planned",
    met_by="non_agency_notice_given",
    ended_by="non_agency_application_dropped",
    from_set_day=True,
    restarts=True,
    beforehand=True,
    series=Series(
        (Stage("notice", months_before(3), Occurrences(1, 1), not_before=years_before(2)),)
    ),
    citations=(SECTION_44, PARAGRAPH_8_46),
    notes=(
        "counted back from the day of the application to the court",
        "another planned day begins the count again",
        "two years back from 29 February is 28 February",
        "no first date is known for this duty, so it is applied to all dates",
    ),
)

# Section 52(3): a mother's consent is of no effect before her child is six weeks old. It need not
# be given by any day, so there is an earliest day and no latest.
MOTHER_CONSENT = Timescale(
    id="mother_consent",
    title="Mother's consent to adoption",
    subject="child",
    started_by=(),
    met_by=(),
    series=Series(
        (
            Stage(
                "consent",
                no_deadline("a mother's consent has an earliest day and no latest"),
                Occurrences(1),
                not_before=weeks(6),
            ),
        )
    ),
    citations=(SECTION_52_3, PARAGRAPH_2_90),
    notes=(
        "counted from the birth; on the day six weeks after it the child is six weeks old",
        "the formal consents must not be sought before that day either",
        "no first date is known for this rule, so it is applied to all dates",
    ),
)

TIMESCALES = (NON_AGENCY_ADOPTION_NOTICE, MOTHER_CONSENT)
