"""A base model behind an OpenAI-compatible server: vLLM, Ollama, llama.cpp, a company's gateway.

The server has the weights, the tokenizer and the chat template; what is sent are messages, and what is known of
the model is what `/models` tells. So it can be prompted on every rung that changes words alone, and neither be
trained, merged nor given an adapter. Many conversations are asked by a few threads at once, which is what lets
such a server batch them. Threads that wait for a socket cannot be interrupted, so the caller waits on a queue
instead: an interrupt ends the waiting at once, and the threads end at their next piece.
"""

from __future__ import annotations

import dataclasses
import functools
import queue
import threading
import time
from collections.abc import Callable, Sequence
from typing import Any

from jupyter_spec.errors import SpecError, did_you_mean
from jupyter_spec.models.endpoint_address import Address, ask_for_key, parse_address
from jupyter_spec.models.endpoint_client import (
    TO_ANSWER,
    Client,
    KeyWanted,
    Patience,
    Reply,
    Stopped,
    Unknown,
)
from jupyter_spec.models.messages import Completion, Message, Settings

CONCURRENT = 8
_LISTED = 12
_CONTEXT_FIELDS = ("max_model_len", "context_length", "context_window")
_connected: dict[str, EndpointModel] = {}


class EndpointModel:
    """A served model: `.id` (address and name), `.device` ("endpoint"), `.context` (tokens; None if not told).

    `.revision` is None: a server does not say which weights it serves.
    """

    device = "endpoint"
    revision: str | None = None

    def __init__(
        self, address: Address, name: str, context: int | None = None, patience: Patience = TO_ANSWER
    ) -> None:
        self.name, self.context, self.patience = name, context, patience
        self.id = f"{address.url}#{name}"
        self._address, self._client = address, Client(address)
        self._counts_tokens, self._limit = True, "max_tokens"

    def __repr__(self) -> str:
        return f"EndpointModel({self.id})"

    def complete(
        self,
        conversations: Sequence[Sequence[Message]],
        settings: Settings,
        *,
        on_text: Callable[[str], None] | None = None,
        on_done: Callable[[int], None] | None = None,
    ) -> list[Completion]:
        """One completion for each conversation, in their order; the two functions as in `generation.generate`.

        With a seed, conversation i is sampled with `seed + i`. Token counts are the server's own; from one that
        gives none, `tokens_in` is 0 and `tokens_out` the number of pieces that came. `finish` may also be another
        reason of the server's, such as content_filter. Seconds add up to the time that all took.

        Raises
        ------
        SpecError
            If the server refuses, or goes on failing; then the other conversations are given up too.
        KeyboardInterrupt
            When interrupted with more than one conversation; with one, what was generated comes back as it is.
        """
        ask = self._ask_one if len(conversations) == 1 else self._ask_many
        ask = functools.partial(ask, conversations, settings, on_text=on_text, on_done=on_done)
        try:
            return ask()
        except KeyWanted:
            if ask_for_key(self._address) is None:
                raise
        except Unknown:
            _connected.clear()
            raise
        return ask()

    def _ask_one(
        self,
        conversations: Sequence[Sequence[Message]],
        settings: Settings,
        *,
        on_text: Callable[[str], None] | None,
        on_done: Callable[[int], None] | None,
    ) -> list[Completion]:
        replies = [Reply()]

        def begin() -> Reply:
            replies.append(Reply())
            return replies[-1]

        began = time.perf_counter()
        try:
            self._ask(conversations[0], settings, settings.seed, begin, on_text, None)
        except KeyboardInterrupt:
            replies[-1].finish = "interrupted"
        made = _completion(replies[-1], time.perf_counter() - began)
        if on_done is not None:
            on_done(1)
        return [made]

    def _ask_many(
        self,
        conversations: Sequence[Sequence[Message]],
        settings: Settings,
        *,
        on_text: Callable[[str], None] | None,
        on_done: Callable[[int], None] | None,
    ) -> list[Completion]:
        del on_text  # whose text would it be?
        waiting: queue.SimpleQueue[int] = queue.SimpleQueue()
        done: queue.SimpleQueue[tuple[int, Completion | BaseException]] = queue.SimpleQueue()
        stop = threading.Event()

        def work() -> None:
            while not stop.is_set():
                try:
                    index = waiting.get_nowait()
                except queue.Empty:
                    return
                seed = None if settings.seed is None else settings.seed + index
                began = time.perf_counter()
                try:
                    reply = self._ask(conversations[index], settings, seed, Reply, None, stop)
                except Stopped:
                    return
                except BaseException as error:  # raised again by who waits
                    done.put((index, error))
                    return
                done.put((index, _completion(reply, time.perf_counter() - began)))

        for index in range(len(conversations)):
            waiting.put(index)
        began = time.perf_counter()
        made: dict[int, Completion] = {}
        for number in range(min(CONCURRENT, len(conversations))):
            # Daemons: one that waits for a silent server must not hold back the end of the process.
            threading.Thread(target=work, name=f"endpoint-{number}", daemon=True).start()
        try:
            while len(made) < len(conversations):
                index, outcome = _next_of(done)
                if isinstance(outcome, BaseException):
                    raise outcome
                made[index] = outcome
                if on_done is not None:
                    on_done(len(made))
        finally:
            stop.set()
        return _shared_out([made[index] for index in range(len(made))], time.perf_counter() - began)

    def _ask(
        self,
        conversation: Sequence[Message],
        settings: Settings,
        seed: int | None,
        begin: Callable[[], Reply],
        on_text: Callable[[str], None] | None,
        stop: threading.Event | None,
    ) -> Reply:
        """Ask in the dialect that the server knows: some refuse to count tokens, some name the limit otherwise."""
        while True:
            request: dict[str, Any] = {
                "model": self.name,
                "messages": [
                    {"role": message["role"], "content": message["content"]} for message in conversation
                ],
                "temperature": settings.temperature,
                self._limit: settings.max_tokens,
            }
            if seed is not None:
                request["seed"] = seed
            if self._counts_tokens:
                request["stream_options"] = {"include_usage": True}
            try:
                return self._client.stream(request, begin, patience=self.patience, on_text=on_text, stop=stop)
            except SpecError as error:
                if "stream_options" in request and "stream_options" in str(error):
                    self._counts_tokens = False
                elif "max_tokens" in request and "max_completion_tokens" in str(error):
                    self._limit = "max_completion_tokens"
                else:
                    raise


