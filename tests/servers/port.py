"""A port for a server that has to be told one."""

import random
import socket
from contextlib import closing, suppress

# Below what a system hands out by itself, so that no other program is given it before the server takes it.
_PORTS = range(20_000, 32_000)


def free_port() -> int:
    """Give a port of this machine that nobody uses."""
    for port in random.SystemRandom().sample(_PORTS, 100):
        with closing(socket.socket()) as tried, suppress(OSError):
            tried.bind(("127.0.0.1", port))
            return port
    raise AssertionError("no port is free")
