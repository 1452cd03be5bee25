"""The forward pass of a Llama, written for training a small one on a CPU.

Same weights and same numbers as `transformers`' own (a test compares them), about 1.5 times as fast here. Where the time goes in a
narrow network is not matrix products but passes over memory, so: one product for queries, keys and values and one for
gate and up; norm, rotation, gate and attention as functions with their own backward pass and no float32 copies;
and in the last layer all that follows attention is done for the learnt positions alone.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor
from torch.autograd import Function
from torch.nn import functional as F

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from transformers import LlamaForCausalLM

    from .batches import Pointing

_MATERIALISED = 640


class _Norm(Function):
    """x / rms(x) * w over the last axis; the mean square in float32."""

    @staticmethod
    def forward(ctx: Any, x: Tensor, w: Tensor, eps: float) -> Tensor:
        size = torch.linalg.vector_norm(x, dim=-1, keepdim=True, dtype=torch.float32)
        inverse = (size.square() / x.shape[-1] + eps).rsqrt().to(x.dtype)
        n: Tensor = x * inverse
        ctx.save_for_backward(n, inverse, w)
        scaled: Tensor = n * w
        return scaled

    @staticmethod
    def backward(ctx: Any, g: Tensor) -> tuple[Tensor, Tensor, None]:
        n, inverse, w = ctx.saved_tensors
        gn = g * n
        along = (gn @ w).unsqueeze(-1) / n.shape[-1]
        gx = (g * w).addcmul_(n, along, value=-1).mul_(inverse)
        return gx, gn.flatten(0, -2).sum(0), None


class _Rotate(Function):
    """Rotary position embedding of x (batch, heads, length, size), halves paired."""

    @staticmethod
    def forward(ctx: Any, x: Tensor, cosine: Tensor, sine: Tensor) -> Tensor:
        ctx.save_for_backward(cosine, sine)
        return _rotated(x, cosine, sine, 1)

    @staticmethod
    def backward(ctx: Any, g: Tensor) -> tuple[Tensor, None, None]:
        cosine, sine = ctx.saved_tensors
        return _rotated(g, cosine, sine, -1), None, None


def _rotated(x: Tensor, cosine: Tensor, sine: Tensor, direction: int) -> Tensor:
    left, right = x.chunk(2, -1)
    y = torch.empty(x.shape, dtype=x.dtype, device=x.device)
    first, second = y.chunk(2, -1)
    torch.mul(left, cosine, out=first)
    first.addcmul_(right, sine, value=-direction)
    torch.mul(right, cosine, out=second)
    second.addcmul_(left, sine, value=direction)
    return y


class _Gate(Function):
    """silu(gate) * up, where h holds both side by side."""

    @staticmethod
    def forward(ctx: Any, h: Tensor) -> Tensor:
        ctx.save_for_backward(h)
        gate, up = h.chunk(2, -1)
        return F.silu(gate).mul_(up)

    @staticmethod
    def backward(ctx: Any, g: Tensor) -> Tensor:
        (h,) = ctx.saved_tensors
        gate, up = h.chunk(2, -1)
        out = torch.empty_like(h)
        to_gate, to_up = out.chunk(2, -1)
        torch.mul(g, F.silu(gate), out=to_up)
        torch.ops.aten.silu_backward.grad_input(g * up, gate, grad_input=to_gate)
        return out


class _Attend(Function):
    """Causal attention with the matrix of weights kept: for short rows faster than the fused kernel's backward pass."""

    @staticmethod
    def forward(ctx: Any, q: Tensor, k: Tensor, v: Tensor, mask: Tensor, scale: float) -> Tensor:
        weights = torch.baddbmm(mask, q, k.transpose(1, 2), alpha=scale).softmax(-1)
        ctx.save_for_backward(q, k, v, weights)
        ctx.scale = scale
        return torch.bmm(weights, v)

    @staticmethod
    def backward(ctx: Any, g: Tensor) -> tuple[Tensor, Tensor, Tensor, None, None]:
        q, k, v, weights = ctx.saved_tensors
        to_weights = torch.bmm(g, v.transpose(1, 2))
        scores = torch._softmax_backward_data(to_weights, weights, -1, weights.dtype)
        to_q, to_k = (
            torch.bmm(scores, k).mul_(ctx.scale),
            torch.bmm(scores.transpose(1, 2), q).mul_(ctx.scale),
        )
        return to_q, to_k, torch.bmm(weights.transpose(1, 2), g), None, None


