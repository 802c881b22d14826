"""Run every code block of Markdown documents, as a reader would, each document on its own.

    python tests/docs/documents.py README.md docs/tutorial.md

Blocks run from top to bottom in one temporary folder. By their language:

``python``
    is executed; names carry over to the blocks that follow.
``pycon``
    is a doctest in the same names.
``console``
    holds commands after ``$ `` and what they print, standard error included. ``...`` stands for
    anything. A command that fails must be followed by ``$ echo $?``. A line that ends in a
    backslash goes on in the next one, after ``> ``.
``toml``, ``json``, ``csv``
    are parsed. Straight after ``<!-- file: name -->`` they are written to that file instead, as
    is any other language but those below (``python`` too, and is then not executed); something
    further down must then name the file.
``sh``, ``bat``
    are what a reader does to get started, which cannot be done here: only commands to clone,
    install and make are allowed, and each target and file that they name must exist.
``text``, ``mermaid``
    are left alone.

Anything else is refused, an indented block and a fence with no language included, and so is a
link to a file that does not exist.
"""

from __future__ import annotations

import ast
import csv
import doctest
import json
import os
import re
import shlex
import subprocess
import sys
import sysconfig
import tempfile
import tomllib
import traceback
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import chdir
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT: Final = Path(__file__).resolve().parents[2]

FILE_COMMENT: Final = re.compile(r"\s*<!--\s*file:\s*(\S+)\s*-->\s*")
ALLOWED_IN_SH: Final = re.compile(
    r"""
    make\b | git\ clone\b | cd\b | (sudo\ )?apt-get\ install\b | pip\ install\b
    | (py|python3?)(\ -3)?\ -m\ (pip|venv)\b | \.venv[/\\]
    """,
    re.VERBOSE,
)


class DocumentError(Exception):
    """A block that does not do what its document says; the text begins with its place."""


@dataclass(frozen=True)
class Block:
    """One code block: what it is, what it says, and where."""

    language: str
    text: str
    line: int
    """The line of its first line of text, from 1."""
    file: str | None
    """The name to write it under."""


@dataclass
class Document:
    """One document, and what running it has led to so far."""

    path: Path
    module: ModuleType = field(default_factory=lambda: ModuleType("__main__"))
    status: int = 0
    """The exit status of the last command."""

    def run(self) -> int:
        """Run every block in the folder that is current, and return how many there were."""
        sys.modules["__main__"] = self.module  # where a dataclass or a pickle looks up its class
        text = self.path.read_text(encoding="utf-8")
        self._check_links(text)
        blocks = list(self._blocks(text))
        for number, block in enumerate(blocks):
            if block.file is not None:
                self._write(block, block.file, blocks[number + 1 :])
            elif block.language in RUNNERS:
                RUNNERS[block.language](self, block)
            else:
                raise self.fault(
                    block.line, f"{block.language or 'no language'!r} is none of {sorted(RUNNERS)}"
                )
        return len(blocks)

    def fault(self, line: int, reason: str) -> DocumentError:
        return DocumentError(f"{self.path}:{line}: {reason}")

    def _blocks(self, text: str) -> Iterator[Block]:
        file = None
        for token in MarkdownIt("commonmark").parse(text):
            if token.type == "fence":
                words = token.info.split()
                yield Block(words[0] if words else "", token.content, _line(token) + 1, file)
            elif token.type == "code_block":
                raise self.fault(_line(token), "an indented block: fence it, and give its language")
            comment = FILE_COMMENT.fullmatch(token.content) if token.type == "html_block" else None
            file = comment.group(1) if comment else None

    def _check_links(self, text: str) -> None:
        for token in MarkdownIt("commonmark").parse(text):
            for child in token.children or ():
                target = str(child.attrs.get("href", child.attrs.get("src", ""))).partition("#")[0]
                if target and ":" not in target and not (self.path.parent / target).exists():
                    raise self.fault(_line(token), f"a link to {target}, which does not exist")

    def _write(self, block: Block, name: str, following: Sequence[Block]) -> None:
        if block.language in {"console", "pycon", "sh", "bat"}:
            raise self.fault(block.line, f"a {block.language} block is run, not written to a file")
        path = Path(name)
        if path.is_absolute() or ".." in path.parts:
            raise self.fault(block.line, f"{name} is outside the folder that the blocks run in")
        names = {name, path.stem, *path.parts[:-1]}
        if not any(word in later.text for later in following for word in names):
            raise self.fault(block.line, f"nothing further down uses the file {name}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.text, encoding="utf-8")
        if block.language in PARSERS:
            self._parse(block)

    def _parse(self, block: Block) -> None:
        try:
            PARSERS[block.language](block.text)
        except (SyntaxError, ValueError) as error:
            raise self.fault(block.line, f"not {block.language}: {error}") from error

    def _python(self, block: Block) -> None:
        try:
            code = compile("\n" * (block.line - 1) + block.text, str(self.path), "exec")
            exec(code, self.module.__dict__)  # noqa: S102  (the documents are our own)
        except Exception as error:
            raise self.fault(block.line, traceback.format_exc()) from error

    def _pycon(self, block: Block) -> None:
        said: list[str] = []
        test = doctest.DocTestParser().get_doctest(
            block.text, self.module.__dict__, self.path.name, str(self.path), block.line - 1
        )
        if not test.examples:
            raise self.fault(block.line, "a pycon block without a >>> line")
        runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.ELLIPSIS)
        runner.run(test, out=said.append, clear_globs=False)
        self.module.__dict__.update(test.globs)
        if said:
            raise self.fault(block.line, "".join(said))

    def _console(self, block: Block) -> None:
        commands = list(_commands(block.text))
        if not commands:
            raise self.fault(block.line, "a console block without a line that begins with '$ '")
        for offset, command, expected in commands:
            line = block.line + offset
            if self.status and command != "echo $?":
                raise self.fault(line, f"exit status {self.status}, and no '$ echo $?' says so")
            run = subprocess.run(  # noqa: S602  (the documents are our own)
                f"(exit {self.status}); {command}",
                shell=True,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                timeout=300,
                env=_environment(),
                check=False,
            )
            self.status = run.returncode
            want, got = _tidied(expected), _tidied(run.stdout)
            if not doctest.OutputChecker().check_output(want, got, doctest.ELLIPSIS):
                raise self.fault(
                    line, f"$ {command}\nExpected:\n{want}\nGot (status {self.status}):\n{got}"
                )
        if self.status:
            raise self.fault(block.line, f"exit status {self.status}, and no '$ echo $?' says so")

    def _getting_started(self, block: Block) -> None:
        for offset, line in enumerate(block.text.splitlines()):
            command = line.partition("#")[0].strip()
            if not command:
                continue
            if not ALLOWED_IN_SH.match(command):
                raise self.fault(block.line + offset, f"{command!r} could be a console block")
            words = shlex.split(command.replace("\\", "/"))
            if words[0] == "make":
                makefile = "make.cmd" if block.language == "bat" else "Makefile"
                for target in words[1:]:
                    if "=" not in target and target not in targets(makefile):
                        raise self.fault(
                            block.line + offset, f"{makefile} has no target {target!r}"
                        )
            for word in words[1:]:
                if re.match(r"(tools|tests|docs|src|benchmarks)/", word):
                    path = word.partition("::")[0]
                    if not (ROOT / path).exists():
                        raise self.fault(block.line + offset, f"{path} does not exist")

    def _nothing(self, block: Block) -> None:
        """Leave the block alone."""


