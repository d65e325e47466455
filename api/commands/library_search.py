"""What `okr library search` answers, and how it is shown."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any

from api import jsonl
from api.days import read_day
from api.search import LibrarySearch
from api.texts import read_lines
from assistant.checker.output.place import visible
from assistant.errors import PlumbError, UnreadableInput
from retrieval.passage import Query

Answers = Iterator[tuple[Any, PlumbError | None]]


@dataclass(frozen=True)
class Searching:
    """A search, and who is told, once, when it goes by words only."""

    search: LibrarySearch
    tell: Callable[[str], None]
    told: set[str] = field(default_factory=set)

    def answer(self, name: str | int | None, query: Query) -> dict[str, Any]:
        """Give a query's hits, and the notice where words alone found them."""
        found = self.search.find(query)
        hits = [asdict(passage) for passage in found.passages]
        if found.notice is None:
            return {"query_id": name, "hits": hits}
        if found.notice not in self.told:
            self.told.add(found.notice)
            self.tell(found.notice)
        return {"query_id": name, "hits": hits, "notice": found.notice}

    def alone(self, query: Query) -> Answers:
        """Answer one query that has no name."""
        yield self.answer(None, query), None

    def answers(self, path: str, default: Query) -> Answers:
        """Answer each line of a file in order; what a line does not say is as in `default`."""

        def of(number: int, line: Mapping[str, Any]) -> dict[str, Any]:
            name, text = line.get("query_id"), line.get("text")
            if not isinstance(text, str):
                raise UnreadableInput('The line needs "text", a string with the query.')
            if not isinstance(name, str | int | None):
                raise UnreadableInput('"query_id" must be a string.')
            document, kind = line.get("document"), line.get("kind")
            if not isinstance(document, str | None) or not isinstance(kind, str | None):
                raise UnreadableInput('"document" and "kind" must be strings.')
            recent = line.get("recent")
            if not isinstance(recent, bool | None):
                raise UnreadableInput('"recent" must be true or false.')
            asked = replace(
                default,
                text=text,
                document=document or default.document,
                kind=kind or default.kind,
                since=_day(line, "since") or default.since,
                until=_day(line, "until") or default.until,
                recent=default.recent if recent is None else recent,
            )
            if asked.since is not None and asked.until is not None and asked.since > asked.until:
                raise UnreadableInput(
                    f'"since" {asked.since} is after "until" {asked.until}; no day lies between them.'
                )
            return self.answer(name, asked)

        return jsonl.answers(read_lines(path), of, "query_id")


def _day(line: Mapping[str, Any], field: str) -> date | None:
    return None if line.get(field) is None else read_day(line[field], f'"{field}"')


def show_answers(answers: Answers, form: str, source: str | None) -> int:
    """Print answers as they come, or as one JSON document; gives the exit status."""
    status = 0
    held = []
    for answer, error in answers:
        if error is not None:
            from api.terminal import complain

            status = 2
            complain(f"{source}:{answer['line']}: {error}")
        if form == "jsonl":
            print(jsonl.write(answer), end="", flush=True)
        elif form == "json":
            held.append(answer)
        elif error is None:
            print(_text(answer, source is not None), end="")
    if form == "json":
        whole = held[0] if source is None else {"results": held}
        print(json.dumps({"version": 1, **whole}, indent=2, allow_nan=False))
    return status


def _text(answer: Mapping[str, Any], is_named: bool) -> str:
    lines = [f"== {answer['query_id']}\n"] if is_named else []
    if not answer["hits"]:
        lines.append("Nothing found.\n")
    for number, hit in enumerate(answer["hits"], 1):
        where = " > ".join(part for part in (hit["document"], hit["heading"]) if part)
        lines.append(f"{number}. {visible(where)} [{hit['start']}:{hit['end']}]\n")
        lines.append(f"   {visible(hit['kind'])}, relevance {hit['relevance']:.2f}\n\n")
        lines += [f"   {visible(line)}".rstrip() + "\n" for line in hit["text"].splitlines()]
        lines.append("\n")
    return "".join(lines)
