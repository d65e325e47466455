"""A sentence carries something to click, to render, to run or to obey.

Finds links, markup, template braces, shell commands, formulas and sentences that address a language model ("ignore the instructions
above") in titles and key results.

Why it matters: OKRs are copied into pages, spreadsheets and prompts. What is plain text here may act there.

Bad: Increase sign-ups to 500 ![x](https://example.com/x.png)
Good: Increase sign-ups to 500
"""

import re
from collections.abc import Iterator

from assistant.checker.config import Config
from assistant.checker.rule import Rule, Sighting, severities
from assistant.checker.subject import SetSubject

_ACTIVE: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "a link",
        re.compile(
            r"(?:https?|ftp|file|javascript|vbscript|data|mailto):[^\s]{3}|\bwww\.[^\s.]+\.[^\s]", re.IGNORECASE
        ),
    ),
    (
        "markup",
        re.compile(
            r"</?(?:script|style|iframe|object|embed|svg|math|img|link|meta|base|form|input|button|video|audio|html|body|table|div|span|font|a|b|i|p|br)\b[^<>]{0,300}/?>|<!--|```|!\[|\]\(|\{\{|\{%|<\|",
            re.IGNORECASE,
        ),
    ),
    (
        "a command",
        re.compile(
            r"\brm -r?f\b|\b(?:curl|wget) +(?:-|https?:)|\bsudo +\w|\$\(|`[^`\n]{1,200}`|\bpowershell\b *-|\bDROP +TABLE\b|\bUNION +SELECT\b|;\s*--\s*$",
            re.IGNORECASE,
        ),
    ),
    ("a formula", re.compile(r"^\s*[=@][A-Za-z]{2,20}\(|^\s*[=+@-](?:cmd|HYPERLINK|IMPORT\w{2,10})\b", re.IGNORECASE)),
    (
        "an instruction to a model",
        re.compile(
            r"\b(?:ignore|forget|disregard|override|vergiss|ignoriere|oubliez|ignorez|olvida|ignora)\b[^.\n]{0,40}?"
            r"\b(?:instructions?|i?unstructions?|prompts?|guidelines|commands?|orders|everything|above|rest of th\w+|(?:before|said|told|know|talked)\b|alles|davor|auftr\w+|anweisung\w*|toutes|todo)\b"
            r"|\b(?:system|initial|developer|your|the full) +(?:prompt|instructions?)\b|\bprompt texts?\b"
            r"|(?:^|\n)\s*\[?(?:system|assistant|user)\]?\s*:"
            r"|\[/?(?:system|inst)\]"
            r"|\byou are now\b|\bpretend (?:you are|to be)\b|\bact as an? (?:ai|assistant|language model)\b"
            r"|\b(?:in|to|of|with|modify|enhance|augment|render|encrypt|express) your (?:response|answer|reply|output)\b"
            r"|\b(?:large )?language model\b[^.\n]{0,40}\b(?:must|should|please)\b",
            re.IGNORECASE,
        ),
    ),
)


def look(okrs: SetSubject, config: Config) -> Iterator[Sighting]:
    """Search titles and key results, one finding each."""
    for objective in okrs.objectives:
        seen = _seen(objective.title)
        if seen is not None:
            yield Sighting(seen[0], seen[1], "Leave it out; plain words are enough.", objective.number)
    for key_result in okrs.key_results:
        seen = _seen(key_result.text)
        if seen is not None:
            yield Sighting(
                seen[0], seen[1], "Leave it out; plain words are enough.", key_result.objective, key_result.number
            )


def _seen(text: str) -> tuple[str, tuple[int, int]] | None:
    for kind, pattern in _ACTIVE:
        match = pattern.search(text)
        if match is not None:
            return f"The sentence carries {kind}.", match.span()
    return None


RULE = Rule(
    code="SAF001",
    name="active-content",
    severity=severities(strict="error", balanced="warning", lenient="warning"),
    guide='OWASP, "LLM01: Prompt Injection", in "OWASP Top 10 for Large Language Model Applications"',
    page=__doc__,
    look=look,
)
