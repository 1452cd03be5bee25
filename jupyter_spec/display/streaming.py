"""The answer as it comes: redrawn at most twenty times a second, and gone when the whole answer is there.

A thinking block is folded while it grows: what is thought stands under a summary, what is said below it. Rendering
a long text takes longer than a short one, so a redraw never takes more than a fifth of the time.
"""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

from jupyter_spec.display.html import card, fold
from jupyter_spec.display.progress import is_rich
from jupyter_spec.display.text import markdown

SECONDS = 0.05
_SHARE = 5


@contextlib.contextmanager
def streaming() -> Iterator[Callable[[str], None]]:
    """A function that shows the text so far; on a page, what it showed is taken away at the end."""
    rich, handle, latest, written, after = is_rich(), None, "", "", 0.0

    def on_text(text: str) -> None:
        nonlocal handle, latest, written, after
        latest, began = text, time.monotonic()
        if began < after:
            return
        if rich:
            handle = _redraw(handle, text)
        else:
            written = _append(written, text)
        after = max(began + SECONDS, began + _SHARE * (time.monotonic() - began))

    try:
        yield on_text
    finally:
        if handle is not None:
            handle.update({"text/plain": "", "text/html": ""}, raw=True)
        elif latest and not rich:
            _append(written, f"{latest}\n")


def growing_html(text: str) -> str:
    """What has come so far; thinking is folded, and says so while nothing else has come."""
    from jupyter_spec.prompting.reasoning import split_thinking

    thought, said, thinking = split_thinking(text)
    summary = "thinking …" if thinking else "reasoning"
    return card(fold(summary, markdown(thought)) if thought or thinking else "", markdown(said))


def _append(written: str, text: str) -> str:
    """Write what `text` adds to what is there already, or all of it on a line of its own; return what is there then."""
    again = not text.startswith(written)
    sys.stdout.write("\n" + text if again else text[len(written) :])
    sys.stdout.flush()
    return text


def _redraw(handle: Any, text: str) -> Any:
    from IPython.display import display

    data = {"text/plain": text, "text/html": growing_html(text)}
    if handle is None:
        return display(data, raw=True, display_id=True)
    handle.update(data, raw=True)
    return handle
