"""Secrets are found by their shapes and their names; hashes, UUIDs, order numbers and plain words are left alone."""

import json
import os
import random
import string
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.privacy.secrets import find_secrets
from retrieval.split import split

# Put together here, so that no scanner of this project's own code takes them for real ones.
TAIL = "aB3dE6gH9jK2mN5pQ8rS1tU4vW7xY0zA3bC6dE9f"
KEYS = {
    "OpenAI": "sk-" + "proj-" + TAIL,
    "OpenAI, older": "sk-" + TAIL,
    "Anthropic": "sk-" + "ant-api03-" + TAIL,
    "AWS": "AKIA" + "IOSFODNN7EXAMPLE".replace("1", "2"),
    "GitHub": "ghp_" + TAIL[:36],
    "GitHub, fine-grained": "github_pat_" + TAIL + "_" + TAIL,
    "GitLab": "glpat-" + TAIL[:20],
    "Slack": "xoxb-" + "123456789012-1234567890123-" + TAIL[:24],
    "Slack's hook": "hooks.slack.com/" + "services/T0AAAAAAA/B0BBBBBBB/" + TAIL[:24],
    "Google": "AIza" + TAIL[:35],
    "Stripe": "sk_" + "live_" + TAIL[:24],
    "JSON Web Token": "eyJhbGciOiJIUzI1NiJ9" + ".eyJzdWIiOiIxMjM0In0." + TAIL,
    "npm": "npm_" + TAIL[:36],
    "Hugging Face": "hf_" + TAIL[:34],
    "Plumb": "plumb_" + "0123456789ab" + "_" + "0123456789abcdef" * 3,
}
ROWS = ["MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7", "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQ", "Qw=="]
PEM = "\n".join(["-----BEGIN RSA " + "PRIVATE KEY-----", *ROWS, "-----END RSA PRIVATE KEY-----"])


def found_in(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_secrets(text)]


@pytest.mark.parametrize("key", KEYS.values(), ids=KEYS)
def test_a_key_is_found_by_its_shape(key: str) -> None:
    assert found_in(f"Use {key}, it works until May.") == [key]
    assert found_in(f'3| {{"key": "{key}"}}') == [key]


def test_each_row_of_a_private_key_is_found() -> None:
    assert found_in(f"Deploy with\n{PEM}\nand tell nobody.") == ROWS
    assert found_in("\n".join(f"{number}| {row}" for number, row in enumerate(PEM.split("\n"), 998))) == ROWS
    assert found_in(json.dumps(PEM)) == ROWS
    assert found_in(PEM.split("Qw==")[0]) == ROWS[:2]


def long_key(width: int) -> list[str]:
    """Give the rows of a private key that no passage holds as a whole."""
    letters = random.Random(width).choices(string.ascii_letters + string.digits + "+/", k=50 * width + 22)
    return ["".join(letters[at : at + width]) for at in range(0, len(letters), width)]


@pytest.mark.parametrize("width", [64, 70, 76])
@pytest.mark.parametrize("joint", ["\n", "\n> ", "\n    ", "\\n"])
def test_each_piece_of_a_private_key_is_found_without_its_marks(width: int, joint: str) -> None:
    rows = long_key(width)
    marked = ["-----BEGIN " + "PRIVATE KEY-----", *rows, "-----END PRIVATE KEY-----"]
    text = f"# Deploy{joint}Sign in with this.{joint}{joint.join(marked)}\n\nTell nobody."
    pieces = [text[piece.start : piece.end] for piece in split(text)]
    assert len(pieces) > 2
    for piece in pieces:
        left = piece
        for found in found_in(piece):
            left = left.replace(found, "")
        assert not [row for row in rows if any(row[at : at + 12] in left for at in range(0, len(row) - 11, 4))]


