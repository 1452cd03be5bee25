"""The base in four bits: QLoRA (Dettmers et al. 2023, arXiv:2305.14314), by bitsandbytes, where that works.

The frozen weights are held as 4-bit NormalFloat numbers with doubly quantised scales, half a byte a weight, and are
unpacked to bf16 for each product. bitsandbytes does this well on CUDA alone, so anywhere else it is refused.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

from jupyter_spec.errors import SpecError
from jupyter_spec.models import ModelSource
from jupyter_spec.models.pretrained import quiet


def refuse_four_bit(device: str) -> None:
    """Refuse what bitsandbytes cannot do here, with the reason."""
    if device != "cuda":
        raise SpecError(
            f"--four-bit needs an NVIDIA GPU (bitsandbytes unpacks four bits there alone), this is {device}: "
            "leave it out; the frozen base is held in bf16 where that is fast."
        )
    if importlib.util.find_spec("bitsandbytes") is None:
        raise SpecError("--four-bit needs bitsandbytes: pip install bitsandbytes, or leave it out.")


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
        return AutoModelForCausalLM.from_pretrained(
            Path(source.path),
            quantization_config=config,
            dtype=torch.bfloat16,
            device_map={"": device},
            use_safetensors=True,
        )
