"""The last layer and the loss, for learned positions only, a chunk at a time.

With a vocabulary V, a sequence of T tokens gives T × V logits: for 1,000 tokens and V = 151,936 that is 608 MB in
fp32, and as much again for the gradient. Here the model hands over the hidden states of the positions that have a
target, and loss and gradients are computed chunk by chunk, in closed form:

    loss = Σ (logsumexp(h Wᵀ + b) - (h Wᵀ + b)[target])        dloss/dlogits = softmax(h Wᵀ + b) - onehot(target)

so no more than one chunk of logits ever exists. The result is the sum; who knows how many targets the whole step has
divides once (token-correct accumulation). The idea is that of Liger-Kernel's FusedLinearCrossEntropy (Hsu et al.
2024, arXiv:2410.10989), in plain torch.

The hidden states are had by letting the output layer hand its input through while the model runs; `logits_to_keep`
has the model do so for the learned positions alone. A model that changes the logits after that layer (Gemma 2 caps
them, Granite scales them) is recognised by trying once, and is computed the plain way.
"""

from __future__ import annotations

import contextlib
import functools
import inspect
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from jupyter_spec.training.encode import IGNORED

if TYPE_CHECKING:
    import torch

# Logits in one chunk: 64 MiB of fp32.
_CHUNK_LOGITS = 1 << 24
# Rows of the gradient of the weights that are computed at once.
_ROWS = 1 << 14


