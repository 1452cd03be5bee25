"""Tab completion: the flags of the magic on the line, and the names in the workspace where a name belongs."""

from __future__ import annotations

from jupyter_spec.errors import SpecError
from jupyter_spec.magics import evaluation, prompt, rag, spec, training
from jupyter_spec.magics.arguments import MagicParser, split_words
from jupyter_spec.magics.session import engine

PARSERS = {
    "prompt": prompt.parser,
    "rag_index": rag.index_parser,
    "rag_search": rag.search_parser,
    "rag_eval": rag.eval_parser,
    "lora_train": training.lora_parser,
    "finetune": training.finetune_parser,
    "evalset": evaluation.evalset_parser,
    "ladder": evaluation.ladder_parser,
}


def complete(line: str, symbol: str) -> list[str]:
    """What may stand at the end of `line`, whose last word begins with `symbol`."""
    words = split_words(line)
    magic = words[0].lstrip("%")
    before = words[1:] if line.endswith(" ") else words[1:-1]
    if magic == "spec":
        if not before:
            return [verb for verb in spec.parsers() if verb.startswith(symbol)]
        parser = spec.parsers().get(before[0])
        before = before[1:]
    else:
        parser = PARSERS[magic]()
    if parser is None:
        return []
    return [option for option in _options(parser, before, symbol) if option.startswith(symbol)]


def _options(parser: MagicParser, before: list[str], symbol: str) -> list[str]:
    if symbol.startswith("-"):
        return parser.flags()
    last = before[-1] if before else ""
    completer = parser.completions_after(last) if last.startswith("-") else None
    if completer is None and not (last.startswith("-")):
        completer = parser.first_completer()
    try:
        names = list(completer(engine())) if completer is not None else []
    except SpecError:
        names = []  # a workspace that cannot be read has no names to offer; the magic itself will say why
    return [*names, *([] if symbol else parser.flags())]
