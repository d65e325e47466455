"""Signs that tell work from results: who acts, what is counted, how the number is meant."""

import re
from itertools import pairwise

from assistant.checker.statement import Phrase, Statement
from assistant.checker.subject import KeyResultSubject
from assistant.checker.vocabulary import Vocabulary, word_list
from assistant.language.words import lexicon

_LEVELS = frozenset({"%", "pp", "bps", "ms", "s", "min", "h", "days", "weeks", "months", "years", "score", "x"})
_FAST = frozenset({"in", "within", "under", "than"})
_TIMED = re.compile(
    r"\b(?:in|within|under|less than) (?:\w+ ){0,3}[0-9.]+ ?(?:ms|s|secs?|seconds?|mins?|minutes?|h|hours?)\b"
)
_TIMES = frozenset({"ms", "s", "min", "h", "days", "weeks", "months", "years"})
_ADJECTIVES = frozenset({"duplicate", "idle", "open", "separate"})
PERIODS = frozenset({"second", "minute", "hour", "day", "week", "month", "quarter", "year"})


def is_comparative(statement: Statement, v: Vocabulary) -> bool:
    """Say whether a bare phrase opens with "faster", "thriving", "more": a wish, not a thing."""
    word = statement.words[0].lower
    return word in ("more", "fewer", "less", "better") or word in v.praise or (word.endswith("er") and word in v.mild)


def counts_work(kr: KeyResultSubject, phrase: Phrase) -> bool:
    """Say whether what a phrase counts is made or done by a team: "training videos", "teachers interviewed"."""
    statement, v = kr.statement, kr.vocabulary
    if phrase.head < 0 or kr.reading.unit == "%":
        return False
    head = statement.head(phrase)
    if is_work_participle(head, v):
        return True
    if "active" in statement.lower(phrase) or _is_for_each(statement, phrase, v):
        return False
    if talks_with(kr, phrase):
        return True
    if head in v.measures:
        return False
    hired = head in v.staff and head not in v.people
    return head in v.works or (hired and (statement.build == "phrase" or statement.lemma in word_list("staffing")))


def _is_for_each(statement: Statement, phrase: Phrase, v: Vocabulary) -> bool:
    """Say whether it is counted for each of something outside the team: "pages per session", not "posts per week"."""
    behind = [word.lower for word in statement.words[phrase.end : phrase.end + 2]]
    return behind[:1] == ["per"] and behind[1:] != [] and behind[1] not in PERIODS and behind[1] not in v.staff


def talks_with(kr: KeyResultSubject, phrase: Phrase) -> bool:
    """Say whether a phrase counts talks with somebody: "calls with 20 growers"."""
    statement = kr.statement
    behind = [word.lower for word in statement.words[phrase.end : phrase.end + 1]]
    return statement.head(phrase) in word_list("talks") and behind == ["with"] and kr.reading.direction != "decrease"


def is_work_participle(word: str, v: Vocabulary) -> bool:
    """Say whether a word tells of work done: "published", "interviewed"."""
    verb = v.verbs.get(word)
    if verb is None or verb.form != "ed" or verb.promise not in ("make", "do"):
        return False
    regarded = verb.lemma in word_list("user_deeds") or verb.lemma in word_list("recognising")
    return not regarded and verb.lemma not in v.services


def done_by_outsiders(statement: Statement, v: Vocabulary) -> bool:
    """Say whether customers or users did what is done: "published by readers"."""
    start = statement.subject.end if statement.verb is None else statement.verb + 1
    lowers = [word.lower for word in statement.words[start : start + 5]]
    return "by" in lowers and any(is_outsider(word, v) for word in lowers[lowers.index("by") :])


def is_from_outside(statement: Statement, v: Vocabulary) -> bool:
    """Say whether people of a trade in the subject are outsiders: "third-party developers"."""
    subject = statement.lower(statement.subject)
    return statement.head(statement.subject) in v.staff and not word_list("outside").isdisjoint(subject)


def is_outsider(head: str, v: Vocabulary) -> bool:
    """Say whether a noun names people who do not work for the team."""
    return head in v.people and head not in v.staff


def is_result(head: str, v: Vocabulary) -> bool:
    """Say whether a noun names something measured and nothing made."""
    return head in v.measures and head not in v.works


def means(statement: Statement) -> tuple[str, ...]:
    """Give the words behind "by adding", "by creating": the work that is to bring the change, empty where none is."""
    words, v = statement.words, statement.vocabulary
    if statement.build != "order" or statement.verbal not in ("improve", "move"):
        return ()
    for i in range(statement.object.end, len(words) - 1):
        verb = v.verbs.get(words[i + 1].lower)
        if words[i].lower == "by" and verb is not None and verb.form == "ing" and verb.promise in ("make", "do"):
            return tuple(word.lower for word in words[i + 2 :])
    return ()


def counts_places(kr: KeyResultSubject) -> bool:
    """Say whether its number counts where something is made better: "improve reports in 3 areas"."""
    reading = kr.reading
    counted = reading.unit in (None, "count") and reading.relative_change is None and not kr.said.pairs
    if not counted or reading.comparator is not None or kr.given.target is not None:
        return False
    words, numbers, obj = kr.statement.words, kr.statement.numbers, kr.statement.object
    inside = any(i in numbers for i in range(obj.start, obj.end))
    return inside or any(words[i - 1].lower in ("in", "for", "on", "at") for i in numbers if i >= obj.end)


