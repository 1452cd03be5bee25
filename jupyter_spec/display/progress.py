"""A run under a cell: a bar while it lives, a curve when it has ended.

The view reads the run's journal, nothing else, so it is right whoever does the work. It is one display that
is replaced, at most twice a second, by a thread that ends with the run; what it leaves is plain HTML with a
PNG, so the saved notebook shows it anywhere. In a plain terminal the same is one line of text.
"""

from __future__ import annotations

import contextlib
import io
import math
import sys
import threading
from collections.abc import Iterator
from typing import Any

from jupyter_spec.display.html import bar, caption, card, picture
from jupyter_spec.display.text import duration, escape
from jupyter_spec.workspace import LIVE, Run

SECONDS = 0.5
_SPOKEN = {"tokens_per_second": "{:,.0f} tokens/s", "eval_loss": "held-out loss {:.4g}"}
_HIDDEN = ("learning_rate", "lr", "epoch", "grad_norm")


def show(run: Run) -> None:
    """Show `run` under this cell, and keep that up to date from a thread while it lives; in a terminal, say it once."""
    if not is_rich():
        sys.stdout.write(f"{run.id}  {line(run.state)}\n")
        return
    view = _View(run)
    if view.live():
        threading.Thread(target=view.follow, name=f"view-{run.id}", daemon=True).start()


@contextlib.contextmanager
def following(run: Run) -> Iterator[None]:
    """Show `run` while the body runs, and take the view away when it ends well: the result speaks for itself."""
    view = _View(run)
    thread = threading.Thread(target=view.follow, kwargs={"to_the_end": False}, daemon=True)
    thread.start()
    well = False
    try:
        yield
        well = True
    finally:
        view.stop.set()
        thread.join(timeout=5)
        if run.folder.exists():
            view.refresh(last=True, empty=well)


