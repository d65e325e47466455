"""A model is asked over a real socket: what goes out, what comes back, every fault, and the deadline."""

import json
import logging
import time
import traceback
from dataclasses import replace
from typing import Any

import pytest

from assistant.drafter.listening import Listener
from assistant.drafter.model import Model, ModelFault, deadline_in
from assistant.drafter.model_answer import Answer
from assistant.drafter.model_drafter import Composed, compose
from assistant.drafter.openai_model import openai_model
from assistant.errors import BadSetting
from tests.assistant.drafter.model_case import GOOD, TEXT, answer, material
from tests.servers.openai_server import (
    BreaksOff,
    OpenAIServer,
    Says,
    Sends,
    Stalls,
    Step,
    Trickles,
    completion,
    error,
    serving,
)

KEY = "sk-test-0f3b9a"
SECONDS = 8.0


def composed(server: OpenAIServer, seconds: float = SECONDS, key: str | None = KEY) -> Composed:
    return compose(material(), openai_model("okr-large", key, server.base_url), deadline_in(seconds))


def fault_of(*script: Step, seconds: float = SECONDS) -> tuple[ModelFault, OpenAIServer]:
    with serving(*script) as server, pytest.raises(ModelFault) as caught:
        composed(server, seconds)
    return caught.value, server


def test_a_good_answer_is_composed() -> None:
    with serving(Says(GOOD)) as server:
        made = composed(server)
    texts = [kr.text for objective in made.composition.okrs.objectives for kr in objective.key_results]
    assert texts == [
        "Reduce the share of late parcels from 12% to 8% by 31 March 2027",
        "Reduce complaints a week from 40 to 20 by 31 March 2027",
    ]
    assert made.usage == {"requests": 1, "input_tokens": 900, "output_tokens": 100, "total_tokens": 1000}
    assert (made.prompt.name, made.prompt.version, len(made.prompt.sha256)) == ("method+draft", "v1+v1", 64)


class TestTheRequest:
    @pytest.fixture
    def received(self) -> Any:
        with serving(Says(GOOD)) as server:
            composed(server)
        assert len(server.received) == 1
        return server.received[0]

    def test_it_asks_the_named_model(self, received: Any) -> None:
        assert received.path == "/v1/chat/completions"
        assert received.body["model"] == "okr-large"

    def test_it_demands_a_strict_schema(self, received: Any) -> None:
        form = received.body["response_format"]
        assert form["type"] == "json_schema"
        assert form["json_schema"]["strict"] is True
        assert_strict(form["json_schema"]["schema"])
        assert set(form["json_schema"]["schema"]["properties"]) == set(Answer.model_fields)

    def test_the_key_is_in_one_header_and_nowhere_else(self, received: Any) -> None:
        assert received.headers["authorization"] == f"Bearer {KEY}"
        others = {name: value for name, value in received.headers.items() if name != "authorization"}
        assert KEY not in received.raw + str(others) + received.path

    def test_notes_stand_only_in_data_blocks_at_the_end(self, received: Any) -> None:
        assert "Late parcels" not in received.system
        mark = received.user.split("The code of this message is ")[1].split(".")[0]
        opened = received.user.index(f"<<{mark} notes N1>>")
        closed = received.user.index(f"<<{mark} end>>", opened)
        assert "2| - Late parcels are at 12% today." in received.user[opened:closed]
        assert "Late parcels" not in received.user[closed:]
        assert mark not in TEXT

    def test_the_code_is_new_each_time(self, received: Any) -> None:
        with serving(Says(GOOD)) as server:
            composed(server)
        assert server.received[0].user.splitlines()[0] != received.user.splitlines()[0]
        assert server.received[0].system == received.system


def assert_strict(schema: dict[str, Any]) -> None:
    """Hold a schema to what OpenAI's strict mode demands: every field required, no other allowed, plain words only."""
    assert set(schema) <= {"type", "properties", "required", "additionalProperties", "items", "enum"}
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if "object" in kinds:
        assert schema["additionalProperties"] is False
        assert schema["required"] == list(schema["properties"])
        for part in schema["properties"].values():
            assert_strict(part)
    if "array" in kinds:
        assert_strict(schema["items"])


def test_a_server_without_a_key_is_asked_without_that_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-the-environment")
    with serving(Says(GOOD)) as server:
        composed(server, key=None)
    assert "sk-of-the-environment" not in str(server.received[0])


