"""Things: words that name something to build, and the lists that such words stand in."""

import re

from assistant.evidence.cues import vocabulary
from assistant.evidence.statements import Statement
from assistant.language.words import words

_SPLIT = re.compile(
    r",\s+(?:and\s+|also\s+)?|;\s*|\s/\s|\s//\s|\s\u00b7\s|\s\|\s|\s\+\s(?=[^\W\d_]{4})|\s&\s|\.\s+(?:And"
    r"|Also)\s+|\s{3,}",
    re.IGNORECASE,
)
_LIST = re.compile(r",\s+(?:and\s+|also\s+)?|;\s*|\s/\s|\s//\s|\s\u00b7\s|\s\|\s|,?\s+and\s+", re.IGNORECASE)
_LABELLED = re.compile(r"[^:\n]{3,60}:\s+(?=\S)")
MOST_WORDS = 14
Span = tuple[int, int]


def items(text: str, start: int, end: int) -> list[Span]:
    """Give the items of a list between two places, parted by commas, slashes and the like; brackets stay whole."""
    spans = []
    begin = start
    for stop in _SPLIT.finditer(text, start, end):
        if text.count("(", begin, stop.start()) > text.count(")", begin, stop.start()):
            continue
        spans.append((begin, stop.start()))
        begin = stop.end()
    spans.append((begin, end))
    return [(s, e) for s, e in spans if e - s >= 3]


def is_thing(said: str) -> bool:
    """Say whether words may name a thing: a few, and of the small words only those that link."""
    tokens = words(said.strip(" .\"'"))
    small = [t.lower for t in tokens if t.lower in vocabulary("stops") and t.lower not in vocabulary("links")]
    return 1 <= len(tokens) <= 7 and not small and any(t.lower.isalpha() for t in tokens)


def names_feature(said: str) -> bool:
    """Say whether words name a part of a product."""
    return any(token.lower in vocabulary("features") for token in words(said))


def is_part(said: str) -> bool:
    """Say whether an item is nothing but a part of a product, named in a few words."""
    return len(words(said)) <= 6 and is_thing(said) and names_feature(said)


def is_result(statement: Statement) -> bool:
    """Say whether a line speaks of a result: per cent, a pair of values, a change, a bound."""
    return any(
        value.quantity is None or value.quantity.unit in ("%", "pp") or value.quantity.comparator is not None
        for value in statement.values
    )


def labelled_list(text: str, statement: Statement) -> list[Span]:
    """Find the list behind a label that speaks of asking or wishing: "ppl want: group rides, a helmet selfie"."""
    match = _LABELLED.match(statement.text)
    if match is None or is_result(statement):
        return []
    head = {token.lower for token in words(match[0])}
    if len(head) > 8 or not head & vocabulary("list_heads"):
        return []
    listed = items(text, statement.start + match.end(), statement.end)
    return [span for span in listed if len(words(text[slice(*span)])) <= MOST_WORDS][:12]


def noun_list(text: str, statement: Statement) -> list[Span]:
    """Find a sentence that is a list of things to build: three or more short nouns, some of them parts of a product."""
    colon = statement.text.find(": ")
    begin = statement.start + colon + 2 if 0 <= colon < 60 else statement.start
    if is_result(statement) or statement.question:
        return []
    spans = []
    at = begin
    for stop in _LIST.finditer(text, begin, statement.end):
        spans.append((at, stop.start()))
        at = stop.end()
    spans.append((at, statement.end))
    things = [span for span in spans if is_thing(text[span[0] : span[1]])]
    named = sum(names_feature(text[start:end]) for start, end in things)
    enough = len(things) >= 3 and len(things) >= 0.6 * len(spans)
    return things if enough and named * 3 >= len(things) else []
