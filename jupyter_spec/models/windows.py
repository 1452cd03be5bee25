"""Generating by transformers' own `generate`, for models that keep more than keys and values of every token.

Conversations are sorted by length and taken in windows of similar length, padded on the left, so little is
computed on padding. Each window is one call, with a random state of its own that follows from the seed and the
window's number: which answers a seed gives depends on what is asked together, unlike with slots.
"""

from __future__ import annotations

import contextlib
import random
import time
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from jupyter_spec.models.messages import Completion, Settings

if TYPE_CHECKING:
    import torch

    from jupyter_spec.models.language_model import LanguageModel

WINDOW_TOKENS = 16_384
WINDOW_ROWS = 32


def generate_in_windows(
    model: LanguageModel,
    network: Any,
    prompts: Sequence[list[int]],
    settings: Settings,
    ends: frozenset[int],
    on_text: Callable[[str], None] | None,
    on_done: Callable[[int], None] | None,
) -> list[Completion]:
    """As `jupyter_spec.models.generation.generate`, given token ids and the ids that end an answer."""
    completions: dict[int, Completion] = {}
    for number, window in enumerate(_windows(prompts, settings.max_tokens)):
        with _seeded(settings.seed, number):
            made = _generate_window(model, network, [prompts[i] for i in window], settings, ends, on_text)
        completions.update(zip(window, made, strict=True))
        if on_done is not None:
            on_done(len(completions))
    return [completions[i] for i in range(len(prompts))]


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
    ends: frozenset[int],
    on_text: Callable[[str], None] | None,
) -> list[Completion]:
    import torch
    from transformers import GenerationConfig

    from jupyter_spec.models.generation import completion

    tokenizer = model.tokenizer
    pad = tokenizer.pad_token_id if tokenizer.pad_token_id is not None else min(ends, default=0)
    longest = max(map(len, prompts))
    rows = [[pad] * (longest - len(prompt)) + prompt for prompt in prompts]
    mask = [[0] * (longest - len(prompt)) + [1] * len(prompt) for prompt in prompts]
    config = GenerationConfig(
        max_new_tokens=min(settings.max_tokens, model.context - longest),
        do_sample=settings.temperature > 0,
        pad_token_id=pad,
        eos_token_id=sorted(ends),
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
    with torch.inference_mode():
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
    seconds = (time.perf_counter() - began) / len(prompts)
    made = []
    for prompt, ids in zip(prompts, tap.rows(len(prompts)), strict=True):
        place = next((i for i, token in enumerate(ids) if token in ends), None)
        ended = None if place is None else ids[place]
        made.append(completion(model, prompt, ids[:place], ended, seconds, interrupted=interrupted))
    return made


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


@contextlib.contextmanager
def _seeded(seed: int | None, window: int) -> Iterator[None]:
    """With the random state of `window` under `seed`, and the caller's own afterwards."""
    import torch

    if seed is None:
        yield
        return
    with torch.random.fork_rng():
        torch.manual_seed(random.Random(f"{seed}/{window}").getrandbits(63))
        yield
