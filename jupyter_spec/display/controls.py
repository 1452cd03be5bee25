"""Buttons under the cell of a training: pause or go on, and stop.

A click does what `%spec pause` and `%spec stop` do: it makes a file in the run's folder, which the worker looks for at
each step. The kernel is free while a training runs, so the click is handled at once; where it is busy, the panel does
the same without it. When the run has ended the buttons are taken away, and nothing of them stays in the notebook.
"""

from __future__ import annotations

import contextlib
from typing import Any

from jupyter_spec.errors import SpecError
from jupyter_spec.workspace import Run


class Controls:
    """Two buttons of one run, shown when made."""

    def __init__(self, run: Run) -> None:
        import ipywidgets  # type: ignore[import-untyped]
        from IPython.display import display

        self.run = run
        self.pause = ipywidgets.Button(description="Pause", tooltip="wait after this step")
        self.stop = ipywidgets.Button(
            description="Stop", tooltip="end after the step in hand, and keep the best so far"
        )
        self.pause.on_click(self._pause_clicked)
        self.stop.on_click(self._stop_clicked)
        self.box = ipywidgets.HBox([self.pause, self.stop])
        self._handle: Any = display(self.box, display_id=True)

    def refresh(self, status: str) -> None:
        """Show what can be wished while the run is `status`."""
        wanted = "Go on" if status == "paused" else "Pause"
        if self.pause.description != wanted:
            self.pause.description = wanted
        self.pause.disabled = self.stop.disabled = status == "stopping"

    def close(self) -> None:
        """Take the buttons away, from the saved notebook too."""
        for widget in (self.box, self.pause, self.stop):
            widget.close()
        self._handle.update({"text/plain": ""}, raw=True)

    def _pause_clicked(self, _button: Any) -> None:
        # A run that ended meanwhile has nothing to be wished.
        with contextlib.suppress(SpecError):
            if self.pause.description == "Pause":
                self.run.pause()
            else:
                self.run.resume()

    def _stop_clicked(self, _button: Any) -> None:
        with contextlib.suppress(SpecError):
            self.run.stop()
