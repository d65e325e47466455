"""What people said of the OKRs of a case, as one label: `up`, they can be used, or `down`."""

from collections.abc import Mapping
from typing import Any, Literal

from assistant.errors import UnreadableInput

THUMBS = ("up", "down")
Label = Literal["up", "down"]


def human_label(gold: Mapping[str, Any]) -> Label | None:
    """Give what most said of the whole; null where nobody did, or as many said the one as the other.

    What somebody said of one objective or key result tells nothing of the whole.
    """
    said = gold.get("human")
    if isinstance(said, str):
        said = [{"thumb": said}]
    thumbs = [one["thumb"] for one in said or () if one.get("objective") is None and one.get("key_result") is None]
    more = thumbs.count("up") - thumbs.count("down")
    return "up" if more > 0 else "down" if more < 0 else None


def refuse_bad_labels(gold: Mapping[str, Any], where: str) -> None:
    """Raise UnreadableInput where `human` holds what is no label."""
    said = gold.get("human")
    if said is None or said in THUMBS:
        return
    if not isinstance(said, list):
        raise UnreadableInput(f'{where}: gold.human must be up or down, or a list of {{"thumb": "up"}}.')
    for at, one in enumerate(said):
        if not isinstance(one, Mapping) or one.get("thumb") not in THUMBS:
            raise UnreadableInput(f'{where}: gold.human[{at}] must be an object with a thumb, "up" or "down".')
