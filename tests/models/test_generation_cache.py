"""The same question to the same model is not answered twice, and nothing else is mistaken for it."""

from __future__ import annotations

import pytest
from small_models import small_model

from jupyter_spec.models import Settings, generation
from jupyter_spec.models.generation_cache import cached_generate
from jupyter_spec.workspace import Workspace

CHATS = [[{"role": "user", "content": text}] for text in ("one", "two", "one")]


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return small_model("llama", tmp_path_factory.mktemp("model"))


@pytest.fixture
def workspace(tmp_path):
    return Workspace.open(tmp_path)


@pytest.fixture
def asked(monkeypatch):
    """How many conversations were really generated, call by call."""
    counts: list[int] = []
    real = generation.generate

    def counting(model, conversations, *rest, **options):
        counts.append(len(conversations))
        return real(model, conversations, *rest, **options)

    monkeypatch.setattr(generation, "generate", counting)
    return counts


def test_known_answers_are_read_and_new_ones_are_kept(model, workspace, asked):
    settings, done = Settings(max_tokens=6), []
    first = cached_generate(workspace, model, CHATS, settings)
    assert first[0] == first[2]
    more = [*CHATS, [{"role": "user", "content": "three"}]]
    second = cached_generate(workspace, model, more, settings, on_done=done.append)
    assert second[:3] == first
    assert asked == [2, 1], "equal questions are asked once"
    assert done[-1] == 4


@pytest.mark.parametrize("other", [{"max_tokens": 7}, {"temperature": 0.5, "seed": 1}])
def test_other_settings_are_another_question(model, workspace, asked, other):
    cached_generate(workspace, model, CHATS[:1], Settings(max_tokens=6))
    cached_generate(workspace, model, CHATS[:1], Settings(**{"max_tokens": 6, **other}))
    assert asked == [1, 1]


def test_samples_are_kept_by_seed_and_row_and_never_without_a_seed(model, workspace, asked):
    hot = Settings(max_tokens=6, temperature=2.0, seed=3)
    first = cached_generate(workspace, model, [CHATS[0]] * 3, hot)
    assert len({one.text for one in first}) > 1
    assert cached_generate(workspace, model, [CHATS[0]] * 3, hot) == first
    assert asked == [3, 0]
    for _ in range(2):
        cached_generate(workspace, model, CHATS[:1], Settings(max_tokens=6, temperature=2.0))
    assert asked == [3, 0, 1, 1]


def test_a_damaged_file_is_made_again(model, workspace, asked):
    settings = Settings(max_tokens=6)
    (first,) = cached_generate(workspace, model, CHATS[:1], settings)
    (path,) = (workspace.root / "cache" / "generations").iterdir()
    path.write_text('{"text": "half')
    assert cached_generate(workspace, model, CHATS[:1], settings)[0].ids == first.ids
    assert asked == [1, 1]
