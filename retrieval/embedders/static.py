"""The static embeddings, the default: no network, no download and no model run."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from retrieval.embeddings import is_file, unit
from retrieval.errors import NoVectors

if TYPE_CHECKING:
    from retrieval.embeddings import Vectors

# Of wordllama 0.4.0. Other weights may be as good, but their vectors would not fit those that are stored.
_PINNED = {
    "weights/l2_supercat_256.safetensors": "64b47a2dc493cb8e85944076601189739852d7b64e0e1eedcb1937a251cd9fd5",
    "tokenizers/l2_supercat_tokenizer_config.json": "93248f2a9ec36c7b35f700a033d5f36228aae48db61aee31007fa49062cdeb68",
}
_BATCH = 256  # texts whose tokens are held at a time


class StaticEmbedder:
    """WordLlama's token vectors, averaged: 256 dimensions, weights within its package, loaded at first use."""

    name = "wordllama-l2_supercat-256"
    costly = False
    weight = 0.5

    def __init__(self) -> None:
        self._model: Any = None

    def __call__(self, texts: Sequence[str]) -> "Vectors":
        """Embed texts. Raises NoVectors where the weights are gone or are not those that were measured."""
        import numpy as np

        if self._model is None:
            self._model = _load()
        tokens, table = self._model.tokenizer, self._model.embedding
        sums = np.zeros((len(texts), table.shape[1]), dtype=np.float32)
        for start in range(0, len(texts), _BATCH):
            some = tokens.encode_batch_fast(list(texts[start : start + _BATCH]), add_special_tokens=False)
            for at, one in enumerate(some, start):
                sums[at] = table[one.ids].sum(axis=0)
        return unit(sums)


def _load() -> Any:
    try:
        import wordllama

        folder = Path(wordllama.__file__).parent
        changed = next((name for name, pinned in _PINNED.items() if not is_file(folder / name, pinned)), None)
        if changed is None:
            # Without this folder it would download what it has with it.
            model = wordllama.WordLlama.load(cache_dir=folder, disable_download=True)
            model.tokenizer.no_padding()  # it would fill up to the longest text of a batch
            return model
    except Exception as error:  # a broken package, no home folder: whatever it is, words are left
        raise NoVectors(
            f"the static embeddings cannot be loaded ({type(error).__name__}); install the package wordllama again"
        ) from error
    raise NoVectors(
        f"the file {folder / changed} of the static embeddings is missing or changed;"
        " install the package wordllama 0.4.0 again"
    )
