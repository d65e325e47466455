"""What the audit log tells of each act: ids and hashes, never a word of a note or document."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from api.caller import Caller
from api.store.audit import Act

if TYPE_CHECKING:
    from api.store.conversation import Answer
    from api.store.evaluation import Counts
    from api.store.key import Key
    from api.store.removal import Affected
    from retrieval.stored import StoredDocument


def draft_made(caller: Caller, draft: Mapping[str, Any]) -> Act:
    """Tell of a draft as it is stored: what it was made from and by, and what the check said."""
    provenance = draft["provenance"]
    return _act(
        caller,
        "draft_made",
        {
            "draft": draft["id"],
            "notes": [{"id": note["id"], "sha256": _digest(note["text"])} for note in draft["brief"]["notes"]],
            "documents": sorted({passage["document"] for passage in provenance["passages"]}),
            "drafter": provenance["drafter"],
            "model": provenance["model"],
            "fallback": provenance["fallback"],
            "prompt": provenance["prompt"],
            "rules": provenance["rules"],
            "verdict": draft["report"]["verdict"],
            "status": draft["status"],
        },
    )


def conversation_begun(caller: Caller, id: str) -> Act:
    """Tell that a conversation was begun."""
    return _act(caller, "conversation_begun", {"conversation": id})


def conversation_changed(caller: Caller, id: str, version: int | None, *, named: bool) -> Act:
    """Tell that a conversation was named, or went to a version."""
    return _act(caller, "conversation_changed", {"conversation": id, "version": version, "named": named})


def conversation_removed(caller: Caller, id: str) -> Act:
    """Tell that a conversation was removed, with its drafts."""
    return _act(caller, "conversation_removed", {"conversation": id})


def message_answered(caller: Caller, id: str, number: int, answer: "Answer") -> Act:
    """Tell that a message of a conversation was answered, and the draft or version that came of it."""
    draft = None if answer.draft is None else answer.draft["id"]
    told = {"conversation": id, "message": number, "draft": draft, "back_to": answer.back_to}
    return _act(caller, "message_answered", told)


def evaluation_begun(caller: Caller, id: str, total: int, manifest: Mapping[str, Any]) -> Act:
    """Tell that an evaluation was asked for: of which cases, by their hash, and with which models."""
    models = sorted({one["model"] or "offline" for one in manifest["configurations"]})
    told = {"evaluation": id, "results": total, "cases": manifest["dataset"]["sha256"], "models": models}
    return _act(caller, "evaluation_begun", {**told, "rules": manifest["rules"]})


def evaluation_ended(caller: Caller, id: str, code: str | None, counts: "Counts") -> Act:
    """Tell that an evaluation came to its end, or failed with a code, and what came of it."""
    return _act(caller, "evaluation_ended", {"evaluation": id, "code": code, **counts._asdict()})


def evaluation_cancelled(caller: Caller, id: str) -> Act:
    """Tell that an evaluation was cancelled."""
    return _act(caller, "evaluation_cancelled", {"evaluation": id})


def evaluation_resumed(caller: Caller, id: str) -> Act:
    """Tell that an evaluation goes on."""
    return _act(caller, "evaluation_resumed", {"evaluation": id})


def evaluation_exported(caller: Caller, id: str, what: str) -> Act:
    """Tell that results, errors or the report of an evaluation were given out."""
    return _act(caller, "evaluation_exported", {"evaluation": id, "what": what})


def evaluation_removed(caller: Caller, id: str) -> Act:
    """Tell that an evaluation was removed, with its cases and results."""
    return _act(caller, "evaluation_removed", {"evaluation": id})


def draft_removed(caller: Caller, id: str) -> Act:
    """Tell that a stored draft was removed."""
    return _act(caller, "draft_removed", {"draft": id})


def all_removed(gone: "Affected", key: str | None = None) -> list[Act]:
    """Tell of drafts and conversations that were removed at once: with a document, or as they were old."""
    told = [Act(one.workspace, "conversation_removed", {"conversation": one.id}, key) for one in gone.conversations]
    return told + [Act(one.workspace, "draft_removed", {"draft": one.id}, key) for one in gone.drafts]


def draft_exported(caller: Caller, id: str, form: str) -> Act:
    """Tell that the OKRs of a draft were given out as a file."""
    return _act(caller, "draft_exported", {"draft": id, "format": form})


def documents_added(caller: Caller, documents: "Iterable[StoredDocument]") -> Act:
    """Tell of documents that were added, each with the hash of its text."""
    added = [{"id": document.id, "sha256": document.sha256} for document in documents]
    return _act(caller, "documents_added", {"documents": added})


def document_removed(caller: Caller, id: str, *, erased: bool) -> Act:
    """Tell that a document was removed, or erased from the disk."""
    return _act(caller, "document_erased" if erased else "document_removed", {"document": id})


def signed_in(caller: Caller) -> Act:
    """Tell that somebody signed in to the page with a key."""
    return _act(caller, "signed_in", {})


def signed_out(caller: Caller) -> Act:
    """Tell that somebody signed out of the page."""
    return _act(caller, "signed_out", {})


def feedback_given(caller: Caller, id: str, draft: str, thumb: str) -> Act:
    """Tell that somebody said what they think of a draft."""
    return _act(caller, "feedback_given", {"feedback": id, "draft": draft, "thumb": thumb})


def key_created(key: "Key") -> Act:
    """Tell that a key was made, from the command line, and what it may do."""
    expires = None if key.expires is None else key.expires.isoformat()
    return Act(key.workspace, "key_created", {"key": key.id, "scope": key.scope, "expires": expires})


def key_revoked(key: "Key") -> Act:
    """Tell that a key was revoked, from the command line."""
    return Act(key.workspace, "key_revoked", {"key": key.id})


def _act(caller: Caller, action: str, details: Mapping[str, Any]) -> Act:
    return Act(caller.workspace, action, details, caller.key)


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
