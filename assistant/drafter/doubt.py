"""What makes a goal too doubtful to draft, though a note seems to say it: then it is asked about."""

import re
from itertools import pairwise

from assistant.checker.vocabulary import vocabulary
from assistant.drafter.another_subject import is_no_aim, is_of_another, is_scale, is_struck_off
from assistant.drafter.citing import citations, holds
from assistant.drafter.clause_name import fact_name, is_clause, is_foreign_clause
from assistant.drafter.contested import is_taken_back
from assistant.drafter.key_result import direction, end_value, start_in_unit
from assistant.drafter.lexicon import plurals, word_set
from assistant.drafter.metric_name import head, is_plural
from assistant.drafter.written import is_written
from assistant.evidence.facts import Evidence, Fact
from assistant.language.pairs import pairs
from assistant.language.words import lexicon, polarity

_LONG_NUMBER = 3  # digits; no metric is named by such a number
_ENOUGH, _ENOUGH_SPOKEN = 4, 5  # of eight things that can be known of a goal; set on labelled notes
_DIGITS = re.compile(r"\d{1,3}(?:[,.]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d{1,15}(?:\.\d{1,9}|,\d{1,2}(?!\d))?")
_SAME = 1e-6
_QUOTES = '"\u201c\u201d\u201e'
_RETENTION = re.compile(r"d\d{1,3}")
_LEAP = 30  # a metric does not change by such a factor in one cycle
_WHOLE = 100.0
_NEAR_WHOLE = 90.0
_TURNS = 2  # lines that one label opens
_SHORT_TIMES = ("ms", "s", "min", "h")
_MOST_SHARE = 500.0  # per cent; even growth rates stay below


def is_doubtful(fact: Fact, evidence: Evidence) -> bool:
    """Say whether a goal's numbers do not fit its metric, or its metric is no name of one."""
    name = fact_name(fact)
    quoted = any(mark in fact.metric for mark in _QUOTES)
    if not (quoted or names_metric(name)) or _is_no_goal(name) or _leaps(fact) or _worsens(fact, name):
        return True
    if is_clause(name) or is_foreign_clause(name) or _is_spelled(name) or _is_narrowed(name):
        return True
    if _speaks(name, evidence.text) or _is_age(fact) or _is_share_of_people(fact, name):
        return True
    cited = citations(fact, evidence)
    if _gives_up(fact) or is_taken_back(fact, cited) or not is_written(fact, cited, evidence.text):
        return True
    if is_no_aim(fact, cited) or is_of_another(fact, cited, name) or is_scale(fact, cited):
        return True
    if is_struck_off(name, evidence):
        return True
    return _known(fact, name) < (_ENOUGH if _is_in_digits(fact, evidence) else _ENOUGH_SPOKEN)


def names_metric(name: str) -> bool:
    """Say whether a name could be a metric's: not only a date or a word of meetings, nobody speaking."""
    words = _words(name)
    if not words or all(word in word_set("not_metrics") for word in words) or _is_remark(words):
        return False
    if head(name) in word_set("vague_heads"):
        return False
    if any(_is_long_number(word) and before != "per" for before, word in pairwise(("", *words))):
        return False
    return is_measured(name) or (len(words) > 1 and head(name) not in word_set("not_metrics"))


def _is_long_number(word: str) -> bool:
    return word.replace(",", "").isdigit() and len(word) >= _LONG_NUMBER


def is_measured(name: str) -> bool:
    """Say whether an English name holds a word that is measured or counted."""
    lists = (vocabulary().measures, lexicon("statistics"), word_set("metric_nouns"), plurals())
    words = [part for word in _words(name) for part in (word, word.rpartition("-")[2])]
    known = any(word in known for word in words for known in lists)
    retained = any(_RETENTION.fullmatch(word) for word in _words(name))
    return known or retained or polarity(name) is not None or is_plural(name)


def _words(name: str) -> list[str]:
    return [word.lower().strip("()") for word in name.split()]


def _is_no_goal(name: str) -> bool:
    """Say whether a name speaks of what is no result: a price, a budget, a quota; or of another team."""
    lowers = _words(name)
    owned = any(word.endswith(("'s", "s'", "’s")) and word[:-2] in word_set("departments") for word in lowers)
    owned = owned or (len(lowers) > 2 and lowers[-2] == "in" and lowers[-1] in word_set("departments"))
    return owned or not word_set("no_goals").isdisjoint(lowers)


def _is_remark(words: list[str]) -> bool:
    """Say whether words are somebody speaking rather than a name: a pronoun before any "who" or "that", a question.

    Behind a preposition "can" is a thing: on can line 2.
    """
    for before, word in pairwise(("", *words)):
        if word == "can" and before in word_set("links"):
            continue
        if word in ("who", "that", "which", "whose"):
            return word == words[0]
        if word.partition("'")[0] in word_set("speakers") or word in word_set("speakers"):
            return True
    return False


