"""Files mangled by the thousand here, and by the hundred thousand with ``tools/fuzz_records.py``.

No traceback, no row unaccounted for, no file written half.
"""

from __future__ import annotations

import pytest

from tests.fuzz.holding import hold
from tests.fuzz.mangling import mangled, originals

ORIGINALS = originals()
TIMES = {"csv": 300, "jsonl": 200, "xlsx": 40, "xml": 100, "ssda903": 200, "ssd": 100}


@pytest.mark.parametrize("kind", sorted(ORIGINALS))
def test_whatever_is_done_to_a_file(kind: str) -> None:
    """Of every file that holds which is to hold; not all are refused."""
    times = TIMES[kind.rpartition(".")[2]]
    went = {hold(kind, ORIGINALS[kind], seed) for seed in range(times)}
    assert "read" in went


@pytest.mark.parametrize("kind", sorted(ORIGINALS))
def test_a_number_does_the_same_again(kind: str) -> None:
    """So that what went wrong can be looked at."""
    assert mangled(ORIGINALS[kind], 17) == mangled(ORIGINALS[kind], 17)
    assert mangled(ORIGINALS[kind], 17) != ORIGINALS[kind]
