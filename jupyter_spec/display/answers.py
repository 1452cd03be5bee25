"""An answer as a person reads it: the text, what it was read from, and quietly how it came about."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from jupyter_spec.display.html import caption, card, fold
from jupyter_spec.display.passages import passage_html
from jupyter_spec.display.text import duration, escape, markdown

if TYPE_CHECKING:
    from jupyter_spec.prompting import Answer


def answer_html(answer: Answer) -> str:
    """The answer, its passages folded below it, and one line on model, tokens and time."""
    return card(
        fold("reasoning", markdown(answer.reasoning)) if answer.reasoning else "",
        _body(answer),
        *(caption(note) for note in answer.notes),
        _sources(answer),
        caption(summary(answer)),
    )


def summary(answer: Answer) -> str:
    """One line: model, adapter, tokens, time, how it ended."""
    parts = [answer.model + (f" + {answer.adapter}" if answer.adapter else "")]
    parts.append(f"{answer.tokens_in} tokens in, {answer.tokens_out} out, {duration(answer.seconds)}")
    if answer.agreement is not None:
        parts.append(f"{answer.agreement:.0%} of {answer.settings['samples']} samples agree")
    if answer.finish == "length":
        parts.append("cut at --max-tokens")
    if answer.finish == "interrupted":
        parts.append("interrupted")
    return " · ".join(parts)


def _body(answer: Answer) -> str:
    if answer.format == "json":
        return f"<pre>{escape(json.dumps(answer.value, indent=2, ensure_ascii=False))}</pre>"
    if answer.format == "text":
        return f'<pre style="white-space:pre-wrap">{escape(answer.text)}</pre>'
    return f"<div>{markdown(answer.text)}</div>"


def _sources(answer: Answer) -> str:
    if not answer.sources:
        return ""
    from jupyter_spec.retrieval import resolve_citations

    citations = resolve_citations(answer.text, answer.sources)
    cited = {citation.number for citation in citations.resolved}
    unknown = sorted({citation.number for citation in citations.unresolved})
    parts = []
    for number, passage in enumerate(answer.sources, 1):
        if number in cited:
            parts.append(fold(f"[{number}] {passage.source}", passage_html(passage)))
    others = [
        f"<div>[{number}] {escape(passage.source)}</div>{passage_html(passage)}"
        for number, passage in enumerate(answer.sources, 1)
        if number not in cited
    ]
    if others:
        parts.append(fold(f"{len(others)} passages read and not cited", "".join(others)))
    if unknown:
        parts.append(
            caption(f"cites {', '.join(f'[{n}]' for n in unknown)}, which was not among the passages")
        )
    return "".join(parts)
