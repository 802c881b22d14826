"""A fresh process: what it pays to import a library, and for the first answer.

Each contender is a process of its own, started in rounds that take turns; its time is that of the
processor, less that of an interpreter that does nothing, in its fastest round.
"""

from __future__ import annotations

import compileall
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from statistics import median
from types import MappingProxyType
from typing import Final

from benchmarks import peers
from benchmarks.bench_cold_start import CONTENDERS, NOTHING, SOURCE, processor_time
from benchmarks.contest import Result, Row

IMPORT: Final = "import timescales"
FIRST_REVIEW: Final = "and the first next_review_date"
HOLIDAYS: Final = "import holidays"
RESULT: Final = Result(
    "cold",
    "A fresh process",
    "Milliseconds of the processor beyond an interpreter that does nothing; the library is "
    "compiled beforehand, as an installed one is.",
    (),
)

_ENGLAND: Final = "import datetime; d = datetime.date(2026, 8, 10); "
_PEERS: Final = MappingProxyType(
    {
        "python-dateutil": "from dateutil.relativedelta import relativedelta; "
        "d + relativedelta(months=3)",
        "pydantic": "import pydantic; pydantic.BaseModel",
        "whenever": "import whenever; whenever.Date(2026, 8, 10).add(months=3)",
        "pendulum": "import pendulum; pendulum.date(2026, 8, 10).add(months=3)",
        "fasti-dates": "from fasti.calendars import uk; uk.SETTLEMENT.next_business_day(d)",
        "lexdays": "import lexdays; lexdays.calendar('gb-eaw').add_business_days(d, 20)",
        "regclock": "import regclock; regclock.BusinessCalendar('GB').add_business_days(d, 20)",
        "workalendar": "from workalendar.europe import UnitedKingdom as uk; "
        "uk().add_working_days(d, 20)",
        "govuk-bank-holidays": "from govuk_bank_holidays.bank_holidays import BankHolidays as b; "
        "b(use_cached_holidays=True).get_next_work_day(division='england-and-wales', date=d)",
        "business-python": "from business.calendar import Calendar; "
        "Calendar().add_business_days(d, 20)",
        "QuantLib": "import QuantLib as q; "
        "q.UnitedKingdom().advance(q.Date(10, 8, 2026), 20, q.Days)",
        "exchange-calendars": "import exchange_calendars as e; e.get_calendar('XLON')",
        "numpy": "import numpy; numpy.busday_offset(d, 20)",
        "pandas": "import pandas; pandas.Timestamp(d) + pandas.offsets.CustomBusinessDay(20)",
        "polars": "import polars; polars.Series([d]).dt.add_business_days(20)",
    }
)


def measure(rounds: int) -> Result:
    compileall.compile_dir(SOURCE, quiet=1)
    programs = dict(CONTENDERS)
    skipped = []
    for peer, program in _PEERS.items():
        if (failed := _failure(_ENGLAND + program)) is None:
            programs[f"{peer}, imported and asked once"] = _ENGLAND + program
        elif peer in peers.installed():
            skipped.append(f"{peer} did not answer: {failed}")
        else:
            skipped.append(f"{peer} is not installed.")
    times: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(rounds):
        for name, program in programs.items():
            before = processor_time()
            _run(program)
            times[name].append((processor_time() - before) * 1e9)
    return replace(RESULT, rows=tuple(_rows(times)), skipped=tuple(skipped))


def _rows(times: dict[str, list[float]]) -> Iterator[Row]:
    """Each contender beyond an empty interpreter, as a share of ``import timescales``."""
    nothing = min(times.pop(NOTHING))
    beyond = {name: [each - nothing for each in taken] for name, taken in times.items()}
    ours = beyond[IMPORT]
    for name, taken in beyond.items():
        ratios = [one / other for one, other in zip(taken, ours, strict=True)]
        spread = (median(ratios), min(ratios), max(ratios))
        yield Row(name, "", min(taken), median(taken), spread, 0, 0, 0)


def _run(program: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(SOURCE), "PYTHONWARNINGS": "ignore"}
    return subprocess.run(
        (sys.executable, "-c", program),
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def _failure(program: str) -> str | None:
    """What a program that fails says last."""
    ran = _run(program)
    return ran.stderr.strip().splitlines()[-1] if ran.returncode else None
