"""How narrow the metric is that an objective's title moves."""

from assistant.checker.rules.aim import Aim, is_field
from assistant.checker.statement import Statement
from assistant.checker.vocabulary import word_list


def narrowness(aim: Aim) -> int:
    """Say how narrow a metric is: 2 for "response rate for critical bugs", 1 for "team retention", 0 for "revenue".

    Of several things the narrowest metric counts, unless the name of a whole field is among them.
    """
    statement, v = aim.statement, aim.statement.vocabulary
    if statement.build != "order" or statement.verbal == "effort":
        return 0
    if not word_list("measuring").isdisjoint(statement.lower(statement.object)[:-1]):
        return 2
    parts = [part for part in _parts(statement) if part]
    if any(is_field(statement.words[part[-1]].lower, v) for part in parts):
        return 0
    scoped = statement.object.end < len(statement.words) and (
        statement.words[statement.object.end].lower in word_list("scoping")
    )
    if not scoped and all(_is_felt(statement, part) for part in parts):
        return 0
    return max((_narrowness_of(aim, part, scoped=scoped) for part in parts), default=0)


def _parts(statement: Statement) -> list[list[int]]:
    """Divide what the verb acts on at "and", "or" and commas; each part ends with its noun."""
    phrase = statement.object
    parts: list[list[int]] = [[]]
    for i in range(phrase.start, phrase.head + 1):
        word = statement.words[i]
        if word.lower in ("and", "or"):
            parts.append([])
            continue
        parts[-1].append(i)
        if "," in statement.text[word.end : word.end + 1]:
            parts.append([])
    return parts


def _narrowness_of(aim: Aim, part: list[int], *, scoped: bool) -> int:
    statement, v = aim.statement, aim.statement.vocabulary
    noun = statement.words[part[-1]].lower
    head = noun if noun in v.compounds else noun.rpartition("-")[2]
    if head not in v.measures and not _is_counted(statement, head):
        return 0
    described = [i for i in part[:-1] if statement.words[i].lower not in v.determiners and not aim.is_judged(i)]
    if scoped or any(statement.words[i].lower in v.people or not aim.is_general(i) for i in described):
        return 2
    return 1 if described else 0


def _is_felt(statement: Statement, part: list[int]) -> bool:
    """Say whether it is what people feel, and nothing says more than whose: "customer satisfaction"."""
    v = statement.vocabulary
    described = [statement.words[i].lower for i in part[:-1]]
    felt = statement.words[part[-1]].lower in word_list("soft_measures")
    return felt and all(word in v.people or word in v.abstract or word in v.determiners for word in described)


def _is_counted(statement: Statement, noun: str) -> bool:
    """Say whether there are to be more or fewer of something: people won, tools used."""
    v = statement.vocabulary
    won = statement.verbal in ("reach", "hold") and statement.lemma not in word_list("turning")
    return (noun in v.people and (won or statement.verbal == "move")) or (
        noun in v.works and statement.verbal == "move"
    )
