"""The one exception that a person is meant to read.

Every room raises `SpecError` for what a person can mend: a wrong name, a missing file, a full disk. Its text is
one line that says what is wrong, where, and what to do. The magics turn it into IPython's plain `UsageError`,
the server into a 4xx answer with the same line, plain Python sees it as it is. Anything else that is raised is a
fault of ours and keeps its traceback.
"""

from __future__ import annotations

import difflib
import errno
from collections.abc import Iterable


class SpecError(Exception):
    """What is wrong, where, and what to do, in one line."""

    def __init__(self, message: str) -> None:
        super().__init__(" ".join(message.split()))


def did_you_mean(word: str, options: Iterable[str]) -> str:
    """The nearest of `options` as a sentence that can follow an error, or an empty string."""
    known = sorted(set(options))
    folded = {option.casefold(): option for option in known}
    close = difflib.get_close_matches(word.casefold(), folded, n=1, cutoff=0.5)
    return f" Did you mean '{folded[close[0]]}'?" if close else ""


_REASONS = {
    errno.ENOSPC: "the disk is full: free some space and run this again; what was there before is untouched",
    errno.EDQUOT: "the disk quota is used up: free some space and run this again",
    errno.EROFS: "the file system is read-only: set JUPYTER_SPEC_HOME to a folder that can be written",
    errno.EACCES: "permission denied: set JUPYTER_SPEC_HOME to a folder that you can write",
    errno.EPERM: "permission denied: set JUPYTER_SPEC_HOME to a folder that you can write",
}
_FULL = ("no space left on device", "disk is full")


def is_disk_error(error: BaseException | None) -> bool:
    """Whether `error` is about a file or a full disk; libraries in other languages wrap that in types of their own."""
    return isinstance(error, OSError) or (
        isinstance(error, Exception)
        and not isinstance(error, SpecError)
        and any(words in str(error).casefold() for words in _FULL)
    )


def explain_os_error(error: BaseException, doing: str) -> SpecError:
    """An error met while `doing` ("writing index 'handbook'"), as `is_disk_error` knows it, as a line of what to do."""
    number = error.errno if isinstance(error, OSError) else errno.ENOSPC
    where = f" ({error.filename})" if isinstance(error, OSError) and error.filename else ""
    said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return SpecError(f"{doing}: {_REASONS.get(number or 0, said)}{where}")