def targets(makefile: str) -> set[str]:
    """What Makefile or make.cmd can be asked for."""
    pattern = r"^:([a-z]+)$" if makefile.endswith(".cmd") else r"^([a-z]+):"
    text = (ROOT / makefile).read_text(encoding="utf-8")
    return set(re.findall(pattern, text, re.MULTILINE)) - {"install"}


def _rectangular(text: str) -> None:
    rows = list(csv.reader(text.splitlines(), strict=True))
    for number, row in enumerate(rows, start=1):
        if len(row) != len(rows[0]):
            raise ValueError(f"line {number} has {len(row)} cells and the header {len(rows[0])}")


PARSERS: Final[Mapping[str, Callable[[str], object]]] = {
    "csv": _rectangular,
    "json": json.loads,
    "python": ast.parse,
    "toml": tomllib.loads,
}

RUNNERS: Final[Mapping[str, Callable[[Document, Block], None]]] = {
    "bat": Document._getting_started,
    "console": Document._console,
    "csv": Document._parse,
    "json": Document._parse,
    "mermaid": Document._nothing,
    "pycon": Document._pycon,
    "python": Document._python,
    "sh": Document._getting_started,
    "text": Document._nothing,
    "toml": Document._parse,
}


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 1


def _commands(text: str) -> Iterator[tuple[int, str, str]]:
    """Each command of a console block: its line, itself, and what it is said to print."""
    lines = text.splitlines()
    number = 0
    while number < len(lines):
        start, command = number, lines[number].removeprefix("$ ")
        if command == lines[number]:
            return  # output before any command; a block without commands is refused
        number += 1
        while command.endswith("\\") and number < len(lines):
            command = command[:-1] + lines[number].removeprefix("> ").lstrip()
            number += 1
        first = number
        while number < len(lines) and not lines[number].startswith("$ "):
            number += 1
        yield start, command, "\n".join(lines[first:number])


def _tidied(text: str) -> str:
    """Without blanks at the ends of lines, which nobody sees, nor empty lines at the end."""
    lines = "\n".join(line.rstrip() for line in text.splitlines()).rstrip("\n")
    return lines + "\n" if lines else ""


def _environment() -> dict[str, str]:
    """A plain terminal 100 columns wide that finds the command of this very interpreter first.

    Warnings are errors, but for those meant for the user, which the command line prints.
    """
    return os.environ | {
        "COLUMNS": "100",
        "NO_COLOR": "1",
        "PATH": sysconfig.get_path("scripts") + os.pathsep + os.environ.get("PATH", ""),
        "PYTHONUNBUFFERED": "1",
        "PYTHONUTF8": "1",
        "PYTHONWARNINGS": "error,default::UserWarning",
        "TERM": "dumb",
    }


def main(paths: Sequence[str]) -> int:
    """Run the documents; print what each came to."""
    warnings.simplefilter("error")
    for document in [Path(path).resolve() for path in paths]:
        with tempfile.TemporaryDirectory() as folder, chdir(folder):
            sys.path.insert(0, folder)
            try:
                print(f"{document}: {Document(document).run()} blocks run")
            except DocumentError as error:
                print(error, file=sys.stderr)
                return 1
            finally:
                sys.path.remove(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
