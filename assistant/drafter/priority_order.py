"""A priority as an order: a clause that begins with a verb, or a wish for somebody turned into one."""

import re

from assistant.checker.parser import take_apart
from assistant.checker.vocabulary import vocabulary
from assistant.drafter.lexicon import plurals, word_set
from assistant.drafter.metric_name import is_many
from assistant.language.quantities import quantities
from assistant.language.words import words

_LONGEST = 13  # words of a clause that a title can hold
_LONGEST_WISH = 16  # a wish loses words on its way to an order
_WHOSE = 4  # words for those a wish is for, more where a clause tells them from others
_WISH = re.compile(
    r"^(?P<who>.{2,60}?)(?:\s+(?:who|that|which))?\s+"
    r"(?:must|should|can|shall|needs? to|ha(?:s|ve) to|will|ought to)\s+(?P<no>not\s+|never\s+)?"
    r"(?:be able to\s+)?(?P<does>.+)$",
    re.IGNORECASE,
)
_NOBODY = frozenset({"nobody", "no one"})
_ANYBODY = _NOBODY | {"everybody", "everyone"}
_BE = frozenset({"is", "are", "was", "were", "be", "been"})


def order_of(text: str) -> str:
    """Give the order that plain words are, say of a group, or wish for somebody; empty where they are none."""
    if not 2 < len(text.split()) <= _LONGEST_WISH or any(letter.isdigit() or letter in ":=/" for letter in text):
        return ""
    wish = _WISH.match(text)
    if wish is not None:
        return _granted(wish)
    if len(text.split()) > _LONGEST:
        return ""
    if text.lower().startswith("fewer "):
        return f"have {lower_first(text)}"
    statement = take_apart(text, words(text), quantities(text), vocabulary())
    if statement.build == "order" and statement.verb == 0:
        opening = vocabulary().verbs.get(text.split()[0].lower())
        plain = opening is not None and opening.form == "base" and opening.lemma not in word_set("not_aims")
        return lower_first(text) if plain else ""
    return _enabled(text.split())


def _granted(wish: re.Match[str]) -> str:
    who, does = wish["who"], wish["does"]
    first = "" if who.lower() in _ANYBODY else who.split()[0].lower()
    told_apart = not {"who", "that"}.isdisjoint(who.lower().split()[1:])
    if first in word_set("pronouns") or (len(who.split()) > _WHOSE and not told_apart) or not _is_group(who):
        return ""
    nobody = who.lower() in _NOBODY
    if wish["no"] or nobody:
        verb, _, rest = does.partition(" ")
        return f"keep {'everybody' if nobody else lower_first(who)} from {_gerund(verb)} {rest}".strip()
    return f"let {lower_first(who)} {does}"


def _is_group(who: str) -> bool:
    """Say whether words name a group or a thing rather than somebody: "sellers", "a joiner", "the first close"."""
    lowers = who.lower().split()
    named = who.lower() in _ANYBODY or lowers[0] in vocabulary().determiners
    return named or any(word in plurals() or is_many(word) for word in lowers)


def _enabled(text: list[str]) -> str:
    """Turn "new teams get value on day one" into "let new teams get value on day one"."""
    for i, word in enumerate(text[:4]):
        if not (word.lower() in plurals() or word.lower() == "people") or i + 1 >= len(text):
            continue
        verb = vocabulary().verbs.get(text[i + 1].lower())
        many = plurals().get(word.lower(), "people") == word.lower()
        if verb is None or text[i + 1].lower() in _BE or text[0].lower() in ("if", "when", "because", "how", "why"):
            return ""
        if (many and verb.form == "base") or (not many and verb.form == "s"):
            return " ".join(["let", lower_first(text[0]), *text[1 : i + 1], verb.lemma, *text[i + 2 :]])
        return ""
    return ""


def _gerund(verb: str) -> str:
    if verb.endswith("e") and not verb.endswith(("ee", "ye")):
        return f"{verb[:-1]}ing"
    return f"{verb}ing"


def lower_first(text: str) -> str:
    """Begin with a small letter, but for names and abbreviations."""
    first = text.split()[0]
    return text[0].lower() + text[1:] if first[1:].islower() or len(first) == 1 else text
