"""The table of faults and the tests beside it are of one mind."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import tests.peers

HERE = Path(__file__).parent
TABLE = tests.peers.__doc__ or ""
NAMED = set(re.findall(r"\b(\w+)::(\w+)(?:\.(\w+))?", TABLE))


def beside() -> set[tuple[str, str, str]]:
    """Module, class and function of every test beside this one."""
    found = set()
    for path in HERE.glob("test_peers_*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef):
                functions = [part for part in node.body if isinstance(part, ast.FunctionDef)]
                module = path.stem.removeprefix("test_peers_")
                found |= {
                    (module, node.name, function.name)
                    for function in functions
                    if function.name.startswith("test_")
                }
    return found


def test_every_test_named_exists() -> None:
    """A row of the table leads to a test, or to a class of them."""
    there = beside()
    classes = {(module, cls, "") for module, cls, _ in there}
    assert len(NAMED) > 80
    assert there | classes >= NAMED


def test_every_class_is_in_the_table() -> None:
    """No class of tests is without its row."""
    assert {(module, cls) for module, cls, _ in beside()} == {
        (module, cls) for module, cls, _ in NAMED
    }


def test_every_item_is_accounted_for() -> None:
    """Each of the fifteen things to remember, and each fault of the two peers and of section 3."""
    rows = set(re.findall(r"^(\d\.\d+) ", TABLE, re.MULTILINE))
    told = set(re.findall(r"\d\.\d+", TABLE.rpartition("Not tested here")[2]))
    wanted = {f"0.{n}" for n in range(1, 16)} | {f"2.{n}" for n in range(1, 23)}
    assert wanted | {f"3.{n}" for n in range(1, 18)} <= rows | told


def test_every_test_states_a_fault() -> None:
    """Each has a sentence that says what goes wrong elsewhere, or what is right here."""
    for path in HERE.glob("test_peers_*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                assert ast.get_docstring(node), f"{path.name}: {node.name}"
