"""One base model in memory, many adapters switched on it.

The base is loaded once a process and kept while it is the one in use. An adapter is attached by peft beside
the frozen weights the first time it is asked for; `None` switches all of them off, so the base rung of the
ladder is the very same weights. The adapter's content version is its name inside peft: a retrained adapter is
another one.
"""

from __future__ import annotations

import contextlib
import functools
import logging
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from jupyter_spec.errors import SpecError
from jupyter_spec.models.device import pick_device, pick_dtype
from jupyter_spec.models.prefixes import Prefixes
from jupyter_spec.models.pretrained import count_parameters, load_model, load_tokenizer, quiet
from jupyter_spec.models.reference import ModelSource

if TYPE_CHECKING:
    import torch
    from transformers import PreTrainedModel, PreTrainedTokenizerBase

    from jupyter_spec.workspace import Artifact

_DEFAULT_CONTEXT = 2048
# A larger model takes long enough to load that a person wants to see it.
SHOWN_BYTES = 500_000_000
_loaded: dict[ModelSource, LanguageModel] = {}
_loading = threading.Lock()
_log = logging.getLogger(__name__)


class LanguageModel:
    """A causal language model with its tokenizer: `.id`, `.revision`, `.device`, `.dtype`, `.context` (tokens)."""

    def __init__(
        self, source: ModelSource, model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase, device: str
    ) -> None:
        self.source = source
        self.model: Any = model
        self.tokenizer: Any = tokenizer
        self.device = device
        self.lock = threading.RLock()
        self.prefixes = Prefixes()
        self._adapters: list[str] = []

    def __repr__(self) -> str:
        return (
            f"LanguageModel({self.id}, {self.parameters / 1e6:.1f} M parameters, {self.dtype}, {self.device})"
        )

    @property
    def id(self) -> str:
        return self.source.id

    @property
    def revision(self) -> str | None:
        return self.source.revision

    @property
    def dtype(self) -> torch.dtype:
        dtype: torch.dtype = self.model.dtype
        return dtype

    @property
    def parameters(self) -> int:
        """How many weights the base has, adapters not counted."""
        return sum(weight.numel() for name, weight in self.model.named_parameters() if "lora_" not in name)

    @property
    def context(self) -> int:
        """How many tokens the model can read and write together."""
        return int(getattr(self.model.config, "max_position_embeddings", None) or _DEFAULT_CONTEXT)

    @property
    def row_bytes(self) -> int:
        """Bytes of the keys and values that one token takes."""
        config = self.model.config.get_text_config()
        heads = getattr(config, "num_key_value_heads", None) or config.num_attention_heads
        size = getattr(config, "head_dim", None) or config.hidden_size // config.num_attention_heads
        return int(2 * config.num_hidden_layers * heads * size * self.dtype.itemsize)

    @functools.cached_property
    def refuses_slots(self) -> str | None:
        """Why this model cannot be decoded from slots, found by trying it and told once; None if it can."""
        from jupyter_spec.models.probe import try_slots

        with self.using(None) as network:
            why = try_slots(network, self.tokenizer)
        if why is not None:
            _log.warning("%s is decoded by transformers' own generate, which is slower: %s.", self.id, why)
        return why

    @contextlib.contextmanager
    def using(self, adapter: Artifact | None) -> Iterator[Any]:
        """The model with `adapter` switched on, or with none.

        Raises
        ------
        SpecError
            If the adapter was trained for another base model, or is damaged.
        """
        with self.lock:
            if adapter is None:
                if not self._adapters:
                    yield self.model
                else:
                    with self.model.disable_adapter():
                        yield self.model
                return
            self._attach(adapter)
            self.model.set_adapter(adapter.path.name)
            yield self.model

    def _attach(self, adapter: Artifact) -> None:
        name = adapter.path.name
        if name in self._adapters:
            return
        base = adapter.manifest.base or {}
        if base.get("revision") != self.revision:
            raise SpecError(
                f"adapter '{adapter.name}' was trained on {base.get('id')} ({str(base.get('revision'))[:8]}), not on "
                f"{self.id} ({str(self.revision)[:8]}): choose that model with %spec model, or train it again."
            )
        adapter.verify()
        with quiet():
            if self._adapters:
                self.model.load_adapter(str(adapter.path), adapter_name=name)
            else:
                from peft import PeftModel

                self.model = PeftModel.from_pretrained(self.model, str(adapter.path), adapter_name=name)
        self.model.eval()
        self._adapters.append(name)


def load_cached(source: ModelSource) -> LanguageModel:
    """The model of `source`, loaded now or before. Only one base stays in memory."""
    with _loading:
        source = source.local()
        if source not in _loaded:
            _loaded.clear()
            _loaded[source] = _load(source)
        return _loaded[source]


def _load(source: ModelSource) -> LanguageModel:
    assert source.path is not None
    device = pick_device()
    parameters = count_parameters(source.path)
    dtype = pick_dtype(device, parameters)
    _refuse_what_cannot_fit(source, parameters, dtype.itemsize, device)
    named = str(dtype).removeprefix("torch.")
    model = load_model(source, named, device, bar=parameters * dtype.itemsize > SHOWN_BYTES)
    return LanguageModel(source, model.eval(), load_tokenizer(source), device)


def _refuse_what_cannot_fit(source: ModelSource, parameters: int, itemsize: int, device: str) -> None:
    if device == "cuda":
        import torch

        free = torch.cuda.mem_get_info()[0]
    else:
        import psutil

        free = psutil.virtual_memory().available
    size = parameters * itemsize
    if size > free:
        raise SpecError(
            f"model '{source.id}' has {parameters / 1e9:.1f} G weights of {itemsize} bytes, {size / 1e9:.1f} GB, and "
            f"{free / 1e9:.1f} GB are free on {device}: take a smaller model, free memory, or serve it as an endpoint."
        )
