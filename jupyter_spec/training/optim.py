"""The optimizer and its learning rate over the run: linear warm-up, then a cosine down to a tenth."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from jupyter_spec.training.adafactor import adafactor_in_backward
from jupyter_spec.training.setup import Setup

if TYPE_CHECKING:
    import torch

WARMUP = 0.06
LONGEST_WARMUP = 100
FLOOR = 0.1


def optimizer_of(
    setup: Setup, peak: float | None = None
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LambdaLR]:
    """What `setup` is to be trained with, as its plan chose it; with another `peak`, if one is given."""
    decay = setup.spec.weight_decay
    return make_optimizer(
        setup.model,
        setup.learning_rate if peak is None else peak,
        decay if decay is not None else setup.recipe.weight_decay,
        setup.schedule.steps,
        optimizer=setup.choice.optimizer,
        b_ratio=setup.spec.lora_plus or 1.0,
    )


def make_optimizer(
    model: Any,
    peak: float,
    weight_decay: float,
    steps: int,
    *,
    optimizer: str = "adamw",
    b_ratio: float = 1.0,
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LambdaLR]:
    """The optimizer over the weights that require a gradient, matrices decayed, and the schedule of `steps` steps.

    `b_ratio` is the learning rate of LoRA's B matrices over that of all else: LoRA+ (Hayou et al. 2024,
    arXiv:2402.12354).
    """
    import torch

    groups: dict[tuple[bool, bool], list[torch.Tensor]] = {}
    for name, weight in model.named_parameters():
        if weight.requires_grad:
            groups.setdefault((weight.ndim > 1, "lora_B" in name), []).append(weight)
    given = [
        {
            "params": weights,
            "weight_decay": weight_decay if is_matrix else 0.0,
            "lr": peak * (b_ratio if is_b else 1.0),
        }
        for (is_matrix, is_b), weights in sorted(groups.items(), reverse=True)
    ]
    made = (
        torch.optim.AdamW(given, lr=peak, fused=True)
        if optimizer == "adamw"
        else adafactor_in_backward(given, peak)
    )
    return made, torch.optim.lr_scheduler.LambdaLR(made, lambda step: share_of_peak(step, steps))


def share_of_peak(step: int, steps: int) -> float:
    """The share of the peak learning rate at step `step` (from 0) of `steps`; never 0, so no step is lost."""
    warmup = min(LONGEST_WARMUP, math.ceil(WARMUP * steps))
    if step < warmup:
        return (step + 1) / (warmup + 1)
    done = (step - warmup) / max(1, steps - warmup)
    return FLOOR + (1 - FLOOR) * 0.5 * (1 + math.cos(math.pi * min(1.0, done)))
