"""One request to an OpenAI-compatible server, made reliable.

Every answer is streamed, also where nobody watches: the time limit then holds for each piece and not for the whole,
an interrupt ends the generation on the server too, and an answer that breaks off is known, because the server did
not say why it finished. What may pass (429, 5xx, no connection, silence, a broken stream) is tried again from the
beginning with exponential back-off and jitter, or after as long as the server's `Retry-After` says, within a budget
of attempts and seconds. Everything else is a `SpecError` at once. The client's own retries are off: they do not
cover the stream.

Server text is quoted in one short line and with the key blotted out; exceptions of the client, which hold the
request with its headers, are not chained to it.
"""

from __future__ import annotations

import dataclasses
import random
import re
import ssl
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from jupyter_spec.errors import SpecError
from jupyter_spec.models.endpoint_address import KEY_VARIABLES, Address, Key, find_key, forget_key
from jupyter_spec.models.endpoint_errors import causes, phrase, reason, retry_after, said

if TYPE_CHECKING:
    import openai

T = TypeVar("T")
INSTALL = "pip install 'openai>=3.20' (the extra 'endpoint')"
_FIRST_WAIT, _LONGEST_WAIT = 0.5, 20.0
_PASSING = (HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS)


@dataclasses.dataclass(frozen=True)
class Patience:
    """In seconds: to connect, between two pieces (the first may wait for others' answers), and in all tries."""

    connect: float = 10
    silence: float = 300
    total: float = 600
    attempts: int = 8


TO_ANSWER = Patience()
TO_LIST = Patience(connect=5, silence=20, total=20, attempts=3)


class KeyWanted(SpecError):
    """The server asks for a key, and there is none."""


class Unknown(SpecError):
    """The server answers 404: it does not know the path, or not this model."""


class Stopped(Exception):
    """The other conversations were given up, and so is this one."""


class _Passing(Exception):
    """A failure that may pass: what happened, what to do if it does not, and how long the server says to wait."""

    def __init__(self, what: str, remedy: str, wait: float | None = None) -> None:
        super().__init__(what)
        self.what, self.remedy, self.wait = what, remedy, wait


@dataclasses.dataclass
class Reply:
    """What has come of an answer so far; reasoning that is sent apart stands in `text` as a thinking block."""

    text: str = ""
    thinking: bool = False
    pieces: int = 0
    finish: str | None = None
    tokens_in: int | None = None
    tokens_out: int | None = None

    def take(self, chunk: Any) -> bool:
        """Add a chunk of the stream, whatever it lacks; whether there is new text."""
        if (usage := getattr(chunk, "usage", None)) is not None:
            self.tokens_in = getattr(usage, "prompt_tokens", None)
            self.tokens_out = getattr(usage, "completion_tokens", None)
        choice = next(iter(getattr(chunk, "choices", None) or []), None)
        self.finish = getattr(choice, "finish_reason", None) or self.finish
        delta = getattr(choice, "delta", None)
        text = getattr(delta, "content", None)
        # vLLM and DeepSeek say `reasoning_content`, Ollama and OpenRouter `reasoning`.
        thought = getattr(delta, "reasoning_content", None) or getattr(delta, "reasoning", None)
        if isinstance(thought, str) and thought:
            self.text += thought if self.thinking else f"<think>{thought}"
            self.thinking = True
        elif isinstance(text, str) and text:
            self.text += f"</think>\n\n{text}" if self.thinking else text
            self.thinking = False
        else:
            return False
        self.pieces += 1
        return True


@dataclasses.dataclass(frozen=True)
class _Asked:
    """With what a request was made: another thread's may have another key by now."""

    client: openai.OpenAI
    key: Key | None
    headers: dict[str, Any]
    timeout: openai.Timeout
    silence: float


