"""What a model is sent holds no secret and, where set, no data of persons; the draft is made from the true words."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage, HumanMessage
from langchain_core.runnables import RunnableLambda

from assistant.drafter.brief import Brief, Draft, Note
from assistant.drafter.draft import draft
from assistant.drafter.listening import Listener
from assistant.drafter.masked_model import MaskedRunnable
from assistant.drafter.model import Model
from assistant.drafter.openai_model import openai_model
from assistant.drafter.record import draft_json
from assistant.privacy.mask import Mask
from retrieval.passage import Passage
from tests.assistant.drafter.model_case import answer, key_result, objective
from tests.assistant.privacy.test_secrets import long_key
from tests.servers.openai_server import OpenAIServer, Says, serving

MAIL, PHONE = "mara@clinic.example", "+49 431 5512 87"
KEY = "ghp_" + "aB3dE6gH9jK2mN5pQ8rS1tU4vW7xY0zA3bC6"
PLAIN = [
    f"Goal: increase onboarding completion from 61% to 78% by 31 March 2027, says {MAIL}.",
    "Goal: reduce the median setup time from 9 days to 4 days by 31 March 2027.",
    f"Decided: this quarter is about new customers who get going without help; call {PHONE} or {MAIL}.",
]
WITH_KEY = [*PLAIN, f"Goal: cut failed imports from 12% to 6% by 31 March 2027, with the token {KEY}."]
OTHER_KEY = "ghp_" + "zY9xW8vU7tS6rQ5pO4nM3lK2jI1hG0fE9dC8"
SECRET_PASSAGE = Passage("keys.md", "Keys", "research", "", 0, 60, f"The robot signs in with {OTHER_KEY}.", 0.6)
PASSAGE = Passage("strategy.md", "Strategy", "strategy", "", 0, 45, f"Ask {MAIL} for it.", 0.7)


def answers(lines: list[str], names: dict[str, str]) -> tuple[Says, Says, Says]:
    """Give a reading, a first draft that the check sends back, and a good one, of a model that copies its texts."""

    def said(content: dict[str, Any]) -> Says:
        text = json.dumps(content)
        for original, name in names.items():
            text = text.replace(original, name)
        return Says(text)

    def cited(line: int) -> dict[str, Any]:
        return {"source": "N1", "line": line, "text": lines[line - 1]}

    goals = [
        ("Increase onboarding completion from 61% to 78%", "onboarding completion", 61, 78, "%", "increase"),
        ("Reduce the median setup time from 9 days to 4 days", "median setup time", 9, 4, "days", "decrease"),
        ("Reduce failed imports from 12% to 6%", "failed imports", 12, 6, "%", "decrease"),
    ]
    facts, key_results = [], []
    for line, (text, metric, baseline, target, unit, direction) in zip((1, 2, 4), goals, strict=True):
        if line > len(lines):
            continue
        fields = {"metric": metric, "baseline": baseline, "target": target, "unit": unit, "direction": direction}
        facts.append({"quotes": [cited(line)], "status": "goal", "due": "2027-03-31", **fields})
        key_results.append(
            key_result(
                f"{text} by 31 March 2027", quotes=[cited(line)], how_might_we=f"How might we do {line}?", **fields
            )
        )
    reading = {"facts": facts, "priorities": [cited(3)]}
    drafts = [
        answer(objective(*key_results, quotes=[cited(3)], why=None, title=title), parked=[])
        for title in ("Improve the customer experience", "Let new customers get going without help")
    ]
    return said(reading), said(drafts[0]), said(drafts[1])


def made(lines: list[str], personal: bool, names: dict[str, str]) -> tuple[Draft, OpenAIServer]:
    reading, vague, good = answers(lines, names)
    with serving(vague, good, reads=reading) as server:
        model = replace(openai_model("m", "sk-test", server.base_url), masks_personal=personal)
        note = Note("sync.md", "\n".join(lines) + "\n")
        return draft(Brief((note,), date(2027, 1, 12)), lambda query: [PASSAGE], model), server


def lasting(of: Draft) -> dict[str, Any]:
    """Give all of a draft but what differs each time."""
    record = draft_json(of)
    record["provenance"] = {**record["provenance"], "ms": 0}
    return {**record, "id": "", "created": ""}


def sent(server: OpenAIServer) -> str:
    assert len(server.readings) == 1
    assert len(server.drafts) > 1
    return "\n".join(json.dumps(json.loads(each.raw), ensure_ascii=False) for each in server.received)


def test_with_masking_no_data_of_persons_arrives_and_the_draft_is_the_same() -> None:
    plain, seen = made(PLAIN, False, {})
    masked, server = made(PLAIN, True, {MAIL: "EMAIL_1", PHONE: "PHONE_1"})
    assert MAIL in sent(seen)
    assert PHONE in sent(seen)
    assert MAIL not in sent(server)
    assert PHONE not in sent(server)
    assert all("EMAIL_1" in each.user for each in server.received)
    assert "EMAIL_1" in server.drafts[1].body["messages"][2]["content"]
    assert plain.provenance.fallback is None
    assert lasting(masked) == lasting(plain)
    assert MAIL in json.dumps(lasting(masked)["okrs"])


@pytest.mark.parametrize("personal", [False, True])
def test_a_secret_never_arrives_and_the_draft_says_how_many(personal: bool) -> None:
    names = {KEY: "KEY_1"} | ({MAIL: "EMAIL_1", PHONE: "PHONE_1"} if personal else {})
    of, server = made(WITH_KEY, personal, names)
    assert KEY not in sent(server)
    assert [each for each in of.warnings if each.code == "secret_withheld"]
    assert "A secret, such as" in next(each.text for each in of.warnings if each.code == "secret_withheld")
    assert not any(KEY in each.text for each in of.warnings)
    assert [kr.target for each in of.okrs.objectives for kr in each.key_results] == [78, 4, 6]
    assert of.brief.notes[0].text.endswith(f"{KEY}.\n")


def test_a_secret_that_a_model_writes_into_a_sentence_does_not_stay_there() -> None:
    lines = [*WITH_KEY, f"Decided: first rotate {KEY}, so that imports hold."]
    reading, _, good = answers(lines, {KEY: "KEY_1"})
    content = json.loads(str(good.content))
    content["objectives"][0]["why"] = "Imports fail while KEY_1 is used."
    content["objectives"][0]["key_results"][0]["how_might_we"] = "How might we rotate KEY_1?"
    content["questions"] = [{"text": "Who rotates KEY_1?", "objective": 1, "key_result": 1, "field": None}]
    with serving(Says(json.dumps(content)), reads=reading) as server:
        model = openai_model("m", "sk-test", server.base_url)
        of = draft(Brief((Note("sync.md", "\n".join(lines)),), date(2027, 1, 12)), lambda query: [], model)
    assert KEY not in "\n".join(sentences(of))


def test_the_middle_of_a_private_key_in_the_library_never_arrives() -> None:
    rows = long_key(64)[10:25]
    passage = Passage("keys.md", "Keys", "research", "", 700, 1700, "\n".join(rows), 0.9)
    reading, _, good = answers(PLAIN, {})
    with serving(good, reads=reading) as server:
        model = openai_model("m", "sk-test", server.base_url)
        note = Note("sync.md", "\n".join(PLAIN))
        of = draft(Brief((note,), date(2027, 1, 12)), lambda query: [PASSAGE, passage], model)
    assert "keys.md" in {each.document for each in of.provenance.passages}
    assert not any(row[at : at + 12] in each.raw for row in rows for at in (0, 20, 50) for each in server.received)
    assert "A secret, such as" in next(each.text for each in of.warnings if each.code == "secret_withheld")


def heard_of(brief: Brief, model: Model | None) -> dict[str, list[str]]:
    heard: dict[str, list[str]] = {}
    listener = Listener(lambda name, data: heard.setdefault(name, []).append(json.dumps(data)))
    draft(brief, lambda query: [PASSAGE, SECRET_PASSAGE], model, listener=listener)
    return heard


def test_no_secret_is_told_while_a_draft_is_made() -> None:
    reading, _, good = answers(WITH_KEY, {KEY: "KEY_1"})
    content = json.loads(str(good.content))
    content["objectives"][0]["title"] = "Improve KEY_1 and KEY_2"
    content["objectives"][0]["key_results"][0]["text"] += " with KEY_1"
    with serving(Says(json.dumps(content)), reads=reading) as server:
        model = openai_model("m", "sk-test", server.base_url)
        heard = heard_of(Brief((Note("sync.md", "\n".join(WITH_KEY)),), date(2027, 1, 12)), model)
    told = "\n".join([*heard["delta"], *heard["finding"]])
    assert "Improve [secret] and [secret]" in told
    assert KEY not in told
    assert OTHER_KEY not in told
    assert KEY in "\n".join(heard["facts"])


def test_no_secret_is_told_while_an_offline_draft_is_made() -> None:
    text = f"Decided: the focus is on imports that hold without {KEY}.\n" + "\n".join(WITH_KEY)
    heard = heard_of(Brief((Note("sync.md", text),), date(2027, 1, 12)), None)
    assert heard["delta"]
    assert KEY not in "\n".join([*heard["delta"], *heard.get("finding", [])])


def test_an_offline_draft_writes_no_secret_into_a_sentence() -> None:
    text = f"Decided: the focus is on imports that hold without {KEY}.\n" + "\n".join(WITH_KEY)
    of = draft(Brief((Note("sync.md", text),), date(2027, 1, 12)), lambda query: [], None)
    assert of.okrs.objectives
    assert KEY not in "\n".join(sentences(of))
    assert "secret_withheld" not in {each.code for each in of.warnings}


def sentences(of: Draft) -> Iterator[str]:
    yield from (each.text for each in of.questions)
    yield from (each.text for each in of.warnings)
    yield from (text for each in of.parked for text in (each.request, each.why))
    for each in (*of.okrs.objectives, *of.alternatives):
        yield from (each.title, each.why or "", each.aligned_to or "")
        for kr in each.key_results:
            yield from (kr.text, kr.metric or "", kr.measured_by or "", kr.how_might_we or "", kr.owner or "")
            yield from (one.title for one in kr.initiatives)


class TestTheRunnable:
    def test_messages_of_every_kind_are_masked_and_the_answer_is_restored(self) -> None:
        seen: list[BaseMessage] = []

        def says(messages: Any) -> BaseMessage:
            seen.extend(messages)
            return AIMessage(content="To EMAIL_1.", response_metadata={"finish_reason": "stop"})

        runnable = MaskedRunnable(RunnableLambda(says), Mask(personal=True))
        got = runnable.invoke([HumanMessage(MAIL), AIMessage(f"{MAIL}, {KEY}")])
        assert [each.content for each in seen] == ["EMAIL_1", "EMAIL_1, KEY_1"]
        assert (got.content, got.response_metadata) == (f"To {MAIL}.", {"finish_reason": "stop"})
        assert asyncio.run(runnable.ainvoke(MAIL)).content == f"To {MAIL}."

    @pytest.mark.parametrize("size", [1, 2, 3, 5, 8, 100])
    def test_a_placeholder_cut_between_pieces_of_a_stream_is_restored(self, size: int) -> None:
        text = '{"a": "EMAIL_1 and EMAIL_12, EMAIL", "b": "PHONE_1'

        async def pieces(messages: Any) -> AsyncIterator[BaseMessage]:
            for at in range(0, len(text), size):
                yield AIMessageChunk(content=text[at : at + size])
            yield AIMessageChunk(content="", response_metadata={"finish_reason": "stop"})

        async def whole() -> AIMessageChunk:
            runnable = MaskedRunnable(RunnableLambda(pieces), Mask(personal=True))
            said = AIMessageChunk(content="")
            async for piece in runnable.astream([HumanMessage(f"{MAIL} {PHONE}")]):
                assert isinstance(piece, AIMessageChunk)
                assert "_1" not in piece.text or "EMAIL_12" in piece.text
                said += piece
            return said

        got = asyncio.run(whole())
        assert got.text == f'{{"a": "{MAIL} and EMAIL_12, EMAIL", "b": "{PHONE}'
        assert got.response_metadata == {"finish_reason": "stop"}
