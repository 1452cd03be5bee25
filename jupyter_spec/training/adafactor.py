"""Adafactor inside the backward pass: a weight is updated the moment its gradient is there, and the gradient is freed.

So no more than one gradient exists at a time, and the second moments of a matrix are kept as one row and one column
(Shazeer & Stern 2018, arXiv:1804.04235, without momentum and with an outside learning rate):

    R ← β R + (1 - β) mean_columns(G²)        β = 1 - t^-0.8
    C ← β C + (1 - β) mean_rows(G²)
    U = G / sqrt(R Cᵀ / mean(R))              clipped to a root mean square of 1
    W ← W - lr (U + weight_decay W)

4 bytes a weight in all instead of AdamW's 16, 2 with weights in bf16. A bf16 weight has 8 bits, in which an update
of a thousandth vanishes; so it is rounded up or down at random with the probabilities that keep the mean right
(stochastic rounding: Zamirai et al. 2020, arXiv:2010.06192). The gradient cannot be clipped as a whole, since it never
is there as a whole; the update is, weight by weight.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import torch

_EPSILON = 1e-30
_BLOCK = 1 << 22


def adafactor_in_backward(groups: list[dict[str, Any]], lr: float) -> torch.optim.Optimizer:
    """An optimizer whose `step` does nothing, since the work is done when `backward` returns.

    `groups` are as torch's optimizers take them: `params`, `weight_decay`.
    """
    made: torch.optim.Optimizer = _class()(groups, {"lr": lr, "weight_decay": 0.0})
    return made


def round_at_random(target: torch.Tensor, value: torch.Tensor) -> None:
    """Write fp32 `value` into bf16 `target`, up or down so that the mean is `value`."""
    import torch

    bits = value.view(torch.int32)
    noise = torch.randint_like(bits, 1 << 16)
    target.copy_(((bits + noise) & -65536).view(torch.float32))


@functools.cache
def _class() -> Any:
    import torch

    class AdafactorInBackward(torch.optim.Optimizer):
        """The state of each weight: `step`, and `row` and `column`, or `square` for what is no matrix."""

        def __init__(self, groups: Any, defaults: dict[str, Any]) -> None:
            super().__init__(groups, defaults)
            for group in self.param_groups:
                for weight in group["params"]:
                    weight.register_post_accumulate_grad_hook(self._update)

        @torch.no_grad()
        def step(self, closure: Any = None) -> Any:
            """Nothing is left to do."""

        def load_state_dict(self, state_dict: dict[str, Any]) -> None:
            """Torch would round the moments to the precision of the weights."""
            super().load_state_dict(state_dict)
            weights = [weight for group in self.param_groups for weight in group["params"]]
            for index, state in state_dict["state"].items():
                for name, value in state.items():
                    if isinstance(value, torch.Tensor):
                        self.state[weights[index]][name] = value.to(weights[index].device).clone()

        @torch.no_grad()
        def _update(self, weight: torch.Tensor) -> None:
            # Looked up each time: loading a checkpoint replaces the groups.
            group = next(g for g in self.param_groups if any(one is weight for one in g["params"]))
            assert weight.grad is not None
            gradient, weight.grad = weight.grad, None
            state = self.state[weight]
            state["step"] = state.get("step", 0) + 1
            keep = 1.0 - state["step"] ** -0.8
            matrix = gradient.flatten(0, -2) if gradient.ndim > 1 else gradient.unsqueeze(0)
            own = weight.view(matrix.shape)
            blocks = _blocks(matrix)
            if gradient.ndim > 1:
                squares = _means_of_squares(matrix, blocks)
                row, column = (
                    _mixed(state, n, new, keep) for n, new in zip(("row", "column"), squares, strict=True)
                )
                left, right = (row / row.mean()).rsqrt_().unsqueeze(1), column.rsqrt()
            else:
                square = gradient.float().square().add_(_EPSILON)
                left = torch.ones(1, 1, device=weight.device)
                right = _mixed(state, "square", square, keep).rsqrt()

            def update(block: slice) -> torch.Tensor:
                scaled: torch.Tensor = matrix[block].float() * left[block]
                return scaled.mul_(right)

            mean = sum(float(update(block).square_().sum()) for block in blocks) / matrix.numel()
            lr = float(group["lr"])
            step, shrink = lr / max(1.0, mean**0.5), 1 - lr * group["weight_decay"]
            for block in blocks:
                if weight.dtype == torch.bfloat16:
                    value = own[block].float().mul_(shrink).add_(update(block), alpha=-step)
                    round_at_random(own[block], value)
                else:
                    own[block].mul_(shrink).add_(update(block), alpha=-step)

    return AdafactorInBackward


def _blocks(matrix: torch.Tensor) -> list[slice]:
    """Rows by the thousand, so that what is computed in fp32 is never as large as a gradient."""
    rows = max(1, _BLOCK // matrix.shape[1])
    return [slice(begin, begin + rows) for begin in range(0, len(matrix), rows)]


def _means_of_squares(matrix: torch.Tensor, blocks: list[slice]) -> tuple[torch.Tensor, torch.Tensor]:
    """The mean square of each row and of each column, fp32."""
    import torch

    rows, column = [], torch.zeros(matrix.shape[1], device=matrix.device)
    for block in blocks:
        square = matrix[block].float().square().add_(_EPSILON)
        rows.append(square.mean(1))
        column += square.sum(0)
    return torch.cat(rows), column / len(matrix)


def _mixed(state: dict[str, Any], name: str, new: torch.Tensor, keep: float) -> torch.Tensor:
    """The running mean `name` of `state`, with `new` mixed in."""
    if name not in state:
        state[name] = new
    else:
        state[name] = state[name].float().lerp_(new, 1 - keep)
    mixed: torch.Tensor = state[name]
    return mixed
