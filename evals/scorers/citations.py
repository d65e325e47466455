"""Whether citations are exact: the text stands at the place that is named."""

from evals.scorers.score import Judged, Score, Scorer, share


def _score(judged: Judged) -> Score | None:
    texts = judged.texts
    cited = [
        quote
        for objective in judged.okrs.objectives
        for quote in (*objective.citations, *(one for kr in objective.key_results for one in kr.citations))
    ]
    if not cited or not texts:
        return None
    wrong = [one for one in cited if texts.get(one.document, "")[one.start : one.end] != one.text]
    shown = [{"document": one.document, "start": one.start, "end": one.end, "text": one.text} for one in wrong]
    exact = len(cited) - len(wrong)
    return Score(f"{exact} of {len(cited)} citations are exact.", share(exact, len(cited)), shown, not wrong)


SCORER = Scorer("citations", 1, "share of citations that are exact; passes at 1", _score)
