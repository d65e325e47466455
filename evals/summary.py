"""What the results of a run say together, one configuration at a time. Results stream through; counts are kept."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import floor, log10
from typing import Any

from evals.agreement import Agreement, Share, wilson
from evals.bootstrap import Mean, mean
from evals.kappa import JudgeAgreement
from evals.run import Result, Run
from evals.scorers import SCORERS, stability
from evals.scorers.judge import SCORER as JUDGE
from evals.scorers.stability import Signs

STATES = ("pass", "fail", "error", "unscored")
GROUPS = ("role", "phase", "team_kind", "industry")
_DIGITS = 3
_MOST = 40  # values of a tag that are told


@dataclass(frozen=True, slots=True)
class Measure:
    """What one scorer said of all its cases. `better` is +1 where more is better; `counted` is how often each value."""

    name: str
    says: str
    better: int
    mean: Mean
    passed: int
    failed: int
    counted: Mapping[float, int]

    @property
    def count(self) -> int:
        """The number of cases that were scored."""
        return sum(self.counted.values())


@dataclass(frozen=True, slots=True)
class Group:
    """The cases of one value of a tag."""

    tag: str
    value: str
    states: Mapping[str, int]
    score: float | None

    @property
    def rate(self) -> Share:
        """The share that passed, errors counted as not passed."""
        return pass_rate(self.states)


@dataclass(frozen=True, slots=True)
class Fired:
    """How many findings a rule made, in how many cases."""

    code: str
    name: str
    findings: int
    cases: int


@dataclass(frozen=True, slots=True)
class Summary:
    """All figures of one configuration. `prompt`: which prompts its model was asked with, as the manifest has it.

    `judge`: how the model that judges agrees with people, where one judges.
    """

    configuration: str
    states: Mapping[str, int]
    faults: Mapping[str, int]
    measures: tuple[Measure, ...]
    groups: tuple[Group, ...]
    rules: tuple[Fired, ...]
    prompt: Mapping[str, Any] | None = None
    judge: JudgeAgreement | None = None

    @property
    def rate(self) -> Share:
        """The share that passed, errors counted as not passed."""
        return pass_rate(self.states)

    @property
    def count(self) -> int:
        """The number of results."""
        return sum(self.states.values())


def pass_rate(states: Mapping[str, int]) -> Share:
    """Give the share of passes among what passed, failed or could not be done; the unscored stay apart."""
    return wilson(states.get("pass", 0), sum(states.get(state, 0) for state in ("pass", "fail", "error")))


@dataclass
class _Counts:
    states: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    values: dict[str, Counter[float]] = field(default_factory=lambda: defaultdict(Counter))
    passes: Counter[tuple[str, bool]] = field(default_factory=Counter)
    groups: dict[tuple[str, str], Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    scores: Counter[tuple[str, str]] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)
    cases: Counter[str] = field(default_factory=Counter)
    names: dict[str, str] = field(default_factory=dict)
    signs: dict[int, list[Signs]] = field(default_factory=lambda: defaultdict(list))
    judged: Agreement = field(default_factory=Agreement)
    unjudged: int = 0


class Counting:
    """Counts results as they come, in whatever order."""

    def __init__(self, run: Run) -> None:
        self._counts = {name: _Counts() for name in run.names}
        self._judge = run.manifest.get("judge")
        self._prompts = {one["name"]: one.get("prompt") for one in run.manifest["configurations"]}
        self._repeated = run.repeats > 1

    def __call__(self, result: Result) -> None:
        """Count one result."""
        _count(self._counts[result["configuration"]], result, self._repeated)

    def summaries(self) -> tuple[Summary, ...]:
        """Give the figures of every configuration, in their order."""
        return tuple(_summary(name, each, self._prompts[name], self._judge) for name, each in self._counts.items())


def _count(counts: _Counts, result: Result, repeated: bool) -> None:
    state = result["state"]
    counts.states[state] += 1
    if state == "error":
        counts.faults[result["error"]["code"]] += 1
    scores = result.get("scores", {})
    for name, score in scores.items():
        counts.values[name][_rounded(score["value"])] += 1
        if "passed" in score:
            counts.passes[name, score["passed"]] += 1
    if JUDGE.name in result.get("unscored", ()):
        counts.unjudged += 1
    elif "human" in result and result["repeat"] == 0:  # repeats of a case are no new cases
        counts.judged.add(result["human"] == "up", scores[JUDGE.name]["passed"])
    tags = result["tags"]
    for tag in GROUPS:
        if tag in tags:
            group = (tag, tags[tag])
            counts.groups[group][state] += 1
            if "checker" in scores:
                counts.scores[group] += scores["checker"]["value"]
    for finding in result.get("findings", ()):
        counts.findings[finding["code"]] += 1
        counts.names[finding["code"]] = finding["name"]
    counts.cases.update(rules_of(result))
    if repeated and "draft" in result:
        counts.signs[result["at"]].append(stability.signs(result["draft"]["okrs"]))


def rules_of(result: Result) -> list[str]:
    """Give the codes of the rules that found something in a case."""
    return sorted({finding["code"] for finding in result.get("findings", ())})


def _rounded(value: float) -> float:
    """Keep three digits of a large number, so that few values are kept of many milliseconds."""
    if abs(value) < 10**_DIGITS:
        return value
    return round(value, _DIGITS - 1 - floor(log10(abs(value))))


def _summary(name: str, counts: _Counts, prompt: Mapping[str, Any] | None, judge: Mapping[str, Any] | None) -> Summary:
    measures = [
        Measure(
            one.name,
            one.says,
            one.better,
            mean(counts.values[one.name]),
            counts.passes[one.name, True],
            counts.passes[one.name, False],
            counts.values[one.name],
        )
        for one in SCORERS
        if one.name in counts.values
    ]
    alike = Counter(stability.stability(signs) for signs in counts.signs.values() if len(signs) > 1)
    if alike:
        measures.append(Measure(stability.NAME, stability.SAYS, 1, mean(alike), 0, 0, alike))
    return Summary(
        name,
        {state: counts.states[state] for state in STATES},
        dict(counts.faults.most_common()),
        tuple(measures),
        tuple(_group(tag, value, counts) for tag, value in _largest(counts)),
        tuple(
            Fired(code, counts.names[code], times, counts.cases[code])
            for code, times in sorted(counts.findings.items(), key=lambda each: (-each[1], each[0]))
        ),
        prompt,
        None if judge is None else JudgeAgreement(counts.judged, counts.unjudged, judge),
    )


def _largest(counts: _Counts) -> list[tuple[str, str]]:
    found = []
    for tag in GROUPS:
        own = [(group, sum(states.values())) for group, states in counts.groups.items() if group[0] == tag]
        found += sorted(own, key=lambda each: (-each[1], each[0]))[:_MOST]
    return [group for group, _ in found]


def _group(tag: str, value: str, counts: _Counts) -> Group:
    states = counts.groups[tag, value]
    scored = states["pass"] + states["fail"] + states["unscored"]
    score = counts.scores[tag, value] / scored if scored else None
    return Group(tag, value, dict(states), score)
