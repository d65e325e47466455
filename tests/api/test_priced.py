"""What a draft cost, by the prices of a setting."""

from dataclasses import replace
from datetime import date

import pytest

from api.priced import priced
from api.settings import load_settings
from assistant.drafter.brief import Brief, Draft, Note
from assistant.drafter.draft import draft


@pytest.fixture(scope="module")
def made() -> Draft:
    return draft(
        Brief((Note("n", "Churn is at 4%, target 2% by 31 March 2027."),), date(2027, 1, 12)), lambda _: (), None
    )


def with_usage(made: Draft, **usage: int) -> Draft:
    return replace(made, provenance=replace(made.provenance, usage=usage))


def test_tokens_have_their_prices(made: Draft) -> None:
    asked = with_usage(made, requests=2, input_tokens=12_000, output_tokens=1_500)
    assert priced(asked, (0.25, 2.0)).provenance.usage["cost_usd"] == 0.006


def test_no_price_and_no_count_make_no_cost(made: Draft) -> None:
    counted = with_usage(made, requests=1, input_tokens=5, output_tokens=5)
    assert priced(counted, None) is counted
    uncounted = with_usage(made, requests=1)
    assert priced(uncounted, (1.0, 1.0)) is uncounted
    assert priced(made, (1.0, 1.0)) is made


def test_the_setting_names_both_prices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKR_MODEL_PRICE", " 0.25, 2 ")
    assert load_settings().model_price == (0.25, 2.0)
