"""Reads new names of metrics and new sentences: of a key result that is there, of one to add, of an objective."""

import re

from assistant.language.quantities import quantities
from assistant.revision.new_words import new_words
from assistant.revision.part import Part
from assistant.revision.places import Place, objective_named
from assistant.revision.settings_of import asked_for
from assistant.revision.wishes import Wish

_NAMED = re.compile(
    r"(?:call|name)\b\s*(?:the )?(?:as|to|:)?\s*(?P<called>[^\d\s:].{2,120})"
    r"|rename\b\s*(?:the )?(?:metric|name)?(?: of)?\s*(?:to|as|:|=)?\s*(?P<said>[^\d\s:].{2,120})"
    r"|(?:(?:change|set|update|correct) )?(?:the )?(?:metric|name)(?: of| for)?\s*(?:is|to|should be|as"
    r"|:)\s*(?P<metric>[^\d\s].{2,120})",
    re.IGNORECASE | re.DOTALL,
)
_READS = re.compile(
    r".*?(?:\bshould (?:read|say)\b|\b(?:reads?|says?|text|sentence|wording)\b|^\W*)\s*(?:as|is|to)?\s*:?\s*"
    r"(?P<said>[\"\u201c\u00ab].{5,300}[\"\u201d\u00bb])\s*$|.*?\b(?:should (?:read|say)|to read|reads?|to say):?\s+"
    r"(?P<plain>.{8,300})$",
    re.IGNORECASE | re.DOTALL,
)
# A sentence in quotation marks is the new wording; one or two words may be a name.
_QUOTED = re.compile(
    r"[^\"\u201c\u00ab]*?(?:\b(?:change|replace|write|word|reword|rephrase|rewrite|make|set)\b[^\"\u201c\u00ab]*|:\s*)"
    r"[\"\u201c\u00ab](?P<said>(?:[^\s\"\u201d\u00bb]+\s+){3,}[^\"\u201d\u00bb]+)[\"\u201d\u00bb]\W*",
    re.IGNORECASE,
)
_ONE_EACH = "these words fit one key result; say which, and give each its own."
_ANEW = re.compile(
    r"(?:make|write|word|phrase)\b.*\b(?:clearer|plainer|shorter|crisper|anew|again|better|more clearly)\W*",
    re.IGNORECASE,
)
_BETTER_TITLE = re.compile(
    r".*\b(?:better|another|new|different|other|clearer|stronger|shorter) (?:title|wording for the objective"
    r"|objective title)\b.*"
    r"|(?:change|improve|rework|redo|fix) the (?:title|objective)\W*|(?:the )?(?:title|objective) is (?:(?:too|not"
    r"|very|so|a bit) )*\w+\W*(?:, .*\bone\b\W*)?",
    re.IGNORECASE,
)
_ADDS = re.compile(
    r"(?:add|new|another|include)\b\s*(?:a|an|one|another|new|as|the|this)?\s*(?:new |more )?(?:key[ -]?result|kr)\b\s*"
    r"(?:to (?:the )?objective ?\d?)?\W*(?P<said>.{8,400})",
    re.IGNORECASE | re.DOTALL,
)


def added(part: Part) -> tuple[Wish, ...] | None:
    """Read "add a key result: ..."."""
    found = _ADDS.fullmatch(part.text)
    if found is None:
        return None
    where = objective_named(part.text[: found.start("said")], part.okrs).places
    return (
        part.edit(
            "add", where[0] if where else Place(max(1, len(part.okrs.objectives))), value=new_words(found["said"])
        ),
    )


def renamed(part: Part) -> tuple[Wish, ...] | None:
    """Read "rename KR 2 to ...", "the metric of KR 2 is ..."."""
    if (
        re.match(r"(?:rename|call|name|(?:(?:change|set|update|correct) )?(?:the )?(?:metric|name))\b", part.lower)
        is None
        or "objective" in part.lower
    ):
        return None
    found = _NAMED.fullmatch(part.without_names)
    if found is None:
        return None
    if not part.named.places:
        return (part.which(),)
    said = new_words(found["said"] or found["called"] or found["metric"])
    if len(part.named.places) > 1:
        return (part.unclear(_ONE_EACH),)
    return (part.edit("set", part.named.places[0], "metric", said),)


def reworded(part: Part) -> tuple[Wish, ...] | None:
    """Read "KR 2 should read ...", "reword KR 2"."""
    quoted = _QUOTED.fullmatch(part.text) if part.named.spans else None
    found = quoted or (_READS.fullmatch(part.text) if part.named.spans else None)
    if found is not None and part.named.places:
        if len(part.named.places) > 1:
            return (part.unclear(_ONE_EACH),)
        said = new_words(found["said"] or found["plain"])
        return (part.edit("set", part.named.places[0], "text", said),)
    if _BETTER_TITLE.fullmatch(part.text) and not part.named.spans:
        where = objective_named(part.text, part.okrs).places
        return (part.edit("title", where[0]),) if where else (part.unclear("Say which objective."),)
    anew = _ANEW.fullmatch(part.text) if part.named.spans or part.spoken_of else None
    if (part.begins("reword") is None and anew is None) or quantities(part.without_names):
        return None
    if not part.named.spans:
        redrafted = asked_for(part)
        if redrafted is not None:
            return redrafted
    if re.search(r"\b(?:objective|title)\b", part.lower) and not part.named.spans:
        where = objective_named(part.text, part.okrs).places
        return (part.edit("title", where[0]),) if where else (part.unclear("Say which objective."),)
    if not part.named.places:
        return (part.which(),)
    return tuple(part.edit("set", place, "text") for place in part.named.places)
