"""What `okr eval` runs with: folders of runs, models out of the settings, configurations out of options."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import product
from pathlib import Path
from time import monotonic
from typing import Any

from api import build
from api.prompt_folder import prompt_folder, same_folder
from api.settings import Settings
from api.terminal import bar, complain, progress
from assistant.checker.config_file import load_config
from assistant.checker.house_style import read_config
from assistant.errors import BadSetting, UnreadableInput
from assistant.so_many import so_many
from evals.configuration import Configuration
from evals.dataset import Dataset
from evals.engines import Engine, Local
from evals.evaluator import Evaluator, OpenModel
from evals.kept import erase_answers, erase_runs
from evals.run import Run
from evals.runner import Extent, refuse_bad
from evals.runner import run as do
from evals.scorers.judge import rubric_record
from evals.summary import Counting, Summary
from prompts.folder import SHIPPED, Folder

_EVERY = 0.2  # seconds between two looks of the bar


@dataclass(frozen=True, slots=True)
class Work:
    """A run that was begun, and what does what is left of it."""

    run: Run
    dataset: Dataset
    extent: Extent
    evaluate: Evaluator

    def do(self, engine: Engine) -> tuple[Summary, ...]:
        """Do what is left, and give the figures of the whole run."""
        counting = Counting(self.run)
        try:
            do(self.run, self.dataset, self.evaluate, self.extent, engine, counting, Bar())
        except KeyboardInterrupt:
            progress("")
            complain(f"Broken off. Go on with: okr eval --resume {self.run.folder}")
            raise
        finally:
            progress("")
        return counting.summaries()


class Bar:
    """Shows how far a run is, how many results a second there are and how long it will take."""

    def __init__(self) -> None:
        self._begun, self._first, self._shown = monotonic(), -1, 0.0

    def __call__(self, done: int, total: int) -> None:
        """Show it, where someone watches and the last look is a while ago."""
        now = monotonic()
        if self._first < 0:
            self._first = done
        if now - self._shown < _EVERY or not sys.stderr.isatty():
            return
        self._shown = now
        rate = (done - self._first) / max(now - self._begun, 1e-6)
        left = f", {_lasting((total - done) / rate)} left" if rate else ""
        bar(f"{rate:,.1f} a second{left}", done, total)


def _lasting(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return (
        f"{minutes // 60} h {minutes % 60} min"
        if minutes >= 60
        else f"{minutes} min {rest} s"
        if minutes
        else f"{rest} s"
    )


def engine(named: str, address: str | None, workers: int | None) -> Engine:
    """Give the engine of this name. Raises BadSetting."""
    if named == "local":
        if address is not None:
            raise BadSetting("--address names a Ray cluster; add --engine ray.")
        return Local(workers)
    from evals.ray_engine import OnRay

    return OnRay(address, workers)


def runs_folder(settings: Settings) -> Path:
    """Give the folder of the runs."""
    return settings.data_dir / "evals" / "runs"


def answers_folder(settings: Settings) -> Path:
    """Give the folder of the model answers that are kept."""
    return settings.data_dir / "evals" / "answers"


def run_folder(settings: Settings, named: str) -> Path:
    """Find a run by its name or its folder."""
    path = Path(named)
    return path if path.exists() or path.name != named else runs_folder(settings) / named


def new_folder(settings: Settings, dataset: str, named: str | None) -> Path:
    """Give the folder of a new run: the one that is named, else one called by the dataset and the time."""
    if named is not None:
        path = Path(named)
        return runs_folder(settings) / named if path.name == named else path
    stem = Path(dataset).stem
    return runs_folder(settings) / f"{stem}-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}"


def configurations(
    settings: Settings,
    models: Sequence[str],
    presets: Sequence[str],
    configs: Sequence[str],
    prompts: Sequence[str] = (),
) -> tuple[Configuration, ...]:
    """Give every model with all prompts under every house style that was named. Raises BadSetting and UnknownName."""
    if presets and configs:
        raise BadSetting("--preset and --config both name house styles; use one of them.")
    styles = [(one, load_config(None, one)) for one in presets] or [(one, load_config(one)) for one in configs]
    styles = styles or [("", load_config())]
    named = models or [settings.model]
    if prompts and "offline" in named:
        raise BadSetting("--prompt: offline, no model is asked; name models with --model, and not offline.")
    folders = [prompt_folder(one) for one in prompts] or [SHIPPED]
    found = []
    for model, folder, (style, config) in product(dict.fromkeys(named), folders, styles):
        told = len(named) > 1 or (not style and not prompts and model != "offline")
        parts = (model if told else "", folder.name if prompts else "", style)
        name = " ".join(part for part in parts if part)
        found.append(Configuration(name, None if model == "offline" else model, config, folder))
    if len({one.name for one in found}) < len(found):
        raise BadSetting("A model, a house style or prompts of one name stand there twice; name each once.")
    return tuple(found)


def begun(
    settings: Settings,
    dataset: str,
    chosen: tuple[Configuration, ...],
    extent: Extent,
    named: str | None,
    judge: str | None = None,
) -> Work:
    """Begin a run. Raises what is wrong with dataset, models or folder before anything is made."""
    source = Dataset.of(dataset)
    refuse_bad(source)
    opens = _opening(settings, chosen, judge)
    _erase_old(settings)
    run = Run.begin(new_folder(settings, dataset, named), source, chosen, extent.record(), judge)
    return Work(run, source, extent, _evaluator(settings, run, source, chosen, opens, extent, judge))


def resumed(settings: Settings, named: str, retry_errors: bool) -> Work:
    """Go on with a run. Raises UnreadableInput where its dataset is another by now."""
    run = Run.open(run_folder(settings, named))
    told = run.manifest["dataset"]
    source = Dataset(Path(told["path"]), told["name"])
    if not source.path.is_file() or source.sha256 != told["sha256"]:
        raise UnreadableInput(f"{source.path}: is no longer what {run.folder} was begun with; begin a new run.")
    chosen = tuple(
        Configuration(one["name"], one["model"], read_config(one["config"], str(run.folder)), _prompts(one, run))
        for one in run.manifest["configurations"]
    )
    judge = _judge(run)
    opens = _opening(settings, chosen, judge)
    run.mend(keep_errors=not retry_errors)
    extent = Extent.recorded(run.manifest["settings"])
    return Work(run, source, extent, _evaluator(settings, run, source, chosen, opens, extent, judge))


def _judge(run: Run) -> str | None:
    """Give the model that judges a run. Raises UnreadableInput where it would judge by another rubric by now."""
    told = run.manifest.get("judge")
    if told is None:
        return None
    if told["rubric"] != rubric_record():
        raise UnreadableInput(f"{run.folder}: was judged by another version of the rubric; begin a new run.")
    return str(told["model"])


def _prompts(configuration: Mapping[str, Any], run: Run) -> Folder:
    told = configuration.get("prompt")
    return SHIPPED if told is None else same_folder(told["path"], told["sha256"], run.folder)


def _erase_old(settings: Settings) -> None:
    """Erase runs and model answers older than OKR_RETENTION_DAYS; they hold notes."""
    if settings.retention_days is None:
        return
    before = datetime.now(UTC) - timedelta(days=settings.retention_days)
    gone = erase_runs(runs_folder(settings), before)
    erase_answers(answers_folder(settings), before)
    if gone:
        complain(f"Erased {so_many(len(gone), 'run')} older than {so_many(settings.retention_days, 'day')}.")


def _opening(settings: Settings, chosen: tuple[Configuration, ...], judge: str | None) -> OpenModel:
    """Give what opens a model, having tried each. Raises BadSetting."""
    for name in dict.fromkeys((*(one.model for one in chosen), judge)):
        if name is not None:
            build.model(settings, name)
    return partial(build.model, settings)


def _evaluator(
    settings: Settings,
    run: Run,
    source: Dataset,
    chosen: tuple[Configuration, ...],
    opens: OpenModel,
    extent: Extent,
    judge: str | None,
) -> Evaluator:
    return Evaluator(
        source.name,
        chosen,
        opens,
        answers_folder(settings),
        run.day,
        settings.model_price,
        extent.seconds,
        judge=judge,
    )
