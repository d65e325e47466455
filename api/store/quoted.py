"""Which documents a draft has words of."""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any


def quoted(draft: Mapping[str, Any]) -> frozenset[str]:
    """Give the names of the notes, documents and passages that a draft was made from or quotes."""
    brief = draft["brief"]
    parts = [part for name, part in draft.items() if name != "brief"]
    notes = (note["id"] for note in brief["notes"])
    return frozenset((*notes, *_documents([*parts, brief["okrs"]])))


def digest(name: str) -> str:
    """Give what stands for a document's name, which is of any length."""
    return sha256(name.encode("utf-8", "surrogatepass")).hexdigest()


def _documents(value: Any) -> Iterator[str]:
    level = [value]
    while level:
        one = level.pop()
        if isinstance(one, list):
            level += one
        elif isinstance(one, dict):
            if isinstance(one.get("document"), str):
                yield one["document"]
            level += one.values()
