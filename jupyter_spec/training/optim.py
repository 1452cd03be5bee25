"""AdamW and its learning rate over the run: linear warm-up, then a cosine down to a tenth."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import torch

WARMUP = 0.06
LONGEST_WARMUP = 100
FLOOR = 0.1


def make_optimizer(
    model: Any, peak: float, weight_decay: float, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LambdaLR]:
    """AdamW over the weights that require a gradient, matrices decayed, and the schedule of `steps` steps."""
    import torch

    trained = [weight for weight in model.parameters() if weight.requires_grad]
    groups = [
        {"params": [weight for weight in trained if weight.ndim > 1], "weight_decay": weight_decay},
        {"params": [weight for weight in trained if weight.ndim <= 1], "weight_decay": 0.0},
    ]
    optimizer = torch.optim.AdamW([group for group in groups if group["params"]], lr=peak, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: share_of_peak(step, steps))
    return optimizer, schedule


def share_of_peak(step: int, steps: int) -> float:
    """The share of the peak learning rate at step `step` (from 0) of `steps`; never 0, so no step is lost."""
    warmup = min(LONGEST_WARMUP, math.ceil(WARMUP * steps))
    if step < warmup:
        return (step + 1) / (warmup + 1)
    done = (step - warmup) / max(1, steps - warmup)
    return FLOOR + (1 - FLOOR) * 0.5 * (1 + math.cos(math.pi * min(1.0, done)))
