"""The answer as it comes: redrawn at most twenty times a second, and gone when the whole answer is there."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

from jupyter_spec.display.html import card
from jupyter_spec.display.progress import is_rich
from jupyter_spec.display.text import markdown

SECONDS = 0.05


@contextlib.contextmanager
def streaming() -> Iterator[Callable[[str], None]]:
    """A function that shows the text so far; on a page, what it showed is taken away at the end."""
    rich, handle, latest, written, drawn = is_rich(), None, "", "", 0.0

    def on_text(text: str) -> None:
        nonlocal handle, latest, written, drawn
        latest, moment = text, time.monotonic()
        if moment - drawn < SECONDS:
            return
        drawn = moment
        if rich:
            handle = _redraw(handle, text)
        else:
            written = _append(written, text)

    try:
        yield on_text
    finally:
        if handle is not None:
            handle.update({"text/plain": "", "text/html": ""}, raw=True)
        elif latest and not rich:
            _append(written, f"{latest}\n")


def _append(written: str, text: str) -> str:
    """Write what `text` adds to what is there already, and return all of it."""
    if text.startswith(written):
        sys.stdout.write(text[len(written) :])
        sys.stdout.flush()
        return text
    return written


def _redraw(handle: Any, text: str) -> Any:
    from IPython.display import display

    data = {"text/plain": text, "text/html": card(markdown(text))}
    if handle is None:
        return display(data, raw=True, display_id=True)
    handle.update(data, raw=True)
    return handle
