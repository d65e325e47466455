"""Tells work (a deliverable, an activity, a hire) from a change in customers, business or service."""

from assistant.checker.placeholder import placeholder
from assistant.checker.statement import Statement
from assistant.checker.subject import KeyResultSubject
from assistant.checker.vocabulary import Vocabulary, word_list
from assistant.checker.work_signs import (
    changes_metric,
    changes_support,
    counts_places,
    counts_work,
    done_by_outsiders,
    goes_live,
    is_comparative,
    is_ended,
    is_from_outside,
    is_level,
    is_money,
    is_outsider,
    is_rate,
    is_ratio,
    is_recognised,
    is_result,
    is_service_level,
    is_timed_share,
    is_work_participle,
    means,
    people_act,
    talks_with,
    up_or_down,
    within_moments,
)
from assistant.language.words import direction_of

_TAIL = 14


def work_in(kr: KeyResultSubject) -> tuple[int, int] | None:
    """Give the span of the words that make a key result a piece of work, null where it speaks of a change."""
    statement = kr.statement
    if is_recognised(statement) or changes_metric(kr):
        return None
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
    statement = kr.statement
    reading = kr.reading
    counted = reading.relative_change is None and reading.unit in (None, "count") and reading.direction != "decrease"
    if not (kr.has_number and counted):
        return False
    named = word_list("learning") | word_list("learning_nouns")
    return statement.lemma in named or any(word.lower in named for word in statement.words)


def _ordered(kr: KeyResultSubject) -> bool:
    """Judge "Launch X", "Increase the number of X", "Get X"."""
    statement, v = kr.statement, kr.vocabulary
    obj, head = statement.object, statement.head(statement.object)
    if (
        changes_support(statement)
        or is_ended(statement, v)
        or (means(statement) and (not kr.has_number or counts_places(kr)))
    ):
        return True
    if statement.lemma == "spend" and kr.reading.comparator in ("<", "<="):
        return False
    match statement.verbal:
        case "make" | "do":
            return not (kr.has_number and _promises_result(kr))
        case "effort":
            return not (kr.has_number and (is_level(kr) or is_outsider(head, v)))
        case "improve":
            changed = kr.has_number and not counts_places(kr)
            return (not changed and not is_result(head, v)) or counts_work(kr, obj)
        case "act":
            return not is_result(head, v) and not is_outsider(head, v)
        case "hold" if kr.reading.comparator in ("<", "<="):
            return False  # a limit on them, such as "Keep alarms at or below 5", orders none to be made
        case "move" | "hold":
            return kr.reading.direction != "decrease" and counts_work(kr, obj)
        case _:
            return _obtains_work(kr)


def _promises_result(kr: KeyResultSubject) -> bool:
    """Say whether a verb of work states a result all the same: "resolve 90% in an hour", "onboard 50 merchants"."""
    statement, v = kr.statement, kr.vocabulary
    lemma, head = statement.lemma, statement.head(statement.object)
    if within_moments(kr):
        return True
    served = is_result(head, v) or is_outsider(head, v) or lemma not in ("ship", "deliver")
    if lemma in v.services and served and is_rate(statement) and not counts_work(kr, statement.object):
        return True
    if lemma in v.services and is_service_level(kr) and not (head in v.works and kr.reading.unit != "%"):
        return True
    if lemma in word_list("shifting") and (kr.said.pairs or up_or_down(statement)):
        return not counts_work(kr, statement.object)
    if lemma in word_list("bringing"):
        measure = v.measures.get(head) if head not in v.works else None
        if is_money(kr) or (measure is not None and measure.category in ("business", "usage", "satisfaction")):
            return True
    return (lemma in word_list("winning") and is_outsider(head, v)) or _result_follows(statement, v)


def _result_follows(statement: Statement, v: Vocabulary) -> bool:
    """Say whether a second verb states a result with a number: "and reduce churn by 5%", "to win 50 members"."""
    words = statement.words
    for i in range(statement.object.end, len(words)):
        joined = words[i - 1].lower in ("and", "to") or "," in statement.text[words[i - 1].end : words[i].start]
        verb = v.verbs.get(words[i].lower)
        result = direction_of(words[i].lower) is not None or (verb is not None and verb.promise in ("reach", "improve"))
        if joined and result and any(j in statement.numbers for j in range(i + 1, min(len(words), i + _TAIL))):
            return True
    return False


