"""What a history says that cannot be right, or that had to be read one way."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from timescales.case import Event


class Severity(Enum):
    """How much a finding matters: an error contradicts the history, a remark only explains."""

    ERROR = "error"
    WARNING = "warning"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about an event that the reader of a projection should know.

    ``code`` is a stable word to filter on; ``reason`` is a sentence.
    """

    code: str
    severity: Severity
    event: Event
    reason: str
