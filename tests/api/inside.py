"""Runs `okr` inside the test's own process, for tests of many commands, where starting each would take too long."""

import io
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from unittest import mock

from api import cli


def okr_inside(*arguments: str, stdin: str | bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run a command and give its status, output and complaints."""
    given = io.TextIOWrapper(io.BytesIO(stdin.encode() if isinstance(stdin, str) else stdin), "utf-8")
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", errors="backslashreplace", newline="") for _ in range(2))
    with mock.patch.object(sys, "stdin", given), redirect_stdout(out), redirect_stderr(err):
        status = cli.run(list(arguments))
        out.flush()
        err.flush()
    written = [stream.buffer.getvalue() for stream in (out, err) if isinstance(stream.buffer, io.BytesIO)]
    return subprocess.CompletedProcess(arguments, status, *written)
