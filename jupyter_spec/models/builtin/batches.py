"""From the generator's stream to batches: tokens, weights of the loss, rows of like length.

A row is one sample, padded on the right to the longest of its batch; attention is causal, so padding behind a
row changes nothing in it and no mask is needed. Samples are gathered in windows and sorted by length, so little is
padded. Only learnt tokens carry weight; in texts that are learnt whole (prose, pages) a token weighs less,
else they would drown the answers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from .generator import sample

if TYPE_CHECKING:
    from torch import Tensor
    from transformers import PreTrainedTokenizerBase

LONGEST = 2048
TEXT_WEIGHT = {"prose": 0.15, "page": 0.15, "repetition": 0.5}


@dataclass(frozen=True)
class Row:
    ids: list[int]
    weights: list[float]


@dataclass(frozen=True)
class Batch:
    """`ids` (rows, length); `rows`, `columns`: where a learnt token is predicted; `targets`, `weights`: what and how much."""

    ids: Tensor
    rows: Tensor
    columns: Tensor
    targets: Tensor
    weights: Tensor
    next_sample: int


def encode(tokenizer: PreTrainedTokenizerBase, pieces: list[tuple[str, bool]], weight: float = 1.0) -> Row:
    """Token ids of a sample and the weight of each in the loss."""
    encoded = tokenizer([text for text, _ in pieces], add_special_tokens=False)["input_ids"]
    ids: list[int] = []
    weights: list[float] = []
    for piece, (_, learnt) in zip(encoded, pieces, strict=True):
        ids += piece
        weights += [weight if learnt else 0.0] * len(piece)
    return Row(ids[:LONGEST], weights[:LONGEST])


def _window(
    tokenizer: PreTrainedTokenizerBase, seed: int, start: int, progress: float, tokens: int
) -> tuple[list[Row], int]:
    """Rows of samples from `start` on, until there are `tokens` of them; and the number of the next sample."""
    rows: list[Row] = []
    gathered, number = 0, start
    while gathered < tokens:
        made = sample(seed, number, progress)
        number += 1
        row = encode(tokenizer, made.pieces, TEXT_WEIGHT.get(made.kind, 1.0))
        if any(row.weights[1:]):
            rows.append(row)
            gathered += len(row.ids)
    return rows, number


def _collate(rows: list[Row], pad: int, next_sample: int) -> Batch:
    import torch

    longest = max(len(row.ids) for row in rows)
    ids = torch.full((len(rows), longest), pad)
    where: list[tuple[int, int, int, float]] = []
    for i, row in enumerate(rows):
        ids[i, : len(row.ids)] = torch.tensor(row.ids)
        where += [(i, j - 1, row.ids[j], row.weights[j]) for j in range(1, len(row.ids)) if row.weights[j]]
    lines, columns, targets, weights = zip(*where, strict=True)
    return Batch(
        ids,
        torch.tensor(lines),
        torch.tensor(columns),
        torch.tensor(targets),
        torch.tensor(weights),
        next_sample,
    )


def batches(
    tokenizer: PreTrainedTokenizerBase,
    seed: int,
    start: int,
    progress: float,
    batch_tokens: int,
    windows: int = 4,
) -> Iterator[Batch]:
    """The batches of one window of about `windows * batch_tokens` tokens, in a shuffled order.

    The last one carries the number of the sample with which the next window starts; the others carry -1.
    """
    rows, following = _window(tokenizer, seed, start, progress, windows * batch_tokens)
    rows.sort(key=lambda row: len(row.ids))
    groups: list[list[Row]] = [[]]
    for row in rows:
        if groups[-1] and (len(groups[-1]) + 1) * len(row.ids) > batch_tokens:
            groups.append([])
        groups[-1].append(row)
    Random(f"{seed}/{start}").shuffle(groups)
    pad = int(tokenizer.pad_token_id or 0)
    for i, group in enumerate(groups):
        yield _collate(group, pad, following if i == len(groups) - 1 else -1)
