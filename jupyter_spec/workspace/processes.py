"""Is that process still the one that we started? A process id alone is not enough: the system gives it out again."""

from __future__ import annotations


def started_at(pid: int) -> float | None:
    """When the process began, in seconds since the epoch, or None if there is none."""
    import psutil

    try:
        return float(psutil.Process(pid).create_time())
    except psutil.Error:
        return None


def is_alive(pid: int | None, process_started: float | None) -> bool:
    """Whether `pid` runs and began at `process_started` (to the second); a zombie does not."""
    import psutil

    if not pid:
        return False
    try:
        process = psutil.Process(pid)
        if process.status() == psutil.STATUS_ZOMBIE:
            return False
        return process_started is None or abs(process.create_time() - process_started) < 1.0
    except psutil.Error:
        return False
