"""Working Together to Safeguard Children, edition by edition.

The editions are those of 1999 and 2006, whose first days are not known, of 17 March 2010, of 2013
(in effect from 15 April), of 26 March 2015, 4 July 2018 and 15 December 2023. Of these none was
read whole: what was read in its place each source says. The edition of 18 March 2026 has not been
read: from that day the numbers of the editions before it stand unverified.
"""

from datetime import date

from timescales.citation import Authority, Citation, Guidance
from timescales.rules import Version, dated, months, no_deadline, not_supplied, working_days
from timescales.series import Series
from timescales.timescale import Timescale

# The page shows the edition that is in force: earlier ones have no link.
URL = "https://www.gov.uk/government/publications/working-together-to-safeguard-children--2"

EDITIONS_1999_AND_2006 = Guidance("Working Together to Safeguard Children (1999 and 2006 editions)")
EDITION_2010 = Guidance("Working Together to Safeguard Children (2010 edition)")
EDITION_2013 = Guidance("Working Together to Safeguard Children (2013 edition)")
EDITION_2015 = Guidance("Working Together to Safeguard Children (2015 edition)")
EDITION_2018 = Guidance("Working Together to Safeguard Children (2018 edition)")
EDITION_2023 = Guidance("Working Together to Safeguard Children (2023 edition)")
EDITION_2026 = Guidance("Working Together to Safeguard Children (2026 edition)", url=URL)
EDITIONS_2010_TO_2023 = Guidance(
    "Working Together to Safeguard Children (2010 to 2023 editions), with the children in need "
    "census guide 2023 to 2024",
    "paragraphs 4.12.1 and 4.12.2 of the guide",
    quote="after the strategy discussion at which section 47 enquiries were initiated",
    verified=date(2026, 11, 22),
)
REFERRALS_2023 = Guidance(
    "Working Together to Safeguard Children (2023 edition), with the children in need census "
    "guide 2023 to 2024",
    "paragraph 4.9 of the guide, on referrals",
    verified=date(2026, 11, 22),
)
ASSESSMENTS_2023 = Guidance(
    "Working Together to Safeguard Children (2023 edition), with the children in need census "
    "guide 2023 to 2024",
    "paragraph 4.9 of the guide, on assessments",
    quote="no longer than 45 working days from the point of referral",
    verified=date(2026, 11, 22),
)
CORE_GROUPS = Guidance(
    "Working Together to Safeguard Children", "core groups, read in local procedures only", URL
)
REVIEW_CONFERENCES = Guidance(
    "Working Together to Safeguard Children",
    "review conferences, read in local procedures only",
    URL,
)
SECTION_16C = Citation("ukpga/2004/31/section/16C", "Children Act 2004")

LAST_BEFORE_2010_EDITION = date(2010, 3, 16)
FIRST_OF_2010_EDITION = date(2010, 3, 17)
LAST_OF_2010_EDITION = date(2013, 4, 14)
FIRST_OF_2013_EDITION = date(2013, 4, 15)
LAST_OF_2013_EDITION = date(2015, 3, 25)
FIRST_OF_2015_EDITION = date(2015, 3, 26)
LAST_OF_2015_EDITION = date(2018, 7, 3)
FIRST_OF_2018_EDITION = date(2018, 7, 4)
LAST_OF_2018_EDITION = date(2023, 12, 14)
FIRST_OF_2023_EDITION = date(2023, 12, 15)
LAST_OF_2023_EDITION = date(2026, 3, 17)
FIRST_OF_2026_EDITION = date(2026, 3, 18)

# One working day from receiving the referral, in every edition.
REFERRAL_DECISION = Timescale(
    id="referral_decision",
    title="Decision on a referral",
    subject="child",
    started_by="referral_received",
    met_by="referral_decided",
    concurrent=True,
    authority=Authority.GUIDANCE,
    series=Series(
        first=dated(
            Version(working_days(1), until=LAST_BEFORE_2010_EDITION, source=EDITIONS_1999_AND_2006),
            Version(
                working_days(1),
                since=FIRST_OF_2010_EDITION,
                until=LAST_OF_2010_EDITION,
                source=EDITION_2010,
            ),
            Version(
                working_days(1),
                since=FIRST_OF_2013_EDITION,
                until=LAST_OF_2013_EDITION,
                source=EDITION_2013,
            ),
            Version(
                working_days(1),
                since=FIRST_OF_2015_EDITION,
                until=LAST_OF_2015_EDITION,
                source=EDITION_2015,
            ),
            Version(
                working_days(1),
                since=FIRST_OF_2018_EDITION,
                until=LAST_OF_2018_EDITION,
                source=EDITION_2018,
            ),
            Version(
                working_days(1),
                since=FIRST_OF_2023_EDITION,
                until=LAST_OF_2023_EDITION,
                source=REFERRALS_2023,
            ),
            Version(working_days(1), since=FIRST_OF_2026_EDITION, source=EDITION_2026),
        )
    ),
    notes=(
        "counted from the day of receipt, whatever the hour; each referral has its own clock",
        (
            "no first date is known for the editions of 1999 and 2006, so their number goes "
            "back to all dates before 17 March 2010"
        ),
    ),
)

