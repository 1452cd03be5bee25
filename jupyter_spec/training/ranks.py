"""Many processes, one run: the ranks of a training that `--launcher accelerate` started.

Every rank does the same work on its share of each step's examples (`share_of`), torch's DDP sums the gradients, and
the loss is divided by the tokens of all of them, so the trajectory does not depend on the number of processes. Rank 0
alone writes: journal, checkpoints, artifact. What it reads from outside (a wish to stop, the time, an answer's score)
it tells the others through `agree`, or they would part. The others hold a `Follower`, a journal that says nothing.

The ranks are known by what torch.distributed.run puts into the environment, which is also what accelerate reads.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from types import TracebackType
from typing import Any

from jupyter_spec.errors import SpecError
from jupyter_spec.training.packing import Batch, fill_rows
from jupyter_spec.workspace import Journal

# A pause may last a week.
TIMEOUT_SECONDS = 7 * 24 * 3600


def rank() -> int:
    """The number of this process among those of the run, from 0."""
    return _number("RANK", 0)


def world() -> int:
    """How many processes the run has."""
    return _number("WORLD_SIZE", 1)


def on_this_host() -> int:
    """How many of them are on this machine."""
    return _number("LOCAL_WORLD_SIZE", 1)


def refuse_unsupported() -> None:
    """Refuse a launcher's setting that would be ignored."""
    asked = [name for name in ("FSDP", "DEEPSPEED") if os.environ.get(f"ACCELERATE_USE_{name}") == "true"]
    if asked:
        raise SpecError(
            f"{asked[0]} shards the weights, which jupyter_spec cannot save yet: take it out of accelerate's "
            "configuration (plain DDP works)."
        )


def agree(value: float) -> float:
    """The value that rank 0 has, in all of them."""
    if world() == 1:
        return value
    import torch

    told = torch.tensor([value], dtype=torch.float64, device=_device())
    torch.distributed.broadcast(told, 0)
    return float(told)


def total(*values: float) -> list[float]:
    """The sum over all ranks of each value."""
    if world() == 1:
        return list(values)
    import torch

    summed = torch.tensor(values, dtype=torch.float64, device=_device())
    torch.distributed.all_reduce(summed)
    return [float(value) for value in summed]


def together() -> None:
    """Wait until every rank is here."""
    agree(0.0)


def leave() -> None:
    """End the process group, if there is one."""
    if world() > 1:
        import torch

        if torch.distributed.is_initialized():
            torch.distributed.destroy_process_group()


def share_of(
    batch: Batch, lengths: Sequence[int], capacity: int, number: int, of: int, *, packed: bool
) -> Batch:
    """The part of `batch` that rank `number` of `of` reads: about as many tokens each, packed again. May be empty."""
    if of == 1:
        return batch
    parts: list[list[int]] = [[] for _ in range(of)]
    filled = [0] * of
    for index in sorted((i for row in batch for i in row), key=lambda i: (-lengths[i], i)):
        least = filled.index(min(filled))
        parts[least].append(index)
        filled[least] += lengths[index]
    mine = parts[number]
    return fill_rows(mine, lengths, capacity) if packed else [[index] for index in mine]


class Follower(Journal):
    """The journal of a rank other than 0: it writes nothing and wishes nothing."""

    def __enter__(self) -> Follower:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None

    def progress(self, *_: Any, **__: Any) -> None:
        return None

    def event(self, kind: str, **data: Any) -> None:
        return None

    def metric(self, step: int, **values: float) -> None:
        return None

    def finish(self, *_: Any, **__: Any) -> None:
        return None

    def poll(self) -> bool:
        return False

    def save_requested(self) -> bool:
        return False


def _number(name: str, otherwise: int) -> int:
    # A batch system may set RANK too; only a launcher of torch sets this one.
    return int(os.environ.get(name, otherwise)) if "TORCHELASTIC_RUN_ID" in os.environ else otherwise


def _device() -> str:
    import torch

    return "cuda" if torch.distributed.get_backend() == "nccl" else "cpu"
