"""Passages, indexes and retrieval quality as tables: what was found, where it stands, and what each side thought of it.

A source links to its file, relative to the notebook's folder, with the fragment that JupyterLab's viewers understand: a
heading in the preview of Markdown, `#line=` in the editor, `#row=` in the table viewer, `#page=` in a PDF. The address
is made of the path of a file on this machine and percent-encoded whole, so nothing that stands in a document or in its
name becomes one of its own.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from jupyter_spec.display.html import caption, card, fold, table
from jupyter_spec.display.text import escape

if TYPE_CHECKING:
    from jupyter_spec.retrieval import Index, Passage, RetrievalReport

_LINES = {
    "txt",
    "text",
    "log",
    "rst",
    "py",
    "r",
    "jl",
    "js",
    "ts",
    "json",
    "yaml",
    "yml",
    "toml",
}
_WORD = re.compile(r"[^\W_]+")


class PassageList(list["Passage"]):
    """The passages of a search, best first; a list that shows itself as a table."""

    def __repr__(self) -> str:
        if not self:
            return "nothing was found"
        return "\n".join(f"[{number}] {passage}" for number, passage in enumerate(self, 1))

    def _repr_html_(self) -> str:
        if not self:
            return card(caption("nothing was found"))
        rows = [
            [
                str(number),
                f"<b>{source_html(passage)}</b>{passage_html(passage)}{_also(passage)}",
                _scores(passage),
            ]
            for number, passage in enumerate(self, 1)
        ]
        return table(["", "passage", "found by"], rows, numbers=[0])


def source_html(passage: Passage) -> str:
    """Where a passage is, as a link to the place in its file if it has one."""
    target = address(passage)
    if target is None:
        return escape(passage.source)
    return f'<a href="{escape(target)}" title="{escape(passage.document)}">{escape(passage.source)}</a>'


def address(passage: Passage) -> str | None:
    """The file of `passage`, relative to this folder, and the place in it; None if there is no such file."""
    if passage.file is None or not Path(passage.file).is_file():
        return None
    try:
        relative = os.path.relpath(passage.file).replace(os.sep, "/")
    except ValueError:  # another drive
        return None
    return quote(relative) + _fragment(passage)


def _fragment(passage: Passage) -> str:
    suffix = passage.document.rpartition(".")[2].lower()
    if passage.page is not None:
        return f"#page={passage.page}"
    if passage.row is not None:
        return f"#row={passage.row}"
    if suffix in ("md", "markdown"):
        return "#" + quote(passage.heading.replace(" ", "-")) if passage.heading else ""
    return f"#line={passage.line}" if suffix in _LINES else ""


def passage_html(passage: Passage) -> str:
    """The text of a passage, as it stands in its document, with the words of the query marked."""
    return (
        '<div style="white-space:pre-wrap;border-left:3px solid var(--jp-border-color2,#ccc);'
        f'padding-left:8px;margin:4px 0;max-width:60em">{_marked(passage)}</div>'
    )


def _marked(passage: Passage) -> str:
    words, parts, end = set(passage.words), [], 0
    for match in _WORD.finditer(passage.text) if words else ():
        if match[0] in words:
            parts += [escape(passage.text[end : match.start()]), f"<mark>{escape(match[0])}</mark>"]
            end = match.end()
    return "".join(parts) + escape(passage.text[end:])


def _also(passage: Passage) -> str:
    return caption(f"nearly the same stands in {'; '.join(passage.also)}") if passage.also else ""


def _scores(passage: Passage) -> str:
    """The rank and the score on each side that found it, and the score that orders the list."""
    lines = [
        f"{escape(side)}&nbsp;{rank} ({passage.scores[side]:.3g})"
        if side in passage.scores
        else f"{escape(side)}&nbsp;{rank}"
        for side, rank in passage.ranks.items()
    ]
    if len(lines) > 1:
        lines.append(f"together&nbsp;{passage.score:.3g}")
    return "<br>".join(lines)


def index_html(index: Index) -> str:
    """What an index holds and what the last indexing did."""
    report = index.report
    counts = ("read", "unchanged", "added", "changed", "removed")
    row = [f"{getattr(report, name):,}" for name in counts] + [f"{len(report.skipped):,}"]
    return card(
        f"<b>{escape(index.name)}</b>: {index.documents:,} documents, {index.chunks:,} chunks",
        table([*counts, "skipped"], [row], numbers=range(6)),
        _skipped(report.skipped),
        fold(f"{len(report.notes)} notes", _lines(report.notes)) if report.notes else "",
        caption(f"{index.how}, {report.seconds:.1f} s"),
    )


def quality_html(report: RetrievalReport) -> str:
    """Each mode's figures with their intervals, and the questions whose passage was not among the first k."""
    names = list(report[0].estimates)
    rows = [
        [
            f"<b>{escape(quality.mode)}</b>" if quality.mode == report.best else escape(quality.mode),
            *(
                f'{estimate.value:.3f}&nbsp;<small style="opacity:.7">{estimate.low:.3f}–{estimate.high:.3f}</small>'
                for estimate in quality.estimates.values()
            ),
        ]
        for quality in report
    ]
    best = next(quality for quality in report if quality.mode == report.best)
    return card(
        f"retrieval of <b>{escape(report.index_name)}</b> on {escape(report.evalset)}: {best.items:,} questions",
        table(["mode", *names], rows),
        fold(f"{len(best.missed)} questions that {best.mode} search missed", _lines(best.missed))
        if best.missed
        else "",
        caption(
            "what retrieval misses here no model can read; what it finds and is still answered wrongly is reading"
        ),
    )


def _skipped(skipped: Sequence[object]) -> str:
    return fold(f"{len(skipped)} skipped", _lines([str(one) for one in skipped])) if skipped else ""


def _lines(lines: Sequence[str]) -> str:
    return "".join(f"<div>{escape(line)}</div>" for line in lines)
