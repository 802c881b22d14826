"""Codes of the tables, which one system writes as codes and another as their descriptions."""

from __future__ import annotations

import re

from timescales.projection import Severity
from timescales.records.source_row import Fault, SourceRow

SECURE = "K1"
_TRUE = frozenset({"y", "yes", "t", "true", "1"})
_FALSE = frozenset({"n", "no", "f", "false", "0"})

_CODE = re.compile(
    r"\b(PN[0-7]|X1|E[0-9]{1,2}[A-Z]?|[CDEJLV][1-4]|[AHKPRSTUZ][0-9])\b", re.IGNORECASE
)
_CEASED = re.compile(r"X1|E[0-9]{1,2}[A-Z]?")
_GOES_ON = re.compile(r"new episode", re.IGNORECASE)
_STARTS = re.compile(r"S\b|.*\(S\)|.*started to be looked", re.IGNORECASE)
_SHORT_BREAK = re.compile(r"V[34]\b|.*\(V[34]\)|.*short(?:[- ]term)? breaks", re.IGNORECASE)
_ADOPTION = re.compile(r"A[3-6]")

_ABSENT = re.compile(r"not (?:physically )?attend", re.IGNORECASE)
_PRESENT_WAYS = (
    ("PN0", r"under (?:4|four)"),
    ("PN2", r"advocate"),
    ("PN3", r"symbolic|non-?verbal"),
    ("PN4", r"without contributing|not speak"),
    ("PN1", r"speaks? for"),
)
_ABSENT_WAYS = (
    ("PN5", r"advocate"),
    ("PN6", r"facilitat|medium"),
    ("PN7", r"nor|not convey|no views"),
)


def code_in(text: str) -> str:
    """The code that a text has in it, as ``V2`` or ``V2 - Accommodated``; or none."""
    found = _CODE.search(text)
    return found.group().upper() if found else ""


def flag(row: SourceRow, column: str, remarks: list[Fault]) -> bool | None:
    """A flag, ``Y``, ``Yes``, ``1`` or their like; None where it is blank or, remarked, another."""
    text = row.cells.get(column, "")
    if text.lower() in _TRUE:
        return True
    if text and text.lower() not in _FALSE:
        reason = f"{column} is Y or N; it is taken to be blank."
        remarks.append(Fault("unknown_code", column, text, reason, Severity.WARNING))
        return None
    return False if text else None


def starts_period(reason: str) -> bool:
    """Whether an episode's reason says that a period of care starts with it."""
    return _STARTS.match(reason) is not None


def goes_on(reason: str) -> bool:
    """Whether an episode's end is the beginning of the next."""
    return code_in(reason) == "X1" or _GOES_ON.search(reason) is not None


def leaving_code(reason: str) -> str:
    """The code of the reason for which care ceased; the text itself where it holds none."""
    code = code_in(reason)
    return code if _CEASED.fullmatch(code) else reason


def is_short_break(status: str) -> bool:
    """Whether a legal status is one of an agreed series of short breaks, V3 or V4."""
    return _SHORT_BREAK.match(status) is not None


def is_adoption(placement: str) -> bool:
    """Whether a placement is one for adoption, A3 to A6."""
    return _ADOPTION.fullmatch(code_in(placement)) is not None


def is_secure(placement: str) -> bool:
    """Whether a placement is one in a secure children's home."""
    return code_in(placement) == SECURE


def participation(text: str) -> str:
    """The code of a child's part in a review, PN0 to PN7, from code or description; or none."""
    code = code_in(text)
    if code.startswith("PN"):
        return code
    ways = _ABSENT_WAYS if _ABSENT.search(text) else _PRESENT_WAYS
    return next((code for code, words in ways if re.search(words, text, re.IGNORECASE)), "")
