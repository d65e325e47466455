"""Pieces: a message parted where something else that is asked for begins."""

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.language.dates import deadlines
from assistant.language.quantities import quantities
from assistant.language.words import words
from assistant.revision.lexicon import either, word_set
from assistant.revision.part import Part
from assistant.revision.places import named
from assistant.revision.spelling import spelled

_BETWEEN = re.compile(
    r"[;\n]|(?<=[\w%$\u20ac\"\u201d)])[.!?](?=\s)"
    r"|,?\s+(?:\b(?:and then|then|and also|also|plus)\b|(?P<joins>\band\b|&|\b(?:or|nor)\b)|(?P<but>\bbut\b))\s+|,\s+"
)
_UNDER_CONDITION = re.compile(r"\W*(?:if|unless|in case|once|when|as soon as|provided)\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_NUMBERED = re.compile(r"\b(?:krs?|key[ -]?results?)[ -]?\d{1,2}(?:\.\d{1,2})?", re.IGNORECASE)
_TAIL = re.compile(
    r"(?:,?\s+(?:please|pls|plz|thanks|thank you|thx|cheers|then|as well|for now|if possible|if you can))+"
    r"(?P<mark>\W*)$",
    re.IGNORECASE,
)
_STARTS = ("drop", "keep_only", "reword", "swap", "move", "confirm", "split", "merge", "back", "again", "explain")
_VERB = re.compile(
    r"(?:set|change|make|add|use|fix|rename|call|raise|lower|lift|reduce|increase|write|rewrite|due|target|baseline"
    r"|title|for|aim|review|owner|owned|measured?|assign|give|hand|push|extend|postpone|update"
    r"|(?:do not|don['\u2019]t|dont|never) [a-z]+"
    r"|(?:we|the team) (?:review|look|check|meet|go|measure)"
    r"|[^\W\d_]+ (?:owns|will own))\b"
)
_NAME = re.compile(
    r"(?:the )?(?:krs?|key[ -]?results?|objective)\s?\d(?:\.\d)?"
    r"(?=\s*(?::|=|\u2192|->|should|must|to\b|is\b|needs?|has|due|by|from|target|goal|baseline|owner|owned|unit|measured"
    r"|goes|gets|belongs|will|becomes|could|might|may))"
    r"|(?:the )?(?:first|second|third|last) (?:kr|key result|one) (?:should|to|is|must|needs)"
)
# "change the owner of KR 1 to Ann and its due date to 30 June": a field with its own value, after one that has its.
_FIELD = re.compile(
    r"(?:its |the |their )?(?:due (?:date|day)|deadline|target|goal|baseline|owner|source)\s*(?:to\b|is\b|[:=])\s*\w"
)
_HAS_VALUE = re.compile(r"\b(?:to|is)\s+\w|[:=]\s*\w")
_REFERS = re.compile(r"(?:write|find|give|make|use|try)(?: me)? (?:a|an|another)(?: \w+)? one\b")
_REQUEST = re.compile(r"\b(?:can|could|would|will) (?:you|u|we)\b|\bpossible\b|\bmind\b")
_MIND = re.compile(r"\bmind\W*$")
_OPENING = 80  # characters in which a wish says what it asks for
_REACH = 240  # and in which one of several says its name and its value
_ENDS = (";", "", ".", "!", "?")


def pieces(part: Part) -> Iterator[Part]:
    """Part a message; each piece is without the politeness around it."""
    begin = 0
    quoted = [match.span() for match in re.finditer(r"[\"\u201c][^\"\u201d]{3,300}[\"\u201d]", part.text)]
    is_held = _UNDER_CONDITION.match(part.text) is not None
    joined = ""
    for match in _BETWEEN.finditer(part.text):
        is_end = match[0].strip() in _ENDS
        if (is_held and not is_end) or any(start < match.start() < end for start, end in quoted):
            continue  # "if sales agree, drop KR 3" is one wish
        if is_end or _begins_another(part, begin, match):
            yield from _piece(part, begin, match.start(), joined)
            begin, joined = match.end(), "," if match[0].strip() == "," else (match["joins"] or "").lower()
    yield from _piece(part, begin, len(part.text), joined)


def _begins_another(part: Part, begin: int, match: re.Match[str]) -> bool:
    """Say whether what follows a comma or an "and" is asked for by itself."""
    rest = spelled(part.text[match.end() : match.end() + _OPENING], part.okrs).lower()
    rest = re.sub(rf"^(?:{either('polite')}\b[, ]*)+", "", rest)
    before = part.text[begin : match.start()]
    if match["joins"] in ("or", "nor") or _REFERS.match(rest):
        return False
    is_verb = _VERB.match(rest) or any(re.match(rf"{either(name)}(?!\w)", rest) for name in _STARTS)
    if is_verb or _NAME.match(rest):
        return not _is_open(part, before, is_named=not is_verb)
    if match["but"] is not None:
        return False
    if _FIELD.match(rest) and _HAS_VALUE.search(before):
        return True
    return _is_another(part, before, part.text[match.end() : match.end() + _REACH])


def _is_open(part: Part, said: str, *, is_named: bool) -> bool:
    """Say whether words wait for what follows: "set both KR 1" and "KR 2 to 50%" are one wish.

    `is_named`: what follows begins with the name of a key result, not with a verb.
    """
    found = named(said, part.okrs)
    if not found.spans:
        return False
    for begin, end in found.spans:
        said = said[:begin] + " " * (end - begin) + said[end:]
    left = {token.lower for token in words(said) if token.lower.isalpha()}
    if quantities(said):
        return False
    return not left - word_set("polite") or (is_named and left <= word_set("opens") | word_set("polite"))


def _is_another(part: Part, first: str, rest: str) -> bool:
    """Say whether a key result with a value of its own follows one: "pick errors 38 -> 25, same day 81 -> 88"."""
    second = rest.split(",")[0].split(";")[0]
    after = named(second, part.okrs).places if _has_value(part, second) else ()
    first = first[-_REACH:]
    if len(after) != 1 or not _has_value(part, first):
        return False
    before = named(first, part.okrs).places
    return len(before) == 1 and before != after


def _has_value(part: Part, said: str) -> bool:
    bare = _NUMBERED.sub("", said)
    return _DIGIT.search(bare) is not None or bool(deadlines(bare, part.as_of, part.fiscal_start))


def _piece(part: Part, begin: int, end: int, joined: str) -> Iterator[Part]:
    """Give a piece without the politeness before it and the marks around it."""
    text = part.text[begin:end]
    lead = re.match(rf"(?:\s|[-*\u2022,:]|{either('polite')}(?![\w'\u2019]))*", text.lower())
    skip = lead.end() if lead is not None else 0
    is_whole = end - begin == len(part.text)
    bare = text[skip:] if text[skip:].strip(" .!?") or not is_whole else text
    skip = len(text) - len(bare.lstrip())
    bare = text[skip:].rstrip()
    mark = part.text[end : end + 1] if part.text[end : end + 1] == "?" else ""
    tail = _TAIL.search(bare)
    if tail is not None and tail.start():
        bare, mark = bare[: tail.start()], tail["mark"].strip() or mark
    asked_so = text[:skip].lower()
    if _REQUEST.search(asked_so):  # "could you drop KR 3?" asks for it
        bare, mark = bare.rstrip("? "), ""
    if bare.strip(" .!?,"):
        is_ing = _MIND.search(asked_so) is not None
        yield replace(part, text=bare, start=part.start + begin + skip, mark=mark, joined=joined, is_ing=is_ing)
