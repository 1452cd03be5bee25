"""A real IPython shell in an empty folder, with the extension loaded."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from IPython.core.interactiveshell import InteractiveShell

from jupyter_spec import Engine


@dataclass
class Notebook:
    """Cells run as a person would run them; what was shown is in `.out` and `.err`."""

    shell: InteractiveShell
    capture: pytest.CaptureFixture[str]
    out: str = ""
    err: str = ""

    def run(self, cell: str) -> Any:
        """Run a cell that must succeed, and return its result."""
        result = self.shell.run_cell(cell)
        self._read()
        assert result.success, (
            f"{cell!r} failed: {result.error_in_exec or result.error_before_exec}\n{self.err}"
        )
        return result.result

    def mistake(self, cell: str) -> str:
        """Run a cell that must end in one line of UsageError, and return that line."""
        result = self.shell.run_cell(cell)
        self._read()
        assert type(result.error_in_exec).__name__ == "UsageError", f"{cell!r}: {result.error_in_exec!r}"
        shown = (self.out + self.err).strip()
        assert "Traceback" not in shown
        (line,) = [one for one in shown.splitlines() if one.startswith("UsageError")]
        return line

    def _read(self) -> None:
        self.out, self.err = self.capture.readouterr()


@pytest.fixture
def notebook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Notebook]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("JUPYTER_SPEC_HOME", raising=False)
    monkeypatch.setattr(Engine, "_current", None)
    shell = InteractiveShell.instance(colors="nocolor")
    shell.reset(new_session=True)
    shell.run_line_magic(
        "reload_ext" if "jupyter_spec" in shell.extension_manager.loaded else "load_ext", "jupyter_spec"
    )
    yield Notebook(shell, capsys)
    shell.user_ns.clear()


@pytest.fixture
def handbook(tmp_path: Path) -> Path:
    """A handbook of three pages."""
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "warranty.md").write_text(
        "# Warranty\n\nThe warranty of the Heron lasts 36 months from delivery.\n"
    )
    (folder / "parking.md").write_text("# Parking\n\nReleasing a wheel clamp costs 35 crowns.\n")
    (folder / "people.md").write_text("# People\n\nThe warden of the tide room is Una Pell.\n")
    return folder


@pytest.fixture
def examples(tmp_path: Path) -> Path:
    """Twelve examples of a style."""
    path = tmp_path / "style.jsonl"
    rows = [{"prompt": f"Order {n} is late.", "completion": f"Order {n}: on its way."} for n in range(12)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path
