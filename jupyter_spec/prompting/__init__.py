"""Rung 1: the words sent.

Templates, named instructions, exemplars, chain of thought, self-consistency, passages, comparisons; one function asks.
"""

from __future__ import annotations

from jupyter_spec.prompting.answer import Answer
from jupyter_spec.prompting.asking import ask
from jupyter_spec.prompting.comparing import Comparison
from jupyter_spec.prompting.conversation import Technique
from jupyter_spec.prompting.formats import FORMATS
from jupyter_spec.prompting.instructions import Instruction
from jupyter_spec.prompting.template import fill

__all__ = ["FORMATS", "Answer", "Comparison", "Instruction", "Technique", "ask", "fill"]
