"""Brief in, Draft out, with a model or without one."""

import json
import subprocess
import sys
import types
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.drafter import draft as drafting
from assistant.drafter.brief import Brief, Draft, Note, PromptVersion
from assistant.drafter.draft import draft
from assistant.drafter.markdown import draft_markdown
from assistant.drafter.material import Composition, Material
from assistant.drafter.model import Model, ModelFault
from assistant.drafter.model_reading import Reading
from assistant.drafter.offline import compose as compose_offline
from assistant.drafter.record import draft_json
from assistant.okr import Objective, OkrSet
from retrieval.passage import Passage, Query

NOTES = (
    "Growth sync, 12 January 2027\n"
    "Onboarding completion is stuck at 61%. We agreed to get it to 78% by the end of March.\n"
    "Activation within a week should go from 42% to 50% by 31 March.\n"
    "Priority: make the first week effortless for new customers.\n"
    "Sales asked us to build a Salesforce export.\n"
)


def nothing(query: Query) -> Sequence[Passage]:
    return ()


def brief(text: str = NOTES, **fields: Any) -> Brief:
    return Brief((Note("notes", text),), date(2027, 1, 12), **fields)


def key_results(made: Draft) -> list[str]:
    return [kr.text for objective in made.okrs.objectives for kr in objective.key_results]


def test_notes_become_a_ready_draft() -> None:
    made = draft(brief(), nothing, None)
    assert made.status == "ready"
    assert "Increase onboarding completion from 61% to 78% by 31 March 2027" in key_results(made)
    assert made.okrs.cycle == "2027-Q1"
    assert made.provenance.drafter == "offline"
    assert made.provenance.model is None
    assert made.report.verdict == "pass"


def test_a_draft_is_json() -> None:
    data = json.loads(json.dumps(draft_json(draft(brief(), nothing, None)), allow_nan=False))
    assert list(data) == [
        "version", "id", "created", "state", "status", "brief", "okrs", "alternatives", "report", "facts", "questions",
        "parked", "warnings", "provenance",
    ]  # fmt: skip
    assert data["version"] == 1
    assert data["brief"]["notes"] == [{"id": "notes", "text": NOTES}]
    assert data["okrs"]["objectives"][0]["key_results"][0]["citations"]


STRATEGY = Passage(
    "strategy.md", "Strategy 2027", "strategy", None, 0, 46, "We win by calm billing. Ledgers close themselves.", 0.5
)


@pytest.mark.parametrize(
    ("passages", "okrs", "told"),
    [
        ((), None, False),
        ((STRATEGY,), None, True),
        ((replace(STRATEGY, kind="roadmap"),), None, False),
        ((), OkrSet((Objective("Let ledgers close themselves"),), owner="Company"), True),
        ((), OkrSet((Objective("Make onboarding effortless for customers"),), owner="Company"), False),
    ],
)
def test_an_objective_that_serves_nothing_given_is_told_so(
    passages: Sequence[Passage], okrs: OkrSet | None, told: bool
) -> None:
    made = draft(brief(okrs=okrs), lambda query: passages, None)
    assert ("OBJ010" in {finding.code for finding in made.report.findings}) is told


def stable(made: Draft) -> dict[str, Any]:
    data = draft_json(made)
    data["provenance"]["ms"] = data["id"] = data["created"] = None
    return data


def test_only_id_time_and_duration_change() -> None:
    first, second = draft(brief(), nothing, None), draft(brief(), nothing, None)
    assert first.id != second.id
    assert stable(first) == stable(second)


PIECES = (
    *NOTES.split(" "), "\n", "| a | 5 | 7% |\n", "- [ ] build it", "from 3 to 9", "not 12%", "agreed", "\x00", "\ud800",
    "⅓", "1e999", "NaN", "<script>", "](x)", "Ziel: 5 %", "[^1]", "# Objective 1: x\n",
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join) | st.text(max_size=300))
def test_any_text_gives_a_draft(text: str) -> None:
    made = draft(brief(text), nothing, None)
    json.loads(json.dumps(draft_json(made), allow_nan=False))
    draft_markdown(made)
    for objective in made.okrs.objectives:
        assert objective.title
        for kr in objective.key_results:
            assert kr.source is not None
            assert kr.source.target != "proposed"
            assert all(text[quote.start : quote.end] == quote.text for quote in kr.citations)


