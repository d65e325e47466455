"""Embeddings from OpenAI, or from any server that speaks its protocol."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from retrieval.embeddings import unit
from retrieval.errors import NoVectors

if TYPE_CHECKING:
    from retrieval.embeddings import Vectors

_OPENAI = "https://api.openai.com/v1"
_BATCH = 256  # texts a request: some 80,000 tokens of passages; the limits are 2,048 and 300,000
_PATIENCE = 30.0  # seconds that one request may take
_RETRIES = 2


class ServedEmbedder:
    """An embedding model by its name. The client is made at first use; texts go to the server, and nowhere else."""

    costly = True
    weight = 1.2  # not measured; taken from MiniLM's

    def __init__(self, model: str, key: str | None, base_url: str | None) -> None:
        self._model = model
        self._key = key
        self._base_url = base_url
        self._client: Any = None

    @property
    def name(self) -> str:
        """Name the model and, where it is not OpenAI's, the server: two servers may call two models the same."""
        return self._model if self._base_url is None else f"{self._model} of {self._base_url}"

    def __call__(self, texts: Sequence[str]) -> "Vectors":
        """Embed texts. Raises NoVectors for whatever the network or the server does."""
        import numpy as np

        telling = [at for at, text in enumerate(texts) if text.strip()]  # the server refuses empty ones
        made = [
            vector
            for start in range(0, len(telling), _BATCH)
            for vector in self._asked([texts[at] for at in telling[start : start + _BATCH]])
        ]
        if not made:
            return np.zeros((len(texts), 1), dtype=np.float32)
        try:
            rows = np.asarray(made, dtype=np.float32)
        except ValueError:
            raise self._wrong() from None
        if rows.ndim != 2 or not np.isfinite(rows).all():
            raise self._wrong()
        vectors = np.zeros((len(texts), rows.shape[1]), dtype=np.float32)
        vectors[telling] = rows
        return unit(vectors)

    def _asked(self, texts: list[str]) -> list[Any]:
        import httpx2
        import openai

        try:
            if self._client is None:
                self._client = openai.OpenAI(
                    api_key=self._key or "none",
                    base_url=self._base_url or _OPENAI,  # left out, the client would take the one of the environment
                    max_retries=_RETRIES,
                    # A redirect would carry the texts to a server nobody named.
                    http_client=httpx2.Client(follow_redirects=False, timeout=_PATIENCE),
                )
            answer = self._client.embeddings.create(model=self._model, input=texts, encoding_format="float")
            vectors = [one.embedding for one in sorted(answer.data, key=lambda one: one.index)]
        except openai.APIConnectionError:
            raise NoVectors(
                f"the server of the embeddings {self._model} cannot be reached or does not answer; check the network"
                " and OPENAI_BASE_URL, or unset OKR_EMBEDDINGS and run okr library rebuild"
            ) from None
        except openai.APIStatusError as error:
            raise NoVectors(
                f"the server of the embeddings {self._model} {_refusal(error.status_code)}, or unset OKR_EMBEDDINGS and"
                " run okr library rebuild"
            ) from None
        except Exception as error:  # an answer that is no JSON or lacks its parts raises whatever it likes
            raise self._wrong() from error
        if len(vectors) != len(texts):
            raise self._wrong()
        return vectors

    def _wrong(self) -> NoVectors:
        return NoVectors(
            f"the server of the embeddings {self._model} answered with what are no embeddings; check OKR_EMBEDDINGS and"
            " OPENAI_BASE_URL"
        )


def _refusal(status: int) -> str:
    if status in (401, 403):
        return "refuses the key; check OPENAI_API_KEY"
    if status in (400, 404, 422):
        return f"refuses the model or the texts (status {status}); check OKR_EMBEDDINGS"
    if status == 429:
        return "takes no more now (status 429); wait, check the account"
    return f"failed (status {status}); try again later"
