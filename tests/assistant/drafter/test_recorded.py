"""Drafts read back from their JSON."""

import json
from dataclasses import replace
from datetime import date
from itertools import islice

import pytest

from assistant.checker.house_style import read_config
from assistant.drafter.brief import Brief, Note, PromptVersion
from assistant.drafter.draft import draft
from assistant.drafter.markdown import draft_markdown
from assistant.drafter.record import draft_json
from assistant.drafter.recorded import read_draft
from assistant.formats import read_record
from evals.dataset import Case, cases
from retrieval.passage import Passage

CASES = list(islice(cases("meeting_notes"), 12))
PASSAGE = Passage("strategy.md", "Strategy", "strategy", "Aims", 3, 20, "Win the mid-market", 0.5)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_draft_comes_back_whole(case: Case) -> None:
    brief = Brief((Note("notes", case.text),), case.as_of, phase=case.phase)
    made = draft(brief, lambda query: [PASSAGE], None)
    record = json.loads(json.dumps(draft_json(made)))
    found = read_draft(record)
    assert draft_json(found) == record
    assert replace(found, report=made.report) == made
    assert draft_markdown(replace(found, report=replace(found.report, deductions=made.report.deductions))) == (
        draft_markdown(made)
    )


def test_all_that_was_given_comes_back() -> None:
    okrs = read_record({"objective": "Keep customers", "key_results": ["Reduce churn from 4% to 3%"]}, "okrs")
    config = read_config({"preset": "strict", "ignore": ["KR003"], "severity": {"KR004": "error"}}, "config")
    notes = (Note("Zürich 🎯.md", "Churn is at 4%, target 3% by June."), Note("b", "Nothing."))
    brief = Brief(notes, date(2027, 1, 12), "ba", "define", "platform", "2027-H1", okrs, config)
    made = draft(brief, lambda query: [], None)
    asked = replace(made.provenance, prompt=PromptVersion("draft", "3", "0" * 64), model="m", usage={"requests": 2})
    made = replace(made, provenance=asked)
    record = json.loads(json.dumps(draft_json(made)))
    assert draft_json(read_draft(record)) == record
    assert read_draft(record).brief == brief
