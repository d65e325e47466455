"""On labelled notes: what a model reads right is kept, what it reads wrong is not, and no planted fault passes."""

import json
import random
import re
from itertools import count
from typing import Any

import pytest

from assistant.checker.check import check
from assistant.drafter.brief import Draft
from assistant.drafter.record import draft_json
from assistant.evidence.facts import Fact
from assistant.evidence.numbers import Number, Side, numbers_in, numbers_of, same
from assistant.formats import read_record
from tests.assistant.drafter.labelled_case import (
    DATA,
    REASON,
    Record,
    draft_answer,
    drafted,
    drafted_all,
    facts_answer,
    goal_scores,
    lines,
    plain_draft_answer,
    scoring,
)

pytestmark = pytest.mark.skipif(not DATA, reason=REASON)

NAMED = {"model_corrected", "model_left_out", "model_active_content", "model_number_in_title", "title_replaced"}
NUMBERS: tuple[Side, ...] = ("baseline", "target", "change")
REFERENCES = {record["id"]: record for record in lines("reference_drafts.jsonl")} if DATA else {}
NOTES = lines("notes_dev.jsonl") if DATA else ()
OTHERS = [note for note in lines("notes_more.jsonl") if note["expected_krs"]] if DATA else []
FAULTS = [(record, faulty) for record in REFERENCES.values() for faulty in record["faulty"]]


def note_of(record: Record) -> Record:
    return next(note for note in NOTES if note["id"] == record["id"])


def good(note: Record) -> Record:
    reference = REFERENCES[note["id"]]["good"]
    return draft_answer(note, reference["okrs"], reference)


def as_json(made: list[Draft]) -> list[Record]:
    return [json.loads(json.dumps(draft_json(one))) for one in made]


@pytest.fixture(scope="module")
def made() -> list[Draft]:
    return drafted_all([(note, facts_answer(note), good(note)) for note in NOTES])


@pytest.fixture(scope="module")
def found() -> list[Draft]:
    return drafted_all([(note, facts_answer(note), plain_draft_answer(note)) for note in OTHERS])


class TestReading:
    def test_right_facts_are_kept(self, made: list[Draft]) -> None:
        assert goal_scores(NOTES, as_json(made)).f1 >= 0.95

    def test_every_quote_is_exact_and_short(self, made: list[Draft]) -> None:
        for note, one in zip(NOTES, made, strict=True):
            quotes = [quote for fact in one.facts for quote in fact.quotes]
            assert all(note["text"][quote.start : quote.end] == quote.text for quote in quotes)
            assert all(len(quote.text) <= 400 for quote in quotes)

    def test_of_what_is_read_wrong_no_number_is_a_goal(self) -> None:
        wrongs, answers = spoiled(NOTES)
        found = drafted_all([(note, facts, good(note)) for note, facts in zip(NOTES, answers, strict=True)])
        assert goal_scores(NOTES, as_json(found)).f1 >= 0.90
        for number, metric, side, value in wrongs:
            for fact in found[number].facts:
                is_wrong = fact.metric == metric and fact.status == "goal" and holds(fact, side, value)
                assert not is_wrong, (metric, value)


def holds(fact: Fact, side: Side, value: float) -> bool:
    return any(same(Number(value, None), number) for number in numbers_of(fact, side))


Wrong = tuple[int, str, Side, float]


def spoiled(notes: tuple[Record, ...]) -> tuple[list[Wrong], list[Record]]:
    """Spoil one quote in ten, swap one number in ten, and add an invented fact to each note."""
    chance = random.Random(7)
    quotes, numbers = count(1), count(1)
    wrongs: list[Wrong] = []
    answers = []
    for position, note in enumerate(notes):
        answer = facts_answer(note)
        for fact in answer["facts"]:
            for quote in fact["quotes"]:
                if next(quotes) % 10 == 0:
                    quote["text"] = garbled(quote["text"], chance)
            for side in NUMBERS:
                if fact[side] is not None and next(numbers) % 10 == 0:
                    fact[side] = other_number(note, fact, chance)
                    wrongs.append((position, fact["metric"], side, fact[side]))
        invented = invention(answer, position)
        wrongs.append((position, invented["metric"], "target", invented["target"]))
        answer["facts"].append(invented)
        answers.append(answer)
    return wrongs, answers


def garbled(text: str, chance: random.Random) -> str:
    """Spoil a word, the blanks and the capitals of a quote."""
    words = text.split(" ")
    long = [i for i, word in enumerate(words) if word.isalpha() and len(word) > 3]
    if long:
        at = chance.choice(long)
        words[at] = words[at][1:] + words[at][0]
    return "  ".join(words).upper() if chance.random() < 0.5 else "  ".join(words)


def other_number(note: Record, fact: Record, chance: random.Random) -> float:
    """Take a number that the quotes of a fact do not say: one from elsewhere in the note, or one from nowhere."""
    said = [number.value for quote in fact["quotes"] for number in numbers_in(quote["text"])]
    elsewhere = sorted({number.value for number in numbers_in(note["text"])} - {round(value, 6) for value in said})
    close = {round(value * part / 100, 2) for value in said for part in (50, 25)} | set(said)
    pool = [value for value in elsewhere if value not in close and value not in (0, 100)]
    return chance.choice(pool) if pool and chance.random() < 0.5 else 7777.25


