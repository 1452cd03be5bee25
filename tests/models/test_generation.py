"""Generation equals transformers' own; adapters switch on and off without a trace; the lookups say what they tried."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import torch
from transformers import AutoModelForCausalLM

from jupyter_spec.errors import SpecError
from jupyter_spec.models import Settings, load, resolve
from jupyter_spec.models.builtin import TINY
from jupyter_spec.models.chat import encode
from jupyter_spec.models.generation import generate
from jupyter_spec.workspace import Workspace

TEXTS = ("hello", "How long is the warranty of the Heron?", "List three colours.", "é 東京 🙂", "x " * 200)


def conversations() -> list[list[dict[str, str]]]:
    return [[{"role": "user", "content": text}] for text in TEXTS]


def test_a_batch_is_what_each_alone_would_be_and_what_transformers_makes() -> None:
    model = load("tiny")  # which other tests may have given adapters
    plain = AutoModelForCausalLM.from_pretrained(TINY, dtype=torch.float32).eval()
    together = generate(model, conversations(), Settings(max_tokens=24))
    for conversation, completion in zip(conversations(), together, strict=True):
        (alone,) = generate(model, [conversation], Settings(max_tokens=24))
        assert alone.text == completion.text
        ids = torch.tensor([encode(model.tokenizer, conversation)])
        made = plain.generate(ids, attention_mask=torch.ones_like(ids), max_new_tokens=24, do_sample=False)
        text = model.tokenizer.decode(made[0, ids.shape[1] :], skip_special_tokens=True)
        assert completion.text == text.strip()
        assert completion.tokens_in == ids.shape[1]


def test_text_comes_as_it_is_made() -> None:
    seen: list[str] = []
    (completion,) = generate(load("tiny"), conversations()[1:2], Settings(max_tokens=12), on_text=seen.append)
    assert seen
    assert seen[-1].strip() == completion.text
    assert all("\N{REPLACEMENT CHARACTER}" not in text for text in seen)


def test_an_interrupt_keeps_what_was_made_and_the_engine_works_on() -> None:
    model, calls = load("tiny"), 0

    def interrupt(_: str) -> None:
        nonlocal calls
        calls += 1
        if calls == 3:
            raise KeyboardInterrupt

    (cut,) = generate(
        model, conversations()[1:2], Settings(max_tokens=50, temperature=5.0, seed=1), on_text=interrupt
    )
    assert cut.finish == "interrupted"
    assert cut.tokens_out >= 3
    assert generate(model, conversations()[:1], Settings(max_tokens=2))[0].finish in ("length", "stop")


def test_a_seed_repeats_and_leaves_the_callers_chance_alone() -> None:
    model, hot = load("tiny"), Settings(max_tokens=8, temperature=2.0, seed=3)
    torch.manual_seed(0)
    before = torch.random.get_rng_state()
    first, second = (generate(model, conversations()[:1], hot)[0].text for _ in range(2))
    assert first == second
    assert torch.equal(before, torch.random.get_rng_state())


def test_an_adapter_is_switched_on_and_off_without_a_trace(tmp_path: Path) -> None:
    from peft import LoraConfig, get_peft_model
    from transformers import AutoModelForCausalLM

    workspace = Workspace.open(tmp_path)
    tuned = get_peft_model(
        AutoModelForCausalLM.from_pretrained(TINY, dtype=torch.float32),
        LoraConfig(r=4, target_modules="all-linear", init_lora_weights=False),
    )
    source = resolve("tiny")
    with workspace.draft("adapter", "tone") as draft:
        tuned.save_pretrained(draft.path)
        adapter = draft.publish(base={"id": source.id, "revision": source.revision})
    with workspace.draft("adapter", "alien") as draft:
        tuned.save_pretrained(draft.path)
        alien = draft.publish(base={"id": "other", "revision": "0" * 40})
    model, ids = load("tiny"), torch.tensor([[5, 6, 7, 8]])
    with torch.inference_mode():
        with model.using(None) as network:
            plain = network(ids).logits
        with model.using(adapter) as network:
            switched = network(ids).logits
        with model.using(None) as network:
            assert torch.equal(network(ids).logits, plain), "the base rung is the very same weights"
        tuned.eval()
        assert torch.equal(switched, tuned(ids).logits), "switched on is what a fresh load gives"
        assert not torch.allclose(switched, plain, atol=1e-3)
        with pytest.raises(SpecError, match="was trained on other"), model.using(alien):
            pass


def test_too_long_a_prompt_says_by_how_much() -> None:
    with pytest.raises(SpecError, match="tokens, tiny reads"):
        generate(load("tiny"), [[{"role": "user", "content": "word " * 20_000}]], Settings())


def test_references_are_resolved_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert resolve("tiny").kind == "builtin"
    shutil.copytree(TINY, tmp_path / "copy")
    assert resolve("./copy").kind == "folder"
    assert resolve("./copy").revision == resolve("tiny").revision
    assert resolve("someone/something").kind == "hub"
    (tmp_path / "empty").mkdir()
    with pytest.raises(SpecError, match=r"no config\.json"):
        resolve("./empty")
    (tmp_path / "copy" / "model.safetensors").rename(tmp_path / "copy" / "pytorch_model.bin")
    with pytest.raises(SpecError, match="safetensors"):
        resolve("./copy")
    with pytest.raises(SpecError, match="Did you mean 'tiny'"):
        resolve("tinny")
    assert resolve("http://localhost:8000/v1").kind == "endpoint"


def test_a_broken_model_folder_is_one_line(tmp_path: Path) -> None:
    shutil.copytree(TINY, tmp_path / "copy")
    (tmp_path / "copy" / "model.safetensors").write_bytes(b"junk")
    with pytest.raises(SpecError, match="not a safetensors file"):
        load(str(tmp_path / "copy"))


def test_the_hub_out_of_reach_says_what_was_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SpecError, match=r"not built in, not in the workspace and no folder here.*hub"):
        load("nobody-at-all/nothing-at-all-7f3a")


def test_what_cannot_fit_is_refused_before_loading_with_its_sizes(monkeypatch: pytest.MonkeyPatch) -> None:
    from jupyter_spec.models import language_model

    monkeypatch.setattr(language_model, "count_parameters", lambda _: 700_000_000_000)
    monkeypatch.setattr(language_model, "load_model", lambda *_, **__: pytest.fail("it was loaded"))
    monkeypatch.setattr(language_model, "_loaded", {})
    with pytest.raises(
        SpecError, match=r"'tiny' has 700\.0 G weights of \d bytes, [\d.]+ GB, and [\d.]+ GB are free"
    ):
        load("tiny")


def test_parameters_are_counted_from_the_headers() -> None:
    from jupyter_spec.models.pretrained import count_parameters

    assert count_parameters(TINY) == load("tiny").parameters


def test_an_interrupt_while_loading_leaves_nothing_half_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    from jupyter_spec.models import language_model

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(language_model, "_loaded", {})
    with monkeypatch.context() as patch:
        patch.setattr(language_model, "load_model", interrupted)
        with pytest.raises(KeyboardInterrupt):
            load("tiny")
    assert generate(load("tiny"), conversations()[:1], Settings(max_tokens=2))[0].tokens_out
