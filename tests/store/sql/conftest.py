"""A database of either kind for the tests: a SQLite file, and a private PostgreSQL where it is installed."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from redactor.store.keyring import KeyPlace
from redactor.store.sql.engine import Database, open_database
from redactor.store.sql.migrate import upgrade
from redactor.store.sql.record import Record, open_record


def postgres_programs() -> Path | None:
    """Return the folder of the newest server's programs, which Debian keeps off the PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda p: int(p.parts[-3]))
    return found[-1].parent if found else None


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """Start a private server without network; return its URL without a database name."""
    programs = postgres_programs()
    if programs is None:
        reason = "postgresql is not installed"
        if os.environ.get("REDACTOR_REQUIRE_ALL") == "1":
            pytest.fail(f"{reason}, and REDACTOR_REQUIRE_ALL is set")
        pytest.skip(reason)
    # A short path that others may walk: a socket's name has at most 107 bytes; the server is another user.
    base = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    base.chmod(0o755)
    user = "postgres" if os.getuid() == 0 else pwd.getpwuid(os.getuid()).pw_name
    run = {"user": user} if os.getuid() == 0 else {}
    data, sockets = base / "data", base / "s"
    for folder in (data, sockets):
        folder.mkdir(mode=0o700)
        if os.getuid() == 0:
            shutil.chown(folder, user)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": "/"}
    initdb = [programs / "initdb", "-D", data, "-A", "trust", "-U", "redactor", "-N", "--locale=C.UTF-8"]
    subprocess.run(initdb, check=True, **quiet, **run)
    options = (
        f"-c listen_addresses='' -c unix_socket_directories={sockets} -c fsync=off -c max_connections=120"
    )
    control = [programs / "pg_ctl", "-D", data, "-w", "-o", options, "-l", data / "log"]
    subprocess.run([*control, "start"], check=True, **quiet, **run)
    try:
        yield f"postgresql://redactor@/%s?host={sockets}"
    finally:
        subprocess.run(
            [programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"], check=True, **quiet, **run
        )
        shutil.rmtree(base, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the URL of an empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'redactor.db'}"
    server = request.getfixturevalue("postgres_server")
    name = f"t{uuid4().hex}"
    admin = open_database(server % "postgres")
    with admin.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    admin.close()
    return str(server % name)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """Return an open database with every table."""
    opened = open_database(database_url)
    upgrade(opened)
    yield opened
    opened.close()


@pytest.fixture
def record(database_url: str, tmp_path: Path) -> Iterator[Record]:
    """Return an open database with fresh keys."""
    opened = open_record(database_url, KeyPlace(tmp_path / "state" / "keys.json"))
    yield opened
    opened.database.close()