def linear_cross_entropy(
    hidden: torch.Tensor,
    weight: torch.Tensor,
    bias: torch.Tensor | None,
    targets: torch.Tensor,
    *,
    compute: torch.dtype | None = None,
    chunk: int | None = None,
) -> torch.Tensor:
    """Summed cross-entropy of `hidden @ weight.T + bias` against `targets`, fp32, differentiable.

    `hidden` is (n, d), `weight` (V, d), `bias` (V,) or None, `targets` (n,) with IGNORED where there is none.
    The products are computed in `compute`, by default the dtype of `weight`; `chunk` positions at once.
    """
    keep = targets != IGNORED
    chunk = chunk or max(64, _CHUNK_LOGITS // weight.shape[0])
    loss: torch.Tensor = _function().apply(
        hidden[keep], weight, bias, targets[keep], compute or weight.dtype, chunk
    )
    return loss


@functools.cache
def _function() -> Any:
    import torch

    class LinearCrossEntropy(torch.autograd.Function):
        """Loss and gradients in the forward pass, since the logits are there then and never again."""

        @staticmethod
        def forward(
            ctx: Any,
            hidden: torch.Tensor,
            weight: torch.Tensor,
            bias: torch.Tensor | None,
            targets: torch.Tensor,
            compute: torch.dtype,
            chunk: int,
        ) -> torch.Tensor:
            needs_hidden, needs_weight, needs_bias = ctx.needs_input_grad[:3]
            d_hidden = torch.empty_like(hidden) if needs_hidden else None
            d_weight = torch.zeros_like(weight, dtype=torch.float32) if needs_weight else None
            d_bias = torch.zeros_like(bias, dtype=torch.float32) if needs_bias and bias is not None else None
            total = torch.zeros((), dtype=torch.float32, device=hidden.device)
            factor, shift = weight.to(compute), None if bias is None else bias.to(compute)
            for begin in range(0, len(targets), chunk):
                part, wanted = (
                    hidden[begin : begin + chunk].to(compute),
                    targets[begin : begin + chunk, None],
                )
                logits = torch.nn.functional.linear(part, factor, shift).float()
                norm = logits.logsumexp(dim=1, keepdim=True)
                total += (norm - logits.gather(1, wanted)).sum()
                if not (needs_hidden or needs_weight or needs_bias):
                    continue
                slope = logits.sub_(norm).exp_()
                slope.scatter_add_(1, wanted, torch.full_like(norm, -1.0))
                if d_bias is not None:
                    d_bias += slope.sum(0)
                slope = slope.to(compute)
                if d_hidden is not None:
                    d_hidden[begin : begin + chunk] = slope @ factor
                if d_weight is not None:
                    # Some rows at a time: a product in bf16 of all of them is half as large as the gradient.
                    for rows in range(0, len(d_weight), _ROWS):
                        d_weight[rows : rows + _ROWS] += slope[:, rows : rows + _ROWS].t() @ part
            ctx.dtypes = (weight.dtype, None if bias is None else bias.dtype)
            ctx.save_for_backward(d_hidden, d_weight, d_bias)
            return total

        @staticmethod
        def backward(ctx: Any, *grads: torch.Tensor) -> Any:
            d_hidden, d_weight, d_bias = ctx.saved_tensors
            scale = grads[0]
            weight_dtype, bias_dtype = ctx.dtypes
            return (
                None if d_hidden is None else d_hidden * scale.to(d_hidden.dtype),
                None if d_weight is None else d_weight.mul_(scale).to(weight_dtype),
                None if d_bias is None else (d_bias * scale).to(bias_dtype),
                None,
                None,
                None,
            )

    return LinearCrossEntropy


class Head:
    """The output layer of `model`, and the loss of a batch through it.

    `fused` says whether the chunked way gives the model's own logits; it was tried.
    """

    def __init__(self, model: Any, compute: torch.dtype | None = None) -> None:
        self.compute = compute
        self.layer: Any = model.get_output_embeddings()
        self.selects = "logits_to_keep" in _forward_parameters(model)
        self.fused = self.selects and self._is_last(model)

    @contextlib.contextmanager
    def open(self) -> Iterator[None]:
        """While open, the model's `logits` are the hidden states before the output layer, if `fused`."""
        if not self.fused:
            yield
            return
        self.layer.forward = lambda hidden: hidden
        try:
            yield
        finally:
            del self.layer.forward

    @contextlib.contextmanager
    def shut(self) -> Iterator[None]:
        """While shut, the model gives its own logits, though the head is open."""
        opened = self.layer.__dict__.pop("forward", None)
        try:
            yield
        finally:
            if opened is not None:
                self.layer.forward = opened

    def inputs(self, batch: dict[str, torch.Tensor]) -> dict[str, Any]:
        """What the model is to be called with for `batch` (as `packing.collate` gives it)."""
        arguments: dict[str, Any] = {key: value for key, value in batch.items() if key != "targets"}
        arguments["use_cache"] = False
        if self.selects:
            arguments["logits_to_keep"] = _columns(batch["targets"])
        return arguments

    def loss(self, given: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
        """Summed loss. `given` is the model's `logits` for `inputs(batch)` while `open`; `targets` (rows, length)."""
        import torch

        if self.selects:
            targets = targets[:, _columns(targets)]
        if self.fused:
            return linear_cross_entropy(
                given.flatten(0, 1),
                self.layer.weight,
                self.layer.bias,
                targets.flatten(),
                compute=self.compute,
            )
        return torch.nn.functional.cross_entropy(
            given.flatten(0, 1).float(), targets.flatten(), ignore_index=IGNORED, reduction="sum"
        )

    def _is_last(self, model: Any) -> bool:
        """Whether what the layer gives is what the model gives: numbers from -100 to 100 put there come out as such."""
        import torch

        if type(self.layer) is not torch.nn.Linear:
            return False
        ids = torch.arange(4, device=model.device)[None]
        wide = torch.linspace(-100, 100, 64, device=model.device, dtype=model.dtype).expand(1, 4, 64)
        layer: Any = self.layer
        training = model.training
        model.eval()
        layer.forward = lambda _: wide
        try:
            with torch.no_grad():
                return bool(torch.equal(model(input_ids=ids, use_cache=False).logits.to(wide.dtype), wide))
        finally:
            del layer.forward
            model.train(training)


def _columns(targets: torch.Tensor) -> torch.Tensor:
    """The positions at which any row has a target; the first one if none has."""
    import torch

    columns = (targets != IGNORED).any(dim=0).nonzero()[:, 0]
    return columns if len(columns) else torch.zeros(1, dtype=torch.long, device=targets.device)


def _forward_parameters(model: Any) -> set[str]:
    base = model.get_base_model() if hasattr(model, "get_base_model") else model
    return set(inspect.signature(base.forward).parameters)
