"""A model behind a server: the answers are the server's, what may pass is tried again, the rest is one line.

Against a real server in a process of its own, tests/endpoint_server.py.
"""

from __future__ import annotations

import json
import logging
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import traceback
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from endpoint_server import KEY

from jupyter_spec import Engine
from jupyter_spec.errors import SpecError
from jupyter_spec.evaluation import Defaults, parse_candidates
from jupyter_spec.models import Settings, available, load, resolve
from jupyter_spec.models import endpoint_address as addresses
from jupyter_spec.models.endpoint import CONCURRENT, EndpointModel
from jupyter_spec.models.endpoint_client import Patience
from jupyter_spec.prompting.reasoning import split_thinking

SERVER = Path(__file__).parents[1] / "endpoint_server.py"
QUICK = Patience(connect=2, silence=1, total=6, attempts=2)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    process = subprocess.Popen(
        [sys.executable, str(SERVER)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    yield f"http://127.0.0.1:{int(process.stdout.readline())}"
    process.communicate("")


@pytest.fixture(autouse=True)
def no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in addresses.KEY_VARIABLES:
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(addresses, "_typed", {})


@pytest.fixture
def ask(server: str) -> Callable[..., Any]:
    def ask(model: str, *questions: str, settings: Settings | None = None, **options: Any) -> Any:
        served = load(f"{server}/all/v1#{model}")
        assert isinstance(served, EndpointModel)
        served.patience = QUICK
        return served.complete(
            [talk(question) for question in questions or ["hello"]], settings or Settings(), **options
        )

    return ask


def talk(question: str) -> list[Any]:
    return [{"role": "system", "content": "be brief"}, {"role": "user", "content": question}]


def state(server: str) -> dict[str, Any]:
    with urllib.request.urlopen(f"{server}/state") as response:
        return json.load(response)


def mistake(call: Callable[[], Any]) -> str:
    with pytest.raises(SpecError) as caught:
        call()
    message = str(caught.value)
    assert "\n" not in message
    assert len(message) < 500
    return message


# Which model.


def test_the_only_model_of_a_server_is_taken_and_known_by_name(server: str) -> None:
    model = load(f"{server}/one/v1/")
    assert model.id == f"{server}/one/v1#normal"
    assert (model.device, model.revision, model.context) == ("endpoint", None, 4096)
    assert load(model.id) is model
    assert available(f"{server}/one/v1") == model.id
    assert repr(model) == f"EndpointModel({model.id})"
    source = resolve(f"{server}/one/v1/chat/completions")
    assert (source.kind, source.id, source.path) == ("endpoint", f"{server}/one/v1", None)


def test_of_several_models_one_must_be_named(server: str) -> None:
    message = mistake(lambda: load(f"{server}/two/v1"))
    assert f"{server}/two/v1#normal" in message
    assert "other:latest" in message
    message = mistake(lambda: load(f"{server}/two/v1#nromal"))
    assert "Did you mean 'normal'" in message
    assert load(f"{server}/two/v1#other").id == f"{server}/two/v1#other:latest"
    assert "no model" in mistake(lambda: load(f"{server}/none/v1"))


def test_a_server_without_a_list_is_believed(server: str) -> None:
    assert "404" in mistake(lambda: load(f"{server}/nolist/v1"))
    model = load(f"{server}/nolist/v1#normal")
    assert model.context is None
    assert model.complete([talk("a")], Settings())[0].text == "You said: a"
    wrong = load(f"{server}/nolist/v1#what")
    assert "does not exist" in mistake(lambda: wrong.complete([talk("a")], Settings()))
    assert f"Did you mean '{server}/one/v1'" in mistake(lambda: load(f"{server}/one"))


def test_what_is_no_endpoint_is_said(server: str) -> None:
    assert "not JSON" in mistake(lambda: load(f"{server}/garbage/v1"))
    assert "OpenAI-compatible" in mistake(lambda: load(f"{server}/page/v1"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    began = time.monotonic()
    message = mistake(lambda: load(f"http://127.0.0.1:{port}/v1"))
    assert "refused" in message
    assert "is the server running" in message
    assert time.monotonic() - began < 10
    assert "secure" in mistake(lambda: load(server.replace("http:", "https:") + "/v1"))


@pytest.mark.parametrize(
    "reference",
    [
        "http://me:hunter2@host/v1",
        "http://hunter2@host/v1",
        "https://me:hunt/er2@host/v1#model",
        "http://host/v1?key=hunter2",
        "ftp://me:hunter2@host",
        "http://host:hunter2/v1",
        "http://[hunter2/v1",
    ],
)
def test_an_address_that_could_hold_a_secret_is_refused_without_repeating_it(reference: str) -> None:
    assert "hunt" not in mistake(lambda: resolve(reference))


def test_other_addresses_are_refused() -> None:
    assert "http" in mistake(lambda: resolve("s3://bucket/model"))
    assert "http" in mistake(lambda: resolve("http:///v1"))
    assert "http://" in mistake(lambda: resolve("localhost:8000/v1"))
    assert "cannot be read" in mistake(lambda: load("http://a b/v1"))


def test_without_the_client_the_command_is_named(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openai", None)
    assert "pip install" in mistake(lambda: available(f"{server}/one/v1"))


# Answers.


def test_an_answer_with_its_counts(ask: Callable[..., Any], server: str) -> None:
    (made,) = ask("normal", "how are é 東京 🙂", settings=Settings(max_tokens=20, temperature=0.5, seed=7))
    assert made.text == "You said: how are é 東京 🙂"
    assert (made.tokens_in, made.tokens_out, made.finish) == (7, 8, "stop")
    assert made.seconds > 0
    sent = state(server)["requests"][-1]
    assert sent["messages"] == talk("how are é 東京 🙂")
    assert (sent["max_tokens"], sent["temperature"], sent["seed"], sent["stream"]) == (20, 0.5, 7, True)
    (cut,) = ask("normal", "one two three", settings=Settings(max_tokens=3))
    assert (cut.text, cut.finish) == ("You said: one", "length")
    assert ask("filtered")[0].finish == "content_filter"


def test_text_comes_as_it_is_made(ask: Callable[..., Any]) -> None:
    seen: list[str] = []
    (made,) = ask("normal", "a b", on_text=seen.append)
    assert [text.strip() for text in seen] == ["You", "You said:", "You said: a", "You said: a b"]
    assert seen[-1].strip() == made.text


@pytest.mark.parametrize("name", ["thinks", "ponders"])
def test_reasoning_that_is_sent_apart_is_a_thinking_block(ask: Callable[..., Any], name: str) -> None:
    seen: list[str] = []
    (made,) = ask(name, "a b", on_text=seen.append)
    assert made.text == "<think>They ask something. </think>\n\nYou said: a b"
    assert split_thinking(made.text) == ("They ask something.", "You said: a b", False)
    assert any(split_thinking(text)[2] for text in seen), "and it is one while it grows"


def test_a_server_that_does_not_count_is_counted_in_pieces(ask: Callable[..., Any]) -> None:
    assert (ask("no-usage", "a b")[0].tokens_in, ask("no-usage", "a b")[0].tokens_out) == (0, 4)
    assert ask("no-options", "a b")[0].tokens_out == 4
    assert ask("new-limit", "a b")[0].tokens_out == 5
    assert ask("odd", "a b")[0].text == "You said: a b"
    assert ask("cut-late", "a b")[0].text == "You said: a b"


def test_many_are_asked_side_by_side_and_come_back_in_order(ask: Callable[..., Any], server: str) -> None:
    finished: list[int] = []
    began = time.monotonic()
    made = ask(
        "slow", *(f"number {i}" for i in range(24)), settings=Settings(seed=100), on_done=finished.append
    )
    seconds = time.monotonic() - began
    assert [one.text for one in made] == [f"You said: number {i}" for i in range(24)]
    assert finished == list(range(1, 25))
    assert seconds < 24 * 0.4 / 2
    assert 1 < state(server)["most"] <= CONCURRENT
    assert sum(one.seconds for one in made) == pytest.approx(seconds, rel=0.2)
    seeds = {
        r["messages"][-1]["content"]: r["seed"] for r in state(server)["requests"] if r["model"] == "slow"
    }
    assert seeds == {f"number {i}": 100 + i for i in range(24)}
    assert ask("normal", settings=Settings(), on_done=finished.append)
    assert finished[-1] == 1
    assert load(f"{server}/one/v1").complete([], Settings()) == []


# What goes wrong.


def test_what_passes_is_tried_again(ask: Callable[..., Any]) -> None:
    for model in ("flaky", "cut-once", "silent-once"):
        seen: list[str] = []
        (made,) = ask(model, "once more", on_text=seen.append)
        assert (made.text, made.finish) == ("You said: once more", "stop"), model
        assert seen[-1].strip() == made.text
    assert [one.text for one in ask("flaky", "x", "y", "z")] == ["You said: x", "You said: y", "You said: z"]


@pytest.mark.parametrize(("model", "least"), [("busy", 1), ("busy-date", 1)])
def test_a_server_says_how_long_to_wait(
    ask: Callable[..., Any], server: str, model: str, least: float
) -> None:
    assert ask(model)[0].text == "You said: hello"
    first, second = state(server)["times"][-2:]
    assert least <= second - first < 4


def test_what_does_not_pass_is_said_after_the_budget(ask: Callable[..., Any], server: str) -> None:
    began = time.monotonic()
    message = mistake(lambda: ask("broken"))
    assert "500 Internal Server Error (it fell over" in message
    assert "2 times" in message
    assert "3600 s" in mistake(lambda: ask("busy-long"))
    assert "sent nothing for" in mistake(lambda: ask("silent"))
    for model in ("cut", "cut-plain"):
        assert "broke off" in mistake(lambda model=model: ask(model, "a b c"))
    assert "out of slots" in mistake(lambda: ask("stream-error", "a b c"))
    assert time.monotonic() - began < 30
    assert "broke off" in mistake(lambda: ask("cut", "a b", "c d"))


def test_what_cannot_pass_is_said_at_once(ask: Callable[..., Any], server: str) -> None:
    for model, words in {
        "forbidden": "403 Forbidden (not for you)",
        "refusing": "400 Bad Request (the context is 512 tokens, you asked for 513)",
        "poor": "no money left",
        "garbage": "not JSON",
        "page": "text/html",
        "plain-json": "not with a stream",
        "stream-refusal": "out of slots",
    }.items():
        before = len(state(server)["requests"])
        message = mistake(lambda model=model: ask(model, "a b c"))
        assert words in message
        assert f"endpoint {server}/all/v1" in message
        assert len(state(server)["requests"]) == before + 1, model


# Interrupts.


@pytest.fixture
def interruptible() -> Iterator[None]:
    """An interrupt raises here as in a terminal, also where the tests were started in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_an_interrupt_keeps_what_was_made(ask: Callable[..., Any], server: str) -> None:
    def interrupt(text: str) -> None:
        if text.strip() == "You said: a":
            os.kill(os.getpid(), signal.SIGINT)

    (made,) = ask("slow", "a " * 40, on_text=interrupt)
    assert made.finish == "interrupted"
    assert made.text.startswith("You said: a")
    assert len(made.text) < 40
    assert ask("normal")[0].finish == "stop"


@pytest.mark.usefixtures("interruptible")
def test_an_interrupt_does_not_wait_for_the_server(ask: Callable[..., Any]) -> None:
    for questions in (["x"], ["x", "y"]):
        threading.Timer(0.5, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
        began = time.monotonic()
        if len(questions) == 1:
            (made,) = ask("silent", *questions)
            assert (made.text, made.finish) == ("", "interrupted")
        else:
            with pytest.raises(KeyboardInterrupt):
                ask("silent", *questions)
        assert time.monotonic() - began < 1.2


def test_who_gives_up_stops_the_others_at_the_server_too(ask: Callable[..., Any], server: str) -> None:
    before = state(server)["hung_up"]

    def on_done(_: int) -> None:
        raise SpecError("enough")

    assert mistake(lambda: ask("slow", "x", *("long " * 60 for _ in range(3)), on_done=on_done)) == "enough"
    until = time.monotonic() + 4
    while state(server)["hung_up"] < before + 3 and time.monotonic() < until:
        time.sleep(0.1)
    assert state(server)["hung_up"] == before + 3


# Keys.


@pytest.mark.parametrize("variable", addresses.KEY_VARIABLES)
def test_a_key_comes_from_the_environment(
    server: str, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    message = mistake(lambda: available(f"{server}/locked/v1#normal"))
    assert "JUPYTER_SPEC_API_KEY" in message
    monkeypatch.setenv(variable, KEY)
    available(f"{server}/locked/v1#normal")
    model = load(f"{server}/locked/v1#normal")
    assert model.complete([talk("a")], Settings())[0].text == "You said: a"
    monkeypatch.setenv(variable, "sk-another")
    message = mistake(lambda: model.complete([talk("a"), talk("b")], Settings()))
    assert f"refuses the API key from the environment variable {variable}" in message
    assert "sk-" not in message
    monkeypatch.setenv(variable, "sk-ключ")
    message = mistake(lambda: model.complete([talk("a")], Settings()))
    assert "sk-" not in message


def test_no_key_is_sent_where_there_is_none(ask: Callable[..., Any], server: str) -> None:
    ask("normal", "who am I")
    (sent,) = [one for one in state(server)["requests"] if one["messages"] == talk("who am I")]
    assert sent["key"] is None


def test_a_key_shows_nowhere(
    ask: Callable[..., Any],
    server: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    tmp_path: Path,
) -> None:
    monkeypatch.setenv("JUPYTER_SPEC_API_KEY", KEY)
    caplog.set_level(logging.DEBUG)
    with pytest.raises(SpecError) as caught:
        ask("broken")  # its answer quotes the key
    shown = "".join(traceback.TracebackException.from_exception(caught.value, capture_locals=True).format())
    assert "***" in str(caught.value)
    model = load(f"{server}/all/v1#normal")
    for text in (shown, caplog.text, repr(model), repr(vars(model)), repr(vars(model._client))):
        assert KEY not in text

    engine = Engine(tmp_path)
    engine.model(f"{server}/one/v1")
    assert engine.base == f"{server}/one/v1#normal"
    model.complete([talk("a")], Settings())
    for path in tmp_path.rglob("*"):
        assert path.is_dir() or KEY.encode() not in path.read_bytes(), path


KERNEL = """
from jupyter_spec.models import load, Settings
from jupyter_spec.errors import SpecError
try:
    model = load("URL/v1#normal")
    print(model.complete([[{"role": "user", "content": "hi"}]] * 3, Settings())[2].text)
except SpecError as error:
    print("refused:", error)
"""


def test_a_key_is_asked_for_in_a_kernel_and_kept_in_memory(server: str) -> None:
    from jupyter_client.manager import start_new_kernel

    environment = {k: v for k, v in os.environ.items() if k not in addresses.KEY_VARIABLES}
    manager, client = start_new_kernel(kernel_name="python3", env=environment)

    def run(folder: str, answer: str | None) -> tuple[str, list[dict]]:
        printed, asked = [], []

        def on_stdin(message: dict) -> None:
            asked.append(message["content"])
            client.input(answer)

        def on_output(message: dict) -> None:
            if message["msg_type"] == "stream":
                printed.append(message["content"]["text"])

        client.execute_interactive(
            KERNEL.replace("URL", f"{server}/{folder}"),
            allow_stdin=answer is not None,
            stdin_hook=on_stdin,
            output_hook=on_output,
            timeout=60,
        )
        return "".join(printed), asked

    try:
        printed, asked = run("locked", None)
        assert "refused:" in printed
        assert "JUPYTER_SPEC_API_KEY" in printed
        printed, asked = run("secret-chat", "sk-wrong")
        assert "refuses the API key from the keyboard" in printed
        assert "sk-wrong" not in printed
        printed, asked = run("secret-chat", KEY)
        assert printed == "You said: hi\n"
        assert [one["password"] for one in asked] == [True]
        assert run("locked", KEY) == ("You said: hi\n", [])
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


# What needs the weights.


def test_an_endpoint_is_prompted_not_trained(server: str, tmp_path: Path) -> None:
    engine = Engine(tmp_path)
    engine.model(f"{server}/one/v1")
    rows = [{"question": "a", "answer": "b"}] * 4
    assert "not trained" in mistake(lambda: engine.lora_train(rows, name="tone"))
    assert "not trained" in mistake(lambda: engine.finetune(rows, name="lm", model=f"{server}/two/v1#normal"))
    assert "not trained" in mistake(lambda: engine.forecast("lora", rows, name="tone"))
    assert "not trained" in mistake(lambda: resolve(engine.base).local())
    assert not list(engine.workspace.runs())


def test_a_ladder_of_an_endpoint_has_no_rungs_of_weights(server: str, tmp_path: Path) -> None:
    engine = Engine(tmp_path)
    engine.model(f"{server}/one/v1")
    for kind, name in (("adapter", "tone"), ("model", "lm")):
        with engine.workspace.draft(kind, name) as draft:
            (draft.path / "weights").write_text("x")
            draft.publish()
    defaults = Defaults(engine.base, adapter="tone")
    (only,) = parse_candidates(None, engine.workspace, defaults, has_shots=False)
    assert (only.label, only.model) == ("prompt", engine.base)
    message = mistake(
        lambda: parse_candidates("prompt,lora:tone", engine.workspace, defaults, has_shots=False)
    )
    assert "endpoint" in message
    made = parse_candidates("prompt,full:lm", engine.workspace, defaults, has_shots=False)
    assert [one.model for one in made] == [engine.base, "lm"]
    engine.use(adapter="tone")
    assert "cannot be switched on at the endpoint" in mistake(
        lambda: engine.generate([talk("a")], adapter="tone")
    )
    assert [one.text for one in engine.generate([talk("a"), talk("b")])] == ["You said: a", "You said: b"]
