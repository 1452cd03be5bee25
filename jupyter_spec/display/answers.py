"""An answer as a person reads it: the text, what it was read from, and quietly how it came about."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from jupyter_spec.display.html import caption, card, fold
from jupyter_spec.display.passages import passage_html
from jupyter_spec.display.text import duration, escape, markdown

if TYPE_CHECKING:
    from jupyter_spec.prompting import Answer

_CUT = "color:var(--jp-warn-color0,#b35900);font-size:85%;margin-top:4px"


def answer_html(answer: Answer) -> str:
    """The answer, its passages folded below it, and one line on model, tokens and time."""
    return card(
        fold("reasoning", markdown(answer.reasoning)) if answer.reasoning else "",
        body(answer),
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
    return " · ".join(parts)


def ending(answer: Answer) -> str:
    """Why the answer is not whole, in words; nothing for one that is."""
    if answer.finish == "stop":
        return ""
    if answer.finish == "interrupted":
        return "interrupted: this is what had come until then"
    if answer.finish == "length":
        allowed = answer.settings.get("max_tokens")
        return f"cut at --max-tokens {allowed}, or where the model's context ended: raise it to read on"
    return f"ended by the server: {answer.finish}"


def body(answer: Answer) -> str:
    """The answer in its format; one that is not whole ends in a mark that says why."""
    mark = f'<div style="{_CUT}">✂ {escape(ending(answer))}</div>' if ending(answer) else ""
    return _content(answer) + mark


def _content(answer: Answer) -> str:
    if answer.format == "json" and answer.value is not None:
        return _pre(json.dumps(answer.value, indent=2, ensure_ascii=False))
    if answer.format == "code":
        return "".join(
            (
                caption(answer.language) if answer.language else "",
                _pre(answer.value),
                fold("the whole answer", markdown(answer.text)) if _has_prose(answer) else "",
            )
        )
    if answer.format in ("text", "json"):
        return _pre(answer.text)
    return f"<div>{markdown(answer.text)}</div>"


def _pre(text: str) -> str:
    return f'<pre style="white-space:pre-wrap">{escape(text)}</pre>'


def _has_prose(answer: Answer) -> bool:
    """Whether an answer in code says anything beside it."""
    rest = answer.text.replace(answer.value, "", 1)
    return any(line.strip() and not line.lstrip().startswith(("```", "~~~")) for line in rest.splitlines())


def _sources(answer: Answer) -> str:
    if not answer.sources:
        return ""
    from jupyter_spec.retrieval import check_support, resolve_citations

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
    parts += [
        caption(f"no passage seems to support: {claim.text}")
        for claim in check_support(answer.text, answer.sources)
        if not claim.supported
    ]
    return "".join(parts)
