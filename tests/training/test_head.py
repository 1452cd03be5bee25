"""The chunked loss is plain cross-entropy: forward, gradients, nothing learned, bias, tied heads, capped logits."""

from __future__ import annotations

import pytest
import torch
from training_making import make_model
from transformers import AutoModelForCausalLM

from jupyter_spec.training.encode import IGNORED
from jupyter_spec.training.head import Head, linear_cross_entropy


def plain(hidden, weight, bias, targets):
    logits = torch.nn.functional.linear(hidden, weight, bias)
    return torch.nn.functional.cross_entropy(logits, targets, ignore_index=IGNORED, reduction="sum")


@pytest.mark.parametrize("with_bias", [False, True])
@pytest.mark.parametrize("chunk", [1, 7, 1000])
def test_loss_and_gradients_are_those_of_plain_cross_entropy(chunk, with_bias):
    torch.manual_seed(0)
    tensors = [torch.randn(40, 24), torch.randn(301, 24), torch.randn(301)]
    targets = torch.randint(0, 301, (40,))
    targets[::3] = IGNORED
    results = []
    for function in (lambda *a: linear_cross_entropy(*a, chunk=chunk), plain):
        hidden, weight, bias = (tensor.clone().requires_grad_() for tensor in tensors)
        loss = function(hidden, weight, bias if with_bias else None, targets)
        (loss / 27).backward()
        results.append((loss.detach(), hidden.grad, weight.grad, bias.grad if with_bias else torch.zeros(1)))
    ours, theirs = results
    assert abs(ours[0] - theirs[0]) <= 1e-5 * theirs[0]
    for mine, its in zip(ours[1:], theirs[1:], strict=True):
        assert (mine - its).abs().max() <= 1e-4 * max(1.0, float(its.abs().max()))


def test_nothing_to_learn_is_zero_with_zero_gradients():
    hidden, weight = torch.randn(5, 8, requires_grad=True), torch.randn(11, 8, requires_grad=True)
    loss = linear_cross_entropy(hidden, weight, None, torch.full((5,), IGNORED))
    loss.backward()
    assert loss == 0
    assert not hidden.grad.any()
    assert not weight.grad.any()


def test_a_frozen_head_gets_no_gradient():
    hidden, weight = torch.randn(5, 8, requires_grad=True), torch.randn(11, 8)
    linear_cross_entropy(hidden, weight, None, torch.arange(5)).backward()
    assert hidden.grad.any()
    assert weight.grad is None


def test_bf16_products_are_close():
    torch.manual_seed(0)
    hidden, weight, targets = torch.randn(64, 32), torch.randn(200, 32), torch.randint(0, 200, (64,))
    exact = linear_cross_entropy(hidden, weight, None, targets)
    rounded = linear_cross_entropy(hidden, weight, None, targets, compute=torch.bfloat16)
    assert abs(rounded - exact) <= 1e-2 * exact


def model_loss(model, head, batch):
    with head.open():
        return head.loss(model(**head.inputs(batch)).logits, batch["targets"])


@pytest.mark.parametrize(
    ("kind", "tied", "fused"), [("llama", True, True), ("llama", False, True), ("gemma2", True, False)]
)
def test_through_a_model(tmp_path, kind, tied, fused):
    extra = {"attn_implementation": "eager"} if kind == "gemma2" else {}
    model = AutoModelForCausalLM.from_pretrained(make_model(tmp_path / "m", kind=kind, tied=tied, **extra))
    head = Head(model)
    assert head.fused == fused
    torch.manual_seed(1)
    ids, targets = torch.randint(5, 200, (2, 12)), torch.randint(5, 200, (2, 12))
    targets[:, :5] = IGNORED
    targets[1, 9:] = IGNORED
    loss = model_loss(model, head, {"input_ids": ids, "targets": targets})
    loss.backward()
    ours = {name: weight.grad.clone() for name, weight in model.named_parameters()}
    model.zero_grad()
    logits = model(input_ids=ids, use_cache=False).logits
    expected = torch.nn.functional.cross_entropy(logits.flatten(0, 1), targets.flatten(), reduction="sum")
    expected.backward()
    assert abs(loss - expected) <= 1e-5 * expected
    for name, weight in model.named_parameters():
        assert (ours[name] - weight.grad).abs().max() <= 1e-4 * max(1.0, float(weight.grad.abs().max()))
    nothing = model_loss(model, head, {"input_ids": ids, "targets": torch.full_like(targets, IGNORED)})
    nothing.backward()
    assert nothing == 0
    assert torch.equal(model(input_ids=ids, use_cache=False).logits, logits), "the head is closed again"
