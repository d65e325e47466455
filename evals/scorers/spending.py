"""What a draft took: time, tokens, money."""

from evals.scorers.score import Judged, Score, Scorer


def _latency(judged: Judged) -> Score | None:
    return Score(f"Drafted in {judged.ms:,} ms.", judged.ms) if judged.drafted else None


def _tokens(judged: Judged) -> Score | None:
    read, written = judged.usage.get("input_tokens"), judged.usage.get("output_tokens")
    if read is None or written is None:
        return None
    return Score(f"{read:,} tokens in, {written:,} out.", read + written, [read, written])


def _cost(judged: Judged) -> Score | None:
    read, written = judged.usage.get("input_tokens"), judged.usage.get("output_tokens")
    if judged.price is None or read is None or written is None:
        return None
    cost = round((read * judged.price[0] + written * judged.price[1]) / 1_000_000, 6)
    return Score(f"{cost:.6f} US dollars.", cost)


LATENCY = Scorer("latency", 1, "milliseconds of a draft", _latency, better=-1, unit="ms")
TOKENS = Scorer("tokens", 1, "tokens read and written by the model", _tokens, better=-1, unit="number")
COST = Scorer("cost", 1, "US dollars, by OKR_MODEL_PRICE", _cost, better=-1, unit="US dollars")