def connect(reference: str, *, again: bool = False) -> EndpointModel:
    """The model that an endpoint's reference names, asked for once a process; `again` asks the server now.

    Raises
    ------
    SpecError
        If the server cannot be reached or refuses; if it does not serve the model, or none is named and it serves
        several: with those that it lists, and the nearest.
    """
    address = parse_address(reference)
    if again or address.id not in _connected:
        model = _connect(address)
        _connected[address.id] = _connected[model.id] = model
    return _connected[address.id]


def _connect(address: Address) -> EndpointModel:
    client = Client(address)
    try:
        listed = client.models()
    except KeyWanted:
        if ask_for_key(address) is None:
            raise
        listed = client.models()
    except Unknown:
        if address.model is None:
            raise
        return EndpointModel(address, address.model)
    names = sorted(entry["id"] for entry in listed)
    name = _choose(address, names)
    about = next(entry for entry in listed if entry["id"] == name)
    told = (about.get(field) for field in _CONTEXT_FIELDS)
    return EndpointModel(address, name, next((n for n in told if isinstance(n, int) and n > 0), None))


def _choose(address: Address, names: Sequence[str]) -> str:
    shown = ", ".join(names[:_LISTED]) + (f" and {len(names) - _LISTED} more" if len(names) > _LISTED else "")
    if not names:
        raise SpecError(f"endpoint {address.url} serves no model: load one there first.")
    if address.model is None:
        if len(names) == 1:
            return names[0]
        raise SpecError(
            f"endpoint {address.url} serves {len(names)} models: say which, as {address.url}#{names[0]}. "
            f"There are: {shown}."
        )
    for name in (address.model, f"{address.model}:latest"):  # as Ollama reads a name without a tag
        if name in names:
            return name
    raise SpecError(
        f"endpoint {address.url} does not serve '{address.model}'.{did_you_mean(address.model, names)} "
        f"There are: {shown}."
    )


def _completion(reply: Reply, seconds: float) -> Completion:
    assert reply.finish is not None, "a reply without a reason to end has broken off"
    return Completion(
        text=reply.text.strip(),
        tokens_in=reply.tokens_in or 0,
        tokens_out=reply.pieces if reply.tokens_out is None else reply.tokens_out,
        seconds=seconds,
        finish=reply.finish,
    )


def _shared_out(made: Sequence[Completion], seconds: float) -> list[Completion]:
    """The time that all took, shared out as each took of it: they ran side by side."""
    whole = sum(one.seconds for one in made) or 1.0
    return [dataclasses.replace(one, seconds=one.seconds / whole * seconds) for one in made]


def _next_of(
    done: queue.SimpleQueue[tuple[int, Completion | BaseException]],
) -> tuple[int, Completion | BaseException]:
    """The next result, waited for in short spells: not every system interrupts a long one."""
    while True:
        try:
            return done.get(timeout=0.2)
        except queue.Empty:
            continue
