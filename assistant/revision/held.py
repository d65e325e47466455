"""Reads what is not done: what is asked of the rules, not to be done, under a condition, or only thought of."""

import re
from datetime import date

from assistant.language.calendar_words import MONTHS
from assistant.language.dates import deadlines
from assistant.language.quantities import quantities
from assistant.revision.lexicon import either
from assistant.revision.part import Part
from assistant.revision.places import key_result
from assistant.revision.wishes import Unclear, Wish

NOTHING_CHANGED = "nothing there is changed unless you ask for it."
_QUOTE = re.compile(r"[\"\u201c\u00ab]")
_VALUE_BEHIND = re.compile(r"\w\W*:\s*\w")  # "objective: Do not let customers wait"
_OURS = re.compile(
    r"\b(?:ignore|forget|disregard|bypass|override|skip|disable|switch off|turn off|change)\b.{0,40}"
    r"\b(?:rules?|instructions?|prompts?|checks?|checker|findings?|limits?|guards?)\b"
    r"|\b(?:mark|set|make|call|declare|consider)\b.{0,30}\b(?:ready|signed|passed|without findings)\b"
    r"|\b(?:system prompt|your (?:prompt|instructions|rules))\b",
    re.IGNORECASE,
)
_RULES = re.compile(
    r"\b(?:rules?|instructions?|prompts?|checks?|checker|findings?|ready|signed|passed)\b", re.IGNORECASE
)
_QUOTED = re.compile(r"[\"\u201c\u00ab][^\"\u201d\u00bb]*[\"\u201d\u00bb]?")
_NEW_WORDS = re.compile(r"\b(?:objectives?|obj|title|wording|text)(?: ?#?\d)?\s*:.*", re.IGNORECASE | re.DOTALL)
_NOT_OURS = "no message changes the rules or the check; a draft is ready when the check finds nothing that bars it."


def unquoted(text: str) -> str:
    """Blank the words that are to stand in the draft: what is quoted, and what follows "title:" or "objective:"."""
    for theirs in (_QUOTED, _NEW_WORDS):
        text = theirs.sub(lambda match: " " * len(match[0]), text)
    return text


def refused(part: Part) -> tuple[Wish, ...] | None:
    """Read what is asked of the check or of the rules, not of the draft: a message changes neither."""
    said = unquoted(part.text)
    if part.begins("explain") is not None or _OURS.search(said) is None:
        return None
    is_changed = part.named.spans and quantities(part.without_names) and re.match(r"\W*change\b", said, re.IGNORECASE)
    if is_changed and _RULES.search(said) is None:
        return None  # "change the checkout limit for KR 1 to 80"
    return (Unclear(part.text, _NOT_OURS),)


