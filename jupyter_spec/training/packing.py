"""Short examples side by side in one row, without seeing each other.

Three examples of 3, 2 and 2 tokens in a row of 8; the last place is padding, a segment of its own:

    token      a0 a1 a2 b0 b1 c0 c1 __        position_ids   0 1 2 0 1 0 1 0

               a0 a1 a2 b0 b1 c0 c1 __
            a0  x
            a1  x  x
            a2  x  x  x                       a token attends to x:
            b0           x                    its own example, up to itself
            b1           x  x
            c0                 x
            c1                 x  x
            __                       x

Nothing but `position_ids` is given to the model: where they begin again, transformers begins a new block of the mask
(only when `attention_mask` is None and there is no cache). Whether a model really does so is measured by `can_pack`;
one that does not gets rows of one example each, of similar length, with padding masked.
"""

from __future__ import annotations

import bisect
import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jupyter_spec.training.encode import IGNORED, Example

if TYPE_CHECKING:
    import torch

Row = list[int]
Batch = list[Row]


@dataclass(frozen=True)
class Schedule:
    """All batches of a training, in order: `batches[i]` is rows, a row is indices of examples.

    `accumulate` batches make one optimizer step; the last step may have fewer. `epochs` is the share of passes over
    the data that the schedule holds, which `--steps` may cut anywhere.
    """

    batches: list[Batch]
    accumulate: int
    epochs: float

    @property
    def steps(self) -> int:
        return -(-len(self.batches) // self.accumulate)


def make_schedule(
    lengths: Sequence[int],
    *,
    capacity: int,
    rows: int,
    accumulate: int = 1,
    epochs: float = 1.0,
    steps: int | None = None,
    seed: int = 0,
    packed: bool = True,
) -> Schedule:
    """Shuffle, pack and batch `lengths` epoch by epoch, until `steps` or else `epochs` are filled.

    `capacity` is the length of a row in tokens, `rows` the number of rows in a batch. The same arguments always give
    the same schedule, so a resumed run needs to know only how many steps it has done.
    """
    batches: list[Batch] = []
    wanted = steps * accumulate if steps is not None else None
    epoch, done = 0, 0.0
    while (len(batches) < wanted) if wanted is not None else (done < epochs - 1e-9):
        generator = random.Random(f"{seed} {epoch}")
        order = list(range(len(lengths)))
        generator.shuffle(order)
        made = (
            _packed(order, lengths, capacity, rows, generator)
            if packed
            else _bucketed(order, lengths, capacity * rows, generator)
        )
        room = len(made) if wanted is None else min(len(made), wanted - len(batches))
        if wanted is None:
            room = min(room, max(1, round((epochs - done) * len(made))))
        batches += made[:room]
        done += room / len(made)
        epoch += 1
    return Schedule(batches, accumulate, done)


def fill_rows(order: Sequence[int], lengths: Sequence[int], capacity: int) -> list[Row]:
    """Best fit: each example, in `order`, goes into the fullest row that still has room for it.

    O(n log n). An example longer than `capacity` gets a row of its own.
    """
    rows: list[Row] = []
    room: list[tuple[int, int]] = []
    for index in order:
        at = bisect.bisect_left(room, (lengths[index], -1))
        if at == len(room):
            number, free = len(rows), max(capacity, lengths[index])
            rows.append([])
        else:
            free, number = room.pop(at)
        rows[number].append(index)
        if free > lengths[index]:
            bisect.insort(room, (free - lengths[index], number))
    return rows


def collate(
    batch: Batch, examples: Sequence[Example], pad: int, *, packed: bool = True
) -> dict[str, torch.Tensor]:
    """Tensors of a batch, each (rows, length of the longest row).

    `input_ids`, `targets`, and `position_ids` (packed) or `attention_mask` (not packed).
    """
    import torch

    longest = max(sum(len(examples[i]) for i in row) for row in batch)
    tokens, targets, positions, mask = [], [], [], []
    for row in batch:
        filled = sum(len(examples[i]) for i in row)
        spare = longest - filled
        tokens.append([token for i in row for token in examples[i].inputs] + [pad] * spare)
        targets.append([target for i in row for target in examples[i].targets] + [IGNORED] * spare)
        positions.append([position for i in row for position in range(len(examples[i]))] + list(range(spare)))
        mask.append([1] * filled + [0] * spare)
    tensors = {"input_ids": torch.tensor(tokens), "targets": torch.tensor(targets)}
    tensors |= {"position_ids": torch.tensor(positions)} if packed else {"attention_mask": torch.tensor(mask)}
    return tensors


def can_pack(model: Any) -> bool:
    """Whether two examples in one row get the logits that they get alone; two short forward passes say it."""
    import torch

    vocabulary = model.get_input_embeddings().num_embeddings
    generator = torch.Generator().manual_seed(0)
    ids = torch.randint(0, vocabulary, (1, 11), generator=generator).to(model.device)
    positions = torch.tensor([[*range(5), *range(6)]], device=model.device)
    training = model.training
    model.eval()
    with torch.no_grad():
        together = model(input_ids=ids, position_ids=positions, use_cache=False).logits.float()
        alone = [model(input_ids=part, use_cache=False).logits.float() for part in (ids[:, :5], ids[:, 5:])]
    model.train(training)
    apart = torch.cat(alone, dim=1)
    tolerance = 1e-4 if model.dtype == torch.float32 else 5e-2
    return bool((together - apart).abs().max() <= tolerance * apart.abs().max().clamp(min=1.0))


def _packed(
    order: list[int], lengths: Sequence[int], capacity: int, rows: int, generator: random.Random
) -> list[Batch]:
    filled = fill_rows(order, lengths, capacity)
    generator.shuffle(filled)
    return [filled[start : start + rows] for start in range(0, len(filled), rows)]


def _bucketed(order: list[int], lengths: Sequence[int], tokens: int, generator: random.Random) -> list[Batch]:
    """Rows of one example; batches of similar length, at most about `tokens` with padding."""
    batches: list[Batch] = []
    for start in range(0, len(order), 512):
        batch: Batch = []
        for index in sorted(order[start : start + 512], key=lambda i: -lengths[i]):
            if batch and (len(batch) + 1) * lengths[batch[0][0]] > tokens:
                batches.append(batch)
                batch = []
            batch.append([index])
        batches.append(batch)
    generator.shuffle(batches)
    return batches
