"""Every code block of the documents does what the document says, and the harness would notice."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from tests.docs import documents
from tests.docs.documents import ROOT

pytestmark = pytest.mark.skipif(
    os.name == "nt", reason="console blocks are written for a POSIX shell"
)

DOCUMENTS = sorted(
    path.relative_to(ROOT).as_posix()
    for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
)


def run(document: Path) -> subprocess.CompletedProcess[str]:
    """Run a document in an interpreter of its own, as its reader has one."""
    return subprocess.run(
        [sys.executable, "-W", "error", documents.__file__, document],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        check=False,
    )


@pytest.mark.parametrize("name", DOCUMENTS)
def test_document_does_what_it_says(name: str) -> None:
    result = run(ROOT / name)
    assert result.returncode == 0, result.stderr


def test_the_documents_are_found() -> None:
    assert {"README.md", "CONTRIBUTING.md"} <= set(DOCUMENTS)


def test_windows_has_the_main_targets() -> None:
    assert documents.targets("make.cmd") == {"demo", "test", "lint"}
    assert documents.targets("make.cmd") <= documents.targets("Makefile")


def test_a_document_that_is_right_runs(tmp_path: Path) -> None:
    result = run_text(
        tmp_path,
        """
        <!-- file: data/one.csv -->
        ```csv
        day,name
        2026-11-02,Monday
        ```

        <!-- file: mine.py -->
        ```python
        answer = 42
        ```

        ```toml
        answer = 42
        ```

        ```python
        from dataclasses import dataclass
        from pathlib import Path
        import mine

        @dataclass(frozen=True, slots=True)
        class Day:
            name: str
        ```

        ```pycon
        >>> Day(Path("data/one.csv").read_text().split(",")[-1].strip())
        Day(name='Monday')
        >>> total = mine.answer + 1
        ```

        ```python
        assert total == 43
        ```

        ```console
        $ cat data/one.csv
        day,name
        ...,Monday
        $ echo one \\
        >   two
        one two
        $ cat missing
        cat: ...
        $ echo $?
        1
        ```

        ```sh
        make demo PYTHON=python3.11   # and so on
        .venv/bin/pytest tests/docs
        ```

        ```mermaid
        graph
        ```
        """,
    )
    assert result.stderr == ""
    assert "9 blocks run" in result.stdout


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("```\nx\n```", "no language", id="no language"),
        pytest.param("```ruby\nx\n```", "'ruby' is none of", id="unknown language"),
        pytest.param("Text\n\n    x = 1\n", "indented block", id="indented"),
        pytest.param("[x](nowhere.md#part)", "nowhere.md, which does not exist", id="link"),
        pytest.param("```python\nassert 1 == 2\n```", "AssertionError", id="exception"),
        pytest.param(
            "```python\nimport warnings\nwarnings.warn('hm', stacklevel=1)\n```",
            "UserWarning: hm",
            id="warning",
        ),
        pytest.param("```pycon\n>>> 1 + 1\n3\n```", "Expected:\n    3\nGot:\n    2", id="doctest"),
        pytest.param("```pycon\n1 + 1\n```", "without a >>> line", id="empty doctest"),
        pytest.param("```console\n$ echo a\nb\n```", "Expected:\nb\n", id="output"),
        pytest.param("```console\n$ echo a\n```", "Got (status 0):\na", id="output left out"),
        pytest.param("```console\necho a\n```", "without a line that begins", id="no command"),
        pytest.param("```console\n$ false\n```", "exit status 1", id="fails"),
        pytest.param("```console\n$ false\n$ true\n```", "exit status 1", id="fails, goes on"),
        pytest.param("```toml\nx = \n```", "not toml", id="toml"),
        pytest.param("```json\n{,}\n```", "not json", id="json"),
        pytest.param("```csv\na,b\n1\n```", "line 2 has 1 cells", id="csv"),
        pytest.param(
            "<!-- file: a.csv -->\n```csv\na\n```", "nothing further down uses", id="unused file"
        ),
        pytest.param(
            "<!-- file: ../a.csv -->\n```csv\na\n```", "outside the folder", id="file outside"
        ),
        pytest.param(
            "<!-- file: a -->\n```console\n$ ls\n```", "is run, not written", id="console file"
        ),
        pytest.param("```sh\nmake tea\n```", "no target 'tea'", id="make target"),
        pytest.param("```bat\nmake bench\n```", "make.cmd has no target 'bench'", id="bat"),
        pytest.param("```sh\ntimescales rules\n```", "could be a console block", id="sh"),
        pytest.param("```sh\n.venv/bin/python tools/no.py\n```", "no.py does not", id="sh file"),
    ],
)
def test_a_document_that_is_wrong_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    result = run_text(tmp_path, text)
    assert result.returncode == 1
    assert reason in result.stderr
    assert f"{tmp_path / 'document.md'}:" in result.stderr


def run_text(folder: Path, text: str) -> subprocess.CompletedProcess[str]:
    document = folder / "document.md"
    document.write_text(dedent(text), encoding="utf-8")
    return run(document)
