"""`okr library` as a user meets it."""

import json
import os
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from api import database
from api.settings import load_settings
from api.store.audit import Audit
from api.store.drafts import Drafts
from retrieval.library import WORKSPACE
from tests.places import ON_ALL_IN_TIME
from tests.retrieval import samples

from .inside import okr_inside as okr
from .okr import complaint

pytestmark = ON_ALL_IN_TIME

STRATEGY = "# Strategy 2027\n\nWe win the mid-market without a sales call.\n\n## Onboarding\n\nSelf-serve onboarding.\n"
QUERY = "self-serve onboarding"
AGAIN = '{"id": "a", "text": "Sweden"}\n{"id": "z", "text": "z"}'
BAD_QUERIES = 'nope\n{"text": 1}\n{"query_id": "x", "text": "onboarding"}\n'


@pytest.fixture
def strategy(home: Path) -> Path:
    """Add a strategy page."""
    (home / "docs").mkdir()
    (home / "docs/strategy.md").write_text(STRATEGY, encoding="utf-8")
    run = okr("library", "add", "docs/strategy.md")
    assert run.returncode == 0, run.stderr
    assert run.stdout == b"kept docs/strategy.md (strategy)\n"
    return home / "docs/strategy.md"


def _json(*arguments: str) -> Any:
    run = okr("library", *arguments, "--output-format", "json")
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def test_a_page_is_listed_shown_found_and_removed(strategy: Path) -> None:
    (listed,) = _json("list")["documents"]
    assert (listed["id"], listed["title"], listed["kind"]) == ("docs/strategy.md", "Strategy 2027", "strategy")
    assert okr("library", "show", "docs/strategy.md").stdout.decode() == STRATEGY
    assert _json("show", "docs/strategy.md")["text"] == STRATEGY
    found = _json("search", QUERY)
    assert (found["version"], found["query_id"]) == (1, None)
    best = found["hits"][0]
    assert set(best) == {"document", "title", "kind", "heading", "start", "end", "text", "relevance"}
    assert STRATEGY[best["start"] : best["end"]] == best["text"]
    assert b"docs/strategy.md > Strategy 2027" in okr("library", "search", QUERY).stdout
    assert okr("library", "add", "docs/strategy.md").stdout == b"same docs/strategy.md (strategy)\n"
    assert okr("library", "remove", "docs/strategy.md").stdout == b"removed docs/strategy.md\n"
    assert _json("search", QUERY)["hits"] == []
    assert "no document" in complaint(okr("library", "remove", "docs/strategy.md"))
    assert okr("library", "rebuild").stdout == b"rebuilt 0 documents\n"


def test_looking_makes_no_library(home: Path) -> None:
    assert _json("list")["documents"] == []
    assert _json("search", QUERY)["hits"] == []
    complaint(okr("library", "show", "x"))
    complaint(okr("library", "remove", "x"))
    assert okr("library", "rebuild").returncode == 0
    assert list(home.iterdir()) == []


def test_lines_are_documents(home: Path) -> None:
    lines = [
        json.dumps({"id": "a", "title": "A title", "kind": "our own label", "text": "Norway \u00e9\U0001f680"}),
        "",
        '{"id": 7, "text": "Churn is high."}',
        "no json",
        '{"id": "b"}',
        '{"text": "\\ud800"}',
        '{"id": "c", "text": " "}',
        '{"text": "Nameless."}',
    ]
    (home / "all.jsonl").write_text("\n".join(lines), encoding="utf-8")
    run = okr("library", "add", "all.jsonl")
    assert run.returncode == 1
    assert run.stdout.decode().split("\n")[:3] == [
        "kept a (our own label)",
        "kept 7 (document)",
        "kept all.jsonl:8 (document)",
    ]
    said = run.stderr.decode().splitlines()
    assert len(said) == 4
    assert [line.split(":")[2] for line in said[:3]] == ["4", "5", "6"]
    assert okr("library", "show", "a").stdout.decode() == "Norway \u00e9\U0001f680\n"
    again = okr(
        "library", "add", "-", "--kind", "strategy", stdin='{"id": "a", "text": "Sweden"}\n{"id":"z","text":"z"}'
    )
    assert again.stdout == b"kept a (strategy)\nkept z (strategy)\n"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.md", b"", "empty"),
        ("blank.txt", b" \n ", "empty"),
        ("binary.txt", b"\0\1\2", "binary"),
        ("latin.txt", b"caf\xe9 \xf8\xec\xe8", "UTF-8"),
        ("large.txt", b"x" * 5_000_000, "larger"),
        ("page.pdf", b"%PDF-1.7", "is damaged"),
        ("page.rst", b"x", "not read"),
        ("folder", ..., "holds no file that is read"),
        ("missing.md", None, "no such file"),
    ],
)
def test_what_is_no_document_is_refused(home: Path, name: str, data: bytes | None, said: str) -> None:
    if data is ...:
        (home / name).mkdir()
    elif data is not None:
        (home / name).write_bytes(data)
    (home / "good.md").write_text("Fine.")
    both = okr("library", "add", name, "good.md")
    assert both.returncode == 1
    assert said in both.stderr.decode()
    assert both.stderr.count(b"\n") == 1
    assert both.stdout == b"kept good.md (document)\n"
    assert said in complaint(okr("library", "add", name))


