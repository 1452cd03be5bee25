"""Comparing: every combination of what is named more than once, one seed, all checked before the first is asked."""

from __future__ import annotations

import itertools
import json
import shutil
from pathlib import Path

import pytest

from jupyter_spec import Engine
from jupyter_spec.errors import SpecError
from jupyter_spec.models import ModelSource, language_model
from jupyter_spec.models.builtin import TINY
from jupyter_spec.prompting.comparing import make_variants


def test_variants_are_all_combinations_models_outermost() -> None:
    variants = make_variants({"rag": ["none", "handbook"], "model": ["tiny", "b"], "adapter": ["tone"]})
    assert [variant.label for variant in variants] == [
        "tiny · no rag",
        "tiny · rag handbook",
        "b · no rag",
        "b · rag handbook",
    ]
    assert all(variant.choice["adapter"] == "tone" for variant in variants)
    with pytest.raises(SpecError, match="something to compare"):
        make_variants({"rag": ["handbook"]})
    with pytest.raises(SpecError, match="twice"):
        make_variants({"rag": ["a", "a"]})


def test_the_table_has_a_row_a_variant(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "doc.md").write_text("# Clamps\n\nA wheel clamp costs 35 crowns.\n")
    engine.rag_index(str(tmp_path / "doc.md"), name="handbook", mode="lexical")
    made = engine.compare(
        "What does a wheel clamp cost?",
        rag=["none", "handbook"],
        instruction=["Be brief.", "Be formal, and kind."],
        k=1,
        temperature=1.0,
        max_tokens=4,
    )
    table = made.table
    assert list(table["rag"]) == ["none", "none", "handbook", "handbook"]
    assert list(table["instruction"]) == ["Be brief.", "Be formal, and kind."] * 2
    assert list(table["answer"]) == [answer.text for answer in made.answers]
    assert (table["tokens_out"] > 0).all()
    assert [bool(answer.sources) for answer in made.answers] == [False, False, True, True]
    assert len({answer.settings["seed"] for answer in made.answers}) == 1
    assert len(json.loads(json.dumps(made.record()))["comparison"]) == 4
    for answer in made.answers:
        assert answer.text.split("\n")[0] in repr(made)


def test_a_default_can_be_left_out(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "doc.md").write_text("A wheel clamp costs 35 crowns.\n")
    engine.rag_index(str(tmp_path / "doc.md"), name="handbook", mode="lexical")
    engine.use(rag="handbook")
    assert engine.prompt("clamp?", max_tokens=1).sources
    assert engine.prompt("clamp?", rag="none", max_tokens=1).sources == []
    made = engine.compare("clamp?", instruction=["Be brief.", "Be kind."], max_tokens=1)
    assert all(answer.sources for answer in made.answers)


def test_a_model_is_loaded_once(engine: Engine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    other = shutil.copytree(TINY, tmp_path / "other")
    loaded: list[str] = []
    real = language_model._load

    def load(source: ModelSource) -> language_model.LanguageModel:
        loaded.append(source.id)
        return real(source)

    monkeypatch.setattr(language_model, "_load", load)
    made = engine.compare(
        "Hi", model=["tiny", str(other)], instruction=["Be brief.", "Be kind."], max_tokens=1
    )
    assert len(made.answers) == 4
    assert len(loaded) <= 2
    assert {answer.model for answer in made.answers} == {"tiny", str(other.resolve())}


def test_nothing_is_asked_before_all_can_be(engine: Engine) -> None:
    shown: list[str] = []
    with pytest.raises(SpecError, match="nowhere"):
        engine.compare("Hi", rag=["none", "nowhere"], on_text=shown.append)
    assert shown == []


def test_what_was_said_so_far_grows(engine: Engine) -> None:
    shown: list[str] = []
    engine.compare("Hi", instruction=["Be brief.", "Be kind."], max_tokens=4, on_text=shown.append)
    assert all(later.startswith(earlier[:20]) for earlier, later in itertools.pairwise(shown))
    assert "**Be brief.**" in shown[-1]
    assert "**Be kind.**" in shown[-1]


def test_an_interrupt_keeps_what_was_answered(engine: Engine) -> None:
    def interrupt(text: str) -> None:
        if "Be kind." in text:
            raise KeyboardInterrupt

    made = engine.compare(
        "Hi", instruction=["Be brief.", "Be kind.", "Be sad."], max_tokens=6, on_text=interrupt
    )
    assert [answer.finish == "interrupted" for answer in made.answers] == [False, True]
    assert "2 of 3 variants" in made.notes[0]


def test_an_adapter_of_another_model_is_refused_before_anything_is_asked(engine: Engine) -> None:
    with engine.workspace.draft("adapter", "tone") as draft:
        (draft.path / "adapter_config.json").write_text("{}")
        draft.publish(base={"id": "other", "revision": "0123456789"})
    shown: list[str] = []
    with pytest.raises(SpecError, match="was trained on other"):
        engine.compare("Hi", adapter=["none", "tone"], on_text=shown.append)
    with pytest.raises(SpecError, match="endpoint"):
        engine.compare("Hi", model=["http://127.0.0.1:1/v1"], adapter=["none", "tone"], on_text=shown.append)
    assert shown == []


def test_passages_are_counted_only_where_there_are_some(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "doc.md").write_text("A wheel clamp costs 35 crowns.\n")
    engine.rag_index(str(tmp_path / "doc.md"), name="handbook", mode="lexical")
    made = engine.compare("clamp?", rag=["none", "handbook"], k=1, max_tokens=1)
    assert [len(answer.sources) for answer in made.answers] == [0, 1]
    with pytest.raises(SpecError, match="-k counts"):
        engine.compare("clamp?", instruction=["Be kind.", "Be brief."], k=1, max_tokens=1)


def test_passages_keep_to_a_budget_of_the_model_s_tokens(engine: Engine, tmp_path: Path) -> None:
    for number in range(4):
        text = f"The clamp of gate {number} costs {number} crowns. " + f"It hangs near post {number}. " * 20
        (tmp_path / f"{number}.md").write_text(text)
    engine.rag_index(str(tmp_path), name="clamps", mode="lexical")
    free = engine.prompt("clamp?", rag="clamps", max_tokens=1)
    within = engine.prompt("clamp?", rag="clamps", budget=500, max_tokens=1)
    assert 0 < len(within.sources) < len(free.sources) == 4
    assert within.tokens_in < free.tokens_in
    with pytest.raises(SpecError, match="--budget is for passages"):
        engine.prompt("clamp?", budget=500)
