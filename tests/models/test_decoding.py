"""Decoding from slots says what the model's own generate says, whatever comes together."""

from __future__ import annotations

import threading
from random import Random

import pytest
import torch
from small_models import CONFIGS, small_model

from jupyter_spec.errors import SpecError
from jupyter_spec.models import Settings
from jupyter_spec.models.chat import encode
from jupyter_spec.models.decoding import Decoder, Row, propose
from jupyter_spec.models.generation import generate
from jupyter_spec.models.prefixes import shared
from jupyter_spec.models.scoring import score_choices
from jupyter_spec.models.slots import attending

BY_SLOTS = ("llama", "qwen3", "mistral")


@pytest.fixture(scope="module", params=list(CONFIGS))
def any_model(request, tmp_path_factory):
    return small_model(request.param, tmp_path_factory.mktemp("model"))


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return small_model("qwen3", tmp_path_factory.mktemp("model"))


def chats(count: int, *, opening: str = "Answer briefly. " * 12):
    r = Random(3)
    return [
        [{"role": "system", "content": opening}, {"role": "user", "content": "what " * r.randint(1, 30)}]
        for _ in range(count)
    ]


def alone(model, conversation, most: int) -> list[int]:
    ids = torch.tensor([encode(model.tokenizer, conversation)])
    made = model.model.generate(
        ids, attention_mask=torch.ones_like(ids), max_new_tokens=most, do_sample=False, pad_token_id=0
    )[0, ids.shape[1] :].tolist()
    return made[: made.index(2)] if 2 in made else made


def test_every_architecture_says_what_its_own_generate_says(any_model):
    conversations = chats(9)
    made = generate(any_model, conversations, Settings(max_tokens=12))
    assert [list(one.ids) for one in made] == [alone(any_model, chat, 12) for chat in conversations]
    assert [list(one.prompt_ids) for one in made] == [encode(any_model.tokenizer, c) for c in conversations]


def test_what_a_model_cannot_do_is_found_by_trying_it(any_model, request):
    kind = request.node.callspec.params["any_model"]
    assert (any_model.refuses_slots is None) == (kind in BY_SLOTS)
    if kind not in BY_SLOTS:
        assert ("window" in any_model.refuses_slots) == ("window" in kind)


def test_windows_do_not_repeat_each_others_samples(tmp_path, monkeypatch, caplog):
    kind = next(kind for kind in CONFIGS if kind not in BY_SLOTS)
    model = small_model(kind, tmp_path)
    monkeypatch.setattr("jupyter_spec.models.windows.WINDOW_ROWS", 3)
    hot = Settings(max_tokens=10, temperature=1.5, seed=11)
    same = chats(1) * 6
    made = [one.ids for one in generate(model, same, hot)]
    assert made == [one.ids for one in generate(model, same, hot)]
    assert made[:3] != made[3:]
    assert sum("slower" in record.message for record in caplog.records) == 1, "told once"


def test_rows_come_and_go_without_touching_each_other(model, monkeypatch):
    monkeypatch.setattr("jupyter_spec.models.decoding.MOST_ROWS", 3)
    r, network = Random(1), model.model
    prompts = [[r.randrange(3, 1000) for _ in range(r.randint(1, 25))] for _ in range(14)]
    rows = [Row(i, prompt, r.randint(1, 15), Random(i)) for i, prompt in enumerate(prompts)]
    finished: list[int] = []
    with torch.inference_mode(), attending(network):
        Decoder(network, frozenset({2}), 0.0).run(rows, on_end=lambda row: finished.append(row.number))
    assert sorted(finished) == list(range(14))
    for row in rows:
        ids = torch.tensor([row.prompt])
        made = network.generate(
            ids, attention_mask=torch.ones_like(ids), max_new_tokens=row.most, do_sample=False, pad_token_id=0
        )[0, len(row.prompt) :].tolist()
        assert row.ids == (made[: made.index(2)] if 2 in made else made)


def test_a_shared_prefix_is_computed_once_and_changes_nothing(model):
    conversations = chats(5)
    prompts = [encode(model.tokenizer, chat) for chat in conversations]
    assert shared(prompts) > 32
    model.prefixes.clear()
    first = generate(model, conversations, Settings(max_tokens=10))
    assert len(model.prefixes._kept) == 1
    again = generate(model, conversations, Settings(max_tokens=10))
    assert [one.ids for one in first] == [one.ids for one in again]
    assert len(model.prefixes._kept) == 1
    assert shared([[1] * 50, [1] * 50]) == 49, "each prompt keeps an id of its own"
    assert shared([[1] * 50]) == 0


