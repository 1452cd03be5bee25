"""Reasoning and answers are told apart, however the thinking block comes, and votes count what answers say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jupyter_spec.prompting.reasoning import opened_by, split_answer, split_thinking, vote

PAIRS = [
    ("<think>", "</think>"),
    ("<thinking>", "</thinking>"),
    ("<|begin_of_thought|>", "<|end_of_thought|>"),
]


@pytest.mark.parametrize(("opening", "closing"), PAIRS)
def test_a_thinking_block_is_reasoning(opening: str, closing: str) -> None:
    assert split_thinking(f"{opening}\nhm\n{closing}\n\n42") == ("hm", "42", False)
    assert split_thinking(f"{opening}\nhm, so") == ("hm, so", "", True)
    assert split_thinking(f"hm\n{closing}\n\n42") == ("hm", "42", False)
    assert split_thinking(f"{opening}a{closing} b {opening}c{closing} d") == ("a\nc", "b  d", False)
    assert split_thinking(f"{opening}{closing}42") == ("", "42", False)


@given(st.text(alphabet="ab `\n<>/"), st.text(alphabet="cd <>/\n"))
def test_no_text_is_lost_between_them(thought: str, said: str) -> None:
    thoughts, answer, thinking = split_thinking(f"<think>{thought}</think>{said}")
    assert (thoughts, answer, thinking) == (thought.strip(), said.strip(), False)


@pytest.mark.parametrize(
    "text", ["use `<think>` here", "```\n<think>\n```\nok", "`</think>` ends it", "a < b > c"]
)
def test_a_tag_that_is_spoken_of_opens_nothing(text: str) -> None:
    assert split_thinking(text) == ("", text, False)


def test_a_fence_that_a_thought_left_open_hides_no_answer() -> None:
    assert split_thinking("<think>try ```py\nx</think>say ```y```") == ("try ```py\nx", "say ```y```", False)


def test_a_template_may_open_the_block() -> None:
    assert opened_by("<|im_start|>assistant\n<think>\n") == "<think>"
    assert opened_by("<think>\n\n</think>\n\n") == ""
    assert opened_by("") == ""


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("so\nAnswer: 42", "42"),
        ("Answer: 1\nno\n**Final answer:** -5", "-5"),
        ("**Answer: $3**", "$3"),
        ("Answer:\n\n7 boxes", "7 boxes"),
        ("no such line", "no such line"),
    ],
)
def test_the_answer_is_in_the_last_line_that_says_so(text: str, answer: str) -> None:
    assert split_answer(text, stepwise=True)[1] == answer
    assert split_answer(text, stepwise=False)[1] == text


def test_an_object_after_answer_is_whole() -> None:
    text = 'steps\nAnswer: {"a": 1,\n "b": 2}'
    assert split_answer(text, stepwise=True, whole=True) == ("steps", '{"a": 1,\n "b": 2}')


def test_the_first_of_the_largest_group_wins() -> None:
    assert vote(["b", "a", "a", "b"]) == (0, 0.5)
    assert vote(["b", "a", "a"]) == (1, 2 / 3)
    assert vote(["a"]) == (0, 1.0)
