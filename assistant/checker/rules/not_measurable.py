"""Nothing in the key result says when it is reached.

Finds key results that name neither a value to reach nor a state that two people would agree is reached or not. A
digit alone is no measure: Tier-1, SOC 2, Q3, P1 and 1:1 are names. A placeholder such as X% is no value either.

Why it matters: a team that cannot tell whether a key result was reached argues about it at the end of the cycle
instead of learning from it, and nobody can steer by it on the way there.

Bad: Improve the reporting dashboard
Good: Increase the share of managers who open the reporting dashboard every week from 20% to 45%
"""

import re

from assistant.checker.guides import BASICS, IMPLEMENTING, SPOLADOR
from assistant.checker.rule import Rule, Sighting, each_key_result, severities
from assistant.checker.statement import Statement
from assistant.checker.subject import KeyResultSubject
from assistant.checker.vocabulary import Vocabulary, word_list
from assistant.checker.work_signs import changes_support, is_comparative, is_work_participle

_PLACEHOLDER = re.compile(
    r"""\bX{2,}\b | ^[XN]\ (?=[a-z])          # XX users; X partner projects
    | (?<=[a-z]\ )[XN]\ (?=[a-z-]+\ ?[a-z]*s\b)  # hire N engineers
    | (?<![\w-])[XYZNx]\d?\ ?(?:%|percent\b)  # X%, N7 percent
    | [$€£][XYNM]\b                           # $X, $M
    | \bfrom\ [A-Z]%?\ to\ [A-Z]\b            # from X to Y
    | \[[$€£]?[XYN#]+%?\] | \{[#XN]\}         # [$N], {#}
    | \?{2,} | _{2,} | (?<![\w#])\#(?![\w#])  # ??, ___, #
    | (?<!\()\b(?:TBD|TBC|tbd|tbc)\b""",
    re.VERBOSE,
)

_LEFT_OPEN = re.compile(
    r"\bas [\w ]{1,40} as possible\b|\b(?:where|when|as) (?:possible|needed|necessary|appropriate)\b", re.IGNORECASE
)
_TIMES = re.compile(
    r"\b(?:less|fewer|no more|not more) than (?:once|twice)\b|\bat (?:least|most) (?:once|twice)\b"
    r"|\b(?:once|twice) (?:a|per) \w",
    re.IGNORECASE,
)
_PACE = r"(?:hourly|daily|weekly|monthly|quarterly|yearly|annually|annual)"
_PACED = re.compile(_PACE)
_PACES = re.compile(rf"\bfrom {_PACE} (?:\w+ )?to {_PACE}\b", re.IGNORECASE)
_NEAR = 5
_NAMED_BY = 3


def see(kr: KeyResultSubject) -> Sighting | None:
    """Say what keeps a key result from being measurable, if anything does."""
    if kr.has_number:
        return None
    if not kr.text.strip():
        return Sighting("The key result is empty.", suggestion="Name a metric, where it stands and the value to reach.")
    open_number = _PLACEHOLDER.search(kr.text)
    if open_number is not None:
        return Sighting(
            f"The number is still open: {open_number.group()!r} is a placeholder.",
            open_number.span(),
            "Agree on the value to reach, or keep it as an open question until it is known.",
        )
    if _is_state(kr):
        return None
    span = kr.statement.verb_span or kr.statement.span(kr.statement.subject)
    said = kr.text[span[0] : span[1]] if span else ""
    metric = _measured(kr)
    return Sighting(
        f"{said!r} does not say when it is reached: there is no value to reach and no state to check."
        if said
        else "There is no value to reach and no state to check.",
        span,
        f"Say from which value to which {metric} should go, and by when."
        if metric
        else "Name one number that would show it, where it stands today and the value to reach.",
    )


def _measured(kr: KeyResultSubject) -> str:
    statement = kr.statement
    phrase = statement.object if statement.object.head >= 0 else statement.subject
    if statement.head(phrase) not in kr.vocabulary.measures:
        return ""
    return " ".join(word for word in statement.lower(phrase) if word not in kr.vocabulary.determiners)


def _is_state(kr: KeyResultSubject) -> bool:
    """Say whether two readers would agree at the end that it is done or not done."""
    statement = kr.statement
    lowers = [word.lower for word in statement.words]
    if not lowers or lowers[0] in ("don't", "don’t", "never", "avoid") or lowers[:2] == ["do", "not"]:
        return False
    if _LEFT_OPEN.search(kr.text):
        return False
    if not word_list("ranks").isdisjoint(lowers) or _says_how_often(kr.text) or _is_first(kr):
        return True
    match statement.build:
        case "order":
            return _is_done_by_order(statement, kr.vocabulary, lowers)
        case "clause":
            return _is_stated(statement, kr.vocabulary, lowers)
        case "phrase":
            return _is_named(statement, kr.vocabulary, lowers)
        case _:
            return False


