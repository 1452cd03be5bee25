"""The beginnings that prompts share, computed once and kept for the next call.

A few hundred tokens of instructions and exemplars stand before each question. Their keys and values depend on
the model, the adapter and the token ids alone, so they are computed once and kept, the least recently used
given up first. A prefix is always computed by itself, whether it is found here or not: the same prompts give the same
numbers on the first call and on the tenth.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import Any

from jupyter_spec.models.slots import Layer, Slots

# A shorter one costs more to keep apart than to compute again.
SHORTEST = 32
MOST_BYTES = 256 * 2**20
# Query tokens times keys of one forward pass of a prompt: bounds its memory, and how long an interrupt waits.
WORK = 2**19


class Prefixes:
    """Prefixes of one model, by adapter and token ids."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str | None, tuple[int, ...]], list[Layer]] = OrderedDict()

    def get(self, network: Any, adapter: str | None, ids: Sequence[int]) -> list[Layer]:
        """Keys and values of `ids`, one pair a layer, each (key heads, length, size)."""
        key = (adapter, tuple(ids))
        if key not in self._kept:
            slots = Slots(1, len(ids))
            slots.add([0])
            fill(slots, network, [list(ids)], 0)
            self._kept[key] = slots.taken_out()
        self._kept.move_to_end(key)
        while len(self._kept) > 1 and sum(map(_bytes, self._kept.values())) > MOST_BYTES:
            self._kept.popitem(last=False)
        return self._kept[key]

    def clear(self) -> None:
        """Give all of them up."""
        self._kept.clear()


def shared(prompts: Sequence[Sequence[int]]) -> int:
    """How many ids all prompts begin with; each keeps at least one of its own. 0 where it is not worth it."""
    if len(prompts) < 2:
        return 0
    ordered = sorted(map(list, prompts))
    length = min(common_length(ordered[0], ordered[-1]), min(map(len, prompts)) - 1)
    return length if length >= SHORTEST else 0


def common_length(left: Sequence[int], right: Sequence[int]) -> int:
    """How many ids both begin with."""
    return next(
        (i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right))
    )


def fill(slots: Slots, network: Any, rows: Sequence[Sequence[int]], first: int) -> Any:
    """Run padded `rows` of equal length through the model, piece by piece; logits of the last ids."""
    length = len(rows[0])
    step = max(16, WORK // (len(rows) * (slots.prefix_length + length)))
    logits: Any = None
    for start in range(0, length, step):
        logits = slots.forward(network, [row[start : start + step] for row in rows], first, 1)[:, -1]
    return logits


def _bytes(layers: list[Layer]) -> int:
    return sum(tensor.numel() * tensor.element_size() for pair in layers for tensor in pair)
