"""For all tests: no hub, and cores that are shared."""

from __future__ import annotations

import os

# Before torch is loaded; see jupyter_spec.models.device.yield_the_cores.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
