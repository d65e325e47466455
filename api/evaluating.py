"""Runs evaluations beside the requests: one at a time in each process, the others wait for their turn."""

import logging
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import product
from threading import Lock
from time import monotonic
from typing import Any, TypeVar

from api import audited, build
from api.bench import ended
from api.caller import Caller
from api.leases import Leases
from api.model_answers import sweep
from api.parts import Parts
from api.problems import Problem
from api.sent_evaluation import MOST_RESULTS, SentEvaluation
from api.settings import Settings
from api.store.evaluation import Evaluation
from api.store.evaluations import Evaluations
from api.stored_run import StoredCases, StoredRun
from assistant.checker.config import Config
from assistant.checker.house_style import read_config
from assistant.drafter.listening import Listener, Stopped
from assistant.drafter.model import Model
from assistant.errors import BadSetting, PlumbError
from evals.configuration import Configuration
from evals.engines import in_processes, in_threads
from evals.evaluator import Evaluator
from evals.run import manifest_of
from evals.runner import Extent
from evals.runner import run as do

log = logging.getLogger("plumb")
Batch = TypeVar("Batch")
Result = TypeVar("Result")
_ASKING = 8  # requests at once to a model
_MOST_WAITING = 32  # evaluations in one process
_OFFLINE = "offline"


@dataclass(frozen=True, slots=True)
class Asked:
    """An evaluation that is asked for, with everything of the request looked up."""

    id: str
    caller: Caller
    sent: SentEvaluation
    configurations: tuple[Configuration, ...]

    @property
    def total(self) -> int:
        """How many results it will have."""
        return len(self.sent.cases) * len(self.configurations) * self.sent.options.repeat

    @property
    def told(self) -> list[Any]:
        """All that is asked for, as plain values: two requests that tell the same ask for the same."""
        options = self.sent.options
        return [options.name, options.repeat, [one.record() for one in self.configurations], self.sent.cases]

    @property
    def drafts(self) -> int:
        """How many drafts it will take."""
        return self.sent.drafted * len(self.configurations) * self.sent.options.repeat


