"""Hypothesis strategies for dates, moments, calendars, rules and histories, and the laws of rules.

Installed with the extra ``testing``. For the tests of a rule of one's own, or of another system
that works out the same dates::

    from hypothesis import given
    from timescales.testing import anchors, check_rule

    def test_our_rule_is_a_rule():
        check_rule(OurRule(3))

    @given(anchors())
    def test_their_system_agrees(anchor):
        assert theirs.review_due(anchor) == ts.due("lac_review.second", anchor).date
"""

from importlib.util import find_spec

if find_spec("hypothesis") is None:
    raise ImportError("timescales.testing needs hypothesis: pip install 'timescales[testing]'")

from timescales.testing.days import anchors, hard_days
from timescales.testing.histories import histories
from timescales.testing.laws import check_rule
from timescales.testing.moments import moments, stays
from timescales.testing.strategies import calendars, rules

__all__ = [
    "anchors",
    "calendars",
    "check_rule",
    "hard_days",
    "histories",
    "moments",
    "rules",
    "stays",
]
