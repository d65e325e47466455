"""How many feature requests a draft leaves out and says so."""

from evals.scorers.matching import places
from evals.scorers.score import Judged, Score, Scorer, share


def _score(judged: Judged) -> Score | None:
    wanted = judged.case.gold.get("feature_requests")
    if not wanted or judged.parked is None:
        return None
    quotes = [one["quote"] for one in judged.parked if isinstance(one.get("quote"), dict)]
    missing = [request for request in wanted if not any(_is_in(request, quote, judged) for quote in quotes)]
    found = len(wanted) - len(missing)
    return Score(f"{found} of {len(wanted)} requests are parked.", share(found, len(wanted)), missing)


def _is_in(request: str, quote: dict[str, object], judged: Judged) -> bool:
    text = judged.texts.get(str(quote.get("document")), judged.case.text)
    start, end = quote.get("start"), quote.get("end")
    if not isinstance(start, int) or not isinstance(end, int):
        return False
    return any(start < last and first < end for first, last in places(text, request))


SCORER = Scorer("parked", 1, "share of the feature requests that are parked", _score)
