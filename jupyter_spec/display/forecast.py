"""The forecast of a training, with one sample in which what is learned is coloured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jupyter_spec.display.html import caption, card, table
from jupyter_spec.display.text import duration, escape, size

if TYPE_CHECKING:
    from jupyter_spec.training import Forecast

_LEARNED = "background:rgba(46,160,67,.25);border-radius:2px"


def forecast_html(forecast: Forecast) -> str:
    """What it will need, what is not wholly used, and the mask on a sample."""
    share = forecast.learned_tokens / max(1, forecast.tokens)
    trained = forecast.trainable / max(1, forecast.parameters)
    rows = [
        [
            "weights",
            f"{forecast.trainable:,} of {forecast.parameters:,} ({trained:.1%})",
        ],
        [
            "data",
            f"{forecast.rows:,} rows ({escape(forecast.shape)}), {forecast.tokens:,} tokens, {share:.0%} learned",
        ],
        [
            "not wholly used",
            f"{forecast.truncated} truncated, {forecast.unlabelled} without a label, {forecast.unread} unread",
        ],
        ["duplicates", f"{forecast.duplicates} rows stand twice"],
        [
            "steps",
            f"{forecast.steps:,} of about {forecast.batch_tokens:,} tokens, {forecast.epochs:.3g} epochs",
        ],
        [
            "learning rate",
            f"{forecast.learning_rate:.2g}, {escape(forecast.precision)} on {escape(forecast.device)}",
        ],
        ["memory", f"{size(sum(forecast.memory.values()))} of {size(forecast.memory_free)} free"],
        ["optimizer", escape(forecast.why)],
        ["time", f"about {duration(forecast.seconds)}"],
    ]
    if forecast.eval_rows:
        overlap = f"{forecast.eval_rows} rows, {forecast.eval_overlap} of them also in the training data"
        rows.insert(4, ["held out", f"<b>{overlap}</b>" if forecast.eval_overlap else overlap])
    if forecast.replayed:
        rows.insert(4, ["replay", f"{forecast.replayed:,} tokens more, against forgetting"])
    sample = "".join(
        f'<span style="{_LEARNED}">{escape(text)}</span>' if learned else escape(text)
        for text, learned in forecast.sample
    )
    return card(
        f"<b>{escape(forecast.method)} of {escape(forecast.model)}</b>",
        table([], rows),
        *(caption(note) for note in forecast.notes),
        caption("the first example; what is learned is coloured"),
        f'<pre style="white-space:pre-wrap;max-width:60em">{sample}</pre>',
    )