def test_a_seed_decides_a_row_whatever_stands_beside_it(model, monkeypatch):
    hot = Settings(max_tokens=10, temperature=1.5, seed=11)
    conversations = [chats(1)[0]] * 6
    together = generate(model, conversations, hot)
    monkeypatch.setattr("jupyter_spec.models.decoding.MOST_ROWS", 2)
    apart = generate(model, conversations, hot)
    assert [one.ids for one in together] == [one.ids for one in apart]
    assert len({one.ids for one in together}) > 1, "samples differ from each other"


def test_samples_follow_the_models_probabilities(model):
    chat = [{"role": "user", "content": "x"}]
    made = generate(model, [chat] * 1500, Settings(max_tokens=1, temperature=1.0, seed=5))
    ids = torch.tensor([encode(model.tokenizer, chat)])
    with torch.inference_mode():
        chance = model.model(ids).logits[0, -1].softmax(-1)
    likeliest = int(chance.argmax())
    share = sum(one.ids == (likeliest,) for one in made) / 1500
    deviation = float((chance[likeliest] * (1 - chance[likeliest]) / 1500) ** 0.5)
    assert abs(share - float(chance[likeliest])) < 4 * deviation


def test_prompt_lookup_proposes_what_followed_before():
    assert propose([1, 2, 3, 4, 5, 6, 1, 2, 3], length=2) == [4, 5]
    assert propose([1, 2, 3, 4], length=2) == []
    assert propose([7, 7], length=2) == []


def test_looking_ahead_changes_no_answer(model):
    network, prompt = model.model, [5, 6, 7, 8, 9, 10, 11] * 6
    rows = [Row(0, list(prompt), 60, Random(0)) for _ in range(2)]
    with torch.inference_mode(), attending(network):
        Decoder(network, frozenset(), 0.0).run(rows[:1])
        Decoder(network, frozenset(), 0.0, lookup=False).run(rows[1:])
    assert rows[0].ids == rows[1].ids
    assert len(rows[0].ids) == 60


def test_an_interrupt_in_the_prompt_or_in_the_answer_leaves_the_model_usable(model, monkeypatch):
    from jupyter_spec.models.slots import Slots

    chat, expected = chats(1), generate(model, chats(1), Settings(max_tokens=20))[0]
    assert expected.tokens_out == 20
    forward = Slots.forward
    for moment in (1, 2, 6):
        calls = 0

        def interrupted(self, *asked, moment=moment):
            nonlocal calls
            calls += 1
            if calls == moment:
                raise KeyboardInterrupt
            return forward(self, *asked)

        model.prefixes.clear()
        monkeypatch.setattr(Slots, "forward", interrupted)
        (cut,) = generate(model, chat, Settings(max_tokens=20))
        assert cut.finish == "interrupted"
        assert expected.ids[: len(cut.ids)] == cut.ids
        calls = 0
        with pytest.raises(KeyboardInterrupt):
            generate(model, chats(3), Settings(max_tokens=20))
        monkeypatch.setattr(Slots, "forward", forward)
        assert model.model.config._attn_implementation == "sdpa"
        assert generate(model, chat, Settings(max_tokens=20))[0].ids == expected.ids


def test_two_threads_get_the_answers_that_each_alone_would_get(model):
    conversations = chats(4)
    expected = [generate(model, [chat], Settings(max_tokens=15))[0].ids for chat in conversations]
    found: dict[int, tuple[int, ...]] = {}

    def ask(number: int) -> None:
        found[number] = generate(model, [conversations[number]], Settings(max_tokens=15))[0].ids

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [found[number] for number in range(4)] == expected


def test_choices_score_as_the_plain_forward_pass_says(model):
    conversations = chats(5)
    choices = [["yes", "certainly not", "I do not know."][: 1 + i % 3] for i in range(5)]
    for chat, texts, scores in zip(
        conversations, choices, score_choices(model, conversations, choices), strict=True
    ):
        assert len(scores) == len(texts)
        prompt = encode(model.tokenizer, chat)
        for text, score in zip(texts, scores, strict=True):
            ids = model.tokenizer(text, add_special_tokens=False)["input_ids"]
            with torch.inference_mode():
                chance = model.model(torch.tensor([prompt + ids])).logits[0].log_softmax(-1)
            expected = sum(float(chance[len(prompt) - 1 + i, token]) for i, token in enumerate(ids))
            assert score.sum == pytest.approx(expected, abs=2e-3)
            assert score.mean == pytest.approx(expected / len(ids), abs=2e-3)
    with pytest.raises(SpecError, match="at least one token"):
        score_choices(model, conversations[:1], [[""]])
