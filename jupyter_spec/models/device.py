"""Where and in what precision to compute, found by a short measurement instead of a flag.

bf16 is several times faster than fp32 on a CPU that has the instructions and slower on one that emulates
them, so the two are raced once a process on one matrix product. Small models stay in fp32: they gain nothing
and lose exactness.
"""

from __future__ import annotations

import functools
import os
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import torch

SMALL_PARAMETERS = 100_000_000
_SIDE = 768


def yield_the_cores() -> None:
    """Have OpenMP's threads sleep while they wait for each other, which must be said before torch is loaded.

    They spin otherwise, and a kernel and a worker on the same two cores take turns at spinning: what took 1.5 s
    sleeping took 11.4 s. On cores of its own, sleeping costs less than a tenth.
    """
    if "torch" not in sys.modules:
        os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")


def pick_device() -> str:
    """cuda, mps or cpu: the best one that is there."""
    import torch

    if torch.cuda.is_available():
        return "cuda"
    if torch.backends.mps.is_available():
        return "mps"
    return "cpu"


def pick_dtype(device: str, parameters: int) -> torch.dtype:
    """The precision for a model of so many parameters on `device`."""
    import torch

    if parameters < SMALL_PARAMETERS:
        return torch.float32
    if device == "cuda":
        return torch.bfloat16 if torch.cuda.is_bf16_supported() else torch.float16
    return torch.bfloat16 if device == "mps" or bf16_gain() > 1.2 else torch.float32


@functools.cache
def bf16_gain() -> float:
    """How many times faster a bf16 matrix product is than an fp32 one on this CPU."""
    import torch

    def seconds(dtype: torch.dtype) -> float:
        left, right = torch.ones(_SIDE, _SIDE, dtype=dtype), torch.ones(_SIDE, _SIDE, dtype=dtype)
        left @ right
        best = float("inf")
        for _ in range(3):
            began = time.perf_counter()
            left @ right
            best = min(best, time.perf_counter() - began)
        return best

    return seconds(torch.float32) / seconds(torch.bfloat16)
