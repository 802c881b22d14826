"""What holds of every file, however mangled: it is refused in words, or every row is told of."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from click.testing import CliRunner

from tests.fuzz.mangling import AS_AT, Files, mangled
from timescales import policies
from timescales.cli.app import application
from timescales.errors import RecordsError
from timescales.records import HEART, project_records, read

_HEART = policies.day_count().only(*HEART)


class BrokenError(Exception):
    """Something does not hold of a file."""


def hold(kind: str, files: Files, seed: int) -> str:
    """Mangle the files, read and project them; say how it went. Raises ``BrokenError``."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for path, content in mangled(files, seed).items():
            (folder / path).parent.mkdir(exist_ok=True)
            (folder / path).write_bytes(content)
        if seed % 20 == 0:
            return _by_command(folder, kind, seed)
        return _by_library(folder / kind)


def _by_library(path: Path) -> str:
    try:
        records = read(path)
    except RecordsError as error:
        _require(len(str(error)) > 20, "an error says too little")
        return "refused"
    refused = Counter(found.place for found in records.findings if not found.used)
    _require(all(times == 1 for times in refused.values()), "a row is refused twice")
    _require(records.rows_read == records.rows_used + len(refused), "rows do not add up")
    remarked = {found.place for found in records.findings if found.used}
    _require(not remarked & set(refused), "a row is both used and refused")
    project_records(records, as_at=AS_AT, policy=_HEART)
    return "read"


def _by_command(folder: Path, kind: str, seed: int) -> str:
    form = Random(seed).choice(["csv", "json", "xlsx"])
    out = folder / f"out.{form}"
    before = set(folder.rglob("*"))
    arguments = ["project", str(folder / kind), "--as-at", AS_AT.isoformat(), "-o", str(out)]
    result = CliRunner().invoke(application, arguments)
    _require(result.exit_code in {0, 1, 2}, f"exit status {result.exit_code}")
    _require("Traceback" not in result.output, "a traceback")
    written = set(folder.rglob("*")) - before
    if result.exit_code:
        _require(not written, "something was written, and the command failed")
        _require(result.stderr.startswith("Error: "), "no error is told")
        return "refused"
    findings = folder / "out.findings.csv"
    _require(written == {out, findings}, "not the two files were written")
    with findings.open(encoding="utf-8-sig", newline="") as file:
        unused = sum(row["used"] == "no" for row in csv.DictReader(file))
    if form == "json":
        data = json.loads(out.read_text(encoding="utf-8"))
        _require(data["rows_read"] == data["rows_used"] + unused, "rows do not add up")
    return "read"


def _require(truth: bool, otherwise: str) -> None:  # noqa: FBT001 - a claim, like an assertion's
    if not truth:
        raise BrokenError(otherwise)
