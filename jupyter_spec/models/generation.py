"""Generating: one completion for each conversation, by the fastest way that this model can take.

A model in the kernel whose attention can read from slots (nearly all; tried once a model, against the model's own
forward pass) is decoded by continuous batching with a shared prefix: `decoding`. One that cannot (a sliding
window, a recurrent state) goes through transformers' own `generate` in windows of like length: `windows`. An
endpoint answers over the network: `endpoint`. For a single conversation the text is handed on as it comes; an
interrupt ends it after the token in hand, and what was generated is kept and marked.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from jupyter_spec.errors import SpecError
from jupyter_spec.models.chat import encode
from jupyter_spec.models.messages import Completion, Message, Settings
from jupyter_spec.models.prefixes import SHORTEST, common_length, shared

if TYPE_CHECKING:
    from jupyter_spec.models.endpoint import EndpointModel
    from jupyter_spec.models.language_model import LanguageModel
    from jupyter_spec.workspace import Artifact

# Seconds between two decodings of a text that is shown while it grows.
SHOWN_EVERY = 0.02


def generate(
    model: LanguageModel | EndpointModel,
    conversations: Sequence[Sequence[Message]],
    settings: Settings,
    adapter: Artifact | None = None,
    *,
    on_text: Callable[[str], None] | None = None,
    on_done: Callable[[int], None] | None = None,
) -> list[Completion]:
    """One completion for each conversation, in their order.

    `on_text` gets the whole text so far (for a single conversation), `on_done` the number of conversations
    finished so far. With a seed, row i's samples depend on the seed and i
    alone, or for a model that is decoded in windows, on what else is asked.

    Raises
    ------
    SpecError
        If a conversation is longer than the model can read, or an adapter is asked of an endpoint.
    KeyboardInterrupt
        When interrupted with more than one conversation; with one, what was generated comes back as it is.
    """
    from jupyter_spec.models.endpoint import EndpointModel

    if isinstance(model, EndpointModel):
        if adapter is not None:
            raise SpecError(
                f"adapter '{adapter.name}' cannot be switched on at the endpoint {model.id}: "
                "serve it there, and choose it as the model."
            )
        return model.complete(conversations, settings, on_text=on_text, on_done=on_done)
    prompts = [encode(model.tokenizer, conversation) for conversation in conversations]
    for prompt in prompts:
        if len(prompt) + 1 > model.context:
            raise SpecError(
                f"the prompt has {len(prompt)} tokens, {model.id} reads {model.context}: "
                "shorten it, retrieve fewer passages (-k), or take fewer shots."
            )
    if not prompts:
        return []
    with model.using(adapter) as network:
        ends = frozenset(end_ids(model, adapter))
        if model.refuses_slots is not None:
            from jupyter_spec.models.windows import generate_in_windows

            made = generate_in_windows(model, network, prompts, settings, ends, on_text, on_done)
        else:
            common = _opening(model, conversations[0], prompts[0]) if len(prompts) == 1 else None
            made = _decode(model, network, prompts, settings, ends, adapter, common, on_text, on_done)
    return made


def _opening(model: LanguageModel, conversation: Sequence[Message], prompt: list[int]) -> int:
    """How many ids of a single prompt stand before its last turn: what the next question will share with it."""
    if len(conversation) < 2:
        return 0
    before = encode(model.tokenizer, conversation[:-1], answer_next=False)
    return min(common_length(before, prompt), len(prompt) - 1)


def _decode(
    model: LanguageModel,
    network: Any,
    prompts: list[list[int]],
    settings: Settings,
    ends: frozenset[int],
    adapter: Artifact | None,
    common: int | None,
    on_text: Callable[[str], None] | None,
    on_done: Callable[[int], None] | None,
) -> list[Completion]:
    import torch

    from jupyter_spec.models.decoding import Decoder, Row
    from jupyter_spec.models.slots import attending

    began = time.perf_counter()
    length = shared(prompts) if common is None else common if common >= SHORTEST else 0
    seed = random.randrange(2**31) if settings.seed is None else settings.seed
    rows = [
        Row(i, p[length:], min(settings.max_tokens, model.context - len(p)), random.Random(f"{seed}/{i}"))
        for i, p in enumerate(prompts)
    ]
    finished = 0

    def on_end(_: Row) -> None:
        nonlocal finished
        finished += 1
        if on_done is not None:
            on_done(finished)

    show = _Shower(model.tokenizer, on_text) if on_text is not None and len(rows) == 1 else None
    interrupted = False
    with torch.inference_mode(), attending(network):
        try:
            prefix = (
                model.prefixes.get(network, adapter.path.name if adapter else None, prompts[0][:length])
                if length
                else ()
            )
            decoder = Decoder(network, ends, settings.temperature, prefix, model.row_bytes)
            decoder.run(rows, on_token=show, on_end=on_end)
            if show is not None:
                show(rows[0], last=True)
        except KeyboardInterrupt:
            if len(rows) > 1:
                raise
            interrupted = True
    seconds = (time.perf_counter() - began) / len(rows)
    return [
        completion(model, prompts[row.number], row.ids, row.ended, seconds, interrupted=interrupted)
        for row in rows
    ]


class _Shower:
    """Hands a growing text on; a character whose bytes are not all there yet waits for the rest."""

    def __init__(self, tokenizer: Any, on_text: Callable[[str], None]) -> None:
        self._tokenizer, self._on_text, self._shown = tokenizer, on_text, 0.0

    def __call__(self, row: Any, *, last: bool = False) -> None:
        now = time.monotonic()
        if last or now - self._shown >= SHOWN_EVERY:
            self._shown = now
            text = self._tokenizer.decode(row.ids, skip_special_tokens=True)
            if not text.endswith("\N{REPLACEMENT CHARACTER}"):
                self._on_text(text.lstrip())


def completion(
    model: LanguageModel,
    prompt: Sequence[int],
    ids: Sequence[int],
    ended: int | None,
    seconds: float,
    *,
    interrupted: bool,
) -> Completion:
    """What was generated as text, with its counts and why it ended."""
    finish = "stop" if ended is not None else "interrupted" if interrupted else "length"
    return Completion(
        text=model.tokenizer.decode(ids, skip_special_tokens=True).strip(),
        tokens_in=len(prompt),
        tokens_out=len(ids) + (ended is not None),
        seconds=seconds,
        finish=finish,
        prompt_ids=tuple(prompt),
        ids=tuple(ids),
    )


def end_ids(model: LanguageModel, adapter: Artifact | None) -> list[int]:
    """The ids that end an answer: the model's own, the tokenizer's, and those that the adapter learned to end with."""
    configured = getattr(model.model.generation_config, "eos_token_id", None)
    ends = configured if isinstance(configured, list) else [configured]
    learned = adapter.manifest.details.get("end_ids", []) if adapter is not None else []
    return sorted({int(end) for end in [*ends, *learned, model.tokenizer.eos_token_id] if end is not None})
