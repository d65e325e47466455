"""A sentence holds data of a person.

Finds e-mail addresses, phone numbers, card numbers with a right checksum, IBANs and IP addresses in titles and key
results. Bare groups of digits count as a phone number only after a word such as Phone, for digits in OKRs are mostly
metrics.

Why it matters: OKRs are shown on walls, copied into slides and sent to models. Data of a person has no business there,
and often the law says so.

Bad: Call back everyone who wrote to anna.weber@clinic.example within 4 hours
Good: Call back everyone who wrote to the clinic within 4 hours
"""

from collections.abc import Iterator

from assistant.checker.config import Config
from assistant.checker.rule import Rule, Sighting, severities
from assistant.checker.subject import SetSubject
from assistant.privacy.personal_data import PersonalData, find


def look(okrs: SetSubject, config: Config) -> Iterator[Sighting]:
    """Search titles and key results, a finding for each piece."""
    for objective in okrs.objectives:
        for found in find(objective.title):
            yield _sighting(found, objective.number, None)
        for key_result in objective.key_results:
            for found in find(key_result.text):
                yield _sighting(found, objective.number, key_result.number)


def _sighting(found: PersonalData, objective: int, key_result: int | None) -> Sighting:
    article = "an" if found.kind[0] in "eI" else "a"
    return Sighting(
        f"The sentence holds {article} {found.kind}.",
        (found.start, found.end),
        "Leave it out; name the role or the group instead.",
        objective,
        key_result,
    )


RULE = Rule(
    code="SAF002",
    name="personal-data",
    severity=severities(strict="error", balanced="warning", lenient="warning"),
    guide='OWASP, "LLM02: Sensitive Information Disclosure", in "OWASP Top 10 for Large Language Model Applications"',
    page=__doc__,
    look=look,
)
