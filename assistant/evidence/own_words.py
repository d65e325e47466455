"""Own words: the words beside a number that name its metric, before it with a verb of being or behind it."""

import re
from dataclasses import replace

from assistant.evidence.cues import vocabulary
from assistant.evidence.metrics import Phrase, is_measure
from assistant.evidence.plain_words import is_named, is_named_word
from assistant.evidence.statements import Statement, Value
from assistant.language.units import family
from assistant.language.words import stem, words

_TIES = re.compile(
    r"[\s\"'\u201c\u201d*_(=:~\u2248\u2192>.\u2026-]*(?:\b(?:is|are|was|were|'s|s|be|been|at|of|to|from"
    r"|under|below|over|above|has|have|takes?|stands?"
    r"|sits?|runs?|hits?|reach(?:es)?|should|must|need|needs|needs to|has to|have to|may|not|cannot|can"
    r"|mustn't|exceed|cross|becomes?"
    r"|stays?|remains?|goes|go|went|fell|rose|grew|drops?|dropped|down|up|back|now|today|currently|still"
    r"|only|just|about|around|roughly|already"
    r"|target|goal|averages?|comes?|in|for|by|the|a|max|min|maximum|minimum|at least|at most|no more than"
    r"|than|less|more|between"
    r"|equals?|shall|will|would|could|it|that|this|we|want|get|bring|cut|halve|reduce|raise|increase|grow"
    r"|lift|keep|hold|not go|median|average|avg"
    r"|ist|sind|liegt|bei|auf|von|est|es|son|de|al|a|an|als|soll|currently|present(?:ly)?|last|month|week"
    r"|quarter|year|ca|approx|never|no|ever"
    r"|stuck|hovering|running|standing|sitting|well|even|all|i|you|let|let's|lets|say|make|call"
    r"|pretty|quite|really|some)\b[\s\"'\u201c\u201d*_(=:~\u2248\u2192>-]*)*",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"[\s\"'\u201c\u201d)*_,]*(?:\b(?:of|the|our|all|a|an|are|is|do|does|did|have|has|had|who|that|can"
    r"|could|still|only|new|more|every|each|any"
    r"|for|in|per|say|said|cent|percent|out|people|them|their|its|those|these|till|until|from|to"
    r"|incl)\b[\s\"'\u201c\u201d(*_]*)*",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"[\s\"']*(?:of|der|des|de|das|von|aller)\b", re.IGNORECASE)
_BEING = re.compile(r"\s(?:is|are|was|were|get|gets|got)\s(?=[a-z])", re.IGNORECASE)
_SCOPED = re.compile(
    r"\W*(?:but |and )?(?:for|in|at|on|among|with) (?:our|the|this|us)\b[^.;:]{0,60}? (?:it is|it's|its|that is|that's)"
    r" (?:only |about |around )?",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r" (?:(?:are|still) )*(?:open|left|outstanding|pending|unresolved|unanswered|overdue)\b", re.IGNORECASE
)
_UNTIL = re.compile(r"[\s]*(?:till|until|from|between|before|to (?!be |get |go |do ))", re.IGNORECASE)
_MEETING = re.compile(
    r"\b(talk (?:to|with)|speak (?:to|with)|listen to|interview|observe|shadow|visit|meet)"
    r"(?: at least| about| up to| with)? ?$",
    re.IGNORECASE,
)
_MET = {
    "talk": "spoken to",
    "speak": "spoken to",
    "listen": "listened to",
    "interview": "interviewed",
    "observe": "observed",
    "shadow": "shadowed",
    "visit": "visited",
}
_WHEN = re.compile(
    r"\s(?:of|from|in|during) (?:the )?(?:last|this|past) (?:day|week|month|quarter|year|half)\b", re.IGNORECASE
)
# "7 per 1,000 orders": what follows is what is counted against, no name.
_PER = re.compile(r" ?(?:per|/|in every|for every) ?\d", re.IGNORECASE)
_RATE = re.compile(r"(?<=[a-z] )(?:a|per|each|every) (?:day|week|month|quarter|year|hour|night|shift)\b", re.IGNORECASE)


_SUBJECT = re.compile(
    r"(?:(?:and|so|then|but|also|ok|okay|well|because|now|plus|btw)[ ,]+)*(?P<said>[^,;:()\"\u201c\u201d?!]{3,70}?)"
    r"[ ]+(?:is|are|was|were|takes?|took|comes? to|came to|stands? at|sits? at|runs? at|lasts?|costs?|averages?"
    r"|=|at|ist|sind|es|est)(?<!has it at)(?<!have it at)"
    r"(?:[ ]+(?:about|around|roughly|currently|now|at|still|only|just|already|some|on average|approx\.?|ca\.?|a"
    r"|an|today"
    r"|fine|ok|okay|good|great|stable|healthy|already|with"
    r"|back|stuck|down|up|running|hovering|between|nearly|almost|over|under|below|above|in|by|of))*[ ]*",
    re.IGNORECASE,
)
_POINTS = frozenset(
    [
        "it",
        "that",
        "this",
        "there",
        "here",
        "those",
        "these",
        "he",
        "she",
        "they",
        "we",
        "i",
        "you",
        "who",
        "what",
        "which",
        "one",
        "all",
        "none",
        "nobody",
        "everyone",
        "everybody",
        "where",
        "how",
        "when",
        "why",
        "if",
        "people",
    ]
)


