"""Masks: numbers that are no metric's value, such as dates, times, ids, versions, phone numbers and list numbers."""

import re
from functools import cache, lru_cache

from assistant.language.letters import lowered
from assistant.language.mentions import mentions
from assistant.language.patterns import pattern
from assistant.language.runs import runs, word_before
from assistant.language.words import lexicon

Span = tuple[int, int]

_CURRENCIES = (
    "usd|eur|inr|gbp|jpy|cny|chf|sek|nok|dkk|pln|czk|huf|ron|ils|aed|sar|qar|egp|zar|ngn|kes|brl|mxn|cad|aud|nzd|sgd"
    "|hkd|twd|krw|thb|vnd|idr|myr|php|pkr|bdt|lkr|rs"
)
_FEW = "one|two|three|four|five|six|seven|eight|nine|ten|twelve"
_COUNT = rf"(?:\d{{1,3}}|{_FEW}|fourteen|thirty|sixty|ninety|couple of|few)"
_SPAN = (
    r"(?:second|minute|min|hour|hr|day|business day|working day|week|month|quarter|year|sprint|release|meeting|session"
    r"|wave|run)s?"
)
_SMALL = "one|two|three|four|five|six|seven|eight|nine"
_NOT_ATTRIBUTE = (
    r"(?:and|or|to|at|in|on|for|from|of|per|by|after|before|with|as|is|a|the|than|this)\b|max|ago\b|later\b"
)
_SPELLED = (
    rf"(?<![\w.,])(?P<attribute>{_COUNT}[- ](?:second|sec|minute|min|hour|hr|day|week|month|quarter|year)[- ]"
    rf"(?!{_NOT_ATTRIBUTE})(?=[a-z]))",
    rf"(?<!\w){_COUNT} {_SPAN} (?:ago|later|earlier|straight|in a row|running)\b",
)


@cache
def _digit_forms() -> re.Pattern[str]:
    """Give the forms that begin with a digit."""
    branches = (
        r"(?P<clock>(?<![\d:.,])(?:\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)(?![\d:]"
        r"|(?: ?(?:to|->|→|-|–) ?\d{1,2}:\d{2})?[ \u00a0]?(?:min|mins|minutes?|h|hrs?|hours?)\b)(?: ?[ap]\.?m\b\.?)?"
        r"(?: ?(?:uhr|utc|gmt|cet|cest|ist|est|pst))?)",
        r"(?<![\d:.,])(?:(?:0?\d|1[0-2])|\d{1,2}[.:]\d{2}) ?[ap]\.?m\b\.?",
        r"(?<![\d:.,])\d{1,2}(?:[.:]\d{2})? ?(?:o['\u2019]clock|uhr)",
        r"(?<!\w)401 ?\(?k(?:\)|(?!\w))|(?<!\w)(?:50/50|80/20|90/10)(?= (?:rule|principle|split|mix)\b)",
        r"(?<!\w)9[- ]to[- ]5(?!\w)|(?<!\w)[4-8][- ]figures?(?!\w)|(?<!\w)0-day(?!\w)",
        r"(?<!\w)4k (?:video|display|monitor|resolution|screen|stream)s?(?!\w)",
        r"(?P<half>(?<!\w)[12]h ?\d{2}(?!\w))",
        r"(?<!\w)24/7(?:/365)?|(?<!\w)(?:1:1|1-on-1|1-1|1-to-1|360)s?(?![\w%.,]\d|\w|%)",
        r"(?P<phone2>(?<![\w.,-])0\d{1,5}\)?[ /-]\d[\d /-]{4,15}\d(?!\w))",
        r"(?<![\d.,])(?!\d{1,3}(?:\.\d{3})+(?![\d.]))\d+\.\d+\.\d+(?:\.\d+)*(?![\d,])",
        r"(?<!\w)\d{1,2}(?: ?[-\u2013] ?\d{1,2}|\+)?[ -]years?[ -]olds?(?!\w)",
        r"(?<!\w)\d{1,3}\+[ -]?(?:day|week|month|year)s? (?=[a-z])",
        r"(?<![\w.])\d+\.\d+ (?:build|release|version|sdk|beta|rc|milestone|rollout|launch|upgrade)\b",
        r"(?<!\w)\d{1,3}(?:st|nd|rd|th)(?:[ -]percentiles?)?(?!\w)",
        r"(?<!\w)(?:19|20)\d0s(?!\w)",
        r"(?<=[ \t\n]:)\d{1,4}:(?!\d)",
        r"(?<!\w)\d+[x\u00d7]\d+(?!\w)",
        *_SPELLED,
    )
    return re.compile("|".join(branches))


