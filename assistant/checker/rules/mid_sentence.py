"""Puts words from the beginning of a title or key result into the middle of a sentence."""

from assistant.checker.vocabulary import Vocabulary


def mid_sentence(said: str, v: Vocabulary) -> str:
    """Write the first letter small where the first word is a plain one: "uptime", but "Plumb uptime", "NPS"."""
    first = said.split(maxsplit=1)[0] if said.strip() else ""
    word = first.lower()
    known = word in v.measures or word in v.works or word in v.verbs or word in v.abstract or word in v.people
    return said[:1].lower() + said[1:] if known and first[1:].islower() else said
