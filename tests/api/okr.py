"""Runs `okr`: in a process of its own, as a user does, or in this one, where many runs are to be quick."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from io import BytesIO, TextIOWrapper
from pathlib import Path
from unittest.mock import patch

from api.cli import run

OKR = Path(sys.executable).with_name("okr")


def okr(
    *arguments: str | Path,
    stdin: str | bytes = b"",
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    wrapper: Sequence[str] = (),
    stdout: int = subprocess.PIPE,
) -> subprocess.CompletedProcess[bytes]:
    """Run a command and give its status, output and complaints."""
    return subprocess.run(
        [*wrapper, OKR, *map(str, arguments)],
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        stdout=stdout,
        stderr=subprocess.PIPE,
        cwd=cwd,
        env={**os.environ, **(env or {})},
        timeout=60,
        check=False,
    )


def okr_here(*arguments: str, stdin: str | bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run a command in this process: the same but for the start of the interpreter."""
    given = stdin.encode() if isinstance(stdin, str) else stdin
    with (
        patch("sys.stdin", TextIOWrapper(BytesIO(given), "utf-8")),
        patch("sys.stdout", TextIOWrapper(BytesIO(), "utf-8")) as said,
        patch("sys.stderr", TextIOWrapper(BytesIO(), "utf-8", "backslashreplace")) as complained,
    ):
        status = run(list(arguments))
        said.flush()
        complained.flush()
        return subprocess.CompletedProcess(arguments, status, said.buffer.getvalue(), complained.buffer.getvalue())


def complaint(failed: subprocess.CompletedProcess[bytes]) -> str:
    """Give the one sentence a failed run ends with, after making sure that it is one."""
    said = failed.stderr.decode("utf-8")
    assert failed.returncode == 2, (failed.returncode, said)
    assert "Traceback" not in said
    assert said.startswith("okr: "), said
    assert said.count("\n") == 1, said
    return said
