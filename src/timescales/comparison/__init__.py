"""Two rules side by side: on which anchors they differ, by how much, and when in the year."""

from timescales.comparison.comparing import Comparison, compare
from timescales.comparison.difference import Difference, Standing
from timescales.comparison.season import Season
from timescales.comparison.share import Share

__all__ = ["Comparison", "Difference", "Season", "Share", "Standing", "compare"]
