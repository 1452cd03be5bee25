"""Keys and values of many conversations that begin alike: the common beginning once, the rest in rows.

    prefix        K, V  (key heads, P, size)           one copy, whatever the number of rows
    row 0         [ . . s s s s g g g ]                s: its own prompt, set to the right end of the group it came with
    row 1         [ s s s s s s g ]                    g: generated since then; `.` is never looked at
    row 2         [ . s s s s s g g ]

A transformers model asks a cache to keep what it computes and an attention function to read it; both are here.
The attention function computes a row's queries against the prefix and against the row's own columns apart
and joins the two by their log-sum-exp, which is exact (Dao et al. 2022, arXiv:2205.14135; Juravsky et al. 2024,
arXiv:2402.05099, do the same for a shared prefix). All rows' queries meet the prefix in one product, so it is read
once a step and not once a row. A finished row's place is taken by the last one; a new row is appended.
"""

from __future__ import annotations

import contextlib
import contextvars
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from torch import Tensor

NAME = "jupyter_spec_slots"
Layer = tuple["Tensor", "Tensor"]
_current: contextvars.ContextVar[Slots] = contextvars.ContextVar("slots")
# What an attention may be asked for besides, that changes its result.
_CHANGES = ("softcap", "s_aux", "position_bias", "sinks")


class UnsupportedAttention(Exception):
    """The model's attention does something that the slots cannot."""


