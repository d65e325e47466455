"""Drafts that must tell of something which happened round them."""

from dataclasses import replace

from assistant.drafter.brief import Draft, Warning

NOT_KEPT, NOT_STORED, WORDS_ONLY = "not_kept", "not_stored", "words_only"


def warned(made: Draft, code: str, sentence: str | None) -> Draft:
    """Add a warning to a draft; no sentence, no warning."""
    return made if sentence is None else replace(made, warnings=(*made.warnings, Warning(code, sentence)))
