"""What a draft is made with: the library that a request may search, and the model it names."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from api.bodies import Drafted
from api.caller import Caller
from api.chosen import Chosen
from api.faults import Faults
from api.parts import Parts
from api.priced import priced
from api.search import LibrarySearch
from api.warned import WORDS_ONLY, warned
from assistant.drafter.brief import Draft, Search
from assistant.errors import UnknownName

if TYPE_CHECKING:
    from assistant.drafter.model import Model


@dataclass(frozen=True, slots=True)
class Means:
    """A model, or None for the offline drafter, and what may be searched; no documents named are all."""

    library: LibrarySearch
    documents: tuple[str, ...] | None
    model: "Model | None"
    fallback: bool
    price: tuple[float, float] | None

    @property
    def search(self) -> Search:
        """What the draft may search."""
        return self.library if self.documents is None else Chosen(self.library, self.documents)

    def told(self, made: Draft) -> Draft:
        """Give a draft with what it cost, and with the warning that words alone were searched where that is so."""
        return warned(priced(made, self.price), WORDS_ONLY, self.library.notice)


def means(parts: Parts, body: Drafted, caller: Caller, faults: Faults) -> Means:
    """Look up what a request names; what is not there goes to `faults`. Raises Unavailable."""
    model = None
    with faults.of("model"):
        model = parts.model(body.model)
    library = parts.search(caller.workspace)
    for name in dict.fromkeys(body.documents or ()):
        with faults.of("documents"):
            if not library.holds(name):
                raise UnknownName(f"documents: the library holds no document {name!r}; GET /v1/documents lists them.")
    documents = None if body.documents is None else tuple(dict.fromkeys(body.documents))
    return Means(library, documents, model, body.fallback, parts.model_price)
