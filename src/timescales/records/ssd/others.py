"""What else the rows of one child say: birth, assessments, returns from being missing, plans."""

from __future__ import annotations

from collections.abc import Iterator

from timescales.records.offers import Birth, Offer
from timescales.records.source_row import Fault
from timescales.records.ssd.book import Book, ending, happening

BORN = "pers_dob"
ASSESSMENT = "cina_assessment_id"
ASSESSMENT_START = "cina_assessment_start_date"
AUTHORISED = "cina_assessment_auth_date"
FOUND = "miss_missing_episode_end_date"
MISSING_TYPE = "miss_missing_episode_type"
PATHWAY = "clea_pathway_plan_review_date"


def others(book: Book) -> Iterator[Offer]:
    """The offers of a child's rows in the other tables."""
    for row, born in book.dated("ssd_person", BORN):
        yield Offer(row, birth=Birth(born, BORN, row.cells[BORN]))
    yield from _assessments(book)
    for row, day in book.dated("ssd_missing", FOUND):
        kind = row.cells.get(MISSING_TYPE, "")
        yield Offer(row, [happening(row, FOUND, "child_returned", day, missing=kind)])
    for row, day in book.dated("ssd_care_leavers", PATHWAY):
        yield Offer(row, [happening(row, PATHWAY, "pathway_plan_prepared", day)])


def _assessments(book: Book) -> Iterator[Offer]:
    for row, start in book.dated("ssd_cin_assessments", ASSESSMENT_START):
        remarks: list[Fault] = []
        ref = row.cells.get(ASSESSMENT, "")
        happenings = [happening(row, ASSESSMENT_START, "assessment_started", start, ref)]
        end = ending(row, start, AUTHORISED, remarks)
        if end is not None:
            happenings.append(happening(row, AUTHORISED, "assessment_completed", end, ref))
        yield Offer(row, happenings, remarks=remarks)
