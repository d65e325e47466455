"""Naming: what words without a number name as the metric of what follows: a heading, a label, a title, a question."""

import re
from dataclasses import replace

from assistant.evidence.cues import vocabulary
from assistant.evidence.metrics import Phrase, phrases
from assistant.evidence.own_words import subject
from assistant.evidence.plain_words import is_named, is_named_word
from assistant.evidence.statements import Statement
from assistant.evidence.titles import is_title, label_phrase
from assistant.evidence.topics import Topics
from assistant.language.words import stem, words

_SHORT = 7
_RELATIVE = re.compile(
    r"((?:[^\W\d_][\w'-]+ ){1,3})(?:that|who|which|where|whose)(?: (?!is\b|was\b)[\w'-]+){1,7}", re.IGNORECASE
)
_QUOTED = re.compile(r"[\"\u201c]([^\"\u201c\u201d]{4,60})[\"\u201d] (?:was|is|came|comes|were|are|turned|stands)\b")
_NAMED = re.compile(
    r"(?<!\w)[\"'\u201c\u2018](?P<said>[^\W\d_][^\"'\u201c\u201d\u2018\u2019?]{5,60})[\"'\u201d\u2019](?!\w)"
)
_MEETING = re.compile(
    r"\b(?:team|squad|tribe|crew|guild|planning|minutes of|notes|meeting|sync|recap|agenda|standup|workshop|retro)\b",
    re.IGNORECASE,
)
_BEING = re.compile(r" (?:is|are) ", re.IGNORECASE)
_NEXT = re.compile(
    r"(?:(?:and|so|then|now|ok|okay|right|well)[ ,]+)*(?:the )?(?:first|second|third|fourth|fifth|sixth|seventh"
    r"|next|last|other"
    r"|another|one|line|big one|main one|rest)(?: (?:one|thing|point|topic|item|number|metric|more))?(?: (?:is"
    r"|was|would be|comes)|[:,])"
    r" (?:the )?(?P<said>[^.?!:;]{3,70})[.?!:;]*",
    re.IGNORECASE,
)
_TURN_TO = re.compile(
    r"(?:(?:and|so|then|now|ok|okay|right|well|oh|alright|good|fine)[ ,]+)*"
    r"(?:(?:let'?s|let us|shall we|can we|could we|we) )?(?:start with|begin with|kick off with|talk about"
    r"|look at|move on to|move to"
    r"|go to|on to|onto|turn to|what about|how about|regarding|as for|next up|next is|next topic|and then"
    r"|then there(?:'s| is))"
    r"[ ,:]+(?:the )?(?P<said>[^.?!:;,]{3,60})[.?!:;,]*",
    re.IGNORECASE,
)
_HOW = re.compile(
    r"(?:(?:and|so|then|now|ok|okay|oh|next)[ ,]+)*(?:the )?(?P<said>[^.?!:;,]{3,60}), (?:how|what|where|when"
    r"|who)\b[^.!;]{2,60}\??",
    re.IGNORECASE,
)
_WHAT = re.compile(
    r"(?:and |so |but )?what [^.?!:;,]{3,40} (?:is|are) (?:more |less |fewer |the "
    r"|any )*(?P<said>[^.?!:;,]{3,60})[.!]*",
    re.IGNORECASE,
)
_POINTING = (_TURN_TO, _NEXT, _HOW, _WHAT)
_LEAD_IN = re.compile(
    r"(?:(?:and|so|then|also|now|ok|okay|next|right|well|first|second|third|finally|but)\b[ ,]*)+", re.IGNORECASE
)
_SUBORDINATE = re.compile(
    r"[\s\"'\u201c(]*(?:while|as|because|if|since|when|once|until|before|after|although|though|so that"
    r"|unless|whereas|where|which(?! is\b| would be\b)|who)\b",
    re.IGNORECASE,
)


