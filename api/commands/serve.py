"""`okr serve`: the HTTP service on this machine."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from api.terminal import complain
from assistant.errors import BadSetting, Unavailable

if TYPE_CHECKING:
    from api.settings import Settings

# Seconds until answers are broken off when the service is told to stop; `served.LAST` ends drafts long before.
PATIENCE = 20
# A worker that answers its parent for so many seconds not once is taken for hung and started anew.
_UNHEARD = 30


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="An address; other machines need OKR_AUTH=keys.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any free port.")
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="Processes that serve; more than one need OKR_DATABASE_URL (PostgreSQL) and OKR_CHROMA_URL.",
)
def serve(host: str, port: int, workers: int) -> None:
    """Serve the page and the HTTP API until interrupted, to this machine or, with keys, to others."""
    from api import reach
    from api.settings import load_settings

    settings = load_settings()
    with _listen(reach.address(host, settings), port) as listening:
        import uvicorn
        from uvicorn.supervisors import Multiprocess

        from api import build, database
        from api.store.keys import Keys

        _check_shared(settings, workers)
        # What cannot work is said now, not to the first client.
        engine = database.opened(settings)
        remarks = list(reach.remarks(settings, listening.getsockname()[0], Keys(engine)))
        engine.dispose()
        if not settings.model.startswith("gguf:"):
            build.model(settings, None)
        config = uvicorn.Config(
            "api.served:served",
            factory=True,
            workers=workers,
            timeout_worker_healthcheck=_UNHEARD,
            log_config=None,
            access_log=False,
            timeout_graceful_shutdown=PATIENCE,
            server_header=False,
        )
        complain(f"serves page and API at http://{_address(listening)} (described at /openapi.json); Ctrl-C stops it.")
        for remark in remarks:
            complain(remark)
        if workers == 1:
            uvicorn.Server(config).run(sockets=[listening])
        else:
            with _counting_together(settings):
                Multiprocess(config, sockets=[listening]).run()


def _check_shared(settings: "Settings", workers: int) -> None:
    lacking = [
        said
        for said, is_there in (
            ("OKR_DATABASE_URL to a PostgreSQL database", settings.is_postgres),
            ("OKR_CHROMA_URL to a Chroma server", settings.chroma_url is not None),
        )
        if not is_there
    ]
    if workers > 1 and lacking:
        raise BadSetting(
            f"--workers {workers} needs stores that several processes can share: set {' and '.join(lacking)},"
            " or leave --workers out."
        )


@contextmanager
def _counting_together(settings: "Settings") -> Iterator[None]:
    """Have a folder of this service alone, into which all workers count what /metrics tells."""
    from api.database_file import make_folder
    from api.metrics import SHARED

    make_folder(settings.data_dir, "OKR_DATA_DIR to a folder")
    with TemporaryDirectory(prefix="metrics-", dir=settings.data_dir) as folder:
        os.environ[SHARED] = folder
        yield


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
