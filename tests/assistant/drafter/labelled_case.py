"""Labelled notes and reference drafts as a model would answer with them; the folder is named by OKR_TEST_DATA."""

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from assistant.drafter.brief import Brief, Draft, Note
from assistant.drafter.draft import draft
from assistant.drafter.model_sources import note_sources
from assistant.drafter.openai_model import openai_model
from assistant.drafter.sentence import sentence
from assistant.evidence.facts import Evidence
from assistant.okr import KeyResult
from tests.servers.openai_server import Received, Says, serving

DATA = os.environ.get("OKR_TEST_DATA")
REASON = "OKR_TEST_DATA names no folder of labelled notes"
DOCUMENT = "notes"
ROLES = {"lead": "product-leader", "po": "pm", "ux": "design"}
SECONDS = 120.0

Record = dict[str, Any]


@cache
def lines(name: str) -> tuple[Record, ...]:
    """Give the records of a file of the folder."""
    text = (Path(DATA or "") / name).read_text(encoding="utf-8")
    return tuple(json.loads(line) for line in text.split("\n") if line.strip())


@cache
def scoring() -> Any:
    """Give the functions by which the labelled notes are scored; they lie beside the folder."""
    sys.path.append(str(Path(DATA or "").resolve().parent / "score"))
    import notes_common

    return notes_common


def brief(note: Record) -> Brief:
    """Give the brief of a labelled note."""
    role = ROLES.get(note["role"], note["role"])
    return Brief((Note(DOCUMENT, note["text"]),), date.fromisoformat(note["as_of"]), role, note["phase"])


def cite(note: Record, text: str, start: int | None = None) -> Record:
    """Cite words of a note as a model does: source, line, words."""
    (source,) = note_sources((Evidence(DOCUMENT, note["text"]),))
    at = note["text"].find(text) if start is None else start
    line = next((each.number for each in source.lines if each.start <= at < each.end), None)
    return {"source": "N1", "line": line, "text": text}


def _quotes(fact: Record) -> list[str]:
    return [fact["quote"]] if isinstance(fact["quote"], str) else fact["quote"]


def fact_answer(note: Record, fact: Record) -> Record:
    """Give a labelled fact as a model answers with it."""
    deadline = fact["deadline"] or ""
    is_day = deadline[:4].isdigit()
    return {
        "quotes": [cite(note, quote) for quote in _quotes(fact)],
        "metric": fact["metric"],
        "status": fact["status"],
        "later": [],
        "tentative": bool(fact.get("tentative")),
        "direction": fact["direction"],
        "baseline": fact["baseline"],
        "baseline_unit": fact.get("baseline_unit"),
        "target": fact["target"],
        "unit": fact["unit"],
        "relative_change": fact["relative_change"] if fact["target"] is None else None,
        "change": fact.get("delta"),
        "comparator": fact.get("comparator"),
        "due": deadline if is_day else None,
        "due_text": fact.get("deadline_text") or (None if is_day else deadline),
        "owner": fact.get("owner"),
    }


def facts_answer(note: Record) -> Record:
    """Give the labels of a note as a model answers with them."""
    return {
        "facts": [fact_answer(note, fact) for fact in note["facts"]],
        "priorities": [cite(note, quote) for quote in note["priorities"]],
        "feature_requests": [cite(note, quote) for quote in note["feature_requests"]],
        "wishes": [cite(note, quote) for quote in note["vague_wishes"]],
        "performance_talk": [],
        "conflicts": [
            {"about": one["about"], "quotes": [cite(note, quote) for quote in one["quotes"]]}
            for one in note["conflicts"]
            if not one.get("resolution")
        ],
    }


def draft_answer(note: Record, okrs: Record, reference: Record) -> Record:
    """Give a reference draft as a model answers with it."""
    return {
        "objectives": [
            {
                "quotes": [cite(note, each["text"], each["start"]) for each in objective["citations"]],
                "why": objective["why"],
                "aligned_to": objective["aligned_to"],
                "title": objective["title"],
                "key_results": [_key_result(note, kr) for kr in objective["key_results"]],
            }
            for objective in okrs["objectives"]
        ],
        "questions": [
            {name: one.get(name) for name in ("text", "objective", "key_result", "field")}
            for one in reference["questions"]
        ],
        "parked": [
            {
                "quote": cite(note, one["quote"]["text"], one["quote"]["start"]),
                "request": one["request"],
                "why": one["why"],
                "objective": 1 if one["key_result"] else None,
                "key_result": one["key_result"],
            }
            for one in reference["parked"]
        ],
    }


