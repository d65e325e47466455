"""Runs the real `okr` in a process of its own, as a user does."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

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


def complaint(failed: subprocess.CompletedProcess[bytes]) -> str:
    """Give the one sentence a failed run ends with, after making sure that it is one."""
    said = failed.stderr.decode("utf-8")
    assert failed.returncode == 2, (failed.returncode, said)
    assert "Traceback" not in said
    assert said.startswith("okr: "), said
    assert said.count("\n") == 1, said
    return said
