"""Muon for the matrices, AdamW for the rest, with float32 masters of bfloat16 weights.

The model runs in bfloat16 throughout, which on a CPU is 1.6 times as fast as autocast; the masters here take the updates,
so nothing smaller than a bfloat16 step is lost. Muon (Jordan et al. 2024, https://kellerjordan.github.io/posts/muon/)
replaces the momentum of a matrix by the nearest orthogonal one, by five Newton-Schulz steps; the factor
0.2·√max(m, n) (Liu et al. 2025, arXiv:2502.16982) gives its updates AdamW's size, so that one learning rate serves both.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from torch import Tensor, nn

_NEWTON_SCHULZ = (3.4445, -4.7750, 2.0315)


def orthogonalised(matrices: Tensor) -> Tensor:
    """The nearest semi-orthogonal matrices, about: singular values come to lie in 0.7 to 1.2. Shape (count, m, n)."""
    import torch

    x = matrices.to(torch.bfloat16)
    tall = x.shape[1] > x.shape[2]
    if tall:
        x = x.transpose(1, 2)
    x = x / (x.norm(dim=(1, 2), keepdim=True) + 1e-7)
    a, b, c = _NEWTON_SCHULZ
    for _ in range(5):
        gram = x @ x.transpose(1, 2)
        x = a * x + (b * gram + c * gram @ gram) @ x
    result: Tensor = x.transpose(1, 2) if tall else x
    return result


class Masters:
    """float32 copies of a model's weights, their optimizer state, and a running average of them.

    `average` follows the weights with a half-life of a few hundred steps; of a long run it is what gets exported.
    """

    def __init__(self, model: nn.Module, weight_decay: float = 0.05, average_decay: float = 0.998) -> None:
        import torch

        self.parameters = dict(model.named_parameters())
        self.weights = {n: p.detach().float().clone() for n, p in self.parameters.items()}
        self.first = {n: torch.zeros_like(w) for n, w in self.weights.items()}
        self.second = {n: torch.zeros_like(w) for n, w in self.weights.items() if not self._orthogonal(n)}
        self.average = {n: w.clone() for n, w in self.weights.items()}
        self.weight_decay, self.average_decay, self.steps = weight_decay, average_decay, 0

    def _orthogonal(self, name: str) -> bool:
        return self.weights[name].ndim == 2 and "embed" not in name and "lm_head" not in name

    def step(self, learning_rate: float, clip: float = 1.0) -> Tensor:
        """Apply the gradients that lie in the model, write the weights back, return the gradients' norm (a scalar).

        Nothing here waits for the device.
        """
        import torch

        self.steps += 1
        names = [n for n, p in self.parameters.items() if p.grad is not None]
        found: list[Any] = [self.parameters[n].grad for n in names]
        gradients = dict(zip(names, (g.float() for g in found), strict=True))
        norm: Tensor = torch.stack(torch._foreach_norm(list(gradients.values()))).norm()
        scale = (clip / (norm + 1e-6)).clamp(max=1.0)
        by_shape: dict[tuple[int, ...], list[str]] = defaultdict(list)
        for name, gradient in gradients.items():
            if self._orthogonal(name):
                by_shape[tuple(gradient.shape)].append(name)
            else:
                self._adam(name, gradient * scale, learning_rate)
        for shape, alike in by_shape.items():
            self._muon(alike, [gradients[n] for n in alike], learning_rate, 0.2 * max(shape) ** 0.5)
        decay = min(self.average_decay, self.steps / (self.steps + 10))
        with torch.no_grad():
            weights = list(self.weights.values())
            torch._foreach_copy_(list(self.parameters.values()), weights)
            torch._foreach_lerp_(list(self.average.values()), weights, 1 - decay)
        for parameter in self.parameters.values():
            parameter.grad = None
        return norm

    def _muon(self, names: list[str], gradients: list[Tensor], learning_rate: float, size: float) -> None:
        """One step of matrices of one shape; `size` makes their updates as long as AdamW's."""
        import torch

        first, weights = [self.first[n] for n in names], [self.weights[n] for n in names]
        torch._foreach_lerp_(first, gradients, 0.05)
        ahead = torch.stack(torch._foreach_lerp(gradients, first, 0.95))
        updates = list(orthogonalised(ahead).float().unbind())
        torch._foreach_mul_(weights, 1 - learning_rate * self.weight_decay)
        torch._foreach_add_(weights, updates, alpha=-learning_rate * size)

    def _adam(self, name: str, gradient: Tensor, learning_rate: float) -> None:
        self.first[name].lerp_(gradient, 0.1)
        self.second[name].lerp_(gradient.square(), 0.05)
        first = self.first[name] / (1 - 0.9**self.steps)
        second = self.second[name] / (1 - 0.95**self.steps)
        self.weights[name].addcdiv_(first, second.sqrt().add_(1e-8), value=-learning_rate)

    def tensors(self) -> dict[str, Tensor]:
        """All state, for a checkpoint."""
        groups = {
            "weights": self.weights,
            "first": self.first,
            "second": self.second,
            "average": self.average,
        }
        return {
            f"{group}/{name}": tensor for group, tensors in groups.items() for name, tensor in tensors.items()
        }

    def restore(self, tensors: dict[str, Tensor], steps: int) -> None:
        import torch

        for key, tensor in self.tensors().items():
            tensor.copy_(tensors[key])
        self.steps = steps
        with torch.no_grad():
            for name, parameter in self.parameters.items():
                parameter.copy_(self.weights[name])