class Client:
    """Requests to the server at `address`; may be used by several threads."""

    def __init__(self, address: Address) -> None:
        self.address = address
        self._lock = threading.Lock()
        self._made: tuple[Key | None, openai.OpenAI] | None = None

    def __repr__(self) -> str:
        return f"Client({self.address.url})"

    def models(self, patience: Patience = TO_LIST) -> list[dict[str, Any]]:
        """What the server lists at `/models`: each with its `id`.

        Raises
        ------
        SpecError
            If it does not answer, refuses, or answers something else. KeyWanted: it asks for a key. Unknown: it
            has no such list.
        """
        return self._patiently(lambda silence: self._list(patience.connect, silence), patience, None)

    def stream(
        self,
        request: dict[str, Any],
        begin: Callable[[], Reply],
        *,
        patience: Patience = TO_ANSWER,
        on_text: Callable[[str], None] | None = None,
        stop: threading.Event | None = None,
    ) -> Reply:
        """The whole answer to a `/chat/completions` request. `begin` gives a fresh reply for each attempt.

        Raises
        ------
        SpecError
            If the server refuses, or goes on failing for as long as `patience` says.
        Stopped
            Once `stop` is set.
        """

        def attempt(silence: float) -> Reply:
            if stop is not None and stop.is_set():
                raise Stopped
            return self._stream_once(request, begin(), patience.connect, silence, on_text, stop)

        return self._patiently(attempt, patience, stop)

    def _patiently(
        self, attempt: Callable[[float], T], patience: Patience, stop: threading.Event | None
    ) -> T:
        began, stop, tries = time.monotonic(), stop or threading.Event(), 0
        while True:
            left = patience.total - (time.monotonic() - began)
            try:
                return attempt(max(1.0, min(patience.silence, left)))
            except _Passing as error:
                failure = error
            tries += 1
            wait = _FIRST_WAIT * 2 ** (tries - 1) * random.uniform(0.5, 1.5)
            wait = min(wait, _LONGEST_WAIT) if failure.wait is None else failure.wait + min(1.0, wait)
            spent = time.monotonic() - began
            if tries >= patience.attempts or spent + wait > patience.total:
                count = "once" if tries == 1 else f"{tries} times"
                told = f", and asks to wait {failure.wait:.0f} s" if failure.wait else ""
                raise SpecError(
                    f"endpoint {self.address.url}: {failure.what}{told} (tried {count} in {spent:.0f} s): "
                    f"{failure.remedy}"
                ) from None
            if stop.wait(wait):
                raise Stopped

    def _list(self, connect: float, silence: float) -> list[dict[str, Any]]:
        asked = self._begin(connect, silence)
        import openai

        try:
            response = asked.client.models.with_raw_response.list(
                extra_headers=asked.headers, timeout=asked.timeout
            )
            answer: Any = response.http_response.json()
        except ValueError:
            self._not_ours("its list of models is not JSON")
        except openai.APIError as error:
            self._explain(error, asked)
        entries = answer.get("data") if isinstance(answer, dict) else None
        if not isinstance(entries, list):
            self._not_ours("it does not list its models as OpenAI does")
        return [entry for entry in entries if isinstance(entry, dict) and isinstance(entry.get("id"), str)]

    def _stream_once(
        self,
        request: dict[str, Any],
        reply: Reply,
        connect: float,
        silence: float,
        on_text: Callable[[str], None] | None,
        stop: threading.Event | None,
    ) -> Reply:
        asked = self._begin(connect, silence)
        import openai

        try:
            stream: Any = asked.client.chat.completions.create(
                **request, stream=True, extra_headers=asked.headers, timeout=asked.timeout
            )
        except openai.APIError as error:
            self._explain(error, asked)
        with stream:
            for chunk in self._chunks(stream, reply, asked):
                if stop is not None and stop.is_set():
                    raise Stopped
                if reply.take(chunk) and on_text is not None:
                    on_text(reply.text.lstrip())
        if reply.finish is None:
            kind = stream.response.headers.get("content-type", "").partition(";")[0]
            if not reply.pieces and kind != "text/event-stream":
                self._not_ours(f"it answers with {kind or 'something'}, not with a stream")
            raise _Passing(*_BROKE_OFF)
        return reply

    def _chunks(self, stream: Any, reply: Reply, asked: _Asked) -> Iterator[Any]:
        """The chunks of a stream; its errors explained. One after the server said it finished takes nothing away."""
        import openai

        chunks = iter(stream)
        while True:
            try:
                chunk = next(chunks, None)
            except ValueError:
                self._not_ours("a piece of its stream is not JSON")
            except openai.APITimeoutError as error:
                self._explain(error, asked)
            except openai.APIConnectionError:
                if reply.finish is None:
                    raise _Passing(*_BROKE_OFF) from None
                return
            except openai.APIError as error:
                self._explain(error, asked)
            if chunk is None:
                return
            yield chunk

    def _begin(self, connect: float, silence: float) -> _Asked:
        """The client with the key of now, and a header that keeps it from sending one where there is none."""
        try:
            import openai
        except ImportError:
            raise SpecError(
                f"endpoint {self.address.url} needs the openai client, which is not installed: {INSTALL}."
            ) from None
        key = find_key(self.address)
        with self._lock:
            if self._made is None or self._made[0] != key:
                # A proxy of the environment does not know this machine's own addresses.
                http = openai.DefaultHttpxClient(trust_env=False) if self.address.loopback else None
                made = openai.OpenAI(
                    base_url=self.address.url,
                    api_key=key.value if key else "",
                    admin_api_key="",
                    max_retries=0,
                    http_client=http,
                )
                if http is not None:  # its connections are closed with the last who uses the client
                    weakref.finalize(made, http.close).atexit = False
                self._made = key, made
            client = self._made[1]
        headers = {} if key else {"Authorization": openai.omit}
        return _Asked(client, key, headers, openai.Timeout(silence, connect=connect), silence)

    def _explain(self, error: openai.APIError, asked: _Asked) -> NoReturn:
        """Raise what an error of the client means: something that may pass, or one line for a person."""
        import openai

        if isinstance(error, openai.APIStatusError):
            self._explain_status(error, asked.key)
        if isinstance(error, openai.APITimeoutError):
            raise _Passing(
                f"it sent nothing for {asked.silence:.0f} s",
                "it may be loading the model, or have too much to do; run this again, or ask for less.",
            ) from None
        if isinstance(error, openai.APIConnectionError):
            below = reason(error)
            if any(isinstance(one, ssl.SSLError) for one in causes(error)):
                raise SpecError(
                    f"endpoint {self.address.url}: no secure connection ({below}): if the certificate is your "
                    "organisation's own, set SSL_CERT_FILE to its file; if the server speaks plain http, write http://."
                ) from None
            raise _Passing(
                f"no connection ({below})", "is the server running, and is this its address?"
            ) from None
        what = f"it reports an error in its stream: {said(error, asked.key) or 'it does not say which'}"
        if error.code and re.fullmatch(r"4(?!29)\d\d", error.code):
            raise SpecError(f"endpoint {self.address.url}: {what}; change what is asked.") from None
        raise _Passing(what, "look at the server's log, then run this again.") from None

    def _explain_status(self, error: openai.APIStatusError, key: Key | None) -> NoReturn:
        status, url = error.status_code, self.address.url
        answered = f"{status} {phrase(status)}"
        words = said(error, key)
        quoted = f" ({words})" if words and words != phrase(status) else ""
        if status == HTTPStatus.UNAUTHORIZED:
            if key is None:
                raise KeyWanted(
                    f"endpoint {url} asks for an API key: put it into the environment as {KEY_VARIABLES[0]} before the "
                    "kernel starts, never into a cell."
                ) from None
            forget_key(self.address, key)
            raise SpecError(
                f"endpoint {url} refuses the API key from {key.origin} (401): correct it, then run this again."
            ) from None
        if status == HTTPStatus.NOT_FOUND:
            hint = "" if url.endswith("/v1") else f" Did you mean '{url}/v1'?"
            raise Unknown(f"endpoint {url} answers {answered}{quoted}: is this its address?{hint}") from None
        exhausted = error.code == "insufficient_quota"
        if (status in _PASSING or status >= 500) and status != HTTPStatus.NOT_IMPLEMENTED and not exhausted:
            raise _Passing(
                f"it answers {answered}{quoted}",
                "run this again later."
                if status == HTTPStatus.TOO_MANY_REQUESTS
                else "look at the server's log, then run this again.",
                retry_after(error.response.headers),
            ) from None
        remedy = "choose another model or key" if status == HTTPStatus.FORBIDDEN else "change what is asked"
        raise SpecError(f"endpoint {url} refuses the request, {answered}{quoted}: {remedy}.") from None

    def _not_ours(self, what: str) -> NoReturn:
        raise SpecError(
            f"endpoint {self.address.url}: {what}; is it an OpenAI-compatible server, and is this its address "
            "(usually one that ends in /v1)?"
        ) from None


_BROKE_OFF = (
    "it broke off in the middle of an answer",
    "nothing of it was kept; look at the server's log, or run this again.",
)
