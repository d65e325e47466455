"""The evidence's record: what `okr evidence` and the service answer, as plain JSON values."""

from typing import Any

from assistant.evidence.facts import Evidence
from assistant.okr import Quote
from assistant.record import to_json


def evidence_json(evidence: Evidence, id: str | int | None = None) -> dict[str, Any]:
    """Give evidence as JSON values; quotes are without their document, which `id` names."""
    facts = []
    for fact in evidence.facts:
        record = to_json(fact)
        del record["quotes"]
        status, tentative, owner = record.pop("status"), record.pop("tentative"), record.pop("owner")
        record |= {"status": status, "tentative": tentative, "owner": owner}
        facts.append(record | {"quotes": [_quote(quote) for quote in fact.quotes]})
    return {
        "version": 1,
        "id": id,
        "facts": facts,
        "priorities": [_quote(quote) for quote in evidence.priorities],
        "feature_requests": [_quote(quote) for quote in evidence.feature_requests],
        "wishes": [_quote(quote) for quote in evidence.wishes],
        "performance_talk": [_quote(quote) for quote in evidence.performance_talk],
        "conflicts": [
            {"about": conflict.about, "quotes": [_quote(quote) for quote in conflict.quotes]}
            for conflict in evidence.conflicts
        ],
    }


def _quote(quote: Quote) -> dict[str, Any]:
    return {"text": quote.text, "start": quote.start, "end": quote.end}
