"""The scorecard: how timely an authority is, why it is not, and how that moves.

Measures are counted from projections, with numerator, denominator, exact rate and those behind each
number, in units that are never mixed and by two verdicts that are never merged.
"""

from timescales.scorecard.benchmarks import Benchmark, Benchmarks, read_benchmarks
from timescales.scorecard.caseloads import OfficerCaseload, officer_caseloads
from timescales.scorecard.comparing import Change, Direction, change
from timescales.scorecard.measure import Item, Measure, View
from timescales.scorecard.measures import MEASURES, chosen, late_by_reason
from timescales.scorecard.period import Period, PeriodKind
from timescales.scorecard.reason_table import ReasonRow, ReasonTable, reason_table
from timescales.scorecard.reasons import REASONS, UNEXPLAINED, Reason, Vocabulary
from timescales.scorecard.responsible import BY, broken_down
from timescales.scorecard.rounding import Rounding
from timescales.scorecard.score import Counted, Score
from timescales.scorecard.scored import Scored, Spell
from timescales.scorecard.scoring import Asked, Scorecard, scorecard, scorecards
from timescales.scorecard.stages import OpenDispute
from timescales.scorecard.words import Good, Unit, Verdict

__all__ = [
    "Asked",
    "BY",
    "Benchmark",
    "Benchmarks",
    "Change",
    "Counted",
    "Direction",
    "Good",
    "Item",
    "MEASURES",
    "Measure",
    "OfficerCaseload",
    "OpenDispute",
    "Period",
    "PeriodKind",
    "REASONS",
    "Reason",
    "ReasonRow",
    "ReasonTable",
    "Rounding",
    "Score",
    "Scorecard",
    "Scored",
    "Spell",
    "UNEXPLAINED",
    "Unit",
    "Verdict",
    "View",
    "Vocabulary",
    "broken_down",
    "change",
    "chosen",
    "late_by_reason",
    "officer_caseloads",
    "read_benchmarks",
    "reason_table",
    "scorecard",
    "scorecards",
]