@cache
def _sign_forms() -> re.Pattern[str]:
    """Give the forms that begin with a sign before a digit: "[3]", "+49 ...", "(030) ...", "#12"."""
    branches = (
        r"\[\^?\d{1,3}\]",
        r"(?P<phone>(?<![\w.,])\+\d[\d ()/.-]{6,20}\d(?!\w))",
        r"(?P<phone2>(?<![\w.,-])\(0\d{1,5}\)?[ /-]\d[\d /-]{4,15}\d(?!\w))",
        r"(?<![\w])[#\u2116]\d[\w-]*",
    )
    return re.compile("|".join(branches))


@cache
def _word_forms() -> re.Pattern[str]:
    """Give the forms that begin with a letter."""
    numbered = "|".join(sorted(map(re.escape, lexicon("numbered")), key=len, reverse=True))
    branches = (
        r"(?P<url>(?:https?://|www\.)\S+)",
        r"(?<!\w)(?:one[ -]on[ -]one)s?(?![\w%.,]\d|\w|%)",
        rf"(?<!\w)(?:quarter|half|ten|twenty|five) past (?:{_FEW}|eleven|\d{{1,2}})(?![\w%])",
        r"(?<!\w)(?:low|mid|high|upper|lower)[ -]\d0s(?!\w)",
        r"(?<!\w)zero[ -](?:day|trust|touch|based|knowledge|inbox)(?!\w)|(?<!\w)(?:six|6) sigma(?!\w)",
        r"(?<!\w)(?:big|top) (?:[345]|three|four|five|ten)(?![\w%])|(?<!\w)(?:three|four|five|six) nines(?!\w)",
        r"(?<!\w)nine[ -]to[ -]five(?!\w)|(?<!\w)(?:four|five|six|seven|eight)[ -]figures?(?!\w)",
        rf"(?<!\w)(?:{_CALLED})(?:\.|:| no\.?)*[ ]?#?\+?\d[\d /-]{{1,18}}(?![\w%]| ?%)",
        r"(?<!\w)n ?= ?\d[\d,. ]*",
        r"(?<!\w)(?:no|nr|num|art|abs|para|fig|vol|pp?|kap|ref)\. ?\d+(?:[./-]\d+)*",
        r"(?P<id>(?<![\w.'\u2019])[a-z][a-z_]*-\d+(?:[/.-]\d+)*(?![\w%]))",
        rf"(?P<alnum>(?<![\w$\u20ac\u00a3\u20b9])(?!(?:{_CURRENCIES}|r|x|us)\d)[a-z][a-z_]*\d[\w]*(?:\.\d+)*"
        r"(?:[-\u2013/][a-z]?\d+)?)",
        r"(?<![\w.])v\.? ?\d+(?:\.\d+)*\b",
        r"(?<!\w)(?:page|slide|step|part|item|question|memo|sheet|photo|note|post|tweet|episode) \d+ (?:of|/) \d+",
        r"(?<!\w)(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)\.? \d{1,2}(?:[-/.]\d{1,2})?(?![\w%])",
        r"(?<!\w)(?:wk|kw|cw|weeks?)\.? ?\d{1,2} ?[-\u2013] ?\d{1,2}(?![\w%])",
        rf"(?<!\w)(?<!\d )(?P<named>(?:{numbered})(?: no\.?| nr\.?| #|/)? ?\d{{1,5}}(?:\.\d+)*[a-z]?"
        r"(?:(?:, ?|-|\u2013| and | & | to )\d{1,3}(?!:\d))*(?![\w%+]|[.,/]\d| ?%))",
        r"(?<!\w)(?P<spelt>(?:day|week|month|year|phase|step|season|sprint|round|tier|level|wave|option|version|quarter)"
        rf" (?:{_FEW}|thirty)\b(?! (?:point|hundred)))",
        rf"(?<!\w)(?:before|until|till) (?:{_FEW}|eleven)(?= (?:from|to|on|every|today|tomorrow)\b|[.,;:!?)\n]|$)",
        r"(?<!\w)(?:iso|iec|din|en(?= \d{3})|rfc|ieee|soc|pci|wcag|gdpr|hipaa|ifrs|ias|art)(?:/[a-z]{2,4})?"
        r"[ -]\d+(?:[.:-]\d+)*",
        r"(?<!\w)(?:ages?|aged|age group|above age|over the age of) \d{1,2}(?:\+|s| ?[-\u2013] ?\d{1,2}"
        r"| (?:to|and) \d{1,2})?(?: and over)?",
        r"(?<!\w)(?:twenty|nineteen)[ -](?:(?:twenty|thirty|forty|eighty|ninety)"
        rf"(?:[ -](?:{_SMALL}))?|eighteen|nineteen)\b(?! (?:percent|points))",
        r"(?<!\w)(?P<window>(?:(?:the )?(?:last|past|previous|prior|preceding|trailing|rolling|first|initial|coming"
        r"|following)|(?:for|over|in|within|during) (?:the )?(?:next|first|last|past)|every|each|per"
        r"|for(?= \S+ (?:consecutive|straight))) (?:rolling )?"
        rf"{_COUNT}(?: ?[-\u2013] ?\d{{1,3}}| (?:to|or) {_COUNT})?"
        rf"[ -]?(?:consecutive |straight |calendar )?(?:{_SPAN}|d|h|w)(?!\w))",
        *_SPELLED,
    )
    return re.compile("|".join(branches))


