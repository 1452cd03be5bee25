"""Generating for many conversations at once, and for one as it comes.

Conversations are sorted by length and taken in windows of similar length, padded on the left, so little is
computed on padding. Each window is one call of transformers' `generate`. For a single conversation the text
is handed on as it comes; a character whose bytes are not all there yet waits for the rest. An interrupt ends
the generation after the token in hand, and what was generated is kept and marked as interrupted.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from jupyter_spec.errors import SpecError
from jupyter_spec.models.chat import encode
from jupyter_spec.models.messages import Completion, Message, Settings

if TYPE_CHECKING:
    import torch

    from jupyter_spec.models.language_model import LanguageModel
    from jupyter_spec.workspace import Artifact

WINDOW_TOKENS = 16_384
WINDOW_ROWS = 32


def generate(
    model: LanguageModel,
    conversations: Sequence[Sequence[Message]],
    settings: Settings,
    adapter: Artifact | None = None,
    *,
    on_text: Callable[[str], None] | None = None,
    on_done: Callable[[int], None] | None = None,
) -> list[Completion]:
    """One completion for each conversation, in their order.

    `on_text` gets the whole text so far after each token (for a single conversation), `on_done` the number of
    conversations finished so far.

    Raises
    ------
    SpecError
        If a conversation is longer than the model can read.
    KeyboardInterrupt
        When interrupted with more than one conversation; with one, what was generated comes back as it is.
    """
    prompts = [encode(model.tokenizer, conversation) for conversation in conversations]
    for prompt in prompts:
        if len(prompt) + 1 > model.context:
            raise SpecError(
                f"the prompt has {len(prompt)} tokens, {model.id} reads {model.context}: "
                "shorten it, retrieve fewer passages (-k), or take fewer shots."
            )
    completions: list[Completion | None] = [None] * len(prompts)
    finished = 0
    with model.using(adapter) as network:
        for window in _windows(prompts, settings.max_tokens):
            made = _generate_window(model, network, [prompts[i] for i in window], settings, adapter, on_text)
            for index, completion in zip(window, made, strict=True):
                completions[index] = completion
            finished += len(window)
            if on_done is not None:
                on_done(finished)
    return [completion for completion in completions if completion is not None]


def _windows(prompts: Sequence[Sequence[int]], max_tokens: int) -> Iterator[list[int]]:
    """Indices of prompts in groups of similar length, bounded in rows and in tokens."""
    window: list[int] = []
    for index in sorted(range(len(prompts)), key=lambda i: -len(prompts[i])):
        longest = len(prompts[window[0]]) if window else len(prompts[index])
        full = (len(window) + 1) * (longest + max_tokens) > WINDOW_TOKENS
        if window and (full or len(window) == WINDOW_ROWS):
            yield window
            window = []
        window.append(index)
    if window:
        yield window


def _generate_window(
    model: LanguageModel,
    network: Any,
    prompts: list[list[int]],
    settings: Settings,
    adapter: Artifact | None,
    on_text: Callable[[str], None] | None,
) -> list[Completion]:
    import torch
    from transformers import GenerationConfig

    tokenizer = model.tokenizer
    ends = _end_ids(model, adapter)
    pad = tokenizer.pad_token_id if tokenizer.pad_token_id is not None else ends[0]
    longest = max(map(len, prompts))
    rows = [[pad] * (longest - len(prompt)) + prompt for prompt in prompts]
    mask = [[0] * (longest - len(prompt)) + [1] * len(prompt) for prompt in prompts]
    config = GenerationConfig(
        max_new_tokens=min(settings.max_tokens, model.context - longest),
        do_sample=settings.temperature > 0,
        pad_token_id=pad,
        eos_token_id=ends,
        bos_token_id=tokenizer.bos_token_id,
        **(
            {"temperature": settings.temperature, "top_k": 0, "top_p": 1.0}
            if settings.temperature > 0
            else {}
        ),
    )
    tap = _Tap(tokenizer, on_text if len(prompts) == 1 else None)
    interrupted = False
    began = time.perf_counter()
    with torch.inference_mode(), _seeded(settings.seed):
        try:
            network.generate(
                input_ids=torch.tensor(rows, device=model.device),
                attention_mask=torch.tensor(mask, device=model.device),
                generation_config=config,
                streamer=tap,
            )
        except KeyboardInterrupt:
            if len(prompts) > 1:
                raise
            interrupted = True
    seconds = time.perf_counter() - began
    completions = []
    for prompt, ids in zip(prompts, tap.rows(len(prompts)), strict=True):
        ended = next((i for i, token in enumerate(ids) if token in ends), None)
        kept = ids if ended is None else ids[:ended]
        finish = "stop" if ended is not None else "interrupted" if interrupted else "length"
        text = tokenizer.decode(kept, skip_special_tokens=True)
        written = len(kept) + (ended is not None)
        completions.append(Completion(text.strip(), len(prompt), written, seconds / len(prompts), finish))
    return completions


class _Tap:
    """A transformers streamer that keeps the ids of each step, and hands on the text of a single row."""

    def __init__(self, tokenizer: Any, on_text: Callable[[str], None] | None) -> None:
        self.tokenizer, self.on_text = tokenizer, on_text
        self._steps: list[list[int]] = []
        self._prompt_seen = False

    def put(self, value: torch.Tensor) -> None:
        """Take what `generate` offers: first the prompt, then one id a row for each step."""
        if not self._prompt_seen:
            self._prompt_seen = True
            return
        self._steps.append(value.reshape(-1).tolist())
        if self.on_text is not None:
            text = self.tokenizer.decode(self.rows(1)[0], skip_special_tokens=True)
            if not text.endswith("\N{REPLACEMENT CHARACTER}"):
                self.on_text(text.lstrip())

    def end(self) -> None:
        """Nothing is kept back, so there is nothing to flush."""

    def rows(self, count: int) -> list[list[int]]:
        """The ids generated so far, by row; a finished row goes on with padding."""
        return [[step[row] for step in self._steps] for row in range(count)]


def _end_ids(model: LanguageModel, adapter: Artifact | None) -> list[int]:
    """The ids that end an answer: the model's own, the tokenizer's, and those that the adapter learned to end with."""
    configured = getattr(model.model.generation_config, "eos_token_id", None)
    ends = configured if isinstance(configured, list) else [configured]
    learned = adapter.manifest.details.get("end_ids", []) if adapter is not None else []
    return sorted({int(end) for end in [*ends, *learned, model.tokenizer.eos_token_id] if end is not None})


@contextlib.contextmanager
def _seeded(seed: int | None) -> Iterator[None]:
    """With the random state of `seed`, and the caller's own afterwards."""
    import torch

    if seed is None:
        yield
        return
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        yield
