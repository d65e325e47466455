"""Stored drafts, with what people thought of them, as cases of a dataset."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from api.store.drafts import Drafts
    from api.store.feedback import Feedback, Opinion

_ASKED = ("role", "phase", "team_kind", "cycle", "as_of")


def exported_cases(
    drafts: "Drafts", feedback: "Feedback", workspace: str, thumb: str | None, with_drafts: bool
) -> Iterator[Mapping[str, Any]]:
    """Give a case a draft, newest first: to be drafted anew, or, `with_drafts`, to be judged as it is.

    `thumb`: only those with such an opinion.
    """
    after = None
    while True:
        page = drafts.page(workspace, after)
        for stored in page.items:
            opinions = _opinions(feedback, workspace, stored.id)
            record = drafts.get(workspace, stored.id)
            if record is not None and (thumb is None or any(one.thumb == thumb for one in opinions)):
                yield _case(record, opinions, with_drafts)
        if page.next is None:
            return
        after = page.next


def _opinions(feedback: "Feedback", workspace: str, draft: str) -> list["Opinion"]:
    found: list[Opinion] = []
    before = None
    while True:
        page = feedback.page(workspace, draft, before)
        found.extend(page.opinions)
        if page.next is None:
            return found
        before = page.next


def _case(record: Mapping[str, Any], opinions: list["Opinion"], with_drafts: bool) -> Mapping[str, Any]:
    brief = record["brief"]
    human = [
        {"thumb": one.thumb, "reason": one.reason, "objective": one.objective, "key_result": one.key_result}
        for one in opinions
    ]
    case = {
        "id": record["id"],
        "notes": brief["notes"],
        **{name: brief[name] for name in _ASKED if brief[name] is not None},
        "tags": {"thumb": opinions[0].thumb} if opinions else {},
        "gold": {"human": human} if human else {},
    }
    return case | ({"draft": {"okrs": record["okrs"], "parked": record["parked"]}} if with_drafts else {})