def test_offline_drafting_loads_no_model_code() -> None:
    code = (
        "import sys; from datetime import date; from assistant.drafter.brief import Brief, Note;"
        "from assistant.drafter.draft import draft; from assistant.drafter.markdown import draft_markdown;"
        f"draft_markdown(draft(Brief((Note('notes', {NOTES!r}),), date(2027, 1, 12)), lambda query: (), None));"
        "heavy = {'langchain_core', 'langchain_openai', 'openai', 'chromadb', 'pydantic', 'fastapi', 'sqlalchemy'};"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.stderr.strip() == ""
    assert run.returncode == 0


PROMPT = PromptVersion("draft", "1", "0" * 64)


@dataclass(frozen=True)
class Composed:
    composition: Composition
    prompt: PromptVersion = field(default_factory=lambda: PROMPT)
    usage: dict[str, int] = field(default_factory=lambda: {"total_tokens": 7})


class Scripted:
    """Stands for the model drafter: gives what it is told, in turn."""

    def __init__(self, *answers: Composition | ModelFault) -> None:
        self.answers = list(answers)
        self.asked = 0

    def compose(self, material: Material, model: Model, deadline: float) -> Composed:
        self.asked += 1
        answer = self.answers.pop(0)
        if isinstance(answer, ModelFault):
            raise answer
        return Composed(answer)

    def revise(self, material: Material, model: Model, composed: Composed, report: object, deadline: float) -> Composed:
        return self.compose(material, model, deadline)


@pytest.fixture
def scripted(monkeypatch: pytest.MonkeyPatch) -> Any:
    def of(*answers: Composition | ModelFault) -> Scripted:
        script = Scripted(*answers)
        module: Any = types.ModuleType("assistant.drafter.model_drafter")
        module.compose, module.revise = script.compose, script.revise
        monkeypatch.setitem(sys.modules, module.__name__, module)
        monkeypatch.setattr("assistant.drafter.model_drafter", module, raising=False)
        monkeypatch.setattr("assistant.drafter.model_reading.read", lambda brief, rules, *_: Reading(rules))
        return script

    return of


MODEL = Model("some-model", None)  # type: ignore[arg-type]


def composition() -> Composition:
    return compose_offline(drafting.gather(brief(), nothing))


def with_title(title: str) -> Composition:
    made = composition()
    (objective,) = made.okrs.objectives
    return replace(made, okrs=replace(made.okrs, objectives=(replace(objective, title=title),)))


def test_a_good_answer_of_the_model_is_taken_as_it_is(scripted: Any) -> None:
    good = with_title("Help new customers get through their first week without calling us")
    script = scripted(good)
    made = draft(brief(), nothing, MODEL)
    assert made.okrs == good.okrs
    assert (made.provenance.drafter, made.provenance.model, made.provenance.fallback) == ("model", "some-model", None)
    assert made.provenance.prompt == PROMPT
    assert made.provenance.usage == {"total_tokens": 7}
    assert script.asked == 1


def test_findings_go_back_to_the_model_twice_and_the_best_is_kept(scripted: Any) -> None:
    bad, worse = with_title("Redesign the patient portal"), with_title("Improve things")
    good = with_title("Help new customers get through their first week without calling us")
    script = scripted(worse, good, bad)
    made = draft(brief(), nothing, MODEL)
    assert made.okrs.objectives[0].title == good.okrs.objectives[0].title
    assert script.asked == 2


def test_a_fault_while_repairing_keeps_what_was_there(scripted: Any) -> None:
    first = with_title("Redesign the patient portal")
    scripted(first, ModelFault("model_timeout", "The model took too long."))
    made = draft(brief(), nothing, MODEL)
    assert made.okrs.objectives[0].title == "Redesign the patient portal"
    assert made.status == "needs_review"
    assert made.provenance.drafter == "model"


def test_a_fault_gives_the_offline_draft_and_says_so(scripted: Any) -> None:
    scripted(ModelFault("model_quota", "The account has no quota left."))
    made = draft(brief(), nothing, MODEL)
    assert made.okrs == draft(brief(), nothing, None).okrs
    assert (made.provenance.drafter, made.provenance.fallback) == ("offline", "model_quota")
    assert made.warnings[0].code == "model_quota"
    assert "no quota left" in made.warnings[0].text


def test_without_fallback_the_fault_is_raised(scripted: Any) -> None:
    scripted(ModelFault("model_quota", "The account has no quota left."))
    with pytest.raises(ModelFault):
        draft(brief(), nothing, MODEL, fallback=False)


def test_a_goal_that_waits_for_a_yes_is_asked_about_once() -> None:
    text = "We think sign-up completion could go from 40% to 55% by 31 March 2027.\n"
    made = draft(Brief((Note("notes", text),), date(2027, 1, 12)), lambda query: (), None)
    assert [kr.metric for each in made.okrs.objectives for kr in each.key_results] == ["sign-up completion"]
    about = [question.text for question in made.questions if "sign-up completion" in question.text]
    assert about == ["Is 55% agreed for sign-up completion? Nobody has confirmed it yet, so it is left out."]
