"""The conversation that asks one question: system instruction, exemplars as turns, passages, the question.

What does not fit into the model's context goes from the far end: the exemplars that stand first, then the passages
that were found last. The question itself is never cut. A model that keeps its tokenizer to itself (an endpoint)
is measured by characters; where even its context is unknown, everything is sent.
"""

from __future__ import annotations

import bisect
import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING

from jupyter_spec.errors import SpecError
from jupyter_spec.models.messages import Message
from jupyter_spec.prompting import passages as quoting
from jupyter_spec.prompting.exemplars import Exemplar
from jupyter_spec.prompting.formats import ASKED_AS, FORMATS
from jupyter_spec.prompting.reasoning import INSTRUCTION

if TYPE_CHECKING:
    from jupyter_spec.models.endpoint import EndpointModel
    from jupyter_spec.models.language_model import LanguageModel
    from jupyter_spec.retrieval import Passage

CHARACTERS_PER_TOKEN = 4


@dataclasses.dataclass(frozen=True)
class Technique:
    """How to ask: a system instruction, exemplars (question, answer), passages (`k` of an index), steps, samples.

    With `nearest`, each question is preceded by so many of the `shots`, those most like it, instead of by all. With
    `budget`, the passages have together at most so many tokens of the model.

    Raises
    ------
    SpecError
        If a number is out of its range, or the format is unknown.
    """

    system: str | None = None
    shots: tuple[Exemplar, ...] = ()
    k: int = 4
    cot: bool = False
    samples: int = 1
    format: str = "markdown"
    nearest: int | None = None
    budget: int | None = None

    def __post_init__(self) -> None:
        if self.k < 1:
            raise SpecError(f"-k {self.k}: at least 1 passage.")
        if self.samples < 1:
            raise SpecError(f"--samples {self.samples}: at least 1.")
        if self.nearest is not None and self.nearest < 1:
            raise SpecError(f"--shots {self.nearest}: at least 1.")
        if self.format not in FORMATS:
            raise SpecError(f"--format {self.format}: one of {', '.join(FORMATS)}.")


@dataclasses.dataclass(frozen=True)
class Conversation:
    """The messages to send, the passages that are in them, and what a person should know of them."""

    messages: list[Message]
    passages: list[Passage]
    notes: tuple[str, ...]


def converse(
    model: LanguageModel | EndpointModel,
    question: str,
    technique: Technique,
    shots: Sequence[Exemplar],
    passages: Sequence[Passage],
    *,
    quoted: bool,
    room: int,
) -> Conversation:
    """The conversation for `question` that leaves `room` tokens for the answer, or a quarter of the context.

    With `quoted`, the question is asked of `passages`, even if there are none.
    """
    spare = len(shots) + max(0, len(passages) - 1)

    def without(dropped: int) -> tuple[list[Message], Sequence[Passage]]:
        kept = passages[: len(passages) - max(0, dropped - len(shots))]
        return _compose(question, technique, shots[dropped:], kept, quoted=quoted), kept

    dropped = bisect.bisect_left(range(spare), True, key=lambda n: fits(model, without(n)[0], room))
    messages, kept = without(dropped)
    notes = []
    if dropped:
        notes.append(f"{min(dropped, len(shots))} of {len(shots)} shots did not fit and were left out")
    if len(kept) < len(passages):
        notes.append(f"{len(passages) - len(kept)} of {len(passages)} passages did not fit and were left out")
    return Conversation(messages, list(kept), tuple(note for note in notes if not note.startswith("0 ")))


def fits(model: LanguageModel | EndpointModel, messages: Sequence[Message], room: int) -> bool:
    """Whether the model can read `messages` and write `room` tokens, or a quarter of its context, after them."""
    if model.context is None:
        return True
    tokenizer = getattr(model, "tokenizer", None)
    if tokenizer is None:
        length = sum(len(message["content"]) for message in messages) // CHARACTERS_PER_TOKEN
    else:
        from jupyter_spec.models.chat import encode

        length = len(encode(tokenizer, messages))
    return length + min(room, model.context // 4) <= model.context


def _compose(
    question: str,
    technique: Technique,
    shots: Sequence[Exemplar],
    passages: Sequence[Passage],
    *,
    quoted: bool,
) -> list[Message]:
    parts = [technique.system or (quoting.SYSTEM if quoted else None)]
    parts.append(INSTRUCTION if technique.cot else None)
    parts.append(ASKED_AS.get(technique.format))
    system = "\n".join(part for part in parts if part)
    messages = [Message(role="system", content=system)] if system else []
    for asked, answered in shots:
        messages += [Message(role="user", content=asked), Message(role="assistant", content=answered)]
    content = quoting.quote(passages, question) if quoted else question
    return [*messages, Message(role="user", content=content)]