def test_pieces_of_what_is_public_or_no_key_are_left_alone() -> None:
    rows = "\n".join(long_key(64)[:9])
    assert found_in(f"-----BEGIN CERTIFICATE-----\n{rows}\n-----END CERTIFICATE-----") == []
    assert found_in("\n".join(["0123456789abcdef" * 4] * 3)) == []
    assert found_in("Onboarding\nDone\n" + "WeeklyActiveUsersWhoFinishTheirSetupWithoutHelp\n" * 3) == []
    assert found_in(f"Commit {long_key(64)[0][:40]} is live.") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("password: Tr0ub4dor&3", "Tr0ub4dor&3"),
        ("The password is Summer2027!, do not share", "Summer2027!"),
        ("DB_PASSWORD=Zk8-wq22Lmn0 in .env", "Zk8-wq22Lmn0"),
        ("Passwort: Hafen7Kran9", "Hafen7Kran9"),
        ('"api_key": "9f8e7d6c5b4a39281706"', "9f8e7d6c5b4a39281706"),
        ("token=550e8400-e29b-41d4-a716-446655440000", "550e8400-e29b-41d4-a716-446655440000"),
        (
            "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        ),
        ("the password for staging: qX4!vv81zz.", "qX4!vv81zz"),
        ("Authorization: Bearer 8c1f0a77d2e94b55a0c3", "8c1f0a77d2e94b55a0c3"),
        ("postgresql://plumb:hunter2@db:5432/plumb", "hunter2"),
        ("PA\u017fSWORD: Tr0ub4dor&3", "Tr0ub4dor&3"),
        ("AP\u0130 \u212aEY: Tr0ub4dor&3", "Tr0ub4dor&3"),
        ("prıvate-key=Tr0ub4dor&3", "Tr0ub4dor&3"),
        ("CONTRASE\u00d1A: Tr0ub4dor&3", "Tr0ub4dor&3"),
    ],
)
def test_what_is_given_as_a_secret_is_found(text: str, said: str) -> None:
    assert found_in(text) == [said]


@pytest.mark.parametrize(
    "text",
    [
        "Order 4711-0815-2027 and invoice INV-2027-000123 are open",
        "Fixed in 9fceb02d0ae598e95dc970b74767f19372d61af8, see commit a1b2c3d",
        "Session 550e8400-e29b-41d4-a716-446655440000 was slow",
        "Cut password resets from 1,200 to 400 a week by 31 March 2027",
        "Password: at least 12 characters",
        "Token: expired after 30minutes",
        "tokens: 1,200 a request, API key: rotated 2027-01-15",
        "Secret: Q3-launch-plan",
        "password = ${DB_PASSWORD}, token: <your-token-1234>",
        "api key: https://docs.example.com/keys/v2/rotate",
        "Access tokens: OAuth2-based, signed ES256",
        "sk-learn and sk-onboarding-redesign-for-new-customers stay",
        "Bearer tokens and Basic authentication end in Q2",
        "see https://example.com:8080/path and mailto:mara@example.org",
        "The eyJ prefix means JSON; AIza means Google",
        "-----BEGIN CERTIFICATE-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7\n-----END CERTIFICATE-----",
    ],
)
def test_what_only_looks_like_a_secret_is_left_alone(text: str) -> None:
    assert found_in(text) == []


@settings(max_examples=80, deadline=None)
@given(
    st.one_of(
        st.lists(
            st.sampled_from([*KEYS.values(), *ROWS, PEM, "password: ", "token=", " ", "\n", "a1!", "://x:y@"])
        ).map("".join),
        st.text(max_size=80),
    )
)
def test_any_text_is_read_in_order_and_without_overlaps(text: str) -> None:
    found = find_secrets(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    "piece",
    ["password ", "password: a1 ", "eyJa", "sk-a", "-----BEGIN PRIVATE KEY-----", "a://b:", "token" * 3, "Bearer a"],
)
def test_a_long_text_is_read_in_time(piece: str) -> None:
    begun = time.process_time()
    find_secrets(piece * (100_000 // len(piece)))
    assert time.process_time() - begun < 2


@pytest.mark.skipif(not os.environ.get("OKR_TEST_DATA"), reason="OKR_TEST_DATA names no folder of labelled texts")
@pytest.mark.parametrize("name", ["injection_benign_dev.jsonl", "pii_dev.jsonl", "notes_dev.jsonl", "notes_more.jsonl"])
def test_texts_without_secrets_raise_no_alarm(name: str) -> None:
    lines = (Path(os.environ["OKR_TEST_DATA"]) / name).read_text(encoding="utf-8").split("\n")
    texts = [json.loads(line)["text"] for line in lines if line.strip()]
    assert [text for text in texts if find_secrets(text)] == []
