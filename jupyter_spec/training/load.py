"""A model loaded afresh to be trained or merged: safetensors only, no code of the model's own, no cache."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jupyter_spec.errors import SpecError
from jupyter_spec.models import ModelSource


def load_config(source: ModelSource) -> Any:
    """The model's transformers configuration."""
    from transformers import AutoConfig

    return _load(AutoConfig, source)


def load_tokenizer(source: ModelSource) -> Any:
    """The model's tokenizer."""
    from transformers import AutoTokenizer

    return _load(AutoTokenizer, source)


def load_model(source: ModelSource, dtype: str, device: str = "cpu") -> Any:
    """The model with its weights in `dtype` (the name of a torch dtype) on `device`."""
    import torch
    from transformers import AutoModelForCausalLM
    from transformers.utils import logging

    logging.set_verbosity(40)  # as logging.ERROR
    bars = logging.is_progress_bar_enabled()
    set_bars: Any = logging.enable_progress_bar if bars else logging.disable_progress_bar
    hide_bars: Any = logging.disable_progress_bar
    hide_bars()
    try:
        model = _load(AutoModelForCausalLM, source, dtype=getattr(torch, dtype), use_safetensors=True)
    finally:
        set_bars()
    return model.to(device)


def _load(loader: Any, source: ModelSource, **options: Any) -> Any:
    assert source.path is not None, "a hub model is made local first"
    try:
        return loader.from_pretrained(Path(source.path), **options)
    except (OSError, ValueError, KeyError, ImportError) as error:
        reason = (str(error).strip().splitlines() or [type(error).__name__])[0]
        raise SpecError(f"model '{source.id}' cannot be loaded from {source.path}: {reason}") from error