_CALLED = "tel|phone|mobile|mob|fax|ext|extension|helpline|hotline|dial(?: in)?|zip|po box|invoice|account|order"
_EMAIL = pattern(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,64}")
_ITEM = pattern(r"^[ \t]*(?:[-*+\u2022>|][ \t]+)?\(?\d{1,3}[.)](?=[ \t]|$)", re.MULTILINE)
_SIGNS = frozenset("[^+(#\u2116")


@cache
def _openers() -> frozenset[str]:
    """Give the words that a masked number can begin with."""
    return frozenset(lexicon("mask_openers")) | frozenset(lexicon("numbered"))


_TIME_METRIC = pattern(
    r"(?:[a-z]+[ -]){0,2}(?:turn-?around|response|reply|resolution|waits?|lead|cycle|delivery|deliveries|sla|time"
    r"|latency|payback|answer|callback|shipping|onboarding|approval|settlement|processing|closing|close|release|refund|guarantee"
    r"|limit|average|median|max|ceiling|floor|cap|target)"
)
_DIGIT = pattern(r"\d")


@lru_cache(maxsize=16)
def masks(text: str) -> tuple[Span, ...]:
    """Give the spans of numbers that can be no metric's value, in order and not overlapping."""
    lower = lowered(text)
    spans = [(mention.start, mention.end) for mention in mentions(text, lower)]
    read_to = 0
    for start, form in _places(lower):
        if start < read_to:
            continue
        match = form.match(lower, start)
        if match is not None:
            read_to = match.end()
            if _hides(text, lower, match):
                spans.append(match.span())
    if "@" in lower:
        spans += [match.span() for match in _EMAIL.finditer(lower)]
    if ". " in lower or ") " in lower or lower[-1:] in (".", ")") or "\t" in lower or "\n" in lower:
        spans += [match.span() for match in _ITEM.finditer(lower)]
    return tuple(_joined(spans))


