"""Rules over a whole run of anchors at once: what a table holds.

What a rule answers is what its ``trace`` answers, and any rule can be asked so, anchor by anchor.
The kinds of rule in ``counting``, ``corresponding`` and ``combining`` have a way that takes a few
milliseconds for a century. The tests hold it equal to ``trace``, for every rule of the catalogue
and for compositions at random.
"""

from timescales.rules.tabulating import combining, corresponding, counting
from timescales.rules.tabulating.kept import table_of

__all__ = ["combining", "corresponding", "counting", "table_of"]
