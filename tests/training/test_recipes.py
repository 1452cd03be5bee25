"""The variants of LoRA and the optimizers: each is what it says, and what cannot be is refused while planning."""

from __future__ import annotations

import dataclasses

import pytest
import torch
from peft import PeftModel
from training_making import chat_rows, losses, make_model, train_here, write_jsonl
from transformers import AutoModelForCausalLM

from jupyter_spec.errors import SpecError
from jupyter_spec.training import TrainSpec, four_bit, memory, plan
from jupyter_spec.training.adafactor import adafactor_in_backward, round_at_random
from jupyter_spec.training.head import Head
from jupyter_spec.training.measure import mean_loss
from jupyter_spec.training.memory import Shape
from jupyter_spec.training.optim import make_optimizer
from jupyter_spec.training.planner import choose
from jupyter_spec.training.setup import set_up

# Qwen3-0.6B.
SHAPE = Shape(
    parameters=596_000_000, hidden=1024, layers=28, feed_forward=3072, vocabulary=151_936, context=32_768
)


@pytest.fixture
def spec(model_folder, tmp_path):
    data = write_jsonl(tmp_path / "rows.jsonl", chat_rows(30))
    return TrainSpec("lora", "tone", str(model_folder), (str(data),), steps=12, batch_tokens=300)


@pytest.mark.parametrize("rslora", [False, True])
def test_pissa_begins_as_the_base_and_is_saved_as_a_plain_lora(workspace, spec, rslora):
    spec = dataclasses.replace(spec, pissa=True, rslora=rslora, rank=4)
    ids = torch.arange(5, 60)[None]
    base = AutoModelForCausalLM.from_pretrained(spec.model)
    setup = set_up(spec, workspace)
    setup.model.eval()
    with torch.no_grad():
        before = base(input_ids=ids).logits
        assert (setup.model(input_ids=ids).logits - before).abs().max() <= 1e-4
        layer = setup.model.base_model.model.model.layers[0].self_attn.q_proj
        assert layer.lora_B["default"].weight.abs().max() > 0, "not zero, as LoRA begins"
    run = train_here(workspace, spec)
    seen = losses(run)
    assert seen[12] < 0.97 * seen[1]
    artifact = workspace.artifact("adapter", "tone")
    with_adapter = PeftModel.from_pretrained(base, artifact.path).eval()
    assert with_adapter.peft_config["default"].r == 8
    with torch.no_grad():
        assert (with_adapter(input_ids=ids).logits - before).abs().max() > 1e-2

    # What the weights of the last checkpoint give is what the saved adapter gives.
    held = dataclasses.replace(spec, eval=0.3, name="held")
    again = train_here(workspace, held)
    last = [e["eval_loss"] for e in again.events() if "eval_loss" in e][-1]
    setup = set_up(held, workspace)
    plain = AutoModelForCausalLM.from_pretrained(spec.model)
    setup.model = PeftModel.from_pretrained(plain, workspace.artifact("adapter", "held").path)
    setup.head = Head(setup.model)
    with setup.head.open():
        assert mean_loss(setup, setup.eval) == pytest.approx(last, abs=1e-4)


def test_lora_plus_gives_b_the_higher_rate(workspace, spec):
    setup = set_up(dataclasses.replace(spec, lora_plus=16), workspace)
    plain = set_up(spec, workspace)
    assert setup.learning_rate == pytest.approx(plain.learning_rate / 4)
    optimizer, _ = make_optimizer(setup.model, 1e-3, 0.0, 10, b_ratio=16)
    names = {id(weight): name for name, weight in setup.model.named_parameters()}
    rates = {
        ("B" if "lora_B" in names[id(weight)] else "A"): group["initial_lr"]
        for group in optimizer.param_groups
        for weight in group["params"]
    }
    assert rates == {"A": pytest.approx(1e-3), "B": pytest.approx(16e-3)}
    run = train_here(workspace, spec, lora_plus=16)
    assert losses(run)[12] < losses(run)[1]


