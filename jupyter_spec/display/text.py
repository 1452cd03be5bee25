"""Text from models and documents as HTML that can do nothing.

Markdown is rendered with raw HTML off and links and images unknown: they stay as the text that they are, so
nothing in an answer is fetched, clicked or run. A page typesets the formulas in it, and a formula can hold a link or
a style too; the commands for that are taken from the typesetter by a joint that nobody sees.
"""

from __future__ import annotations

import functools
import html
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it import MarkdownIt


# What MathJax can do besides setting formulas: links, images, styles, other macros, text by code.
_MATH_COMMANDS = re.compile(
    r"\\(?=(?:href|url|class|cssId|style|data|html|img|mmlToken|includegraphics|require|def|newcommand|renewcommand|let)(?![a-zA-Z]))"
)
_JOINT = "\\\N{WORD JOINER}"


def escape(text: str) -> str:
    """Text as HTML text, also safe inside an attribute."""
    return html.escape(text, quote=True)


@functools.cache
def _renderer() -> MarkdownIt:
    from markdown_it import MarkdownIt

    renderer = MarkdownIt("commonmark", {"html": False, "breaks": True})
    renderer.add_render_rule("text", _text)
    return renderer.enable("table").disable(
        ["link", "image", "autolink", "reference", "html_inline", "html_block"]
    )


def _text(_renderer: Any, tokens: Sequence[Any], index: int, _options: Any, _environment: Any) -> str:
    """Running text; code is not typeset, so it stays as it is."""
    return escape(_MATH_COMMANDS.sub(lambda _: _JOINT, tokens[index].content))


def markdown(text: str) -> str:
    """Markdown as HTML, without links, images and raw HTML; formulas, and only those in here, are left to the page."""
    return f'<div class="mathjax_process">{_renderer().render(text)}</div>'


def duration(seconds: float) -> str:
    """A time for people: 0.4 s, 12 s, 3 min 20 s, 2 h 5 min."""
    if seconds < 10:
        return f"{seconds:.1f} s"
    if seconds < 60:
        return f"{seconds:.0f} s"
    if seconds < 3600:
        return f"{int(seconds // 60)} min {int(seconds % 60)} s"
    return f"{int(seconds // 3600)} h {int(seconds % 3600 // 60)} min"


def size(count: float) -> str:
    """Bytes for people."""
    if count < 1000:
        return f"{count:.0f} B"
    for unit in ("kB", "MB"):
        count /= 1000
        if count < 1000:
            return f"{count:.1f} {unit}"
    return f"{count / 1000:.1f} GB"