def test_a_folder_is_read_with_all_below_it(home: Path) -> None:
    files = {
        "docs/strategy.docx": samples.docx(),
        "docs/vision/slides.pptx": samples.pptx(),
        "docs/vision/locked.pdf": samples.locked(samples.pdf(["Secret"]), "word"),
        "docs/sync.pdf": samples.pdf(["First page."], ["Self-serve onboarding comes first."]),
        "docs/.hidden/old.md": b"Old.",
        "docs/.old.md": b"Old.",
        "docs/logo.png": b"\x89PNG",
    }
    for name, data in files.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_bytes(data)
    run = okr("library", "add", "docs")
    assert run.returncode == 1
    assert run.stdout.decode().splitlines() == [
        "kept docs/strategy.docx (strategy)",
        "kept docs/sync.pdf (meeting_notes)",
        "kept docs/vision/slides.pptx (strategy)",
    ]
    assert "docs/vision/locked.pdf: is protected with a password" in run.stderr.decode()
    hit = next(hit for hit in _json("search", QUERY)["hits"] if hit["document"] == "docs/sync.pdf")
    assert hit["heading"] == "Page 2"
    assert _json("show", "docs/sync.pdf")["text"][hit["start"] : hit["end"]] == hit["text"]
    piped = okr("library", "add", "-", stdin=samples.pdf(["Piped words"]))
    assert piped.stdout == b"kept standard input (document)\n"


def test_queries_are_answered_in_order(strategy: Path) -> None:
    queries = [
        {"query_id": "one", "text": QUERY},
        {"query_id": 2, "text": QUERY, "document": "docs/strategy.md"},
        {"query_id": 3, "text": QUERY, "document": "other"},
        {"query_id": None, "text": QUERY, "kind": "roadmap"},
    ]
    asked = "\n".join(json.dumps(query) for query in queries)
    run = okr("library", "search", "--queries", "-", "-k", "1", stdin=asked)
    assert run.returncode == 0, run.stderr
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    assert [(answer["query_id"], len(answer["hits"])) for answer in answers] == [("one", 1), (2, 1), (3, 0), (None, 0)]
    whole = json.loads(okr("library", "search", "--queries", "-", "--output-format", "json", stdin=asked).stdout)
    assert [answer["query_id"] for answer in whole["results"]] == ["one", 2, 3, None]


def test_a_bad_query_line_keeps_its_place(strategy: Path) -> None:
    run = okr(
        "library", "search", "--queries", "-", stdin='nope\n{"text": 1}\n{"query_id": "x", "text": "onboarding"}\n'
    )
    assert run.returncode == 2
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    assert [answer.get("line") for answer in answers] == [1, 2, None]
    assert answers[0]["error"]["code"] == "bad_json"
    assert answers[2]["hits"]


def test_one_query_or_many(home: Path) -> None:
    assert "--queries" in complaint(okr("library", "search"))
    assert "--queries" in complaint(okr("library", "search", "x", "--queries", "y"))
    assert "no such file" in complaint(okr("library", "search", "--queries", "missing.jsonl"))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("x", "--document", "nope"), "no document 'nope'"),
        (("",), "query is empty"),
        ((" ",), "query is empty"),
        (("x", "--queries", "nope"), "not both"),
        ((), "Give a query"),
    ],
    ids=str,
)
def test_a_search_that_can_find_nothing_says_why(home: Path, arguments: tuple[str, ...], said: str) -> None:
    (home / "a.md").write_text("We grow in Norway.", encoding="utf-8")
    assert said in complaint(okr("library", "search", *arguments))
    assert okr("library", "add", "a.md").returncode == 0
    assert said in complaint(okr("library", "search", *arguments))


def test_one_document_is_counted_as_one(home: Path) -> None:
    (home / "a.md").write_text("We grow in Norway.", encoding="utf-8")
    okr("library", "add", "a.md")
    assert okr("library", "rebuild").stdout == b"rebuilt 1 document\n"


