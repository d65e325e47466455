"""A document of the library as JSON shows it."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from retrieval.stored import StoredDocument


def recorded(document: "StoredDocument") -> dict[str, Any]:
    """Give what is known of a document, without its text."""
    return {
        "id": document.id,
        "title": document.title,
        "kind": document.kind,
        "characters": document.characters,
        "passages": document.passages,
        "sha256": document.sha256,
        "added": document.added.isoformat(),
        "dated": document.dated and document.dated.isoformat(),
    }
