"""What a draft's model calls cost, by the prices that the setting OKR_MODEL_PRICE names."""

from dataclasses import replace

from assistant.drafter.brief import Draft


def priced(made: Draft, price: tuple[float, float] | None) -> Draft:
    """Add `cost_usd` to a draft's usage where a price is set and the server counted the tokens.

    `price`: US dollars a million input and a million output tokens.
    """
    usage = made.provenance.usage
    if price is None or not {"input_tokens", "output_tokens"} <= usage.keys():
        return made
    cost = (usage["input_tokens"] * price[0] + usage["output_tokens"] * price[1]) / 1_000_000
    return replace(made, provenance=replace(made.provenance, usage={**usage, "cost_usd": round(cost, 6)}))
