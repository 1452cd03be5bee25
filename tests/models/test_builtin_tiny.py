"""The shipped `tiny`: its size, its files, and that it reads."""

from __future__ import annotations

import subprocess
import sys

import pytest
import torch
from transformers import AutoModelForCausalLM, AutoTokenizer

from jupyter_spec.models.builtin import TINY
from jupyter_spec.models.builtin.generator.dialogues import UNKNOWN
from jupyter_spec.models.builtin.measure import complete, normal, reading_items


@pytest.fixture(scope="module")
def loaded():
    return AutoModelForCausalLM.from_pretrained(
        TINY, dtype=torch.bfloat16
    ).eval(), AutoTokenizer.from_pretrained(TINY)


def test_importing_the_folder_imports_nothing_heavy():
    heavy = "[m for m in ('torch', 'transformers', 'numpy') if m in sys.modules]"
    code = f"import sys, jupyter_spec.models.builtin; print({heavy})"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_fits_the_limit():
    assert sum(path.stat().st_size for path in TINY.rglob("*") if path.is_file()) <= 24 * 2**20


def test_is_a_plain_model_of_bfloat16(loaded):
    model, tokenizer = loaded
    assert type(model).__name__ == "LlamaForCausalLM"
    assert {p.dtype for p in model.parameters()} == {torch.bfloat16}
    assert tokenizer.is_fast and len(tokenizer) <= model.config.vocab_size
    assert tokenizer.bos_token is None


def test_answers_from_passages_that_it_never_saw(loaded):
    model, tokenizer = loaded
    items = reading_items(40, unknown=False)
    said = complete(model, tokenizer, [prompt for prompt, _ in items])
    right = sum(normal(s) == normal(a) for s, (_, a) in zip(said, items, strict=True))
    assert right >= 0.5 * len(items)


def test_says_that_it_does_not_know(loaded):
    model, tokenizer = loaded
    items = reading_items(20, unknown=True)
    said = complete(model, tokenizer, [prompt for prompt, _ in items])
    assert sum(normal(s) == normal(UNKNOWN) for s in said) >= 0.5 * len(items)
