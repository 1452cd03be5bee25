"""What goes into a model and what comes out: messages, settings, completions. Plain data, nothing heavy."""

from __future__ import annotations

import dataclasses
from typing import Any, TypedDict

from jupyter_spec.errors import SpecError


class Message(TypedDict):
    """One turn of a conversation; `role` is system, user or assistant."""

    role: str
    content: str


@dataclasses.dataclass(frozen=True)
class Settings:
    """How to generate. Temperature 0 is greedy: the same answer each time.

    Raises
    ------
    SpecError
        If a value is out of its range.
    """

    max_tokens: int = 256
    temperature: float = 0.0
    seed: int | None = None

    def __post_init__(self) -> None:
        if self.max_tokens < 1:
            raise SpecError(f"--max-tokens {self.max_tokens}: at least 1.")
        if not 0 <= self.temperature <= 10:
            raise SpecError(f"--temperature {self.temperature}: from 0 (greedy) to 10.")

    def to_json(self) -> dict[str, Any]:
        return dataclasses.asdict(self)


@dataclasses.dataclass(frozen=True)
class Completion:
    """One generated text. `finish` says why it ended: stop (the model did), length, or interrupted.

    `prompt_ids` and `ids` are the exact token ids read and written, empty where an endpoint keeps them to itself.
    """

    text: str
    tokens_in: int
    tokens_out: int
    seconds: float
    finish: str
    prompt_ids: tuple[int, ...] = ()
    ids: tuple[int, ...] = ()
