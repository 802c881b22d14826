"""Threads that share one calendar and its tables from a cold start get no wrong answer."""

from __future__ import annotations

import subprocess
import sys
from textwrap import dedent

_THREADS = 16
_QUESTIONS = 62_500
"""Each thread's, so a million in all."""

_PROGRAM = dedent(
    """
    import sys
    from threading import Barrier, Thread

    sys.setswitchinterval(1e-5)
    import timescales as ts

    THREADS, QUESTIONS = {threads}, {questions}
    together = Barrier(THREADS)
    answers = [None] * THREADS

    def ask(number):
        together.wait()
        calendar = ts.england_and_wales()
        rule = ts.working_days(20)
        counted = rule.table(calendar)
        rolled = ts.months(3).rolled_to(ts.NEXT_WORKING_DAY).table(calendar)
        first, found = ts.date(2026, 1, 1).toordinal(), []
        for question in range(0, QUESTIONS, 5):
            day = ts.date.fromordinal(first + (number + question) % 700)
            found.append((
                day,
                calendar.add(day, 20),
                calendar.is_working_day(day),
                counted[day].date,
                rolled[day].date,
                ts.due_many(rule, [day])[0],
            ))
        answers[number] = found

    threads = [Thread(target=ask, args=(number,)) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    closures = ts.england_and_wales().closures(ts.date(2025, 1, 1), ts.date(2030, 1, 1))
    shut = {{closure.date for closure in closures}}
    days = [ts.date.fromordinal(ts.date(2026, 1, 1).toordinal() + by) for by in range(1_000)]
    works = {{day: day.weekday() < 5 and day not in shut for day in days}}
    open_days = [day for day in days if works[day]]

    def expected(day):
        nth = [after for after in open_days if after > day][19]
        month = day.year * 12 + day.month - 1 + 3
        corresponding = None
        for length in (day.day, 30, 29, 28):
            try:
                corresponding = ts.date(month // 12, month % 12 + 1, min(day.day, length))
                break
            except ValueError:
                continue
        return day, nth, works[day], nth, next(d for d in open_days if d >= corresponding), nth

    right = {{}}
    asked = wrong = 0
    for found in answers:
        for answer in found:
            day = answer[0]
            right.setdefault(day, expected(day))
            asked += len(answer) - 1
            wrong += sum(a != b for a, b in zip(answer, right[day]))
    print(asked, wrong)
    """
)


def test_a_million_questions_of_sixteen_threads() -> None:
    """In a fresh interpreter, so that calendar, modules and tables are all still to be made."""
    program = _PROGRAM.format(threads=_THREADS, questions=_QUESTIONS)
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=False
    )
    assert run.stderr == ""
    assert run.stdout.split() == [str(_THREADS * _QUESTIONS), "0"]