def is_level(kr: KeyResultSubject) -> bool:
    """Say whether its number is a share, a score, a time or a change, not a count."""
    reading = kr.reading
    return reading.relative_change is not None or reading.unit in _LEVELS


def is_money(kr: KeyResultSubject) -> bool:
    """Say whether its number is an amount of money."""
    unit = kr.reading.unit
    return unit is not None and len(unit) == 3 and unit.isupper()


def is_rate(statement: Statement) -> bool:
    """Say whether it counts by the day, week or month."""
    lowers = [word.lower for word in statement.words]
    return any(a in ("per", "a", "each", "every") and b in PERIODS for a, b in pairwise(lowers))


def within_moments(kr: KeyResultSubject) -> bool:
    """Say whether it says how fast something goes: "provision a server in under 10 minutes"."""
    if kr.reading.unit not in ("ms", "s", "min", "h"):
        return False
    words, numbers = kr.statement.words, kr.statement.numbers
    return any(word.lower in _FAST and not numbers.isdisjoint((i + 1, i + 2, i + 3)) for i, word in enumerate(words))


def up_or_down(statement: Statement) -> bool:
    """Say whether "up" or "down" stands by the object."""
    return any(word.lower in ("up", "down") for word in statement.words[: statement.object.end + 2])


def is_service_level(kr: KeyResultSubject) -> bool:
    """Say whether it names a time limit, or the share of what is served right after the verb."""
    if kr.reading.unit != "%":
        return is_level(kr)
    obj = kr.statement.object
    return any(i in kr.statement.numbers for i in range(obj.start, obj.end))


def is_timed_share(kr: KeyResultSubject) -> bool:
    """Say whether it is a share done in a time: "99% of jobs scheduled within 2 s"."""
    return kr.reading.unit == "%" and _TIMED.search(kr.text) is not None


def changes_support(statement: Statement) -> bool:
    """Say whether support for something is added or ended: "drop support for version 1"."""
    changed = statement.lemma in ("add", "drop", "end", "remove", "extend")
    return changed and statement.head(statement.object) == "support"


def goes_live(statement: Statement) -> bool:
    """Say whether a thing is put to work: "get the part into production", "take the depot live"."""
    behind = [word.lower for word in statement.words[statement.object.end : statement.object.end + 2]]
    return statement.lemma in word_list("shifting") and behind in (
        ["into", "production"],
        ["into", "service"],
        ["into", "operation"],
        ["to", "production"],
    )


def is_ended(statement: Statement, v: Vocabulary) -> bool:
    """Say whether something is given up: "stop printing the catalogue", "drop the old tariff", not "cut costs"."""
    head = statement.head(statement.object)
    gerund = head in v.verbs and v.verbs[head].form == "ing"
    return statement.lemma in ("stop", "drop") and bool(head) and (gerund or head not in v.measures)


def is_ratio(statement: Statement, v: Vocabulary) -> bool:
    """Say whether a bare phrase is a figure for each customer or user: "modules per customer"."""
    behind = [word.lower for word in statement.words[statement.subject.end : statement.subject.end + 2]]
    return behind[:1] == ["per"] and behind[1:] != [] and behind[1] in v.people


def people_act(statement: Statement, v: Vocabulary) -> bool:
    """Say whether a bare phrase tells what people outside the team do: "500 readers sharing our guide"."""
    words = statement.words[statement.subject.start : statement.subject.end]
    for who, deed in pairwise(words):
        verb = v.verbs.get(deed.lower)
        doing = (verb is not None and verb.form == "ing") or deed.lower in ("involved", "active")
        if is_outsider(who.lower, v) and doing:
            return True
    return False


def is_recognised(statement: Statement) -> bool:
    """Say whether outsiders recognise the team in it: "Named a leader in the market report"."""
    verb = statement.vocabulary.verbs.get(statement.words[0].lower) if statement.verb == 0 else None
    return verb is not None and verb.form == "ed" and verb.lemma in word_list("recognising")


def changes_metric(kr: KeyResultSubject) -> bool:
    """Say whether a metric goes from one value to another: "Missed visits from 12% to 6%", not "Hire from 3 to 10"."""
    statement, said = kr.statement, kr.said
    if said.baseline is None or said.target is None:
        return False
    fewer = said.direction == "decrease"
    if statement.build == "phrase":
        return fewer
    if statement.build != "order" or statement.verb is None:
        return False
    if fewer and said.unit in _TIMES:
        return True
    word = statement.words[statement.verb].lower
    verb = statement.vocabulary.verbs.get(word)
    if verb is not None and verb.form in ("ed", "ing"):
        verbs = statement.vocabulary.verbs
        # A noun that opens with a gerund has its own verb behind it: "Building permits decided in 30 days".
        done = any((v := verbs.get(w.lower)) and v.form == "ed" for w in statement.words[statement.verb + 1 :])
        return fewer or (done and said.unit == "%")
    return fewer and (word in _ADJECTIVES or word in lexicon("noun_verbs"))
