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
    pass_fds: Sequence[int] = (),
) -> subprocess.CompletedProcess[bytes]:
    """Run a command and give its status, output and complaints."""
    return subprocess.run(
        [*wrapper, OKR, *map(str, arguments)],
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        cwd=cwd,
        env={**os.environ, **(env or {})},
        pass_fds=pass_fds,
        timeout=60,
        check=False,
    )


def complaint(run: subprocess.CompletedProcess[bytes]) -> str:
    """Give the one sentence a failed run ends with, after making sure that it is one."""
    said = run.stderr.decode("utf-8")
    assert run.returncode == 2, (run.returncode, said)
    assert "Traceback" not in said
    assert said.startswith("okr: "), said
    assert said.count("\n") == 1, said
    return said