# `apply` has no type of its own.
_norm: Callable[[Tensor, Tensor, float], Tensor] = _Norm.apply
_rotate: Callable[[Tensor, Tensor, Tensor], Tensor] = _Rotate.apply
_gate: Callable[[Tensor], Tensor] = _Gate.apply
_attend: Callable[[Tensor, Tensor, Tensor, Tensor, float], Tensor] = _Attend.apply


@cache
def _mask(length: int, dtype: torch.dtype, device: str) -> Tensor:
    return torch.full((1, length, length), float("-inf"), dtype=dtype, device=device).triu(1)


def _attention(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    """(batch, heads, length, size) each, to (batch, length, heads * size)."""
    batch, heads, length, size = q.shape
    if length > _MATERIALISED or q.device.type != "cpu":
        out = F.scaled_dot_product_attention(q, k, v, is_causal=True, enable_gqa=k.shape[1] != heads)
    else:
        if k.shape[1] != heads:
            k, v = (t.repeat_interleave(heads // k.shape[1], 1) for t in (k, v))
        a, b, c = (t.reshape(batch * heads, length, size) for t in (q, k, v))
        out = _attend(a, b, c, _mask(length, q.dtype, str(q.device)), size**-0.5).view(q.shape)
    return out.transpose(1, 2).reshape(batch, length, heads * size)


def pointing_loss(queries: Tensor, keys: Tensor, pointing: Pointing, heads: int) -> Tensor:
    """How far the first `heads` heads are from looking where a reply's original stands: mean of -log of the attention there.

    `queries`, `keys`: (batch, heads, length, size), rotated, of one layer.
    """

    def there(numbers: NDArray[np.int64]) -> Tensor:
        return torch.from_numpy(numbers).to(queries.device, non_blocking=True)

    rows, columns = there(pointing.rows), there(pointing.columns)
    chosen = queries[rows, :heads, columns]
    scores = torch.einsum("phd,phtd->pht", chosen, keys[rows, :heads]).float() * keys.shape[-1] ** -0.5
    length = torch.arange(keys.shape[2], device=keys.device)
    scores = scores.masked_fill(length > columns[:, None, None], float("-inf"))
    place = torch.zeros(len(rows), 1, keys.shape[2], dtype=torch.bool, device=keys.device)
    place[there(pointing.owners), 0, there(pointing.places)] = True
    away: Tensor = scores.logsumexp(-1) - scores.masked_fill(~place, float("-inf")).logsumexp(-1)
    return away.mean()


def states_at(
    model: LlamaForCausalLM,
    ids: Tensor,
    rows: Tensor,
    columns: Tensor,
    watch: Callable[[Tensor, Tensor], None] | None = None,
) -> Tensor:
    """Final hidden states (count, width) at the given positions of `ids` (batch, length); attention is causal.

    `watch` is shown the rotated queries and keys (batch, heads, length, size) of the last layer.
    """
    config, eps = model.config, model.config.rms_norm_eps
    heads, key_heads = config.num_attention_heads, config.num_key_value_heads or config.num_attention_heads
    size = config.hidden_size // heads
    x = F.embedding(ids, model.model.embed_tokens.weight)
    positions = torch.arange(ids.shape[1], device=ids.device)
    cosine, sine = (t[0, :, : size // 2] for t in model.model.rotary_emb(x, positions[None]))
    last = len(model.model.layers) - 1
    for i, layer in enumerate(model.model.layers):
        at, mlp = layer.self_attn, layer.mlp
        n = _norm(x, layer.input_layernorm.weight, eps)
        joined = F.linear(n, torch.cat((at.q_proj.weight, at.k_proj.weight, at.v_proj.weight)))
        q, k, v = (
            t.view(*ids.shape, -1, size).transpose(1, 2)
            for t in joined.split((heads * size, key_heads * size, key_heads * size), -1)
        )
        q, k = _rotate(q, cosine, sine), _rotate(k, cosine, sine)
        seen = _attention(q, k, v)
        if i == last and watch:
            watch(q, k)
        if i == last:
            seen, x = seen[rows, columns], x[rows, columns]
        x = x + F.linear(seen, at.o_proj.weight)
        n = _norm(x, layer.post_attention_layernorm.weight, eps)
        x = x + F.linear(
            _gate(F.linear(n, torch.cat((mlp.gate_proj.weight, mlp.up_proj.weight)))), mlp.down_proj.weight
        )
    return _norm(x, model.model.norm.weight, eps)