def subject(text: str, begin: int, at: int, people: frozenset[str]) -> Phrase | None:
    """Give the subject of the verb of being before a number: "The wait was" 14 minutes."""
    while begin < at and not text[begin].isalnum():
        begin += 1
    match = _SUBJECT.fullmatch(text, begin, at)
    if match is None:
        return None
    start, end = match.span("said")
    tokens = list(words(text[start:end]))
    while tokens and tokens[0].lower in _ARTICLES:
        start += tokens[0].end if len(tokens) == 1 else tokens[1].start
        tokens = list(words(text[start:end]))
    if not 1 <= len(tokens) <= 9 or {tokens[0].lower, tokens[-1].lower} & _POINTS or tokens[0].lower in people:
        return None
    if any(token.lower in ("it", "there", "we", "i", "you", "they", "he", "she") for token in tokens):
        return None
    named = frozenset(
        stem(token.lower)
        for token in tokens
        if token.lower not in vocabulary("stops") and token.lower not in vocabulary("generic") and len(token.lower) > 1
    )
    if not named or tokens[-1].lower in vocabulary("inputs"):
        return None
    if tokens[0].lower in _TIMES or not named - {stem(word) for word in vocabulary("heads")}:
        return None
    said = " ".join(text[start:end].split())
    return Phrase(start, end, said, is_measure(said), named, True)


_TIMES = frozenset(
    [
        "last",
        "this",
        "present",
        "current",
        "previous",
        "next",
        "today",
        "now",
        "yesterday",
        "before",
        "since",
        "in",
        "on",
        "at",
        "from",
        "of",
        "with",
        "for",
        "to",
        "by",
        "after",
        "during",
        "under",
        "about",
    ]
)
_ARTICLES = frozenset(["the", "our", "their", "a", "an", "its", "my", "your", "this", "that"])


def own_words(
    text: str, statement: Statement, value: Value, named: list[Phrase], people: frozenset[str]
) -> tuple[Phrase | None, bool]:
    """Find the metric's words beside a number: before it with a verb of being between, or after it (then true)."""
    unit = value.first[1]
    begin, stop = statement.clauses[value.clause]
    for other in statement.values:
        if other is not value and other.clause == value.clause:
            begin = max(begin, other.end) if other.end <= value.start else begin
            stop = min(stop, other.start) if other.start >= value.end else stop
    left = [phrase for phrase in named if begin <= phrase.start and phrase.end <= value.start]
    if _SCOPED.fullmatch(text, begin, value.start) is not None:
        left = []
    right = [phrase for phrase in named if value.end <= phrase.start and phrase.end <= stop]
    being = subject(text, begin, value.start, people) if value.change is None else None
    if being is not None and not any(phrase.sure and phrase.start >= being.start for phrase in left):
        return being, False
    after = text[value.end : right[0].start] if right else ""
    opens = bool(right) and _OPENING.fullmatch(after) is not None and _PER.match(text, value.end) is None
    whole = bool(right) and _WHOLE.match(after) is not None
    share = unit == "%" or (value.quantity is not None and value.quantity.out_of is not None)
    near = left[-1] if left else None
    tied = near is not None and _TIES.fullmatch(text[near.end : value.start]) is not None
    sure = [phrase for phrase in left if phrase.sure]
    if near is not None and near.sure and (tied or not (opens and right[0].sure)):
        return near, False
    if sure and not (opens and share):
        return sure[-1], False
    shared = share and unit in (None, "count", "%") and opens and (whole or len(right[0].stems) >= 2)
    rated = opens and is_named(right[0]) and _RATE.search(text, right[0].start, right[0].end + 16) is not None
    if opens and is_named(right[0]) and value.quantity is not None and unit == "count":
        verb = _MEETING.search(text, begin, value.start)
        if verb is not None:
            done = _MET.get(verb[1].lower().split()[0], "met")
            return replace(right[0], sure=True, text=f"{right[0].text} {done}"), True
    if rated:
        return replace(right[0], sure=True), True
    spans = unit is not None and family(unit) == "time" and _UNTIL.match(after) is not None
    if spans and right and is_named(right[0]) and len(after) < 16:
        return replace(right[0], label=True, text=f"{after.strip()} {right[0].text}"), True
    if opens and unit == "count" and is_named(right[0]) and _LEFT.match(text, right[0].end) is not None:
        return replace(right[0], sure=True), True
    if opens and (right[0].sure or shared):
        return (_rest(text, right[0], stop) if share else right[0]), True
    if near is not None and tied and unit != "count" and value.change is None and is_named(near):
        return near, False
    return (sure[-1], False) if sure else (None, False)


def _rest(text: str, phrase: Phrase, stop: int) -> Phrase:
    """Take in what the counted ones do: "of applicants", who "never come back"."""
    tokens = words(text[phrase.start : stop])[:12]
    while len(tokens) > 1 and tokens[-1].lower in vocabulary("stops"):
        tokens = tokens[:-1]
    end = max(phrase.end, phrase.start + tokens[-1].end)
    said = _WHEN.sub("", _BEING.sub(" ", text[phrase.start : end], 1))
    more = frozenset(
        stem(token.lower) for token in words(said) if is_named_word(token.lower) and not token.lower.isdigit()
    )
    return Phrase(phrase.start, end, " ".join(said.split()), phrase.sure or len(more) >= 2, phrase.stems | more)


def counted(text: str, value: Value) -> str | None:
    """Give the noun that a bare number counts ("two engineers"), null where it counts nothing."""
    if value.quantity is None or value.quantity.unit != "count":
        return None
    inner = words(text[value.start : value.end])
    if inner and not inner[-1].lower.isdigit() and inner[-1].lower.endswith("s"):
        return inner[-1].lower
    following = words(text[value.end : value.end + 40])
    return next((word.lower for word in following if word.lower not in vocabulary("stops")), None)
