"""Masks: numbers that are no metric's value, such as dates, times, ids, versions, phone numbers and list numbers."""

import re
from functools import cache, lru_cache

from assistant.language.letters import lowered
from assistant.language.mentions import mentions
from assistant.language.words import lexicon

Span = tuple[int, int]

_CURRENCIES = "usd|eur|inr|gbp|jpy|cny|chf|sek|nok|dkk|pln|czk|huf|ron|ils|aed|sar|qar|egp|zar|ngn|kes|brl|mxn|cad|aud|nzd|sgd|hkd|twd|krw|thb|vnd|idr|myr|php|pkr|bdt|lkr|rs"
_COUNT = (
    r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|thirty|sixty|ninety|couple of|few)"
)
_SPAN = r"(?:second|minute|min|hour|hr|day|business day|working day|week|month|quarter|year|sprint|release|meeting|session|wave|run)s?"


@cache
def _scanner() -> re.Pattern[str]:
    numbered = "|".join(sorted(map(re.escape, lexicon("numbered")), key=len, reverse=True))
    branches = (
        r"(?P<url>(?:https?://|www\.)\S+)",
        r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,64}",
        r"\[\^?\d{1,3}\]",
        r"(?P<item>^[ \t]*(?:[-*+\u2022>|][ \t]+)?\(?\d{1,3}[.)](?=[ \t]|$))",
        r"(?<![\d:.,])(?:\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)(?![\d:])(?: ?[ap]\.?m\b\.?)?(?: ?(?:uhr|utc|gmt|cet|cest|ist|est|pst))?",
        r"(?<![\d:.,])\d{1,2}(?:[.:]\d{2})? ?(?:[ap]\.?m\b\.?|o['\u2019]clock|uhr)",
        r"(?<!\w)24/7(?:/365)?|(?<!\w)(?:1:1|one[ -]on[ -]one|1-on-1|1-1|1-to-1|360)s?(?![\w%.,]\d|\w|%)",
        r"(?P<phone>(?<![\w.,])\+\d[\d ()/.-]{6,20}\d(?!\w))",
        r"(?P<phone2>(?<![\w.,-])\(?0\d{1,5}\)?[ /-]\d[\d /-]{4,15}\d(?!\w))",
        r"(?<!\w)(?:tel|phone|mobile|mob|fax|ext|extension|helpline|hotline|dial(?: in)?|zip|po box|invoice|account|order)(?:\.|:| no\.?)*[ ]?#?\+?\d[\d /-]{1,18}(?!\w)",
        r"(?<!\w)n ?= ?\d[\d,. ]*",
        r"(?<![\w])[#\u2116]\d[\w-]*",
        r"(?<!\w)(?:no|nr|num|art|abs|para|fig|vol|pp?|kap|ref)\. ?\d+(?:[./-]\d+)*",
        r"(?P<id>(?<![\w.'\u2019])[a-z][a-z_]*-\d+(?:[/.-]\d+)*(?![\w%]))",
        rf"(?P<alnum>(?<![\w$\u20ac\u00a3\u20b9])(?!(?:{_CURRENCIES}|r|x|us)\d)[a-z][a-z_]*\d[\w]*(?:\.\d+)*(?:[-\u2013/][a-z]?\d+)?)",
        r"(?<![\w.])v\.? ?\d+(?:\.\d+)*\b",
        r"(?<![\d.,])\d+\.\d+\.\d+(?:\.\d+)*(?![\d,])",
        r"(?<![\w.])\d+\.\d+ (?:build|release|version|sdk|beta|rc|milestone|rollout|launch|upgrade)\b",
        rf"(?<!\w)(?P<named>(?:{numbered})(?: no\.?| nr\.?| #|/)? ?\d{{1,5}}(?:\.\d+)*[a-z]?(?:(?:, ?|-|\u2013| and | & | to )\d{{1,3}})*(?![\w%]|[.,]\d| ?%))",
        r"(?<!\w)(?:day|week|month|year|phase|step|season|sprint|round|tier|level|wave|option|version|quarter) (?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|thirty)\b(?! (?:point|hundred))",
        r"(?<!\w)(?:iso|iec|din|en|rfc|ieee|soc|pci|wcag|gdpr|hipaa|ifrs|ias|art)(?:/[a-z]{2,4})?[ -]\d+(?:[.:-]\d+)*",
        r"(?<!\w)(?:ages?|aged|age group|above age|over the age of) \d{1,2}(?:\+|s| ?[-\u2013] ?\d{1,2}| (?:to|and) \d{1,2})?(?: and over)?",
        r"(?<!\w)\d{1,3}(?:st|nd|rd|th)(?:[ -]percentiles?)?(?!\w)",
        r"(?<!\w)(?:19|20)\d0s(?!\w)|(?<!\w)(?:twenty|nineteen)[ -](?:(?:twenty|thirty|forty|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|eighteen|nineteen)\b(?! (?:percent|points))",
        r"(?<!\w)\d+[x\u00d7]\d+(?!\w)",
        rf"(?<!\w)(?P<window>(?:(?:the )?(?:last|past|previous|prior|preceding|trailing|rolling|first|initial|coming|following)|(?:for|over|in|within|during) (?:the )?(?:next|first|last|past)|every|each|per|for(?= \S+ (?:consecutive|straight))) (?:rolling )?{_COUNT}[ -]?(?:consecutive |straight |calendar )?(?:{_SPAN}|d|h|w)(?!\w))",
        rf"(?<![\w.,])(?P<attribute>{_COUNT}[- ](?:second|sec|minute|min|hour|hr|day|week|month|quarter|year)[- ](?!and\b|or\b|to\b|at\b|in\b|on\b|for\b|from\b|of\b|per\b|by\b|after\b|before\b|with\b|as\b|is\b|a\b|the\b|than\b|this\b|max|ago\b|later\b)(?=[a-z]))",
        rf"(?<!\w){_COUNT} {_SPAN} (?:ago|later|earlier|straight|in a row|running)\b",
        r"(?<!\w)(?:page|slide|step|part|item|question) \d+ (?:of|/) \d+",
    )
    return re.compile("|".join(branches), re.MULTILINE)


_TIME_METRIC = re.compile(
    r"(?:[a-z]+[ -]){0,2}(?:turn-?around|response|reply|resolution|waits?|lead|cycle|delivery|deliveries|sla|time|latency|payback|answer|callback|shipping|onboarding|approval|settlement|processing|closing|close|release|refund|guarantee|limit|average|median|max|ceiling|floor|cap|target)"
)
_DIGIT = re.compile(r"\d")


@lru_cache(maxsize=16)
def masks(text: str) -> tuple[Span, ...]:
    """Give the spans of numbers that can be no metric's value, in order and not overlapping."""
    lower = lowered(text)
    spans = [(mention.start, mention.end) for mention in mentions(text, lower)]
    for match in _scanner().finditer(lower):
        kind = match.lastgroup
        if kind in ("phone", "phone2") and not 8 <= len(_DIGIT.findall(match[0])) <= 15:
            continue
        if kind == "attribute" and (match[0][-1] != "-" and " " in match[0].strip() and "-" not in match[0]):
            continue
        if kind == "attribute" and _TIME_METRIC.match(lower, match.end(), match.end() + 40):
            continue
        if kind == "id" and match[0].split("-")[0] in ("sub", "pre", "avg", "approx", "nps", "csat", "max", "min"):
            continue
        spans.append(match.span())
    return tuple(_joined(spans))


def _joined(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