_IF = re.compile(
    r"\W*(?:if|unless|in case|once|when(?! (?:is|are|was|were|do|does|did|will|would|should|can|must|has|have)\b)"
    r"|as soon as|provided)\b|.*\w\W+(?:if|unless|in case|provided)\b",
    re.IGNORECASE,
)
_VERBS = (
    r"(?:drop|remove|delete|change|touch|move|rename|reword|set|cut|split|merge|lower|raise|fix|make|push|swap|increase"
    r"|reduce|assign|give|add|confirm|approve|go|put|bring|update|extend|postpone)"
)
_NOT = re.compile(
    rf"\W*(?:(?:(?:i|we|you|they) )?(?:do not|don['\u2019]?t|never|should(?: not|n['\u2019]?t)"
    rf"|must(?: not|n['\u2019]?t)|will not|won['\u2019]t|need not|needn['\u2019]t|shall not)(?: ever| yet)? (?:you )?"
    rf"(?!(?:need|want|include|have|keep)\b)[a-z]+\b|not (?:to )?{_VERBS}\b"
    rf"|(?:there(?: is|['\u2019]s) )?no (?:need|reason) to\b|(?:you|we) do(?: not|n['\u2019]?t) (?:need|have) to\b)",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"\W*(?:please )?(?:keep|leave)\W*(?:(?:just |exactly )?(?:as it is|as is|as they are|unchanged|untouched|alone"
    r"|the same|in))?\W*|\W*(?:is |are |stays? )(?:fine |good |ok )?(?:as it is|as is|unchanged)\W*"
    r"|\W*no changes? (?:to|in|for)\W*",
    re.IGNORECASE,
)
_KEPT = re.compile(r"\W*(?:please )?(?:keep|leave)\W*(?:in)?\W*", re.IGNORECASE)
_DENIES = re.compile(r"\b(?:not|never|cannot|nobody|no one|no longer)\b|n['\u2019]t\b", re.IGNORECASE)
# "not more than 5" is a limit, "not ambitious enough" asks for more, "not 4 but 5" says what is to be.
_SAYS_STILL = re.compile(
    r"(?:\W+\w+){0,3}?\W+(?:more|less|later|above|below|over|under|exceed|before|after|lower|higher|longer|fewer|worse"
    r"|ambitious|realistic|achievable|enough|sure|only|just|beyond|past|good|decrease|increase|fall|rise|drop|grow"
    r"|decline)\b"
    r"|.*(?:\bbut\b|\binstead\b|\brather\b|\s[-\u2013\u2014]\s)",
    re.IGNORECASE | re.DOTALL,
)
_REASON = re.compile(r"\b(?:because|since|as|which|so that|for which)\b.*", re.IGNORECASE | re.DOTALL)
_LIMIT = re.compile(
    r"(?:\bnot|n['\u2019]t|\bnever)\b.{0,60}\b(?:below|above|under|over|exceed|beyond|past|more than|less than)\b",
    re.IGNORECASE,
)
_LIMIT_ALONE = (
    "a limit to keep is a key result of its own: say \u201cadd a key result: Keep \u2026\u201d; or say the value to"
    " reach, as in \u201cKR 1: target 80 %\u201d."
)
STAYS = "it stays as it is; say \u201ckeep only \u2026\u201d to drop the others."
_NOT_SO = "that says what is not to be; say what is, as in \u201cKR 1: target 80 %\u201d."


def held_back(part: Part) -> tuple[Wish, ...] | None:
    """Read a wish under a condition, one that something be left alone, and what is said not to be: none is done."""
    if part.asks or _QUOTE.search(part.text):
        return None
    if _is_bare_limit(part):
        return (Unclear(part.text, _LIMIT_ALONE),)
    if part.named.spans and _KEPT.fullmatch(part.without_names):
        return (Unclear(part.text, STAYS),)
    if _NOT.match(part.text) or (part.named.spans and _LEFT.fullmatch(part.without_names)):
        return (Unclear(part.text, NOTHING_CHANGED),)
    if _VALUE_BEHIND.search(part.without_names):
        return None
    if _IF.match(part.text):
        return (Unclear(part.text, "a wish under a condition is not kept; say it once that is settled."),)
    return (Unclear(part.text, _NOT_SO),) if _is_denied(part) else None


def _is_bare_limit(part: Part) -> bool:
    """Say whether a value must not be passed that is no better than today's: "should not drop below 60 %"."""
    numbers = quantities(part.without_names)
    if len(numbers) != 1 or len(part.named.places) != 1 or _LIMIT.search(part.text) is None:
        return False
    kr = key_result(part.okrs, part.named.places[0])
    if kr.baseline is None or kr.direction not in ("increase", "decrease"):
        return False
    value = numbers[0].value
    return value <= kr.baseline if kr.direction == "increase" else value >= kr.baseline


def _is_denied(part: Part) -> bool:
    """Say whether a "not" stands before all that a sentence about a key result says; an order has its verb first."""
    no = _DENIES.search(_REASON.sub("", part.text))
    if no is None or not part.named.spans or part.named.spans[0][0] > no.start():
        return False
    said = part.without_names[: no.start()]
    if quantities(said) or deadlines(said, part.as_of, part.fiscal_start) or re.search(r"\w{3,}.*[,;]", said):
        return False
    is_order = any(re.match(rf"\W*{either(name)}(?!\w)", said.lower()) for name in ("drop", "move", "reword", "swap"))
    return not is_order and _SAYS_STILL.match(part.text, no.end()) is None


