"""What `%%prompt` gives back: the answer and the whole record of how it came about."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jupyter_spec.models import Message
    from jupyter_spec.retrieval import Passage


@dataclasses.dataclass(frozen=True)
class Answer:
    """An answer. `.text` is the answer itself, `.reasoning` what came before it, `.raw` all that was generated.

    `.value` is the parsed object for `--format json`, the code for `--format code` (in `.language`, if it names
    one), else the text. `.messages` and `.token_ids` are exactly what was sent; an endpoint keeps its ids to itself.
    `.agreement` is the share of samples that voted for this answer. `.finish` is stop, length or interrupted, or an
    endpoint's own reason. Times are in seconds, `tokens_in` and `tokens_out` in tokens over all samples. `.notes` is
    what a person should know: what did not fit, what was cut.
    """

    text: str
    value: Any
    reasoning: str
    raw: str
    sources: list[Passage]
    messages: list[Message]
    model: str
    revision: str | None
    adapter: str | None
    settings: dict[str, Any]
    tokens_in: int
    tokens_out: int
    seconds: float
    finish: str
    agreement: float | None = None
    format: str = "markdown"
    notes: tuple[str, ...] = ()
    token_ids: tuple[int, ...] = ()
    language: str | None = None

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        shown: dict[str, Any] = {"model": self.model, "tokens_out": self.tokens_out, "finish": self.finish}
        if self.notes:
            shown["notes"] = list(self.notes)
        return f"Answer({self.text!r}, {', '.join(f'{name}={value!r}' for name, value in shown.items())})"

    def record(self) -> dict[str, Any]:
        """The record as JSON: what was sent and generated, model, adapter, settings with the seed, sources, counts.

        A cell's output keeps it in its metadata, under `jupyter_spec`.
        """
        return {
            "model": self.model,
            "revision": self.revision,
            "adapter": self.adapter,
            "settings": self.settings,
            "format": self.format,
            "messages": self.messages,
            "token_ids": list(self.token_ids),
            "sources": [
                {
                    "document": passage.document,
                    "start": passage.start,
                    "end": passage.end,
                    "score": passage.score,
                }
                for passage in self.sources
            ],
            "raw": self.raw,
            "text": self.text,
            "agreement": self.agreement,
            "tokens_in": self.tokens_in,
            "tokens_out": self.tokens_out,
            "seconds": round(self.seconds, 4),
            "finish": self.finish,
            "notes": list(self.notes),
        }
