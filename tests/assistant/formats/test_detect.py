"""A file's form is known by what it holds, then by its name."""

import pytest

from assistant.errors import UnreadableInput
from assistant.formats import read, write
from assistant.formats.detect import detect
from tests.assistant.formats.sets import FULL

YAML = "# ours\nversion: 1\nobjectives:\n  - title: A\n"
MARKDOWN = "# OKRs 2027-Q1\n\n## Make it easy\n\n- Raise completion from 61% to 78%\n"


@pytest.mark.parametrize(
    ("text", "name", "form"),
    [
        (YAML, "-", "yaml"),
        (YAML, "okrs.md", "yaml"),
        ("objective: A\nkey_results:\n- B\n", "-", "yaml"),
        ("---\nobjectives: []\n", "-", "yaml"),
        ("{objective: A, key_results: [B]}", "a.yml", "yaml"),
        ('{"objective": "A"}', "a.yaml", "json"),
        ('{"objective": "A",\n "key_results": []}', "-", "json"),
        ('[{"objective": "A"}]', "-", "json"),
        ('{"objective": "A"}\n{"objective": "B"}\n', "-", "jsonl"),
        ('{"objective": "A"}\n{"objective": \n', "-", "jsonl"),
        ('{"objective": "A"', "-", "json"),
        ('{"objective": "A"}', "a.jsonl", "jsonl"),
        (MARKDOWN, "-", "markdown"),
        (MARKDOWN, "okrs.yaml", "markdown"),
        ("[Our OKRs](https://example.org)\n\n- Raise completion\n", "-", "markdown"),
        ("Objective: A\nKey results:\n- B\n", "-", "markdown"),
        ("Objective: A\nKR1: B\n", "-", "text"),
        ("Make it easy\nRaise completion to 78%\n", "-", "text"),
        ("objective,key_result,target\nA,B,7\n", "-", "csv"),
        ("Objective;Key Result;Due date\nA;B;2027-01-01\n", "plan.txt", "csv"),
        ("a,b\n", "plan.csv", "csv"),
        ("", "-", "text"),
    ],
)
def test_form(text: str, name: str, form: str) -> None:
    assert detect(text, name) == form


@pytest.mark.parametrize("name", ["okrs.csv", "okrs.txt", "-"])
def test_jira_issues_are_no_okrs(name: str) -> None:
    issues = write(FULL, "jira").decode()
    with pytest.raises(UnreadableInput, match="Jira issues"):
        read(issues, name)
    with pytest.raises(UnreadableInput, match="Jira issues"):
        read("Summary;Issue key;Issue Type\nA;X-1;Epic\n", name)
