"""Named instructions as a person reads them: the text of one, or all of them in a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from jupyter_spec.display.html import caption, card, table
from jupyter_spec.display.text import escape

if TYPE_CHECKING:
    from jupyter_spec.prompting import Instruction

_NONE = "no instructions yet: %spec instruction NAME TEXT writes one"


class InstructionList:
    """The instructions of a workspace."""

    def __init__(self, instructions: Sequence[Instruction]) -> None:
        self.instructions = list(instructions)

    def __repr__(self) -> str:
        width = max((len(one.name) for one in self.instructions), default=0)
        lines = [f"{one.name:<{width}}  {' '.join(one.text.split())}" for one in self.instructions]
        return "\n".join(lines) or _NONE

    def _repr_html_(self) -> str:
        if not self.instructions:
            return card(caption(_NONE))
        return card(
            table(["instruction", "text"], [[escape(one.name), _text(one)] for one in self.instructions])
        )


def instruction_html(instruction: Instruction) -> str:
    """One instruction, as it stands in its file."""
    return card(f"<b>{escape(instruction.name)}</b>", _text(instruction))


def _text(instruction: Instruction) -> str:
    return f'<div style="white-space:pre-wrap">{escape(instruction.text)}</div>'
