"""Blocks that come and go are taken from the system once."""

from __future__ import annotations

import subprocess
import sys

import pytest

FAULTS = """
import resource, sys
import torch
from jupyter_spec.models.allocator import keep_blocks
if sys.argv[1] == "keep":
    keep_blocks()
torch.ones(10 << 20)
before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
for _ in range(20):
    torch.ones(10 << 20)
print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="glibc")
def test_a_block_that_is_freed_is_used_again():
    faults = {
        how: int(subprocess.check_output([sys.executable, "-c", FAULTS, how], text=True))
        for how in ("keep", "leave")
    }
    assert faults["keep"] < faults["leave"] / 4
