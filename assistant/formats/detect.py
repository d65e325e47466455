"""Recognises the form of an OKR file: by its content, then by its name."""

import json
import re
from pathlib import PurePath

from assistant.formats.headers import is_header, is_of_jira

_SUFFIXES = {
    ".yaml": "yaml",
    ".yml": "yaml",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".csv": "csv",
    ".tsv": "csv",
}
_YAML_KEY = re.compile(r"^(?:- )?[ ]{0,8}(?:- )?(?:objectives|key_results)[ ]*:(?:[ \t]|$)", re.MULTILINE)
_YAML_START = re.compile(
    r"(?:(?:#.*|---.*|%YAML.*|[ \t]*)\n)*(?:- )?\{?"
    r"(?:version|id|cycle|owner|role|phase|team_kind|review|okrs|objectives?|key_results)[ ]*:"
)
_FIELD = re.compile(r"^[ ]*(?:- )?[a-z_]{2,20}[ ]*:(?:[ \t]|$)", re.MULTILINE)
_HEADED = re.compile(r"#{1,6}[ \t]+\S.*\n(?:#.*\n|[ \t]*\n)*[^#\s]")
_MARKED = re.compile(r"^(?:#{1,6}[ \t]+\S|[ \t]*[-*+•][ \t]+\S|[ \t]*[0-9]{1,3}[.)][ \t]+\S|\|.*\|)|\*\*", re.MULTILINE)
_HEAD = 100_000


def detect(text: str, name: str) -> str:
    """Give the form: yaml, json, jsonl, markdown, text or csv. Total; what is nothing else is text."""
    suffix = _SUFFIXES.get(PurePath(name).suffix.lower())
    head = text[:_HEAD].lstrip()
    if head[:1] in ("{", "["):
        form = _json_or_lines(text, suffix)
        form = form or ("yaml" if suffix == "yaml" else None)
        if form is not None:
            return form
    elif _is_yaml(head, suffix):
        return "yaml"
    elif is_header(first := head.split("\n", 1)[0]) or is_of_jira(first):
        return "csv"
    if suffix in ("json", "jsonl", "csv"):
        return suffix
    return "markdown" if suffix == "markdown" or _MARKED.search(head) else "text"


def _is_yaml(head: str, suffix: str | None) -> bool:
    if suffix == "yaml":
        return _HEADED.match(head) is None or _FIELD.search(head) is not None
    return bool(_YAML_KEY.search(head)) and bool(_YAML_START.match(head))


def _json_or_lines(text: str, suffix: str | None) -> str | None:
    """Tell a JSON document from JSON Lines and from a text that begins with a bracket."""
    if suffix == "jsonl":
        return "jsonl"
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        pass
    else:
        return "json"
    filled = [line for line in text.split("\n") if line.strip()]
    if len(filled) > 1 and all(line.lstrip().startswith("{") for line in filled):
        return "jsonl"
    if suffix is not None:
        return None
    return "json" if re.match(r"[\[{]\s*(?:[{\"\]}]|$)", text.lstrip()) else None
