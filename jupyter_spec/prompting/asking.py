"""Asking a model questions by one technique: the words around the question, the passages, the tries, the answer.

A single cell and a whole evaluation go through the same function, so what the ladder measures is what the
prompt does.
"""

from __future__ import annotations

import dataclasses
import functools
import json
import secrets
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from jupyter_spec.errors import SpecError
from jupyter_spec.models.messages import Completion, Message, Settings
from jupyter_spec.prompting.answer import Answer
from jupyter_spec.prompting.conversation import Technique, converse, fits
from jupyter_spec.prompting.exemplars import SimilarExemplars
from jupyter_spec.prompting.formats import extract_code, parse_json
from jupyter_spec.prompting.reasoning import normalised, opened_by, split_answer, split_thinking, vote

if TYPE_CHECKING:
    from jupyter_spec.models.endpoint import EndpointModel
    from jupyter_spec.models.language_model import LanguageModel
    from jupyter_spec.retrieval import Index
    from jupyter_spec.workspace import Artifact, Workspace

SAMPLE_TEMPERATURE = 0.7
Generate = Callable[..., list[Completion]]


def new_seed() -> int:
    """A seed for who gave none; it is kept in the record, so the answer can come again."""
    return secrets.randbelow(2**31)


def ask(
    model: LanguageModel | EndpointModel,
    questions: Sequence[str],
    technique: Technique,
    settings: Settings,
    *,
    index: Index | None = None,
    adapter: Artifact | None = None,
    cache: Workspace | None = None,
    on_text: Callable[[str], None] | None = None,
    on_done: Callable[[int], None] | None = None,
) -> list[Answer]:
    """One answer for each question; `on_text` and `on_done` as in `jupyter_spec.models.generation.generate`.

    With `cache`, what that workspace has answered before is read instead of generated. Several samples without a
    temperature are drawn at `SAMPLE_TEMPERATURE`; a seed is chosen where sampling has none.

    Raises
    ------
    SpecError
        If a question does not fit the model's context, or an answer asked for as JSON is none after two tries.
    """
    if technique.samples > 1 and settings.temperature == 0:
        settings = dataclasses.replace(settings, temperature=SAMPLE_TEMPERATURE)
    if settings.temperature > 0 and settings.seed is None:
        settings = dataclasses.replace(settings, seed=new_seed())
    generate = _generator(model, settings, adapter, cache)
    measure = _measure(model)
    similar = SimilarExemplars(technique.shots) if technique.nearest else None
    built = []
    for question in questions:
        shots = technique.shots if similar is None else similar.nearest(question, technique.nearest or 0)
        passages = (
            []
            if index is None
            else index.search(question, technique.k, budget=technique.budget, measure=measure)
        )
        built.append(
            converse(
                model,
                question,
                technique,
                shots,
                passages,
                quoted=index is not None,
                room=settings.max_tokens,
            )
        )
    if not built:
        return []
    opened, about_template = _template(model, built[0].messages)
    showing = None if on_text is None else lambda text: on_text(opened + text)
    conversations = [one.messages for one in built for _ in range(technique.samples)]
    completions = generate(conversations, on_text=showing, on_done=on_done)
    answers = []
    for i, one in enumerate(built):
        made = completions[i * technique.samples : (i + 1) * technique.samples]
        tries = [_read(one.messages, completion, technique, opened) for completion in made]
        if technique.format == "json":
            again = functools.partial(generate, on_text=showing if len(conversations) == 1 else None)
            tries = [_insist(first, model, technique, settings, opened, again) for first in tries]
        answers.append(
            _settle(
                tries,
                technique,
                notes=(*one.notes, *about_template),
                sources=one.passages,
                model=model.id,
                revision=model.revision,
                adapter=adapter.name if adapter else None,
                settings={**settings.to_json(), "samples": technique.samples, "cot": technique.cot},
            )
        )
    return answers


def _generator(
    model: LanguageModel | EndpointModel,
    settings: Settings,
    adapter: Artifact | None,
    cache: Workspace | None,
) -> Generate:
    """A function from conversations to completions, through the cache if there is one."""
    if cache is None:
        from jupyter_spec.models.generation import generate

        made = generate
    else:
        from jupyter_spec.models.generation_cache import cached_generate

        made = functools.partial(cached_generate, cache)

    def answers(conversations: Sequence[Sequence[Message]], **hooks: Any) -> list[Completion]:
        return made(model, conversations, settings, adapter, **hooks)

    return answers


