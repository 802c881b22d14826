"""The application: help, version, and how everything that goes wrong is said."""

from __future__ import annotations

import importlib.util
import io
import os
import subprocess
import sys
import warnings
from importlib.machinery import ModuleSpec
from pathlib import Path
from typing import Any

import pytest
from rich.text import Text

import timescales
from tests.cli.conftest import Run
from timescales import cli
from timescales.cli import schema, terminal

SOURCE = Path(timescales.__file__).parents[1]


def process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """``python -m timescales`` as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "timescales", *arguments],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONPATH": str(SOURCE), **environment},
    )


class TestProcess:
    """Exit statuses: 0 done, 1 differences or refused rows under ``--strict``, 2 cannot run."""

    def test_done(self) -> None:
        """The date alone on standard output, and nothing on standard error."""
        done = process("due", "lac_review.first", "2026-11-02")
        assert (done.returncode, done.stdout, done.stderr) == (0, "2026-11-30\n", "")

    def test_differences(self, tmp_path: Path) -> None:
        """``check`` ends with 1."""
        file = tmp_path / "ours.csv"
        file.write_text(
            "policy,timescale,anchor_date,expected_due\nstatutory,icpc,2026-11-02,2026-11-24\n",
            encoding="utf-8",
        )
        assert process("check", str(file)).returncode == 1

    def test_cannot_run(self) -> None:
        """One sentence on standard error, no traceback."""
        refused = process("due", "icpc", "1999-01-01")
        assert (refused.returncode, refused.stdout) == (2, "")
        assert refused.stderr.count("\n") == 1

    def test_the_locale_changes_nothing(self, tmp_path: Path) -> None:
        """Not a byte of the demo's page depends on locale, width or colours of the terminal."""
        pages = {
            process("demo", str(tmp_path), **environment).stdout
            for environment in (
                {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
                {"LC_ALL": "C.UTF-8", "COLUMNS": "40"},
                {"PYTHONIOENCODING": "cp1252", "COLUMNS": "400"},
            )
        }
        assert len(pages) == 1
        assert pages.pop().isascii()

    def test_a_reader_who_leaves_is_no_fault(self) -> None:
        """Nothing is said where standard output is closed before its end."""
        with subprocess.Popen(
            [sys.executable, "-m", "timescales", "schema"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(SOURCE)},
        ) as left:
            assert left.stdout is not None
            assert left.stderr is not None
            left.stdout.close()
            assert left.stderr.read() == b""
        assert left.returncode == 2

    def test_without_the_extra_it_says_what_to_install(self) -> None:
        """One sentence on standard error, status 2."""
        program = (
            "import importlib.util as util\n"
            "find = util.find_spec\n"
            "util.find_spec = lambda name: None if name in ('click', 'rich') else find(name)\n"
            "from timescales.cli import main\n"
            "main()"
        )
        without = subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            encoding="utf-8",
            check=False,
            env={**os.environ, "PYTHONPATH": str(SOURCE)},
        )
        assert (without.returncode, without.stdout) == (2, "")
        assert without.stderr == (
            "The command line needs click, rich: install timescales[cli], "
            'for example with: python -m pip install "timescales[cli]"\n'
        )


