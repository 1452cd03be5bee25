"""LoRA and full finetuning, from rows to plain files: they learn, they are exact, and what is wrong is said."""

from __future__ import annotations

import dataclasses
import subprocess
import sys

import pytest
import torch
from training_making import chat_rows, losses, make_model, train_here, write_jsonl

from jupyter_spec.errors import SpecError
from jupyter_spec.training import TrainSpec, plan
from jupyter_spec.training.encode import IGNORED
from jupyter_spec.training.measure import mean_loss
from jupyter_spec.training.setup import set_up


@pytest.fixture(scope="session")
def rows_file(tmp_path_factory):
    return write_jsonl(tmp_path_factory.mktemp("data") / "rows.jsonl", chat_rows(40))


@pytest.fixture
def spec(model_folder, rows_file):
    return TrainSpec("lora", "tone", str(model_folder), (str(rows_file),))


@pytest.mark.parametrize(
    "changes", [{}, {"dora": True, "rank": 4}, {"rslora": True, "dropout": 0.1}, {"method": "full"}]
)
def test_it_learns_and_leaves_plain_files(workspace, spec, model_folder, changes):
    from peft import PeftModel
    from transformers import AutoModelForCausalLM

    run = train_here(workspace, spec, eval=0.2, epochs=4, **changes)
    assert run.status == "done"
    assert run.artifact == (("model" if "method" in changes else "adapter"), "tone")
    seen = losses(run)
    assert seen[max(seen)] < 0.97 * seen[1]
    evaluated = [event["eval_loss"] for event in run.events() if "eval_loss" in event]
    assert evaluated[-1] < evaluated[0]
    assert run.forecast["steps"] == len(seen) == run.state["total"]
    assert not (run.folder / "checkpoints").exists(), "a finished run needs none"

    artifact = workspace.artifact(*run.artifact).verify()
    assert artifact.manifest.seed == 0
    assert artifact.manifest.run == run.id
    assert artifact.manifest.base["id"] == str(model_folder)
    assert artifact.manifest.details["metrics"]["loss"] == seen[max(seen)]
    files = {path.name for path in artifact.path.iterdir()}
    if "method" in changes:
        assert {"config.json", "model.safetensors", "tokenizer.json", "generation_config.json"} <= files
        model = AutoModelForCausalLM.from_pretrained(artifact.path)
    else:
        assert files == {"adapter_config.json", "adapter_model.safetensors"}
        model = PeftModel.from_pretrained(AutoModelForCausalLM.from_pretrained(model_folder), artifact.path)
    ids = torch.arange(20)[None]
    with torch.no_grad():
        before = AutoModelForCausalLM.from_pretrained(model_folder)(input_ids=ids).logits
        assert (model(input_ids=ids).logits - before).abs().max() > 1e-2


