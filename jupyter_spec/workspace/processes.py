"""Is that process still the one that we started? A process id alone is not enough: the system gives it out again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import psutil


def started_at(pid: int) -> float | None:
    """When the process began, in seconds (see `_began`), or None if there is none."""
    import psutil

    try:
        return _began(psutil.Process(pid))
    except psutil.Error:
        return None


def _began(process: psutil.Process) -> float:
    """Since the epoch; on Linux since the machine was booted, which does not change when the clock is set."""
    import psutil

    if not psutil.LINUX:
        return float(process.create_time())
    boot = psutil.boot_time()  # which a clock that was set moves together with `create_time`
    return float(process.create_time() - boot)


def is_alive(pid: int | None, process_started: float | None) -> bool:
    """Whether `pid` runs and began at `process_started` (to the second); a zombie does not."""
    import psutil

    if not pid:
        return False
    try:
        process = psutil.Process(pid)
        if process.status() == psutil.STATUS_ZOMBIE:
            return False
        return process_started is None or abs(_began(process) - process_started) < 1.0
    except psutil.Error:
        return False
