"""Small random models of several architectures, as language models with the built-in tokenizer."""

from __future__ import annotations

from pathlib import Path

import torch
from transformers import (
    AutoModelForCausalLM,
    AutoTokenizer,
    Gemma2Config,
    LlamaConfig,
    MistralConfig,
    Qwen3Config,
)

from jupyter_spec.models.builtin import TINY
from jupyter_spec.models.language_model import LanguageModel
from jupyter_spec.models.reference import resolve

SIZES = {
    "vocab_size": 4096,
    "hidden_size": 64,
    "intermediate_size": 96,
    "num_hidden_layers": 2,
    "num_attention_heads": 4,
    "num_key_value_heads": 2,
    "head_dim": 16,
    "max_position_embeddings": 512,
    "initializer_range": 0.3,
    "pad_token_id": 0,
    "eos_token_id": 2,
}
CONFIGS = {
    "llama": lambda: LlamaConfig(**SIZES),
    "qwen3": lambda: Qwen3Config(**SIZES),
    "mistral": lambda: MistralConfig(**SIZES, sliding_window=None),
    "mistral, sliding window": lambda: MistralConfig(**SIZES, sliding_window=8),
    "gemma2, capped scores": lambda: Gemma2Config(**SIZES),
}


def small_model(kind: str, folder: Path, *, seed: int = 0) -> LanguageModel:
    """A random model of `kind` in float32, written to `folder` and named by it."""
    torch.manual_seed(seed)
    model = AutoModelForCausalLM.from_config(CONFIGS[kind](), dtype=torch.float32).eval()
    tokenizer = AutoTokenizer.from_pretrained(TINY)
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return LanguageModel(resolve(str(folder)), model, tokenizer, "cpu")