def _places(lower: str) -> list[tuple[int, re.Pattern[str]]]:
    """Give where a masked number can begin, and in which form. One with a per cent sign begins none."""
    found = runs(lower)
    digits, signs, letters = _digit_forms(), _sign_forms(), _word_forms()
    places = [(start, letters) for start in found.starts(_openers())]
    for start, end in found.digits:
        if lower[end : end + 1] != "%":
            places.append((start, digits))
        before = lower[start - 1] if start else " "
        if before == " ":
            continue
        if before in _SIGNS:
            places.append((start - 2 if before == "^" and start > 1 else start - 1, signs))
        elif before.isalpha() or before in "-_":
            opening = _NAME.search(lower, max(0, start - _LONGEST_NAME), start)
            if opening is not None:
                places.append((opening.start(), letters))
    places.sort(key=_begin)
    return places


def _begin(place: tuple[int, re.Pattern[str]]) -> int:
    return place[0]


_NAME = pattern(r"(?<![^\W\d_])(?<!_)[a-z][a-z_]*-?$")
_LONGEST_NAME = 40


def _hides(text: str, lower: str, match: re.Match[str]) -> bool:
    """Say whether a match is what its form looks like."""
    kind = match.lastgroup
    if kind in ("phone", "phone2"):
        return 8 <= len(_DIGIT.findall(match[0])) <= 15
    if kind == "half":
        return text[match.start() + 1] == "H"
    if kind == "clock":
        return not is_length(lower, match.start())
    if kind == "attribute":
        return "-" in match[0] and not _TIME_METRIC.match(lower, match.end(), match.end() + 40)
    if kind in ("named", "spelt"):
        if _MEASURED.match(lower, match.end()):
            return False
        if _TIMED.match(match[0]) and (_DECIMAL.search(match[0]) or word_before(lower, match.start()) in _WHICH):
            return False
        return not (_ORDERED.match(match[0]) and _opens(lower, match.start()) and _THINGS.match(lower, match.end()))
    if kind == "id":
        return match[0].split("-")[0] not in _MEASURES
    return True


def is_length(lower: str, start: int) -> bool:
    """Say whether "9:30" is a length, of a call or a wait, and not a time of day."""
    return _LENGTH.search(lower, max(0, start - 44), start) is not None


_LENGTH = pattern(
    r"(?:handl(?:e|ing)|call|talk|respon[ds]e|reply|answer|wait(?:ing)?|hold|load(?:ing)?|cycle|session|processing|lap"
    r"|average|median|mean) (?:time|duration|length)s?"
    r"(?: (?:is|was|of|from|now|currently|today|down|up|to|at)|[:=])+ ?~?$"
)


def _opens(lower: str, start: int) -> bool:
    return _OPENING.search(lower, max(0, start - 8), start) is not None


# "Sales cycle 2 weeks shorter", "this month 3.6" and "last quarter 5 calls" name nothing.
_MEASURED = pattern(
    r" (?:ms|s|sec|seconds?|min|mins|minutes?|h|hrs?|hours?|days?|weeks?|months?|years?|percent|per cent|pct|points?|k"
    r"|million)(?![^\W_])"
)
_TIMED = pattern(r"(?:day|week|month|quarter|year|season|cycle|sprint)s? ")
_DECIMAL = pattern(r" \d+\.(?:\d|\d{3})$")
_WHICH = frozenset({"this", "last", "next", "previous", "past", "prior", "per", "a", "each", "every", "that"})
_ORDERED = pattern(r"(?:release|form|build|drop|patch|track|group|shift|stage|question) \d+$")
_OPENING = pattern(r"(?:^|[.;:!?\n•]|(?<![^\W_])(?:and|to|will|we))[ \u00a0-]*$")
_THINGS = pattern(r"(?: [a-z][a-z-]*){0,3} [a-z][a-z-]*[^\W\ds]s\b")
_MEASURES = frozenset({"sub", "pre", "avg", "approx", "nps", "csat", "max", "min"})


def _joined(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
