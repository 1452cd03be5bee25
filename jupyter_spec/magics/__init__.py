"""The face: magics that parse, call one method of the engine, and give back what it returns.

`%load_ext` must cost nothing, so what is registered is a name and the place of a function; the function's
module is imported when the magic is first used, and so is everything below it. The same goes for how results
are displayed: IPython is told the names of the types, and imports neither them nor their renderers until one
of them is shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from typing import Any

MAGICS = {
    "prompt": ("cell", "prompt", "prompt"),
    "rag_index": ("line", "rag", "rag_index"),
    "rag_search": ("line", "rag", "rag_search"),
    "rag_eval": ("line", "rag", "rag_eval"),
    "lora_train": ("line", "training", "lora_train"),
    "finetune": ("line", "training", "finetune"),
    "evalset": ("line_cell", "evaluation", "evalset"),
    "ladder": ("line", "evaluation", "ladder"),
    "spec": ("line_cell", "spec", "spec"),
}
_QUESTION = re.compile(r"(\s*)%rag_search\s+(\S+\s+\S.*\?)\s*$")
_HTML = {
    ("jupyter_spec.prompting.answer", "Answer"): ("answers", "answer_html"),
    ("jupyter_spec.prompting.comparing", "Comparison"): ("comparison", "comparison_html"),
    ("jupyter_spec.prompting.instructions", "Instruction"): ("instructions", "instruction_html"),
    ("jupyter_spec.retrieval.index", "Index"): ("passages", "index_html"),
    ("jupyter_spec.retrieval.quality", "RetrievalReport"): ("passages", "quality_html"),
    ("jupyter_spec.evaluation.report", "LadderReport"): ("ladder", "ladder_html"),
    ("jupyter_spec.training.plan", "Forecast"): ("forecast", "forecast_html"),
}
# What these record of themselves goes into the metadata of the cell's output.
_RECORDED = (
    ("jupyter_spec.prompting.answer", "Answer"),
    ("jupyter_spec.prompting.comparing", "Comparison"),
)


def register(shell: Any) -> None:
    """Register the magics, their completion, and the display of what they give back."""
    for name, (kind, module, function) in MAGICS.items():
        shell.register_magic_function(_later(module, function, name), kind, name)
        for key in (f"%{name}", f"%%{name}"):
            shell.set_hook("complete_command", _complete, str_key=key)
    if keep_questions not in shell.input_transformers_cleanup:
        shell.input_transformers_cleanup.append(keep_questions)
    display: Any = shell.display_formatter
    formatters = display.formatters
    for (module, kind), (renderer, function) in _HTML.items():
        if "text/html" in formatters:
            formatters["text/html"].for_type_by_name(module, kind, _renderer(renderer, function))
    for module, kind in _RECORDED:
        display.mimebundle_formatter.for_type_by_name(module, kind, _recorded)
    display.ipython_display_formatter.for_type_by_name(
        "jupyter_spec.workspace.run", "Run", _renderer("progress", "show")
    )


def keep_questions(lines: list[str]) -> list[str]:
    """An input transformer: `%rag_search handbook how long is the warranty?` is a question, not a call for help.

    IPython reads a line that ends in `?` as a request to inspect its last word, before any magic sees it.
    """
    return [
        f"{found[1]}get_ipython().run_line_magic('rag_search', {found[2]!r})\n"
        if (found := _QUESTION.match(line))
        else line
        for line in lines
    ]


def _later(module: str, function: str, name: str) -> Callable[..., Any]:
    def magic(line: str, cell: str | None = None) -> Any:
        target = getattr(import_module(f"jupyter_spec.magics.{module}"), function)
        return target(line) if cell is None else target(line, cell)

    magic.__name__ = name
    magic.__doc__ = f"See %{name} --help."
    return magic


def _renderer(module: str, function: str) -> Callable[[Any], Any]:
    def render(value: Any) -> Any:
        return getattr(import_module(f"jupyter_spec.display.{module}"), function)(value)

    return render


def _recorded(value: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """No data of its own, and the record as metadata of the whole output."""
    return {}, {"jupyter_spec": value.record()}


def _complete(_shell: Any, event: Any) -> list[str]:
    from jupyter_spec.magics.completion import complete

    return complete(event.line, event.symbol)
