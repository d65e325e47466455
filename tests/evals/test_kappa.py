"""Agreement with people is told with what chance alone would give, and not of too few labels."""

import pytest

from evals.agreement import Agreement
from evals.kappa import LEAST, JudgeAgreement


def test_kappa_is_as_in_the_textbook() -> None:
    found = JudgeAgreement(Agreement(hits=20, false_alarms=5, misses=10, rests=15))
    assert found.labels == 50
    assert found.raw.value == 0.7
    assert found.kappa is not None
    assert found.kappa.value == pytest.approx(0.4)


def test_the_interval_is_seeded_holds_the_value_and_narrows() -> None:
    few, many = (JudgeAgreement(Agreement(20 * n, 5 * n, 10 * n, 15 * n)).kappa for n in (1, 20))
    assert few == JudgeAgreement(Agreement(20, 5, 10, 15)).kappa
    assert few is not None
    assert many is not None
    assert few.low < many.low < 0.4 < many.high < few.high
    # The large-sample standard error of Cohen (1960) is 0.1280 here.
    assert (few.low, few.high) == pytest.approx((0.4 - 1.96 * 0.128, 0.4 + 1.96 * 0.128), abs=0.03)


def test_chance_alone_gives_nothing_and_full_agreement_one() -> None:
    chance, full = JudgeAgreement(Agreement(25, 25, 25, 25)).kappa, JudgeAgreement(Agreement(30, 0, 0, 20)).kappa
    assert chance is not None
    assert (chance.value, chance.low < 0 < chance.high) == (0, True)
    assert full == (1, 1, 1)


@pytest.mark.parametrize("counts", [Agreement(40), Agreement(30, 10), Agreement(30, 0, 10), Agreement()])
def test_labels_or_verdicts_that_are_all_alike_have_no_kappa(counts: Agreement) -> None:
    assert JudgeAgreement(counts).kappa is None


def test_under_thirty_labels_are_too_few() -> None:
    assert LEAST == 30
    assert not JudgeAgreement(Agreement(20, 2, 2, 5)).is_enough
    assert JudgeAgreement(Agreement(20, 2, 2, 6)).is_enough