def _speaks(name: str, text: str) -> bool:
    """Say whether a name is a speaker's label: it opens lines, in brackets or before a colon, again and again."""
    label = re.compile(rf"^\W{{0,8}}{re.escape(name)}(?:\]|:)", re.IGNORECASE | re.MULTILINE)
    return len(label.findall(text)) >= _TURNS


def _is_narrowed(name: str) -> bool:
    """Say whether a name is one part set apart from the whole: Felixstowe alone."""
    return _words(name)[-1] in ("alone", "only")


def _is_age(fact: Fact) -> bool:
    """Say whether one number of years is both values: how long something has been so, which no cycle holds."""
    return fact.unit == "years" and fact.baseline is not None and fact.baseline == fact.target


def _is_share_of_people(fact: Fact, name: str) -> bool:
    """Say whether a share is one of people alone, without what they do or are: 22% of customers."""
    return fact.unit == "%" and name.lower() in plurals().values()


def _is_spelled(name: str) -> bool:
    """Say whether a name holds a value in words: costume's eight ninety-nine."""
    parts = [part for word in _words(name) for part in word.split("-")]
    counting = [part in word_set("number_words") for part in parts]
    return any(one and two for one, two in pairwise(counting))


def _gives_up(fact: Fact) -> bool:
    """Say whether a share near the whole is to fall: such a number is a limit that was misread as an aim."""
    start, end = start_in_unit(fact), end_value(fact)
    if fact.unit != "%" or start is None or end is None:
        return False
    return _NEAR_WHOLE <= end < start <= _WHOLE


def _leaps(fact: Fact) -> bool:
    start, end = start_in_unit(fact), end_value(fact)
    if fact.unit == "%" and max(abs(start or 0), abs(end or 0)) > _MOST_SHARE:
        return True
    if not start or not end:
        return False
    small, large = sorted((abs(start), abs(end)))
    return large > _LEAP * small or (fact.unit == "%" and max(start, end) > _WHOLE and min(start, end) < _WHOLE / 2)


def _worsens(fact: Fact, name: str) -> bool:
    """Say whether the numbers go the way in which the metric gets worse."""
    better, way = _better(name, fact.unit), direction(fact)
    if fact.direction == "maintain" or better is None or way in (None, "maintain"):
        return False
    return (better == "up") != (way == "increase") and not _says_from_to(fact)


def _known(fact: Fact, name: str) -> int:
    """Count what is known of a goal: a lone number near a lone word is rarely one."""
    known = (
        fact.baseline is not None,
        fact.due is not None or fact.due_text is not None,
        _says_both(fact),
        fact.comparator is not None or fact.direction == "maintain",
        fact.unit is not None,
        len(name.split()) > 1 or is_measured(name),
        direction(fact) is not None,
        fact.relative_change is not None or fact.change is not None,
    )
    return sum(known)


def _is_in_digits(fact: Fact, evidence: Evidence) -> bool:
    """Say whether the values are written in digits; those said in words or worked out of a count need more proof."""
    values = [value for value in (fact.baseline, fact.target) if value is not None]
    said = "\n".join(quote.text for quote in citations(fact, evidence))
    written = [value for match in _DIGITS.finditer(said) for value in _readings(match[0])]
    return all(any(abs(value - one) < _SAME for one in written) for value in values)


def _readings(digits: str) -> tuple[float, ...]:
    """Give what digits can stand for, with the comma between thousands or before decimals."""
    found = (digits.replace(",", ""), digits.replace(".", "").replace(",", "."))
    return tuple(float(each) for each in found if each.count(".") <= 1)


def _better(name: str, unit: str | None) -> str | None:
    """Say which way a metric is better by the noun it ends on before the first preposition, and the words before it.

    A time is better short, whatever took it; where a clause follows the noun, the clause decides, and it is unknown.
    """
    words = name.split()
    links = word_set("links") - {"and", "or"}
    end = next((i for i, word in enumerate(words) if i and word.lower() in links), len(words))
    said = polarity(" ".join(words[:end]))
    if end < len(words) and words[end].lower() in ("that", "who", "which", "whose"):
        return None
    return "down" if said is not None and unit in _SHORT_TIMES else said


def _says_both(fact: Fact) -> bool:
    """Say whether one quote holds both values."""
    if fact.baseline is None or fact.target is None:
        return False
    unit = fact.baseline_unit or fact.unit
    both = ((fact.baseline, unit), (fact.target, fact.unit))
    return any(all(holds(quote.text, value, of) for value, of in both) for quote in fact.quotes)


def _says_from_to(fact: Fact) -> bool:
    """Say whether a quote names both values as a pair, so that they were put together on purpose."""
    if fact.baseline is None or fact.target is None:
        return False
    said = (pair for quote in fact.quotes for pair in pairs(quote.text))
    return any((pair.baseline.value, pair.target.value) == (fact.baseline, fact.target) for pair in said)