def name_by_clause(topics: Topics, statement: Statement, number: int, named: list[Phrase], spoken: bool) -> None:
    """Take a clause without a number as the metric of what follows: before a colon, a title, a noun set apart."""
    begin, stop = statement.clauses[number]
    while stop > begin and topics.text[stop - 1] in " *_":
        stop -= 1
    last = topics.text[stop - 1 : stop]
    quoted = _QUOTED.match(topics.text, begin, stop)
    if quoted is not None and is_title(quoted[1]) and 2 <= len(words(quoted[1])) <= 6:
        title = label_phrase(topics.text, *quoted.span(1), topics.people)
        if title is not None:
            topics.consider(replace(title, sure=True))
            return
    short = stop - begin <= 90
    if last in ":." and short and number < len(statement.clauses) - 1:
        phrase = label_phrase(topics.text, begin, stop - 1, topics.people)
        titled = last == ":" or (phrase is not None and is_title(phrase.text))
        if phrase is not None and last == ":" and _qualifies(topics, statement, phrase, begin):
            return
        if phrase is not None and titled and phrase.text.lower() not in vocabulary("request_heads"):
            topics.consider(phrase)
            return
    if last == "," and short and any(v.clause == number for v in statement.values):
        phrase = label_phrase(topics.text, begin, stop - 1, topics.people)
        if phrase is not None and (phrase.sure or not spoken or " " in phrase.text):
            topics.consider(phrase)
            return
    being = _BEING.search(topics.text, begin, stop)
    told = subject(topics.text, begin, being.end(), topics.people) if being is not None and number == 0 else None
    more = any(value.clause > number for value in statement.values)
    if told is not None and (more or (not statement.values and (told.sure or len(told.stems) >= 2))):
        topics.consider(told)
        return
    sure = [phrase for phrase in named if phrase.sure]
    if sure and not _SUBORDINATE.match(topics.text, begin, stop):
        topics.consider(sure[-1], statement.question)
    elif number == 0 < len(statement.clauses) - 1 and short and len(named) == 1 and is_named(named[0]):
        if not is_title(_LEAD_IN.sub("", topics.text[begin:stop]).strip(" ,;")):
            return
        topics.consider(named[0])


def _qualifies(topics: Topics, statement: Statement, phrase: Phrase, begin: int) -> bool:
    """Say whether a label only narrows the metric named just before it: "first sync duration, prod: 47 minutes"."""
    named = topics.candidate
    if named is None or phrase.sure or not named.sure or topics.named_at != topics.turn:
        return False
    return statement.start <= named.start and topics.text[named.end : begin].strip() == ","


def name_by_sentence(topics: Topics, statement: Statement, named: dict[int, list[Phrase]], spoken: bool) -> None:
    """Take a statement without a number as the topic of what follows: a metric, a short question, a title."""
    relative = _RELATIVE.fullmatch(statement.text.strip(" .?!\"'*"))
    if relative is not None and is_title(relative[1]) and is_named_word(words(relative[1])[-1].lower):
        stems = frozenset(stem(word.lower) for word in words(statement.text) if is_named_word(word.lower))
        said = " ".join(statement.text.strip(" .?!\"'*").split())
        topics.consider(Phrase(statement.start, statement.end, said, True, stems, True), statement.question)
        return
    pointed = next((hit for sign in _POINTING if (hit := sign.fullmatch(statement.text)) is not None), None)
    if pointed is not None:
        start, end = pointed.span("said")
        phrase = label_phrase(topics.text, statement.start + start, statement.start + end, topics.people)
        if phrase is not None:
            topics.consider(phrase, statement.question)
            return
    asked = _NAMED.search(statement.text) if statement.question else None
    if asked is not None:
        start, end = asked.span("said")
        phrase = label_phrase(topics.text, statement.start + start, statement.start + end, topics.people)
        if phrase is not None:
            topics.consider(phrase, True)
            return
    if topics.candidate is not None and topics.named_at == topics.turn:
        return
    found = [phrase for each in named.values() for phrase in each if is_named(phrase)]
    strong = [cue for cue in statement.cues if cue.kind in ("accept", "reject", "unsure", "theirs", "dead")]
    talked = topics.topic is not None and topics.topic.is_open and topics.turn - topics.topic.turn <= 2
    if found and not strong and len(words(statement.text)) <= _SHORT and not (talked and spoken):
        spoken = spoken or statement.block.speaker is not None
        untitled = spoken or not is_title(statement.text)
        opens = statement.start - statement.block.start <= 3
        untitled = untitled or not (opens or any(phrase.sure for phrase in found))
        title = None if untitled else label_phrase(topics.text, statement.start, statement.end, topics.people)
        weak = spoken and not found[0].sure and not statement.question
        first = next(iter(words(statement.text)))
        plain = is_title(statement.text) and first.lower not in vocabulary("generic") | vocabulary("audience")
        told = title is not None or found[0].sure or statement.question or plain
        if told and (not weak or (plain and (topics.topic is None or not topics.topic.is_open))):
            topics.consider(title or found[0], statement.question)


def heading_phrase(text: str, span: tuple[int, int], people: frozenset[str]) -> Phrase | None:
    """Give the metric a heading names, null where it names none."""
    found = [phrase for phrase in phrases(text, span[0], span[1], (), people) if phrase.sure]
    if not found or found[0].text.lower() in vocabulary("request_heads"):
        return None
    if _MEETING.search(text, span[0], span[1]) is not None:
        return None
    whole = label_phrase(text, span[0], span[1], people) if len(words(text[span[0] : span[1]])) <= _SHORT else None
    return whole or found[0]
