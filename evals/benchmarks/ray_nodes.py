"""A real Ray cluster of two nodes on this machine, with a processor each."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

RAY = Path(sys.executable).with_name("ray")
_WAIT_S = 120
_COMMON = ("--block", "--num-cpus", "1", "--object-store-memory", "100000000", "--disable-usage-stats")
_READY = """
import sys, time, ray
ray.init(sys.argv[1], log_to_driver=False, logging_level="ERROR")
while sum(node["Alive"] for node in ray.nodes()) < 2:
    time.sleep(0.1)
"""


@dataclass
class RayCluster:
    """A head and one more node, each a process that ends its own."""

    address: str
    folder: Path
    nodes: list["subprocess.Popen[bytes]"] = field(default_factory=list)

    def workers(self) -> dict[int, list[int]]:
        """Give the processes that work on a batch right now, by node."""
        found: dict[int, list[int]] = {at: [] for at in range(len(self.nodes))}
        for pid, parent, title in _processes():
            if title.startswith(b"ray::_at_node"):
                raylet = Path(f"/proc/{parent}/cmdline").read_bytes()
                for at in found:
                    if f"{self.folder}/{at}/".encode() in raylet:
                        found[at].append(pid)
        return found

    def start(self, *arguments: str) -> None:
        """Start one more node."""
        environment = {**os.environ, "RAY_USAGE_STATS_ENABLED": "0"}
        place = ["--temp-dir", str(self.folder / str(len(self.nodes)))]
        self.nodes.append(
            subprocess.Popen(
                [RAY, "start", *arguments, *_COMMON, *place],
                env=environment,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        )


@contextmanager
def running_ray() -> Iterator[RayCluster]:
    """Run a cluster for as long as it is wanted. Raises TimeoutError."""
    # Not in the folder for temporary files, whose name may be long: a socket's may not.
    with TemporaryDirectory(prefix="plumb-ray-", dir="/tmp", ignore_cleanup_errors=True) as name:
        head, client = _free_ports()
        cluster = RayCluster(f"127.0.0.1:{head}", Path(name))
        try:
            cluster.start(
                "--head", "--port", str(head), "--ray-client-server-port", str(client), "--include-dashboard", "false"
            )
            until = time.monotonic() + _WAIT_S
            while not _answers(head):
                if time.monotonic() > until:
                    raise TimeoutError("The head of the Ray cluster does not answer.")
                time.sleep(0.1)
            cluster.start("--address", cluster.address)
            subprocess.run([sys.executable, "-c", _READY, cluster.address], check=True, timeout=_WAIT_S)
            yield cluster
        finally:
            for node in reversed(cluster.nodes):
                node.terminate()
            for node in cluster.nodes:
                node.wait(30)


def _processes() -> Iterator[tuple[int, int, bytes]]:
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                title = (folder / "cmdline").read_bytes()
                parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, ValueError):
                continue
            yield int(folder.name), parent, title


def _free_ports() -> tuple[int, int]:
    with closing(socket.socket()) as one, closing(socket.socket()) as other:
        one.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1]), int(other.getsockname()[1])


def _answers(port: int) -> bool:
    with closing(socket.socket()) as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
