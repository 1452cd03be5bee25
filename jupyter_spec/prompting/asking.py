"""Asking a model questions by one technique: the words around the question, the passages, the tries, the answer.

A single cell and a whole evaluation go through the same function, so what the ladder measures is what the
prompt does.
"""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from jupyter_spec.errors import SpecError
from jupyter_spec.models.messages import Completion, Message, Settings
from jupyter_spec.prompting import passages as quoting
from jupyter_spec.prompting.answer import Answer
from jupyter_spec.prompting.formats import FORMATS
from jupyter_spec.prompting.reasoning import INSTRUCTION, split_answer, vote

if TYPE_CHECKING:
    from jupyter_spec.models.language_model import LanguageModel
    from jupyter_spec.retrieval import Index, Passage
    from jupyter_spec.workspace import Artifact


SAMPLE_TEMPERATURE = 0.7
_FENCE = re.compile(r"```(?:json)?\s*(.*?)```", re.DOTALL)


@dataclasses.dataclass(frozen=True)
class Technique:
    """How to ask: a system instruction, exemplars (question, answer), passages (`k` of an index), steps, samples.

    Raises
    ------
    SpecError
        If a number is out of its range, or several samples are asked for without randomness.
    """

    system: str | None = None
    shots: tuple[tuple[str, str], ...] = ()
    k: int = 4
    cot: bool = False
    samples: int = 1
    format: str = "markdown"

    def __post_init__(self) -> None:
        if self.k < 1:
            raise SpecError(f"-k {self.k}: at least 1 passage.")
        if self.samples < 1:
            raise SpecError(f"--samples {self.samples}: at least 1.")
        if self.format not in FORMATS:
            raise SpecError(f"--format {self.format}: one of {', '.join(FORMATS)}.")


def ask(
    model: LanguageModel,
    questions: Sequence[str],
    technique: Technique,
    settings: Settings,
    *,
    index: Index | None = None,
    adapter: Artifact | None = None,
    on_text: Callable[[str], None] | None = None,
    on_done: Callable[[int], None] | None = None,
) -> list[Answer]:
    """One answer for each question; `on_text` and `on_done` as in `jupyter_spec.models.generation.generate`."""
    from jupyter_spec.models.generation import generate

    if technique.samples > 1 and settings.temperature == 0:
        settings = dataclasses.replace(settings, temperature=SAMPLE_TEMPERATURE)
    found = [index.search(question, technique.k) if index is not None else [] for question in questions]
    built = [
        _build(model, question, technique, passages, quoted=index is not None, room=settings.max_tokens)
        for question, passages in zip(questions, found, strict=True)
    ]
    conversations = [messages for messages, _, _ in built for _ in range(technique.samples)]
    completions = generate(model, conversations, settings, adapter, on_text=on_text, on_done=on_done)
    answers = []
    for i, (messages, passages, notes) in enumerate(built):
        tries = completions[i * technique.samples : (i + 1) * technique.samples]
        if technique.format == "json":
            tries = [_insist_on_json(model, messages, made, settings, adapter) for made in tries]
        record = {
            "model": model.id,
            "revision": model.revision,
            "adapter": adapter.name if adapter else None,
            "settings": {**settings.to_json(), "samples": technique.samples, "cot": technique.cot},
            "messages": messages,
            "sources": passages,
            "notes": tuple(notes),
        }
        answers.append(_settle(tries, technique, record))
    return answers


def _settle(tries: Sequence[Completion], technique: Technique, record: dict[str, Any]) -> Answer:
    """The answer that the tries agree on."""
    split = [split_answer(made.text, stepwise=technique.cot) for made in tries]
    winner, share = vote([answer for _, answer in split])
    reasoning, text = split[winner]
    return Answer(
        text=text,
        value=parse_json(text) if technique.format == "json" else text,
        reasoning=reasoning,
        raw=tries[winner].text,
        tokens_in=sum(made.tokens_in for made in tries),
        tokens_out=sum(made.tokens_out for made in tries),
        seconds=sum(made.seconds for made in tries),
        finish=tries[winner].finish,
        agreement=share if len(tries) > 1 else None,
        format=technique.format,
        **record,
    )


def _build(
    model: LanguageModel,
    question: str,
    technique: Technique,
    passages: list[Passage],
    *,
    quoted: bool,
    room: int,
) -> tuple[list[Message], list[Passage], list[str]]:
    """The conversation, the passages that are in it, and what had to be left out for the model's context.

    Exemplars go first, from the far end; then passages, from the last. The question itself is never cut.
    """
    from jupyter_spec.models.chat import encode

    shots, kept, notes = list(technique.shots), list(passages), []
    while True:
        messages = _compose(question, technique, shots, kept, quoted=quoted)
        length = len(encode(model.tokenizer, messages))
        if length + min(room, model.context // 4) <= model.context or not (shots or len(kept) > 1):
            break
        if shots:
            shots.pop(0)
        else:
            kept.pop()
    if len(shots) < len(technique.shots):
        notes.append(
            f"{len(technique.shots) - len(shots)} of {len(technique.shots)} shots did not fit and were left out"
        )
    if len(kept) < len(passages):
        notes.append(f"{len(passages) - len(kept)} of {len(passages)} passages did not fit and were left out")
    return messages, kept, notes


def _compose(
    question: str,
    technique: Technique,
    shots: Sequence[tuple[str, str]],
    passages: Sequence[Passage],
    *,
    quoted: bool,
) -> list[Message]:
    parts = [technique.system or (quoting.SYSTEM if quoted else None)]
    parts.append(INSTRUCTION if technique.cot else None)
    parts.append("Answer with JSON only." if technique.format == "json" else None)
    system = "\n".join(part for part in parts if part)
    messages = [Message(role="system", content=system)] if system else []
    for asked, answered in shots:
        messages += [Message(role="user", content=asked), Message(role="assistant", content=answered)]
    content = quoting.quote(passages, question) if quoted else question
    return [*messages, Message(role="user", content=content)]


def _insist_on_json(
    model: LanguageModel,
    messages: list[Message],
    made: Completion,
    settings: Settings,
    adapter: Artifact | None,
) -> Completion:
    """`made` if it parses; else one more try, with the parser's message."""
    from jupyter_spec.models.generation import generate

    try:
        parse_json(split_answer(made.text, stepwise=True)[1])
    except SpecError as error:
        again = [
            *messages,
            Message(role="assistant", content=made.text),
            Message(role="user", content=f"{error} Answer again with JSON only."),
        ]
        return generate(model, [again], settings, adapter)[0]
    return made


def parse_json(text: str) -> Any:
    """The JSON in `text`, also when it stands in a code fence.

    Raises
    ------
    SpecError
        With the parser's message and what was answered.
    """
    fenced = _FENCE.search(text)
    try:
        return json.loads(fenced[1] if fenced else text)
    except ValueError as error:
        raise SpecError(f"the answer is not JSON ({error}): {text[:200]!r}.") from None
