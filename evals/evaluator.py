"""Drafts and scores cases: one picklable function over batches of lines, whatever runs it."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from assistant.checker.check import check
from assistant.checker.finding import Report
from assistant.drafter.brief import Brief, Draft
from assistant.drafter.draft import draft
from assistant.drafter.listening import Listener, Stopped
from assistant.drafter.model import SECONDS, Model, ModelFault
from assistant.drafter.record import draft_json
from assistant.errors import PlumbError
from assistant.evidence.extract import extract
from evals.answers import Answers
from evals.asked_model import Asked, Heard
from evals.case import Case
from evals.case_search import search_of
from evals.configuration import Configuration
from evals.dataset import Row, case
from evals.human_label import human_label
from evals.scorers import SCORERS, Judged, Unscored
from evals.scorers.judge import SCORER as JUDGE

OpenModel = Callable[[str], Model | None]
_KEPT = ("status", "okrs", "facts", "questions", "parked", "warnings", "provenance")


class Task(NamedTuple):
    """One thing to do: the case's place among the cases, its line, the configuration's place, and which repeat."""

    at: int
    row: Row
    configuration: int
    repeat: int


class Drafted(NamedTuple):
    """A draft, and the model's answers that it was made of."""

    draft: Draft
    answers: Sequence[str]


@dataclass
class Evaluator:
    """Makes a line of JSON out of each task. `open_model` can be pickled; `today` stands in where a case has no day.

    `price`: US dollars a million input and output tokens; `seconds`: how long one request to a model may take;
    `listener` can stop it in this process, which raises Stopped; `judge`: the model that judges, where one does.
    """

    dataset: str
    configurations: tuple[Configuration, ...]
    open_model: OpenModel
    answers: Path
    today: date
    price: tuple[float, float] | None = None
    seconds: float = SECONDS
    listener: Listener = field(default_factory=Listener)
    judge: str | None = None
    _models: dict[str, Asked] = field(default_factory=dict)

    def __getstate__(self) -> Mapping[str, Any]:
        """Leave out what each process has its own of: the models, and who listens."""
        return {**self.__dict__, "_models": {}, "listener": None}

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        """Take what was sent; in this process nobody listens."""
        self.__dict__.update(state, _models={}, listener=Listener())

    def __call__(self, batch: Sequence[Task]) -> list[str]:
        """Give one result a task, in order."""
        return [self._result(task) for task in batch]

    def _result(self, task: Task) -> str:
        configuration = self.configurations[task.configuration]
        head = {"at": task.at, "configuration": configuration.name, "repeat": task.repeat}
        name = f"line {task.row.line}"
        tags: Mapping[str, str] = {}
        try:
            read = case(task.row, f"{self.dataset}:{task.row.line}")
            name, tags = read.id, _tags(read)
            return _line({**head, "case": name, "tags": tags}, self._outcome(read, configuration, task), task.row.text)
        except Stopped:
            raise
        except PlumbError as error:
            fault = {"code": error.code, "message": str(error)}
        except Exception as error:  # a fault of ours on one case must not end a night's run; it is counted and told
            fault = {"code": "unexpected", "message": f"{type(error).__name__}: {error}"}
        return _line({**head, "case": name, "tags": tags}, {"state": "error", "error": fault}, _readable(task.row.text))

    def _outcome(self, read: Case, configuration: Configuration, task: Task) -> Mapping[str, Any]:
        self.listener.refuse_stopped()
        if read.okrs is None:
            made = self._drafted(read, configuration, task.repeat)
            return self._scored(_of_draft(read, made.draft, self.price), made, task.repeat)
        evidence = tuple(
            extract(note.text, as_of=read.as_of or self.today, document=note.document) for note in read.notes
        )
        report = check(read.okrs, evidence=evidence, config=configuration.config)
        return self._scored(Judged(read, read.okrs, report, read.parked), None, task.repeat)

    def _scored(self, judged: Judged, made: Drafted | None, repeat: int) -> Mapping[str, Any]:
        asked = self._model(self.judge)
        if asked is None:
            return _judged(judged, made)
        heard: list[Heard] = []
        judge = replace(asked.of_case(repeat, heard), listener=self.listener)
        outcome = _judged(replace(judged, judge=judge), made)
        if JUDGE.name in outcome.get("unscored", ()):
            _forget(asked, heard)
        label = None if made is not None else human_label(judged.case.gold)  # people saw the OKRs of the case
        return {**outcome, "human": label} if label else outcome

    def _drafted(self, read: Case, configuration: Configuration, repeat: int) -> Drafted:
        brief = Brief(
            notes=read.notes,
            as_of=read.as_of or self.today,
            role=read.role or "pm",
            phase=read.phase,
            team_kind=read.team_kind,
            cycle=read.cycle,
            config=configuration.config,
        )
        asked = self._model(configuration.model)
        if asked is None:
            return Drafted(draft(brief, search_of(read.documents), None, listener=self.listener), ())
        heard: list[Heard] = []
        try:
            model = asked.of_case(repeat, heard)
            made = draft(
                brief,
                search_of(read.documents),
                model,
                fallback=False,
                listener=self.listener,
                prompts=configuration.prompts,
            )
        except ModelFault:
            _forget(asked, heard)
            raise
        return Drafted(made, [one.text for one in heard])

    def _model(self, name: str | None) -> Asked | None:
        """Give the model of a configuration: one for all its cases, so that they share its budget."""
        if name is None:
            return None
        if name not in self._models:
            model = self.open_model(name)
            if model is None:
                return None
            asked = self._models.setdefault(name, Asked(replace(model, seconds=self.seconds), Answers(self.answers)))
            self.listener.stopped.add_done_callback(
                lambda _: asked.close(ModelFault("model_unreachable", "The evaluation was stopped."))
            )
        return self._models[name]