def _measure(model: LanguageModel | EndpointModel) -> Callable[[str], int] | None:
    """Counts tokens of `model`; None for an endpoint, which keeps its tokenizer."""
    from jupyter_spec.models.chat import token_counter

    tokenizer = getattr(model, "tokenizer", None)
    return None if tokenizer is None else token_counter(tokenizer)


def _template(
    model: LanguageModel | EndpointModel, messages: Sequence[Message]
) -> tuple[str, tuple[str, ...]]:
    """The thinking block that the chat template opens in front of an answer, and what to say of the template."""
    from jupyter_spec.models.chat import has_template, render

    tokenizer = getattr(model, "tokenizer", None)
    if tokenizer is None:
        return "", ()
    if has_template(tokenizer):
        return opened_by(render(tokenizer, messages)), ()
    return "", (f"{model.id} has no chat template: a plain one was used, blank lines between the turns",)


@dataclasses.dataclass(frozen=True)
class _Try:
    """One completion, read: `value` is what it holds, or `error` says why it holds none; equal `key`s say the same."""

    messages: list[Message]
    completion: Completion
    reasoning: str
    text: str
    value: Any
    key: str
    language: str | None = None
    error: SpecError | None = None
    still_thinking: bool = False
    second: bool = False


def _read(
    messages: list[Message],
    completion: Completion,
    technique: Technique,
    opened: str,
    *,
    second: bool = False,
) -> _Try:
    """What a completion says; `opened` is the thinking block that the template had opened before it."""
    whole = opened + completion.text
    structured = technique.format in ("json", "code")
    reasoning, text = split_answer(whole, stepwise=technique.cot, whole=structured)
    read = _Try(
        messages, completion, reasoning, text, text, normalised(text),
        still_thinking=not text and split_thinking(whole)[2], second=second,
    )  # fmt: skip
    if technique.format == "code":
        code, language = extract_code(text)
        return dataclasses.replace(read, value=code, key=code, language=language)
    if technique.format == "json":
        try:
            value = parse_json(text)
        except SpecError as error:
            return dataclasses.replace(read, value=None, error=error)
        return dataclasses.replace(read, value=value, key=json.dumps(value, sort_keys=True))
    return read


def _insist(
    made: _Try,
    model: LanguageModel | EndpointModel,
    technique: Technique,
    settings: Settings,
    opened: str,
    generate: Generate,
) -> _Try:
    """`made` if it holds JSON; else one more try, with the parser's message, if that fits; it costs both."""
    first = made.completion
    if made.error is None or first.finish == "interrupted":
        return made
    again = [
        *made.messages,
        Message(role="assistant", content=made.text),
        Message(role="user", content=f"{made.error} Answer again with JSON only."),
    ]
    if not fits(model, again, settings.max_tokens):
        return made
    second = generate([again])[0]
    both = dataclasses.replace(
        second,
        tokens_in=first.tokens_in + second.tokens_in,
        tokens_out=first.tokens_out + second.tokens_out,
        seconds=first.seconds + second.seconds,
    )
    return _read(again, both, technique, opened, second=True)


def _settle(tries: Sequence[_Try], technique: Technique, notes: tuple[str, ...], **record: Any) -> Answer:
    """The answer that the tries agree on."""
    readable = [one for one in tries if one.error is None]
    if readable:
        winner, share = vote([one.key for one in readable])
        chosen, share = readable[winner], share * len(readable) / len(tries)
    else:
        chosen, share = tries[0], 1 / len(tries)
        if chosen.completion.finish != "interrupted":
            cut = chosen.completion.finish == "length"
            hint = f" It was cut at --max-tokens {record['settings']['max_tokens']}: raise it." if cut else ""
            raise SpecError(f"{chosen.error}{hint}")
        notes = (*notes, "interrupted before its JSON was whole: .value is None")
    if chosen.still_thinking:
        notes = (*notes, "it ended while the model was still thinking: raise --max-tokens for an answer")
    if chosen.second:
        notes = (*notes, "asked again with the parser's message: the first answer was not JSON")
    return Answer(
        text=chosen.text,
        value=chosen.value,
        language=chosen.language,
        reasoning=chosen.reasoning,
        raw=chosen.completion.text,
        messages=chosen.messages,
        token_ids=chosen.completion.prompt_ids,
        tokens_in=sum(one.completion.tokens_in for one in tries),
        tokens_out=sum(one.completion.tokens_out for one in tries),
        seconds=sum(one.completion.seconds for one in tries),
        finish=chosen.completion.finish,
        agreement=share if len(tries) > 1 else None,
        format=technique.format,
        notes=notes,
        **record,
    )