# Seven working days from the referral, ten from the edition of 2010; then one assessment took the
# place of two.
ASSESSMENT_INITIAL = Timescale(
    id="assessment_initial",
    title="Initial assessment",
    subject="child",
    started_by="initial_assessment_started",
    met_by="initial_assessment_completed",
    anchored_on=("referral_received",),
    authority=Authority.GUIDANCE,
    series=Series(
        first=dated(
            Version(working_days(7), until=LAST_BEFORE_2010_EDITION, source=EDITIONS_1999_AND_2006),
            Version(
                working_days(10),
                since=FIRST_OF_2010_EDITION,
                until=LAST_OF_2010_EDITION,
                source=EDITION_2010,
            ),
            Version(
                no_deadline("since 15 April 2013 one assessment takes the place of two"),
                since=FIRST_OF_2013_EDITION,
                source=EDITION_2013,
            ),
        )
    ),
    notes=(
        "counted from the referral, not from the day on which the assessment was begun",
        "the days on which the editions took effect are not verified",
        (
            "no first date is known for the editions of 1999 and 2006, so their number goes "
            "back to all dates before 17 March 2010"
        ),
    ),
)

# Thirty-five working days from the end of the initial assessment, or from the strategy discussion
# where that came later.
ASSESSMENT_CORE = Timescale(
    id="assessment_core",
    title="Core assessment",
    subject="child",
    started_by="core_assessment_started",
    met_by="core_assessment_completed",
    anchored_on=("initial_assessment_completed", "strategy_discussion"),
    authority=Authority.GUIDANCE,
    series=Series(
        first=dated(
            Version(
                working_days(35), until=LAST_BEFORE_2010_EDITION, source=EDITIONS_1999_AND_2006
            ),
            Version(
                working_days(35),
                since=FIRST_OF_2010_EDITION,
                until=LAST_OF_2010_EDITION,
                source=EDITION_2010,
            ),
            Version(
                no_deadline("since 15 April 2013 one assessment takes the place of two"),
                since=FIRST_OF_2013_EDITION,
                source=EDITION_2013,
            ),
        )
    ),
    notes=(
        "counted from the end of the initial assessment, or from a later strategy discussion",
        "the days on which the editions took effect are not verified",
        (
            "no first date is known for the editions of 1999 and 2006, so their number goes "
            "back to all dates before 17 March 2010"
        ),
    ),
)

# Forty-five working days from the point of referral: not from the day on which work on the
# assessment began, from which the published statistic counts.
ASSESSMENT_SINGLE = Timescale(
    id="assessment_single",
    title="Assessment",
    subject="child",
    started_by="referral_received",
    met_by="assessment_completed",
    ended_by="assessment_not_required",
    concurrent=True,
    authority=Authority.GUIDANCE,
    series=Series(
        first=dated(
            Version(
                working_days(45),
                since=FIRST_OF_2013_EDITION,
                until=LAST_OF_2013_EDITION,
                source=EDITION_2013,
            ),
            Version(
                working_days(45),
                since=FIRST_OF_2015_EDITION,
                until=LAST_OF_2015_EDITION,
                source=EDITION_2015,
            ),
            Version(
                working_days(45),
                since=FIRST_OF_2018_EDITION,
                until=LAST_OF_2018_EDITION,
                source=EDITION_2018,
            ),
            Version(
                working_days(45),
                since=FIRST_OF_2023_EDITION,
                until=LAST_OF_2023_EDITION,
                source=ASSESSMENTS_2023,
            ),
            Version(working_days(45), since=FIRST_OF_2026_EDITION, source=EDITION_2026),
        )
    ),
    notes=(
        (
            "counted from the referral; the published statistic counts from the start of the "
            "assessment, and has a timescale of its own"
        ),
    ),
)

# Fifteen working days from the strategy discussion that initiated the enquiry: not the last one,
# not the referral. The anchor may be a day that is not a working day.
ICPC = Timescale(
    id="icpc",
    title="Initial child protection conference",
    subject="child",
    started_by="strategy_discussion",
    met_by="icpc",
    ended_by="icpc_not_required",
    concurrent=True,
    reopens_by_ref_only=True,
    authority=Authority.GUIDANCE,
    series=Series(
        first=dated(
            Version(
                working_days(15),
                since=FIRST_OF_2010_EDITION,
                until=LAST_OF_2023_EDITION,
                source=EDITIONS_2010_TO_2023,
            ),
            Version(working_days(15), since=FIRST_OF_2026_EDITION, source=EDITION_2026),
        )
    ),
    notes=(
        "the clock runs from the strategy discussion that initiated the enquiry, not a later one",
    ),
)