def _obtains_work(kr: KeyResultSubject) -> bool:
    """Judge verbs of reaching and having: work where a deliverable or something done is what is had."""
    statement, v = kr.statement, kr.vocabulary
    obj, lemma, head = statement.object, statement.lemma, statement.head(statement.object)
    if lemma == "make" and head in word_list("betterments"):
        return True
    if lemma == "make" and not kr.has_number and not is_result(head, v):
        return head not in v.mild and head not in v.praise
    if lemma == "make" and head in word_list("talks") and kr.has_number:
        return kr.reading.direction != "decrease"
    if (lemma == "have" and _has_done(kr)) or (not kr.has_number and goes_live(statement)):
        return True
    if lemma == "find" and not kr.has_number and statement.words[obj.start : obj.end]:
        single = statement.words[obj.start].lower in ("a", "an")
        return single and not is_outsider(head, v) and not is_result(head, v) and head not in v.abstract
    if lemma not in word_list("obtaining"):
        return lemma in word_list("staffing") and counts_work(kr, obj) and head not in v.works
    passed_on = lemma == "get" and statement.verb is not None and obj.start == statement.verb + 1
    done = any(is_work_participle(word, v) for word in statement.lower(obj)[passed_on:])
    return counts_work(kr, obj) or (done and not is_outsider(head, v) and not is_result(head, v))


def _has_done(kr: KeyResultSubject) -> bool:
    """Say whether "have" only helps another verb: "We have delivered a report"."""
    statement, v = kr.statement, kr.vocabulary
    done = v.verbs.get(statement.words[statement.object.start].lower) if statement.object.head >= 0 else None
    return done is not None and done.form == "ed" and done.promise in ("make", "do") and not kr.has_number


def _stated(kr: KeyResultSubject) -> bool:
    """Judge clauses: "The handbook is published", "Users can export", "We have a rota", "90% of users finish"."""
    statement, v = kr.statement, kr.vocabulary
    subject, head = statement.head(statement.subject), statement.head(statement.object)
    outsiders = is_outsider(subject, v) or is_from_outside(statement, v)
    if statement.passive:
        return _done_to(kr, subject, outsiders)
    counted = _is_counted(kr)
    if statement.capable:
        return not counted
    if statement.verbal == "be":
        if subject == "there":
            return counts_work(kr, statement.object) or (not counted and head not in v.people)
        if counted or head in v.mild or head in v.praise:
            return False
        return head in word_list("states") or not (is_result(subject, v) or outsiders)
    if statement.verbal == "have":
        return not is_result(head, v) and (not counted or head in v.works)
    if counted:
        worked = statement.verbal in ("make", "do") and not is_level(kr)
        return worked and not outsiders and not is_result(subject, v)
    told = outsiders or is_result(subject, v) or statement.lemma in word_list("feeling")
    return not told and statement.verbal not in ("move", "improve")


def _done_to(kr: KeyResultSubject, subject: str, outsiders: bool) -> bool:
    """Judge what has been done: "The handbook is published", "90% of claims settled"."""
    statement, v = kr.statement, kr.vocabulary
    if statement.verbal == "improve":
        return subject in v.works and not is_level(kr)
    if statement.verbal not in ("make", "do", "effort"):
        return False
    if not _is_counted(kr):
        return not (statement.words[0].lower in ("no", "zero") and is_result(subject, v))
    if statement.lemma in word_list("recognising") or is_timed_share(kr) or (is_level(kr) and is_result(subject, v)):
        return False
    served = statement.lemma in v.services or statement.lemma in word_list("user_deeds")
    gained = is_result(subject, v) and v.measures[subject].category in ("business", "usage", "satisfaction")
    return not ((served and is_level(kr)) or gained or outsiders or done_by_outsiders(statement, v))


def _named(kr: KeyResultSubject) -> bool:
    """Judge bare phrases: "5 webinars", "Style guide for invoices", "Uptime of 99.9%"."""
    statement, v = kr.statement, kr.vocabulary
    head = statement.head(statement.subject)
    end = statement.subject.end
    following = statement.words[end].lower if end < len(statement.words) else ""
    counted = _is_counted(kr)
    if talks_with(kr, statement.subject):
        return True
    if counted and (people_act(statement, v) or (following == "by" and done_by_outsiders(statement, v))):
        return False
    if head in word_list("deeds") and following == "of":
        return not counted
    if is_result(head, v) or is_outsider(head, v) or (counted and following in ("that", "which", "who")):
        return False
    if kr.reading.comparator in ("<", "<=") or (counted and is_ratio(statement, v)):
        return False
    if statement.words[0].lower in ("no", "zero") or is_comparative(statement, v):
        return False
    if head in v.abstract and statement.subject.end == len(statement.words) and statement.words[0].lower != "new":
        return False
    return counts_work(kr, statement.subject) or not (counted or _is_bare_metric(statement, head, v))


def _is_bare_metric(statement: Statement, head: str, v: Vocabulary) -> bool:
    """Say whether a bare phrase only names what is counted: "number of incidents", "driver happiness trends"."""
    words = statement.lower(statement.subject)
    measured = any(word in v.measures and word not in v.works for word in words)
    return not word_list("measuring").isdisjoint(words[:1]) or (head in v.abstract and measured)


def _is_counted(kr: KeyResultSubject) -> bool:
    """Say whether it has a number, named or still open."""
    return kr.has_number or placeholder(kr) is not None
