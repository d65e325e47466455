"""`okr serve` in a process of its own, on a real socket."""

import json
import os
import re
import signal
import socket
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest

from api import answers
from tests.api.http import answered, problem
from tests.api.okr import OKR, complaint, okr


@contextmanager
def serving(
    *arguments: str, environment: Mapping[str, str] | None = None
) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    command = [OKR, "serve", "--port", "0", *arguments]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ, **(environment or {})})
    assert process.stderr is not None
    try:
        line = process.stderr.readline()
        address = re.search(r"http://\S+", line)
        assert address, line
        yield address[0], process
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait(20)
        process.stderr.close()


def test_a_document_sent_to_a_server_outlives_it(home: Path) -> None:
    with serving() as (address, process):
        with httpx2.Client(base_url=address, timeout=60) as client:
            answered(client.get("/healthz"), answers.Health)
            sent = client.post("/v1/documents", json={"id": "a.md", "text": "Self-serve onboarding first.\n"})
            answered(sent, answers.Document, 201)
            notes = "Onboarding completion is at 61%, target 78% by 31 March 2027. zebra-quartz"
            drafted = client.post("/v1/drafts", json={"notes": notes, "as_of": "2027-01-12"})
            answered(drafted, answers.Draft)
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) in (0, -signal.SIGTERM)
        assert process.stderr is not None
        log = process.stderr.read()
    lines = [json.loads(line) for line in log.splitlines() if line.startswith("{")]
    assert [(line["method"], line["route"], line["status"]) for line in lines if line["event"] == "request"] == [
        ("GET", "/healthz", 200),
        ("POST", "/v1/documents", 201),
        ("POST", "/v1/drafts", 200),
    ]
    assert "zebra-quartz" not in log
    assert "Traceback" not in log
    assert b"a.md" in okr("library", "list").stdout


def test_a_document_is_kept_once_it_is_acknowledged_even_when_the_server_is_killed(home: Path) -> None:
    with serving() as (address, process):
        for number in range(5):
            sent = httpx2.post(
                f"{address}/v1/documents", json={"id": f"{number}.md", "text": f"Text {number}.\n"}, timeout=60
            )
            answered(sent, answers.Document, 201)
        process.kill()
        process.wait(20)
    listed = okr("library", "list").stdout.decode()
    assert all(f"{number}.md" in listed for number in range(5))


def test_a_flood_is_turned_away_and_the_next_request_is_served(home: Path) -> None:
    with serving() as (address, _):
        flood = (b"a" * 1_000_000 for _ in range(100))
        headers = {"content-type": "application/json"}
        problem(httpx2.post(f"{address}/v1/drafts", content=flood, headers=headers, timeout=60), 413, "too_large")
        whole = b"a" * 100_000_000
        problem(httpx2.post(f"{address}/v1/checks", content=whole, headers=headers, timeout=60), 413, "too_large")
        answered(httpx2.get(f"{address}/healthz", timeout=60), answers.Health)


def test_bytes_that_are_no_http_do_no_harm(home: Path) -> None:
    with serving() as (address, process):
        host, port = address.removeprefix("http://").split(":")
        for sent in (
            b"\x00\xff\n\n",
            b"GET / HTTP/9.9\r\n\r\n",
            b"GET /%00 HTTP/1.1\r\n\r\n",
            b"GET",
        ):
            with socket.create_connection((host, int(port)), 60) as connection:
                connection.sendall(sent)
                connection.shutdown(socket.SHUT_WR)
                connection.settimeout(60)
                connection.recv(4096)
        answered(httpx2.get(f"{address}/healthz", timeout=60), answers.Health)
        process.terminate()
        assert process.stderr is not None
        assert "Traceback" not in process.stderr.read()


def test_a_port_in_use_is_one_sentence(home: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = complaint(okr("serve", "--port", str(port)))
    assert str(port) in said
    assert "--port" in said


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.1.2.3", "example.com", "", "nonsense host", "127.0.0.1:80"])
def test_a_host_that_lets_others_in_is_refused(home: Path, host: str) -> None:
    assert "127.0.0.1" in complaint(okr("serve", "--host", host))


@pytest.mark.parametrize("port", ["-1", "65536", "http", "1e3", ""])
def test_a_port_that_is_none_is_one_sentence(home: Path, port: str) -> None:
    assert "--port" in complaint(okr("serve", f"--port={port}"))


def test_what_cannot_work_is_said_at_the_start(home: Path) -> None:
    assert "OPENAI_API_KEY" in complaint(okr("serve", "--port", "0", env={"OKR_MODEL": "gpt-5"}))
    database = home / "broken.db"
    database.write_bytes(b"no database" * 200)
    assert "broken.db" in complaint(okr("serve", "--port", "0", env={"OKR_DATABASE_URL": f"sqlite:///{database}"}))
    assert database.read_bytes() == b"no database" * 200


def test_workers_that_cannot_share_the_stores_are_refused(home: Path) -> None:
    said = complaint(okr("serve", "--port", "0", "--workers", "2"))
    assert "OKR_DATABASE_URL" in said
    assert "OKR_CHROMA_URL" in said
    said = complaint(okr("serve", "--port", "0", "--workers", "2", env={"OKR_CHROMA_URL": "http://127.0.0.1:1"}))
    assert "OKR_DATABASE_URL" in said
    assert "OKR_CHROMA_URL" not in said
