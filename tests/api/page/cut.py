"""A line between a browser and a service that can be held and cut."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread
from urllib.parse import urlsplit

_ACCEPTED = b"event: accepted"


class Line:
    """Passes bytes on in both directions; with `holds` set, an answer of events stops after its first."""

    def __init__(self, to: str) -> None:
        self._to = ("127.0.0.1", urlsplit(to).port or 80)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._open: set[socket.socket] = set()
        self.address = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        self.holds = False
        self.held = Event()
        self._passing: list[Thread] = []
        self._serving = Thread(target=self._serve, daemon=True)
        self._serving.start()

    def cut(self) -> None:
        """Break off every connection; new ones are served."""
        for one in tuple(self._open):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Cut, and serve no new connection."""
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._serving.join()
        self._listening.close()
        self.cut()
        for one in self._passing:
            one.join()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._listening.accept()
                far = socket.create_connection(self._to)
                self._open |= {near, far}
                for ends in ((near, far), (far, near)):
                    self._passing.append(Thread(target=self._pass, args=ends, daemon=True))
                    self._passing[-1].start()

    def _pass(self, source: socket.socket, sink: socket.socket) -> None:
        with suppress(OSError):
            while piece := source.recv(65536):
                holding = self.holds and _ACCEPTED in piece
                sink.sendall(piece[: piece.index(b"\n\n", piece.index(_ACCEPTED)) + 2] if holding else piece)
                if holding:
                    self.held.set()
                    while source.recv(65536):
                        pass
        for one in (source, sink):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
        self._open.discard(source)
        source.close()


@contextmanager
def line(to: str) -> Iterator[Line]:
    """Lay a line to a service."""
    laid = Line(to)
    try:
        yield laid
    finally:
        laid.close()
