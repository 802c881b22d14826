"""A runner for the command line, and files to run it on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from click.testing import CliRunner, Result

from tests.cli.scored import Scored, scored_office
from timescales.cli.app import application

Run: TypeAlias = Callable[..., Result]

EVENTS = """\
subject_id,event,date,ref,date_of_birth,team
K1,became_looked_after,2022-11-01,,2015-05-05,North
K1,lac_review,2022-12-01,,,
K2,became_looked_after,02/11/2026,,2016-06-06,
K3,became_looked_after,2026-01-05,,2017-07-07,
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command line in an empty folder, as one who stands in it would."""
    monkeypatch.chdir(tmp_path)

    def invoke(*arguments: object) -> Result:
        return CliRunner().invoke(application, [*map(str, arguments)], prog_name="timescales")

    return invoke


@pytest.fixture
def events(tmp_path: Path) -> Path:
    """A file of events: a review due by day count after the statutory limit, and two others."""
    path = tmp_path / "events.csv"
    path.write_text(EVENTS, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def thirty(tmp_path_factory: pytest.TempPathFactory) -> Scored:
    """What an office records of thirty children, scored with every output."""
    return scored_office(tmp_path_factory.mktemp("thirty"), 30)
