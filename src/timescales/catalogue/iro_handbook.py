"""The IRO Handbook (2010), statutory guidance from 1 April 2011.

The handbook itself has not been read: some of its numbers were read in authorities' procedures,
those of chapter 3 on the records of reviews nowhere.
"""

from datetime import date

from timescales.citation import Authority, Citation, Guidance
from timescales.rules import Version, dated, working_days, working_days_before
from timescales.series import Series
from timescales.timescale import Timescale

SECTION_25A = Citation("ukpga/1989/41/section/25A", "Children Act 1989")
URL = "https://www.gov.uk/government/publications/independent-reviewing-officers-handbook"
APPOINTMENT = Guidance(
    "IRO Handbook (2010)", "appointment of the officer, read in authorities' procedures only", URL
)
BEFORE_THE_REVIEW = Guidance(
    "IRO Handbook (2010)", "preparation of a review, read in a summary of the handbook only", URL
)
CHAPTER_3 = Guidance("IRO Handbook (2010)", "chapter 3, records of reviews", URL)
PARAGRAPH_6_2 = Guidance(
    "IRO Handbook (2010)",
    "paragraph 6.2, as quoted in one authority's procedures",
    URL,
    quote="timescales in total of no more than 20 working days",
)

FIRST_OF_HANDBOOK = date(2011, 4, 1)

# Five working days from becoming looked after; an officer may have been named before.
IRO_APPOINTMENT = Timescale(
    id="iro_appointment",
    title="Appointment of the reviewing officer",
    subject="child",
    started_by="became_looked_after",
    met_by="iro_appointed",
    ended_by="ceased_looked_after",
    once=True,
    beforehand=True,
    authority=Authority.GUIDANCE,
    series=Series(
        first=dated(Version(working_days(5), since=FIRST_OF_HANDBOOK, source=APPOINTMENT))
    ),
    citations=(SECTION_25A,),
    notes=(
        "five working days are good practice; an officer must be in post before the first review",
        "an officer who leaves is replaced as soon as practicable: no number",
    ),
)

# Fifteen working days back from the day for which the review is booked; booked again, again.
IRO_SW_CONSULT = Timescale(
    id="iro_sw_consult",
    title="Officer and social worker confer before a review",
    subject="child",
    started_by="lac_review_booked",
    met_by="iro_consulted",
    ended_by=("lac_review", "ceased_looked_after"),
    from_set_day=True,
    restarts=True,
    once=True,
    beforehand=True,
    authority=Authority.GUIDANCE,
    series=Series(
        first=dated(
            Version(working_days_before(15), since=FIRST_OF_HANDBOOK, source=BEFORE_THE_REVIEW)
        )
    ),
    notes=(
        "counted back from the day for which the review is booked: that day is not counted",
        "a review held before they have conferred ends it unmet",
    ),
)

# Three working days back. The source says days; practice reads working days.
IRO_REPORTS_READY = Timescale(
    id="iro_reports_ready",
    title="Plans with the officer before a review",
    subject="child",
    started_by="lac_review_booked",
    met_by="review_reports_ready",
    ended_by=("lac_review", "ceased_looked_after"),
    from_set_day=True,
    restarts=True,
    once=True,
    beforehand=True,
    authority=Authority.GUIDANCE,
    series=Series(
        first=dated(
            Version(working_days_before(3), since=FIRST_OF_HANDBOOK, source=BEFORE_THE_REVIEW)
        )
    ),
    notes=(
        "counted back from the day for which the review is booked: that day is not counted",
        "the source says three days; practice counts working days, as here, which is the earlier",
    ),
)

# Five working days from the review: written decisions and recommendations.
IRO_DECISIONS_RECORD = Timescale(
    id="iro_decisions_record",
    title="Decisions of a review recorded",
    subject="review",
    started_by="lac_review",
    met_by="review_decisions_recorded",
    concurrent=True,
    authority=Authority.GUIDANCE,
    series=Series(first=dated(Version(working_days(5), since=FIRST_OF_HANDBOOK, source=CHAPTER_3))),
    notes=(
        "counted from the day on which the review was completed",
        (
            "the manager is believed to have five working days to object, after which the "
            "decisions stand as agreed: not encoded"
        ),
    ),
)

# Fifteen working days from the review: the full record.
IRO_FULL_RECORD = Timescale(
    id="iro_full_record",
    title="Full record of a review",
    subject="review",
    started_by="lac_review",
    met_by="review_record_completed",
    concurrent=True,
    authority=Authority.GUIDANCE,
    series=Series(
        first=dated(Version(working_days(15), since=FIRST_OF_HANDBOOK, source=CHAPTER_3))
    ),
    notes=("counted from the day on which the review was completed",),
)

# Twenty working days from the review too, not from the record.
IRO_RECORD_DISTRIBUTION = Timescale(
    id="iro_record_distribution",
    title="Record of a review sent out",
    subject="review",
    started_by="lac_review",
    met_by="review_record_distributed",
    concurrent=True,
    authority=Authority.GUIDANCE,
    series=Series(
        first=dated(Version(working_days(20), since=FIRST_OF_HANDBOOK, source=CHAPTER_3))
    ),
    notes=("counted from the day on which the review was completed, not from its record",),
)

# Twenty working days for all the formal stages together. Informal work is outside the clock.
DISPUTE_RESOLUTION = Timescale(
    id="dispute_resolution",
    title="Dispute resolution",
    subject="child",
    started_by="dispute_raised",
    met_by="dispute_resolved",
    ended_by="dispute_withdrawn",
    concurrent=True,
    authority=Authority.GUIDANCE,
    series=Series(
        first=dated(Version(working_days(20), since=FIRST_OF_HANDBOOK, source=PARAGRAPH_6_2))
    ),
    notes=(
        "the clock runs from the day on which formal resolution began; informal work is outside it",
    ),
)

TIMESCALES = (
    IRO_APPOINTMENT,
    IRO_SW_CONSULT,
    IRO_REPORTS_READY,
    IRO_DECISIONS_RECORD,
    IRO_FULL_RECORD,
    IRO_RECORD_DISTRIBUTION,
    DISPUTE_RESOLUTION,
)
