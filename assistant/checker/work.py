"""Tells work (a deliverable, an activity, a hire) from a change in customers, business or service."""

from assistant.checker.statement import Phrase, Statement
from assistant.checker.subject import KeyResultSubject
from assistant.checker.vocabulary import Vocabulary

_BRINGING = frozenset(
    {
        "add",
        "bring",
        "build",
        "create",
        "deliver",
        "fulfil",
        "fulfill",
        "hold",
        "meet",
        "move",
        "post",
        "produce",
        "record",
        "register",
        "secure",
        "start",
    }
)
_WINNING = frozenset(
    {
        "activate",
        "add",
        "bring",
        "enable",
        "enrol",
        "enroll",
        "migrate",
        "move",
        "onboard",
        "register",
        "switch",
        "transfer",
        "transition",
    }
)
_USER_DEEDS = frozenset(
    {
        "add",
        "adopt",
        "agree",
        "build",
        "complete",
        "configure",
        "create",
        "file",
        "finish",
        "fund",
        "generate",
        "handle",
        "install",
        "issue",
        "make",
        "place",
        "post",
        "record",
        "register",
        "report",
        "send",
        "set",
        "share",
        "start",
        "store",
        "submit",
        "transfer",
        "upload",
    }
)
_LEARNING = frozenset(
    {
        "ask",
        "contact",
        "conduct",
        "experiment",
        "interview",
        "learn",
        "meet",
        "observe",
        "poll",
        "prototype",
        "run",
        "research",
        "shadow",
        "speak",
        "study",
        "survey",
        "talk",
        "test",
        "validate",
        "visit",
    }
)
_LEARNING_NOUNS = frozenset(
    {
        "interview",
        "interviews",
        "conversation",
        "conversations",
        "test",
        "tests",
        "session",
        "sessions",
        "experiment",
        "experiments",
        "survey",
        "surveys",
        "visit",
        "visits",
        "prototype",
        "prototypes",
        "hypothesis",
        "hypotheses",
        "assumption",
        "assumptions",
        "insight",
        "insights",
        "study",
        "studies",
        "call",
        "calls",
    }
)
_LEVELS = frozenset({"%", "pp", "bps", "ms", "s", "min", "h", "days", "weeks", "months", "years", "score", "x"})


def work_in(kr: KeyResultSubject) -> tuple[int, int] | None:
    """Give the span of the words that make a key result a piece of work, null where it speaks of a change."""
    statement = kr.statement
    match statement.build:
        case "order":
            found = _ordered(kr)
        case "clause":
            found = _stated(kr)
        case "phrase":
            found = _named(kr)
        case _:
            found = False
    if not found:
        return None
    return statement.verb_span or statement.span(statement.subject)


def is_learning(kr: KeyResultSubject) -> bool:
    """Say whether it counts what a team learns: customers talked to, interviews held, prototypes tested."""
    statement = kr.statement
    lowers = {word.lower for word in statement.words}
    asked = statement.lemma in _LEARNING or any(
        word in lowers for word in ("interviewed", "tested", "surveyed", "observed", "visited")
    )
    return kr.has_number and (asked or not lowers.isdisjoint(_LEARNING_NOUNS))


def _ordered(kr: KeyResultSubject) -> bool:
    statement, v = kr.statement, kr.vocabulary
    obj, lemma = statement.object, statement.lemma
    head = statement.head(obj)
    match statement.verbal:
        case "make" | "do":
            if lemma in v.services and kr.has_number and (_is_level(kr) or _is_result(head, v)):
                return False
            if (
                lemma in _BRINGING
                and kr.has_number
                and (
                    _is_result(head, v)
                    or (kr.reading.unit is not None
                    and len(kr.reading.unit) == 3
                    and kr.reading.unit.isupper())
                )
            ):
                return False
            return not (lemma in _WINNING and kr.has_number and _is_outsider(head, v))
        case "effort":
            return not (kr.has_number and (_is_level(kr) or _is_outsider(head, v)))
        case "improve":
            return (not kr.has_number and not _is_result(head, v)) or _counts_work(kr, obj)
        case "move" | "hold":
            return kr.reading.direction != "decrease" and _counts_work(kr, obj)
        case _:
            if lemma == "make" and head == "progress":
                return True
            done = any(_is_work_participle(word, v) for word in statement.lower(obj))
            return _counts_work(kr, obj) or (done and not _is_outsider(head, v) and not _is_result(head, v))


def _stated(kr: KeyResultSubject) -> bool:
    statement, v = kr.statement, kr.vocabulary
    subject, head = statement.head(statement.subject), statement.head(statement.object)
    if statement.passive:
        if statement.verbal not in ("make", "do", "effort"):
            return False
        if statement.lemma in v.services and kr.has_number and _is_level(kr):
            return False
        return not (kr.has_number and (_is_outsider(subject, v) or _done_by_outsiders(statement, v)))
    if statement.capable:
        return not kr.has_number
    if statement.verbal == "be":
        if subject == "there":
            return _counts_work(kr, statement.object) or (not kr.has_number and head not in v.people)
        return not kr.has_number and not _is_result(subject, v) and not _is_outsider(subject, v)
    if statement.verbal == "have":
        return not _is_result(head, v) and (not kr.has_number or head in v.works)
    if kr.has_number:
        return statement.verbal in ("make", "do") and not _is_level(kr) and not _is_outsider(subject, v)
    return not _is_outsider(subject, v) and statement.verbal not in ("move", "improve")


def _named(kr: KeyResultSubject) -> bool:
    statement, v = kr.statement, kr.vocabulary
    head = statement.head(statement.subject)
    if _is_result(head, v) or _is_outsider(head, v):
        return False
    return _counts_work(kr, statement.subject) or not kr.has_number


def _counts_work(kr: KeyResultSubject, phrase: Phrase) -> bool:
    """Say whether what a phrase counts is made or done by a team: "training videos", "teachers interviewed", "sales engineers"."""
    statement, v = kr.statement, kr.vocabulary
    if phrase.head < 0 or kr.reading.unit == "%":
        return False
    head = statement.head(phrase)
    if _is_work_participle(head, v):
        return True
    if head in v.measures:
        return False
    return head in v.works or (head in v.staff and head not in v.people)


def _is_work_participle(word: str, v: Vocabulary) -> bool:
    verb = v.verbs.get(word)
    return (
        verb is not None
        and verb.form == "ed"
        and verb.promise in ("make", "do")
        and verb.lemma not in _USER_DEEDS
        and verb.lemma not in v.services
    )


def _done_by_outsiders(statement: Statement, v: Vocabulary) -> bool:
    if statement.verb is None:
        return False
    lowers = [word.lower for word in statement.words[statement.verb + 1 : statement.verb + 6]]
    return "by" in lowers and any(_is_outsider(word, v) for word in lowers[lowers.index("by") :])


def _is_outsider(head: str, v: Vocabulary) -> bool:
    return head in v.people and head not in v.staff


def _is_result(head: str, v: Vocabulary) -> bool:
    return head in v.measures and head not in v.works


def _is_level(kr: KeyResultSubject) -> bool:
    reading = kr.reading
    return reading.relative_change is not None or reading.unit in _LEVELS
