"""Configurations, tokenizers and weights from a folder: safetensors only, no code of the model's own, no cache."""

from __future__ import annotations

import contextlib
import json
import math
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jupyter_spec.errors import SpecError
from jupyter_spec.models.reference import ModelSource


def load_config(source: ModelSource) -> Any:
    """The model's transformers configuration."""
    from transformers import AutoConfig

    return _load(AutoConfig, source)


def load_tokenizer(source: ModelSource) -> Any:
    """The model's tokenizer."""
    from transformers import AutoTokenizer

    return _load(AutoTokenizer, source)


def count_parameters(folder: Path) -> int:
    """How many weights lie in the safetensors files of `folder`, from their headers alone."""
    count = 0
    for path in folder.glob("*.safetensors"):
        with path.open("rb") as file:
            length = int.from_bytes(file.read(8), "little")
            if length > path.stat().st_size:
                raise SpecError(
                    f"{path} is not a safetensors file, or not all of one: fetch or copy it again."
                )
            try:
                header = json.loads(file.read(length))
            except ValueError:
                raise SpecError(f"{path} is not a safetensors file: fetch or copy it again.") from None
        count += sum(math.prod(entry["shape"]) for name, entry in header.items() if name != "__metadata__")
    return count


def load_model(source: ModelSource, dtype: str, device: str = "cpu", *, bar: bool = False) -> Any:
    """The model with its weights in `dtype` (the name of a torch dtype) on `device`; `bar` shows the loading."""
    import torch
    from transformers import AutoModelForCausalLM

    with quiet(bar=bar):
        model = _load(AutoModelForCausalLM, source, dtype=getattr(torch, dtype), use_safetensors=True)
    return model.to(device)


@contextlib.contextmanager
def quiet(*, bar: bool = False) -> Iterator[None]:
    """Without the notices that transformers writes for its own developers, and its bars unless `bar`."""
    from transformers.utils import logging

    log: Any = logging
    level, bars = log.get_verbosity(), log.is_progress_bar_enabled()
    log.set_verbosity_error()
    if not bar:
        log.disable_progress_bar()
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", category=FutureWarning, module="transformers")
            yield
    finally:
        log.set_verbosity(level)
        if bars:
            log.enable_progress_bar()


def _load(loader: Any, source: ModelSource, **options: Any) -> Any:
    from safetensors import SafetensorError

    assert source.path is not None, "a hub model is made local first"
    try:
        return loader.from_pretrained(Path(source.path), **options)
    except (OSError, ValueError, KeyError, ImportError, SafetensorError) as error:
        reason = (str(error).strip().splitlines() or [type(error).__name__])[0]
        raise SpecError(f"model '{source.id}' cannot be loaded from {source.path}: {reason}") from error
