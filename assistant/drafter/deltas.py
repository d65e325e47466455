"""The titles and sentences of a draft as they come up, before anything of it is proved or checked."""

from collections.abc import Iterator
from typing import Any

from assistant.drafter.listening import Listener
from assistant.okr import Objective

_Place = tuple[int, int | None]


def tell_objectives(objectives: tuple[Objective, ...], listener: Listener) -> None:
    """Tell all titles and sentences of a draft that came up at once."""
    for i, objective in enumerate(objectives, start=1):
        listener.tell("delta", _delta((i, None), objective.title))
        for j, kr in enumerate(objective.key_results, start=1):
            listener.tell("delta", _delta((i, j), kr.text))


class Deltas:
    """Reads an answer as a model writes it, and tells each title and sentence once it is whole."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self.begin()

    def begin(self) -> None:
        """Start over: the model writes its answer anew, and what it says now is told in place of what it said."""
        self._text = ""
        self._told: set[_Place] = set()

    def __call__(self, piece: str) -> None:
        """Take the next piece of the answer. Raises Stopped."""
        self._listener.refuse_stopped()
        self._text += piece
        if '"' not in piece:
            return
        for place, said in _said(_read_so_far(self._text)):
            if place not in self._told:
                self._told.add(place)
                self._listener.tell("delta", _delta(place, said))


def _read_so_far(text: str) -> Any:
    """Read as much of a JSON object as is there; strings that are not whole yet are left out."""
    from pydantic_core import from_json

    try:
        return from_json(text[max(0, text.find("{")) :], allow_partial=True)
    except ValueError:
        return None


def _said(answer: Any) -> Iterator[tuple[_Place, str]]:
    for i, objective in enumerate(_listed(answer, "objectives"), start=1):
        if isinstance(objective, dict) and isinstance(objective.get("title"), str):
            yield (i, None), objective["title"]
        for j, kr in enumerate(_listed(objective, "key_results"), start=1):
            if isinstance(kr, dict) and isinstance(kr.get("text"), str):
                yield (i, j), kr["text"]


def _listed(holder: Any, name: str) -> list[Any]:
    found = holder.get(name) if isinstance(holder, dict) else None
    return found if isinstance(found, list) else []


def _delta(place: _Place, text: str) -> dict[str, Any]:
    return {"objective": place[0], "key_result": place[1], "text": text}
