"""A PostgreSQL server of our own, for as long as a test run lasts, in a temporary folder."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

PLACES = (*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True), Path("/usr/local/bin"))
"""Where the programs of the server are, besides the path of commands."""

SERVICE_USER = "nobody"
"""Who runs the server where the tests run as root, which it refuses."""


def programs() -> Path | None:
    """The folder with ``initdb``, ``pg_ctl`` and ``postgres``; None where there is none."""
    found = shutil.which("initdb")
    places = (*PLACES, *([Path(found).resolve().parent] if found else []))
    names = "initdb", "pg_ctl", "postgres"
    return next((each for each in places if all((each / n).is_file() for n in names)), None)


def lacking() -> str:
    """What there is not that a server needs; empty where nothing is missing."""
    if os.name != "posix":
        return "PostgreSQL is started here on Unix alone"
    return "" if programs() else "PostgreSQL is not installed: initdb is nowhere to be found"


@contextmanager
def server() -> Iterator[str]:
    """A running server; gives the URL of its one database, ``postgres``.

    It listens on a socket in its own folder and on no port.
    """
    place = programs()
    assert place is not None
    with TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        user = _owned(folder)
        data = folder / "data"
        options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
        _run(user, place / "initdb", "-D", data, "-U", "tester", "-A", "trust", "-E", "UTF8")
        control = place / "pg_ctl", "-D", data, "-w"
        _run(user, *control, "-l", folder / "log", "-o", options, "start")
        try:
            yield f"postgresql+psycopg://tester@/postgres?host={folder}"
        finally:
            _run(user, *control, "-m", "immediate", "stop")


def _owned(folder: Path) -> str | None:
    """Hand the folder to the one who is to run the server; None where that is oneself."""
    if os.getuid() != 0:
        return None
    known = pwd.getpwnam(SERVICE_USER)
    os.chown(folder, known.pw_uid, known.pw_gid)
    return SERVICE_USER


def _run(user: str | None, *command: str | Path) -> None:
    done = subprocess.run(
        [*map(str, command)],
        user=user,
        group=None if user is None else pwd.getpwnam(user).pw_gid,
        extra_groups=None if user is None else [],
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