class Evaluating:
    """Takes evaluations, runs them in their turn, and lets go of them when the service stops."""

    def __init__(self, parts: Parts, settings: Settings) -> None:
        self._parts, self._settings = parts, settings
        self._leases = Leases(parts.jobs)
        self._lock = Lock()
        self._threads: ThreadPoolExecutor | None = None
        self._listeners: dict[str, Listener] = {}

    def asked(self, id: str, caller: Caller, sent: SentEvaluation) -> Asked:
        """Look up what a request names. Raises BadSetting, UnknownName, Problem."""
        found = Asked(id, caller, sent, tuple(self._configurations(sent)))
        if found.total > MOST_RESULTS:
            raise Problem(
                422,
                "invalid_request",
                f"This asks for {found.total:,} results, more than {MOST_RESULTS:,}; send several.",
            )
        self.refuse_busy()
        return found

    def refuse_busy(self) -> None:
        """Raise Problem where too many wait already."""
        if len(self._listeners) >= _MOST_WAITING:
            raise Problem(
                503,
                "busy",
                f"{_MOST_WAITING} evaluations wait already; send this one again when some are done.",
                headers={"Retry-After": "60"},
            )

    def accept(self, asked: Asked) -> Evaluation | None:
        """Store an evaluation, and let it wait for its turn; gives it as it stands then, None where it was removed."""
        options = asked.sent.options
        cases = StoredCases.called(options.name or "cases", asked.sent.cases)
        manifest = manifest_of(cases, asked.configurations, Extent(repeat=options.repeat).record())
        del manifest["dataset"]["path"]
        act = audited.evaluation_begun(asked.caller, asked.id, asked.total, manifest)
        job = self._store.begin(
            asked.caller.workspace, asked.id, options.name, manifest, "\n".join(asked.sent.cases), asked.total, act
        )
        found = self._store.get(asked.caller.workspace, asked.id)
        self._wait(asked.caller, asked.id, job)
        return found

    def go_on(self, caller: Caller, id: str, *, retry_errors: bool) -> bool:
        """Go on with an evaluation that has ended before its end, or has errors; False where it waits or runs."""
        act = audited.evaluation_resumed(caller, id)
        job = self._store.go_on(caller.workspace, id, act, retry_errors=retry_errors)
        if job is not None:
            self._wait(caller, id, job)
        return job is not None

    def cancel(self, caller: Caller, id: str) -> bool:
        """End an evaluation that waits or runs, in whatever process, and its requests to a model with it."""
        job = self._store.cancel(caller.workspace, id, audited.evaluation_cancelled(caller, id))
        if job is not None:
            self._stop(job)
        return job is not None

    def remove(self, caller: Caller, id: str) -> bool:
        """Remove an evaluation with its cases, its results and what was kept of a model's answers."""
        job = self._store.remove(caller.workspace, id, audited.evaluation_removed(caller, id))
        if job is not None:
            self._stop(job)
            sweep(self._parts)
        return job is not None

    def close(self) -> None:
        """Stop what waits or runs; it is told as interrupted."""
        self._leases.close()
        with self._lock:
            threads, self._threads = self._threads, None
        if threads is not None:
            threads.shutdown(wait=True, cancel_futures=True)

    @property
    def _store(self) -> Evaluations:
        return self._parts.evaluations()

    def _configurations(self, sent: SentEvaluation) -> Iterator[Configuration]:
        """Give every model under every house style that is named. Raises BadSetting, UnknownName."""
        presets, own = sent.options.presets, sent.config
        if presets and own.get("preset") is not None:
            raise BadSetting("config.preset and presets both name house styles; use one of them.")
        styles: list[tuple[str, Config]] = [
            (one, read_config({**own, "preset": one}, "config")) for one in dict.fromkeys(presets)
        ]
        named: Sequence[str | None] = sent.options.models or (None,)
        models = list(dict.fromkeys(map(self._model, named)))
        for model, (style, config) in product(models, styles or [("", read_config(own, "config"))]):
            told = model if len(models) > 1 or model != _OFFLINE else ""
            yield Configuration(f"{told} {style}".strip(), None if model == _OFFLINE else model, config)

    def _model(self, named: str | None) -> str:
        """Give the name of a model that can be opened. Raises BadSetting."""
        self._parts.model(named)
        return self._parts.model_name if named in (None, self._settings.model) else str(named)

    def _wait(self, caller: Caller, id: str, job: str) -> None:
        """Hold a job, which waits for its turn from now on."""
        listener = Listener()
        with self._lock:
            self._listeners[job] = listener
            if self._threads is None:
                self._threads = ThreadPoolExecutor(1, "evaluating")
            threads = self._threads
        self._leases.hold(caller.workspace, job, listener, monotonic())
        threads.submit(self._run, caller, id, job, listener)

    def _stop(self, job: str) -> None:
        with self._lock:
            listener = self._listeners.get(job)
        if listener is not None:
            listener.stop()

    def _run(self, caller: Caller, id: str, job: str, listener: Listener) -> None:
        code = None
        try:
            listener.refuse_stopped()
            self._do(caller.workspace, id, job, listener)
        except Stopped:
            return  # whoever stopped it wrote that down
        except Exception as error:  # its words may hold a note's
            log.error("evaluation_failed", extra={"fields": {"error": type(error).__name__}})
            code = ended(error)[1]
        finally:
            with self._lock:
                self._listeners.pop(job, None)
            self._leases.leave(caller.workspace, job)
        with suppress(PlumbError):  # then its lease runs out
            found = self._store.get(caller.workspace, id)
            if found is not None:
                act = audited.evaluation_ended(caller, id, code, found.counts)
                self._store.end(caller.workspace, id, job, code, act)
        if code is None:
            shutil.rmtree(self._parts.answers / id, ignore_errors=True)

    def _do(self, workspace: str, id: str, job: str, listener: Listener) -> None:
        sweep(self._parts)
        store = self._store
        store.start(workspace, id, job)
        found = store.get(workspace, id)
        if found is None:
            raise Stopped("The evaluation was removed.")
        run = StoredRun.of(store, workspace, found, job, listener)
        cases = StoredCases.called(run.folder.name, tuple(store.cases(workspace, id).split("\n")))
        evaluate = Evaluator(
            cases.name,
            tuple(
                Configuration(one["name"], one["model"], read_config(one["config"], "config"))
                for one in found.manifest["configurations"]
            ),
            partial(_opened, self._settings),
            self._parts.answers / id,
            run.day,
            self._settings.model_price,
            listener=listener,
        )
        do(run, cases, evaluate, Extent.recorded(found.manifest["settings"]), _engine, _nobody, _nobody)


def _opened(settings: Settings, name: str) -> Model | None:
    """Open a model; a file of this machine is named without its folder, and only the settings name one."""
    is_ours = name == settings.model_name
    return build.model(settings, settings.model if is_ours else name)


def _engine(function: Callable[[Batch], Result], batches: Iterable[Batch], asks: bool) -> Iterator[Result]:
    """Wait for a model in threads; compute in one process beside this one, so that requests are not kept waiting."""
    return in_threads(function, batches, _ASKING) if asks else in_processes(function, batches, 1)


def _nobody(*heard: object) -> None:
    """Hear nothing: the results are counted where they are stored."""
