"""The wheel holds the whole package and nothing else, and says what it needs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from email.message import Message
from email.parser import Parser
from pathlib import Path

import pytest

import timescales

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "timescales"
SUITE = ROOT / "tests" / "cases"


def built(target: str, folder: Path) -> Path:
    """What the build backend makes of the checkout: a wheel, or an sdist."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", folder],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    [path] = folder.iterdir()
    return path


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    return zipfile.ZipFile(built("wheel", tmp_path_factory.mktemp("wheel")))


@pytest.fixture(scope="module")
def metadata(wheel: zipfile.ZipFile) -> Message:
    return Parser().parsestr(_read(wheel, "METADATA"))


def test_every_file_of_the_package_is_in_the_wheel(wheel: zipfile.ZipFile) -> None:
    packed = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert packed == {
        path.relative_to(PACKAGE.parent).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    } | {f"timescales/cases/{file.name}" for file in SUITE.iterdir()}


def test_the_wheel_checks_itself_without_a_checkout(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    """The suite is found beside the code, and the code keeps to it."""
    shutil.unpack_archive(str(wheel.filename), tmp_path, "zip")
    run = subprocess.run(
        [sys.executable, "-m", "timescales", "check"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert re.fullmatch(r"[1-9]\d+ checked, 0 differ\n", run.stdout)


def test_the_sdist_holds_the_suite_where_a_checkout_does(tmp_path: Path) -> None:
    with tarfile.open(built("sdist", tmp_path)) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    assert {f"tests/cases/{file.name}" for file in SUITE.iterdir()} <= names


def test_the_wheel_is_typed_and_holds_the_calendar(wheel: zipfile.ZipFile) -> None:
    assert "timescales/py.typed" in wheel.namelist()
    assert any(re.match(r"timescales/calendar/.*\.csv$", name) for name in wheel.namelist())


def test_version_is_the_one_that_the_library_gives(metadata: Message) -> None:
    assert metadata["Version"] == timescales.__version__
    assert re.fullmatch(r"\d+\.\d+\.\d+", timescales.__version__)


def test_licence_and_python(metadata: Message, wheel: zipfile.ZipFile) -> None:
    assert metadata["License-Expression"] == "MIT"
    assert metadata["Requires-Python"] == ">=3.11"
    assert "The timescales contributors" in _read(wheel, "licenses/LICENSE")


def test_core_requirements_are_three_and_leave_the_newest_open(metadata: Message) -> None:
    """Newer ``holidays`` refuse ``python-dateutil`` 3 and 4: neither end may be shut here."""
    requirements = metadata.get_all("Requires-Dist") or []
    core = [requirement for requirement in requirements if "extra ==" not in requirement]
    everywhere = [requirement for requirement in core if "sys_platform" not in requirement]
    assert sorted(everywhere) == ["holidays>=0.86", "pydantic>=2.10", "python-dateutil>=2.9"]
    assert set(core) - set(everywhere) == {"tzdata; sys_platform == 'win32'"}
    assert sorted(metadata.get_all("Provides-Extra") or []) == [
        "cli", "dev", "engines", "frames", "report", "sql", "ssd", "testing",
    ]  # fmt: skip


def test_the_command_is_installed(wheel: zipfile.ZipFile) -> None:
    assert "timescales = timescales.cli:main" in _read(wheel, "entry_points.txt")


def test_changelog_begins_with_this_version_or_what_is_not_released() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## \[?([^\]\s]+)", text, re.MULTILINE)
    assert headings[0] in {"Unreleased", timescales.__version__}


def _read(wheel: zipfile.ZipFile, name: str) -> str:
    [member] = [path for path in wheel.namelist() if path.endswith(f".dist-info/{name}")]
    return wheel.read(member).decode("utf-8")
