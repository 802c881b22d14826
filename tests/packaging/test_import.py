"""Importing the library is light, and its public names are what they are said to be."""

from __future__ import annotations

import ast
import importlib
import subprocess
import sys
from pathlib import Path

import grimp

import timescales

_DOORS = ("timescales.cli", "timescales.testing")

HEAVY = {
    "click",
    "dateutil",
    "holidays",
    "hypothesis",
    "icalendar",
    "jinja2",
    "markupsafe",
    "narwhals",
    "numpy",
    "openpyxl",
    "pandas",
    "polars",
    "pyarrow",
    "pydantic",
    "pydantic_core",
    "rich",
    "tomlkit",
    "yaml",
    "zoneinfo",
}


def test_import_loads_nothing_heavy() -> None:
    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "import timescales, sys; print(*sys.modules)"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    loaded = {name.partition(".")[0] for name in run.stdout.split()}
    timed = {line.rpartition("|")[2].strip().partition(".")[0] for line in run.stderr.splitlines()}
    assert "timescales" in loaded & timed
    assert not HEAVY & (loaded | timed)


def test_import_does_not_load_the_library_itself() -> None:
    run = subprocess.run(
        [sys.executable, "-c", "import timescales, sys; print(*sys.modules)"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    loaded = {name for name in run.stdout.split() if name.startswith("timescales.")}
    assert loaded <= {"timescales._version"}


def test_every_public_name_resolves() -> None:
    missing = [name for name in timescales.__all__ if not hasattr(timescales, name)]
    assert missing == []
    assert len(set(timescales.__all__)) == len(timescales.__all__)


def test_checkers_can_read_the_public_names() -> None:
    """They run nothing: only a literal ``__all__`` makes a lazy name public to mypy and pyright."""
    [assigned] = [
        node.value
        for node in _tree().body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
    ]
    assert list(ast.literal_eval(assigned)) == list(timescales.__all__)


def test_dir_is_the_public_names() -> None:
    shown = {name for name in dir(timescales) if not _dunder(name)}
    assert shown == {name for name in timescales.__all__ if not _dunder(name)}


def test_a_name_that_is_not_public_is_refused_as_any_module_does() -> None:
    assert not hasattr(timescales, "no_such_name")


def test_checkers_see_the_names_that_callers_get() -> None:
    """What the ``TYPE_CHECKING`` block imports is what the lazy module gives, name for name."""
    seen = {}
    for node in _type_checking_imports():
        module = importlib.import_module(node.module or "")
        for alias in node.names:
            name = alias.asname or alias.name
            given = getattr(timescales, name)
            assert given is _member(module, alias.name), name
            seen[name] = given
    assert set(seen) == {name for name in timescales.__all__ if not _dunder(name)}


def test_nothing_imports_the_lazy_root() -> None:
    """From inside, ``import timescales`` would go round the layers unseen; doors may use it."""
    graph = grimp.build_graph("timescales", exclude_type_checking_imports=True, cache_dir=None)
    importers = graph.find_modules_that_directly_import("timescales")
    assert {name for name in importers if not name.startswith(_DOORS)} == set()


def _tree() -> ast.Module:
    return ast.parse(Path(timescales.__file__).read_text(encoding="utf-8"))


def _type_checking_imports() -> list[ast.ImportFrom]:
    blocks = [
        node
        for node in _tree().body
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")
    ]
    nodes = [node for block in blocks for node in block.body]
    assert nodes, "timescales has no TYPE_CHECKING block"
    assert all(isinstance(node, ast.ImportFrom) for node in nodes)
    return [node for node in nodes if isinstance(node, ast.ImportFrom)]


def _member(module: object, name: str) -> object:
    """An attribute of a module, or its submodule of that name."""
    if not hasattr(module, name):
        importlib.import_module(f"{getattr(module, '__name__', '')}.{name}")
    return getattr(module, name)


def _dunder(name: str) -> bool:
    return name.startswith("__") and name.endswith("__")