def invention(answer: Record, position: int) -> Record:
    """Make up a goal: with made-up words, or with words of the note that say nothing of it."""
    made_up = {"source": "N1", "line": 2, "text": "we also agreed to lift the referral share to 63.5% by year end"}
    first = (answer["priorities"] or [made_up])[0]
    told = answer["facts"][0]["quotes"][0] if answer["facts"] else first
    return {
        "quotes": [[made_up, first, told][position % 3]],
        "later": [],
        "metric": "referral share",
        "status": "goal",
        "tentative": False,
        "direction": "increase",
        "baseline": None,
        "baseline_unit": None,
        "target": 63.5,
        "unit": "%",
        "relative_change": None,
        "change": None,
        "comparator": None,
        "due": None,
        "due_text": None,
        "owner": None,
    }


class TestDrafting:
    def test_expected_key_results_are_there(self, made: list[Draft]) -> None:
        score = scoring()
        hits = []
        for note, one in zip(NOTES, as_json(made), strict=True):
            first = [kr for each in one["okrs"]["objectives"][:3] for kr in each["key_results"][:5]]
            for i in note["expected_krs"]:
                gold = note["facts"][i]
                hits.append(any(fits(score, kr, gold) for kr in first))
        assert sum(hits) / len(hits) >= 0.95

    def test_no_number_is_outside_the_notes(self, made: list[Draft]) -> None:
        score = scoring()
        for note, one in zip(NOTES, as_json(made), strict=True):
            held = [value for fact in note["facts"] for value in score.gold_values(fact)]
            held += [float(digits.replace(",", "")) for digits in re.findall(r"\d[\d,]*(?:\.\d+)?", note["text"])]
            for kr in (kr for each in one["okrs"]["objectives"] for kr in each["key_results"]):
                for side in ("baseline", "target"):
                    value = kr[side]
                    assert value is None or any(score.same(value, each) for each in held), kr["text"]

    def test_most_are_ready(self, made: list[Draft]) -> None:
        assert sum(one.status == "ready" for one in made) >= 0.8 * len(made)

    def test_a_good_key_result_changes_only_where_it_has_a_finding(self, made: list[Draft]) -> None:
        changed = []
        for note, one in zip(NOTES, made, strict=True):
            texts = {kr.text for each in one.okrs.objectives for kr in each.key_results}
            okrs = read_record(REFERENCES[note["id"]]["good"]["okrs"], None)
            found = {(each.objective, each.key_result) for each in check(okrs).findings}
            for i, each in enumerate(okrs.objectives, 1):
                faultless = [kr for j, kr in enumerate(each.key_results, 1) if (i, j) not in found]
                changed += [kr.text for kr in faultless if kr.text not in texts]
        assert changed == []


def fits(score: Any, kr: Record, gold: Record) -> bool:
    return bool(
        score.alike(kr["metric"] or kr["text"], gold)
        and score.baseline_agrees(gold, kr["baseline"])
        and score.target_agrees(gold, kr["target"], kr["relative_change"])
    )


class TestOtherVoices:
    """Notes of other authors, languages and forms, with plain drafts of what they agree on."""

    def test_right_facts_are_kept(self, found: list[Draft]) -> None:
        assert goal_scores(OTHERS, as_json(found)).f1 >= 0.92

    def test_expected_key_results_are_there(self, found: list[Draft]) -> None:
        score, hits = scoring(), []
        for note, one in zip(OTHERS, as_json(found), strict=True):
            first = [kr for each in one["okrs"]["objectives"][:3] for kr in each["key_results"][:5]]
            hits += [any(fits(score, kr, note["facts"][i]) for kr in first) for i in note["expected_krs"]]
        assert sum(hits) / len(hits) >= 0.92

    def test_most_are_ready(self, found: list[Draft]) -> None:
        assert sum(one.status == "ready" for one in found) >= 0.8 * len(found)


@pytest.mark.parametrize(("record", "faulty"), FAULTS, ids=[f"{r['id']} {f['fault']}" for r, f in FAULTS])
def test_a_planted_fault_is_taken_out_and_named(record: Record, faulty: Record) -> None:
    note = note_of(record)
    made = drafted(note, facts_answer(note), draft_answer(note, faulty["okrs"], record["good"]))
    kept = {kr["text"] for each in record["good"]["okrs"]["objectives"] for kr in each["key_results"]}
    titles = {each["title"] for each in record["good"]["okrs"]["objectives"]}
    bad = [kr["text"] for each in faulty["okrs"]["objectives"] for kr in each["key_results"] if kr["text"] not in kept]
    bad += [each["title"] for each in faulty["okrs"]["objectives"] if each["title"] not in titles]
    said = [each.title for each in made.okrs.objectives]
    said += [kr.text for each in made.okrs.objectives for kr in each.key_results]
    assert not set(bad) & set(said) or made.status == "needs_review"
    named = {warning.code for warning in made.warnings}
    assert named & NAMED
    assert "http" not in json.dumps([said, [each.why for each in made.okrs.objectives]])