def test_the_environment_sends_the_notes_nowhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(Says(GOOD)) as server, serving(Says(GOOD)) as other:
        for name in ("OPENAI_BASE_URL", "OPENAI_API_BASE", "LANGSMITH_GATEWAY_URL"):
            monkeypatch.setenv(name, other.base_url)
        monkeypatch.setenv("LANGSMITH_GATEWAY", "true")
        composed(server)
        assert (len(server.received), other.received) == (1, [])


def test_no_trace_is_sent_to_langsmith(monkeypatch: pytest.MonkeyPatch) -> None:
    import langsmith.utils
    from langchain_core.messages import AIMessage, BaseMessage
    from langchain_core.runnables import RunnableLambda

    traced = []

    def say(messages: object, **settings: object) -> BaseMessage:
        traced.append(langsmith.utils.tracing_is_enabled())
        return AIMessage(GOOD)

    monkeypatch.setenv("LANGSMITH_TRACING", "true")
    langsmith.utils.get_env_var.cache_clear()
    try:
        assert langsmith.utils.tracing_is_enabled()
        compose(material(), Model("m", RunnableLambda(say)), deadline_in(SECONDS))
    finally:
        monkeypatch.undo()
        langsmith.utils.get_env_var.cache_clear()
    assert traced == [False]


def test_a_password_in_the_address_is_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with serving(Says(GOOD)) as server:
        address = server.base_url.replace("//", "//user:hunter2@")
        compose(material(), openai_model("m", None, address), deadline_in(SECONDS))
    assert "hunter2" not in caplog.text


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(f"```json\n{GOOD}\n```", id="fence"),
        pytest.param(f"Here is {{the draft}}:\n{GOOD}\nAnything else?", id="words around"),
        pytest.param(json.dumps({"objectives": answer()["objectives"], "mood": 1}), id="fields more and fewer"),
    ],
)
def test_answers_of_servers_that_pass_over_the_schema_are_read(content: str) -> None:
    with serving(Says(content)) as server:
        assert len(composed(server).composition.okrs.objectives) == 1


@pytest.mark.parametrize("streams", [False, True])
class TestAnAnswerWithoutAReasonForItsEnd:
    """Some servers give none, and a stream that breaks off has none."""

    def asked(self, content: str, streams: bool) -> Composed:
        listener = Listener((lambda *event: None) if streams else None)
        with serving(Says(content, finish_reason=None)) as server:
            model = replace(openai_model("m", KEY, server.base_url), listener=listener)
            return compose(material(), model, deadline_in(SECONDS))

    def test_is_taken_where_it_is_whole(self, streams: bool) -> None:
        assert len(self.asked(GOOD, streams).composition.okrs.objectives) == 1

    def test_is_cut_off_where_it_is_not(self, streams: bool) -> None:
        with pytest.raises(ModelFault) as caught:
            self.asked(GOOD[:-200], streams)
        assert caught.value.code == "model_truncated"


NOT_JSON = "<html>It works!</html>"
FAULTS = [
    pytest.param(Says(GOOD[:-200], "length"), "model_truncated", id="cut by length"),
    pytest.param(Says(GOOD[:-200]), "model_invalid", id="cut and called whole"),
    pytest.param(Says(GOOD, "content_filter"), "model_refused", id="content filter"),
    pytest.param(Says(None, refusal="I cannot help with that."), "model_refused", id="refusal"),
    pytest.param(Says(None), "model_invalid", id="null content"),
    pytest.param(Says(" "), "model_invalid", id="empty content"),
    pytest.param(Says('{"objectives": "none"}'), "model_invalid", id="wrong schema"),
    pytest.param(Says('{"objectives": [{"title": "x", "key_results": NaN}]}'), "model_invalid", id="no number"),
    pytest.param(Says('{"objectives": ' * 5000), "model_invalid", id="deep nesting"),
    pytest.param(
        Says(json.dumps(answer({"title": "Let all be well", "key_results": []}))), "model_invalid", id="empty"
    ),
    pytest.param(Sends(200, completion([])), "model_invalid", id="no choices"),
    pytest.param(Sends(200, completion(None)), "model_invalid", id="null choices"),
    pytest.param(Sends(200, {"error": {"message": "late"}}), "model_invalid", id="error with status 200"),
    pytest.param(Sends(200, NOT_JSON), "model_invalid", id="body is no JSON"),
    pytest.param(Sends(200, NOT_JSON, {"Content-Type": "text/html"}), "model_invalid", id="a page"),
    pytest.param(Sends(429, error("insufficient_quota", "insufficient_quota")), "model_quota", id="quota"),
    pytest.param(Sends(429, error("rate_limit_exceeded"), {"Retry-After": "120"}), "model_rate_limited", id="rate"),
    pytest.param(Sends(401, error("invalid_api_key")), "model_unreachable", id="wrong key"),
    pytest.param(Sends(404, error("model_not_found")), "model_unreachable", id="unknown model"),
    pytest.param(Sends(400, error("context_length_exceeded")), "model_truncated", id="too long"),
    pytest.param(Sends(400, error("x", "exceed_context_size_error")), "model_truncated", id="too long, llama.cpp"),
    pytest.param(Sends(400, error("unsupported_value")), "model_invalid", id="bad request"),
    pytest.param(Sends(500, error("server_error")), "model_unreachable", id="server error"),
    pytest.param(Sends(504, "gateway timeout"), "model_timeout", id="gateway timeout"),
    pytest.param(Sends(307, "", {"Location": "http://127.0.0.1:9/v1"}), "model_unreachable", id="redirect"),
    pytest.param(BreaksOff(GOOD), "model_unreachable", id="broken off"),
]


