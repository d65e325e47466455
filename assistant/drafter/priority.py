"""A decided priority in clean words: an order, a wish for somebody, or the thing it is about."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple
from unicodedata import category

from assistant.checker.parser import take_apart
from assistant.checker.vocabulary import vocabulary
from assistant.drafter.lexicon import plurals, table, word_set
from assistant.drafter.metric_name import is_many
from assistant.drafter.noun_phrase import is_sound
from assistant.drafter.tongue import is_english
from assistant.language.quantities import quantities
from assistant.language.words import words

_LONGEST = 13  # words of a clause that a title can hold
_LONGEST_WISH = 16  # a wish loses words on its way to an order
_WHOSE = 4  # words for those a wish is for, more where a clause tells them from others
_SYMBOLS = frozenset({"So", "Sk", "Cs", "Co", "Cn", "Cf", "Cc"})
_THING = 7
_MARKS = re.compile(r"[*_`#|\"“”„«»\[\]{}<>~^\\•]+|(?<!\w)['‘’]|['‘’](?!\w)")
_QUOTED = re.compile(r"[\"\u201c]([^\"\u201d]{8,160})[\"\u201d]")
_COLON = re.compile(r"\w: +")
_TICKET = re.compile(r"\b[A-Z][A-Z0-9]{1,9}-\d{1,6}\b:?")
_LEAD = re.compile(
    r"^.*?\b(?:{nouns})\b[^:=.]{{0,60}}?"
    r"(?:\s*[:=]\s*|\s+(?:is|was|are|stays|remains|will be)\s*(?:that|to)?\s*[,:]?\s+)".format(
        nouns="|".join(re.escape(noun) for noun in sorted(word_set("focus"), key=len, reverse=True))
    ),
    re.IGNORECASE,
)
_SPEAKER = re.compile(
    r"^\s*(?:[-*•>]+\s*|\(?\d{1,2}[.)]\s+|\[[^\]]{0,20}\]\s*)*(?:[A-Z][\w.]*(?:\s[A-Z][\w.]*)?(?:\s\([^)]*\))?:\s+)?"
)
_END = re.compile(r"\s*(?:[.;!?]|,\s|\s[-–—]+\s|\s\(|\bbecause\b|\bthen\b|\band everything\b|\beverything else\b)")
_OPENING = re.compile(
    r"^(?:(?:first|firstly|now|so|and|then|please|just|epic|story|feature|we (?:must|should|need to|want to))"
    r"[,:]?\s+)+",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"^[\w ]{1,40}\b(?:is|are) (?:all )?about\s+(.+)$", re.IGNORECASE)
_WISH = re.compile(
    r"^(?P<who>.{2,60}?)(?:\s+(?:who|that|which))?\s+"
    r"(?:must|should|can|shall|needs? to|ha(?:s|ve) to|will|ought to)\s+(?P<no>not\s+|never\s+)?"
    r"(?:be able to\s+)?(?P<does>.+)$",
    re.IGNORECASE,
)
_NUMBERS = frozenset({"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"})
_NOBODY = frozenset({"nobody", "no one"})
_ANYBODY = _NOBODY | {"everybody", "everyone"}
_NOT_FIRST = frozenset({"no", "not", "more", "less", "fewer", "most", "all", "every", "each", "first", "only", "just"})
_NOT_LAST = frozenset(
    {"first", "second", "one", "only", "now", "else", "all", "important", "this", "less", "more", "done"}
)
_BE = frozenset({"is", "are", "was", "were", "be", "been"})


class Priority(NamedTuple):
    """`order` is a whole clause that begins with a verb; `thing` a noun phrase without article; one is empty."""

    order: str
    thing: str


def read_priority(said: str, *, english: bool = True) -> Priority | None:
    """Read a priority; null where it is not plain English enough for an aim. `english`: its note is in English.

    What it quotes, or says after a colon, is tried where the whole reads badly.
    """
    found = (_read(part, english) for part in (said, *_inner(said)))
    return next((each for each in found if each is not None), None)


def _inner(said: str) -> Iterator[str]:
    yield from (match[1] for match in _QUOTED.finditer(said))
    yield from (said[match.end() :] for match in _COLON.finditer(said))


def _read(said: str, english: bool) -> Priority | None:
    text = _plain(said)
    if not text or not is_english(text, doubtful=english):
        return None
    order = _order(text)
    if order:
        return Priority(order, "")
    thing = _thing(text)
    return Priority("", thing) if thing else None


def _plain(said: str) -> str:
    text = _SPEAKER.sub("", _TICKET.sub("", " ".join(said.split())), count=1)
    text = text.replace("’", "'")
    lead = _LEAD.match(text)
    if lead is not None and lead.end() < len(text):
        text = text[lead.end() :]
    text = "".join(" " if category(letter) in _SYMBOLS else letter for letter in _MARKS.sub(" ", text))
    text = next((part for part in _END.split(text) if len(part.split()) > 1), "")
    about = _ABOUT.match(text)
    if about is not None:
        text = about[1]
    text = _OPENING.sub("", text)
    if text.isupper():
        text = text.lower()
    spelled = [table("contractions").get(word.lower(), word) for word in text.split()]
    return " ".join(" ".join(spelled).split()).strip(" ,.:;-=")


def _order(text: str) -> str:
    if not 2 < len(text.split()) <= _LONGEST_WISH or any(letter.isdigit() or letter in ":=/" for letter in text):
        return ""
    wish = _WISH.match(text)
    if wish is not None:
        return _granted(wish)
    if len(text.split()) > _LONGEST:
        return ""
    if text.lower().startswith("fewer "):
        return f"have {_lower_first(text)}"
    statement = take_apart(text, words(text), quantities(text), vocabulary())
    if statement.build == "order" and statement.verb == 0:
        opening = vocabulary().verbs.get(text.split()[0].lower())
        plain = opening is not None and opening.form == "base" and opening.lemma not in word_set("not_aims")
        return _lower_first(text) if plain else ""
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
        return f"keep {'everybody' if nobody else _lower_first(who)} from {_gerund(verb)} {rest}".strip()
    return f"let {_lower_first(who)} {does}"


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
            return " ".join(["let", _lower_first(text[0]), *text[1 : i + 1], verb.lemma, *text[i + 2 :]])
        return ""
    return ""


def _thing(text: str) -> str:
    parts = text.split()
    if not 1 <= len(parts) <= _THING or not all(part.replace("-", "").isalpha() for part in parts):
        return ""
    statement = take_apart(text, words(text), quantities(text), vocabulary())
    lowers = [part.lower() for part in parts]
    if any(one in word_set("links") and two in word_set("links") for one, two in pairwise(lowers)):
        return ""
    links = [i for i, word in enumerate(lowers) if word in word_set("links")]
    plain = _is_gerund(lowers[0]) or is_sound(parts[: links[0] if links else None])
    if len(links) > 1 or not plain or not word_set("number_words").isdisjoint(lowers):
        return ""
    is_named = statement.build == "phrase" or _is_gerund(lowers[0])
    if not is_named or not word_set("pronouns").isdisjoint(lowers) or not _BE.isdisjoint(lowers):
        return ""
    if lowers[0] in ("the", "a", "an", "our"):
        lowers, parts = lowers[1:], parts[1:]
    if not parts or not _NUMBERS.isdisjoint(lowers) or lowers[-1] in word_set("focus"):
        return ""
    if lowers[0] in vocabulary().prepositions or (len(parts) == 1 and lowers[0] not in vocabulary().measures):
        return ""
    if lowers[0] in _NOT_FIRST or lowers[-1] in _NOT_LAST or _is_remark(lowers[0]):
        return ""
    return _lower_first(" ".join(parts))


def _is_remark(word: str) -> bool:
    """Say whether a verb that makes no aim opens the words, and no noun it could be: do, but not order."""
    v = vocabulary()
    return word in word_set("not_aims") and word not in v.measures and word not in v.works


def _is_gerund(word: str) -> bool:
    verb = vocabulary().verbs.get(word)
    return word.endswith("ing") and (verb is None or verb.form == "ing")


def _gerund(verb: str) -> str:
    if verb.endswith("e") and not verb.endswith(("ee", "ye")):
        return f"{verb[:-1]}ing"
    return f"{verb}ing"


def _lower_first(text: str) -> str:
    first = text.split()[0]
    return text[0].lower() + text[1:] if first[1:].islower() or len(first) == 1 else text
