"""What is measured on the way: questions answered, the best weights kept, an early end, what is forgotten."""

from __future__ import annotations

import dataclasses

import pytest
import torch
from training_making import chat_rows, losses, make_model, train_here, wait_until, write_jsonl

from jupyter_spec.errors import SpecError
from jupyter_spec.training import TrainSpec
from jupyter_spec.training.checkpoints import Best, best_of, keep_best, load_best, sweep
from jupyter_spec.workspace import launch


@pytest.fixture
def spec(model_folder, tmp_path):
    data = write_jsonl(tmp_path / "rows.jsonl", chat_rows(30))
    return TrainSpec("lora", "tone", str(model_folder), (str(data),), steps=10, batch_tokens=300, eval=0.2)


def of_kind(run, kind):
    return [event for event in run.events() if event["kind"] == kind]


def curve(run, name):
    return {e["step"]: e[name] for e in of_kind(run, "metric") if name in e}


@pytest.mark.parametrize("method", ["lora", "full"])
def test_the_weights_of_the_best_evaluation_are_published(workspace, spec, tmp_path, method):
    """Held out is what the training leads away from."""
    from jupyter_spec.training.measure import mean_loss
    from jupyter_spec.training.setup import set_up

    held = write_jsonl(tmp_path / "held.jsonl", chat_rows(5, answer="ZQX JWK {} VVV ###"))
    spec = dataclasses.replace(spec, method=method, eval=str(held), lr=0.02, eval_every=1, steps=12)
    run = train_here(workspace, spec)
    held_out = curve(run, "eval_loss")
    best = min((step for step in held_out if step), key=held_out.__getitem__)
    assert best < 12, "it was to get worse"
    artifact = workspace.artifact(*run.artifact)
    assert artifact.manifest.details["best_step"] == best
    assert any(f"after step {best} was the best" in e["text"] for e in of_kind(run, "message"))

    setup = set_up(spec, workspace)
    if method == "lora":
        from peft import PeftModel
        from transformers import AutoModelForCausalLM

        plain = AutoModelForCausalLM.from_pretrained(spec.model)
        setup.model = PeftModel.from_pretrained(plain, artifact.path)
    else:
        from transformers import AutoModelForCausalLM

        setup.model = AutoModelForCausalLM.from_pretrained(artifact.path)
    from jupyter_spec.training.head import Head

    setup.head = Head(setup.model)
    with setup.head.open():
        assert mean_loss(setup, setup.eval) == pytest.approx(held_out[best], abs=1e-4)


def test_it_ends_early_when_it_gets_no_better(workspace, spec):
    run = train_here(workspace, spec, lr=0.9, eval_every=1, early_stop=3, steps=60)
    assert run.status == "done"
    held_out = curve(run, "eval_loss")
    best = workspace.artifact("adapter", "tone").manifest.details["best_step"]
    assert max(losses(run)) == best + 3 < 60
    assert all(held_out[step] >= held_out[best] for step in (best + 1, best + 2, best + 3))
    assert any("stopped early after step" in e["text"] for e in of_kind(run, "message"))


def test_questions_are_answered_and_scored_during_training(workspace, tmp_path):
    """A model that learns one answer by heart."""
    folder = make_model(tmp_path / "base", hidden=64, seed=5)
    rows = [{"question": "What is it?", "answer": "the sea"}] * 30
    data = write_jsonl(tmp_path / "rows.jsonl", rows)
    asked = write_jsonl(tmp_path / "asked.jsonl", [*rows[:1], {"question": "Who?", "answer": "nobody here"}])
    spec = TrainSpec(
        "full", "lm", str(folder), (str(data),), steps=24, batch_tokens=300, lr=3e-3, eval_every=12,
        questions=str(asked), metric="contains",
    )  # fmt: skip
    run = train_here(workspace, spec)
    right = curve(run, "contains")
    assert right[0] == 0
    assert max(right.values()) == 0.5
    assert any(
        "1 of the 2 questions" in e["text"] and "by heart" in e["text"] for e in of_kind(run, "message")
    )
    samples = of_kind(run, "sample")
    assert {sample["question"] for sample in samples} == {"What is it?", "Who?"}
    assert any(s["answer"] == "the sea" and s["step"] > 0 for s in samples)
    best = workspace.artifact("model", "lm").manifest.details["best_step"]
    assert best == min(step for step, share in right.items() if share == 0.5)
    with pytest.raises(SpecError, match=r"--metric exakt.*Did you mean 'exact'"):
        train_here(workspace, spec, name="other", metric="exakt")


def test_what_is_forgotten_is_measured_before_and_after(workspace, spec):
    from jupyter_spec.training.measure import general_text, mean_loss
    from jupyter_spec.training.setup import set_up

    run = train_here(workspace, spec, method="full", name="lm")
    forgotten = curve(run, "general_loss")
    assert list(forgotten) == [0, 10]
    setup = set_up(spec, workspace)
    with setup.head.open():
        assert mean_loss(setup, general_text(setup)) == pytest.approx(forgotten[0], abs=1e-4)
    assert workspace.artifact("model", "lm").manifest.details["metrics"]["general_loss"] == forgotten[10]


def test_replayed_examples_are_mixed_in_by_their_share(workspace, spec, tmp_path):
    from jupyter_spec.training.setup import set_up

    other = write_jsonl(tmp_path / "other.jsonl", [{"text": "The sea was calm. " * 3}] * 200)
    plain = set_up(spec, workspace)
    mixed = set_up(dataclasses.replace(spec, replay=str(other), replay_share=0.25), workspace)
    assert plain.replayed == 0
    assert mixed.train.tokens - mixed.replayed == plain.train.tokens
    assert mixed.replayed / mixed.train.tokens == pytest.approx(0.25, abs=0.05)
    assert train_here(workspace, spec, replay=str(other)).forecast["replayed"] > 0


@pytest.mark.parametrize("wish", ["stop", "pause"])
def test_a_wish_during_an_evaluation_is_obeyed_there(workspace, spec, tmp_path, wish):
    held = write_jsonl(tmp_path / "held.jsonl", chat_rows(6000))
    spec = dataclasses.replace(spec, eval=str(held), steps=500, eval_every=2)
    run = workspace.create_run("lora", "tone", spec.frozen(None).to_json())
    launch(run)
    # The evaluation before the first step takes many batches.
    wait_until(lambda: curve(run, "general_loss"), 120)
    getattr(run, wish)()
    if wish == "pause":
        wait_until(lambda: run.status == "paused")
        assert not losses(run)
        run.resume()
        wait_until(lambda: 0 in curve(run, "eval_loss"), 240)
        run.stop()
    run.wait(120)
    assert run.status == "stopped"
    assert (0 in curve(run, "eval_loss")) == (wish == "pause")
    assert workspace.has("adapter", "tone")


def test_kept_weights_come_back_and_the_older_go(tmp_path):
    model = torch.nn.Linear(3, 2)
    first = model.weight.detach().clone()
    keep_best(tmp_path, model, Best(3, [0.5, -1.0]))
    with torch.no_grad():
        model.weight.zero_()
    load_best(tmp_path, model)
    assert torch.equal(model.weight, first)
    keep_best(tmp_path, model, Best(6, [0.5, -0.5]))
    (tmp_path / "best-9.safetensors").write_bytes(b"half")
    sweep(tmp_path)
    assert best_of(tmp_path) == Best(6, [0.5, -0.5])
    assert [path.name for path in tmp_path.glob("*.safetensors")] == ["best-6.safetensors"]
