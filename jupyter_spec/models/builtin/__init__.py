"""`tiny`, the built-in model: a small Llama that reads, with everything needed to make it again.

`TINY` is a Hugging Face folder (weights, tokenizer, chat template) like any other. `make` builds one, `measure` prints its
figures, `generator` is the text that it learns from; the model card is `README.md` beside this file.
"""

from __future__ import annotations

from pathlib import Path

TINY: Path = Path(__file__).parent / "tiny"

__all__ = ["TINY"]
