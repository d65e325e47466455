"""The static embeddings, with their real weights."""

from pathlib import Path

import numpy as np
import pytest

from retrieval.embedders import static
from retrieval.embedders.static import StaticEmbedder
from retrieval.errors import NoVectors


def test_like_texts_have_like_vectors_of_length_one() -> None:
    car, auto, bill = StaticEmbedder()(["a car", "an automobile", "an unpaid bill"])
    assert np.linalg.norm(car) == pytest.approx(1)
    assert car @ auto > 0.5 > car @ bill


def test_an_empty_text_has_the_null_vector() -> None:
    assert not StaticEmbedder()([""]).any()


@pytest.mark.parametrize("name", list(static._PINNED))
def test_changed_weights_are_refused_by_name(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(static._PINNED, name, "0" * 64)
    with pytest.raises(NoVectors, match=f"{Path(name).name} of the static embeddings is missing or changed"):
        StaticEmbedder()(["a car"])
