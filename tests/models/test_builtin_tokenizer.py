"""The tokenizer of `tiny` loses nothing, keeps digits apart, and renders ChatML."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jupyter_spec.models.builtin.tokens import SPECIAL, build_tokenizer


@pytest.fixture(scope="module")
def tokenizer():
    return build_tokenizer(seed=0, vocabulary=512, samples=150)


def test_any_text_survives(tokenizer):
    @settings(max_examples=150, deadline=None)
    @given(st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=60))
    def holds(text):
        ids = tokenizer(text, add_special_tokens=False)["input_ids"]
        assert tokenizer.decode(ids, skip_special_tokens=False) == text

    holds()


def test_digits_stand_alone(tokenizer):
    pieces = [
        tokenizer.decode([i])
        for i in tokenizer("Room 4711, 36 months", add_special_tokens=False)["input_ids"]
    ]
    assert all(len(piece.strip()) == 1 for piece in pieces if any(c.isdigit() for c in piece))


def test_marks_are_single_tokens_and_nothing_is_added(tokenizer):
    assert all(len(tokenizer(mark)["input_ids"]) == 1 for mark in SPECIAL)
    assert tokenizer("a")["input_ids"] == tokenizer("a", add_special_tokens=False)["input_ids"]
    assert tokenizer.bos_token is None
    assert (tokenizer.eos_token, tokenizer.pad_token) == ("<|im_end|>", "<|endoftext|>")


def test_chat_template_is_chatml(tokenizer):
    messages = [
        {"role": "system", "content": "S"},
        {"role": "user", "content": "U"},
        {"role": "assistant", "content": "A"},
    ]
    said = (
        "<|im_start|>system\nS<|im_end|>\n<|im_start|>user\nU<|im_end|>\n<|im_start|>assistant\nA<|im_end|>\n"
    )
    assert tokenizer.apply_chat_template(messages, tokenize=False) == said
    asked = tokenizer.apply_chat_template(messages[1:2], tokenize=False, add_generation_prompt=True)
    assert asked == "<|im_start|>user\nU<|im_end|>\n<|im_start|>assistant\n"


def test_same_seed_same_tokenizer(tokenizer):
    assert build_tokenizer(seed=0, vocabulary=512, samples=150).get_vocab() == tokenizer.get_vocab()
