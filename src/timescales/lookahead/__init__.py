"""What is coming: what falls due, what is at risk, and what a year will ask for."""

from timescales.lookahead.booking import booked_for
from timescales.lookahead.coming import COMING_COLUMNS, Coming, Risk, by_week, coming, risks
from timescales.lookahead.demand import (
    FEWEST,
    MOST,
    OFFICERS_FOR,
    Ahead,
    Band,
    Month,
    ahead,
    demand,
)
from timescales.lookahead.flow import Flow, Spell, flow, spells
from timescales.lookahead.outlook import SEED, Outlook
from timescales.lookahead.proclaimed import MOVED_COLUMNS, Moved, moved_by

__all__ = [
    "Ahead",
    "Band",
    "COMING_COLUMNS",
    "Coming",
    "FEWEST",
    "Flow",
    "MOST",
    "MOVED_COLUMNS",
    "Month",
    "Moved",
    "OFFICERS_FOR",
    "Outlook",
    "Risk",
    "SEED",
    "Spell",
    "ahead",
    "booked_for",
    "by_week",
    "coming",
    "demand",
    "flow",
    "moved_by",
    "risks",
    "spells",
]
