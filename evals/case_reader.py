"""Reads one case out of the plain values of a line. Errors name file, line and field.

A case has `notes` (a text, or a list of `{"id", "text"}`; `text` is the same as `notes`), or OKRs to judge: `okrs`, a
`draft` as `okr draft` writes it, or any OKR set as `okr check` reads it. Labels stand in `gold`, or beside the rest.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from assistant.drafter.brief import Note
from assistant.drafter.sheets import sheet
from assistant.errors import PlumbError, UnreadableInput
from assistant.formats import read_record
from assistant.formats.okr_fields import OBJECTIVE_FIELDS, SET_FIELDS
from assistant.language.cycles import Cycle
from assistant.language.letters import even
from assistant.okr import OkrSet
from evals.case import Case
from evals.human_label import refuse_bad_labels
from retrieval.passage import SourceDocument

GOLD = (
    "facts",
    "expected_krs",
    "expected_key_results",
    "must_not_appear",
    "must_not_regex",
    "good_objectives_mention",
    "feature_requests",
    "human",
)
_TAGS = ("industry", "format", "doc_kind", "org", "source_type")
_NOTES = ("notes", "text")
_SET_FIELDS = frozenset({*SET_FIELDS, *OBJECTIVE_FIELDS, "objective"})
_LISTS = tuple(name for name in GOLD if name != "human")


def read_case(record: object, where: str, otherwise: str) -> Case:
    """Read a case; `otherwise` is its id where it has none. Raises UnreadableInput."""
    if not isinstance(record, Mapping):
        raise UnreadableInput(f'{where}: a case must be an object such as {{"id": "a", "notes": "..."}}.')
    if _is_draft(record):
        record = {"id": record.get("id"), "draft": record}
    draft = record.get("draft")
    brief = _object(draft.get("brief"), where, "draft.brief") if isinstance(draft, Mapping) else {}
    notes = _notes(record, brief, where)
    okrs = _okrs(record, bool(notes), where)
    if not notes and okrs is None:
        blank = next((f"{key} is blank" for key in _NOTES if record.get(key)), "holds neither notes nor OKRs")
        raise UnreadableInput(f"{where}: {blank}; write notes, or objective and key_results.")
    said = {**brief, **{key: value for key, value in record.items() if value is not None}}
    of_set = okrs is not None and not notes
    return Case(
        id=_id(record, where) or otherwise,
        notes=notes,
        role=_named("role", said, where, of_set),
        phase=_named("phase", said, where, of_set),
        team_kind=_named("team_kind", said, where, of_set),
        cycle=_cycle(said, where, of_set),
        as_of=_day(said.get("as_of"), where),
        documents=_documents(record.get("documents"), where),
        gold=_gold(record, where),
        okrs=okrs,
        parked=_parked(draft, where),
        tags=_tags(record, where),
    )


def _is_draft(record: Mapping[str, Any]) -> bool:
    return "okrs" in record and "provenance" in record and "brief" in record


def _id(record: Mapping[str, Any], where: str) -> str | None:
    value = record.get("id", record.get("custom_id"))
    if value is None or (isinstance(value, (str, int)) and not isinstance(value, bool)):
        return None if value in (None, "") else str(value)
    raise UnreadableInput(f"{where}: id must be a text or a whole number, not {_shown(value)}.")


def _notes(record: Mapping[str, Any], brief: Mapping[str, Any], where: str) -> tuple[Note, ...]:
    key = next((key for key in _NOTES if record.get(key) is not None), None)
    value = record[key] if key is not None else brief.get("notes")
    if value is None:
        return ()
    if isinstance(value, str):
        found: tuple[Note, ...] = (Note("notes", value),)
    elif isinstance(value, list):
        found = tuple(_note(each, f"{key or 'brief.notes'}[{at}]", at, where) for at, each in enumerate(value))
    else:
        raise UnreadableInput(f"{where}: {key} must be a text or a list of texts, not {_shown(value)}.")
    return found if any(even(note.text).text.strip() for note in found) else ()


def _note(value: object, field: str, at: int, where: str) -> Note:
    if isinstance(value, str):
        return Note(f"notes-{at + 1}", value)
    if isinstance(value, Mapping) and isinstance(value.get("text"), str):
        return Note(str(value.get("id") or f"notes-{at + 1}"), value["text"])
    raise UnreadableInput(f'{where}: {field} must be a text, or {{"id": ..., "text": ...}}, not {_shown(value)}.')


def _okrs(record: Mapping[str, Any], has_notes: bool, where: str) -> OkrSet | None:
    draft = record.get("draft")
    if draft is not None:
        return read_record(_object(draft, where, "draft"), f"{where}: draft")
    if record.get("okrs") is not None:
        return read_record(_object(record["okrs"], where, "okrs"), f"{where}: okrs")
    if any(key in record for key in ("objective", "objectives", "key_results")):
        return read_record(_only_okrs(record), where)
    return None


def _only_okrs(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """Leave out what stands beside a set: verdicts, sources and labels that only the dataset knows."""
    return {key: value for key, value in record.items() if key in _SET_FIELDS}


def _named(kind: Any, said: Mapping[str, Any], where: str, of_set: bool) -> str | None:
    word = said.get(kind)
    if word is None or word == "":
        return None
    if not isinstance(word, str):
        raise UnreadableInput(f"{where}: {kind} must be a word, not {_shown(word)}.")
    try:
        return sheet(kind, word).name
    except PlumbError as error:
        if of_set:
            return None  # a set to judge may come from a house with words of its own, as `okr check` takes them
        raise UnreadableInput(f"{where}: {kind}: {error}") from None


def _cycle(said: Mapping[str, Any], where: str, of_set: bool) -> str | None:
    value = said.get("cycle")
    if value is None or value == "" or of_set:
        return None
    try:
        return Cycle.parse(str(value)).name
    except PlumbError as error:
        raise UnreadableInput(f"{where}: cycle: {error}") from None


def _day(value: object, where: str) -> date | None:
    if value is None or value == "":
        return None
    try:
        return date.fromisoformat(value) if isinstance(value, str) else _refuse_day(value, where)
    except ValueError:
        return _refuse_day(value, where)


def _refuse_day(value: object, where: str) -> date:
    raise UnreadableInput(f"{where}: as_of must be a day such as 2027-01-15, not {_shown(value)}.")


def _documents(value: object, where: str) -> tuple[SourceDocument, ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise UnreadableInput(f"{where}: documents must be a list, not {_shown(value)}.")
    return tuple(_document(each, f"documents[{at}]", where) for at, each in enumerate(value))


def _document(value: object, field: str, where: str) -> SourceDocument:
    if not isinstance(value, Mapping) or not isinstance(value.get("text"), str) or not value.get("id"):
        raise UnreadableInput(f'{where}: {field} must be {{"id": ..., "kind": ..., "text": ...}}, not {_shown(value)}.')
    name = str(value["id"])
    return SourceDocument(name, str(value.get("title") or name), str(value.get("kind") or "strategy"), value["text"])


def _gold(record: Mapping[str, Any], where: str) -> Mapping[str, Any]:
    given = {**{key: record[key] for key in GOLD if key in record}, **_object(record.get("gold"), where, "gold")}
    if "parked" in given or (isinstance(record.get("parked"), list) and "feature_requests" not in given):
        given["feature_requests"] = given.pop("parked", record.get("parked"))
    gold = {key: value for key, value in given.items() if value is not None}
    for key in gold.keys() - set(GOLD):
        raise UnreadableInput(f"{where}: gold.{key} is unknown; the labels are {', '.join(GOLD)} and parked.")
    for key in _LISTS:
        if key in gold and not isinstance(gold[key], list):
            raise UnreadableInput(f"{where}: gold.{key} must be a list, not {_shown(gold[key])}.")
    refuse_bad_labels(gold, where)
    for at, fact in enumerate(gold.get("facts", ())):
        if not isinstance(fact, Mapping) or not isinstance(fact.get("metric"), str):
            raise UnreadableInput(f"{where}: gold.facts[{at}] must be an object with a metric.")
    for at, index in enumerate(gold.get("expected_krs", ())):
        if isinstance(index, bool) or not isinstance(index, int) or not 0 <= index < len(gold.get("facts", ())):
            raise UnreadableInput(f"{where}: gold.expected_krs[{at}] must be the place of a fact, not {_shown(index)}.")
    for at, pattern in enumerate(gold.get("must_not_regex", ())):
        _refuse_pattern(pattern, at, where)
    for key in ("must_not_appear", "good_objectives_mention", "feature_requests"):
        for at, one in enumerate(gold.get(key, ())):
            if not isinstance(one, str):
                raise UnreadableInput(f"{where}: gold.{key}[{at}] must be a text, not {_shown(one)}.")
    return gold


def _refuse_pattern(pattern: object, at: int, where: str) -> None:
    try:
        if pattern is None or (isinstance(pattern, str) and re.compile(pattern)):
            return
    except re.error:
        pass
    raise UnreadableInput(f"{where}: gold.must_not_regex[{at}] is no regular expression: {_shown(pattern)}.")


def _parked(draft: object, where: str) -> tuple[Mapping[str, Any], ...] | None:
    if not isinstance(draft, Mapping) or "parked" not in draft:
        return None
    parked = draft["parked"]
    if not isinstance(parked, list) or not all(isinstance(one, Mapping) for one in parked):
        raise UnreadableInput(f"{where}: draft.parked must be a list of objects.")
    return tuple(parked)


def _tags(record: Mapping[str, Any], where: str) -> Mapping[str, str]:
    own = {key: str(record[key]) for key in _TAGS if record.get(key) is not None}
    return own | {str(key): str(value) for key, value in _object(record.get("tags"), where, "tags").items()}


def _object(value: object, where: str, field: str) -> Mapping[str, Any]:
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise UnreadableInput(f"{where}: {field} must be an object, not {_shown(value)}.")
    return value


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:39]}…"
