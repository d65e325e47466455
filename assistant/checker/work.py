"""Tells work (a deliverable, an activity, a hire) from a change in customers, business or service."""

from assistant.checker.statement import Phrase, Statement
from assistant.checker.subject import KeyResultSubject
from assistant.checker.vocabulary import Vocabulary, word_list
from assistant.language.words import direction_of

_LEVELS = frozenset({"%", "pp", "bps", "ms", "s", "min", "h", "days", "weeks", "months", "years", "score", "x"})
_TAIL = 14


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
    return (statement.verb_span or statement.span(statement.subject)) if found else None


def is_learning(kr: KeyResultSubject) -> bool:
    """Say whether it counts what a team learns: customers talked to, interviews held, prototypes tested."""
    named = word_list("learning") | word_list("learning_nouns")
    statement = kr.statement
    reading = kr.reading
    counted = reading.relative_change is None and reading.unit in (None, "count") and reading.direction != "decrease"
    if not (kr.has_number and counted):
        return False
    return statement.lemma in named or any(word.lower in named for word in statement.words)


def _ordered(kr: KeyResultSubject) -> bool:
    """Judge "Launch X", "Increase the number of X", "Get X"."""
    statement, v = kr.statement, kr.vocabulary
    obj, head = statement.object, statement.head(statement.object)
    match statement.verbal:
        case "make" | "do":
            return not (kr.has_number and _promises_result(kr))
        case "effort":
            return not (kr.has_number and (_is_level(kr) or _is_outsider(head, v)))
        case "improve":
            return (not kr.has_number and not _is_result(head, v)) or _counts_work(kr, obj)
        case "act":
            return not _is_result(head, v) and not _is_outsider(head, v)
        case "move" | "hold":
            return kr.reading.direction != "decrease" and _counts_work(kr, obj)
        case _:
            return _obtains_work(kr)


def _promises_result(kr: KeyResultSubject) -> bool:
    """Say whether a verb of work states a result all the same: "resolve 90% in an hour", "onboard 50 merchants"."""
    statement, v = kr.statement, kr.vocabulary
    lemma, head = statement.lemma, statement.head(statement.object)
    if lemma in v.services and (_is_service_level(kr) or (_is_result(head, v) and not _counts_faults(kr, head))):
        return True
    if lemma in word_list("shifting") and (kr.said.pairs or _up_or_down(statement)):
        return not _counts_work(kr, statement.object)
    if lemma in word_list("bringing"):
        measure = v.measures.get(head) if head not in v.works else None
        if _is_money(kr) or (measure is not None and measure.category in ("business", "usage", "satisfaction")):
            return True
    return (lemma in word_list("winning") and _is_outsider(head, v)) or _result_follows(statement, v)


def _counts_faults(kr: KeyResultSubject, head: str) -> bool:
    """Say whether it counts faults dealt with one by one: "close 50 issues"."""
    return kr.reading.unit in (None, "count") and kr.vocabulary.measures[head].category == "quality"


def _up_or_down(statement: Statement) -> bool:
    return any(word.lower in ("up", "down") for word in statement.words[: statement.object.end + 2])


def _result_follows(statement: Statement, v: Vocabulary) -> bool:
    """Say whether a second verb states a result with a number: "..., and reduce churn by 5%"."""
    words = statement.words
    for i in range(statement.object.end, len(words)):
        joined = words[i - 1].lower == "and" or "," in statement.text[words[i - 1].end : words[i].start]
        verb = v.verbs.get(words[i].lower)
        result = direction_of(words[i].lower) is not None or (verb is not None and verb.promise in ("reach", "improve"))
        if joined and result and any(j in statement.numbers for j in range(i + 1, min(len(words), i + _TAIL))):
            return True
    return False


def _obtains_work(kr: KeyResultSubject) -> bool:
    """Judge verbs of reaching and having: work where a deliverable or something done is what is had."""
    statement, v = kr.statement, kr.vocabulary
    obj, lemma, head = statement.object, statement.lemma, statement.head(statement.object)
    if lemma == "make" and head == "progress":
        return True
    if lemma not in word_list("obtaining"):
        return lemma in word_list("staffing") and _counts_work(kr, obj) and head not in v.works
    passed_on = lemma == "get" and statement.verb is not None and obj.start == statement.verb + 1
    done = any(_is_work_participle(word, v) for word in statement.lower(obj)[passed_on:])
    return _counts_work(kr, obj) or (done and not _is_outsider(head, v) and not _is_result(head, v))