def _documents(details: Mapping[str, Any]) -> Iterator[str]:
    yield from (one["id"] for one in details.get("documents", ()))
    if "document" in details:
        yield details["document"]


def test_the_audit_log_tells_what_the_commands_changed(home: Path) -> None:
    (home / "notes").mkdir()
    for name in ("a.md", "b.md"):
        (home / "notes" / name).write_text(f"Of {name} alone.", encoding="utf-8")
    for command in (("add", "notes/a.md"), ("add", "notes/a.md"), ("sync", "notes"), ("remove", "notes/a.md")):
        assert okr("library", *command).returncode == 0
    (home / "notes" / "b.md").unlink()
    (home / "notes" / "c.md").write_text("Of c.", encoding="utf-8")
    assert okr("library", "sync", "notes").returncode == 0
    engine = database.opened(load_settings())
    told = [entry.act for entry in Audit(engine).entries(WORKSPACE)]
    verified = Audit(engine).verify(WORKSPACE)
    engine.dispose()
    assert [(act.action, list(_documents(act.details))) for act in told] == [
        ("documents_added", ["notes/a.md"]),
        ("documents_added", ["notes/b.md"]),
        ("document_removed", ["notes/a.md"]),
        ("documents_added", ["notes/a.md"]),
        ("documents_added", ["notes/c.md"]),
        ("document_removed", ["notes/b.md"]),
    ]
    assert verified.fault is None


def test_several_documents_are_removed_at_once(home: Path) -> None:
    for name in ("a.md", "b.md", "c.md"):
        (home / name).write_text(f"We grow in Norway, says {name}.", encoding="utf-8")
    okr("library", "add", "a.md", "b.md", "c.md")
    run = okr("library", "remove", "a.md", "none.md", "b.md", "a.md")
    assert (run.returncode, run.stdout) == (1, b"removed a.md\nremoved b.md\n")
    assert b"no document 'none.md'" in run.stderr
    assert [one["id"] for one in _json("list")["documents"]] == ["c.md"]


def test_what_is_erased_is_in_no_file_of_the_data_folder(strategy: Path, home: Path) -> None:
    okr("library", "search", QUERY)
    run = okr("library", "remove", "--erase", "docs/strategy.md")
    assert (run.returncode, run.stdout, run.stderr) == (0, b"erased docs/strategy.md\n", b"")
    left = b"".join(file.read_bytes() for file in (home / "data").rglob("*") if file.is_file())
    assert b"mid-market" not in left  # the audit log tells the name and hash alone
    assert "no document" in complaint(okr("library", "remove", "--erase", "docs/strategy.md"))


def test_the_list_can_be_narrowed_to_a_kind(strategy: Path, home: Path) -> None:
    (home / "b.md").write_text("Anything.", encoding="utf-8")
    okr("library", "add", "b.md", "--kind", "our own")
    assert [one["id"] for one in _json("list", "--kind", "strategy")["documents"]] == ["docs/strategy.md"]
    run = okr("library", "list", "--kind", "roadmap")
    assert (run.stdout, run.returncode) == (b"", 0)
    assert b"there are: our own, strategy" in run.stderr
    today = datetime.now(UTC).date().isoformat()
    assert f"b.md  our own  {today}  9 characters  b" in okr("library", "list").stdout.decode()


def test_a_search_may_keep_to_days_and_put_the_newest_first(home: Path) -> None:
    for day in ("2020-01-10", "2026-02-10"):
        (home / f"sync-{day}.md").write_text(f"# Sync {day}\n\nOnboarding was on the agenda.", encoding="utf-8")
    okr("library", "add", "sync-2020-01-10.md", "sync-2026-02-10.md")

    def found(*options: str) -> list[str]:
        return [hit["document"] for hit in _json("search", "onboarding agenda", *options)["hits"]]

    assert found("--until", "2026-02-09") == ["sync-2020-01-10.md"]
    assert found("--since", "2026-02-10") == ["sync-2026-02-10.md"]
    assert found("--recent")[0] == "sync-2026-02-10.md"
    lines = [
        {"query_id": 1, "text": "onboarding", "until": "2026-02-09"},
        {"query_id": 2, "text": "onboarding", "since": "soon"},
        {"query_id": 3, "text": "onboarding", "recent": "yes"},
        {"query_id": 4, "text": "onboarding", "since": "2026-02-10", "until": "2026-02-09"},
    ]
    run = okr("library", "search", "--queries", "-", stdin="\n".join(map(json.dumps, lines)))
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    assert [hit["document"] for hit in answers[0]["hits"]] == ["sync-2020-01-10.md"]
    assert [(answer["query_id"], answer["line"]) for answer in answers[1:]] == [(2, 2), (3, 3), (4, 4)]
    assert "--since" in complaint(okr("library", "search", "x", "--since", "May"))
    assert "no day" in complaint(okr("library", "search", "x", "--since", "2026-02-01", "--until", "2026-01-01"))


