"""What a model says is shown in a real page and does nothing there: no script, no request, no link."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

SERVER = Path(__file__).parents[1] / "endpoint_server.py"
EVIL = "evil.invalid"
HOSTILE = " ".join(
    (
        "**bold** <script>window.hacked=1</script> <img src=x onerror=window.hacked=1>",
        f"![picture](http://{EVIL}/i.png) [click](http://{EVIL}/) [run](javascript:window.hacked=1)",
        f"<http://{EVIL}/auto> <iframe src=http://{EVIL}/f></iframe> <style>body{{display:none}}</style>",
        f"<svg onload=window.hacked=1> <a href=http://{EVIL}/a>here</a> https://{EVIL}/bare $x^2$",
    )
)


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    """A server whose model says back what it is asked."""
    process = subprocess.Popen(
        [sys.executable, SERVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdin is not None
    assert process.stdout is not None
    yield f"http://127.0.0.1:{int(process.stdout.readline())}/one/v1"
    process.stdin.close()
    process.wait(timeout=10)


def test_a_hostile_answer_is_inert(lab: Any, endpoint: str):
    asked: list[str] = []
    lab.page.on("request", lambda request: asked.append(request.url))
    path = lab.notebook(
        "hostile.ipynb", f"%load_ext jupyter_spec\n%spec model {endpoint}", f"%%prompt\n{HOSTILE}"
    )
    lab.open(path)
    lab.wait_for_kernel()
    lab.command("notebook:run-all-cells")
    output = lab.page.locator(".jp-Notebook .jp-Cell").nth(1).locator(".jp-OutputArea")
    output.get_by_text("tokens in").wait_for()
    assert output.locator("strong", has_text="bold").count() == 1, "markdown is rendered"
    for tag in ("script", "img", "a", "iframe", "style", "svg[onload]", "object", "form"):
        assert output.locator(tag).count() == 0, tag
    shown = output.inner_text()
    assert f"[click](http://{EVIL}/)" in shown
    assert "<script>" in shown
    lab.page.wait_for_timeout(300)
    assert lab.page.evaluate("() => window.hacked") is None
    assert not [url for url in asked if EVIL in url]
