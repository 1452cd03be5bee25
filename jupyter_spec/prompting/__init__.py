"""Rung 1: the words sent. Templates, exemplars, chain of thought, self-consistency, passages; one function asks."""

from __future__ import annotations

from jupyter_spec.prompting.answer import Answer
from jupyter_spec.prompting.asking import Technique, ask
from jupyter_spec.prompting.formats import FORMATS
from jupyter_spec.prompting.template import fill

__all__ = ["FORMATS", "Answer", "Technique", "ask", "fill"]
