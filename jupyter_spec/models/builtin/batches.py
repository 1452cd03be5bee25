"""From the generator's stream to batches: tokens, weights of the loss, rows of like length.

A row is one sample, padded on the right to the longest of its batch; attention is causal, so padding behind a
row changes nothing in it and no mask is needed. Samples are gathered in windows and sorted by length, so little is
padded. A window is a function of its number alone: `feed` has worker processes make the next ones, which keeps a GPU fed, and
hands them out in their order, so the batches are the same whoever makes them.

Only learnt tokens carry weight; in texts that are learnt whole (prose, pages) a token weighs less, else they would
drown the answers. In chats about passages, the questions after the first answer weigh a little too: to
foresee what may be asked of a text, a network has to learn which words ask for which.

A reply that stands word for word further up also says where: a `Pointer` holds the position from which the reply's
first token is predicted and the places where the text that it copies begins. The maker teaches the last layer to look there.
"""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, Any

from .generator import sample
from .generator.dialogues import UNKNOWN

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from transformers import PreTrainedTokenizerBase

LONGEST = 2048
_REPLY = "<|im_start|>assistant\n"
TEXT_WEIGHT = {"prose": 0.15, "page": 0.15, "repetition": 0.5}
# Weight of the questions that follow the first answer in a chat about passages.
ASKING_WEIGHT = {"document": 0.05, "report": 0.05, "table": 0.05, "retrieval": 0.05, "long retrieval": 0.05}


# Batches in a window, and how far apart the samples of two windows begin in the stream.
WINDOW = 8
_SAMPLES = 1_000_000
_CLOSING = re.compile(r"(\s*\[\d+\])?<\|im_end\|>$")
# A text found more often than this points nowhere in particular.
_PLACES = 3


@dataclass(frozen=True)
class Pointer:
    """From the token at `column` the reply's first token is predicted; its original begins at one of `places`."""

    column: int
    places: tuple[int, ...]


@dataclass(frozen=True)
class Row:
    ids: list[int]
    weights: list[float]
    pointers: list[Pointer] = field(default_factory=list)


@dataclass(frozen=True)
class Pointing:
    """The pointers of a batch: pointer i stands at (`rows[i]`, `columns[i]`); `places[j]` is a place of pointer `owners[j]`."""

    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    owners: NDArray[np.int64]
    places: NDArray[np.int64]


@dataclass(frozen=True)
class Batch:
    """`ids` (rows, length); `rows`, `columns`: where a learnt token is predicted; `targets`, `weights`: what and how much.

    `tokens`: how many of the ids are no padding.
    """

    ids: NDArray[np.int64]
    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    targets: NDArray[np.int64]
    weights: NDArray[np.float32]
    pointing: Pointing
    tokens: int


def _places(text: str, starts: list[int], reply: str) -> tuple[int, ...]:
    """Numbers of the tokens (which begin at `starts` in `text`, lower case) at which the words of `reply` stand."""
    core = _CLOSING.sub("", reply).strip().lower()
    if not core or core == UNKNOWN.lower():
        return ()
    found = []
    place = text.find(core)
    while place >= 0:
        before, after = text[place - 1 : place], text[place + len(core) : place + len(core) + 1]
        if not _is_word(before) and not _is_word(after):
            found.append(bisect_right(starts, place) - 1)
            if len(found) > _PLACES:
                return ()
        place = text.find(core, place + 1)
    return tuple(found)


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def encode(
    tokenizer: PreTrainedTokenizerBase,
    pieces: list[tuple[str, bool]],
    weight: float = 1.0,
    asking: float = 0.0,
) -> Row:
    """Token ids of a sample, the weight of each in the loss, and where its replies come from.

    Learnt pieces weigh `weight`, those between them `asking`; what stands before the first is given.
    """
    if not pieces:
        return Row([], [])
    encoded = tokenizer([text for text, _ in pieces], add_special_tokens=False, return_offsets_mapping=True)
    ids: list[int] = []
    weights: list[float] = []
    starts: list[int] = []
    pointers: list[Pointer] = []
    text = ""
    for piece, spans, (words, learnt) in zip(
        encoded["input_ids"], encoded["offset_mapping"], pieces, strict=True
    ):
        if learnt and text.endswith(_REPLY) and (places := _places(text, starts, words)):
            pointers.append(Pointer(len(ids) - 1, places))
        ids += piece
        weights += [weight if learnt else asking if any(weights) else 0.0] * len(piece)
        starts += [len(text) + start for start, _ in spans]
        text += words.lower() if len(words.lower()) == len(words) else words
    return Row(ids[:LONGEST], weights[:LONGEST], [p for p in pointers if p.column < LONGEST - 1])