class TestMain:
    """``timescales.cli:main`` runs the arguments of the process."""

    def test_runs(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """It exits with the status of the command."""
        monkeypatch.setattr(sys, "argv", ["timescales", "due", "icpc", "2024-12-13"])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        assert ended.value.code == 0
        assert capsys.readouterr().out == "2025-01-08\n"

    def test_is_the_module_too(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """``python -m timescales`` is the same."""
        import runpy

        monkeypatch.setattr(sys, "argv", ["x", "--version"])
        with pytest.raises(SystemExit):
            runpy.run_module("timescales", run_name="__main__")
        assert capsys.readouterr().out == f"timescales {timescales.__version__}\n"
        assert "main" in runpy.run_module("timescales", run_name="imported")

    def test_needs_its_extra(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Without any part of it, status 2."""

        def find_spec(name: str) -> ModuleSpec | None:
            return None if name == "openpyxl" else importlib.util.find_spec(name)

        monkeypatch.setattr(cli, "find_spec", find_spec)
        with pytest.raises(SystemExit) as ended:
            cli.main()
        assert ended.value.code == 2
        assert "needs openpyxl: install timescales[cli]" in capsys.readouterr().err


class TestHelp:
    """The help says what there is."""

    def test_lists_every_command(self, run: Run) -> None:
        """Each with a sentence that is not cut short."""
        text = run("--help").stdout
        for command in ("due", "explain", "project", "check", "rules", "demo", "schema"):
            assert f"\n  {command} " in text
        assert "..." not in text.partition("Commands:")[2]

    @pytest.mark.parametrize(
        ("command", "options"),
        [
            ("due", ["--policy", "--json"]),
            ("explain", ["--policy", "--format"]),
            ("project", ["--as-at", "--policy", "--complete-from", "--out", "--strict"]),
            ("check", ["--out"]),
            ("rules", ["--policy", "--json"]),
            ("demo", ["--as-at", "--policy"]),
        ],
    )
    def test_describes_every_option(self, run: Run, command: str, options: list[str]) -> None:
        """And the default policy."""
        text = run(command, "-h").stdout
        assert [option for option in options if option not in text] == []
        assert ("day_count]" in "".join(text.split())) == ("--policy" in options)


class TestFaults:
    """Errors: one clear sentence on standard error, and no traceback."""

    @pytest.mark.parametrize(
        ("fault", "says"),
        [
            (KeyboardInterrupt(), "Error: Interrupted.\n"),
            (OSError(28, "No space left on device", "x.csv"), "x.csv: No space left on device\n"),
            (
                PermissionError(13, "Permission denied", "x.csv"),
                "Error: x.csv: Permission denied; is it open in another program?\n",
            ),
            (OSError("odd"), "Error: odd\n"),
        ],
    )
    def test_is_said_plainly(
        self, run: Run, monkeypatch: pytest.MonkeyPatch, fault: BaseException, says: str
    ) -> None:
        """Status 2."""

        def fail() -> Any:
            raise fault

        monkeypatch.setattr(schema, "json_schema", fail)
        result = run("schema")
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.endswith(says)
        assert "Traceback" not in result.stderr

    def test_a_closed_pipe_is_silent(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        """Status 2, for not all was said."""

        def fail() -> Any:
            raise BrokenPipeError

        monkeypatch.setattr(schema, "json_schema", fail)
        result = run("schema")
        assert (result.exit_code, result.stderr) == (2, "")

    def test_a_fault_of_ours_is_not_hidden(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        """What nobody foresaw keeps its traceback."""

        def fail() -> Any:
            raise ZeroDivisionError

        monkeypatch.setattr(schema, "json_schema", fail)
        assert isinstance(run("schema").exception, ZeroDivisionError)

    def test_warnings_are_plain_lines(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        """Never Python's own form, with a file and a line of code."""

        def warn() -> dict[str, Any]:
            with warnings.catch_warnings():
                warnings.simplefilter("always")
                warnings.warn("mind the gap", UserWarning, stacklevel=1)
            return {}

        monkeypatch.setattr(schema, "json_schema", warn)
        result = run("schema")
        assert (result.exit_code, result.stderr) == (0, "Warning: mind the gap\n")

    def test_streams_that_cannot_be_reconfigured_are_used_as_they_are(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Programs that capture output may put anything in the place of standard error."""
        monkeypatch.setattr(sys, "stderr", io.StringIO())
        assert cli.app.application.callback is not None
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sys, "stdout", io.StringIO())
            cli.app.application.callback()


class TestTerminal:
    """A progress bar on long work; tables fit, or are not cut off."""

    def test_progress_is_shown_on_a_terminal_alone(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Elsewhere it says nothing; on a terminal it says what is done and how far."""

        class Terminal(io.StringIO):
            def isatty(self) -> bool:
                return True

        shown = {}
        for kind in (io.StringIO, Terminal):
            stream = kind()
            monkeypatch.setattr(sys, "stderr", stream)
            monkeypatch.setenv("TERM", "xterm")
            with terminal.progress("Projecting", total=4) as advance:
                advance(3)
                advance(1)
            shown[kind] = stream.getvalue()
        assert shown[io.StringIO] == ""
        assert "Projecting" in shown[Terminal]
        assert "4/4" in shown[Terminal]

    def test_a_table_wider_than_there_is_room_for_is_not_cut_off(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Columns that may become narrower do; others are printed whole."""
        wide = terminal.table(["a", "b"], [["x" * 120, "some words that wrap"]], wrapped=["b"])
        terminal.show(wide)
        assert "x" * 120 in capsys.readouterr().out

    def test_lines_have_no_spaces_at_their_end(self, capsys: pytest.CaptureFixture[str]) -> None:
        """They would make the same page differ from itself."""
        terminal.show(terminal.table(["a", "b"], [["1", None], ["2", "3"]]))
        terminal.show(Text("end   "))
        assert capsys.readouterr().out == "a  b\n-- -\n1\n2  3\nend\n"

    def test_statuses_have_colours_on_a_terminal(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """What is overdue stands out."""
        [cell] = terminal.table(["status"], [["overdue"]]).columns[0].cells
        assert isinstance(cell, Text)
        assert cell.style == "bold red"
