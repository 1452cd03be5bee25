"""What is shown is inert, static, and says the same as the object."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jupyter_spec.display.html import bar, table
from jupyter_spec.display.text import duration, escape, markdown, size

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