def _collate(rows: list[Row], pad: int) -> Batch:
    import numpy as np

    longest = max(len(row.ids) for row in rows)
    ids = np.full((len(rows), longest), pad)
    where: list[tuple[int, int, int, float]] = []
    for i, row in enumerate(rows):
        ids[i, : len(row.ids)] = row.ids
        where += [(i, j - 1, row.ids[j], row.weights[j]) for j in range(1, len(row.ids)) if row.weights[j]]
    lines, columns, targets, weights = (np.array(column) for column in zip(*where, strict=True))
    return Batch(
        ids,
        lines,
        columns,
        targets,
        weights.astype(np.float32),
        pointing([(i, pointer) for i, row in enumerate(rows) for pointer in row.pointers]),
        sum(len(row.ids) for row in rows),
    )


def pointing(pointers: list[tuple[int, Pointer]]) -> Pointing:
    """`pointers`: (number of the row, pointer)."""
    import numpy as np

    places = [(i, place) for i, (_, pointer) in enumerate(pointers) for place in pointer.places]
    return Pointing(
        np.array([row for row, _ in pointers], np.int64),
        np.array([pointer.column for _, pointer in pointers], np.int64),
        np.array([owner for owner, _ in places], np.int64),
        np.array([place for _, place in places], np.int64),
    )


def window(
    tokenizer: PreTrainedTokenizerBase, seed: int, number: int, progress: float, batch_tokens: int
) -> list[Batch]:
    """The batches of window `number`, about `WINDOW * batch_tokens` tokens, in a shuffled order."""
    rows: list[Row] = []
    gathered, next_sample = 0, number * _SAMPLES
    while gathered < WINDOW * batch_tokens:
        made = sample(seed, next_sample, progress)
        next_sample += 1
        row = encode(
            tokenizer, made.pieces, TEXT_WEIGHT.get(made.kind, 1.0), ASKING_WEIGHT.get(made.kind, 0.0)
        )
        if any(row.weights[1:]):
            rows.append(row)
            gathered += len(row.ids)
    rows.sort(key=lambda row: len(row.ids))
    groups: list[list[Row]] = [[]]
    for row in rows:
        if groups[-1] and (len(groups[-1]) + 1) * len(row.ids) > batch_tokens:
            groups.append([])
        groups[-1].append(row)
    Random(f"{seed}/{number}").shuffle(groups)
    return [_collate(group, int(tokenizer.pad_token_id or 0)) for group in groups]


def feed(made: Callable[[int], list[Batch]], numbers: range, workers: int) -> Iterator[list[Batch]]:
    """The windows `made(number)` for all `numbers`, in their order; made by `workers` processes, or here if there are none."""
    if not workers:
        yield from map(made, numbers)
        return
    from torch.utils.data import DataLoader

    class Windows:
        def __getitem__(self, number: int) -> list[Batch]:
            return made(number)

    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    windows: Any = Windows()
    yield from DataLoader(
        windows,
        batch_size=None,
        sampler=numbers,
        num_workers=workers,
        collate_fn=lambda found: found,
        multiprocessing_context="fork",
    )
