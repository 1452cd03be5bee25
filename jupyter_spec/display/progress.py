"""A run under a cell: a bar, its curves and two buttons while it lives, a figure and a summary when it has ended.

The view reads the run's journal, nothing else, so it is right whoever does the work. It is one display that
is replaced, at most twice a second, by a thread that ends with the run; what it leaves is plain HTML with a
PNG, so the saved notebook shows it anywhere. In a plain terminal the same is one line of text.
"""

from __future__ import annotations

import contextlib
import json
import math
import sys
import threading
from collections.abc import Iterator
from typing import Any

from jupyter_spec.display.controls import Controls
from jupyter_spec.display.curves import Curves, Points, png, svg
from jupyter_spec.display.html import bar, caption, card, fold
from jupyter_spec.display.text import duration, escape, size
from jupyter_spec.evaluation.scorers import SCORERS
from jupyter_spec.workspace import LIVE, Run

SECONDS = 0.5
TRAINS = ("lora", "finetune")
_SPOKEN = {"tokens_per_second": "{:,.0f} tokens/s", "eval_loss": "held-out loss {:.4g}"}
_HIDDEN = ("lr", "grad_norm", "general_loss", "memory")


def show(run: Run) -> None:
    """Show `run` under this cell, and keep that up to date from a thread while it lives; in a terminal, say it once."""
    if not is_rich():
        sys.stdout.write(f"{run.id}  {line(run.state)}\n")
        return
    view = _View(run, controls=True)
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

    def __init__(self, run: Run, *, controls: bool = False) -> None:
        self.run = run
        self.curves = Curves(run)
        self.stop = threading.Event()
        self._rich = is_rich()
        shown = controls and self._rich and run.kind in TRAINS and self.live()
        self._controls = Controls(run) if shown else None
        self._shown = ""
        self._handle: Any = None
        self.refresh()

    def live(self) -> bool:
        return self.run.status in LIVE

    def follow(self, *, to_the_end: bool = True) -> None:
        """Refresh until the run has ended or the view is no longer wanted."""
        while not self.stop.wait(SECONDS) and self.run.folder.exists() and self.live():
            self.refresh()
        if to_the_end:
            if self.run.folder.exists():
                self.refresh(last=True)
            elif self._controls is not None:
                self._controls.close()

    def refresh(self, *, last: bool = False, empty: bool = False) -> None:
        """Show the run as it is now; `empty` takes the view away."""
        state = self.run.state
        text = line(state)
        if self._controls is not None:
            if last:
                self._controls.close()
            else:
                self._controls.refresh(state["status"])
        page = "" if empty else run_html(self.run, state, self.curves)
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
    if state["status"] in LIVE and state["metrics"].get("memory"):
        parts.append(f"{size(state['metrics']['memory'])} at most")
    if state["status"] in LIVE and state.get("eta") is not None:
        parts.append(f"{duration(state['eta'])} left")
    if state.get("error"):
        parts.append(state["error"])
    elif state.get("message") and state["status"] in LIVE:
        parts.append(state["message"])
    return " · ".join(parts)


def run_html(run: Run, state: dict[str, Any], curves: Curves | None = None) -> str:
    """The same as HTML: with a bar and curves while the run lives, then with a figure and what it gained and lost."""
    text = line(state)
    trains = state["kind"] in TRAINS
    curves = (curves or Curves(run)).update() if trains else Curves(run)
    if state["status"] in LIVE:
        share = (
            state["step"] / state["total"] if state.get("total") and state.get("step") is not None else None
        )
        hint = caption(f"%spec stop {run.name} · %spec pause {run.name}") if trains else ""
        parts = (bar(share), svg(curves), _samples(curves), hint, _by_hand(run) if trains else "")
        return card(f"<div>{escape(text)}</div>", *parts)
    took = _seconds(state)
    text += f" · took {duration(took)}" if took is not None else ""
    said = "".join(caption(message) for message in curves.messages[-2:])
    return card(f"<div>{escape(text)}</div>", *_gain(curves), said, png(curves), _samples(curves))


def _gain(curves: Curves) -> list[str]:
    """What the training did: to the held-out loss and answers, and, beside them, to the loss on general text."""
    lines = []
    for name, points in curves.metrics.items():
        kept = [value for step, value in points if curves.best is None or step <= curves.best]
        if name == "eval_loss" and len(kept) > 1:
            lines.append(f"held out: {_change(kept[0], kept[-1])}")
        elif name in SCORERS and len(kept) > 1:
            lines.append(f"right answers ({name}): {kept[0]:.0%} → {kept[-1]:.0%}")
    general: Points = curves["general_loss"]
    if len(general) > 1:
        worse = general[-1][1] > general[0][1]
        verdict = "forgotten" if worse else "nothing forgotten"
        lines.append(f"general text: {_change(general[0][1], general[-1][1])}, {verdict}")
    return [f"<div>{escape(line)}</div>" for line in lines]


def _change(before: float, after: float) -> str:
    """From one loss to another, in loss and in perplexity (its exponential)."""
    small = max(before, after) < 20
    perplexity = f", perplexity {math.exp(before):.1f} → {math.exp(after):.1f}" if small else ""
    change = math.exp(min(50.0, after - before)) - 1
    return f"loss {before:.3f} → {after:.3f}{perplexity} ({change:+.0%})"


def _samples(curves: Curves) -> str:
    """What the model answered at the last evaluation."""
    if not curves.samples:
        return ""
    shown = "".join(
        f"<div>{escape(sample['question'][:200])} → <b>{escape(sample['answer'][:200])}</b></div>"
        for sample in curves.samples
    )
    step = curves.samples[0]["step"]
    return caption(f"answers after step {step}") + shown


def _by_hand(run: Run) -> str:
    """The command that does this run, and the one for several hosts."""
    path = run.folder / "launch.json"
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""
    commands = [f"<code>{escape(record['command'])}</code>"]
    if record.get("command_on_hosts"):
        where = "on each of H hosts that see this folder, with R from 0 and FIRST the address of host 0:"
        commands += [caption(where), f"<code>{escape(record['command_on_hosts'])}</code>"]
    return fold("the command, to run it by hand", "".join(commands))


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