def _says_how_often(text: str) -> bool:
    return _PACES.search(text) is not None or _TIMES.search(text) is not None


def _is_first(kr: KeyResultSubject) -> bool:
    """Say whether it is reached with the first of something: "First paying customer in Germany"."""
    statement, v = kr.statement, kr.vocabulary
    if statement.verbal in ("improve", "effort"):
        return False
    lowers = [word.lower for word in statement.words]
    if "first" not in lowers:
        return False
    at = lowers.index("first") + 1
    return any(word in v.people or word in ("deal", "sale", "order", "contract") for word in lowers[at : at + _NEAR])


def _is_done_by_order(statement: Statement, v: Vocabulary, lowers: list[str]) -> bool:
    words, head = statement.lower(statement.object), statement.head(statement.object)
    if changes_support(statement):
        return True
    if statement.lemma in word_list("contacting") and head.endswith("s") and not _is_settled(statement, v):
        return False
    if statement.verbal == "effort":
        return bool(head) and lowers[statement.object.start] in ("all", "every", "each") and not _is_blurred(words, v)
    if statement.verbal in ("make", "do"):
        if head in v.abstract and _is_open_ended(statement, v):
            return False
        manner = any(word.endswith("ly") and not _PACED.fullmatch(word) for word in words[:1])
        aimless = manner and not head and lowers[-1:] != [statement.lemma]
        return not (aimless or _is_blurred(words, v))
    if statement.lemma == "be":
        done = [v.verbs[word].lemma for word in words if word in v.verbs and v.verbs[word].form == "ed"]
        return any(lemma not in word_list("noticing") for lemma in done) or head in word_list("states")
    raised = statement.verbal in ("hold", "reach", "have") or statement.lemma == "raise"
    if raised and not word_list("milestones").isdisjoint(words):
        return v.mild.isdisjoint(words) and not _is_blurred(words, v)
    if statement.verbal not in ("reach", "have"):
        return False
    if statement.lemma == "have" and any(is_work_participle(word, v) for word in words):
        return not _is_blurred(words, v)
    loose = head in v.measures or head in v.people or head in v.abstract or not v.mild.isdisjoint(words)
    involved = statement.lemma == "get" and not v.people.isdisjoint(words)
    return bool(head) and not (_is_blurred(words, v) or loose or involved)


def _is_open_ended(statement: Statement, v: Vocabulary) -> bool:
    """Say whether nothing marks which or how much of it is made: "build brand awareness"."""
    phrase = statement.words[statement.object.start : statement.object.end]
    bare = not any(word.lower in v.determiners or word.lower in v.works or word.text[:1].isupper() for word in phrase)
    bare = bare and {"all", "every", "each"}.isdisjoint(word.lower for word in statement.words)
    return bare and len(phrase) < _NAMED_BY and not phrase[-1].lower.endswith("s")


def _is_settled(statement: Statement, v: Vocabulary) -> bool:
    """Say whether an object is said to be certain ones: "the", "all", a name."""
    phrase = statement.words[statement.object.start : statement.object.end]
    return any(word.lower in v.determiners or word.text[:1].isupper() for word in phrase)


def _is_stated(statement: Statement, v: Vocabulary, lowers: list[str]) -> bool:
    words, head = statement.lower(statement.object), statement.head(statement.object)
    if _is_blurred(words, v) or head in v.mild:
        return False
    if statement.passive:
        felt = statement.lemma in word_list("feeling") or statement.lemma in word_list("noticing")
        return "per" not in lowers and statement.verbal not in ("improve", "move") and not felt
    if statement.verbal in ("have", "be"):
        return head not in v.measures and head not in v.abstract
    told = statement.verbal in ("make", "do", "reach", "act", "effort") and statement.lemma not in word_list("feeling")
    return statement.capable or told


def _is_named(statement: Statement, v: Vocabulary, lowers: list[str]) -> bool:
    head = statement.head(statement.object)
    if head and lowers[0] in ("no", "zero"):
        return True
    open_ended = head in v.measures or head in v.abstract
    return (
        bool(head)
        and not _is_blurred(statement.lower(statement.subject), v)
        and not is_comparative(statement, v)
        and (head in word_list("deeds") or not open_ended)
    )


def _is_blurred(words: tuple[str, ...], v: Vocabulary) -> bool:
    return not v.praise.isdisjoint(words) or not word_list("indefinite").isdisjoint(words)


RULE = Rule(
    code="KR001",
    name="not-measurable",
    severity=severities(strict="error", balanced="error", lenient="warning"),
    guide=f"{BASICS}; {IMPLEMENTING}; {SPOLADOR}",
    page=__doc__,
    look=each_key_result(see),
)
