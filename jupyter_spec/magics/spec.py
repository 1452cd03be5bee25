"""`%spec`: what there is, what is used, and the control of runs."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from jupyter_spec.errors import SpecError, did_you_mean
from jupyter_spec.magics import arguments, session
from jupyter_spec.magics.arguments import HelpRequested, MagicParser, split_words

KINDS = ("index", "adapter", "model", "evaluation", "run")


@functools.cache
def parsers() -> dict[str, MagicParser]:
    """One parser a verb, in the order of the help."""
    declared = [
        MagicParser("%spec model", "Choose the base model.")
        .add("model", metavar="MODEL", completer=arguments.models, help="tiny, a name, a folder, a hub id, a server"),
        MagicParser("%spec use", "Make an index or an adapter the default of later prompts.")
        .add("--rag", metavar="INDEX", completer=arguments.indexes, help="answer from this index")
        .add("--adapter", metavar="NAME", completer=arguments.adapters, help="switch this adapter on")
        .add("--none", action="store_true", help="clear both first"),
        MagicParser(
            "%spec instruction",
            "List the named instructions, show one, or write one.",
            "NAME alone shows it; NAME TEXT writes it, as does a cell %%spec instruction NAME with the text below.",
        )
        .add("name", nargs="?", completer=arguments.instructions, help="its name")
        .add("text", nargs="*", help="what %%prompt --instruction NAME says to the model")
        .add("--delete", action="store_true", help="remove it"),
        MagicParser("%spec list", "List artifacts and runs.")
        .add("kind", nargs="?", choices=KINDS, help="only one kind"),
        MagicParser("%spec show", "Show how an artifact was made, or what a run did.")
        .add("name", completer=arguments.anything, help="an artifact or a run"),
        MagicParser("%spec delete", "Delete an artifact, or the record of a run.")
        .add("name", completer=arguments.anything, help="an artifact or a run's id"),
        MagicParser("%spec rename", "Rename an artifact.")
        .add("old", completer=arguments.anything, help="its name")
        .add("new", help="its new name"),
        *(
            MagicParser(f"%spec {verb}", summary).add("run", completer=arguments.runs, help="its id, or what it makes")
            for verb, summary in (
                ("watch", "Show a run's progress under this cell, without waiting."),
                ("wait", "Wait for a run to end."),
                ("stop", "Stop a run after its step; it keeps what it has made."),
                ("pause", "Pause a run after its step."),
                ("resume", "Let a paused run go on, or a stopped or crashed one from its last checkpoint."),
            )
        ),
        MagicParser("%spec merge", "Bake an adapter into the weights of its base.")
        .add("adapter", completer=arguments.adapters, help="the adapter")
        .add("--name", required=True, help="the name of the new model")
        .add("--replace", action="store_true", help="replace a model of that name"),
        MagicParser("%spec export", "Copy a model or an adapter to a plain folder.")
        .add("name", completer=arguments.anything, help="the artifact")
        .add("path", help="a new folder"),
        MagicParser("%spec pack", "Put artifacts into one file, to be shared.")
        .add("names", nargs="+", completer=arguments.anything, help="the artifacts")
        .add("-o", "--output", required=True, metavar="FILE", help="the file, for example share.jspec"),
        MagicParser("%spec unpack", "Take the artifacts out of a packed file.")
        .add("file", help="the file")
        .add("--replace", action="store_true", help="replace artifacts of the same names"),
    ]  # fmt: skip
    return {parser.prog.split()[-1]: parser for parser in declared}


def help_text() -> str:
    """All verbs, a line each."""
    lines = ["%spec                        what is used and what there is"]
    lines += [f"%spec {verb:<22} {parser.summary}" for verb, parser in parsers().items()]
    return "\n".join([*lines, "", "Each has its own --help."])


@session.spoken
def spec(line: str, cell: str | None = None) -> Any:
    """Status, choices, artifacts and runs; see %spec --help."""
    from jupyter_spec.display.status import Status

    verb, _, rest = line.strip().partition(" ")
    if cell is not None and verb != "instruction":
        raise SpecError(
            "%%spec is for the text of an instruction: %%spec instruction NAME. Write %spec for the rest."
        )
    if not verb:
        return Status(session.engine())
    if verb == "--help":
        raise HelpRequested(help_text())
    if verb not in parsers():
        raise SpecError(f"%spec has no '{verb}'.{did_you_mean(verb, parsers())} See %spec --help.")
    if verb == "instruction":
        return _instruction(session.engine(), rest.strip(), cell)
    options = parsers()[verb].read(rest)
    return _VERBS[verb](session.engine(), options)


def _instruction(engine: Any, rest: str, cell: str | None) -> Any:
    """List, show, write or delete; the text is taken as it stands, with its spaces, quotes and dashes."""
    from jupyter_spec.display.instructions import InstructionList

    name, _, text = rest.partition(" ")
    words = split_words(text)
    if cell is not None:
        if words or not name:
            raise SpecError("%%spec instruction NAME: one name on the line, the text below it.")
        return engine.instruction(name, cell)
    if not name or name.startswith("-") or (len(words) < 2 and text.strip().startswith("-")):
        options = parsers()["instruction"].read(rest)
        if options.name is None:
            if options.delete:
                raise SpecError("%spec instruction --delete: say which.")
            return InstructionList(engine.instructions())
        if options.delete:
            engine.instruction(options.name, " ".join(options.text) or None, delete=True)
            print(f"deleted instruction {options.name}")
            return None
        return engine.instruction(options.name, " ".join(options.text) or None)
    if not words:
        return engine.instruction(name)
    return engine.instruction(name, words[0] if len(words) == 1 else text.strip())


def _model(engine: Any, options: Any) -> Any:
    from jupyter_spec.display.status import Status

    return Status(engine.model(options.model))


def _use(engine: Any, options: Any) -> Any:
    from jupyter_spec.display.status import Status

    return Status(engine.use(rag=options.rag, adapter=options.adapter, none=options.none))


def _list(engine: Any, options: Any) -> Any:
    from jupyter_spec.display.status import Listing

    return Listing(engine, options.kind)


def _show(engine: Any, options: Any) -> Any:
    from jupyter_spec.display.status import Details

    if any(options.name == run.id for run in engine.workspace.runs()):
        return engine.run(options.name)
    return Details(engine.workspace.find_artifact(options.name))


def _delete(engine: Any, options: Any) -> None:
    engine.delete(options.name)
    print(f"deleted {options.name}")


def _rename(engine: Any, options: Any) -> None:
    print(f"{options.old} is now {engine.rename(options.old, options.new)}")


def _export(engine: Any, options: Any) -> None:
    print(f"exported {options.name} to {engine.export(options.name, options.path)}")


def _pack(engine: Any, options: Any) -> None:
    path = engine.pack(*options.names, output=options.output)
    print(f"packed {', '.join(options.names)} into {path} ({path.stat().st_size / 1e6:.1f} MB)")


def _unpack(engine: Any, options: Any) -> None:
    for artifact in engine.unpack(options.file, replace=options.replace):
        print(f"unpacked {artifact}")


_VERBS: dict[str, Callable[[Any, Any], Any]] = {
    "model": _model,
    "use": _use,
    "list": _list,
    "show": _show,
    "delete": _delete,
    "rename": _rename,
    "watch": lambda engine, options: engine.run(options.run),
    "wait": lambda engine, options: engine.wait(options.run),
    "stop": lambda engine, options: engine.run(options.run).stop(),
    "pause": lambda engine, options: engine.run(options.run).pause(),
    "resume": lambda engine, options: engine.run(options.run).resume(),
    "merge": lambda engine, options: engine.merge(
        options.adapter, name=options.name, replace=options.replace
    ),
    "export": _export,
    "pack": _pack,
    "unpack": _unpack,
}
