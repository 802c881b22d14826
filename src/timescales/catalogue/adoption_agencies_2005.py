"""The Adoption Agencies Regulations 2005 (SI 2005/389).

In force from 30 December 2005. Regulation 36(1) to (4) was read as made and as it stood until
23 April 2020. SI 2020/445 amended it from 24 April 2020, and those words have not been read, nor
the text since. Regulations 31(3) and 36(10) were read in the statutory guidance of 2013.
"""

from datetime import date

from timescales.catalogue.adoption_guidance_2013 import TITLE, URL
from timescales.citation import Citation, Guidance
from timescales.condition import AllOf, AnyOf, Before, Occurrences, Since
from timescales.rules import Version, dated, days, months, no_deadline, weeks, working_days
from timescales.series import Series, Stage
from timescales.timescale import Relaxation, Timescale

_TITLE_2005 = "Adoption Agencies Regulations 2005"
REGULATION_31_3 = Citation("uksi/2005/389/regulation/31/3", _TITLE_2005)
REGULATION_36_1_TO_2020 = Citation(
    "uksi/2005/389/regulation/36/1/2009-10-12", _TITLE_2005, verified=date(2026, 11, 22)
)
REGULATION_36_1 = Citation("uksi/2005/389/regulation/36/1", _TITLE_2005)
REGULATION_36_3_TO_2020 = Citation(
    "uksi/2005/389/regulation/36/3/2009-10-12",
    _TITLE_2005,
    quote="not more than 4 weeks",
    verified=date(2026, 11, 22),
)
REGULATION_36_3 = Citation("uksi/2005/389/regulation/36/3", _TITLE_2005)
REGULATION_36_4_TO_2020 = Citation(
    "uksi/2005/389/regulation/36/4/2009-10-12", _TITLE_2005, verified=date(2026, 11, 22)
)
REGULATION_36_4 = Citation("uksi/2005/389/regulation/36/4", _TITLE_2005)
REGULATION_36_10 = Citation("uksi/2005/389/regulation/36/10", _TITLE_2005)
PARAGRAPH_4_30 = Guidance(TITLE, "paragraph 4.30", URL, verified=date(2026, 11, 22))
PARAGRAPHS_5_35_AND_5_40 = Guidance(
    TITLE, "paragraphs 5.35 and 5.40", URL, verified=date(2026, 11, 22)
)

FIRST_IN_2005 = date(2005, 12, 30)
LAST_READ = date(2020, 4, 23)
FIRST_AMENDED = date(2020, 4, 24)
NOT_READ = "the text in force from 24 April 2020 has not been read, so the number before it goes on"
AS_EACH_REVIEW_DECIDES = no_deadline("as often as the agency decides at each review")
READ_IN_GUIDANCE = "the number was read in the statutory guidance of 2013, not in the regulation"
AMENDED_IN_2020 = Relaxation(
    FIRST_AMENDED,
    date(2020, 9, 25),
    "regulation 36 stood amended, in words that have not been read",
    Citation("uksi/2020/445/regulation/4"),
)

# Regulation 31(3): the prospective adopter has ten working days to say what they think of the
# report that proposes a placement with them, before it goes to the panel.
ADOPTER_MATCH_COMMENTS = Timescale(
    id="adopter_match_comments",
    title="Prospective adopter's comments on the adoption placement report",
    subject="adopter",
    started_by="adoption_placement_report_received",
    met_by="adopter_match_comments_sent",
    ended_by="adopter_withdrew",
    concurrent=True,
    series=Series(
        first=dated(
            Version(
                working_days(10),
                since=FIRST_IN_2005,
                source=REGULATION_31_3,
                note=READ_IN_GUIDANCE,
            )
        )
    ),
    citations=(PARAGRAPH_4_30,),
    notes=(
        "counted from the day on which the prospective adopter received the report",
        "the report goes to the panel without comments once the time is over",
    ),
)

# Regulation 36(1): three months from the first authority to place, and then six months from the
# review before, until the child is placed. The 2010 regulations apply beside these until then, so
# a looked-after review counts as a review of both kinds, and whichever is due first decides.
ADOPTION_REVIEW_AUTHORISED = Timescale(
    id="adoption_review_authorised",
    title="Adoption review, authorised and not placed",
    subject="child",
    started_by="authorised_for_adoption",
    met_by=("adoption_review", "lac_review"),
    ended_by=(
        "placed_for_adoption",
        "adoption_authorisation_ended",
        "adoption_order_made",
        "ceased_looked_after",
    ),
    alongside=("lac_review",),
    series=Series(
        first=dated(
            Version(
                months(3), since=FIRST_IN_2005, until=LAST_READ, source=REGULATION_36_1_TO_2020
            ),
            Version(months(3), since=FIRST_AMENDED, source=REGULATION_36_1, note=NOT_READ),
        ),
        subsequent=dated(
            Version(
                months(6), since=FIRST_IN_2005, until=LAST_READ, source=REGULATION_36_1_TO_2020
            ),
            Version(months(6), since=FIRST_AMENDED, source=REGULATION_36_1, note=NOT_READ),
        ),
    ),
    relaxations=(AMENDED_IN_2020,),
    notes=(
        "a looked-after review meets this duty too, and the earlier of the two dates binds",
        "counted from the placement order or the consent to placement, whichever came first",
        "needs a legal view: how the clock goes on after a placement that ended",
    ),
)

