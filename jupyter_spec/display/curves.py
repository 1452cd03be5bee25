"""The curves of a run: read from its journal as they grow, drawn as SVG while it lives and as a PNG when it has ended.

A `Curves` reads each event once. What is drawn is decimated to a few hundred points, so a long run costs no more than
a short one: raw loss faint, its moving average over it, the held-out loss as dots.
"""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from typing import Any

from jupyter_spec.display.html import picture
from jupyter_spec.display.text import escape
from jupyter_spec.workspace import Run

Points = list[tuple[int, float]]

DRAWN = 240
_RAW, _SMOOTH, _HELD = "#9bbbd8", "#1f77b4", "#d9730d"
_WIDTH, _HEIGHT, _LEFT, _BOTTOM = 460, 150, 44, 18


class Curves:
    """What the journal of `run` has said so far; `update` reads on.

    `samples` are the answers of the last evaluation, `best` is the step whose weights were kept, if not the last.
    """

    def __init__(self, run: Run) -> None:
        self.run = run
        self.metrics: dict[str, Points] = {}
        self.samples: list[dict[str, Any]] = []
        self.messages: list[str] = []
        self.best: int | None = None
        self._since = 0

    def update(self) -> Curves:
        """Read what is new."""
        while events := self.run.events(since=self._since):
            self._since = events[-1]["seq"]
            for event in events:
                if event["kind"] == "metric":
                    for name, value in event.items():
                        if name not in ("seq", "time", "kind", "step") and isinstance(value, (int, float)):
                            self._add(name, event["step"], value)
                elif event["kind"] == "sample":
                    if self.samples and self.samples[-1]["step"] != event["step"]:
                        self.samples = []
                    self.samples.append(event)
                elif event["kind"] == "best":
                    self.best = event["step"]
                elif event["kind"] == "message":
                    self.messages.append(event["text"])
        return self

    def __getitem__(self, name: str) -> Points:
        return self.metrics.get(name, [])

    def _add(self, name: str, step: int, value: float) -> None:
        points = self.metrics.setdefault(name, [])
        # A resumed run tells again what lay after its checkpoint.
        while points and points[-1][0] >= step:
            points.pop()
        points.append((step, value))


def smoothed(points: Points, weight: float = 0.9) -> Points:
    """An exponential moving average, corrected for its start."""
    mean, total, smooth = 0.0, 0.0, []
    for step, value in points:
        mean = weight * mean + (1 - weight) * value
        total = weight * total + (1 - weight)
        smooth.append((step, mean / total))
    return smooth


def decimated(points: Points, count: int = DRAWN) -> Points:
    """At most about `count` of the points: of each stretch the lowest and the highest, so no spike is lost."""
    if len(points) <= count:
        return points
    stretch = math.ceil(2 * len(points) / count)
    kept: Points = []
    for start in range(0, len(points), stretch):
        part = points[start : start + stretch]
        kept += sorted({min(part, key=lambda point: point[1]), max(part, key=lambda point: point[1])})
    return kept


def svg(curves: Curves) -> str:
    """The curves as they are now; nothing before there are two points."""
    loss, held_out = curves["loss"], curves["eval_loss"]
    if len(loss) < 2:
        return ""
    smooth = decimated(smoothed(loss))
    raw = decimated(loss)
    every = [*raw, *held_out]
    low, high = min(value for _, value in every), max(value for _, value in every)
    first, last = min(step for step, _ in every), max(step for step, _ in every)

    def at(point: tuple[int, float]) -> str:
        x = _LEFT + (_WIDTH - _LEFT - 4) * (point[0] - first) / max(1, last - first)
        y = 4 + (_HEIGHT - _BOTTOM - 8) * (high - point[1]) / max(1e-12, high - low)
        return f"{x:.1f},{y:.1f}"

    def line(points: Sequence[tuple[int, float]], colour: str, width: float) -> str:
        path = " ".join(map(at, points))
        return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{width}"/>'

    dots = "".join(
        '<circle cx="{}" cy="{}" r="2.5" fill="{}"/>'.format(*at(point).split(","), _HELD)
        for point in decimated(held_out)
    )
    text = 'font-size="10" fill="var(--jp-ui-font-color2,#777)"'
    labels = (
        f'<text x="0" y="12" {text}>{high:.3g}</text>'
        f'<text x="0" y="{_HEIGHT - _BOTTOM}" {text}>{low:.3g}</text>'
        f'<text x="{_LEFT}" y="{_HEIGHT - 4}" {text}>step {first}</text>'
        f'<text x="{_WIDTH - 4}" y="{_HEIGHT - 4}" text-anchor="end" {text}>{last}</text>'
    )
    drawn = line(raw, _RAW, 1) + line(smooth, _SMOOTH, 1.6) + (line(held_out, _HELD, 1) if held_out else "")
    said = escape(described(curves))
    return (
        f'<svg role="img" aria-label="{said}" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        f'style="max-width:{_WIDTH}px;width:100%;display:block;margin-top:4px">{drawn}{dots}{labels}</svg>'
    )


def png(curves: Curves) -> str:
    """The curves of a run that has ended, as a picture that any page shows."""
    loss, held_out = curves["loss"], curves["eval_loss"]
    if len(loss) < 2:
        return ""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(5, 2.2), layout="constrained")
    axes = figure.add_subplot()
    axes.plot(*zip(*decimated(loss, 2000), strict=True), color=_RAW, linewidth=1, label="loss")
    smooth = decimated(smoothed(loss), 2000)
    axes.plot(*zip(*smooth, strict=True), color=_SMOOTH, linewidth=1.6, label="smoothed")
    if held_out:
        axes.plot(*zip(*held_out, strict=True), "o-", color=_HELD, markersize=3, label="held out")
    axes.set_xlabel("step", fontsize=8)
    axes.tick_params(labelsize=8)
    axes.legend(fontsize=7, frameon=False)
    axes.spines[["top", "right"]].set_visible(False)
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=100)
    return picture(buffer.getvalue(), described(curves))


def described(curves: Curves) -> str:
    """The curves in words, for who cannot see them."""
    parts = []
    for name, spoken in (("loss", "loss"), ("eval_loss", "held-out loss")):
        if points := curves[name]:
            (first, before), (last, after) = points[0], points[-1]
            parts.append(f"{spoken} from {before:.3g} at step {first} to {after:.3g} at step {last}")
    return "; ".join(parts)