def test_documents_are_kept_together_and_named_with_what_was_refused_between(home: Path) -> None:
    given = ["one", " ", "two", "three", "\ud800", "four"]
    lines = [json.dumps({"id": f"d{number}", "text": text}) for number, text in enumerate(given)]
    (home / "all.jsonl").write_text("\n".join(lines), encoding="utf-8")
    run = okr("library", "add", "all.jsonl")
    assert run.returncode == 1
    kept = [f"kept d{number} (document)" for number in (0, 2, 3, 5)]
    assert run.stdout.decode().splitlines() == kept
    refused = [line for line in run.stderr.decode().splitlines() if line.startswith("okr:")]
    assert [line.split(":")[1:3] for line in refused] == [[" all.jsonl", "2"], [" all.jsonl", "5"]]


def test_a_name_that_is_empty_or_there_twice_is_refused_with_its_line(home: Path) -> None:
    lines = ['{"id": "a", "text": "Norway"}', '{"id": "", "text": "Sweden"}', '{"id": "a", "text": "Denmark"}']
    (home / "all.jsonl").write_text("\n".join(lines), encoding="utf-8")
    run = okr("library", "add", "all.jsonl")
    assert (run.returncode, run.stdout) == (1, b"kept a (document)\n")
    said = run.stderr.decode().splitlines()
    assert said[0].startswith("okr: all.jsonl:2: A document's name has 1 to 1,000 characters")
    assert said[1] == "okr: all.jsonl:3: the id 'a' is that of line 1, too; give each document its own."
    assert okr("library", "show", "a").stdout == b"Norway\n"


def test_a_file_name_that_is_no_text_is_told_as_such(home: Path) -> None:
    Path(os.fsdecode(b"caf\xe9.md")).write_text("Norway", encoding="utf-8")
    said = complaint(okr("library", "add", os.fsdecode(b"caf\xe9.md")))
    assert "caf\\udce9.md: the name of the file or of a folder above it is not UTF-8; rename it." in said


def test_marks_that_turn_a_name_round_are_shown(home: Path) -> None:
    (home / "a\u202edm.md").write_text("Norway", encoding="utf-8")
    assert okr("library", "add", "a\u202edm.md").stdout == b"kept a\\u202edm.md (document)\n"
    assert okr("library", "list").stdout.startswith(b"a\\u202edm.md  ")


def test_a_kind_in_other_capitals_is_told(home: Path) -> None:
    (home / "a.md").write_text("Norway", encoding="utf-8")
    run = okr("library", "add", "a.md", "--kind", "Strategy")
    assert run.stdout == b"kept a.md (Strategy)\n"
    assert run.stderr.startswith(b"okr: The drafter knows the kind 'strategy', not 'Strategy'")
    run = okr("library", "search", "Norway", "--kind", "strategy")
    assert run.stderr == b"okr: No document is of the kind 'strategy'; there are: Strategy.\n"


def _keep_draft(home: Path, id: str, quoting: str) -> None:
    drafts = Drafts(database.opened(load_settings()))
    draft = {
        "id": id,
        "state": "done",
        "status": "ready",
        "brief": {"notes": [], "okrs": {}},
        "okrs": {"objectives": [{"title": f"Title of {id}", "citations": [{"document": quoting, "text": STRATEGY}]}]},
        "provenance": {"drafter": "offline", "model": None, "passages": []},
    }
    drafts.put(WORKSPACE, draft)
    drafts.close()


def test_drafts_that_quote_what_is_erased_are_named_or_go_with_it(strategy: Path, home: Path) -> None:
    _keep_draft(home, "d1", "docs/strategy.md")
    _keep_draft(home, "d2", "other.md")
    assert "--erase" in complaint(okr("library", "remove", "docs/strategy.md", "--with-drafts"))
    run = okr("library", "remove", "docs/strategy.md", "--erase")
    assert run.stdout == b"erased docs/strategy.md\n"
    assert b"d1 (Title of d1)" in run.stderr
    assert b"d2" not in run.stderr
    assert okr("library", "add", "docs/strategy.md").returncode == 0
    run = okr("library", "remove", "docs/strategy.md", "--erase", "--with-drafts")
    assert run.stdout == b"erased draft d1 (Title of d1)\nerased docs/strategy.md\n"
    drafts = Drafts(database.opened(load_settings()))
    assert [draft.id for draft in drafts.page(WORKSPACE).items] == ["d2"]
    drafts.close()
