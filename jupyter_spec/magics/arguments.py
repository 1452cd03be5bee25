"""Reading the line of a magic: its declaration gives the parser, the help and the completion.

Words are split at spaces; only a word that *begins* with a quote runs to the closing one, so `how long's the
warranty` is four plain words. Flags are never abbreviated; an unknown one is refused with the nearest.
"""

from __future__ import annotations

import argparse
import functools
import re
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from jupyter_spec.errors import SpecError, did_you_mean

_WORD = re.compile(r"""\s*(?:"((?:[^"\\]|\\.)*)"(?=\s|$)|'((?:[^'\\]|\\.)*)'(?=\s|$)|(\S+))""")
_EQUALS_QUOTED = re.compile(r"""\s*(--?[\w-]+=)(?:"([^"]*)"|'([^']*)')(?=\s|$)""")


class HelpRequested(Exception):
    """`--help` was on the line; the text is the argument."""


class MagicParser(argparse.ArgumentParser):
    """An argument parser whose mistakes are `SpecError`s of one line."""

    def __init__(self, magic: str, summary: str, details: str = "") -> None:
        super().__init__(
            prog=magic,
            description=summary,
            epilog=details,
            add_help=False,
            allow_abbrev=False,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        self.summary = summary
        self.add_argument("--help", action="store_true", help="show this")

    def read(self, line: str) -> argparse.Namespace:
        """The options on `line`.

        Raises
        ------
        SpecError
            For an unknown flag (with the nearest), a missing or a bad value.
        HelpRequested
            With the help text, if `--help` is on the line.
        """
        words = split_words(line)
        if "--help" in words:
            raise HelpRequested(self.format_help())
        options, unknown = self.parse_known_intermixed_args(words)
        if unknown:
            flag = unknown[0].partition("=")[0]
            if flag.startswith("-") and len(flag) > 1:
                raise SpecError(
                    f"{self.prog}: unknown flag {flag}.{did_you_mean(flag, self.flags())} See {self.prog} --help."
                )
            raise SpecError(f"{self.prog}: what is {unknown[0]!r} for? See {self.prog} --help.")
        return options

    def flags(self) -> list[str]:
        """All flags, long and short."""
        return sorted(flag for action in self._actions for flag in action.option_strings)

    def completions_after(self, flag: str) -> Callable[[Any], Sequence[str]] | None:
        """What completes the value of `flag`, if it was declared."""
        for action in self._actions:
            if flag in action.option_strings:
                if action.choices:
                    return functools.partial(_choices, action)
                return getattr(action, "completer", None)
        return None

    def first_completer(self) -> Callable[[Any], Sequence[str]] | None:
        """What completes the positional argument, if it was declared."""
        for action in self._actions:
            if not action.option_strings:
                return getattr(action, "completer", None)
        return None

    def add(
        self, *names: str, completer: Callable[[Any], Sequence[str]] | None = None, **options: Any
    ) -> MagicParser:
        """Declare an argument, optionally with a function from the engine to the names that complete it."""
        self.add_argument(*names, **options).completer = completer  # type: ignore[attr-defined]
        return self

    def error(self, message: str) -> NoReturn:
        raise SpecError(f"{self.prog}: {message}. See {self.prog} --help.")


def _choices(action: argparse.Action, _engine: Any) -> list[str]:
    return [str(choice) for choice in action.choices or ()]


def split_words(line: str) -> list[str]:
    """The words of a line; quotes group only where a word begins with one, or right after `--flag=`."""
    words, place = [], 0
    while place < len(line):
        if found := _EQUALS_QUOTED.match(line, place):
            words.append(found[1] + (found[2] if found[2] is not None else found[3]))
        elif found := _WORD.match(line, place):
            quoted = found[1] if found[1] is not None else found[2]
            words.append(found[3] if quoted is None else re.sub(r"\\(.)", r"\1", quoted))
        else:
            break
        place = found.end()
    return words


def positive(text: str) -> int:
    """A whole number of at least 1."""
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number of at least 1")
    return int(text)


def indexes(engine: Any) -> list[str]:
    """The names of the indexes there are."""
    return [artifact.name for artifact in engine.workspace.artifacts("index")]


def adapters(engine: Any) -> list[str]:
    """The names of the adapters there are."""
    return [artifact.name for artifact in engine.workspace.artifacts("adapter")]


def models(engine: Any) -> list[str]:
    """`tiny` and the names of the models there are."""
    return ["tiny", *(artifact.name for artifact in engine.workspace.artifacts("model"))]


def evalsets(engine: Any) -> list[str]:
    """The names of the eval sets there are."""
    return [artifact.name for artifact in engine.workspace.artifacts("evaluation")]


def instructions(engine: Any) -> list[str]:
    """The names of the instructions there are."""
    from jupyter_spec.prompting.instructions import instruction_names

    return instruction_names(engine.workspace)


def anything(engine: Any) -> list[str]:
    """The names of all artifacts."""
    return [artifact.name for artifact in engine.workspace.artifacts()]


def runs(engine: Any) -> list[str]:
    """The ids of the newest runs, and what they make."""
    newest = engine.workspace.runs()[:20]
    return [run.id for run in newest] + sorted({run.name for run in newest})
