"""Full finetuning: every weight, in fp32 (computed in bf16 where that is faster), or in bf16 rounded at random."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jupyter_spec.models import ModelSource
from jupyter_spec.models.pretrained import load_config
from jupyter_spec.training.spec import TrainSpec


class FullRecipe:
    """Every weight is trained."""

    weight_decay = 0.01

    def base_dtype(self, spec: TrainSpec, precision: str, optimizer: str) -> str:
        """fp32, since an update of 1e-5 vanishes in the 8 bits of a bf16 weight; unless it is rounded at random."""
        return "bfloat16" if optimizer == "adafactor-bf16" else "float32"

    def attach(self, model: Any, spec: TrainSpec) -> Any:
        model.requires_grad_(True)
        return model

    def learning_rate(self, spec: TrainSpec, hidden: int, steps: int) -> float:
        return full_learning_rate(hidden)

    def save(self, model: Any, tokenizer: Any, source: ModelSource, folder: Path, end_ids: list[int]) -> None:
        """A plain Hugging Face folder, in the precision in which the base model is kept."""
        save_model(model, tokenizer, folder, kept_dtype(source), end_ids)


def full_learning_rate(hidden: int) -> float:
    """1e-3 (256 / hidden)^1.41, at most 1e-3.

    A power law through two points: 2e-5 for Llama 2 7B, of width 4096 (Touvron et al. 2023, arXiv:2307.09288, section
    3.1), and 1e-3 for an earlier `tiny`, of width 256, measured: in three epochs of 43,000 tokens, 2.5e-4, 5e-4, 1e-3
    and 2e-3 took the held-out loss from 5.4 to 3.5, 2.6, 1.6 and 1.1. What each forgets is not in these figures, so the
    last, the largest step away from the base, is not taken.
    """
    return float(min(1e-3, 1e-3 * (256 / hidden) ** 1.41))


def kept_dtype(source: ModelSource) -> Any:
    """The torch dtype in which the base model's weights are on disk."""
    import torch

    dtype = getattr(load_config(source), "dtype", None)
    return dtype if isinstance(dtype, torch.dtype) else torch.float32


def save_model(model: Any, tokenizer: Any, folder: Path, dtype: Any, end_ids: list[int]) -> None:
    """Write a plain Hugging Face folder: safetensors, tokenizer, generation config that ends at `end_ids` too."""
    own = model.generation_config.eos_token_id
    own = own if isinstance(own, list) else [own]
    ends = sorted({int(end) for end in [*own, *end_ids] if end is not None})
    if ends:
        model.generation_config.eos_token_id = ends if len(ends) > 1 else ends[0]
    model.to(dtype)
    model.config.dtype = dtype
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
