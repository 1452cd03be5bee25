"""Muon for the matrices, AdamW for the rest, with float32 masters of bfloat16 weights.

The model runs in bfloat16 throughout, which on a CPU is 1.6 times as fast as autocast; the masters here take the updates,
so nothing smaller than a bfloat16 step is lost. Muon (Jordan et al. 2024, https://kellerjordan.github.io/posts/muon/)
replaces the momentum of a matrix by the nearest orthogonal one, by five Newton-Schulz steps; the factor
0.2·√max(m, n) (Liu et al. 2025, arXiv:2502.16982) gives its updates AdamW's size, so that one learning rate serves both.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

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

    `average` follows the weights with a half-life of a few hundred steps; it is what gets exported.
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

    def step(self, learning_rate: float, clip: float = 1.0) -> float:
        """Apply the gradients that lie in the model, write the weights back, return the gradients' norm."""
        import torch

        self.steps += 1
        gradients = {n: p.grad.float() for n, p in self.parameters.items() if p.grad is not None}
        norm = float(torch.stack([g.norm() for g in gradients.values()]).norm())
        scale = min(1.0, clip / (norm + 1e-6))
        by_shape: dict[tuple[int, ...], list[str]] = defaultdict(list)
        for name, gradient in gradients.items():
            if self._orthogonal(name):
                self.first[name].lerp_(gradient, 0.05)
                by_shape[tuple(gradient.shape)].append(name)
            else:
                self._adam(name, gradient * scale, learning_rate)
        for shape, names in by_shape.items():
            ahead = torch.stack([torch.lerp(gradients[n], self.first[n], 0.95) for n in names])
            updates = orthogonalised(ahead).float() * (0.2 * max(shape) ** 0.5)
            for name, update in zip(names, updates, strict=True):
                self.weights[name].mul_(1 - learning_rate * self.weight_decay).add_(
                    update, alpha=-learning_rate
                )
        decay = min(self.average_decay, self.steps / (self.steps + 10))
        with torch.no_grad():
            for name, parameter in self.parameters.items():
                parameter.copy_(self.weights[name])
                parameter.grad = None
                self.average[name].lerp_(self.weights[name], 1 - decay)
        return norm

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
