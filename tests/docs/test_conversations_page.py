"""docs/conversations.md tells three conversations as the service answers them; as a module, this writes it again."""

from collections.abc import Iterator
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from starlette.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from tests.docs.test_readme import ROOT

PAGE = ROOT / "docs" / "conversations.md"
EXAMPLES = ROOT / "docs" / "examples"
AS_OF = "2027-01-14"
_OPENING = """# Three conversations

Each of these was had with `okr serve`, offline, and is written here by a test: what a person pasted and asked, and what
Plumb answered. The notes are made up. What can be said is in [revisions](revisions.md).
"""


class Told(NamedTuple):
    """A conversation to be had: whose, from which notes of the examples, with which settings, and what is said then."""

    title: str
    notes: str
    settings: dict[str, str]
    said: tuple[str, ...]


CONVERSATIONS = (
    Told(
        "A product manager in deliver",
        "meeting-notes.md",
        {"role": "pm", "phase": "deliver", "team_kind": "cross-functional"},
        (
            "why KR 1?",
            "make KR 1 more ambitious",
            "KR 1: target 70 %",
            "rating: we agreed 4.2 on the app rating by 31 March. It is 3.9 today.",
            "undo",
            "drop KR 3 and we review every two weeks",
        ),
    ),
    Told(
        "A business analyst in define",
        "claims-workshop.md",
        {"role": "ba", "phase": "define"},
        (
            "add a key result: Reduce claims that come back for a missing document from 34% to 20% by 30 June 2027",
            "the time from report to first decision is measured in the claims system",
            "push KR 2 to end of May",
            "KR 1 target 40 %",
            "undo",
            "what is the source of KR 3?",
        ),
    ),
    Told(
        "A platform team",
        "platform-weekly.md",
        {"role": "engineering", "team_kind": "platform"},
        (
            "add a key result: Reduce pipeline runs that fail and pass on retry from 6.5% to under 2% by 31 March 2027",
            "Ravi owns KR 1",
            "swap KR 1 and 2",
            "call the objective Let squads ship without waiting for us",
            "ask the vendor for a discount",
            "write it for engineering leadership",
        ),
    ),
)


def todays_page() -> str:
    """Give the page with what the service answers today."""
    with (
        TemporaryDirectory() as folder,
        TestClient(create_app(Settings(data_dir=folder, _env_file=None)), "http://127.0.0.1:8000") as client,
    ):
        return "\n".join([_OPENING, *(line for each in CONVERSATIONS for line in _had(client, each))])


def _had(client: TestClient, told: Told) -> Iterator[str]:
    address = f"/v1/conversations/{client.post('/v1/conversations', json={}).json()['id']}"
    settings = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in told.settings.items())
    yield f"## {told.title}\n"
    yield f"**You** ({settings}) paste [{told.notes}](examples/{told.notes}).\n"
    note = {"id": told.notes, "text": (EXAMPLES / told.notes).read_text(encoding="utf-8")}
    yield from _answered(client, address, {"notes": [note], "as_of": AS_OF, **told.settings})
    for said in told.said:
        yield f"**You:** {said}\n"
        yield from _answered(client, address, {"text": said})


def _answered(client: TestClient, address: str, body: dict[str, Any]) -> Iterator[str]:
    answer = client.post(f"{address}/messages", json=body)
    assert answer.status_code == 200, answer.text
    told = answer.json()
    yield "**Plumb:** " + "  \n".join(told["message"]["text"].splitlines()) + "\n"
    if told["message"]["version"] is not None:
        yield f"Version {told['message']['version']}:\n"
        yield from _draft(told["draft"])


def _draft(draft: dict[str, Any]) -> Iterator[str]:
    several = len(draft["okrs"]["objectives"]) > 1
    for number, objective in enumerate(draft["okrs"]["objectives"], start=1):
        yield f"> **{objective['title']}**"
        for place, result in enumerate(objective["key_results"], start=1):
            yield f"> - KR {f'{number}.{place}' if several else place}: {result['text']}"
        yield ">"
    codes = [finding["code"] for finding in draft["report"]["findings"]]
    state = "ready" if draft["status"] == "ready" else "needs review"
    found = ", ".join(dict.fromkeys(codes)) or "nothing"
    yield f"> {state}, score {draft['report']['score']}; the check finds {found}\n"


def test_the_page_tells_what_is_answered() -> None:
    assert PAGE.read_text(encoding="utf-8") == todays_page()


if __name__ == "__main__":
    PAGE.write_text(todays_page(), encoding="utf-8")