class _View:
    """One display of one run."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.stop = threading.Event()
        self._rich = is_rich()
        self._shown = ""
        self._handle: Any = None
        self.refresh()

    def live(self) -> bool:
        return self.run.status in LIVE

    def follow(self, *, to_the_end: bool = True) -> None:
        """Refresh until the run has ended or the view is no longer wanted."""
        while not self.stop.wait(SECONDS) and self.run.folder.exists() and self.live():
            self.refresh()
        if to_the_end and self.run.folder.exists():
            self.refresh(last=True)

    def refresh(self, *, last: bool = False, empty: bool = False) -> None:
        """Show the run as it is now; `empty` takes the view away."""
        state = self.run.state
        text = line(state)
        page = "" if empty else run_html(self.run, state)
        if not self._rich:
            self._write(text, ended=last or state["status"] not in LIVE)
            return
        if page == self._shown and self._handle is not None:
            return
        self._shown = page
        from IPython.display import display

        data = {"text/plain": text if page else "", "text/html": page}
        if self._handle is None:
            self._handle = display(data, raw=True, display_id=True)
        else:
            self._handle.update(data, raw=True)

    def _write(self, text: str, *, ended: bool) -> None:
        """One line that is written over in a terminal; in a file, the last one alone."""
        if sys.stderr.isatty():
            sys.stderr.write(f"\r\033[K{text}" + ("\n" if ended else ""))
        elif ended and text != self._shown:
            self._shown = text
            sys.stderr.write(f"{text}\n")


def line(state: dict[str, Any]) -> str:
    """One line of plain text: what, how far, how fast, how long still."""
    parts = [f"{state['kind']} {state['name']}: {state['status']}"]
    if state.get("total"):
        parts.append(f"{state.get('step') or 0}/{state['total']} {state.get('unit') or 'steps'}")
    if state.get("rate") and state["status"] in LIVE:
        parts.append(f"{state['rate']:.3g} a second")
    parts += [
        _SPOKEN.get(name, f"{name} {{:.4g}}").format(value)
        for name, value in state["metrics"].items()
        if isinstance(value, (int, float)) and name not in _HIDDEN
    ][:4]
    if state["status"] in LIVE and state.get("eta") is not None:
        parts.append(f"{duration(state['eta'])} left")
    if state.get("error"):
        parts.append(state["error"])
    elif state.get("message") and state["status"] in LIVE:
        parts.append(state["message"])
    return " · ".join(parts)


def run_html(run: Run, state: dict[str, Any]) -> str:
    """The same as HTML, with a bar while the run lives, and its curves and what it gained when it has ended."""
    text = line(state)
    if state["status"] in LIVE:
        share = (
            state["step"] / state["total"] if state.get("total") and state.get("step") is not None else None
        )
        trains = state["kind"] in ("lora", "finetune")
        hint = caption(f"%spec stop {run.name} · %spec pause {run.name}") if trains else ""
        return card(f"<div>{escape(text)}</div>", bar(share), hint)
    took = _seconds(state)
    text += f" · took {duration(took)}" if took is not None else ""
    losses, held_out = curves(run)
    return card(f"<div>{escape(text)}</div>", _gain(held_out), _chart(losses, held_out))


def curves(run: Run) -> tuple[list[tuple[int, float]], list[tuple[int, float]]]:
    """Loss and held-out loss by step."""
    found: dict[str, list[tuple[int, float]]] = {"loss": [], "eval_loss": []}
    since = 0
    while events := run.events(since=since):
        since = events[-1]["seq"]
        for event in events:
            for name, points in found.items():
                if event["kind"] == "metric" and event.get(name) is not None:
                    points.append((event["step"], event[name]))
    return found["loss"], found["eval_loss"]


def _gain(held_out: list[tuple[int, float]]) -> str:
    """What the training did to the held-out loss, in loss and in perplexity (its exponential)."""
    if len(held_out) < 2:
        return ""
    before, after = held_out[0][1], held_out[-1][1]
    change = math.exp(after - before) - 1
    text = f"held out: loss {before:.3f} → {after:.3f}, perplexity {math.exp(before):.1f} → {math.exp(after):.1f}"
    return f"<div>{text} ({change:+.0%})</div>"


def _chart(points: list[tuple[int, float]], held_out: list[tuple[int, float]]) -> str:
    """The loss by step as a small chart, if the run has one."""
    if len(points) < 2:
        return ""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(5, 2.2), layout="constrained")
    axes = figure.add_subplot()
    axes.plot(*zip(*points, strict=True), color="#9bbbd8", linewidth=1, label="loss")
    axes.plot(*zip(*_smoothed(points), strict=True), color="#1f77b4", linewidth=1.6, label="smoothed")
    if held_out:
        axes.plot(*zip(*held_out, strict=True), "o-", color="#d9730d", markersize=3, label="held out")
    axes.set_xlabel("step", fontsize=8)
    axes.tick_params(labelsize=8)
    axes.legend(fontsize=7, frameon=False)
    axes.spines[["top", "right"]].set_visible(False)
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=100)
    described = (
        f"loss from {points[0][1]:.3g} at step {points[0][0]} to {points[-1][1]:.3g} at step {points[-1][0]}"
    )
    return picture(buffer.getvalue(), described)


def _smoothed(points: list[tuple[int, float]], weight: float = 0.9) -> list[tuple[int, float]]:
    """An exponential moving average, corrected for its start."""
    mean, total, smooth = 0.0, 0.0, []
    for step, value in points:
        mean = weight * mean + (1 - weight) * value
        total = weight * total + (1 - weight)
        smooth.append((step, mean / total))
    return smooth


def _seconds(state: dict[str, Any]) -> float | None:
    import datetime

    if not state.get("started") or not state.get("ended"):
        return None
    began, ended = (datetime.datetime.fromisoformat(state[key]) for key in ("started", "ended"))
    return (ended - began).total_seconds()


def is_rich() -> bool:
    """Whether output goes to a page rather than to a terminal."""
    from IPython.core.getipython import get_ipython

    shell = get_ipython()
    return (
        shell is not None and type(shell).__name__ != "TerminalInteractiveShell" and hasattr(shell, "kernel")
    )
