"""The verdict, as a table and a chart, static, so that it reads the same on any page."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from jupyter_spec.display.html import caption, card, fold, picture, table
from jupyter_spec.display.text import duration, escape

if TYPE_CHECKING:
    from jupyter_spec.evaluation import LadderReport

_SHOWN_ITEMS = 12
_WORDS = {"suffices": "Stop here", "climb": "Climb", "undecided": "Undecided"}


def ladder_html(report: LadderReport) -> str:
    """The verdict in words, the chart, the table, and the first items on which the candidates differ."""
    return card(
        f"<b>{_WORDS[report.verdict]}: {escape(report.candidate)}</b><div>{escape(report.reason)}</div>",
        picture(_png(report), repr(report)),
        _table(report),
        *map(caption, report.notes),
        _differences(report),
    )


def _png(report: LadderReport) -> bytes:
    buffer = io.BytesIO()
    report.plot().savefig(buffer, format="png", dpi=110)
    return buffer.getvalue()


def _table(report: LadderReport) -> str:
    header = [
        "candidate",
        "right",
        "accuracy",
        "95 % interval",
        "p vs previous",
        "tokens in + out",
        "a question",
        "to build",
    ]
    rows = []
    for row in report.rows():
        p_value = row["p_vs_previous"]
        rows.append(
            [
                escape(row["candidate"]),
                f"{row['correct']}/{row['items']}",
                f"{row['accuracy']:.1%}",
                f"{row['low']:.1%} – {row['high']:.1%}",
                "" if p_value is None else f"{p_value:.2g}",
                f"{row['tokens_in']:.0f} + {row['tokens_out']:.0f}",
                f"{row['seconds'] * 1000:.0f} ms",
                duration(row["build_seconds"]) if row["build_seconds"] else "nothing",
            ]
        )
    return table(header, rows, numbers=range(1, len(header)))


def _differences(report: LadderReport) -> str:
    items = report.items
    by_item = items.groupby("item", sort=False)["correct"]
    split = [item for item, right in by_item if 0 < right.sum() < len(right)][:_SHOWN_ITEMS]
    rows = []
    for item in split:
        lines = items[items["item"] == item]
        answers = [
            f"{'✓' if line.correct else '✗'} {escape(line.candidate)}: {escape(str(line.answer)[:120])}"
            for line in lines.itertuples()
        ]
        rows.append(
            [escape(lines.iloc[0]["question"]), escape(lines.iloc[0]["expected"]), "<br>".join(answers)]
        )
    return (
        fold(f"{len(split)} items on which they differ", table(["question", "expected", "answers"], rows))
        if rows
        else ""
    )
