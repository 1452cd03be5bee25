"""The base in four bits: QLoRA (Dettmers et al. 2023, arXiv:2305.14314), by bitsandbytes, where that works.

The frozen weights of the linear layers are held as 4-bit NormalFloat numbers with doubly quantised scales, half a byte
a weight, and are unpacked to bf16 for each product; embeddings and the output layer stay as they are. It saves memory,
not time: on a CPU a step takes about twice as long as with a bf16 base. Whether bitsandbytes works on a device is not
looked up but tried, with one small layer that is evaluated and then learns.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

from jupyter_spec.errors import SpecError
from jupyter_spec.models import ModelSource
from jupyter_spec.models.pretrained import quiet

# Bytes a weight: four bits, and the scales of 64 weights (8 bits) and of 256 such scales.
BYTES = 0.53


def refuse_four_bit(device: str) -> None:
    """Refuse what bitsandbytes cannot do here, with the reason."""
    if importlib.util.find_spec("bitsandbytes") is None:
        raise SpecError("--four-bit needs bitsandbytes: pip install bitsandbytes, or leave it out.")
    try:
        error = _error_of_a_layer(device)
    except Exception as problem:
        reason = str(problem).strip().split("\n")[0] or type(problem).__name__
        raise SpecError(
            f"--four-bit: bitsandbytes fails on this {device} ({reason}): leave it out."
        ) from problem
    if not error < 0.2:
        raise SpecError(
            f"--four-bit: bitsandbytes computes wrongly on this {device} (off by {error:.0%}): leave it out."
        )


def _error_of_a_layer(device: str) -> float:
    """How far a small layer in four bits is from itself in fp32, as a share; four bits cost about a tenth."""
    import bitsandbytes
    import torch

    generator = torch.Generator().manual_seed(0)
    weight, x = (torch.randn(128, 128, generator=generator) for _ in range(2))
    make: Any = bitsandbytes.nn
    layer = make.Linear4bit(128, 128, bias=False, compute_dtype=torch.bfloat16, quant_type="nf4")
    layer.load_state_dict({"weight": weight})
    layer = _unpacked(layer.to(device))
    with torch.no_grad():
        layer.eval()(x.to(device, torch.bfloat16))
    layer.train()
    given = x.clone().requires_grad_()
    y = layer(given.to(device, torch.bfloat16)).float().cpu()
    y.sum().backward()
    with torch.no_grad():
        pairs = ((y, x @ weight.T), (given.grad, weight.sum(0).expand_as(x)))
        return max(float((made - right).norm() / right.norm()) for made, right in pairs if made is not None)


def _unpacked(model: Any) -> Any:
    """Keep layers from rearranging their weights when a CPU evaluates them: no gradient would go through any more."""
    for module in model.modules():
        if hasattr(module, "support_avx512bf16_for_cpu"):
            module.support_avx512bf16_for_cpu = False
    return model


def load_four_bit(source: ModelSource, device: str) -> Any:
    """The model of `source` with its linear layers in four bits."""
    import torch
    from transformers import AutoModelForCausalLM, BitsAndBytesConfig

    assert source.path is not None, "a hub model is made local first"
    config = BitsAndBytesConfig(
        load_in_4bit=True,
        bnb_4bit_quant_type="nf4",
        bnb_4bit_use_double_quant=True,
        bnb_4bit_compute_dtype=torch.bfloat16,
    )
    with quiet():
        model = AutoModelForCausalLM.from_pretrained(
            Path(source.path),
            quantization_config=config,
            dtype=torch.bfloat16,
            device_map={"": device},
            use_safetensors=True,
        )
    return _unpacked(model)
