"""Runs batches on a Ray cluster: each is a task, given anew to another worker where a worker or its node is lost."""

import os
import re
import socket
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from assistant.checker.catalogue import rules_version
from assistant.errors import BadSetting, PlumbError, Unavailable
from evals.engines import Batch, Function, Result

_AHEAD = 3  # batches a core that are there or on their way
_DEATHS = 3
_SECONDS = 5.0  # to answer at all; Ray itself tries for minutes, and says so only in its log
_ADDRESS = re.compile(r"(?:ray://)?([\w.-]+|\[[\da-fA-F:.]+\]):\d{1,5}")


@dataclass(frozen=True, slots=True)
class OnRay:
    """A Ray cluster: the one at `address`, else one on this machine. `workers`: batches at once, else what it holds.

    Raises BadSetting where Ray is not installed or the address is none.
    """

    address: str | None = None
    workers: int | None = None

    def __post_init__(self) -> None:
        try:
            import ray  # noqa: F401 - only whether it is there
        except ImportError:
            raise BadSetting(
                "--engine ray needs Ray, which is not installed; run pip install 'plumb-okr[ray]'."
            ) from None
        if self.address is not None and not _ADDRESS.fullmatch(self.address):
            raise BadSetting(f"--address {self.address}: write HOST:PORT, or ray://HOST:PORT from outside the cluster.")

    def __call__(self, function: Function[Batch, Result], batches: Iterable[Batch], asks: bool) -> Iterator[Result]:
        """Run on the cluster; results come as they are ready. Raises Unavailable."""
        if asks:
            raise BadSetting(
                "--engine ray is for work that takes processors; a model's server sets its own pace, and one process"
                " keeps to it best. Leave out --engine ray, or --model and --judge."
            )
        self._connect()
        import ray

        try:
            workers = self.workers or int(ray.cluster_resources().get("CPU", 1)) * _AHEAD
            task = ray.remote(max_retries=_DEATHS, scheduling_strategy="SPREAD")(_at_node)
            known = ray.put((function, rules_version()))
            left = iter(batches)
            running = [task.remote(known, batch) for batch in islice(left, workers)]
            while running:
                done, running = ray.wait(running)
                running += [task.remote(known, batch) for batch in islice(left, len(done))]
                yield from ray.get(done)
        except ray.exceptions.RayError as error:
            raise Unavailable(_sentence(error)) from None
        finally:
            ray.shutdown()

    def _connect(self) -> None:
        os.environ["RAY_USAGE_STATS_ENABLED"] = "0"  # a cluster begun here tells nobody that it was
        import ray

        if self.address is not None:
            _knock(self.address)
        try:
            ray.init(self.address or "local", log_to_driver=False, logging_level="ERROR", include_dashboard=False)
        except (OSError, RuntimeError, ValueError, ray.exceptions.RayError) as error:
            said = str(error).strip().partition("\n")[0]
            raise Unavailable(f"The Ray cluster {self.address or ''} cannot be used: {said}") from None


def _knock(address: str) -> None:
    """Raise Unavailable where nobody listens."""
    host, _, port = address.removeprefix("ray://").rpartition(":")
    try:
        socket.create_connection((host.strip("[]"), int(port)), _SECONDS).close()
    except (OSError, OverflowError):
        raise Unavailable(
            f"--address {address}: no Ray cluster answers there; `ray status` on its head says where it is."
        ) from None


def _at_node(known: tuple[Any, str], batch: Any) -> Any:
    function, rules = known
    if rules_version() != rules:
        raise Unavailable("A node of the Ray cluster has another version of Plumb; install the same on every node.")
    return function(batch)


def _sentence(error: Exception) -> str:
    cause = getattr(error, "cause", None)
    if isinstance(cause, PlumbError):
        return str(cause)
    if cause is None:
        return (
            f"Workers of the Ray cluster were lost again and again ({type(error).__name__}), perhaps for want of"
            " memory; go on with --resume."
        )
    said = str(cause).strip().rpartition("\n")[2]
    return f"A node of the Ray cluster could not work ({said}); every node needs the same version of Plumb."
