"""``timescales cases``: the suite copied out, for another system."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from tests.cli.conftest import Run
from tests.conformance.shipped import CASES, FILES
from timescales.conformance import suite_folder


class TestCases:
    """DIR holds the files, the same as JSON, its schema, and the description of the format."""

    @pytest.mark.parametrize(("arguments", "folder"), [((), "timescales-cases"), (("a/b",), "a/b")])
    def test_copies(
        self, run: Run, tmp_path: Path, arguments: tuple[str, ...], folder: str
    ) -> None:
        """Into a folder that is made if it is not there."""
        result = run("cases", *arguments)
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout == f"{len(CASES)} cases in {len(FILES)} files: {Path(folder)}\n"
        copied = {path.name for path in (tmp_path / folder).iterdir()}
        names = {file.name for file in FILES}
        assert copied == names | {"README.md", "suite.json", "suite.schema.json"}
        for file in FILES:
            assert (tmp_path / folder / file.name).read_bytes() == file.read_bytes()

    def test_json_keeps_to_its_schema(self, run: Run, tmp_path: Path) -> None:
        """As read from the two files alone."""
        run("cases", "out")
        suite, schema = (
            json.loads((tmp_path / "out" / name).read_text(encoding="utf-8"))
            for name in ("suite.json", "suite.schema.json")
        )
        jsonschema.validate(suite, schema)
        assert len(suite["cases"]) == len(CASES)

    def test_the_copy_can_be_checked_and_made_again(self, run: Run) -> None:
        """A later release's suite replaces it."""
        assert run("cases", "out").exit_code == 0
        assert run("check", "out").stdout == f"{len(CASES)} checked, 0 differ\n"
        assert run("cases", "out").exit_code == 0

    def test_never_over_what_it_copies(self, run: Run) -> None:
        """Status 2, and nothing is written."""
        before = FILES[0].read_bytes()
        result = run("cases", suite_folder())
        assert (result.exit_code, result.stdout) == (2, "")
        assert "was read from, and is not overwritten" in result.stderr
        assert FILES[0].read_bytes() == before
        assert not suite_folder().joinpath("suite.json").is_file()
