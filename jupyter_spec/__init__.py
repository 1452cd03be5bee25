"""Specialise a language model from a notebook: prompting, RAG, LoRA, full finetuning, and when to stop climbing.

`%load_ext jupyter_spec` registers the magics; `from jupyter_spec import Engine` does the same from plain Python.
Nothing heavy is imported until something needs it.
"""

from __future__ import annotations
