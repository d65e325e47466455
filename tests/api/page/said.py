"""Conversations made over HTTP, for a page that is to show them."""

from typing import Any

import httpx2

NOTES = """Booking squad, planning Q1
- mobile booking completion is stuck at 54%, we want 66% by 31 March 2027
- median time to rebook after a cancelled crossing is 14 min today; under 5 minutes by the same date, agreed
Decided: passengers can change their own trip when a crossing is cancelled.
"""


def said(address: str, *messages: str, title: str | None = None) -> dict[str, Any]:
    """Begin a conversation, say the messages one after the other, and give it as it stands then."""
    with httpx2.Client(base_url=address, timeout=60) as client:
        begun = client.post("/v1/conversations", json={"title": title}).raise_for_status().json()
        for text in messages:
            client.post(f"/v1/conversations/{begun['id']}/messages", json={"text": text}).raise_for_status()
        whole: dict[str, Any] = client.get(f"/v1/conversations/{begun['id']}").raise_for_status().json()
    return whole
