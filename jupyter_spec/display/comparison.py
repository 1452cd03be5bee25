"""A comparison as a table: a row a variant, with its answer, tokens and time; long answers fold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jupyter_spec.display.answers import body
from jupyter_spec.display.html import caption, card, fold, table
from jupyter_spec.display.text import duration, escape, markdown

if TYPE_CHECKING:
    from jupyter_spec.prompting import Answer, Comparison

_LONG = 1500


def comparison_html(comparison: Comparison) -> str:
    """What varies, the answer, tokens and time of each variant; what it was read from is named below."""
    rows = []
    varied = comparison.variants[0].varied if comparison.variants else ()
    for variant, answer in zip(comparison.variants, comparison.answers, strict=True):
        names = [
            f'<div style="white-space:pre-wrap;max-width:16em">{escape(variant.choice[axis])}</div>'
            for axis in varied
        ]
        cost = [f"{answer.tokens_in:,} + {answer.tokens_out:,}", duration(answer.seconds)]
        rows.append([*names, _cell(answer), *cost])
    header = [*varied, "answer", "tokens in + out", "time"]
    return card(
        table(header, rows, numbers=(len(header) - 2, len(header) - 1)), *map(caption, comparison.notes)
    )


def _cell(answer: Answer) -> str:
    """The answer, folded where it would hide the others, with its reasoning, notes and passages."""
    whole = f'<div style="max-width:44em">{body(answer)}</div>'
    shown = whole if len(answer.text) <= _LONG else fold(f"{answer.text[:200]}…", whole)
    parts = [fold("reasoning", markdown(answer.reasoning)) if answer.reasoning else "", shown]
    parts += [caption(note) for note in answer.notes]
    if answer.sources:
        parts.append(caption("read: " + ", ".join(passage.source for passage in answer.sources)))
    return "".join(parts)
