"""A real PostgreSQL cluster in a temporary folder, on a loopback port, run by another user than root."""

import os
import pwd
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from tests.servers.port import free_port

USER, PASSWORD = "plumb", "correct-horse"
_WAIT_S = 30


@dataclass
class Cluster:
    """A running cluster, in which databases are made and dropped."""

    port: int
    _number: Iterator[int] = field(default_factory=count)

    def url(self, database: str, password: str = PASSWORD) -> str:
        return f"postgresql://{USER}:{password}@127.0.0.1:{self.port}/{database}"

    def made(self, template: str | None = None) -> str:
        """Make a database, a copy of another where a template is named; gives its name."""
        name = f"db{next(self._number)}"
        self.run(f"CREATE DATABASE {name}" + (f" TEMPLATE {template}" if template else ""))
        return name

    def drop(self, name: str) -> None:
        self.run(f"DROP DATABASE {name} WITH (FORCE)")

    def run(self, statement: str, database: str = "postgres") -> None:
        with closing(_connection(self.url(database))) as connection:
            connection.execute(statement)


def _connection(url: str) -> Any:
    import psycopg

    return psycopg.connect(url, autocommit=True, connect_timeout=5)


def _program(name: str) -> Path:
    newest = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4]))
    found = newest[-1] if newest else shutil.which(name)
    if found is None:
        pytest.skip(f"PostgreSQL's server is not installed: there is no {name}")
    return Path(found)


def _as_other_user() -> dict[str, Any]:
    """Say as whom the server runs, as subprocess takes it: not as root."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    pytest.skip("PostgreSQL's server does not run as root, and there is no other user")


@contextmanager
def running_cluster() -> Iterator[Cluster]:
    """Run a cluster; skips the test where that cannot be."""
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    initdb, postgres, other = _program("initdb"), _program("postgres"), _as_other_user()
    with TemporaryDirectory(prefix="plumb-pg-") as name:
        folder = Path(name)
        (folder / "password").write_text(PASSWORD)
        for path in (folder, folder / "password"):
            shutil.chown(path, other.get("user"), other.get("group")) if other else None
        arguments = [
            "-U",
            USER,
            "--pwfile",
            folder / "password",
            "--auth=scram-sha-256",
            "-E",
            "UTF8",
            "--locale=C",
            "-N",
        ]
        subprocess.run(
            [initdb, "-D", folder / "data", *arguments], check=True, capture_output=True, cwd=folder, **other
        )
        cluster = Cluster(free_port())
        options = [
            "-F",
            "-p",
            str(cluster.port),
            "-c",
            "listen_addresses=127.0.0.1",
            "-k",
            folder,
            "-c",
            "max_connections=60",
        ]
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(
                [postgres, "-D", folder / "data", *options], stdout=log, stderr=log, cwd=folder, **other
            )
        try:
            _wait(cluster, server)
            yield cluster
        finally:
            server.send_signal(3)  # an immediate shutdown
            server.wait()


def _wait(cluster: Cluster, server: "subprocess.Popen[bytes]") -> None:
    import psycopg

    until = time.monotonic() + _WAIT_S
    while True:
        try:
            _connection(cluster.url("postgres")).close()
        except psycopg.OperationalError:
            assert server.poll() is None, "the server ended"
            assert time.monotonic() < until, "the server does not answer"
            time.sleep(0.05)
        else:
            return
