"""Conversations in the store, on SQLite and on PostgreSQL."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, func, select, update

from api import audited
from api.caller import ANYBODY
from api.store import tables
from api.store.audit import Audit
from api.store.conversation import Answer, Busy, Conversation, Missing, NoVersion, Said, SaidAgain
from api.store.conversations import Conversations
from api.store.drafts import Drafts
from api.store.jobs import Jobs
from api.store.removal import InConversation
from tests.api.store.test_drafts import draft as record
from tests.places import ON_ALL

pytestmark = ON_ALL

SECRET = "Zebra-quartz-41"
BEGUN = audited.conversation_begun(ANYBODY, "one")


@pytest.fixture
def conversations(engine: Engine) -> Conversations:
    made = Conversations(engine)
    made.begin("growth", "one", None, BEGUN)
    return made


def there(conversations: Conversations, id: str = "one", workspace: str = "growth") -> Conversation:
    found = conversations.get(workspace, id)
    assert found is not None
    return found


def said(conversations: Conversations, text: str = "Hello.", id: str = "one", workspace: str = "growth") -> Said:
    """Say something next, of the current version."""
    now = there(conversations, id, workspace)
    number = len(now.messages) + 1
    sent = Said(number, text, now.current, f"{workspace}-{id}-{number}", {"text": text})
    conversations.say(workspace, id, sent, "draft")
    return sent


def drafted(conversations: Conversations, text: str = "Hello.", id: str = "one", **more: Any) -> Said:
    """Say something that makes a version."""
    sent = said(conversations, text, id, more.pop("workspace", "growth"))
    made = record(sent.made, **more)
    answer = Answer(f"Did {text}\nAll of it.", made, [{"act": "drop"}], [{"field": None}], [{"code": "KR001"}])
    conversations.answer(sent.made.partition("-")[0], id, sent, answer)
    return sent


def count(engine: Engine, table: str) -> int:
    with engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(tables.metadata.tables[table])) or 0


def test_a_conversation_is_kept_with_messages_and_versions(conversations: Conversations, engine: Engine) -> None:
    first = drafted(conversations, "Notes.")
    drafted(conversations, "Drop KR 2.", objective="Keep clients")
    found = there(conversations)
    told = [(one.number, one.role, one.text, one.version, one.state) for one in found.messages]
    assert told == [
        (1, "user", "Notes.", None, "done"),
        (2, "assistant", "Did Notes.\nAll of it.", 1, "done"),
        (3, "user", "Drop KR 2.", 1, "done"),
        (4, "assistant", "Did Drop KR 2.\nAll of it.", 2, "done"),
    ]
    assert [(one.number, one.parent, one.message, one.summary) for one in found.versions] == [
        (1, None, 1, "Did Notes."),
        (2, 1, 3, "Did Drop KR 2."),
    ]
    last = found.versions[1]
    assert (last.edits, last.changes, last.fixes) == ([{"act": "drop"}], [{"field": None}], [{"code": "KR001"}])
    assert (found.current, found.title) == (2, "Keep clients")
    assert all(message.body is None for message in found.messages), "what was done is kept once, in its draft"
    assert Drafts(engine).get("growth", first.made) is not None
    assert Jobs(engine).get("growth", first.made) is None


@pytest.mark.parametrize("odd", ["a\0b", "half \ud800 of one", "naïve 🎯", "100 %_"])
def test_odd_text_is_kept_and_found(conversations: Conversations, odd: str) -> None:
    drafted(conversations, f"Say {odd} now")
    kept = there(conversations).messages[0].text
    assert kept == f"Say {odd} now".encode("utf-8", "backslashreplace").decode()
    assert [one.id for one in conversations.page("growth", odd.split()).items] == ["one"]


def test_going_to_a_version_makes_the_next_one_its_child(conversations: Conversations) -> None:
    drafted(conversations, objective="First")
    drafted(conversations, objective="Second")
    conversations.change("growth", "one", None, 1, BEGUN)
    assert (there(conversations).current, there(conversations).title) == (1, "First")
    drafted(conversations, objective="Third")
    assert [(one.number, one.parent) for one in there(conversations).versions] == [(1, None), (2, 1), (3, 1)]
    back = said(conversations, "Undo")
    conversations.answer("growth", "one", back, Answer("Back to version 2.", back_to=2))
    found = there(conversations)
    assert (found.current, found.messages[-1].version, len(found.versions)) == (2, 2, 3)
    with pytest.raises(NoVersion):
        conversations.change("growth", "one", None, 9, BEGUN)


def test_a_title_that_somebody_gave_stays(conversations: Conversations) -> None:
    conversations.change("growth", "one", "Ours", None, BEGUN)
    drafted(conversations)
    assert there(conversations).title == "Ours"
    conversations.change("growth", "one", "Yours", 1, BEGUN)
    assert there(conversations).title == "Yours"


def test_one_message_is_answered_at_a_time(conversations: Conversations) -> None:
    first = said(conversations)
    with pytest.raises(Busy):
        said(conversations, "And?")
    conversations.answer("growth", "one", first, Answer("Yes."))
    said(conversations, "And?")


def test_of_many_at_once_one_is_taken(conversations: Conversations) -> None:
    def say(number: int) -> bool:
        try:
            conversations.say("growth", "one", Said(1, f"{number}", None, f"made-{number}", {}), "draft")
        except Busy:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(say, range(12))).count(True) == 1


def test_what_is_said_of_a_version_left_meanwhile_is_not_taken(conversations: Conversations) -> None:
    drafted(conversations)
    drafted(conversations)
    with pytest.raises(Busy):
        conversations.say("growth", "one", Said(5, "Drop KR 1", 1, "late", {}), "draft")


def test_a_message_without_an_answer_can_be_said_again(conversations: Conversations) -> None:
    sent = said(conversations, SECRET)
    conversations.fail("growth", "one", sent, "failed", "model_timeout")
    (left,) = there(conversations).messages
    assert (left.state, left.code, left.body) == ("failed", "model_timeout", {"text": SECRET})
    again = Said(1, SECRET, None, "again", {"text": SECRET})
    conversations.say("growth", "one", again, "draft")
    assert there(conversations).messages[0].state == "running"
    with pytest.raises(SaidAgain):
        conversations.answer("growth", "one", sent, Answer("Too late."))
    conversations.answer("growth", "one", again, Answer("Done."))
    with pytest.raises(Busy):
        conversations.say("growth", "one", Said(1, SECRET, None, "thrice", {}), "draft")


def test_a_conversation_that_is_removed_stops_what_is_answered_in_it(
    engine: Engine, conversations: Conversations
) -> None:
    conversations.begin("growth", "two", None, BEGUN)
    sent, other = said(conversations), said(conversations, id="two")
    assert conversations.remove("growth", "one", BEGUN)
    assert Jobs(engine).renew([("growth", sent.made), ("growth", other.made)]) == [("growth", sent.made)]


def test_a_message_whose_job_nobody_holds_any_more_was_interrupted(
    conversations: Conversations, engine: Engine
) -> None:
    said(conversations)
    assert there(conversations).messages[0].state == "running"
    with engine.execution_options(writes=True).begin() as connection:
        connection.execute(update(tables.jobs).values(lease=datetime(2020, 1, 1)))
    assert there(conversations).messages[0].state == "interrupted"
    said(conversations, "Next")


def test_an_answer_that_comes_after_the_end_leaves_nothing(conversations: Conversations, engine: Engine) -> None:
    sent = said(conversations)
    assert conversations.remove("growth", "one", BEGUN)
    with pytest.raises(Missing):
        conversations.answer("growth", "one", sent, Answer("Done.", record(sent.made)))
    assert Drafts(engine).get("growth", sent.made) is None
    assert not conversations.remove("growth", "one", BEGUN)


def test_the_last_one_touched_is_listed_first_a_page_at_a_time(conversations: Conversations) -> None:
    for id in ("two", "three", "four"):
        conversations.begin("growth", id, id.upper(), BEGUN)
    drafted(conversations, id="two")
    found, after = [], None
    while not found or after is not None:
        page = conversations.page("growth", after=after, limit=3)
        found += [(one.id, one.messages, one.current) for one in page.items]
        after = page.next
    assert found == [("two", 2, 1), ("four", 0, None), ("three", 0, None), ("one", 0, None)]


def test_words_are_looked_for_in_titles_and_in_what_was_said(conversations: Conversations) -> None:
    conversations.begin("growth", "two", "Größe der Kunden", BEGUN)
    drafted(conversations, "Churn is at 4 %.", objective="Keep our clients")

    def ids(*words: str) -> list[str]:
        return [one.id for one in conversations.page("growth", words).items]

    assert ids("CHURN", "clients") == ["one"]
    assert ids("GRÖSSE") == ["two"]
    assert ids("churn", "kunden") == []
    assert ids("%") == ["one"]
    assert ids("_") == []


def test_no_workspace_sees_those_of_another(conversations: Conversations) -> None:
    conversations.begin("sales", "one", "Theirs", BEGUN)
    drafted(conversations)
    assert there(conversations, workspace="sales").messages == ()
    assert [one.title for one in conversations.page("sales").items] == ["Theirs"]
    conversations.begin("sales", "two", "Theirs", BEGUN)
    assert conversations.get("growth", "two") is None
    assert not conversations.remove("growth", "two", BEGUN)
    with pytest.raises(Missing):
        conversations.change("growth", "two", "Ours", None, BEGUN)
    with pytest.raises(Missing):
        conversations.say("growth", "two", Said(1, "Hello.", None, "made", {}), "draft")
    with pytest.raises(Missing):
        conversations.holding("sales", "growth-one-1")


def test_all_of_a_conversation_goes_with_it(conversations: Conversations, engine: Engine) -> None:
    drafted(conversations)
    drafted(conversations)
    Drafts(engine).put("growth", record("alone"))
    assert conversations.remove("growth", "one", BEGUN)
    assert [count(engine, name) for name in ("conversations", "messages", "versions", "drafts")] == [0, 0, 0, 1]


def test_a_conversation_goes_on_from_the_last_version_that_is_left(
    conversations: Conversations, engine: Engine
) -> None:
    made = [drafted(conversations).made for _ in range(3)]
    Drafts(engine).remove("growth", [made[2]])
    assert (there(conversations).current, len(there(conversations).versions)) == (2, 2)
    Drafts(engine).remove("growth", made)
    assert (there(conversations).current, len(there(conversations).messages)) == (None, 6)


def test_no_number_of_a_version_is_given_twice(conversations: Conversations, engine: Engine) -> None:
    made = [drafted(conversations).made for _ in range(2)]
    Drafts(engine).remove("growth", [made[1]])
    drafted(conversations)
    found = there(conversations)
    assert [(one.number, one.parent) for one in found.versions] == [(1, None), (3, 1)]
    assert [message.version for message in found.messages] == [None, 1, 1, 2, 1, 3]


def test_a_version_that_is_removed_meanwhile_is_not_gone_to(conversations: Conversations, engine: Engine) -> None:
    made = [drafted(conversations).made for _ in range(2)]
    back = said(conversations, "Undo")
    Drafts(engine).remove("growth", [made[0]])
    with pytest.raises(NoVersion):
        conversations.answer("growth", "one", back, Answer("Back to version 1.", back_to=1))
    assert there(conversations).current == 2


def test_what_nobody_touched_is_erased_as_a_whole_and_the_rest_is_kept(
    conversations: Conversations, engine: Engine
) -> None:
    conversations.begin("growth", "two", None, BEGUN)
    old = drafted(conversations, SECRET).made
    drafts = Drafts(engine)
    drafts.put("growth", record("alone"))
    between = datetime.now(UTC)
    new = drafted(conversations, id="two").made
    with engine.execution_options(writes=True).begin() as connection:
        # A version as old as any, in a conversation that goes on.
        connection.execute(update(tables.drafts).where(tables.drafts.c.id == new).values(updated=datetime(2020, 1, 1)))
    assert drafts.expire(between - timedelta(days=1)) == []
    assert sorted(drafts.expire(between)) == sorted([old, "alone"])
    assert conversations.get("growth", "one") is None
    assert there(conversations, "two").current == 1
    told = [entry.act.action for entry in Audit(engine).entries("growth")]
    assert sorted(told) == ["conversation_removed", "draft_removed", "draft_removed"]


def test_a_document_takes_the_conversations_along_that_quote_it(conversations: Conversations, engine: Engine) -> None:
    conversations.begin("growth", "two", None, BEGUN)
    first = drafted(conversations, notes="secret.md").made
    second = drafted(conversations, notes="other.md").made
    drafted(conversations, id="two", notes="other.md")
    drafts = Drafts(engine)
    found = drafts.quoting("growth", ["secret.md"])
    assert ([one.id for one in found.drafts], [one.id for one in found.conversations]) == ([first], ["one"])
    assert drafts.remove_quoting("sales", ["secret.md"]) == ((), ())
    gone = drafts.remove_quoting("growth", ["secret.md"], "0123456789ab")
    assert ([one.id for one in gone.drafts], [one.id for one in gone.conversations]) == ([first, second], ["one"])
    assert [one.id for one in conversations.page("growth").items] == ["two"]
    told = [(one.act.key, one.act.action) for one in Audit(engine).entries("growth")]
    assert told == [("0123456789ab", name) for name in ("conversation_removed", "draft_removed", "draft_removed")]


def test_a_conversation_goes_with_a_document_whose_quoting_version_was_removed(
    conversations: Conversations, engine: Engine
) -> None:
    first = drafted(conversations, SECRET, notes="secret.md").made
    drafted(conversations, notes="other.md")
    drafts = Drafts(engine)
    drafts.remove("growth", [first])
    found = drafts.quoting("growth", ["secret.md"])
    assert (found.drafts, [one.id for one in found.conversations]) == ((), ["one"])
    drafts.remove_quoting("growth", ["secret.md"])
    assert [count(engine, name) for name in ("conversations", "messages", "told", "drafts")] == [0, 0, 0, 0]


def test_a_version_is_not_removed_as_if_it_stood_alone(conversations: Conversations, engine: Engine) -> None:
    made = drafted(conversations).made
    drafts = Drafts(engine)
    drafts.put("growth", record("alone"))
    with pytest.raises(InConversation, match="one"):
        drafts.remove_alone("growth", made, BEGUN)
    assert not drafts.remove_alone("sales", made, BEGUN)
    assert drafts.remove_alone("growth", "alone", BEGUN)
    assert drafts.get("growth", made) is not None


def test_the_log_tells_of_answers_without_their_words(conversations: Conversations, engine: Engine) -> None:
    sent = said(conversations, SECRET)
    answer = Answer(SECRET, record(sent.made))
    conversations.answer("growth", "one", sent, answer, audited.message_answered(ANYBODY, "one", 1, answer))
    entries = list(Audit(engine).entries(ANYBODY.workspace))
    assert [entry.act.action for entry in entries] == ["conversation_begun", "message_answered"]
    assert SECRET not in str(entries)
