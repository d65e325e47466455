"""Tells orders that are done or not from those of which more could always be done."""

from assistant.checker.rules.blur import ends_in_praise, is_blurred
from assistant.checker.rules.endless import has_no_end, is_anything
from assistant.checker.statement import Statement
from assistant.checker.vocabulary import Vocabulary, word_list
from assistant.checker.work_signs import changes_support, is_ended, is_work_participle

_INWARD = word_list("feeling") | word_list("noticing")
_WHOLE = frozenset({"all", "every", "each"})
_NAMED_BY = 3


def is_done_by_order(statement: Statement, v: Vocabulary, lowers: list[str]) -> bool:
    """Say whether an order is done or not at the end: "launch the app", not "improve the app"."""
    words, head = statement.lower(statement.object), statement.head(statement.object)
    if changes_support(statement) or is_ended(statement, v) or _enters(statement, v):
        return True
    told = lowers[statement.object.start - 1 : statement.object.start + 1]
    if statement.lemma in ("prove", "show") and "that" in told:
        return v.praise.isdisjoint(lowers)
    if statement.lemma in word_list("contacting") | word_list("seeking") and is_anything(statement, v):
        return False
    if statement.lemma == "support" and not is_blurred(words, v) and v.people.isdisjoint(lowers):
        placed = lowers[statement.object.end : statement.object.end + 1] in (["in"], ["across"], ["on"])
        return placed or _is_technical(statement, v)
    if statement.verbal == "effort":
        behind = lowers[statement.object.end :][:_NAMED_BY] if statement.lemma == "collect" else []
        whole = not _WHOLE.isdisjoint(lowers[statement.object.start :][:1] + behind)
        return (bool(head) and whole and not is_blurred(words, v)) or _also_does(statement, v, lowers)
    if statement.lemma in word_list("using") and not _WHOLE.isdisjoint(lowers[statement.object.end :]):
        return bool(head) and not is_blurred(words, v)
    if statement.lemma == "ensure" and not head and not _WHOLE.isdisjoint(lowers[1:3]):
        return not (is_blurred(tuple(lowers), v) or ends_in_praise(lowers, v))
    if statement.verbal in ("make", "do") or _is_one_act(statement, v):
        return not has_no_end(statement, v, lowers)
    if statement.lemma == "be":
        done = [v.verbs[word].lemma for word in words if word in v.verbs and v.verbs[word].form == "ed"]
        return any(lemma not in word_list("noticing") for lemma in done) or head in word_list("states")
    raised = statement.verbal in ("hold", "reach", "have") or statement.lemma == "raise"
    if raised and not word_list("milestones").isdisjoint((head,) if statement.verbal == "hold" else words):
        return v.mild.isdisjoint(words) and not is_blurred(words, v)
    if statement.verbal not in ("reach", "have") or (statement.lemma == "drive" and "to" not in lowers):
        return False
    if statement.lemma == "have" and any(is_work_participle(word, v) for word in words):
        return not is_blurred(words, v)
    one = lowers[statement.object.start : statement.object.start + 1] in (["a"], ["an"], ["another"])
    outdone = head in v.superlatives if statement.lemma == "become" else head in v.people and not one
    loose = head in v.measures or head in v.abstract or outdone or not v.mild.isdisjoint(words)
    involved = statement.lemma == "get" and not v.people.isdisjoint(words)
    return bool(head) and not (is_blurred(words, v) or loose or involved)


def _also_does(statement: Statement, v: Vocabulary, lowers: list[str]) -> bool:
    """Say whether work without an end is joined with one that ends: "investigate the outage and publish the report"."""
    for i in range(statement.object.end, len(lowers) - 2):
        verb = v.verbs.get(lowers[i + 1])
        done = verb is not None and verb.form == "base" and (verb.promise == "make" or verb.lemma == "get")
        if lowers[i] == "and" and done:
            named = lowers[i + 2] == "another" or lowers[i + 2] in word_list("articles")
            return named and not is_blurred(tuple(lowers[i + 2 :]), v)
    return False


def _enters(statement: Statement, v: Vocabulary) -> bool:
    """Say whether a named place is entered: "expand to Chile", "grow into the Nordics"."""
    obj = statement.object
    if statement.verbal != "move" or statement.verb is None or obj.head < 0:
        return False
    between = [word.lower for word in statement.words[statement.verb + 1 : obj.start]]
    named = statement.words[obj.head].text[:1].isupper() and statement.head(obj) not in v.measures
    return named and not {"to", "into"}.isdisjoint(between)


def _is_technical(statement: Statement, v: Vocabulary) -> bool:
    """Say whether an object is a thing named by a technical term: "SAML login", not "HR processes"."""
    head, obj = statement.head(statement.object), statement.object
    made = head not in v.abstract and head not in v.staff and head not in word_list("teams")
    return made and any(word.text[1:] != word.text[1:].lower() for word in statement.words[obj.start : obj.head])


def _is_one_act(statement: Statement, v: Vocabulary) -> bool:
    """Say whether an order asks for one thing that is done or not: "join the consortium", not "use it", "feel it"."""
    obj = statement.object
    if statement.verbal != "act" or statement.verb is None or statement.lemma in _INWARD | word_list("using"):
        return False
    return obj.start == statement.verb + 1 and statement.head(obj) not in v.measures