@pytest.mark.parametrize("method", ["lora", "full"])
def test_the_losses_are_those_of_a_plain_loop(workspace, spec, method):
    """One example at a time, unpacked, torch's own cross-entropy, gradients summed over the step."""
    from jupyter_spec.training.optim import make_optimizer

    spec = dataclasses.replace(spec, method=method, steps=12, batch_tokens=300)
    ours = losses(train_here(workspace, spec))
    setup = set_up(spec, workspace)
    decay = setup.recipe.weight_decay
    optimizer, schedule = make_optimizer(setup.model, setup.learning_rate, decay, setup.schedule.steps)
    setup.model.train()
    for step, batch in enumerate(setup.schedule.batches, start=1):
        examples = [setup.train.examples[i] for row in batch for i in row]
        count = sum(target != IGNORED for example in examples for target in example.targets)
        total = 0.0
        for example in examples:
            logits = setup.model(input_ids=torch.tensor([example.inputs])).logits[0]
            loss = (
                torch.nn.functional.cross_entropy(logits, torch.tensor(example.targets), reduction="sum")
                / count
            )
            loss.backward()
            total += float(loss.detach())
        assert abs(ours[step] - total) <= 1e-3
        torch.nn.utils.clip_grad_norm_(setup.model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()


def test_accumulated_batches_are_one_big_batch(workspace, spec):
    # 14 rows of 200 tokens: four steps of three, and one of two.
    big = losses(train_here(workspace, spec, batch_tokens=600, max_length=200, epochs=1))
    small = losses(
        train_here(workspace, spec, name="small", batch_tokens=600, max_length=200, accumulate=3, epochs=1)
    )
    assert len(big) == len(small) > 3
    assert max(abs(big[step] - small[step]) for step in big) <= 1e-4


def test_the_eval_loss_is_the_mean_over_learned_tokens(workspace, spec):
    setup = set_up(dataclasses.replace(spec, eval=0.3), workspace)
    setup.model.eval()
    total, count = 0.0, 0
    with torch.no_grad():
        for example in setup.eval.examples:
            logits = setup.model(input_ids=torch.tensor([example.inputs])).logits[0]
            total += float(
                torch.nn.functional.cross_entropy(logits, torch.tensor(example.targets), reduction="sum")
            )
            count += sum(target != IGNORED for target in example.targets)
    with setup.head.open():
        assert mean_loss(setup, setup.eval) == pytest.approx(total / count, abs=1e-5)


def test_documents_train_the_next_token(workspace, spec, tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    for number in range(4):
        (folder / f"{number}.md").write_text(
            f"# Tale {number}\n\n" + "The sea was calm and the warranty long. " * 40
        )
    run = train_here(workspace, spec, method="full", data=(str(folder),), epochs=8)
    forecast = run.forecast
    assert (forecast["shape"], forecast["rows"]) == ("documents", 4)
    assert forecast["learned_tokens"] == forecast["tokens"]
    seen = losses(run)
    assert seen[max(seen)] < 0.9 * seen[1]


def test_the_forecast_says_what_will_happen_and_shows_the_mask(workspace, spec, tmp_path):
    rows = chat_rows(20) + chat_rows(1) + [{"question": "much " * 600, "answer": "No."}]
    data = write_jsonl(tmp_path / "rows.jsonl", rows)
    held = write_jsonl(tmp_path / "eval.jsonl", chat_rows(2))
    forecast = plan(dataclasses.replace(spec, data=(str(data),), eval=str(held)), workspace)
    assert (forecast.rows, forecast.unlabelled, forecast.truncated, forecast.duplicates) == (22, 1, 1, 1)
    assert (forecast.eval_rows, forecast.eval_overlap) == (2, 2)
    assert [text for text, learned in forecast.sample if learned] == [
        "Aye, number 0 it is, sailor.<|im_end|>"
    ]
    assert "[Aye, number 0 it is, sailor.<|im_end|>]" in repr(forecast)
    assert any(note.startswith(f"{data}:22: left out") for note in forecast.notes)
    assert forecast.trainable == 2 * 16 * (2 * 64 + 2 * (64 + 32) + 2 * 64 + 3 * (64 + 128))
    assert 0 < forecast.seconds < 60


def test_what_does_not_fit_is_refused_with_what_would(workspace, spec, monkeypatch):
    from jupyter_spec.training import memory

    monkeypatch.setattr(memory, "memory_free", lambda device: 20_000_000)
    with pytest.raises(
        SpecError, match=r"needs about .* GB of memory, .* GB are free: .*--batch-tokens \d+ would fit"
    ):
        plan(dataclasses.replace(spec, batch_tokens=65536), workspace)
    monkeypatch.setattr(memory, "memory_free", lambda device: 1000)
    with pytest.raises(SpecError, match="take a smaller model"):
        plan(spec, workspace)


def test_a_taken_name_is_refused_before_anything_is_trained(workspace, spec):
    train_here(workspace, spec, steps=1)
    first = workspace.artifact("adapter", "tone").digest
    with pytest.raises(SpecError, match=r"adapter 'tone' exists already: add --replace"):
        train_here(workspace, spec, steps=2)
    assert "forecast" not in {event["kind"] for event in workspace.runs()[0].events()}
    train_here(workspace, spec, steps=2, replace=True)
    assert workspace.artifact("adapter", "tone").digest != first


def test_data_or_a_model_that_changed_since_are_refused(workspace, model_folder, tmp_path):
    from jupyter_spec.worker import work

    data = write_jsonl(tmp_path / "rows.jsonl", chat_rows(5))
    spec = TrainSpec("lora", "tone", str(model_folder), (str(data),), steps=1)
    run = workspace.create_run("lora", "tone", spec.frozen(None).to_json())
    write_jsonl(data, chat_rows(6))
    with pytest.raises(SpecError, match="changed since this run was started"):
        work(run.folder)
    run = workspace.create_run("lora", "tone", spec.frozen("0123").to_json())
    with pytest.raises(SpecError, match=r"model .* changed since this run was started"):
        work(run.folder)


def test_a_loss_that_is_no_number_stops_with_the_last_good_checkpoint(workspace, tmp_path):
    """One word's embedding is infinite, and one row holds that word."""
    from safetensors.torch import load_file, save_file
    from transformers import AutoTokenizer

    folder = make_model(tmp_path / "broken")
    weights = load_file(folder / "model.safetensors")
    token = AutoTokenizer.from_pretrained(folder)("Z")["input_ids"][0]
    weights["model.embed_tokens.weight"][token] = float("inf")
    # Untied, or every logit of the word would be infinite.
    weights["lm_head.weight"] = torch.zeros_like(weights["model.embed_tokens.weight"])
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    config = folder / "config.json"
    config.write_text(
        config.read_text().replace('"tie_word_embeddings": true', '"tie_word_embeddings": false')
    )
    data = write_jsonl(tmp_path / "rows.jsonl", [*chat_rows(30), {"question": "Z?", "answer": "No."}])
    spec = TrainSpec("lora", "tone", str(folder), (str(data),), batch_tokens=120, save_every=1, seed=1)
    with pytest.raises(SpecError, match="the loss became NaN at step") as error:
        train_here(workspace, spec)
    run = workspace.runs()[0]
    last = max(losses(run))
    assert run.status == "failed"
    assert f"NaN at step {last + 1}" in str(error.value)
    assert f"the last good checkpoint, of step {last}, is kept" in str(error.value)
    assert (run.folder / "checkpoints" / f"checkpoint-{last}" / "adapter_model.safetensors").exists()
    assert not workspace.has("adapter", "tone")


def test_running_out_of_memory_is_said_as_such(workspace, spec, tmp_path):
    """The worker under a limit of address space that the weights pass and a step does not."""
    data = write_jsonl(tmp_path / "rows.jsonl", chat_rows(2000))
    heavy = dataclasses.replace(spec, data=(str(data),), batch_tokens=100_000, method="full", name="big")
    run = workspace.create_run("finetune", "big", heavy.frozen(None).to_json())
    script = (
        "import resource, sys, re, pathlib, torch, peft, transformers\n"
        "from transformers import Trainer, LlamaForCausalLM\n"
        "used = int(re.search(r'VmSize:\\s+(\\d+)', pathlib.Path('/proc/self/status').read_text())[1]) << 10\n"
        "resource.setrlimit(resource.RLIMIT_AS, (used + (700 << 20),) * 2)\n"
        "from jupyter_spec.worker import work; work(pathlib.Path(sys.argv[1]))\n"
    )
    if sys.platform != "linux":
        pytest.skip("limits of address space are Linux's")
    subprocess.run([sys.executable, "-c", script, str(run.folder)], check=False, capture_output=True)
    assert run.status == "failed"
    assert "out of memory" in run.state["error"]
    assert "--batch-tokens" in run.state["error"]


def test_importing_the_room_imports_nothing_heavy():
    heavy = "torch transformers peft pandas numpy datasets"
    script = f"import sys, jupyter_spec.training; print([m for m in '{heavy}'.split() if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
