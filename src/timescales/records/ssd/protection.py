"""What the rows of one child say of child protection: enquiries, conferences, plans."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from timescales.projection import Severity
from timescales.records.offers import Offer, Showing
from timescales.records.source_row import Fault
from timescales.records.ssd import codes
from timescales.records.ssd.book import Book, ending, happening, no_date, warning

ENQUIRY = "s47e_s47_enquiry_id"
DISCUSSION = "s47e_s47_start_date"
ENQUIRY_END = "s47e_s47_end_date"
NO_ACTION = "s47e_s47_nfa"
TO_CONFERENCE = "s47e_s47_outcome_json"
CONFERENCE = "icpc_icpc_date"
OF_ENQUIRY = "icpc_s47_enquiry_id"
TARGET = "icpc_icpc_target_date"
TRANSFER = "icpc_icpc_transfer_in"
PLAN_START = "cppl_cp_plan_start_date"
PLAN_END = "cppl_cp_plan_end_date"
OF_OTHERS = "cppl_cp_plan_ola"
REVIEW = "cppr_cp_review_date"
REVIEW_DUE = "cppr_cp_review_due"


def protection(book: Book) -> Iterator[Offer]:
    """The offers of a child's rows about child protection."""
    begun: dict[str, date] = {}
    conferred = {
        row.cells.get(OF_ENQUIRY, "")
        for row in book.tables.get("ssd_initial_cp_conference", ())
        if row.cells[CONFERENCE]
    }
    yield from _enquiries(book, begun, conferred)
    yield from _conferences(book, begun)
    yield from _plans(book)
    yield from _reviews(book)


def _enquiries(book: Book, begun: dict[str, date], conferred: set[str]) -> Iterator[Offer]:
    for row, start in book.dated("ssd_s47_enquiry", DISCUSSION):
        ref = row.cells.get(ENQUIRY, "")
        begun[ref] = start
        remarks: list[Fault] = []
        happenings = [happening(row, DISCUSSION, "strategy_discussion", start, ref)]
        end = ending(row, start, ENQUIRY_END, remarks)
        no_action = codes.flag(row, NO_ACTION, remarks)
        to_conference = codes.flag(row, TO_CONFERENCE, remarks)
        needless = to_conference is False or (no_action and not to_conference)
        if end is not None and needless:
            if ref and ref in conferred:
                reason = "The enquiry came to no conference, and one is on record; it is believed."
                remarks.append(warning("conference_held", ENQUIRY_END, "", reason))
            else:
                happenings.append(happening(row, ENQUIRY_END, "icpc_not_required", end, ref))
        yield Offer(row, happenings, remarks=remarks)


def _conferences(book: Book, begun: dict[str, date]) -> Iterator[Offer]:
    for row in book.tables.get("ssd_initial_cp_conference", ()):
        faults: list[Fault] = []
        held = row.dated(CONFERENCE, faults)
        target = row.dated(TARGET, faults)
        moved_here = codes.flag(row, TRANSFER, faults)
        if held is None and target is None:
            book.refuse(row, *faults, *([] if faults else [no_date(CONFERENCE)]))
            continue
        ref = "" if moved_here else row.cells.get(OF_ENQUIRY, "")
        kind, duty = (
            ("transfer_in_conference", "icpc_transfer_in") if moved_here else ("icpc", "icpc")
        )
        happenings = [happening(row, CONFERENCE, kind, held, ref)] if held else []
        shown = []
        if target is not None:
            anchor = begun.get(ref) if ref else None
            shown.append(Showing(duty, target, TARGET, row.cells[TARGET], held, anchor))
        yield Offer(row, happenings, remarks=faults, shown=shown)


def _plans(book: Book) -> Iterator[Offer]:
    for row, start in book.dated("ssd_cp_plans", PLAN_START):
        remarks: list[Fault] = []
        happenings = [happening(row, PLAN_START, "cp_plan_started", start)]
        end = ending(row, start, PLAN_END, remarks)
        if end is not None:
            happenings.append(happening(row, PLAN_END, "cp_plan_ended", end))
        if codes.flag(row, OF_OTHERS, remarks):
            reason = "It is a plan of another authority: whose its reviews are, no column says."
            remarks.append(
                Fault("other_authority", OF_OTHERS, row.cells[OF_OTHERS], reason, Severity.REMARK)
            )
        yield Offer(row, happenings, remarks=remarks)


def _reviews(book: Book) -> Iterator[Offer]:
    for row in book.tables.get("ssd_cp_reviews", ()):
        faults: list[Fault] = []
        held = row.dated(REVIEW, faults)
        due = row.dated(REVIEW_DUE, faults)
        if held is None and due is None:
            book.refuse(row, *faults, *([] if faults else [no_date(REVIEW)]))
            continue
        happenings = [happening(row, REVIEW, "rcpc", held)] if held else []
        shown = [Showing("rcpc", due, REVIEW_DUE, row.cells[REVIEW_DUE], held)] if due else []
        yield Offer(row, happenings, remarks=faults, shown=shown)
