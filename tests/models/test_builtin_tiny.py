"""The shipped `tiny`: its size, its files, and that it reads."""

from __future__ import annotations

import re
import subprocess
import sys
from random import Random

import pytest
import torch
from transformers import AutoModelForCausalLM, AutoTokenizer

from jupyter_spec.models.builtin import TINY
from jupyter_spec.models.builtin.generator.copying import recall
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


@pytest.fixture(scope="module")
def said(loaded):
    items = reading_items(40, unknown=False)
    return items, complete(*loaded, [prompt for prompt, _ in items])


def test_a_reply_has_the_form_that_was_asked_for(said):
    forms = [re.fullmatch(r".+ \[\d\]|I do not know\.", reply) for reply in said[1]]
    assert sum(map(bool, forms)) >= 0.8 * len(forms)


def test_answers_some_questions_from_passages_that_it_never_saw(said):
    """A floor that a model which cannot read does not reach; what it reaches, beside the bar, is on its card."""
    items, replies = said
    right = sum(normal(reply) == normal(answer) for reply, (_, answer) in zip(replies, items, strict=True))
    assert right >= 0.75 * len(items)


def test_looks_a_value_up_by_its_key(loaded):
    model, tokenizer = loaded
    right = 0
    for number in range(20):
        *before, (value, _) = recall(Random(f"key {number}"), 0.5)
        ids = tokenizer("".join(text for text, _ in before), return_tensors="pt", add_special_tokens=False)[
            "input_ids"
        ]
        out = model.generate(ids, max_new_tokens=24, do_sample=False)[0, ids.shape[1] :]
        right += tokenizer.decode(out).strip().split("\n")[0].startswith(value.strip())
    assert right >= 8
