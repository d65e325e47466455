"""The words of a query that are worth looking for."""

import re
from functools import cache
from importlib.resources import files

MOST = 64  # a longer query is a document; its first words are enough

_WORD = re.compile(r"[^\W_]+")


def terms(query: str) -> tuple[str, ...]:
    """Give each word once, in lower case, without those that only ask; all of them where nothing else is left."""
    found = tuple(dict.fromkeys(word.lower() for word in _WORD.findall(query)))
    telling = tuple(word for word in found if word not in _asking())
    return (telling or found)[:MOST]


@cache
def _asking() -> frozenset[str]:
    lines = files("retrieval").joinpath("asking_words.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
