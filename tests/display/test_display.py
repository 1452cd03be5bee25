"""What is shown is inert, static, and says the same as the object."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jupyter_spec.display.answers import answer_html
from jupyter_spec.display.html import bar, table
from jupyter_spec.display.text import duration, escape, markdown, size
from jupyter_spec.prompting import Answer
from jupyter_spec.retrieval import Passage

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![pixel](https://example.org/p.png)",
    "[click](javascript:alert(1))",
    "[click](https://example.org)",
    "<https://example.org>",
    "[a]: https://example.org\n\n[a]",
    "`<b>`",
    "```html\n<script>alert(1)</script>\n```",
    '"><svg onload=alert(1)>',
]


@pytest.mark.parametrize("text", HOSTILE)
def test_model_output_can_do_nothing(text: str) -> None:
    page = markdown(text).lower()
    for forbidden in ("<script", "<img", "<a ", "<svg", "<b>", "href", "src="):
        assert forbidden not in page.replace("&lt;", "").replace("src=x", "")


@given(st.text())
def test_any_text_is_rendered_without_a_live_tag(text: str) -> None:
    page = markdown(text)
    for forbidden in ("<script", "<img", "<a ", "<iframe", "<style", "<svg"):
        assert forbidden not in page


def test_markdown_is_rendered() -> None:
    page = markdown("# Title\n\n- one\n- **two**\n\n| a | b |\n|---|---|\n| 1 | 2 |\n")
    for tag in ("<h1>", "<li>", "<strong>", "<table>"):
        assert tag in page


def test_small_things() -> None:
    assert escape('<"&') == "&lt;&quot;&amp;"
    assert [duration(seconds) for seconds in (0.44, 12.3, 200, 7500)] == [
        "0.4 s",
        "12 s",
        "3 min 20 s",
        "2 h 5 min",
    ]
    assert [size(count) for count in (12, 1500, 2_500_000, 3_000_000_000)] == [
        "12 B",
        "1.5 kB",
        "2.5 MB",
        "3.0 GB",
    ]
    assert 'aria-valuenow="50"' in bar(0.5)
    assert "aria-valuenow" not in bar(None)
    assert table(["a"], [["1"]]).count("<tr>") == 2


def test_an_answer_shows_what_it_cites_and_what_it_cannot_have_read() -> None:
    sources = [Passage(f"page-{n}.md", f"text <{n}>", 0, 8) for n in (1, 2, 3)]
    text = "60 days [1, 3], see [7] and `x[2]`"
    page = answer_html(
        Answer(
            text=text, value=text, reasoning="", raw=text, sources=sources, messages=[], model="tiny",
            revision=None, adapter=None, settings={}, tokens_in=1, tokens_out=1, seconds=0.1, finish="stop",
        )
    )  # fmt: skip
    assert "[1] page-1.md" in page
    assert "[3] page-3.md" in page
    assert "1 passages read and not cited" in page
    assert "cites [7], which was not among the passages" in page
    assert "text &lt;1&gt;" in page


def test_a_claim_that_no_passage_supports_is_shown_as_such() -> None:
    sources = [Passage("lamp.md", "The harbour lamp is covered for five years.", 0, 43)]
    text = (
        "The harbour lamp is covered for five years [1]. Its wooden mast was painted yellow by sailors [1]."
    )
    page = answer_html(
        Answer(
            text=text, value=text, reasoning="", raw=text, sources=sources, messages=[], model="tiny",
            revision=None, adapter=None, settings={}, tokens_in=1, tokens_out=1, seconds=0.1, finish="stop",
        )
    )  # fmt: skip
    assert page.count("no passage seems to support") == 1
    assert "no passage seems to support: Its wooden mast" in page
