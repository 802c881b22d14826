"""PySpark on this machine: the table by a broadcast join, and functions on columns."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings

from tests.sql.test_in_databases import Question, answer, questions
from timescales.calendar import england_and_wales
from timescales.outcome import Due, Outcome
from timescales.policies import statutory
from timescales.sql import (
    NAME,
    QUERIES,
    CalendarTable,
    DueColumn,
    calendar_statements,
    calendar_table,
    query,
    to_arrow,
)

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

pytestmark = [
    pytest.mark.skipif(
        shutil.which("java") is None,
        reason="Java is not installed: apt-get install default-jre-headless",
    ),
    pytest.mark.filterwarnings("default"),  # those of PySpark are its own affair
]

ROOT = Path(__file__).resolve().parents[2]
ENGLAND = england_and_wales()
A_MONTH = calendar_table(first=date(2026, 12, 1), last=date(2026, 12, 31), policies=["day_count"])


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparkSession]:
    sql = pytest.importorskip("pyspark.sql", reason="PySpark is not installed")
    folder = tmp_path_factory.mktemp("spark")
    patch = pytest.MonkeyPatch()
    patch.setenv("PYSPARK_PYTHON", sys.executable)  # the workers' own, which has this library too
    session: SparkSession = (
        sql.SparkSession.builder.master("local[1]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.extraJavaOptions", "-XX:TieredStopAtLevel=1 -Xss4m")
        .config("spark.sql.codegen.wholeStage", "false")  # too little data to compile code for
        .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
        .config("spark.sql.adaptive.enabled", "false")
        .config("spark.sql.shuffle.partitions", "1")
        .config("spark.sql.warehouse.dir", str(folder / "warehouse"))
        .config("spark.sql.execution.arrow.pyspark.enabled", "true")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()
    patch.undo()


def anchors(spark: SparkSession, days: list[date | None]) -> DataFrame:
    return spark.createDataFrame(list(enumerate(days)), "id INT, anchor DATE")


def test_the_text_makes_the_same_table(spark: SparkSession) -> None:
    """Statement by statement, in a database of its own."""
    table = calendar_table(first=date(2026, 12, 24), last=date(2026, 12, 31), duties=["icpc"])
    for statement in calendar_statements(table, "spark", replace=True):
        spark.sql(statement)
    found = spark.table(NAME).orderBy("full_date").collect()
    assert list(map(tuple, found)) == list(table.rows())
    spark.sql(f"DROP TABLE {NAME}")


def test_queries_run(spark: SparkSession) -> None:
    """On the tables of SSD, here with nothing in them but one enquiry, on Christmas Eve."""
    empty = {
        "ssd_cla_episodes": "clae_person_id STRING, clae_cla_id STRING, "
        "clae_entered_care_date TIMESTAMP, clae_cla_episode_start_date TIMESTAMP, "
        "clae_cla_episode_ceased_date TIMESTAMP",
        "ssd_cla_reviews": "clar_cla_id STRING, clar_cla_review_date TIMESTAMP, "
        "clar_cla_review_cancelled STRING",
        "ssd_legal_status": "lega_person_id STRING, lega_legal_status STRING, "
        "lega_legal_status_start_date TIMESTAMP, lega_legal_status_end_date TIMESTAMP",
        "ssd_cla_placement": "clap_cla_id STRING, clap_cla_placement_type STRING, "
        "clap_cla_placement_start_date TIMESTAMP, clap_cla_placement_end_date TIMESTAMP",
        "ssd_initial_cp_conference": "icpc_s47_enquiry_id STRING, icpc_icpc_date TIMESTAMP, "
        "icpc_icpc_target_date TIMESTAMP, icpc_icpc_transfer_in STRING",
    }
    for name, columns in empty.items():
        spark.createDataFrame([], columns).createOrReplaceTempView(name)
    day = date(2026, 12, 3)
    enquiry = [("E", "P", day)]
    columns = "s47e_s47_enquiry_id STRING, s47e_person_id STRING, s47e_s47_start_date DATE"
    spark.createDataFrame(enquiry, columns).createOrReplaceTempView("ssd_s47_enquiry")
    spark.createDataFrame(to_arrow(A_MONTH)).createOrReplaceTempView(NAME)
    rows = {
        name: spark.sql(
            query(name, "spark", as_at=date(2026, 12, 31), complete_from=date(2020, 1, 1))
        ).collect()
        for name in QUERIES
    }
    due = date(2026, 12, 24)
    assert list(map(tuple, rows["nth_working_day"])) == [("E", day, due)]
    assert rows["two_candidates"] == rows["next_reviews"] == []
    [found] = rows["icpcs_in_time"]
    assert (found.due, found.due_status, found.standing) == (due, "due", "none on record")


@given(question=questions())
@settings(
    max_examples=4,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_a_broadcast_join_answers_as_the_rule_does(spark: SparkSession, question: Question) -> None:
    """Rules of every kind, on every kind of calendar, nulls and days outside among the anchors."""
    from pyspark.sql.functions import broadcast

    calendar, first, last, rules, days = question
    dues = tuple(DueColumn(f"rule_{n}", rule) for n, rule in enumerate(rules))
    table = CalendarTable(calendar, first, last, dues)
    joined = anchors(spark, days).join(
        broadcast(spark.createDataFrame(to_arrow(table))),
        on=[_named("anchor") == _named("full_date")],
        how="left",
    )
    cells = [cell for due in dues for cell in (due.name, due.status)]
    found = joined.orderBy("id").select("id", *cells).collect()
    assert list(map(tuple, found)) == [
        (n, *(cell for rule in rules for cell in answer(rule, day, table)))
        for n, day in enumerate(days)
    ]


def _named(column: str) -> Any:
    from pyspark.sql.functions import col

    return col(column)


def test_the_table_is_broadcast(spark: SparkSession, capsys: pytest.CaptureFixture[str]) -> None:
    """It is sent to each worker once, and the large side is never shuffled."""
    from pyspark.sql.functions import broadcast

    table = broadcast(spark.createDataFrame(to_arrow(A_MONTH)))
    large = anchors(spark, [date(2026, 12, 1)])
    large.join(table, large.anchor == table.full_date, "left").explain()
    plan = capsys.readouterr().out
    assert "BroadcastHashJoin" in plan
    assert "hashpartitioning" not in plan


def test_a_function_on_columns(spark: SparkSession) -> None:
    """The rule itself on each worker, by its table, on the columns that Arrow brings."""
    functions: Any = pytest.importorskip("pyspark.sql.functions")
    first, last = date(2024, 1, 1), date(2025, 12, 31)

    def second_review(held: pa.Array) -> pa.Array:
        import timescales as ts

        _, stage = ts.policies.statutory().at("lac_review.second")
        table = stage.rule.table(ts.england_and_wales(), first=first, last=last)
        due = [day and getattr(table[day], "date", None) for day in held.to_pylist()]
        return pa.array(due, pa.date32())

    days: list[date | None] = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    days.insert(100, None)
    due = functions.arrow_udf(second_review, "date")("anchor")
    found = anchors(spark, days).select(due.alias("due")).collect()
    rule = statutory().at("lac_review.second")[1].rule
    assert [row.due for row in found] == [day and next_due(rule.due(day, ENGLAND)) for day in days]


def test_what_the_guide_says(spark: SparkSession) -> None:
    """The module in the guide, by both of its ways, on nulls and days outside the calendar too."""
    guide = (ROOT / "docs" / "how-to" / "beyond-one-machine.md").read_text(encoding="utf-8")
    [code] = re.findall(r"<!-- file: next_due.py -->\n```python\n(.*?)```", guide, re.DOTALL)
    module: Any = ModuleType("next_due")
    exec(code, module.__dict__)  # noqa: S102  (the documents are our own)
    days = [date(2025, 11, 30), None, date(2008, 1, 1)]
    reviews = spark.createDataFrame(list(enumerate(days)), "id INT, held DATE")
    rule = statutory().at("lac_review.second")[1].rule
    expected = [day and next_due(rule.due(day, ENGLAND)) for day in days]
    joined = module.joined(spark, reviews).orderBy("id").collect()
    assert [row.statutory_lac_review_second_due for row in joined] == expected
    computed = module.by_function(reviews).orderBy("id").collect()
    assert [row.due for row in computed] == expected


def next_due(outcome: Outcome) -> date:
    assert isinstance(outcome, Due)
    return outcome.date
