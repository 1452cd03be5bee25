"""A model is made by one command, loads in plain transformers, and resumes to the same weights."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
import torch
from safetensors.torch import load_file
from transformers import AutoModelForCausalLM, AutoTokenizer

from jupyter_spec.models.builtin.batches import Pointer, encode, feed, pointing, window
from jupyter_spec.models.builtin.make import Plan, Shape, make, new_model
from jupyter_spec.models.builtin.network import pointing_loss, states_at
from jupyter_spec.models.builtin.optimizer import Masters, orthogonalised
from jupyter_spec.models.builtin.tokens import build_tokenizer

SMALL = Shape(layers=2, width=64, hidden=128, heads=2, key_heads=2, vocabulary=512)


def plan(tokens):
    return Plan(tokens, seed=5, curriculum=2000, batch_tokens=512, warmup=4)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return make(tmp_path_factory.mktemp("made"), plan(6000), SMALL, samples=100)


def test_loads_in_plain_transformers_and_generates(made):
    tokenizer, model = AutoTokenizer.from_pretrained(made), AutoModelForCausalLM.from_pretrained(made)
    assert model.dtype == torch.bfloat16
    ids = tokenizer.apply_chat_template(
        [{"role": "user", "content": "Hi"}], add_generation_prompt=True, return_tensors="pt", return_dict=True
    )["input_ids"]
    assert model.generate(ids, max_new_tokens=3).shape[1] > ids.shape[1]
    ends = json.loads((made / "generation_config.json").read_text())["eos_token_id"]
    assert ends == tokenizer.convert_tokens_to_ids(["<|im_end|>", "<|endoftext|>"])


def test_deterministic(made, tmp_path):
    again = make(tmp_path / "again", plan(6000), SMALL, samples=100)
    first, second = load_file(made / "model.safetensors"), load_file(again / "model.safetensors")
    assert all(torch.equal(first[name], second[name]) for name in first)


def test_goes_on_where_it_was_stopped(tmp_path, monkeypatch):
    def weights(folder):
        return load_file(folder / "model.safetensors")

    two_stages = replace(plan(4000), later=4000)
    whole = make(tmp_path / "whole", two_stages, SMALL, samples=100)
    real, taken = Masters.step, []

    def stopped(self, rate):
        taken.append(rate)
        if len(taken) > 12:
            raise KeyboardInterrupt
        return real(self, rate)

    monkeypatch.setattr(Masters, "step", stopped)
    with pytest.raises(KeyboardInterrupt):
        make(tmp_path / "parts", two_stages, SMALL, samples=100, save_every=0)
    monkeypatch.undo()
    parts = make(tmp_path / "parts", two_stages, SMALL, resume=True)
    assert all(torch.equal(weights(parts)[name], weight) for name, weight in weights(whole).items())


def test_finished_weights_are_trained_further_in_the_second_stage(made, tmp_path):
    further = make(tmp_path / "further", replace(plan(0), later=3000, seed=6), SMALL, begin=(made,))
    assert (further / "tokenizer.json").read_bytes() == (made / "tokenizer.json").read_bytes()
    before, after = load_file(made / "model.safetensors"), load_file(further / "model.safetensors")
    moved = [float((after[n].float() - before[n].float()).norm() / before[n].float().norm()) for n in before]
    assert 0 < max(moved) < 0.5, "a training that began from noise would share nothing with it"
    mean = make(tmp_path / "mean", replace(plan(0), later=0), SMALL, begin=(made, further))
    for name, weight in load_file(mean / "model.safetensors").items():
        between = (before[name].float() + after[name].float()) / 2
        torch.testing.assert_close(weight, between.bfloat16(), atol=0, rtol=0)


def test_the_second_stage_rises_again_and_falls():
    two = Plan(10_000, later=10_000, curriculum=4000, batch_tokens=100, warmup=5, fall=0.35)
    assert two.rate(9_999, 500) < 0.1 * two.learning_rate
    assert two.rate(10_000, 501) < two.rate(10_400, 505) == two.rate(14_000, 600) == two.learning_rate
    assert two.rate(19_999, 999) < 0.1 * two.learning_rate
    assert two.progress(9_999) == 1 < two.progress(10_000)
    assert two.pointing(9_999) == 0 < two.pointing(10_000) and two.pointing(20_000) == 0


def test_own_forward_pass_equals_that_of_transformers():
    tokenizer = build_tokenizer(0, 512, 100)
    model = new_model(SMALL, tokenizer, 0).float()
    batch = window(tokenizer, 1, 0, 1.0, 1024)[0]
    ids, rows, columns = map(torch.from_numpy, (batch.ids, batch.rows, batch.columns))
    theirs = model.model(input_ids=ids, use_cache=False).last_hidden_state[rows, columns]
    weight = torch.randn(theirs.shape, generator=torch.Generator().manual_seed(0))
    (theirs * weight).sum().backward()
    expected = {name: p.grad.clone() for name, p in model.named_parameters()}
    model.zero_grad()
    ours = states_at(model, ids, rows, columns)
    torch.testing.assert_close(ours, theirs, atol=2e-4, rtol=2e-4)
    (ours * weight).sum().backward()
    for name, p in model.named_parameters():
        torch.testing.assert_close(
            p.grad, expected[name], atol=2e-3 * float(expected[name].abs().max()), rtol=1e-2
        )


def test_the_start_can_copy():
    tokenizer = build_tokenizer(0, 512, 100)
    narrow = Shape(width=256, hidden=704, heads=4, key_heads=4, vocabulary=512)
    model = new_model(narrow, tokenizer, 0).float()
    ids = torch.randint(3, 500, (8, 12), generator=torch.Generator().manual_seed(1)).repeat(1, 2)
    with torch.inference_mode():
        guesses = model(input_ids=ids).logits[:, 13:-1].argmax(-1)
    assert (guesses == ids[:, 14:]).float().mean() > 0.5


def test_batches_are_the_same_whoever_makes_them():
    tokenizer = build_tokenizer(0, 512, 100)

    def made(number):
        return window(tokenizer, 1, number, 1.0, 512)

    alone, helped = (
        [b for batches in feed(made, range(3, 8), workers) for b in batches] for workers in (0, 2)
    )
    assert len(alone) > 20, "several batches a window"
    for one, other in zip(alone, helped, strict=True):
        assert (one.ids == other.ids).all() and (one.weights == other.weights).all()
        assert (one.pointing.places == other.pointing.places).all()
        assert one.tokens <= one.ids.size and one.ids.size <= max(512, one.ids.shape[1])


def test_only_learnt_pieces_weigh():
    tokenizer = build_tokenizer(0, 512, 100)
    row = encode(
        tokenizer, [("<|im_start|>user\nq<|im_end|>\n", False), ("a<|im_end|>", True), ("\n", False)]
    )
    learnt = [i for i, w in zip(row.ids, row.weights, strict=True) if w]
    assert tokenizer.decode(learnt) == "a<|im_end|>"


def test_questions_after_the_first_answer_weigh_a_little():
    tokenizer = build_tokenizer(0, 512, 100)
    pieces = [("text, first?", False), ("yes.", True), ("second?", False), ("no.", True)]
    row = encode(tokenizer, pieces, 1.0, 0.1)
    by_weight = {
        weight: tokenizer.decode([i for i, w in zip(row.ids, row.weights, strict=True) if w == weight])
        for weight in (0.0, 0.1, 1.0)
    }
    assert by_weight == {0.0: "text, first?", 0.1: "second?", 1.0: "yes.no."}


def test_orthogonalised_matrices_have_like_singular_values():
    values = torch.linalg.svdvals(orthogonalised(torch.randn(2, 40, 16)).float())
    assert values.min() > 0.5 and values.max() < 1.4


def test_a_reply_points_to_where_its_words_stand():
    tokenizer = build_tokenizer(0, 512, 100)
    said = "The lid is Blue Oak. The box is 30 kg.\n\nWhat is the lid?"
    given = f"<|im_start|>user\n{said}<|im_end|>\n<|im_start|>assistant\n"
    row = encode(tokenizer, [(given, False), ("blue oak [1]<|im_end|>", True)])
    (pointer,) = row.pointers
    assert tokenizer.decode(row.ids[: pointer.column + 1]).endswith("assistant\n")
    (place,) = pointer.places
    assert tokenizer.decode(row.ids[place:]).lstrip().startswith("Blue Oak")
    unknown = encode(tokenizer, [(given, False), ("I do not know.<|im_end|>", True)])
    assert not unknown.pointers


def test_pointing_is_the_attention_at_the_places():
    queries, keys = torch.randn(2, 3, 7, 8), torch.randn(2, 3, 7, 8)
    pointers = pointing([(0, Pointer(4, (1, 3))), (1, Pointer(6, (0,)))])
    scores = (queries @ keys.transpose(2, 3) / 8**0.5).masked_fill(
        torch.ones(7, 7, dtype=torch.bool).triu(1), float("-inf")
    )
    weights = scores.softmax(-1)
    there = torch.cat((weights[0, :2, 4, [1, 3]].sum(-1), weights[1, :2, 6, 0]))
    torch.testing.assert_close(pointing_loss(queries, keys, pointers, 2), -there.log().mean())
