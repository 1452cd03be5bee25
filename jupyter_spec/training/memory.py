"""How much memory a training needs, before anything is loaded.

For P weights, of which Q are trained, batches of T tokens, L layers of width h with a feed-forward width f, a
vocabulary V, and b bytes a number (4 in fp32, 2 in bf16):

    weights      P b'                  b' = 4 when they are trained, with PiSSA or in fp32, else 2, also with Adafactor
                                       in bf16; with a base in four bits 0.53, and 2 for the V h of each embedding
    casts        2 P                   the bf16 copies that autocast keeps of trained fp32 weights
    gradients    4 Q                   and 4 V h more where a trained output layer is the embedding, which has two until
                                       both are there; with Adafactor in the backward pass that of one weight, at most
                                       4 V h, then 8 V h; in bf16 6 V h, since the output layer's is summed in fp32
    optimizer    8 Q                   AdamW's two fp32 moments; Adafactor's rows and columns are a hundredth of 4 Q
    activations  T L (12 h + 5 f) b    recomputed layer by layer: T (L h + 12 h + 5 f) b
    attention    T R                   one byte a pair of a row of R tokens
    head         192 MiB               chunks of logits, see head.py
    allocator    1.5 x activations     on a CPU: blocks of earlier steps that were of other sizes, measured
"""

from __future__ import annotations

import dataclasses
from pathlib import Path

from jupyter_spec.models import ModelSource
from jupyter_spec.models.pretrained import count_parameters, load_config
from jupyter_spec.training.four_bit import BYTES
from jupyter_spec.training.lora import RANK
from jupyter_spec.training.spec import TrainSpec

_HEAD_BYTES = 3 << 26
_KEPT = 1.5


@dataclasses.dataclass(frozen=True)
class Shape:
    """The numbers of a model that memory depends on, read from its files; one of `embeddings`, if tied."""

    parameters: int
    hidden: int
    layers: int
    feed_forward: int
    vocabulary: int
    context: int
    embeddings: int = 2


def shape_of(source: ModelSource) -> Shape:
    """Read from the configuration and the headers of the weight files; no weight is loaded."""
    assert source.path is not None, "a hub model is made local first"
    config = load_config(source)
    text = config.get_text_config()
    hidden = int(text.hidden_size)
    return Shape(
        parameters=count_parameters(Path(source.path)),
        hidden=hidden,
        layers=int(text.num_hidden_layers),
        feed_forward=int(getattr(text, "intermediate_size", None) or 4 * hidden),
        vocabulary=int(text.vocab_size),
        context=int(getattr(text, "max_position_embeddings", None) or 2048),
        embeddings=1 if text.tie_word_embeddings else 2,
    )


def trained_weights(spec: TrainSpec, shape: Shape) -> int:
    """How many weights are trained: all, or rank × (in + out) for each linear layer of a Llama-like block."""
    if spec.method == "full":
        return shape.parameters
    ends = 4 * 2 * shape.hidden + 3 * (shape.hidden + shape.feed_forward)
    return shape.layers * ends * (spec.rank or RANK)


def memory_needed(
    spec: TrainSpec,
    shape: Shape,
    precision: str,
    batch_tokens: int,
    optimizer: str = "adamw",
    recompute: bool = False,
    device: str = "cpu",
    row_tokens: int | None = None,
) -> dict[str, int]:
    """Bytes by what they are for, by the formula above; a batch is one row unless `row_tokens` says how long one is."""
    number = 2 if precision == "bf16" else 4
    trained = trained_weights(spec, shape)
    full = spec.method == "full"
    held = 2 if optimizer == "adafactor-bf16" else 4 if full or spec.pissa else number
    layer = 12 * shape.hidden + 5 * shape.feed_forward
    layers = shape.layers * shape.hidden + layer if recompute else shape.layers * layer
    in_backward = optimizer != "adamw"
    embedding = shape.vocabulary * shape.hidden
    twice = 4 * embedding if full and shape.embeddings == 1 else 0
    one_weight = min(4 * trained, 6 * embedding if held == 2 else 4 * embedding + twice)
    activations = batch_tokens * layers * number
    weights = shape.parameters * held
    if spec.four_bit:
        outside = min(shape.parameters, shape.embeddings * embedding)
        weights = int(BYTES * (shape.parameters - outside)) + 2 * outside
    return {
        "weights": weights,
        "casts": 2 * shape.parameters if full and held > number else 0,
        "gradients": one_weight if in_backward else 4 * trained + twice,
        "optimizer": 4 * trained // 100 if in_backward else 8 * trained,
        "activations": activations + batch_tokens * min(row_tokens or batch_tokens, shape.context),
        "head": min(_HEAD_BYTES, 3 * 4 * batch_tokens * shape.vocabulary),
        "allocator": int(_KEPT * activations) if device == "cpu" else 0,
    }


def memory_free(device: str) -> int:
    """Bytes that this process can still take."""
    if device == "cuda":
        import torch

        return int(torch.cuda.mem_get_info()[0])
    import psutil

    return int(psutil.virtual_memory().available)
