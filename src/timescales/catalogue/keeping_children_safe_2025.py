"""Keeping children safe in education (2025), statutory guidance for schools and colleges.

Superseded on 1 September 2026 by an edition that has not been read: from that day its numbers
stand unverified.
"""

from datetime import date

from timescales.citation import Authority, Guidance
from timescales.rules import DayZero, Version, dated, days, working_days
from timescales.series import Series
from timescales.timescale import Timescale

PARAGRAPH_121 = Guidance(
    "Keeping children safe in education (2025)", "paragraph 121", verified=date(2026, 11, 22)
)
PARAGRAPH_389 = Guidance(
    "Keeping children safe in education (2025)", "paragraph 389", verified=date(2026, 11, 22)
)
EDITION_2026 = Guidance(
    "Keeping children safe in education (2026)",
    url="https://www.gov.uk/government/publications/keeping-children-safe-in-education--2",
)

LAST_OF_2025_EDITION = date(2026, 8, 31)
FIRST_OF_2026_EDITION = date(2026, 9, 1)

# Paragraph 121: within five days of a move during a term.
CP_FILE_TRANSFER_SCHOOL = Timescale(
    id="cp_file_transfer_school",
    title="Child protection file to a new school",
    subject="child",
    started_by="school_changed_in_term",
    met_by="cp_file_sent",
    authority=Authority.GUIDANCE,
    series=Series(
        first=dated(
            Version(days(5), until=LAST_OF_2025_EDITION, source=PARAGRAPH_121),
            Version(days(5), since=FIRST_OF_2026_EDITION, source=EDITION_2026),
        )
    ),
    notes=(
        "counted in days, as the paragraph says, from the move; that day is not counted",
        (
            "no first date is known for this duty, so it is applied to all dates before the "
            "edition of 2026 too"
        ),
    ),
)

# Paragraph 121: within the first five days of a new term, so that its first day is one of them.
CP_FILE_TRANSFER_SCHOOL_NEW_TERM = Timescale(
    id="cp_file_transfer_school_new_term",
    title="Child protection file to a new school, for a new term",
    subject="child",
    started_by="school_changed_for_term",
    met_by="cp_file_sent",
    from_set_day=True,
    restarts=True,
    authority=Authority.GUIDANCE,
    series=Series(
        first=dated(
            Version(
                days(5, day_zero=DayZero.INCLUSIVE),
                until=LAST_OF_2025_EDITION,
                source=PARAGRAPH_121,
            ),
            Version(
                days(5, day_zero=DayZero.INCLUSIVE),
                since=FIRST_OF_2026_EDITION,
                source=EDITION_2026,
            ),
        )
    ),
    notes=(
        "the first day of the term is the first of the five",
        (
            "no first date is known for this duty, so it is applied to all dates before the "
            "edition of 2026 too"
        ),
    ),
)

# Paragraph 389: one working day from the suspension.
SUSPENSION_LETTER = Timescale(
    id="suspension_letter",
    title="Suspension confirmed in writing",
    subject="allegation",
    started_by="staff_suspended",
    met_by="suspension_confirmed",
    concurrent=True,
    authority=Authority.GUIDANCE,
    series=Series(
        first=dated(
            Version(working_days(1), until=LAST_OF_2025_EDITION, source=PARAGRAPH_389),
            Version(working_days(1), since=FIRST_OF_2026_EDITION, source=EDITION_2026),
        )
    ),
    notes=(
        "counted from the day of the suspension",
        (
            "no first date is known for this duty, so it is applied to all dates before the "
            "edition of 2026 too"
        ),
    ),
)

TIMESCALES = (CP_FILE_TRANSFER_SCHOOL, CP_FILE_TRANSFER_SCHOOL_NEW_TERM, SUSPENSION_LETTER)