class Slots:
    """Room for `rows` rows of `columns` columns behind a prefix; one layer's tensors are made when it first writes.

    `starts[i]` is row i's first column that holds something, `ends[i]` the first free one.
    """

    is_compileable = False

    def __init__(self, rows: int, columns: int, prefix: Sequence[Layer] = ()) -> None:
        self.rows, self.columns, self.prefix = rows, columns, prefix
        self.prefix_length = prefix[0][0].shape[1] if prefix else 0
        self.layers: dict[int, Layer] = {}
        self.starts: list[int] = []
        self.ends: list[int] = []
        self._window = (0, 0)
        self._at: Tensor | None = None
        self._mask: Tensor | None = None
        self._masked = self._causal = False

    # What a transformers model asks of a cache.

    def get_seq_length(self, layer_idx: int = 0) -> int:
        """Columns in use; positions are given explicitly, so nothing depends on it."""
        return self.prefix_length + max(self.ends, default=0)

    def update(self, keys: Tensor, values: Tensor, layer_idx: int, *_: Any, **__: Any) -> Layer:
        """Keep (rows, key heads, new, size) in the rows and columns of this step; return all that these rows hold."""
        import torch

        if layer_idx not in self.layers:
            room = (t.new_empty(self.rows, t.shape[1], self.columns, t.shape[3]) for t in (keys, values))
            self.layers[layer_idx] = (next(room), next(room))
        first, last = self._window
        used = max(self.ends[first:last])
        out = []
        for store, new in zip(self.layers[layer_idx], (keys, values), strict=True):
            if self._at is None:
                store[first:last, :, used - new.shape[2] : used] = new
            else:
                index = torch.arange(first, last, device=new.device)[:, None]
                store[index, :, self._at] = new.transpose(1, 2)
            out.append(store[first:last, :, :used])
        return out[0], out[1]

    # Rows.

    def forward(self, network: Any, ids: Sequence[Sequence[int]], first: int, keep: int) -> Tensor:
        """Run the model over `ids`, as many for each of the rows from `first` on; logits (rows, keep, vocabulary).

        Each row goes on where it ended. What lies before a row's start is padding: it sees itself and the prefix,
        and nothing sees it.
        """
        import torch

        new = len(ids[0])
        last = first + len(ids)
        before = self.ends[first:last]
        device = network.device
        at = torch.tensor(before, device=device)[:, None] + torch.arange(new, device=device)
        self.ends[first:last] = [end + new for end in before]
        self._window, self._at = (first, last), None if len(set(before)) == 1 else at
        used = max(self.ends[first:last])
        starts = torch.tensor(self.starts[first:last], device=device)
        column = torch.arange(used, device=device)
        seen = (column <= at[:, :, None]) & (column >= starts[:, None, None]) | (column == at[:, :, None])
        self._causal = not self.prefix and max(before) == 0 and max(self.starts[first:last]) == 0
        self._masked = not (new == 1 and len(set(before)) == 1 and max(self.starts[first:last]) == 0)
        bias = torch.zeros(seen.shape, dtype=network.dtype, device=device)
        self._mask = bias.masked_fill_(~seen, float("-inf"))[:, None]
        token = _current.set(self)
        try:
            logits: Tensor = network(
                input_ids=torch.tensor(ids, device=device),
                position_ids=(at - starts[:, None] + self.prefix_length).clamp_min_(0),
                past_key_values=self,
                use_cache=True,
                logits_to_keep=keep,
            ).logits
        finally:
            _current.reset(token)
        return logits

    def add(self, starts: Sequence[int]) -> int:
        """Open rows that will be filled from column 0, real from `starts` on; returns the first one's number."""
        first = len(self.ends)
        self.starts += starts
        self.ends += [0] * len(starts)
        return first

    def rewind(self, row: int, columns: int) -> None:
        """Forget the last `columns` columns of a row."""
        self.ends[row] -= columns

    def drop(self, row: int) -> None:
        """Close a row; the last one moves into its place."""
        last = len(self.ends) - 1
        if row != last:
            used = self.ends[last]
            for keys, values in self.layers.values():
                keys[row, :, :used] = keys[last, :, :used]
                values[row, :, :used] = values[last, :, :used]
            self.starts[row], self.ends[row] = self.starts[last], self.ends[last]
        self.starts.pop()
        self.ends.pop()

    def taken_out(self) -> list[Layer]:
        """Row 0 as a prefix for others."""
        used = self.ends[0]
        return [
            (keys[0, :, :used].clone(), values[0, :, :used].clone())
            for _, (keys, values) in sorted(self.layers.items())
        ]

    # What the attention function reads.

    def attend(self, layer: int, queries: Tensor, keys: Tensor, values: Tensor, scale: float) -> Tensor:
        """Attention of queries (rows, heads, new, size) over prefix and own columns; (rows, heads, new, size)."""
        from torch.nn import functional

        if self._causal:
            return functional.scaled_dot_product_attention(
                queries,
                keys,
                values,
                is_causal=True,
                scale=scale,
                enable_gqa=queries.shape[1] != keys.shape[1],
            )
        rows, heads, new, size = queries.shape
        key_heads = keys.shape[1]
        together = queries.reshape(rows, key_heads, heads // key_heads * new, size)
        mask = self._mask if self._masked else None
        if mask is not None and heads != key_heads:
            mask = mask.repeat(1, 1, heads // key_heads, 1)
        own, own_weight = _attention(together, keys, values, mask, scale)
        if self.prefix:
            shared_keys, shared_values = self.prefix[layer]
            across = together.transpose(0, 1).reshape(1, key_heads, -1, size)
            shared, shared_weight = _attention(across, shared_keys[None], shared_values[None], None, scale)
            shared = shared[0].view(key_heads, rows, -1, size).transpose(0, 1)
            shared_weight = shared_weight[0].view(key_heads, rows, -1).transpose(0, 1)
            share = (shared_weight - own_weight).sigmoid()[..., None]
            own = (own.float() + (shared.float() - own.float()) * share).to(own.dtype)
        return own.reshape(queries.shape)


def _attention(
    queries: Tensor, keys: Tensor, values: Tensor, mask: Tensor | None, scale: float
) -> tuple[Tensor, Tensor]:
    """Softmax attention and the float32 log-sum-exp of each query's scores."""
    import torch

    if (
        queries.device.type == "cpu"
        and queries.dtype != torch.float16
        and queries.shape[3] == values.shape[3]
    ):
        out, weight = torch.ops.aten._scaled_dot_product_flash_attention_for_cpu(
            queries, keys, values, 0.0, False, attn_mask=mask, scale=scale
        )
        return out, weight
    scores = torch.matmul(queries, keys.transpose(2, 3)).float() * scale
    if mask is not None:
        scores += mask
    weight = scores.logsumexp(-1)
    return torch.matmul((scores - weight[..., None]).exp().to(values.dtype), values), weight


def _attend(
    module: Any,
    query: Tensor,
    key: Tensor,
    value: Tensor,
    attention_mask: Tensor | None,
    scaling: float | None = None,
    sliding_window: int | None = None,
    **options: Any,
) -> tuple[Tensor, None]:
    """The attention function that transformers calls in each layer."""
    slots = _current.get()
    if sliding_window is not None and sliding_window < slots.prefix_length + key.shape[2]:
        raise UnsupportedAttention(f"a sliding window of {sliding_window} tokens")
    changed = [name for name in _CHANGES if options.get(name) is not None]
    if changed or attention_mask is not None:
        raise UnsupportedAttention(", ".join(changed) or "a mask of its own")
    scale = query.shape[-1] ** -0.5 if scaling is None else scaling
    return slots.attend(module.layer_idx, query, key, value, scale).transpose(1, 2), None


@contextlib.contextmanager
def attending(network: Any) -> Iterator[None]:
    """The model reads its keys and values from slots for a while, and as before afterwards."""
    from transformers.modeling_utils import ALL_ATTENTION_FUNCTIONS

    ALL_ATTENTION_FUNCTIONS.register(NAME, _attend)
    config = network.config
    before = config._attn_implementation
    config._attn_implementation = NAME
    try:
        yield
    finally:
        config._attn_implementation = before
