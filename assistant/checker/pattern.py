"""Patterns of a team's own rules: words with a few signs, which stand for a bounded list of entries.

They are no regular expressions: those of Python can take time without end on a text made for it, and no check of them
is sure. What a pattern stands for is looked for like any list of words, in time that grows as the text does.
"""

import re

AT_START = "^"
ANY_WORD = REST = "*"
NUMBER = "#"

_MOST = 100
_LONGEST = 500
_PART = re.compile(r"\s*(?:\(([^()\[\]]*)\)|\[([^()\[\]]*)\]|([^\s()\[\]|]+))\s*")
_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*\*?")

Words = tuple[str, ...]


def expand(pattern: str) -> tuple[str, ...]:
    """Give the entries a pattern stands for. Raises ValueError, which says what is wrong and what to do.

    `(a|b)` is one of some, `[a|b]` one of some or nothing, `word*` a word that begins so, `*` any word, `#` a number,
    ^ in front the sentence's beginning.
    """
    if len(pattern) > _LONGEST:
        raise ValueError(f"is longer than {_LONGEST} characters; write several rules")
    mark = AT_START if pattern.strip().startswith(AT_START) else ""
    text = pattern.strip().removeprefix(mark).strip()
    found: list[Words] = [()]
    at = 0
    while at < len(text):
        part = _PART.match(text, at)
        if part is None:
            raise ValueError(f"cannot be read from {text[at:][:20]!r} on; | stands in brackets, and brackets in none")
        found = [(*before, *choice) for before in found for choice in _choices(part)]
        if len(found) > _MOST:
            raise ValueError(f"stands for more than {_MOST} entries; write several rules")
        at = part.end()
    for one in found:
        if not one:
            raise ValueError("can stand for no word at all; put a word outside of [ ]")
        if one[0] == ANY_WORD:
            raise ValueError("can begin with any word; begin it with a word or #")
    return tuple(dict.fromkeys(mark + " ".join(one) for one in found))


def _choices(part: re.Match[str]) -> list[Words]:
    one_of, perhaps, word = part.groups()
    if word is not None:
        return [_words(word)]
    choices = [_words(choice) for choice in (one_of if perhaps is None else perhaps).split("|")]
    if not all(choices):
        raise ValueError(f"has nothing beside a | in {part[0].strip()!r}; write [a|b] for words that may be missing")
    return choices if perhaps is None else [(), *choices]


def _words(text: str) -> Words:
    """Give the words and signs of a piece, a word with hyphens as several."""
    found: list[str] = []
    for token in text.split():
        if token not in (ANY_WORD, NUMBER) and not _WORD.fullmatch(token):
            raise ValueError(
                f"holds {token!r}, which is no word; a pattern is no regular expression: it knows words, (a|b), [a],"
                " word*, * and #"
            )
        found += token.lower().replace("\u2019", "'").split("-")
    return tuple(found)