# Regulation 36(3): placement begins the count again, and the 2010 regulations no longer apply.
# Four weeks are 28 days, not a month. A review recorded as a looked-after review after placement
# can in law only be one under this regulation.
ADOPTION_REVIEW_PLACED = Timescale(
    id="adoption_review_placed",
    title="Adoption review, placed for adoption",
    subject="child",
    started_by="placed_for_adoption",
    met_by=("adoption_review", "lac_review"),
    ended_by=("adoption_order_made", "adoption_placement_ended", "ceased_looked_after"),
    restarts=True,
    series=Series(
        first=dated(
            Version(weeks(4), since=FIRST_IN_2005, until=LAST_READ, source=REGULATION_36_3_TO_2020),
            Version(weeks(4), since=FIRST_AMENDED, source=REGULATION_36_3, note=NOT_READ),
        ),
        second=dated(
            Version(
                months(3), since=FIRST_IN_2005, until=LAST_READ, source=REGULATION_36_3_TO_2020
            ),
            Version(months(3), since=FIRST_AMENDED, source=REGULATION_36_3, note=NOT_READ),
        ),
        subsequent=dated(
            Version(
                months(6), since=FIRST_IN_2005, until=LAST_READ, source=REGULATION_36_3_TO_2020
            ),
            Version(months(6), since=FIRST_AMENDED, source=REGULATION_36_3, note=NOT_READ),
        ),
    ),
    relaxations=(AMENDED_IN_2020,),
    notes=(
        "counted from the day of the placement, whatever reviews were held before it",
        "a review recorded as a looked-after review after the placement counts as one of these",
    ),
)

# Regulation 36(4): within one week of the placement, then at least once a week until the first
# review, and then as often as each review decides.
ADOPTION_VISIT = Timescale(
    id="adoption_visit",
    title="Visit to a child placed for adoption",
    subject="child",
    started_by="placed_for_adoption",
    met_by="adoption_visit",
    ended_by=("adoption_order_made", "adoption_placement_ended", "ceased_looked_after"),
    restarts=True,
    series=Series(
        (
            Stage(
                "first",
                dated(
                    Version(
                        weeks(1),
                        since=FIRST_IN_2005,
                        until=LAST_READ,
                        source=REGULATION_36_4_TO_2020,
                    ),
                    Version(weeks(1), since=FIRST_AMENDED, source=REGULATION_36_4, note=NOT_READ),
                ),
                Occurrences(1, 1),
            ),
            Stage(
                "until_first_review",
                dated(
                    Version(
                        weeks(1),
                        since=FIRST_IN_2005,
                        until=LAST_READ,
                        source=REGULATION_36_4_TO_2020,
                    ),
                    Version(weeks(1), since=FIRST_AMENDED, source=REGULATION_36_4, note=NOT_READ),
                ),
                AllOf((Occurrences(2), Before("adoption_review"), Before("lac_review"))),
            ),
            Stage(
                "subsequent",
                dated(
                    Version(
                        AS_EACH_REVIEW_DECIDES,
                        since=FIRST_IN_2005,
                        until=LAST_READ,
                        source=REGULATION_36_4_TO_2020,
                    ),
                    Version(
                        AS_EACH_REVIEW_DECIDES,
                        since=FIRST_AMENDED,
                        source=REGULATION_36_4,
                        note=NOT_READ,
                    ),
                ),
                AllOf((Occurrences(2), AnyOf((Since("adoption_review"), Since("lac_review"))))),
            ),
        )
    ),
    relaxations=(AMENDED_IN_2020,),
    notes=(
        "each weekly visit is counted from the visit before",
        "after the first review the interval is for each review to decide, and is local data",
    ),
)

# Regulation 36(10): when a child comes back from a placement for adoption there is a review of its
# own, in a window that is closed on both sides: not before 28 days, not after 42.
ADOPTION_DISRUPTION_REVIEW = Timescale(
    id="adoption_disruption_review",
    title="Review after a placement for adoption ended",
    subject="child",
    started_by="adoption_placement_ended",
    met_by="adoption_disruption_review",
    ended_by=("placed_for_adoption", "ceased_looked_after"),
    series=Series(
        (
            Stage(
                "review",
                dated(
                    Version(
                        days(42),
                        since=FIRST_IN_2005,
                        source=REGULATION_36_10,
                        note=READ_IN_GUIDANCE,
                    )
                ),
                Occurrences(1, 1),
                not_before=dated(
                    Version(
                        days(28),
                        since=FIRST_IN_2005,
                        source=REGULATION_36_10,
                        note=READ_IN_GUIDANCE,
                    )
                ),
            ),
        )
    ),
    citations=(PARAGRAPHS_5_35_AND_5_40,),
    relaxations=(AMENDED_IN_2020,),
    notes=(
        "counted from the day of the child's return to the agency, and both ends are in time",
        "the disruption meeting is not this review; its minutes should be there for it",
        "needs a legal view: whether the looked-after reviews begin again with the return",
    ),
)

TIMESCALES = (
    ADOPTER_MATCH_COMMENTS,
    ADOPTION_REVIEW_AUTHORISED,
    ADOPTION_REVIEW_PLACED,
    ADOPTION_VISIT,
    ADOPTION_DISRUPTION_REVIEW,
)
