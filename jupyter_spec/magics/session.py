"""What every magic shares: the kernel's engine, one-line errors, and the variables of the notebook."""

from __future__ import annotations

import functools
import keyword
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jupyter_spec.engine import Engine
from jupyter_spec.errors import SpecError
from jupyter_spec.magics.arguments import HelpRequested

Magic = Callable[..., Any]
_IDENTIFIER = re.compile(r"[^\W\d]\w*")


def engine() -> Engine:
    """The engine of this kernel, showing what it does under the cell."""
    from jupyter_spec.display.progress import following

    current = Engine.current()
    current.following = following
    return current


def spoken(function: Magic) -> Magic:
    """A magic whose mistakes are IPython's `UsageError`: one line, no traceback, and Run All stops there."""

    @functools.wraps(function)
    def wrapped(*args: Any) -> Any:
        from IPython.core.error import UsageError

        try:
            return function(*args)
        except HelpRequested as request:
            print(request)
            return None
        except SpecError as error:
            raise UsageError(str(error)) from None

    return wrapped


def namespace() -> dict[str, Any]:
    """The variables of the notebook."""
    from IPython.core.getipython import get_ipython

    shell = get_ipython()
    return dict(shell.user_ns) if shell is not None else {}


def check_variable(name: str) -> None:
    """Refuse an `--out` that no variable can be named, before any work is done for it."""
    if not _IDENTIFIER.fullmatch(name) or keyword.iskeyword(name):
        raise SpecError(f"--out {name}: not a variable's name.")


def bind(name: str, value: Any) -> None:
    """Give the notebook a variable, for `--out`."""
    from IPython.core.getipython import get_ipython

    check_variable(name)
    shell = get_ipython()
    if shell is not None:
        shell.user_ns[name] = value


def data_named(text: str) -> Any:
    """DATA on a line: the notebook variable of that name, else the path itself.

    A variable that shares its name with a file of this folder would be a guess, so it is refused.
    """
    if not _IDENTIFIER.fullmatch(text) or text not in (variables := namespace()):
        return text
    value = variables[text]
    if isinstance(value, (str, Path)):
        return value
    if Path(text).exists():
        raise SpecError(
            f"'{text}' is a variable and also a path: write ./{text} for the path, or rename the variable."
        )
    return value
