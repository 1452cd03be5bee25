"""The leaner forward gives the logits and gradients of peft's and transformers' own; what it cannot do stays."""

from __future__ import annotations

import pytest
import torch
from peft import LoraConfig, get_peft_model
from transformers import (
    AutoModelForCausalLM,
    Gemma2Config,
    GPT2Config,
    LlamaConfig,
    Qwen2Config,
    Qwen3Config,
)

from jupyter_spec.training.fused import fuse

SIZES = {
    "vocab_size": 64, "hidden_size": 32, "intermediate_size": 48, "num_hidden_layers": 2, "num_attention_heads": 4,
    "num_key_value_heads": 2, "head_dim": 8, "max_position_embeddings": 64,
}  # fmt: skip
GPT2 = {"vocab_size": 64, "n_embd": 32, "n_layer": 2, "n_head": 4, "n_positions": 64}
IDS = torch.randint(3, 60, (2, 24), generator=torch.Generator().manual_seed(1))
# How many modules of each are fused: 7 or fewer linear layers, norms and a gate a block, and the last norm.
FUSED = {
    "llama": (LlamaConfig(**SIZES), 2 * (7 + 2 + 1) + 1),
    "qwen2, with biases": (Qwen2Config(**SIZES), 2 * (7 + 2 + 1) + 1),
    "qwen3, with norms of heads": (Qwen3Config(**SIZES), 2 * (7 + 4 + 1) + 1),
    "gemma2, other norm and gate": (Gemma2Config(**SIZES), 2 * 7),
    "gpt2": (GPT2Config(**GPT2, attn_pdrop=0.0, embd_pdrop=0.0, resid_pdrop=0.0), 0),
}


def adapted(config, **options):
    torch.manual_seed(0)
    model = AutoModelForCausalLM.from_config(config, dtype=torch.float32)
    adapter = LoraConfig(task_type="CAUSAL_LM", target_modules="all-linear", r=4, lora_alpha=8, **options)
    model = get_peft_model(model, adapter).train()
    generator = torch.Generator().manual_seed(2)
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if "lora_B" in name:
                weight.copy_(0.1 * torch.randn(weight.shape, generator=generator))
    return model


def ran(model, bf16=False):
    model.zero_grad()
    with torch.autocast("cpu", torch.bfloat16, enabled=bf16):
        logits = model(input_ids=IDS).logits.float()
    (logits * torch.linspace(-1, 1, logits.numel()).view(logits.shape)).sum().backward()
    return logits.detach(), {n: p.grad.clone() for n, p in model.named_parameters() if p.grad is not None}


def distances(found, expected):
    """How far each gradient is from the expected one, as a share of that one's length; the largest is the last."""
    assert found.keys() == expected.keys()
    return sorted(
        float((found[n] - expected[n]).norm() / expected[n].norm().clamp(min=1e-6)) for n in expected
    )


@pytest.mark.parametrize("kind", FUSED)
@pytest.mark.parametrize("trained", ["lora", "all"])
def test_logits_and_gradients_are_those_of_the_modules_it_stands_for(kind, trained):
    config, count = FUSED[kind]
    model = adapted(config)
    if trained == "all":
        model = model.merge_and_unload().requires_grad_(True)
        count = count and count - 2 * 7
    logits, gradients = ran(model)
    assert fuse(model) == count
    again, leaner = ran(model)
    torch.testing.assert_close(again, logits, atol=1e-5, rtol=1e-5)
    assert distances(leaner, gradients)[-1] < 1e-4


def test_in_bf16_it_is_as_near_to_the_truth_as_what_it_stands_for():
    config, _ = FUSED["qwen3, with norms of heads"]
    truth, true_gradients = ran(adapted(config))
    model = adapted(config)
    for weight in model.parameters():
        if not weight.requires_grad:
            weight.data = weight.data.to(torch.bfloat16)
    logits, gradients = ran(model, bf16=True)
    fuse(model)
    again, leaner = ran(model, bf16=True)
    assert (again - truth).norm() < 1.5 * (logits - truth).norm()
    assert sum(distances(leaner, true_gradients)) < 1.3 * sum(distances(gradients, true_gradients))


@pytest.mark.parametrize("options", [{"lora_dropout": 0.5}, {"use_dora": True}, {"lora_bias": True}])
def test_what_it_cannot_do_goes_the_old_way(options):
    model = adapted(FUSED["llama"][0], **options)
    torch.manual_seed(5)
    logits, gradients = ran(model)
    fuse(model)
    torch.manual_seed(5)
    again, leaner = ran(model)
    torch.testing.assert_close(again, logits, atol=1e-5, rtol=1e-5)
    assert distances(leaner, gradients)[-1] < 1e-4


def test_an_adapter_can_be_switched_off_merged_and_joined_by_another():
    model = adapted(FUSED["llama"][0])
    with model.disable_adapter(), torch.no_grad():
        bare = model(input_ids=IDS).logits
    with torch.no_grad():
        with_it = model(input_ids=IDS).logits
        fuse(model)
        torch.testing.assert_close(model(input_ids=IDS).logits, with_it, atol=1e-5, rtol=1e-5)
        with model.disable_adapter():
            torch.testing.assert_close(model(input_ids=IDS).logits, bare)
        model.merge_adapter()
        torch.testing.assert_close(model(input_ids=IDS).logits, with_it, atol=1e-4, rtol=1e-4)
        model.unmerge_adapter()
        model.add_adapter("other", LoraConfig(task_type="CAUSAL_LM", target_modules="all-linear", r=2))
        model.base_model.set_adapter(["default", "other"])
        torch.testing.assert_close(model(input_ids=IDS).logits, with_it, atol=1e-5, rtol=1e-5)


def test_it_keeps_less_for_the_backward_pass():
    def kept(model):
        own, sizes = {weight.data_ptr() for weight in model.parameters()}, {}

        def pack(tensor):
            sizes[tensor.untyped_storage().data_ptr()] = tensor.untyped_storage().nbytes()
            return tensor

        with (
            torch.autograd.graph.saved_tensors_hooks(pack, lambda tensor: tensor),
            torch.autocast("cpu", torch.bfloat16),
        ):
            model(input_ids=IDS)
        return sum(size for place, size in sizes.items() if place not in own)

    model = adapted(FUSED["qwen3, with norms of heads"][0])
    for weight in model.parameters():
        if not weight.requires_grad:
            weight.data = weight.data.to(torch.bfloat16)
    before = kept(model)
    fuse(model)
    assert kept(model) < 0.75 * before
