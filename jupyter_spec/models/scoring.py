"""How likely a model finds each of several given answers, without generating.

A conversation is read once; each choice is then run behind it and forgotten again, so neither the shared beginning of
all conversations nor a conversation itself is computed twice. The sum of log-probabilities favours short
choices; the mean over a choice's tokens does not (as in Brown et al. 2020, arXiv:2005.14165, §2.4).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from jupyter_spec.errors import SpecError
from jupyter_spec.models.chat import encode
from jupyter_spec.models.messages import Message

if TYPE_CHECKING:
    from jupyter_spec.models.language_model import LanguageModel
    from jupyter_spec.workspace import Artifact

# Most logits held at once.
MOST_LOGITS = 2**25


@dataclasses.dataclass(frozen=True)
class ChoiceScore:
    """Log-probability of a choice, in nats: over all its `tokens`, and per token."""

    sum: float
    tokens: int

    @property
    def mean(self) -> float:
        return self.sum / self.tokens


def score_choices(
    model: LanguageModel,
    conversations: Sequence[Sequence[Message]],
    choices: Sequence[Sequence[str]],
    adapter: Artifact | None = None,
) -> list[list[ChoiceScore]]:
    """A score for each of `choices[i]` as the next turn after `conversations[i]`.

    Raises
    ------
    SpecError
        For a choice without any token, a conversation that does not fit, or a model that cannot share what it has read.
    """
    import torch

    from jupyter_spec.models.prefixes import shared
    from jupyter_spec.models.slots import attending

    if model.refuses_slots is not None:
        raise SpecError(f"{model.id} cannot score choices: {model.refuses_slots}.")
    prompts = [encode(model.tokenizer, conversation) for conversation in conversations]
    options = [_encoded(model, texts) for texts in choices]
    longest = max((len(option) for row in options for option in row), default=1)
    for prompt in prompts:
        if len(prompt) + longest > model.context:
            raise SpecError(
                f"a prompt of {len(prompt)} tokens and its choices do not fit {model.id} ({model.context})."
            )
    scores: list[list[ChoiceScore]] = [[] for _ in prompts]
    length = shared(prompts)
    with model.using(adapter) as network, torch.inference_mode(), attending(network):
        version = adapter.path.name if adapter else None
        prefix = model.prefixes.get(network, version, prompts[0][:length]) if length else ()
        order = sorted(range(len(prompts)), key=lambda i: len(prompts[i]))
        most = max(1, min(64, MOST_LOGITS // (longest * model.model.config.get_text_config().vocab_size)))
        for start in range(0, len(order), most):
            group = order[start : start + most]
            rests = [prompts[i][length:] for i in group]
            for i, row in zip(
                group, _scored(network, rests, [options[i] for i in group], prefix), strict=True
            ):
                scores[i] = row
    return scores


def _encoded(model: LanguageModel, texts: Sequence[str]) -> list[list[int]]:
    encoded: list[list[int]] = [
        model.tokenizer(text, add_special_tokens=False)["input_ids"] for text in texts
    ]
    if any(not ids for ids in encoded):
        raise SpecError("a choice is empty: each needs at least one token.")
    return encoded


def _scored(
    network: Any, prompts: list[list[int]], options: list[list[list[int]]], prefix: Any
) -> list[list[ChoiceScore]]:
    from jupyter_spec.models.prefixes import fill
    from jupyter_spec.models.slots import Slots

    width = max(map(len, prompts))
    most = max(len(option) for row in options for option in row)
    slots = Slots(len(prompts), width + most, prefix)
    pads = [width - len(prompt) for prompt in prompts]
    slots.add(pads)
    padded = [[p[0]] * pad + p for p, pad in zip(prompts, pads, strict=True)]
    first = fill(slots, network, padded, 0).float().log_softmax(-1)
    scores: list[list[ChoiceScore]] = [[] for _ in prompts]
    for number in range(max(map(len, options))):
        # A row with fewer choices than others repeats its last one, which is not counted.
        asked = [row[min(number, len(row) - 1)] for row in options]
        sums = [float(first[i, ids[0]]) for i, ids in enumerate(asked)]
        more = max(map(len, asked)) - 1
        if more:
            fed = [(ids[:-1] + ids[-1:] * more)[:more] for ids in asked]
            after = slots.forward(network, fed, 0, more).float().log_softmax(-1)
            for i, ids in enumerate(asked):
                sums[i] += sum(float(after[i, j, token]) for j, token in enumerate(ids[1:]))
                slots.rewind(i, more)
        for i, ids in enumerate(asked):
            if number < len(options[i]):
                scores[i].append(ChoiceScore(sums[i], len(ids)))
    return scores
