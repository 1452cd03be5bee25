"""Passages and indexes as tables: what was found, where it stands, and what each side of the search thought of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from jupyter_spec.display.html import caption, card, fold, table
from jupyter_spec.display.text import escape

if TYPE_CHECKING:
    from jupyter_spec.retrieval import Index, Passage


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
            [str(number), f"<b>{escape(passage.source)}</b>{passage_html(passage)}", _ranks(passage)]
            for number, passage in enumerate(self, 1)
        ]
        return table(["", "passage", "found by"], rows, numbers=[0])


def passage_html(passage: Passage) -> str:
    """The text of a passage, as it stands in its document."""
    return (
        '<div style="white-space:pre-wrap;border-left:3px solid var(--jp-border-color2,#ccc);'
        f'padding-left:8px;margin:4px 0;max-width:60em">{escape(passage.text)}</div>'
    )


def index_html(index: Index) -> str:
    """What an index holds and what the last indexing did."""
    report = index.report
    counts = ("read", "unchanged", "added", "changed", "removed")
    row = [f"{getattr(report, name):,}" for name in counts] + [f"{len(report.skipped):,}"]
    how = f"{index.mode}, embedder {index.embedder}" if index.embedder else f"{index.mode}, no embedder"
    return card(
        f"<b>{escape(index.name)}</b>: {index.documents:,} documents, {index.chunks:,} chunks",
        table([*counts, "skipped"], [row], numbers=range(6)),
        _skipped(report.skipped),
        fold(f"{len(report.notes)} notes", _lines(report.notes)) if report.notes else "",
        caption(f"{how}, {report.seconds:.1f} s"),
    )


def _skipped(skipped: Sequence[object]) -> str:
    return fold(f"{len(skipped)} skipped", _lines([str(one) for one in skipped])) if skipped else ""


def _lines(lines: Sequence[str]) -> str:
    return "".join(f"<div>{escape(line)}</div>" for line in lines)


def _ranks(passage: Passage) -> str:
    return "<br>".join(
        f"{escape(side)}&nbsp;{rank} ({passage.scores[side]:.3g})"
        if side in passage.scores
        else f"{escape(side)}&nbsp;{rank}"
        for side, rank in passage.ranks.items()
    )
