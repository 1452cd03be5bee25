"""Continuous batching: many prompts in few rows, a row free for the next prompt as soon as its answer has ended.

Prompts are sorted by length, so that those that are read together are padded little; what all of them begin
with is read once (`prefixes`). Each step adds one token to each living row. When a quarter of the rows is
free, the next prompts are read into them. The number of rows is bounded by memory.

A single greedy answer is sped up by prompt lookup (Saxena 2023,
https://github.com/apoorvumang/prompt-lookup-decoding): where the last tokens have stood before, what followed
them there is proposed, and one pass of the model checks all of it. What is proposed is kept only as far as the model
would have said the same, so the answer does not change.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from random import Random
from typing import TYPE_CHECKING, Any

from jupyter_spec.models.prefixes import fill
from jupyter_spec.models.slots import Layer, Slots

if TYPE_CHECKING:
    from torch import Tensor

MOST_ROWS = 64
MOST_BYTES = 512 * 2**20
NGRAM = 3
DRAFT = 6


@dataclasses.dataclass
class Row:
    """One prompt and what has been generated for it. `ended` is the end token that came, if one did."""

    number: int
    prompt: list[int]
    most: int
    chance: Random
    ids: list[int] = dataclasses.field(default_factory=list)
    ended: int | None = None

    def take(self, token: int, ends: frozenset[int]) -> bool:
        """Add a token; whether the row is finished with it."""
        if token in ends:
            self.ended = token
            return True
        self.ids.append(token)
        return len(self.ids) >= self.most


@dataclasses.dataclass(frozen=True)
class Decoder:
    """What all prompts of one call have in common. `prefix` stands before each of them."""

    network: Any
    ends: frozenset[int]
    temperature: float
    prefix: Sequence[Layer] = ()
    row_bytes: int = 0
    lookup: bool = True

    def run(
        self,
        rows: Sequence[Row],
        *,
        on_token: Callable[[Row], None] | None = None,
        on_end: Callable[[Row], None] | None = None,
    ) -> None:
        """Generate for each row, in place."""
        waiting = sorted(rows, key=lambda row: len(row.prompt))
        columns = max(len(row.prompt) for row in rows) + max(row.most for row in rows) + DRAFT
        most = max(1, min(MOST_ROWS, len(rows), MOST_BYTES // max(1, self.row_bytes * columns)))
        slots, living = Slots(most, columns, self.prefix), list[Row]()
        alone = len(rows) == 1 and self.temperature == 0 and self.lookup

        def settle(chosen: list[list[int]]) -> None:
            """Give each living row its tokens; close those that are finished."""
            for place in range(len(living) - 1, -1, -1):
                row = living[place]
                done = any(row.take(token, self.ends) for token in chosen[place])
                if on_token is not None:
                    on_token(row)
                if done:
                    slots.drop(place)
                    living[place] = living[-1]
                    living.pop()
                    if on_end is not None:
                        on_end(row)

        while waiting or living:
            if waiting and most - len(living) >= max(1, min(most // 4, len(waiting))):
                group = [waiting.pop() for _ in range(min(most - len(living), len(waiting)))]
                longest = len(group[0].prompt)
                pads = [longest - len(row.prompt) for row in group]
                first = slots.add(pads)
                padded = [[row.prompt[0]] * pad + row.prompt for row, pad in zip(group, pads, strict=True)]
                tokens = self._choose(fill(slots, self.network, padded, first), group)
                living += group
                settle([[]] * first + [[token] for token in tokens])
            elif alone:
                settle([self._ahead(slots, living[0])])
            else:
                logits = slots.forward(self.network, [row.ids[-1:] for row in living], 0, 1)[:, -1]
                settle([[token] for token in self._choose(logits, living)])

    def _choose(self, logits: Tensor, rows: Sequence[Row]) -> list[int]:
        """The next token of each row: the likeliest, or one by its probability and the row's own chance."""
        import torch

        if self.temperature == 0:
            likeliest: list[int] = logits.argmax(-1).tolist()
            return likeliest
        heap = (logits.float() / self.temperature).softmax(-1).double().cumsum(-1)
        point = torch.tensor([[row.chance.random()] for row in rows], dtype=heap.dtype, device=heap.device)
        drawn: list[int] = torch.searchsorted(heap, point * heap[:, -1:], right=True)[:, 0].tolist()
        return [min(token, logits.shape[-1] - 1) for token in drawn]

    def _ahead(self, slots: Slots, row: Row) -> list[int]:
        """The next token, and those after it that were proposed rightly."""
        proposed = propose(row.prompt + row.ids)[: max(0, row.most - len(row.ids) - 1)]
        logits = slots.forward(self.network, [[row.ids[-1], *proposed]], 0, len(proposed) + 1)
        said: list[int] = logits[0].argmax(-1).tolist()
        right = next((i for i, token in enumerate(proposed) if token != said[i]), len(proposed))
        slots.rewind(0, len(proposed) - right)
        return said[: right + 1]


def propose(ids: Sequence[int], length: int = DRAFT, ngram: int = NGRAM) -> list[int]:
    """What followed the last `ngram` ids where they stood before, at most `length` ids; empty if they did not."""
    end = len(ids)
    tail = list(ids[-ngram:])
    for start in range(end - ngram - 1, -1, -1):
        if ids[start] == tail[0] and list(ids[start : start + ngram]) == tail:
            return list(ids[start + ngram : start + ngram + length])
    return []
