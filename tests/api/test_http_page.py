"""The page's files over HTTP: their headers, their versions, and nothing else of the machine."""

from importlib.resources import files
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.api.http import problem

FOLDER = Path(str(files("api") / "page"))
NAMES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file())
VIEWS = ("/", "/c/0f3c", "/library", "/history", "/rules", "/rules/KR001")
TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
LARGEST = 300_000


@pytest.fixture
def client(shared_client: TestClient) -> TestClient:
    return shared_client


@pytest.mark.parametrize("view", VIEWS)
def test_each_view_of_the_page_is_the_one_page(client: TestClient, view: str) -> None:
    answer = client.get(view)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.content == (FOLDER / "index.html").read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_each_file_of_the_page_is_served_as_what_it_is(client: TestClient, name: str) -> None:
    answer = client.get(f"/page/{name}")
    assert answer.status_code == 200
    assert answer.content == (FOLDER / name).read_bytes()
    assert answer.headers["content-type"].partition(";")[0] == TYPES[Path(name).suffix]


@pytest.mark.parametrize("path", ["/", "/page/index.html"])
def test_the_page_loads_nothing_from_elsewhere_and_stands_in_no_frame(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "connect-src": "'self'",
        "font-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
    }
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == headers["cross-origin-resource-policy"] == "same-origin"


def test_a_browser_that_holds_this_version_is_told_so_without_the_file(client: TestClient) -> None:
    first = client.get("/")
    etag = first.headers["etag"]
    assert first.headers["cache-control"] == "no-cache"
    for held in (etag, f"W/{etag}", f'"other", {etag}', "*"):
        again = client.get("/", headers={"if-none-match": held})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", etag), held
        assert again.headers["cache-control"] == "no-cache"
    for other in ('"other"', etag.strip('"'), ""):
        assert client.get("/", headers={"if-none-match": other}).status_code == 200, other


def test_head_tells_of_a_file_without_sending_it(client: TestClient) -> None:
    whole, head = client.get("/page/index.html"), client.head("/page/index.html")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == str(len(whole.content))
    assert head.headers["etag"] == whole.headers["etag"]


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "%2e%2e/app.py",
        "..%2fapp.py",
        "card/%2e%2e/%2e%2e/app.py",
        "%2fetc/passwd",
        "..%5capp.py",
        "index.html%00.js",
        "index.html/",
        "INDEX.html",
        "none.js",
        "card",
        ".hidden.js",
        "%ff.js",
        f"{'a' * 5000}.js",
    ],
)
def test_no_name_leads_to_anything_else(client: TestClient, name: str) -> None:
    problem(client.get(f"/page/{name}"), 404, "not_found")


@pytest.mark.parametrize("path", ["/nosuch", "/v2/drafts", "/page/none.js", "/c/a/b", "/library/"])
def test_a_browser_that_goes_nowhere_is_led_home(client: TestClient, path: str) -> None:
    visit = {"accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
    answer = client.get(path, headers=visit)
    assert (answer.status_code, answer.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert 'href="/"' in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    head = client.head(path, headers=visit)
    assert (head.status_code, head.content) == (404, b"")
    for other in ({"accept": "*/*"}, {"accept": "application/json"}):
        problem(client.get(path, headers=other), 404, "not_found")
    assert client.post(path, headers=visit, json={}).headers["content-type"] == "application/problem+json"


def test_what_is_not_in_the_store_is_a_problem_to_a_browser_too(client: TestClient) -> None:
    problem(client.get("/v1/drafts/none", headers={"accept": "text/html"}), 404, "not_found")


@pytest.mark.parametrize("path", ["/", "/library", "/page/index.html"])
def test_nothing_can_be_written_to_the_page(client: TestClient, path: str) -> None:
    problem(client.post(path, json={}), 405, "method_not_allowed")


def test_the_page_is_no_part_of_the_description_and_answers_stay_out_of_caches(client: TestClient) -> None:
    described = client.get("/openapi.json")
    assert described.headers["cache-control"] == "no-store"
    assert not [path for path in described.json()["paths"] if not path.startswith("/v1/")
                and path not in ("/healthz", "/readyz", "/metrics")]  # fmt: skip


def test_the_whole_page_is_small() -> None:
    assert sum((FOLDER / name).stat().st_size for name in NAMES) < LARGEST


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith(".html")])
def test_nothing_in_the_page_stands_inline_or_comes_from_elsewhere(name: str) -> None:
    page = (FOLDER / name).read_text("utf-8")
    for banned in ("<style", " style=", "<script>", " onclick=", "http://", "https://", 'src="//'):
        assert banned not in page, banned
