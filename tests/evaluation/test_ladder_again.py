"""A ladder climbed again reads what was asked before, and asks anew where that is wished or needed."""

from __future__ import annotations

import pytest

from jupyter_spec import Engine
from jupyter_spec.models import generation

QUESTIONS = [{"question": f"What is {number}?", "answer": str(number)} for number in range(4)]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many conversations were really generated, call by call."""
    counts: list[int] = []
    real = generation.generate

    def counting(model, conversations, *rest, **options):
        counts.append(len(conversations))
        return real(model, conversations, *rest, **options)

    monkeypatch.setattr(generation, "generate", counting)
    return counts


def test_only_new_questions_are_asked(tmp_path, asked):
    engine = Engine(tmp_path)
    first = engine.ladder(QUESTIONS, name="numbers", rungs="prompt", max_tokens=4)
    more = [*QUESTIONS, {"question": "What is nine?", "answer": "9"}]
    second = engine.ladder(more, name="more", rungs="prompt", max_tokens=4)
    assert asked == [4, 1]
    assert list(second.items["answer"])[:4] == list(first.items["answer"])
    engine.ladder(more, name="again", rungs="prompt", max_tokens=4, fresh=True)
    engine.ladder(more, name="longer", rungs="prompt", max_tokens=5)
    assert asked == [4, 1, 5, 5]


def test_line_ends_of_other_kinds_and_evidence_outlive_the_disk(tmp_path):
    engine = Engine(tmp_path)
    strange = "one\u2028two\u0085three"
    rows = [{"question": strange, "answer": "a", "source": "notes.md", "evidence": strange}]
    engine.evalset("strange", rows)
    report = engine.ladder("strange", rungs="prompt", max_tokens=2)
    assert list(report.items["question"]) == [strange]
    (tmp_path / "notes.md").write_text("# Notes\n\nNothing of the kind.")
    engine.rag_index(tmp_path / "notes.md", name="notes", mode="lexical")
    (quality,) = engine.rag_eval("notes", "strange")
    assert quality.ranks == [None], "the document is right, but what answers is not in it"
