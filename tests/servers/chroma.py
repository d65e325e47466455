"""A real Chroma server, `chroma run`, on a loopback port."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.servers.port import free_port

_CHROMA = Path(sys.executable).with_name("chroma")
_WAIT_S = 30


@dataclass
class ChromaRun:
    """A server's process; it can be stopped and started again at its port, with what it kept."""

    folder: Path
    port: int
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        arguments = ["run", "--path", self.folder, "--host", "127.0.0.1", "--port", str(self.port)]
        self.process = subprocess.Popen(
            [_CHROMA, *arguments], cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        until = time.monotonic() + _WAIT_S
        while not _answers(self.port):
            assert self.process.poll() is None, "the server ended"
            assert time.monotonic() < until, "the server does not answer"
            time.sleep(0.05)

    def stop(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None


@contextmanager
def running_chroma() -> Iterator[ChromaRun]:
    """Run a server; skips the test where that cannot be."""
    if not _CHROMA.is_file():
        pytest.skip("there is no command chroma beside this Python")
    with TemporaryDirectory(prefix="plumb-chroma-") as name:
        server = ChromaRun(Path(name), free_port())
        server.start()
        try:
            yield server
        finally:
            server.stop()


def _answers(port: int) -> bool:
    with closing(socket.socket()) as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