def plain_draft_answer(note: Record) -> Record:
    """Give a draft of the expected goals of a note, in plain sentences, as a model answers with it."""
    expected = [note["facts"][i] for i in note["expected_krs"]]
    titles = (
        "Help people get what they came for without having to ask",
        "Give people fewer reasons to turn away from us",
    )
    parts = [(title, expected[5 * i : 5 * i + 5]) for i, title in enumerate(titles)]
    objectives = [
        {"quotes": [], "title": title, "key_results": [_of_fact(note, fact) for fact in facts]}
        for title, facts in parts
        if facts
    ]
    return {"objectives": objectives, "questions": [], "parked": []}


def _of_fact(note: Record, fact: Record) -> Record:
    answer = fact_answer(note, fact)
    kept = (
        "metric",
        "baseline",
        "baseline_unit",
        "target",
        "comparator",
        "unit",
        "relative_change",
        "change",
        "direction",
    )
    fields = {name: answer[name] for name in kept}
    due = date.fromisoformat(answer["due"]) if answer["due"] else None
    text = sentence(KeyResult("", due=due, **fields))
    return {**fields, "quotes": answer["quotes"], "due": answer["due"], "target_source": "stated", "text": text}


def _key_result(note: Record, kr: Record) -> Record:
    kept = ("metric", "baseline", "baseline_unit", "target", "comparator", "unit", "relative_change", "change")
    kept += ("direction", "due", "indicator", "category", "commitment", "measured_by", "how_might_we", "text")
    return {
        **{name: kr.get(name) for name in kept},
        "facts": [],
        "quotes": [cite(note, each["text"], each["start"]) for each in kr.get("citations") or []],
        "target_source": (kr.get("source") or {}).get("target") or "stated",
        "initiatives": [each["title"] for each in kr.get("initiatives") or []],
    }


def drafted(note: Record, facts: Record, answer: Record) -> Draft:
    """Draft from a labelled note with a server that answers with these facts and this draft."""
    return drafted_all([(note, facts, answer)])[0]


def drafted_all(given: list[tuple[Record, Record, Record]]) -> list[Draft]:
    """Draft from several notes, one after the other, with one server."""
    made = []
    answers: dict[str, Any] = {}

    def reads(request: Received) -> Says:
        return Says(json.dumps(answers["facts"]))

    for note, facts, answer in given:
        answers["facts"] = facts
        with serving(Says(json.dumps(answer)), reads=reads) as server:
            model = replace(openai_model("scripted", "sk-test", server.base_url), seconds=SECONDS)
            made.append(draft(brief(note), lambda query: [], model))
    return made


@dataclass(frozen=True)
class GoalScores:
    """How well goals were found: strictly, with metric, words and values right. Open goals are no claim."""

    found: int
    claimed: int
    gold: int

    @property
    def f1(self) -> float:
        return 2 * self.found / (self.claimed + self.gold)


def goal_scores(notes: Sequence[Record], drafts: Sequence[Record]) -> GoalScores:
    """Score the agreed goals of drafts as `okr evidence` is scored."""
    found = claimed = gold = 0
    for note, made in zip(notes, drafts, strict=True):
        matches = _matches(note, made["facts"])
        gold += sum(_is_goal(fact) for fact in note["facts"])
        for position, fact in enumerate(made["facts"]):
            label, full = matches.get(position, (None, False))
            neutral = label is not None and label["status"] == "goal" and label.get("tentative")
            if _is_goal(fact) and not neutral:
                claimed += 1
                found += bool(full and label is not None and label["status"] == "goal")
    return GoalScores(found, claimed, gold)


def _is_goal(fact: Record) -> bool:
    return fact["status"] == "goal" and not fact.get("tentative")


def _matches(note: Record, facts: list[Record]) -> dict[int, tuple[Record, bool]]:
    score = scoring()
    options = []
    for i, gold in enumerate(note["facts"]):
        spans = score.spans(note["text"], gold["quote"])
        for j, fact in enumerate(facts):
            cut = [(quote["start"], quote["end"]) for quote in fact["quotes"]]
            values = (fact["baseline"], fact["target"], fact["relative_change"])
            name, agrees = score.alike(fact["metric"], gold), score.values_agree(gold, *values)
            if score.overlap(cut, spans) and (name or agrees):
                part = score.target_agrees(gold, values[1], values[2])
                weight = (name and agrees) * 4 + part * 2 + name + 0.5 * score.status_agrees(gold, fact["status"])
                options.append((weight, i, j, bool(name and agrees)))
    taken: set[int] = set()
    found: dict[int, tuple[Record, bool]] = {}
    for _, i, j, full in sorted(options, reverse=True):
        if i not in taken and j not in found:
            taken.add(i)
            found[j] = (note["facts"][i], full)
    return found
