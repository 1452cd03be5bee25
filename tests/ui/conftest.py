"""A browser on a real JupyterLab. Without a Chromium these tests do not run, and one line at the end says so;
`JUPYTER_SPEC_REQUIRE_BROWSER=1` makes that a failure."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from lab_server import LabServer, serve

_MISSING = pytest.StashKey[str]()
_SYSTEM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)
_LAB = (
    *("--LabApp.expose_app_in_browser=True", "--LabApp.news_url=None"),
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
)
_PANEL = "jupyter-spec-panel"


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    if reason := config.stash.get(_MISSING, None):
        terminalreporter.write_line(f"browser tests did not run: no Chromium found ({reason})", yellow=True)


@pytest.fixture(scope="session")
def browser(pytestconfig: pytest.Config) -> Iterator[Any]:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _give_up(pytestconfig, "playwright is not installed: pip install playwright")
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
        found = next(filter(None, map(shutil.which, _SYSTEM)), own if Path(own).exists() else None)
        if found is None:
            _give_up(pytestconfig, f"looked for {', '.join(_SYSTEM)} on PATH and for Playwright's own")
        browser = playwright.chromium.launch(executable_path=found, args=list(_FLAGS))
        yield browser
        browser.close()


def _give_up(config: pytest.Config, reason: str) -> None:
    if os.environ.get("JUPYTER_SPEC_REQUIRE_BROWSER") == "1":
        pytest.fail(f"no Chromium found ({reason})", pytrace=False)
    config.stash[_MISSING] = reason
    pytest.skip("no Chromium found")


@pytest.fixture(scope="session")
def lab_server(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LabServer]:
    home = tmp_path_factory.mktemp("lab-home")
    settings = home / "jupyter_config_dir" / "labconfig"
    settings.mkdir(parents=True)
    quiet = {"disabledExtensions": {"@jupyterlab/apputils-extension:announcements": True}}
    (settings / "page_config.json").write_text(json.dumps(quiet))
    with serve(tmp_path_factory.mktemp("lab-root"), home, *_LAB, app="jupyterlab") as running:
        yield running


class Lab:
    """One page with JupyterLab, and a folder of its own under the server's root."""

    def __init__(self, page: Any, server: LabServer, folder: Path) -> None:
        self.page = page
        self.server = server
        self.folder = folder
        self.panel = page.locator(f"#{_PANEL}")

    def notebook(self, name: str, *cells: str) -> str:
        """Write a notebook; gives its path under the server's root."""
        book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells or ("",)])
        book.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
        nbformat.write(book, self.folder / name)
        return f"{self.folder.name}/{name}"

    def open(self, path: str) -> None:
        """Load the page with this notebook in front and the panel open."""
        workspace = self.folder.name
        token = self.server.token
        self.page.goto(f"{self.server.url}lab/workspaces/{workspace}/tree/{path}?token={token}")
        self.page.locator(".jp-Notebook .jp-Cell.jp-mod-active").wait_for()
        self.show_panel()

    def open_other(self, path: str) -> None:
        """Open another notebook in the same page, as a double click in the file browser would."""
        self.command("docmanager:open", {"path": path, "factory": "Notebook"})
        self.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Cell.jp-mod-active").wait_for()

    def show_panel(self) -> None:
        tab = self.page.locator(f'.jp-SideBar [data-id="{_PANEL}"]')
        tab.wait_for()
        if not self.panel.is_visible():
            tab.click()
        self.panel.wait_for()

    def command(self, name: str, arguments: dict[str, Any] | None = None) -> None:
        self.page.evaluate(
            "([name, args]) => { window.jupyterapp.commands.execute(name, args); }", [name, arguments or {}]
        )

    def wait_for_kernel(self) -> None:
        """Until the kernel of the notebook in front answers; earlier, running a cell asks for a kernel."""
        self.page.evaluate(
            """async () => {
              const context = window.jupyterapp.shell.currentWidget.sessionContext;
              await context.ready;
              await context.session.kernel.info;
            }"""
        )

    @property
    def cells(self) -> list[str]:
        """The sources of the cells of the notebook in front."""
        return list(
            self.page.evaluate(
                "() => Array.from(window.jupyterapp.shell.currentWidget.content.model.cells,"
                " cell => cell.sharedModel.getSource())"
            )
        )


@pytest.fixture
def lab(browser: Any, lab_server: LabServer) -> Iterator[Lab]:
    context = browser.new_context(viewport={"width": 1200, "height": 800}, reduced_motion="reduce")
    context.set_default_timeout(20_000)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield Lab(page, lab_server, Path(tempfile.mkdtemp(dir=lab_server.root)))
    page.unroute_all(behavior="ignoreErrors")
    context.close()
    assert not [fault for fault in faults if "jupyter-spec" in fault or "jp-spec" in fault]
