"""One writer for each artifact. The lock is the operating system's, so it goes with the process that held it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jupyter_spec.errors import SpecError

if TYPE_CHECKING:
    from filelock import BaseFileLock


class WriterLock:
    """A lock on `path`, taken at once or refused; readers never ask for it."""

    def __init__(self, path: Path, what: str) -> None:
        self.path, self.what = path, what
        self._lock: BaseFileLock | None = None

    def acquire(self) -> None:
        """Take the lock.

        Raises
        ------
        SpecError
            If another process, or another thread of this one, is writing.
        """
        from filelock import FileLock, Timeout

        lock = FileLock(self.path, is_singleton=False, thread_local=False)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise SpecError(
                f"{self.what} is being written by another run: wait for it, or stop it."
            ) from None
        self._lock = lock

    def release(self) -> None:
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> WriterLock:
        self.acquire()
        return self

    def __exit__(self, *_: object) -> None:
        self.release()


def writer_lock(path: Path, what: str) -> WriterLock:
    """A lock file at `path`; `what` names the thing in the error, for example "index 'handbook'"."""
    return WriterLock(path, what)