def test_a_base_in_four_bits_learns_and_its_adapter_works_on_the_whole_base(workspace, spec):
    spec = dataclasses.replace(spec, steps=30, lr=3e-3)
    whole = train_here(workspace, spec, name="whole")
    run = train_here(workspace, spec, four_bit=True)
    for step in (1, 15, 30):
        assert losses(run)[step] == pytest.approx(losses(whole)[step], rel=0.05)
    assert losses(run)[30] < losses(run)[1] - 0.4
    assert run.forecast["memory"]["weights"] < whole.forecast["memory"]["weights"]
    setup = set_up(dataclasses.replace(spec, name="bare"), workspace)
    bare = AutoModelForCausalLM.from_pretrained(spec.model)
    adapted = PeftModel.from_pretrained(bare, workspace.artifact("adapter", "tone").path)
    setup.model, setup.head = adapted, Head(adapted)
    with setup.head.open():
        learnt = mean_loss(setup, setup.train)
        with adapted.disable_adapter():
            assert learnt < mean_loss(setup, setup.train) - 0.4


def test_four_bits_are_refused_with_the_reason(monkeypatch):
    def broken(device):
        raise RuntimeError("no kernel for 4bit\nand more")

    monkeypatch.setattr(four_bit, "_error_of_a_layer", broken)
    with pytest.raises(
        SpecError, match=r"bitsandbytes fails on this mps \(no kernel for 4bit\): leave it out"
    ):
        four_bit.refuse_four_bit("mps")
    monkeypatch.setattr(four_bit, "_error_of_a_layer", lambda device: 0.7)
    with pytest.raises(SpecError, match=r"computes wrongly on this cpu \(off by 70%\)"):
        four_bit.refuse_four_bit("cpu")
    monkeypatch.setattr(four_bit.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(SpecError, match="--four-bit needs bitsandbytes: pip install bitsandbytes"):
        four_bit.refuse_four_bit("cpu")


@pytest.mark.parametrize("optimizer", ["adafactor", "adafactor-bf16"])
def test_every_weight_is_trained_in_the_backward_pass(workspace, spec, optimizer):
    spec = dataclasses.replace(spec, method="full", name="lm", optimizer=optimizer, lr=3e-3, steps=30)
    run = train_here(workspace, spec)
    assert losses(run)[30] < 0.8 * losses(run)[1]
    assert workspace.artifact("model", "lm").manifest.details["optimizer"] == optimizer
    assert run.forecast["optimizer"] == optimizer


def test_it_is_torchs_adafactor(monkeypatch):
    """With a fixed learning rate, no update clipping to differ in, and the same epsilon, step for step."""
    torch.manual_seed(0)
    ours, theirs = torch.nn.Linear(12, 7), torch.nn.Linear(12, 7)
    theirs.load_state_dict(ours.state_dict())
    mine = adafactor_in_backward([{"params": list(ours.parameters())}], 1e-2)
    other = torch.optim.Adafactor(theirs.parameters(), lr=1e-2, eps=(1e-15, 1e-30), weight_decay=0.0)
    for seed in range(6):
        batch = torch.randn(5, 12, generator=torch.Generator().manual_seed(seed))
        for model in (ours, theirs):
            model(batch).square().sum().backward()
        # torch scales its rate by the root mean square of the weight and by the step: undone here.
        for group in other.param_groups:
            for weight in group["params"]:
                step = float(other.state[weight].get("step", 0)) + 1
                scale = max(1e-30, float(weight.detach().norm() / weight.numel() ** 0.5))
                group["lr"] = 1e-2
                weight.wanted = 1e-2 / (min(1e-2, 1 / step**0.5) * scale)
        before = {name: weight.detach().clone() for name, weight in theirs.named_parameters()}
        other.step()
        for name, weight in theirs.named_parameters():
            with torch.no_grad():
                weight.copy_(before[name] + (weight - before[name]) * weight.wanted)
            weight.grad = None
        assert all(weight.grad is None for weight in ours.parameters()), "freed in the backward pass"
        mine.step()
        for one, two in zip(ours.parameters(), theirs.parameters(), strict=True):
            assert torch.allclose(one, two, atol=1e-5), seed


def test_rounding_at_random_keeps_the_mean():
    torch.manual_seed(0)
    value = torch.full((200_000,), 1.0 + 2**-10)
    target = torch.empty_like(value, dtype=torch.bfloat16)
    round_at_random(target, value)
    assert set(target.unique().tolist()) == {1.0, 1.0 + 2**-7}
    assert float(target.float().mean()) == pytest.approx(1.0 + 2**-10, abs=3e-5)


@pytest.mark.parametrize(
    ("gigabytes", "optimizer", "recompute"),
    [
        (40, "adamw", False),
        (12.5, "adamw", True),
        (11.405, "adafactor", False),
        (6, "adafactor", True),
        (3.5, "adafactor-bf16", True),
    ],
)
def test_the_planner_takes_the_first_that_fits_and_says_why(monkeypatch, gigabytes, optimizer, recompute):
    monkeypatch.setattr(memory, "memory_free", lambda device: int(gigabytes * 1e9))
    monkeypatch.setattr(memory, "_KEPT", 0.0)
    spec = TrainSpec("full", "lm", "tiny", ("rows.jsonl",))
    choice = choose(spec, SHAPE, "bf16", 4096, "cpu")
    assert (choice.optimizer, choice.recompute) == (optimizer, recompute)
    assert "it fits" in choice.why if gigabytes == 40 else "AdamW would need" in choice.why
    with pytest.raises(SpecError, match=r"leave out --optimizer, another one would fit|would fit|smaller"):
        monkeypatch.setattr(memory, "memory_free", lambda device: int(1.0e9))
        choose(dataclasses.replace(spec, optimizer="adamw"), SHAPE, "bf16", 4096, "cpu")


def test_recomputed_activations_change_nothing(workspace, spec, monkeypatch):
    whole = losses(train_here(workspace, spec, name="whole"))
    setup = set_up(spec, workspace)
    tokens = setup.capacity * setup.rows
    from jupyter_spec.training.memory import memory_needed, shape_of

    shape = shape_of(setup.source)
    kept = sum(memory_needed(spec, shape, "fp32", tokens, row_tokens=setup.capacity).values())
    monkeypatch.setattr(memory, "memory_free", lambda device: kept - 1)
    run = train_here(workspace, spec, name="recomputed")
    assert run.forecast["recompute"]
    assert "activations recomputed: AdamW would need" in run.forecast["why"]
    assert losses(run) == pytest.approx(whole, abs=1e-5)


def test_a_resumed_adafactor_goes_on_as_if_nothing_had_been(workspace, tmp_path, spec):
    from jupyter_spec.training.checkpoints import latest

    full = dataclasses.replace(spec, method="full", optimizer="adafactor-bf16", save_every=5)
    whole = losses(train_here(workspace, full, name="whole"))
    from jupyter_spec.training import watch
    from jupyter_spec.worker import work

    run = workspace.create_run(
        "finetune", "half", dataclasses.replace(full, name="half").frozen(None).to_json()
    )

    class Pulled(Exception):
        pass

    original = watch.Watch.stepped

    def pull(self, step, *values):
        if step == 8:
            raise Pulled
        return original(self, step, *values)

    watch.Watch.stepped = pull
    try:
        with pytest.raises(Pulled):
            work(run.folder)
    finally:
        watch.Watch.stepped = original
    assert latest(run.folder / "checkpoints").name == "checkpoint-5"
    assert losses(work(run.folder)) == pytest.approx(whole, abs=1e-4)


def test_a_forecast_says_what_was_chosen(workspace, spec):
    said = repr(plan(dataclasses.replace(spec, method="full"), workspace))
    assert "AdamW: it fits" in said


def test_a_base_of_its_own_is_untouched_by_pissa(workspace, spec, tmp_path):
    """The merged model is the base plus what was learned."""
    from transformers import AutoModelForCausalLM

    from jupyter_spec.training import merge

    folder = make_model(tmp_path / "base", seed=2)
    train_here(workspace, dataclasses.replace(spec, model=str(folder), pissa=True))
    merged = AutoModelForCausalLM.from_pretrained(merge(workspace, "tone", "merged").path)
    base = AutoModelForCausalLM.from_pretrained(folder)
    assert torch.equal(merged.get_input_embeddings().weight, base.get_input_embeddings().weight)
