"""What is wrong with a request, gathered field by field, so that all of it is told at once."""

from collections.abc import Iterator
from contextlib import contextmanager

from assistant.errors import PlumbError, Unavailable

_SEVERAL = "invalid_request"


class Unusable(PlumbError):
    """Fields that cannot be used, each with what is wrong with it. The code is theirs where they have one in common."""

    def __init__(self, found: list[tuple[str, PlumbError]]) -> None:
        super().__init__(" ".join(str(error) for _, error in found))
        codes = {error.code for _, error in found}
        self.code = codes.pop() if len(codes) == 1 else _SEVERAL
        self.errors = [
            {"field": field, "message": str(error).removeprefix(f"{field}: ").rstrip(".")} for field, error in found
        ]


class Faults:
    """Gathers what is wrong."""

    def __init__(self) -> None:
        self._found: list[tuple[str, PlumbError]] = []

    @contextmanager
    def of(self, field: str) -> Iterator[None]:
        """Read a field; what is wrong with it is kept. Raises Unavailable, which is nobody's fault."""
        try:
            yield
        except Unavailable:
            raise
        except PlumbError as error:
            self._found.append((field, error))

    def refuse(self) -> None:
        """Raise Unusable where anything is wrong."""
        if self._found:
            raise Unusable(self._found)