def _stated(kr: KeyResultSubject) -> bool:
    """Judge clauses: "The handbook is published", "Users can export", "We have a rota", "90% of users finish"."""
    statement, v = kr.statement, kr.vocabulary
    subject, head = statement.head(statement.subject), statement.head(statement.object)
    outsiders = _is_outsider(subject, v) or _is_from_outside(statement, v)
    if statement.passive:
        if statement.verbal not in ("make", "do", "effort"):
            return False
        if not kr.has_number:
            return True
        served = statement.lemma in v.services or statement.lemma in word_list("user_deeds")
        gained = _is_result(subject, v) and v.measures[subject].category in ("business", "usage", "satisfaction")
        return not ((served and _is_level(kr)) or gained or outsiders or _done_by_outsiders(statement, v))
    if statement.capable:
        return not kr.has_number
    if statement.verbal == "be":
        if subject == "there":
            return _counts_work(kr, statement.object) or (not kr.has_number and head not in v.people)
        return not kr.has_number and not _is_result(subject, v) and not outsiders
    if statement.verbal == "have":
        return not _is_result(head, v) and (not kr.has_number or head in v.works)
    if kr.has_number:
        return statement.verbal in ("make", "do") and not _is_level(kr) and not outsiders
    return not outsiders and statement.verbal not in ("move", "improve")


def _named(kr: KeyResultSubject) -> bool:
    """Judge bare phrases: "5 webinars", "Style guide for invoices", "Uptime of 99.9%"."""
    statement, v = kr.statement, kr.vocabulary
    head = statement.head(statement.subject)
    end = statement.subject.end
    following = statement.words[end].lower if end < len(statement.words) else ""
    if head in word_list("deeds") and following == "of":
        return not kr.has_number
    if _is_result(head, v) or _is_outsider(head, v) or (kr.has_number and following in ("that", "which", "who")):
        return False
    if kr.reading.comparator in ("<", "<=") and _is_level(kr):
        return False
    return _counts_work(kr, statement.subject) or not kr.has_number


def _counts_work(kr: KeyResultSubject, phrase: Phrase) -> bool:
    """Say whether what a phrase counts is made or done by a team: "training videos", "teachers interviewed"."""
    statement, v = kr.statement, kr.vocabulary
    if phrase.head < 0 or kr.reading.unit == "%":
        return False
    head = statement.head(phrase)
    if _is_work_participle(head, v):
        return True
    if head in v.measures:
        return False
    hired = head in v.staff and head not in v.people and "active" not in statement.lower(phrase)
    return head in v.works or (hired and (statement.build == "phrase" or statement.lemma in word_list("staffing")))


def _is_work_participle(word: str, v: Vocabulary) -> bool:
    verb = v.verbs.get(word)
    if verb is None or verb.form != "ed" or verb.promise not in ("make", "do"):
        return False
    return verb.lemma not in word_list("user_deeds") and verb.lemma not in v.services


def _done_by_outsiders(statement: Statement, v: Vocabulary) -> bool:
    if statement.verb is None:
        return False
    lowers = [word.lower for word in statement.words[statement.verb + 1 : statement.verb + 6]]
    return "by" in lowers and any(_is_outsider(word, v) for word in lowers[lowers.index("by") :])


def _is_from_outside(statement: Statement, v: Vocabulary) -> bool:
    """Say whether people of a trade in the subject are outsiders: "third-party developers"."""
    subject = statement.lower(statement.subject)
    return statement.head(statement.subject) in v.staff and not word_list("outside").isdisjoint(subject)


def _is_outsider(head: str, v: Vocabulary) -> bool:
    return head in v.people and head not in v.staff


def _is_result(head: str, v: Vocabulary) -> bool:
    return head in v.measures and head not in v.works


def _is_level(kr: KeyResultSubject) -> bool:
    reading = kr.reading
    return reading.relative_change is not None or reading.unit in _LEVELS


def _is_service_level(kr: KeyResultSubject) -> bool:
    """Say whether it names a time limit, or the share of what is served right after the verb."""
    if kr.reading.unit != "%":
        return _is_level(kr)
    obj = kr.statement.object
    return any(i in kr.statement.numbers for i in range(obj.start, obj.end))


def _is_money(kr: KeyResultSubject) -> bool:
    unit = kr.reading.unit
    return unit is not None and len(unit) == 3 and unit.isupper()
