"""What a page of another site makes a browser send to a service without keys: it changes nothing."""

import socket
from collections.abc import Iterator

import httpx2
import pytest

from tests.api.shared_service import shared_service

FORM = (
    b"--cut\r\n"
    b'Content-Disposition: form-data; name="file"; filename="planted.md"\r\n'
    b"Content-Type: text/markdown\r\n\r\n"
    b"Planted by another site.\r\n"
    b"--cut--\r\n"
)
FORM_TYPE = "multipart/form-data; boundary=cut"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with shared_service(tmp_path_factory.mktemp("service") / "data") as address:
        yield address


@pytest.fixture
def address(service: str) -> Iterator[str]:
    """Give the address of a service that holds nothing."""
    yield service
    httpx2.delete(f"{service}/v1/documents/planted.md", timeout=60)


def sent(address: str, method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, bytes]:
    """Send a request byte by byte as a browser would, and give the status and all that came back."""
    host, port = address.removeprefix("http://").split(":")
    told = {"Host": f"{host}:{port}", "Content-Length": str(len(body)), "Connection": "close"}
    told |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in told.items())
    with socket.create_connection((host, int(port)), 60) as connection:
        connection.sendall(f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode() + body)
        answer = b"".join(iter(lambda: connection.recv(65536), b""))
    return int(answer.split(b" ", 2)[1]), answer


@pytest.mark.parametrize(
    "said",
    [
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Sec_Fetch_Site": "CROSS-SITE"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec_Fetch_Site": "same-origin", "Origin": "https://evil.example"},
    ],
    ids=str,
)
def test_no_other_site_writes_not_even_by_a_form_that_asks_nobody_first(address: str, said: dict[str, str]) -> None:
    status, answer = sent(address, "POST", "/v1/documents", FORM, Content_Type=FORM_TYPE, **said)
    assert (status, b"foreign_origin" in answer) == (403, True), answer
    for method, path in (
        ("POST", "/v1/drafts"),
        ("POST", "/v1/session"),
        ("DELETE", "/v1/session"),
        ("DELETE", "/v1/documents/planted.md"),
    ):
        status, _ = sent(address, method, path, b"{}", Content_Type="text/plain", **said)
        assert status == 403, (method, path)
    assert httpx2.get(f"{address}/v1/documents", timeout=60).json()["data"] == []
    assert httpx2.get(f"{address}/v1/drafts", timeout=60).json()["data"] == []


@pytest.mark.parametrize("site", ["same-origin", "none", None])
def test_the_page_itself_and_programs_write(address: str, site: str | None) -> None:
    said = {} if site is None else {"Sec_Fetch_Site": site}
    if site == "same-origin":
        said["Origin"] = address
    status, answer = sent(address, "POST", "/v1/documents", FORM, Content_Type=FORM_TYPE, **said)
    assert status == 201, answer


def test_a_link_on_another_site_opens_the_page(address: str) -> None:
    said = {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate", "Sec_Fetch_Dest": "document"}
    assert sent(address, "GET", "/", **said)[0] == 200
