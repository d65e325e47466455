"""What the page's policy, its cookie and its token hold back in a real browser."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any

import httpx2
import pytest

from tests.api.keyed import bearer, made_key
from tests.api.page.visit import Visit
from tests.api.test_serve import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_FORM = """<!doctype html><title>elsewhere</title>
<form method="post" enctype="multipart/form-data" action="{address}/v1/documents">
<input name="id" value="planted.md"><input name="text" value="Planted."><button>Win</button></form>"""
_SEND = """async ({path, headers, body}) => {
  const answer = await fetch(path, {method: "POST", body: JSON.stringify(body),
    headers: {"Content-Type": "application/json", ...headers}});
  return [answer.status, await answer.json()];
}"""
_PLANT = """async (address) => {
  const body = new FormData();
  body.append("file", new Blob(["Planted."], {type: "text/markdown"}), "planted.md");
  await fetch(address + "/v1/documents", {method: "POST", mode: "no-cors", credentials: "include", body});
}"""


@contextmanager
def elsewhere(address: str) -> Iterator[int]:
    """Serve another site on this machine, whose page holds a form that writes to the service; give its port."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(_FORM.format(address=address).encode())

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


def documents(address: str, headers: dict[str, str] | None = None) -> list[str]:
    found = httpx2.get(f"{address}/v1/documents", headers=headers, timeout=60).raise_for_status().json()["data"]
    return [one["id"] for one in found]


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_a_form_and_a_script_of_another_site_write_nothing(visit: Visit, host: str) -> None:
    with elsewhere(visit.address) as port:
        visit.page.goto(f"http://{host}:{port}/")
        visit.page.evaluate(_PLANT, visit.address)
        with visit.page.expect_navigation() as navigated:
            visit.page.click("button")
    assert navigated.value.status == 403
    assert documents(visit.address) == []
    visit.forget_errors()


def test_nothing_runs_or_loads_but_the_page_s_own_files(visit: Visit) -> None:
    page = visit.go()
    blocked = page.evaluate("""async () => {
      const blocked = [];
      document.addEventListener("securitypolicyviolation", (event) => blocked.push(event.effectiveDirective));
      const script = document.createElement("script");
      script.textContent = "window.ran = true";
      const style = document.createElement("style");
      style.textContent = "body { color: red }";
      const image = document.createElement("img");
      image.src = "http://localhost:9/pixel.png";
      const form = document.createElement("form");
      form.action = "http://localhost:9/";
      document.body.append(script, style, image, form);
      form.submit();
      await fetch("http://localhost:9/").catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, 100));
      return [...new Set(blocked)].sort();
    }""")
    assert page.evaluate("window.ran") is None
    assert blocked == ["connect-src", "form-action", "img-src", "script-src-elem", "style-src-elem"]
    visit.forget_errors()


def test_a_signed_in_browser_writes_with_the_token_of_the_page_alone(browser: "Browser", home: object) -> None:
    key = made_key("growth", "draft")
    with serving(environment={"OKR_AUTH": "keys"}) as (address, _), browser.new_context() as context:
        page = context.new_page()
        page.goto(address)

        def send(path: str, body: dict[str, str], **headers: str) -> Any:
            return page.evaluate(_SEND, {"path": path, "headers": headers, "body": body})

        status, told = send("/v1/session", {"key": key.secret})
        assert (status, told["signed_in"]) == (200, True)
        assert page.evaluate("document.cookie") == ""
        document = {"id": "ours.md", "text": "We grow in Norway."}
        status, told = send("/v1/documents", document)
        assert (status, told["code"]) == (403, "bad_token")
        token = page.evaluate("fetch('/v1/session').then((answer) => answer.json())")["token"]
        assert send("/v1/documents", document, **{"X-Plumb-Token": token})[0] == 201
        with elsewhere(address) as port:
            other = context.new_page()
            other.goto(f"http://127.0.0.1:{port}/")
            other.evaluate(_PLANT, address)
        assert documents(address, headers=bearer(key)) == ["ours.md"]
