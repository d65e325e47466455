"""A search that stays within chosen documents."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.drafter.brief import Search
from retrieval.passage import Passage, Query


@dataclass(frozen=True, slots=True)
class Chosen:
    """Searches only the documents that a brief names; naming none finds nothing."""

    search: Search
    documents: tuple[str, ...]

    def __call__(self, query: Query) -> Sequence[Passage]:
        """Give passages of the chosen documents, best first."""
        named = self.documents if query.document is None else tuple({query.document} & set(self.documents))
        found = [passage for name in named for passage in self.search(replace(query, document=name))]
        return sorted(found, key=lambda passage: -passage.relevance)[: query.k]
