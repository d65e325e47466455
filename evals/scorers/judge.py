"""What a model says of the OKRs by a pinned rubric: a reason, then a value; nothing where its answer cannot be used."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from assistant.drafter.model import Model, ModelFault, deadline_in
from assistant.drafter.sheets import sheet
from assistant.evidence.orders import orders, without_orders
from evals.scorers.score import Judged, Score, Scorer, Unscored
from prompts.folder import SHIPPED

if TYPE_CHECKING:
    from langchain_core.messages import BaseMessage

    from prompts.render import Prompt

CONTENT = 3  # the least value that will do
_OKRS = 0.5  # the most of the room that the OKRs may take
_REASON = 600  # characters
_UNUSABLE = ("model_refused", "model_truncated", "model_invalid")


@dataclass(frozen=True, slots=True)
class _Block:
    """Data under a name of ours, and whether its end was left out."""

    name: str
    text: str
    is_cut: bool


@cache
def rubric() -> "Prompt":
    """Give the rubric: the shipped one, whatever prompts a draft is made with, for else no two could be compared."""
    from prompts.render import render

    return render("rubric", SHIPPED)


def rubric_record() -> Mapping[str, str]:
    """Give name, version and hash of the rubric, for a run's manifest."""
    return {"name": rubric().name, "version": rubric().version, "sha256": rubric().sha256}


def _score(judged: Judged) -> Score | Unscored | None:
    if judged.judge is None:
        return None
    if any(orders(line) for line in judged.lines):
        return Unscored("The OKRs hold an order to a model, so a person has to judge them.")
    try:
        return _asked(judged, judged.judge)
    except ModelFault as fault:
        if fault.code not in _UNUSABLE:
            raise  # nobody has judged yet, and another try may
        return Unscored(f"The judge gave no verdict that can be used ({fault.code}).")


def _asked(judged: Judged, judge: Model) -> Score:
    from assistant.drafter.masked_model import masked
    from assistant.drafter.model_call import ask
    from assistant.drafter.model_schema import response_format
    from assistant.drafter.model_sources import visible
    from evals.verdict import Verdict, read_verdict

    model, _ = masked(judge, [*judged.texts.values(), *judged.lines])
    reply = ask(
        model, response_format(Verdict, model.longest), messages(judged, model.reads), deadline_in(model.seconds)
    )
    said = read_verdict(reply.text)
    evidence = {"rubric": rubric().version, **reply.usage}
    return Score(" ".join(visible(said.reason).split())[:_REASON], said.value, [evidence], said.value >= CONTENT)


def messages(judged: Judged, reads: int, mark: str | None = None) -> "list[BaseMessage]":
    """Write the request. `reads`: characters the model reads; `mark`: the code round data; random if none is given."""
    from langchain_core.messages import HumanMessage, SystemMessage

    from assistant.drafter.model_prompt import unforgeable
    from prompts.render import render

    blocks = [*_blocks(judged, reads)]
    asked = render(
        "verdict",
        SHIPPED,
        mark=mark or unforgeable([block.text for block in blocks]),
        role=sheet("role", judged.case.role).label if judged.case.role else None,
        has_notes=len(blocks) > 1,
        shortened=any(block.is_cut for block in blocks[:-1]),
        blocks=blocks,
    )
    return [SystemMessage(rubric().text), HumanMessage(asked.text)]


def _blocks(judged: Judged, reads: int) -> Iterator[_Block]:
    """Give the notes, the documents and last the OKRs; orders to a model in notes are blanked out."""
    okrs = _block("OKRs", "\n".join(_okrs(judged)), int(reads * _OKRS))
    room = reads - len(okrs.text)
    texts = [(f"notes N{at}", note.text) for at, note in enumerate(judged.case.notes, 1)]
    texts += [(f"document D{at}", one.text) for at, one in enumerate(judged.case.documents, 1)]
    for name, text in texts:
        block = _block(name, without_orders(text), room)
        room -= len(block.text)
        yield block
    yield okrs


def _block(name: str, text: str, room: int) -> _Block:
    from assistant.drafter.model_sources import visible

    whole = "\n".join(map(visible, text.splitlines()))
    return _Block(name, whole[: max(0, room)], len(whole) > room)


def _okrs(judged: Judged) -> Iterator[str]:
    for at, objective in enumerate(judged.okrs.objectives, 1):
        yield f"Objective {at}: {_line(objective.title)}"
        yield from (f"Key result {at}.{number}: {_line(kr.text)}" for number, kr in enumerate(objective.key_results, 1))


def _line(text: str) -> str:
    return " ".join(text.split()) or "(nothing)"


SCORER = Scorer("judge", 1, "a model's value by the rubric, 1 to 4, where --judge names one; passes at 3", _score)