def _forget(asked: Asked, heard: Sequence[Heard]) -> None:
    """Drop the last answer, which nobody could use."""
    for one in heard[-1:]:
        asked.answers.forget(one.key)


def _tags(read: Case) -> Mapping[str, str]:
    named = {"role": read.role, "phase": read.phase, "team_kind": read.team_kind}
    return {**{key: value for key, value in named.items() if value}, **read.tags}


def _of_draft(read: Case, made: Draft, price: tuple[float, float] | None) -> Judged:
    parked = draft_json(made)["parked"]
    usage, ms = made.provenance.usage, made.provenance.ms
    return Judged(read, made.okrs, made.report, parked, True, ms, usage, price)


def _judged(judged: Judged, made: Drafted | None) -> Mapping[str, Any]:
    """Score with every scorer; a case passes where all that demand something are content and none fell silent."""
    scores: dict[str, Any] = {}
    unscored: dict[str, str] = {}
    verdicts = []
    for scorer in SCORERS:
        said = scorer.score(judged)
        if said is None:
            continue
        if isinstance(said, Unscored):
            unscored[scorer.name] = said.reason
            continue
        scores[scorer.name] = {"reason": said.reason, "value": said.value, "evidence": said.evidence}
        if said.passed is not None:
            scores[scorer.name]["passed"] = said.passed
            verdicts.append(said.passed)
    state = "fail" if not all(verdicts) else "pass" if verdicts and not unscored else "unscored"
    outcome: dict[str, Any] = {"state": state, "scores": scores, "findings": _findings(judged.report)}
    if unscored:
        outcome["unscored"] = unscored
    if made is not None:
        record = draft_json(made.draft)
        outcome["draft"] = {name: record[name] for name in _KEPT}
        outcome["answers"] = list(made.answers)
    return outcome


def _findings(report: Report) -> list[Any]:
    return [
        {
            "code": one.code,
            "name": one.name,
            "severity": one.severity,
            "objective": one.objective,
            "key_result": one.key_result,
            "message": one.message,
        }
        for one in report.findings
    ]


def _line(head: Mapping[str, Any], outcome: Mapping[str, Any], given: str) -> str:
    """Write a result as a line, the case as it was given at its end."""
    body = json.dumps({**head, **outcome}, separators=(",", ":"))
    return f'{body[:-1]},"given":{given.strip()}}}'


def _readable(given: str) -> str:
    """Give a line that may be no JSON as a JSON value."""
    try:
        json.loads(given)
    except (ValueError, RecursionError):
        return json.dumps(given)
    return given
