"""What is asked and what is made of the answers, by every technique; on `tiny`, on small models, on a served one."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest
from models.small_models import small_model

from jupyter_spec import Engine
from jupyter_spec.errors import SpecError
from jupyter_spec.models import Settings, load
from jupyter_spec.models.chat import encode
from jupyter_spec.models.language_model import LanguageModel
from jupyter_spec.prompting import Technique, ask


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> LanguageModel:
    return small_model("llama", tmp_path_factory.mktemp("small"))


@pytest.fixture
def served(scripted: Any, engine: Engine) -> Any:
    return load(scripted.address, engine.workspace)


def test_the_record_holds_exactly_what_was_sent(engine: Engine) -> None:
    answer = engine.prompt("How are you?", system="Be brief.", max_tokens=4)
    tiny = load("tiny")
    assert list(answer.token_ids) == encode(tiny.tokenizer, answer.messages)
    assert len(answer.token_ids) == answer.tokens_in
    record = json.loads(json.dumps(answer.record()))
    assert record["token_ids"] == list(answer.token_ids)
    assert record["messages"] == answer.messages
    assert (record["text"], record["revision"]) == (answer.text, tiny.revision)


def test_a_sampled_answer_records_a_seed_that_brings_it_back(engine: Engine) -> None:
    first = engine.prompt("Say something.", temperature=1.5, max_tokens=12)
    again = engine.prompt("Say something.", temperature=1.5, max_tokens=12, seed=first.settings["seed"])
    assert again.raw == first.raw
    seeds = {engine.prompt("x", temperature=1.0, max_tokens=1).settings["seed"] for _ in range(3)}
    assert len(seeds) == 3
    assert engine.prompt("x", max_tokens=1).settings["seed"] is None


def test_json_is_asked_for_again_once_with_the_parsers_message(served: Any, scripted: Any) -> None:
    scripted.replies = ["<think>easy</think>It is {a: 1}", 'Sorry: ```json\n{"a": 1}\n```']
    (answer,) = ask(served, ["What?"], Technique(format="json"), Settings())
    assert answer.value == {"a": 1}
    assert len(scripted.asked) == 2
    sent = scripted.asked[1]["messages"]
    assert sent == answer.messages
    assert sent[-2] == {"role": "assistant", "content": "It is {a: 1}"}
    assert "not JSON" in sent[-1]["content"]
    assert "asked again" in " ".join(answer.notes)


def test_json_is_not_asked_for_a_third_time(served: Any, scripted: Any) -> None:
    scripted.replies = ["no"]
    with pytest.raises(SpecError, match="not JSON"):
        ask(served, ["What?"], Technique(format="json"), Settings())
    assert len(scripted.asked) == 2


def test_samples_of_json_vote_on_what_they_mean(served: Any, scripted: Any) -> None:
    scripted.replies = ['{"a": 1, "b": 2}', '{"b":2,"a":1}', '{"a": 3}', "no", "no"]
    (answer,) = ask(served, ["What?"], Technique(format="json", samples=4), Settings())
    assert answer.value == {"a": 1, "b": 2}
    assert answer.agreement == 0.5


def test_the_answers_of_a_chain_of_thought_vote(served: Any, scripted: Any) -> None:
    scripted.replies = ["one way\nAnswer: 8", "other way\nAnswer: 7.", "third\n**Answer:** 7"]
    (answer,) = ask(served, ["What?"], Technique(cot=True, samples=3), Settings())
    assert answer.text.strip(".") == "7"
    assert answer.reasoning in ("other way", "third")
    assert answer.agreement == 2 / 3
    assert answer.settings["temperature"] == 0.7


def test_code_is_the_value(served: Any, scripted: Any) -> None:
    scripted.replies = ["Here:\n```python\nx = 1\n```\nDone."]
    (answer,) = ask(served, ["Write."], Technique(format="code"), Settings())
    assert (answer.value, answer.language) == ("x = 1", "python")
    assert answer.text.startswith("Here:")
    assert "code only" in answer.messages[0]["content"]


def test_a_served_model_is_measured_by_characters(served: Any, scripted: Any) -> None:
    scripted.replies = ["fine"]
    shots = tuple((f"question {n} " * 20, "yes") for n in range(8))
    (answer,) = ask(served, ["well?"], Technique(shots=shots), Settings(max_tokens=50))
    kept = len(answer.messages) // 2
    assert 1 < kept < 8
    assert f"{8 - kept} of 8 shots did not fit" in answer.notes[0]
    assert answer.messages[-3]["content"] == shots[-1][0]
    served.context = None
    (answer,) = ask(served, ["well?"], Technique(shots=shots), Settings(max_tokens=50))
    assert len(answer.messages) == 17
    assert answer.token_ids == ()


def test_as_many_exemplars_are_kept_as_fit(small: LanguageModel) -> None:
    shots = tuple((f"question {n} " * 12, "yes") for n in range(12))
    (answer,) = ask(small, ["well?"], Technique(shots=shots), Settings(max_tokens=8))
    kept = (len(answer.messages) - 1) // 2
    assert 0 < kept < 12
    assert answer.tokens_in + 8 <= small.context
    one_more = [
        message
        for asked, answered in shots[-kept - 1 :]
        for message in ({"role": "user", "content": asked}, {"role": "assistant", "content": answered})
    ]
    assert len(encode(small.tokenizer, [*one_more, answer.messages[-1]])) + 8 > small.context


def test_each_question_gets_the_exemplars_like_it(small: LanguageModel) -> None:
    pool = (("the red pump", "a"), ("the blue gate", "b"), ("the green door", "c"))
    answers = ask(small, ["gate?", "pump?"], Technique(shots=pool, nearest=1), Settings(max_tokens=1))
    assert [answer.messages[1]["content"] for answer in answers] == ["b", "a"]


def test_a_model_without_a_template_is_told_of(small: LanguageModel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(small.tokenizer, "chat_template", None)
    (answer,) = ask(small, ["well?"], Technique(), Settings(max_tokens=1))
    assert "has no chat template" in answer.notes[0]


def test_a_template_that_opens_the_thinking_is_understood(
    small: LanguageModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(small.tokenizer, "chat_template", small.tokenizer.chat_template + "<think>\n")
    shown: list[str] = []
    (answer,) = ask(small, ["well?"], Technique(), Settings(max_tokens=6), on_text=shown.append)
    assert answer.text == ""
    assert answer.reasoning == answer.raw
    assert "still thinking" in " ".join(answer.notes)
    assert all(text.startswith("<think>") for text in shown)


def test_an_interrupted_answer_is_kept_and_marked(small: LanguageModel) -> None:
    def interrupt(_: str) -> None:
        raise KeyboardInterrupt

    for format_ in ("markdown", "json"):
        (answer,) = ask(
            small, ["well?"], Technique(format=format_), Settings(max_tokens=200), on_text=interrupt
        )
        assert answer.finish == "interrupted"
        assert answer.tokens_out < 200
    assert answer.value is None
    (answer,) = ask(small, ["well?"], Technique(), Settings(max_tokens=3))
    assert answer.tokens_out >= 1


def test_a_kept_answer_is_read(engine: Engine) -> None:
    first = engine.prompt("Who are you?", max_tokens=8, cache=True)
    folder = engine.workspace.root / "cache" / "generations"
    (kept,) = folder.glob("*.json")
    kept.write_text(json.dumps({**json.loads(kept.read_text()), "text": "as kept"}))
    again = engine.prompt("Who are you?", max_tokens=8, cache=True)
    assert again.text == "as kept"
    assert dataclasses.replace(again, text=first.text, value=first.value, raw=first.raw).record()["messages"]
    assert engine.prompt("Who are you?", max_tokens=8).text == first.text
    with pytest.raises(SpecError, match="--seed"):
        engine.prompt("x", cache=True, temperature=1.0)


@pytest.mark.parametrize("text", ["日本語 🦉 ʼ", "x" * 3_000, "a\x00b", "<|im_end|>"])
def test_any_text_can_be_asked(engine: Engine, text: str) -> None:
    assert engine.prompt(text, max_tokens=1).messages[-1]["content"] == text


def test_what_cannot_fit_is_one_line(engine: Engine) -> None:
    for text in ("word " * 20_000, "x " * 50_000):
        assert len(text) >= 100_000
        with pytest.raises(SpecError, match="tokens") as caught:
            engine.prompt(text)
        assert len(str(caught.value)) < 300


def test_exemplars_are_counted_and_chosen(engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "pool.jsonl"
    rows = [{"question": f"number {n}?", "answer": str(n)} for n in range(6)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))

    def shown(**options: Any) -> list[str]:
        answer = engine.prompt("number 4?", examples=str(path), max_tokens=1, **options)
        return [message["content"] for message in answer.messages if message["role"] == "assistant"]

    assert shown(shots=2) == ["0", "1"]
    assert shown(shots=1, select="similar") == ["4"]
    assert shown(shots=3, select="random", seed=3) == shown(shots=3, select="random", seed=3)
    assert "6 exemplars are there" in " ".join(
        engine.prompt("x", examples=str(path), shots=9, max_tokens=1).notes
    )
    drawn = engine.prompt("x", examples=str(path), shots=3, select="random", max_tokens=1)
    assert drawn.settings["seed"] is not None
    with pytest.raises(SpecError, match="--examples"):
        engine.prompt("x", select="random")


def test_no_record_holds_the_key(engine: Engine, scripted: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = "sk-only-for-this-test-42"
    monkeypatch.setenv("JUPYTER_SPEC_API_KEY", secret)
    scripted.replies = ["fine"]
    answer = engine.prompt("Hello", model=scripted.address, cache=True)
    assert answer.text == "fine"
    assert secret not in json.dumps(answer.record()) + repr(answer) + repr(answer.__dict__)
    for path in engine.workspace.root.rglob("*"):
        assert not path.is_file() or secret.encode() not in path.read_bytes()


def test_what_was_cut_of_a_variable_is_noted(engine: Engine) -> None:
    answer = engine.prompt("Count {{ rows }}", names={"rows": list(range(300))}, max_tokens=1)
    assert answer.notes == ("of a variable in the prompt: 200 of 300 items shown",)
    assert "200 of 300" in repr(answer)
    assert answer.messages[-1]["content"].endswith("(200 of 300 items shown)")