@pytest.mark.parametrize(("step", "code"), FAULTS)
def test_each_fault_has_its_code_and_gives_nothing_away(
    step: Step, code: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    fault, _ = fault_of(step)
    assert fault.code == code
    assert str(fault).endswith(".")
    assert "\n" not in str(fault)
    shown = "".join(traceback.format_exception(fault)) + repr(fault) + caplog.text
    for secret in (KEY, "Late parcels", "The server's own words", "I cannot help"):
        assert secret not in shown
    assert fault.__cause__ is None
    assert fault.__context__ is None


def test_a_server_that_is_not_there_is_unreachable() -> None:
    with serving(Says(GOOD)) as server:
        base_url = server.base_url
    with pytest.raises(ModelFault) as caught:
        compose(material(), openai_model("m", None, base_url), deadline_in(SECONDS))
    assert caught.value.code == "model_unreachable"


class TestTryingAgain:
    @pytest.mark.parametrize(
        "step",
        [
            Sends(429, error("rate_limit_exceeded"), {"Retry-After": "0.1"}),
            Sends(503, error("overloaded")),
            BreaksOff(GOOD),
        ],
        ids=["rate", "overloaded", "broken off"],
    )
    def test_what_passes_is_tried_again(self, step: Step) -> None:
        with serving(step, Says(GOOD)) as server:
            composed(server)
        assert len(server.received) == 2

    def test_it_gives_up_after_three(self) -> None:
        fault, server = fault_of(Sends(503, error("overloaded")))
        assert (fault.code, len(server.received)) == ("model_unreachable", 3)

    @pytest.mark.parametrize(
        "step",
        [
            Sends(429, error("insufficient_quota", "insufficient_quota"), {"Retry-After": "0.1"}),
            Sends(401, error("invalid_api_key")),
            Says("no JSON"),
        ],
        ids=["quota", "key", "answer"],
    )
    def test_what_stays_is_not(self, step: Step) -> None:
        assert len(fault_of(step)[1].received) == 1

    @pytest.mark.usefixtures("asked_once")
    @pytest.mark.parametrize("asked", ["120", "Fri, 31 Dec 2100 23:59:59 GMT", "1e999"])
    def test_no_wait_outlasts_the_deadline(self, asked: str) -> None:
        begun = time.monotonic()
        fault, server = fault_of(Sends(429, error("rate_limit_exceeded"), {"Retry-After": asked}), seconds=2)
        assert (fault.code, len(server.received)) == ("model_rate_limited", 1)
        assert time.monotonic() - begun < 2


@pytest.mark.usefixtures("asked_once")
@pytest.mark.parametrize("step", [Stalls(), Trickles(GOOD)], ids=["stalls", "trickles"])
def test_the_deadline_holds(step: Step) -> None:
    begun = time.monotonic()
    fault, _ = fault_of(step, seconds=0.7)
    assert fault.code == "model_timeout"
    assert time.monotonic() - begun < 1.7


def test_nothing_is_sent_after_the_deadline() -> None:
    fault, server = fault_of(Says(GOOD), seconds=0)
    assert (fault.code, server.received) == ("model_timeout", [])


def test_a_model_shows_no_key() -> None:
    model = openai_model("okr-large", KEY, "http://127.0.0.1:9/v1")
    assert KEY not in repr(model) + str(model.runnable)


@pytest.mark.parametrize("address", ["localhost:8080", "ftp://server", "http://", "http://server:port/", "nonsense"])
def test_an_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(BadSetting, match="OPENAI_BASE_URL"):
        openai_model("m", None, address)
