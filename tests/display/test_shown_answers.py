"""Answers, comparisons and growing text as a person sees them: what is cut says so, what is thought is folded."""

from __future__ import annotations

import dataclasses
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jupyter_spec.display import streaming as live
from jupyter_spec.display.answers import answer_html
from jupyter_spec.display.comparison import comparison_html
from jupyter_spec.display.html import card, table
from jupyter_spec.display.streaming import growing_html
from jupyter_spec.display.text import markdown
from jupyter_spec.prompting import Answer, Comparison
from jupyter_spec.prompting.comparing import make_variants

PLAIN = Answer(
    text="Forty-two.", value="Forty-two.", reasoning="", raw="Forty-two.", sources=[], messages=[], model="tiny",
    revision=None, adapter=None, settings={"max_tokens": 5}, tokens_in=1, tokens_out=2, seconds=0.1, finish="stop",
)  # fmt: skip
HOSTILE = [
    "<script>hack()</script>",
    "<!-- <script>hack()</script> -->",
    "<img src=x onerror=hack()>",
    "![p](http://evil.invalid/p.png)",
    "![p](data:image/png;base64,AAAA)",
    "[a](javascript:hack()) <javascript:hack()> <http://evil.invalid> <me@evil.invalid>",
    "[a][b]\n\n[b]: http://evil.invalid 'title'",
    "| a |\n|---|\n| ![p](http://evil.invalid/p.png) <img src=x> **[l](http://evil.invalid)** |",
    '```js" onclick="hack()\n</code></pre><script>hack()</script>\n```',
    "- > # <svg onload=hack()>",
    "&lt;script&gt;hack()&lt;/script&gt; &#60;img src=x&#62;",
    "\\<script>hack()\\</script>",
    "<details open ontoggle=hack()>",
    "`</code><script>hack()</script>`",
]
LIVE = ("<script", "<img", "<a ", "<svg", "<iframe", "<details open", "<!--", "href=", ' src="', ' onclick="')


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_hostile_is_live_anywhere(text: str) -> None:
    answer = dataclasses.replace(PLAIN, text=text, reasoning=text, value=text)
    pages = [markdown(text), growing_html(text), growing_html(f"<think>{text}")]
    pages += [
        answer_html(dataclasses.replace(answer, format=name)) for name in ("markdown", "text", "code", "json")
    ]
    pages.append(comparison_html(Comparison(make_variants({"instruction": [text, "b"]}), [answer, answer])))
    for page in pages:
        for live_tag in LIVE:
            assert live_tag not in page.lower(), page


@given(st.text(alphabet="<>[]()!`*_|\n-#&;:/\\\"' ahref=srcjvitpo$"))
def test_no_mixture_of_marks_makes_a_live_tag(text: str) -> None:
    page = growing_html(text).lower()
    assert not any(tag in page for tag in LIVE)


def test_a_formula_holds_no_link() -> None:
    page = markdown(r"$x^2$ and $\href{http://evil.invalid}{x}$ and `\href{a}`")
    assert "$x^2$" in page
    assert r"$\href" not in page
    assert r"<code>\href{a}</code>" in page
    assert r"$\mmlToken" not in markdown(r"$\mmlToken{mi}[href='http://evil.invalid']{click}$")


def test_what_is_quoted_is_not_typeset() -> None:
    assert card("costs $5 a month or $10 a year").startswith('<div class="mathjax_ignore"')
    assert '<table class="mathjax_ignore"' in table(["price"], [["$5 or $10"]])
    assert markdown("$x^2$").startswith('<div class="mathjax_process"')


def test_what_is_cut_says_why() -> None:
    assert "✂" not in answer_html(PLAIN)
    assert "--max-tokens 5" in answer_html(dataclasses.replace(PLAIN, finish="length"))
    assert "interrupted" in answer_html(dataclasses.replace(PLAIN, finish="interrupted"))
    assert "content_filter" in answer_html(dataclasses.replace(PLAIN, finish="content_filter"))


def test_code_is_shown_as_code() -> None:
    fenced = "```python\nif a < b:\n    pass\n```"
    code = dataclasses.replace(
        PLAIN, text=fenced, value="if a < b:\n    pass", language="python", format="code"
    )
    page = answer_html(code)
    assert "if a &lt; b:\n    pass</pre>" in page
    assert "the whole answer" not in page
    assert "the whole answer" in answer_html(dataclasses.replace(code, text=f"Look:\n{fenced}"))
    assert "agree" in answer_html(dataclasses.replace(PLAIN, agreement=0.5, settings={"samples": 2}))


def test_thinking_is_folded_while_it_grows() -> None:
    page = growing_html("<think>\nhm **so**")
    assert "thinking …" in page
    assert page.index("<details") < page.index("<strong>so")
    page = growing_html("<think>\nhm\n</think>\n\nIt *is*.")
    assert page.index("hm") < page.index("</details>") < page.index("<em>is</em>")
    assert "thinking …" not in page


def test_a_comparison_folds_what_is_long() -> None:
    long = dataclasses.replace(PLAIN, text="word " * 1000)
    page = comparison_html(Comparison(make_variants({"rag": ["none", "handbook"]}), [PLAIN, long], ("note",)))
    assert page.count("<details") == 1
    for shown in ("none", "handbook", "Forty-two.", "1 + 2", "note"):
        assert shown in page
    assert "</table>" in comparison_html(Comparison([], []))


def test_a_page_is_redrawn_at_most_twenty_times_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[float] = []

    class Handle:
        def update(self, data: Any, raw: bool) -> None:
            drawn.append(time.monotonic())

    def redraw(_handle: Any, text: str) -> Handle:
        drawn.append(time.monotonic())
        time.sleep(0.03 if len(text) > 500 else 0)
        return Handle()

    monkeypatch.setattr(live, "is_rich", lambda: True)
    monkeypatch.setattr(live, "_redraw", redraw)
    for size in (1, 1000):
        drawn.clear()
        began = time.monotonic()
        with live.streaming() as on_text:
            while time.monotonic() - began < 0.5:
                on_text("x" * size)
        assert 2 < len(drawn) <= (12 if size == 1 else 6)


def test_a_terminal_sees_the_whole_answer_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(live, "is_rich", lambda: False)
    with live.streaming() as on_text:
        for end in range(1, 12):
            on_text("hello world"[:end])
    assert capsys.readouterr().out == "hello world\n"


def test_a_terminal_sees_an_answer_that_is_asked_again_on_a_line_of_its_own(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(live, "is_rich", lambda: False)
    monkeypatch.setattr(live, "_SHARE", 0)
    monkeypatch.setattr(live, "SECONDS", 0)
    with live.streaming() as on_text:
        for text in ("I do", "I do not", "{", '{"a": 1}'):
            on_text(text)
    assert capsys.readouterr().out == 'I do not\n{"a": 1}\n'
