"""A server that asks for keys, on a real socket: who has none costs it next to nothing, whatever he sends."""

import os
import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import httpx2
import pytest

from tests.api.http import problem
from tests.api.keyed import bearer, made_key
from tests.api.shared_service import shared_service
from tests.api.test_serve import serving

MB = 1_000_000
CLAIMED = 100 * MB
MANY = 150  # each is a line of a log that nobody reads here


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the data folder of the service that the tests share."""
    return tmp_path_factory.mktemp("service") / "data"


@pytest.fixture(scope="module")
def address(data: Path) -> Iterator[tuple[str, int]]:
    environment = {"OKR_AUTH": "keys", "OKR_HOSTS": "plumb.example.com"}
    with shared_service(data, "--host", "0.0.0.0", environment=environment) as said:
        host, _, port = said.removeprefix("http://").partition(":")
        assert host == "0.0.0.0"
        yield "127.0.0.1", int(port)


def pushed(address: tuple[str, int], head: str, piece: bytes) -> int:
    """Send a body of 100 MB until nobody takes more of it; give how much went out."""
    sent = 0
    with socket.create_connection(address, 10) as connection, suppress(OSError):
        connection.settimeout(3)
        connection.sendall(f"POST /v1/drafts HTTP/1.1\r\nHost: 127.0.0.1\r\n{head}\r\n\r\n".encode("ascii"))
        while sent < CLAIMED:
            connection.sendall(piece)
            sent += len(piece)
    return sent


@pytest.mark.parametrize(
    ("head", "piece"),
    [
        (f"Content-Type: application/json\r\nContent-Length: {CLAIMED}", b"a" * 100_000),
        ("Content-Type: application/json\r\nTransfer-Encoding: chunked", b"186a0\r\n" + b"a" * 100_000 + b"\r\n"),
        (f"Content-Type: multipart/form-data; boundary=x\r\nContent-Length: {CLAIMED}", b"a" * 100_000),
    ],
    ids=["claimed", "in chunks", "a form"],
)
def test_who_has_no_key_cannot_make_the_service_read_a_large_body(
    address: tuple[str, int], head: str, piece: bytes
) -> None:
    # What the sockets between hold is all that may go out.
    assert pushed(address, head, piece) < 20 * MB


def test_who_has_no_key_is_answered_before_the_body_is_sent(address: tuple[str, int]) -> None:
    with socket.create_connection(address, 10) as connection:
        connection.settimeout(60)
        head = "POST /v1/drafts HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        connection.sendall(f"{head}Content-Length: {CLAIMED}\r\n\r\n".encode("ascii"))
        answer = b""
        while more := connection.recv(65_536):
            answer += more
    assert answer.startswith(b"HTTP/1.1 401 ")
    assert b"connection: close" in answer.lower()


def test_a_key_lets_another_machine_in_by_the_names_that_are_set(
    address: tuple[str, int], data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OKR_DATA_DIR", str(data))
    base, key = f"http://{address[0]}:{address[1]}", bearer(made_key("growth", "read"))
    for name, status in (("plumb.example.com", 200), ("PLUMB.example.com:8000", 200), ("evil.example", 400)):
        assert httpx2.get(f"{base}/v1/rules/KR001", headers={**key, "host": name}, timeout=60).status_code == status
    problem(
        httpx2.get(f"{base}/v1/rules/KR001", headers={"host": "plumb.example.com"}, timeout=60), 401, "unauthorized"
    )


def test_a_flood_without_a_key_costs_little(home: Path) -> None:
    with serving(environment={"OKR_AUTH": "keys"}) as (said, process):
        with httpx2.Client(base_url=said, timeout=60) as client:
            client.get("/v1/rules")
            before = spent(process.pid)
            for _ in range(MANY):
                assert client.get("/v1/drafts", headers=bearer("nonsense")).status_code == 401
            took = spent(process.pid) - before
        assert took / MANY < 0.01
        assert httpx2.get(f"{said}/healthz", timeout=60).status_code == 200


def spent(pid: int) -> float:
    """Give the seconds of processor time that a process has taken."""
    told = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")
