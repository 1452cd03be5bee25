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
    output.locator("mjx-container").first.wait_for()
    assert output.locator("mjx-container").count() == 1, "and so is the formula"
    for tag in ("script", "img", "a", "iframe", "style", "svg[onload]", "object", "form"):
        assert output.locator(tag).count() == 0, tag
    shown = output.inner_text()
    assert f"[click](http://{EVIL}/)" in shown
    assert "<script>" in shown
    lab.page.wait_for_timeout(300)
    assert lab.page.evaluate("() => window.hacked") is None
    assert not [url for url in asked if EVIL in url]


def test_two_prices_are_no_formula(lab: Any):
    (lab.folder / "prices").mkdir()
    (lab.folder / "prices" / "prices.md").write_text("Storage costs $5 a month or $50 a year.")
    path = lab.notebook(
        "prices.ipynb",
        "%load_ext jupyter_spec",
        "%rag_index prices --name prices --mode lexical",
        "%rag_search prices storage month -k 1",
        "from IPython.display import HTML\nHTML('<p>$x^2$</p>')",
    )
    lab.open(path)
    lab.wait_for_kernel()
    lab.command("notebook:run-all-cells")
    lab.page.locator(".jp-OutputArea mjx-container").wait_for()
    assert lab.page.locator(".jp-OutputArea mjx-container").count() == 1, "the formula, not the prices"
    assert "$5 a month or $50 a year" in lab.page.locator(".jp-Notebook").inner_text()


def test_a_passage_opens_its_file_at_the_place(lab: Any):
    """Markdown opens as a page at the heading, text in the editor at the line."""
    (lab.folder / "docs").mkdir()
    rules = [f"## Rule {number}\n\nThe gate {number} is green.\n" for number in range(60)]
    rules[40] = "## Offers by post\n\nA quotation is valid for sixty days.\n"
    (lab.folder / "docs" / "rules.md").write_text("\n".join(rules))
    lines = [f"The barn {number} is dry." for number in range(60)]
    lines[40] = "A receipt is printed twice."
    (lab.folder / "docs" / "notes.txt").write_text("\n\n".join(lines))
    path = lab.notebook(
        "links.ipynb",
        "%load_ext jupyter_spec",
        "%rag_index docs --name rules --mode lexical --chunk-tokens 20",
        "%rag_search rules quotation valid -k 1",
        "%rag_search rules receipt printed -k 1",
    )
    lab.open(path)
    lab.wait_for_kernel()
    lab.command("notebook:run-all-cells")
    lab.page.locator(".jp-OutputArea a", has_text="rules.md").click()
    lab.page.get_by_role("heading", name="Offers by post").wait_for()
    lab.page.wait_for_function(
        """() => {
          const heads = [...document.querySelectorAll('.jp-MarkdownViewer h2')];
          const place = heads.find(head => head.textContent.includes('Offers by post')).getBoundingClientRect();
          return place.top >= 0 && place.top < window.innerHeight;
        }"""
    )
    lab.page.locator(".lm-TabBar-tab", has_text="links.ipynb").click()
    lab.page.locator(".jp-OutputArea a", has_text="notes.txt").click()
    place = "window.jupyterapp.shell.currentWidget?.content?.editor?.getCursorPosition().line"
    lab.page.wait_for_function(f"() => {place} > 70")
    line = lab.page.evaluate(f"() => {place}")
    assert lines[40] in "\n\n".join(lines).splitlines()[line : line + 4]
