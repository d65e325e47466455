"""`okr serve`: the HTTP service on this machine."""

import socket
from ipaddress import ip_address

import click

from api.terminal import complain
from assistant.errors import BadSetting, Unavailable

# A draft in flight has a deadline of its own of 60 s; this much is waited for it when the service is told to stop.
PATIENCE = 65


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="A loopback address; there are no keys yet.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any free port.")
def serve(host: str, port: int) -> None:
    """Serve the HTTP API on this machine, until interrupted."""
    with _listen(_loopback(host), port) as listening:
        import logging

        import uvicorn

        from api import build, database
        from api.app import create_app
        from api.settings import load_settings

        settings = load_settings()
        # What cannot work is said now, not to the first client.
        database.opened(settings).dispose()
        if not settings.model.startswith("gguf:"):
            build.model(settings, None)
        logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s", level=logging.WARNING)
        logging.getLogger("plumb").setLevel(logging.INFO)
        config = uvicorn.Config(
            create_app(settings),
            log_config=None,
            access_log=False,
            timeout_graceful_shutdown=PATIENCE,
            server_header=False,
        )
        complain(f"serves http://{_address(listening)} (API description: /openapi.json); Ctrl-C stops it.")
        uvicorn.Server(config).run(sockets=[listening])


def _loopback(host: str) -> str:
    address = "127.0.0.1" if host == "localhost" else host
    try:
        is_loopback = ip_address(address).is_loopback
    except ValueError:
        is_loopback = False
    if not is_loopback:
        raise BadSetting(
            f"--host {host} would let other machines in, and there are no keys yet to keep strangers out;"
            " use 127.0.0.1, localhost or ::1."
        )
    return address


def _listen(address: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((address, port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise Unavailable(
            f"Port {port} of {address} cannot be used ({error.strerror});"
            " stop what uses it or choose another with --port."
        ) from None
    return listening


def _address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
