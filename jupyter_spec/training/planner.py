"""Which optimizer, and whether activations are kept or recomputed: the first way that fits into memory, and why.

In the order of what a person would want, best first:

    AdamW                          16 bytes a trained weight
    AdamW, recomputing             a third more time, a fraction of the activations
    Adafactor in the backward      4 bytes (full finetuning, one process, no accumulation)
    the same, recomputing
    the same with bf16 weights     2 bytes, rounded at random
    the same, recomputing

`--optimizer` leaves only the ways of that optimizer. What fits in no way is refused with what would.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from jupyter_spec.errors import SpecError
from jupyter_spec.training import memory
from jupyter_spec.training.memory import Shape
from jupyter_spec.training.spec import TrainSpec

_SPOKEN = {
    "adamw": "AdamW",
    "adafactor": "Adafactor in the backward pass",
    "adafactor-bf16": "Adafactor in the backward pass on bf16 weights",
}


@dataclasses.dataclass(frozen=True)
class Choice:
    """`optimizer` is adamw, adafactor or adafactor-bf16; `recompute` is gradient checkpointing; `why` is a sentence."""

    optimizer: str
    recompute: bool
    why: str


def choose(
    spec: TrainSpec,
    shape: Shape,
    precision: str,
    batch_tokens: int,
    device: str,
    row_tokens: int | None = None,
) -> Choice:
    """The first way that fits into the memory that is free, for batches of rows of `row_tokens`.

    Raises
    ------
    SpecError
        If none does, with what would.
    """
    free = memory.memory_free(device)
    first: tuple[str, int] | None = None
    for optimizer, recompute in ways(spec):
        needed = _needed(spec, shape, precision, batch_tokens, optimizer, recompute, device, row_tokens)
        name = _SPOKEN[optimizer] + (", activations recomputed" if recompute else "")
        if needed <= free:
            asked = "as asked" if spec.optimizer != "auto" else "it fits"
            if first is None:
                return Choice(optimizer, recompute, f"{name}: {asked}")
            than = f"{first[0]} would need {first[1] / 1e9:.1f} GB, {free / 1e9:.1f} GB are free"
            return Choice(optimizer, recompute, f"{name}: {than}")
        first = first or (name, needed)
    raise SpecError(_refusal(spec, shape, precision, batch_tokens, free, device, row_tokens))


def ways(spec: TrainSpec) -> Iterator[tuple[str, bool]]:
    """The ways that are possible with what was asked for, best first."""
    in_backward = spec.method == "full" and spec.accumulate == 1 and spec.processes == 1
    for optimizer in _SPOKEN:
        possible = optimizer == "adamw" or (
            in_backward and not (optimizer == "adafactor-bf16" and spec.precision == "fp32")
        )
        if possible and spec.optimizer in ("auto", optimizer):
            yield from ((optimizer, False), (optimizer, True))


def _needed(
    spec: TrainSpec,
    shape: Shape,
    precision: str,
    tokens: int,
    optimizer: str,
    recompute: bool,
    device: str,
    row_tokens: int | None,
) -> int:
    precision = "bf16" if optimizer == "adafactor-bf16" else precision
    needed = memory.memory_needed(spec, shape, precision, tokens, optimizer, recompute, device, row_tokens)
    return sum(needed.values())


def _refusal(
    spec: TrainSpec,
    shape: Shape,
    precision: str,
    batch_tokens: int,
    free: int,
    device: str,
    row_tokens: int | None,
) -> str:
    def least(of: TrainSpec, tokens: int) -> int:
        return min(_needed(of, shape, precision, tokens, *way, device, row_tokens) for way in ways(of))

    smaller = batch_tokens
    while smaller > 256 and least(spec, smaller) > free:
        smaller //= 2
    other = dataclasses.replace(spec, optimizer="auto")
    lora = dataclasses.replace(spec, method="lora", optimizer="auto")
    if least(spec, smaller) <= free:
        advice = f"--batch-tokens {smaller} would fit"
    elif least(other, smaller) <= free:
        advice = "leave out --optimizer, another one would fit"
    elif spec.method == "full" and least(lora, smaller) <= free:
        advice = "LoRA (%lora_train) would fit"
    else:
        advice = "take a smaller model"
    needed = least(spec, batch_tokens)
    return (
        f"this training needs about {needed / 1e9:.1f} GB of memory, {free / 1e9:.1f} GB are free: {advice}."
    )
