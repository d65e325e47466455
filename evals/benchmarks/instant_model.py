"""A model server that answers at once, with what the rules find in a note, in the form that a good model would use."""

import json
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from assistant.drafter import offline
from assistant.drafter.brief import Brief, Note
from assistant.drafter.gather import by_rules, gather
from assistant.drafter.model_facts_answer import FactAnswer, Facts
from assistant.drafter.model_retold import retold
from assistant.drafter.model_schema import Cited
from assistant.drafter.model_sources import sources_of
from assistant.evidence.facts import Fact
from assistant.okr import Quote
from assistant.record import to_json


@contextmanager
def instant_model(notes: Sequence[str], day: date) -> Iterator[str]:
    """Serve the answers of all notes; gives the address that OPENAI_BASE_URL takes."""
    known = {_mark(note): answers_of(note, day) for note in notes}

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            said = "\n".join(str(message["content"]) for message in asked["messages"])
            facts, objectives = next(answers for mark, answers in known.items() if mark in said)
            wanted = asked["response_format"]["json_schema"]["name"]
            body = json.dumps(completion(facts if wanted == "Facts" else objectives)).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            """Write no log."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    finally:
        server.shutdown()


def _mark(note: str) -> str:
    """Give the longest line, by which a note is known in a prompt."""
    return max((line.strip() for line in note.splitlines()), key=len)[:200]


def answers_of(note: str, day: date) -> tuple[str, str]:
    """Give what the rules read in a note and draft from it, each as the text of a model's answer."""
    brief = Brief((Note("n", note),), day)
    evidence = by_rules(brief)
    material = gather(brief, lambda query: (), evidence)
    facts = Facts(
        facts=[_fact(fact) for fact in evidence[0].facts],
        priorities=_cited(evidence[0].priorities),
        feature_requests=_cited(evidence[0].feature_requests),
    )
    return facts.model_dump_json(), retold(offline.compose(material), sources_of(material)).model_dump_json()


def _fact(fact: Fact) -> FactAnswer:
    told = {name: value for name, value in to_json(fact).items() if name in FactAnswer.model_fields}
    return FactAnswer.model_validate({**told, "quotes": _cited(fact.quotes)})


def _cited(quotes: Sequence[Quote]) -> list[Cited]:
    return [Cited(source="N1", text=quote.text) for quote in quotes]


def completion(text: str) -> dict[str, Any]:
    """Wrap an answer as a server sends it."""
    choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}
    usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
    return {"id": "c", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice], "usage": usage}
