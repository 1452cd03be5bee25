"""Named instructions are files that a person may edit; a name that is almost one is a slip, other words are words."""

from __future__ import annotations

from pathlib import Path

import pytest

from jupyter_spec import Engine
from jupyter_spec.errors import SpecError
from jupyter_spec.prompting.instructions import instruction_text


def test_it_is_a_file_that_can_be_edited(engine: Engine) -> None:
    engine.instruction("brief", "Be brief.\nAlways.")
    path = engine.workspace.root / "instructions" / "brief.md"
    assert path.read_text() == "Be brief.\nAlways.\n"
    path.write_text("Be very brief.\n")
    assert str(engine.instruction("brief")) == "Be very brief."
    assert engine.prompt("x", instruction="brief", max_tokens=1).messages[0]["content"] == "Be very brief."
    engine.instruction("formal", "Be formal.")
    assert [one.name for one in engine.instructions()] == ["brief", "formal"]
    assert engine.instruction("brief", delete=True).text == "Be very brief."
    assert not path.exists()
    assert [path.name for path in path.parent.iterdir()] == ["formal.md"]


def test_a_name_or_the_words_themselves(engine: Engine) -> None:
    engine.instruction("brief", "Be brief.")
    assert instruction_text(engine.workspace, "brief") == "Be brief."
    for words in ("Be brief, please.", "Translate", "brief and formal"):
        assert instruction_text(engine.workspace, words) == words
    with pytest.raises(SpecError, match="Did you mean 'brief'"):
        instruction_text(engine.workspace, "breif")


def test_it_reads_variables_as_the_prompt_does(engine: Engine) -> None:
    engine.instruction("role", "You are {{ who }}.")
    answer = engine.prompt("x", instruction="role", names={"who": "Una"}, max_tokens=1)
    assert answer.messages[0]["content"] == "You are Una."
    with pytest.raises(SpecError, match="no variable 'who'"):
        engine.prompt("x", instruction="role", max_tokens=1)


@pytest.mark.parametrize("name", ["../up", ".hidden", "a/b", "", "x" * 65])
def test_a_name_is_never_a_path(engine: Engine, name: str) -> None:
    with pytest.raises(SpecError, match="cannot be used"):
        engine.instruction(name, "text")


def test_mistakes_are_one_line(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(SpecError, match="There is none yet"):
        engine.instruction("brief")
    engine.instruction("brief", "Be brief.")
    with pytest.raises(SpecError, match="Did you mean 'brief'"):
        engine.instruction("brif")
    with pytest.raises(SpecError, match="would be empty"):
        engine.instruction("brief", "  ")
    with pytest.raises(SpecError, match="not both"):
        engine.instruction("brief", "x", delete=True)
    with pytest.raises(SpecError, match="take one of them"):
        engine.prompt("x", system="a", instruction="brief")
    with pytest.raises(SpecError, match="--instruction is empty"):
        engine.prompt("x", instruction=" ")
    (engine.workspace.root / "instructions" / "bytes.md").write_bytes(b"\xff\xfe")
    with pytest.raises(SpecError, match="not UTF-8"):
        engine.instruction("bytes")