# Ten working days from the initial conference. How far apart the later ones may be, each authority
# decides: four weeks in one, six in another.
CORE_GROUP = Timescale(
    id="core_group",
    title="Core group",
    subject="child",
    started_by="cp_plan_started",
    met_by="core_group",
    ended_by="cp_plan_ended",
    anchored_on=("icpc", "transfer_in_conference"),
    authority=Authority.GUIDANCE,
    series=Series(
        first=working_days(10),
        subsequent=not_supplied(
            "the interval between core groups",
            "no national text gives one, so set core_group.subsequent in a policy file",
        ),
    ),
    citations=(CORE_GROUPS,),
    notes=(
        "no first date is known for this duty, so it is applied to all dates",
        "counted from the conference, not from the day on which the plan is recorded",
    ),
)

# Three months from the initial conference, then at most six months apart, from the one held.
RCPC = Timescale(
    id="rcpc",
    title="Review child protection conference",
    subject="child",
    started_by="cp_plan_started",
    met_by="rcpc",
    ended_by="cp_plan_ended",
    anchored_on=("icpc", "transfer_in_conference"),
    authority=Authority.GUIDANCE,
    series=Series(first=months(3), subsequent=months(6)),
    citations=(REVIEW_CONFERENCES,),
    notes=(
        "no first date is known for this duty, so it is applied to all dates",
        "counted from the initial conference for a plan made before birth too",
    ),
)

# One working day from the day on which an employer knew of the allegation.
LADO_REFERRAL = Timescale(
    id="lado_referral",
    title="Referral to the designated officer",
    subject="allegation",
    started_by="allegation_known",
    met_by="allegation_referred",
    concurrent=True,
    authority=Authority.GUIDANCE,
    series=Series(
        first=dated(
            Version(
                working_days(1),
                since=FIRST_OF_2013_EDITION,
                until=LAST_OF_2013_EDITION,
                source=EDITION_2013,
            ),
            Version(
                working_days(1),
                since=FIRST_OF_2015_EDITION,
                until=LAST_OF_2015_EDITION,
                source=EDITION_2015,
            ),
            Version(
                working_days(1),
                since=FIRST_OF_2018_EDITION,
                until=LAST_OF_2018_EDITION,
                source=EDITION_2018,
            ),
            Version(
                working_days(1),
                since=FIRST_OF_2023_EDITION,
                until=LAST_OF_2023_EDITION,
                source=EDITION_2023,
                note="of the 2023 edition paragraph 223 was read, which gives no number",
            ),
            Version(working_days(1), since=FIRST_OF_2026_EDITION, source=EDITION_2026),
        )
    ),
    notes=(
        (
            "read in two partnerships' procedures under the editions of 2015 and 2018: take it "
            "as procedure"
        ),
    ),
)

# Five working days from becoming aware. The clock of the rapid review is another.
SERIOUS_INCIDENT_NOTIFY = Timescale(
    id="serious_incident_notify",
    title="Notification of a serious incident",
    subject="incident",
    started_by="serious_incident_known",
    met_by="serious_incident_notified",
    concurrent=True,
    authority=Authority.GUIDANCE,
    series=Series(
        first=dated(
            Version(
                working_days(5),
                since=FIRST_OF_2018_EDITION,
                until=LAST_OF_2018_EDITION,
                source=EDITION_2018,
            ),
            Version(
                working_days(5),
                since=FIRST_OF_2023_EDITION,
                until=LAST_OF_2023_EDITION,
                source=EDITION_2023,
            ),
            Version(working_days(5), since=FIRST_OF_2026_EDITION, source=EDITION_2026),
        )
    ),
    citations=(SECTION_16C,),
    notes=(
        "counted from becoming aware, not from the incident; read in two partnerships' pages",
        (
            "the death of a looked-after child is notified whether or not abuse is suspected: "
            "no number was read for that"
        ),
    ),
)

# Fifteen working days from the day on which the notification was sent: never from becoming aware.
RAPID_REVIEW = Timescale(
    id="rapid_review",
    title="Rapid review",
    subject="incident",
    started_by="serious_incident_notified",
    met_by="rapid_review_completed",
    concurrent=True,
    authority=Authority.GUIDANCE,
    series=Series(
        first=dated(
            Version(
                working_days(15),
                since=FIRST_OF_2018_EDITION,
                until=LAST_OF_2018_EDITION,
                source=EDITION_2018,
            ),
            Version(
                working_days(15),
                since=FIRST_OF_2023_EDITION,
                until=LAST_OF_2023_EDITION,
                source=EDITION_2023,
            ),
            Version(working_days(15), since=FIRST_OF_2026_EDITION, source=EDITION_2026),
        )
    ),
    citations=(SECTION_16C,),
    notes=(
        (
            "counted from the day on which the notification was sent to the panel, not from "
            "becoming aware; read in two partnerships' pages"
        ),
    ),
)

TIMESCALES = (
    REFERRAL_DECISION,
    ASSESSMENT_INITIAL,
    ASSESSMENT_CORE,
    ASSESSMENT_SINGLE,
    ICPC,
    CORE_GROUP,
    RCPC,
    LADO_REFERRAL,
    SERIOUS_INCIDENT_NOTIFY,
    RAPID_REVIEW,
)
