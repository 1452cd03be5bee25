"""Merged is the adapter, in plain transformers; what cannot be merged is refused."""

from __future__ import annotations

import dataclasses

import pytest
import torch
from training_making import chat_rows, make_model, train_here, write_jsonl

from jupyter_spec.errors import SpecError
from jupyter_spec.training import TrainSpec, merge


@pytest.fixture
def trained(workspace, tmp_path):
    """A LoRA on a base of its own."""
    base = make_model(tmp_path / "base", seed=7)
    data = write_jsonl(tmp_path / "rows.jsonl", chat_rows(20))
    train_here(workspace, TrainSpec("lora", "tone", str(base), (str(data),), epochs=6))
    return base


def logits_of(model):
    with torch.no_grad():
        return model.eval()(input_ids=torch.arange(5, 60)[None]).logits


@pytest.mark.parametrize("tied", [True, False])
def test_merged_gives_what_the_adapter_gives(workspace, tmp_path, tied):
    from peft import PeftModel
    from transformers import AutoModelForCausalLM, AutoTokenizer

    base = make_model(tmp_path / "base", seed=7, tied=tied)
    data = write_jsonl(tmp_path / "rows.jsonl", chat_rows(20))
    train_here(workspace, TrainSpec("lora", "tone", str(base), (str(data),), epochs=6))
    made = merge(workspace, "tone", "tone-merged")
    assert made.verify().manifest.parents["adapter"] == workspace.artifact("adapter", "tone").digest
    assert made.manifest.details["logit_difference"] <= 1e-4
    plain = AutoModelForCausalLM.from_pretrained(base)
    before = logits_of(plain)
    with_adapter = PeftModel.from_pretrained(plain, workspace.artifact("adapter", "tone").path)
    merged = AutoModelForCausalLM.from_pretrained(made.path)
    assert (logits_of(merged) - logits_of(with_adapter)).abs().max() <= 1e-4
    assert (logits_of(merged) - before).abs().max() > 1e-2
    assert sum(p.numel() for p in merged.parameters()) == sum(
        p.numel() for p in AutoModelForCausalLM.from_pretrained(base).parameters()
    )
    ids = AutoTokenizer.from_pretrained(made.path)("What about number 3?", return_tensors="pt")
    options = {"max_new_tokens": 12, "do_sample": False}
    assert torch.equal(merged.generate(**ids, **options), with_adapter.generate(**ids, **options))


def test_an_adapter_of_a_tied_output_layer_leaves_the_embedding_alone(workspace, tmp_path):
    """Made by plain peft, since ours never touches the output layer."""
    from peft import LoraConfig, get_peft_model
    from transformers import AutoModelForCausalLM

    from jupyter_spec.models import resolve

    base = make_model(tmp_path / "base", seed=3)
    model = get_peft_model(
        AutoModelForCausalLM.from_pretrained(base),
        LoraConfig(target_modules=["lm_head", "q_proj"], init_lora_weights=False, task_type="CAUSAL_LM"),
    )
    expected = logits_of(model)
    source = resolve(str(base))
    with workspace.draft("adapter", "head") as draft:
        model.save_pretrained(draft.path, save_embedding_layers=False)
        draft.publish(base={"id": source.id, "revision": source.revision})
    merged = AutoModelForCausalLM.from_pretrained(merge(workspace, "head", "head-merged").path)
    assert (logits_of(merged) - expected).abs().max() <= 1e-4
    original = AutoModelForCausalLM.from_pretrained(base)
    assert torch.equal(merged.get_input_embeddings().weight, original.get_input_embeddings().weight)


def test_a_bf16_base_gives_a_bf16_model_or_one_that_answers_the_same(workspace, tmp_path):
    from safetensors.torch import load_file

    base = make_model(tmp_path / "base", seed=7, dtype=torch.bfloat16)
    data = write_jsonl(tmp_path / "rows.jsonl", chat_rows(20))
    spec = TrainSpec("lora", "tone", str(base), (str(data),), epochs=6)
    train_here(workspace, spec)
    made = merge(workspace, "tone", "tone-merged")
    kept = {
        str(tensor.dtype).removeprefix("torch.")
        for tensor in load_file(made.path / "model.safetensors").values()
    }
    assert kept == {made.manifest.details["dtype"]}
    train_here(workspace, dataclasses.replace(spec, method="full", name="full", epochs=1))
    full = load_file(workspace.artifact("model", "full").path / "model.safetensors")
    assert {tensor.dtype for tensor in full.values()} == {torch.bfloat16}


def test_names_nan_and_another_base_are_refused(workspace, trained):
    from safetensors.torch import load_file, save_file

    merge(workspace, "tone", "merged")
    with pytest.raises(SpecError, match="model 'merged' exists already"):
        merge(workspace, "tone", "merged")
    merge(workspace, "tone", "merged", replace=True)
    with pytest.raises(SpecError, match=r"no adapter 'tome'.*Did you mean 'tone'"):
        merge(workspace, "tome", "other")

    adapter = workspace.artifact("adapter", "tone")
    weights = load_file(adapter.path / "adapter_model.safetensors")
    next(iter(weights.values()))[0] = float("nan")
    with workspace.draft("adapter", "broken") as draft:
        (draft.path / "adapter_config.json").write_bytes((adapter.path / "adapter_config.json").read_bytes())
        save_file(weights, draft.path / "adapter_model.safetensors")
        draft.publish(base=adapter.manifest.base)
    with pytest.raises(SpecError, match="adapter 'broken' holds NaN or infinity"):
        merge(workspace, "broken", "other")

    make_model(trained, seed=8)
    with pytest.raises(SpecError, match=r"was trained on .* which is now .*: train it again"):
        merge(workspace, "tone", "other")
    assert not workspace.has("model", "other")
