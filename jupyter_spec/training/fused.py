"""Three parts of a block, computed with fewer passes over memory: LoRA's linear layer, RMS norm, the gated product.

Between two matrix products a block does little arithmetic, but each little step reads and writes all activations, and
what it writes is kept for the backward pass. With peft, autocast and transformers' own modules a LoRA layer copies its
input to fp32 and back, and a norm keeps three fp32 copies of it. Here each part is one function with its own backward:

    LoRA layer   y = x Wᵀ, then y += s (x Aᵀ) Bᵀ in place         keeps x and x Aᵀ
    RMS norm     y = x / rms(x) · w                               keeps x and 1 / rms(x)
    gate         y = silu(g) · u                                  keeps g and u, and computes silu(g) again

The products are those that peft and transformers compute, in the precision that autocast gives them. A module is only
replaced when it is of a known form and gives, tried with random numbers, what it gave before; dropout, DoRA, 4-bit
layers, other activations and adapters that are switched off go the old way. The idea is Unsloth's and Liger-Kernel's
(Hsu et al. 2024, arXiv:2410.10989), in plain torch, so that it serves a CPU too.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import torch


def fuse(model: Any) -> int:
    """Give the modules of `model` that allow it a leaner forward, in place; returns how many."""
    import torch

    fused = 0
    for module in model.modules():
        with torch.no_grad():
            for lean_of in (_lean_lora, _lean_norm, _lean_gate):
                lean = lean_of(module)
                if lean is not None:
                    module.forward = lean
                    fused += 1
                    break
    return fused


def _lean_lora(module: Any) -> Callable[..., torch.Tensor] | None:
    import torch
    from peft.tuners.lora import Linear

    if type(module) is not Linear or type(module.base_layer) is not torch.nn.Linear:
        return None
    plain, base = module.forward, module.base_layer

    def forward(x: torch.Tensor, *args: Any, **kwargs: Any) -> torch.Tensor:
        active = module.active_adapters
        if args or kwargs or len(active) != 1 or module.disable_adapters or module.merged:
            return plain(x, *args, **kwargs)
        (name,) = active
        usual = (
            name in module.lora_A
            and isinstance(module.lora_dropout[name], torch.nn.Identity)
            and name not in module.lora_variant
            and not module.lora_bias[name]
            and not base.weight.requires_grad
        )
        if not usual:
            return plain(x)
        compute = _autocast(x.device.type) or x.dtype
        made: torch.Tensor = _lora().apply(
            x.to(compute),
            base.weight.to(compute),
            base.bias,
            module.lora_A[name].weight,
            module.lora_B[name].weight,
            module.scaling[name],
        )
        return made

    return forward


def _lean_norm(module: Any) -> Callable[[torch.Tensor], torch.Tensor] | None:
    """Of modules with nothing but a `weight` and an epsilon that divide by the root of the mean square."""
    import torch

    epsilon = getattr(module, "variance_epsilon", None)
    if epsilon is None or [name for name, _ in module.named_parameters()] != ["weight"]:
        return None
    weight = module.weight

    def forward(hidden_states: torch.Tensor) -> torch.Tensor:
        made: torch.Tensor = _norm().apply(hidden_states, module.weight, epsilon)
        return made

    generator = torch.Generator().manual_seed(0)
    tried = torch.randn(3, len(weight), generator=generator).to(weight.device)
    return forward if torch.allclose(forward(tried), module.forward(tried), atol=1e-5, rtol=1e-5) else None


def _lean_gate(module: Any) -> Callable[[torch.Tensor], torch.Tensor] | None:
    """Of modules that are down(silu(gate(x)) · up(x))."""
    import torch

    parts = ("gate_proj", "up_proj", "down_proj")
    if {name for name, _ in module.named_children()} - {"act_fn"} != set(parts) or not hasattr(
        module, "act_fn"
    ):
        return None
    down = module.down_proj

    def forward(x: torch.Tensor) -> torch.Tensor:
        gate, up = module.gate_proj(x), module.up_proj(x)
        made: torch.Tensor = down(_gate().apply(gate, up))
        return made

    weight = module.gate_proj.weight
    line = torch.linspace(-12, 12, 97, device=weight.device)
    if not torch.allclose(module.act_fn(line), torch.nn.functional.silu(line), atol=1e-5):
        return None
    generator = torch.Generator().manual_seed(0)
    dtype = weight.dtype if weight.is_floating_point() else torch.bfloat16  # four bits are held as bytes
    tried = torch.randn(3, module.gate_proj.in_features, generator=generator).to(weight.device, dtype)
    before = module.forward(tried).float()
    return forward if (forward(tried).float() - before).norm() <= 0.02 * before.norm() else None


def _autocast(device: str) -> torch.dtype | None:
    import torch

    return torch.get_autocast_dtype(device) if torch.is_autocast_enabled(device) else None


@functools.cache
def _lora() -> Any:
    import torch

    class LoraLinear(torch.autograd.Function):
        """x (…, in), frozen `weight` (out, in), A (r, in), B (out, r); x and weight in the dtype of the products."""

        @staticmethod
        def forward(
            ctx: Any,
            x: torch.Tensor,
            weight: torch.Tensor,
            bias: torch.Tensor | None,
            down: torch.Tensor,
            up: torch.Tensor,
            scale: float,
        ) -> torch.Tensor:
            flat, a, b = x.flatten(0, -2), down.to(x.dtype), up.to(x.dtype)
            made = torch.nn.functional.linear(flat, weight, None if bias is None else bias.to(x.dtype))
            inner = flat @ a.t()
            made.addmm_(inner, b.t(), alpha=scale)
            ctx.save_for_backward(x, inner, weight, down, up)
            ctx.scale = scale
            return made.view(*x.shape[:-1], -1)

        @staticmethod
        def backward(ctx: Any, *grads: torch.Tensor) -> Any:
            x, inner, weight, down, up = ctx.saved_tensors
            slope, flat = grads[0].flatten(0, -2), x.flatten(0, -2)
            a, b = down.to(x.dtype), up.to(x.dtype)
            through = (slope @ b).mul_(ctx.scale)
            d_down = (through.t() @ flat).to(down.dtype)
            d_up = (slope.t() @ inner).mul_(ctx.scale).to(up.dtype)
            d_x = None
            if ctx.needs_input_grad[0]:
                d_x = (slope @ weight).addmm_(through, a).view(x.shape)
            return d_x, None, None, d_down, d_up, None

    return LoraLinear


@functools.cache
def _norm() -> Any:
    import torch

    class RmsNorm(torch.autograd.Function):
        """x (…, d) over the root of its mean square, times w (d,); the mean square in fp32."""

        @staticmethod
        def forward(ctx: Any, x: torch.Tensor, weight: torch.Tensor, epsilon: float) -> torch.Tensor:
            size = torch.linalg.vector_norm(x, dim=-1, keepdim=True, dtype=torch.float32)
            inverse = (size.square() / x.shape[-1] + epsilon).rsqrt()
            ctx.save_for_backward(x, inverse, weight)
            made: torch.Tensor = _times(x, inverse) * weight
            return made

        @staticmethod
        def backward(ctx: Any, *grads: torch.Tensor) -> Any:
            x, inverse, weight = ctx.saved_tensors
            slope = grads[0]
            normal = _times(x, inverse)
            product = slope * normal
            d_weight = None
            if ctx.needs_input_grad[1]:
                d_weight = product.flatten(0, -2).sum(0, dtype=torch.float32).to(weight.dtype)
            along = (product @ weight.to(product.dtype)).unsqueeze(-1) / x.shape[-1]
            d_x = _times((slope * weight).addcmul_(normal, along, value=-1), inverse)
            return d_x.to(x.dtype), d_weight, None

    return RmsNorm


def _times(x: torch.Tensor, factor: torch.Tensor) -> torch.Tensor:
    """`x` times the fp32 `factor` in the dtype of `x`; one cut to bf16 would be off by the same for a whole row."""
    if x.dtype == factor.dtype:
        return x * factor
    short = factor.to(x.dtype)
    return (x * short).addcmul_(x, (factor - short).to(x.dtype))


@functools.cache
def _gate() -> Any:
    import torch

    class Gate(torch.autograd.Function):
        """silu(gate) · up, elementwise."""

        @staticmethod
        def forward(ctx: Any, gate: torch.Tensor, up: torch.Tensor) -> torch.Tensor:
            ctx.save_for_backward(gate, up)
            return torch.nn.functional.silu(gate).mul_(up)

        @staticmethod
        def backward(ctx: Any, *grads: torch.Tensor) -> Any:
            gate, up = ctx.saved_tensors
            slope = grads[0]
            d_up = torch.nn.functional.silu(gate).mul_(slope)
            d_gate = torch.ops.aten.silu_backward(slope * up, gate)
            return d_gate, d_up

    return Gate