_WONDERS = re.compile(
    r"\W*(?:i |we )?(?:['\u2019]m |am |are )?(?:wonder|wondering|not sure (?:if|whether|about))\b"
    r"|\W*(?:what if|suppose|imagine|hypothetically)\b"
    r"|.*\b(?:what|why|how|who|which|when|whose|should|shall|would|is it|does|did|do we|do you|are we)\b.*\?\W*$"
    r"|\W*(?:is|are|was|were|has|have|may|might|could|can)\b.*\?\W*$"
    r"|\W*(?:the )?(?:board|ceo|cfo|cto|boss|management|leadership|sales|finance|marketing|legal|customers?|they)"
    r" (?:wants?|would like|asks?|asked|hopes?|expects?|thinks?|says?|said)\b"
    r"|(?!.*\b(?:target|goal|aim)\b)[^,;(]*\b(?:was|were|used to be|had been) [^\d\s]?\d[\d.,]*\s*[^\W\d]*%?\W*$"
    r"|.*\b(?:was|were|used to be|had been) [^\d\s]?\d[^.;]*\b(?:in|last|during|back|a (?:week|month|year) ago)\b",
    re.IGNORECASE | re.DOTALL,
)
# "KR 2 could be 4.5", "churn might well fall to 3 %": what stands before names something, and gives no order.
_COULD = re.compile(
    rf"\W*(?!{_VERBS}\b|call\b|note\b|write\b|say\b)(?:[^\W\d]+(?:['\u2019-][^\W\d]+)*\W+?(?<![,;:.!])){{0,8}}?"
    r"(?:could|might|may)(?: [a-z]+ly| well| also| even| still| then| perhaps)? "
    r"(?:be|become|reach|hit|go|come|get|have|rise|fall|drop|grow|increase|decrease|stand|end|aim|take|use|do|move)\b",
    re.IGNORECASE,
)
_ASKED = "that asks or tells, so nothing is changed; say what is to be done, as in \u201cKR 1: target 80 %\u201d."


def wondered(part: Part) -> tuple[Wish, ...] | None:
    """Read a question, a thought and what somebody else wants: none of them is asked for yet."""
    said = unquoted(part.text) + part.mark
    asks = part.asks if said == part.text + part.mark else said.rstrip().endswith("?")
    is_thought = asks or _WONDERS.match(said) is not None or _is_possible(part)
    return (Unclear(part.text, _ASKED),) if is_thought else None


def _is_possible(part: Part) -> bool:
    """Say whether a part tells what a value could be, not what it is to be."""
    could = _COULD.match(part.without_names)
    if could is None:
        return False
    rest = part.without_names[could.end() :]
    return bool(quantities(rest) or deadlines(rest, part.as_of, part.fiscal_start))


_MONTH = rf"(?:{'|'.join(MONTHS)})"
_DAY = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?!\d)"
    r"|\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2}/\d{1,2}/\d{4})\b",
    re.IGNORECASE,
)


_ISO = re.compile(r"\b(20\d\d)-(\d{1,2})-(\d{1,2})\b")


def impossible_day(part: Part) -> tuple[Wish, ...] | None:
    """Read a day that no calendar has: "due 31 February"."""
    said = next((match[0] for match in _ISO.finditer(part.text) if not _is_day(match)), None)
    if said is not None:
        return (Unclear(part.text, f"there is no {said} in the calendar; say another day."),)
    for each in deadlines(part.text, part.as_of, part.fiscal_start):
        day = _DAY.search(part.text, each.start, each.end)
        if each.due is None and day is not None:
            return (Unclear(part.text, f"there is no {day[0]} in the calendar; say another day."),)
    return None


def _is_day(match: re.Match[str]) -> bool:
    try:
        date(*map(int, match.groups()))
    except ValueError:
        return False
    return True
