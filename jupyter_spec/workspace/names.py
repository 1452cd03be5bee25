"""Names of artifacts and runs: safe as a file name on every system, and never a path."""

from __future__ import annotations

import re

from jupyter_spec.errors import SpecError

_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}")


def check_name(name: str, what: str = "name") -> str:
    """`name` itself, if it is 1 to 64 of letters, digits, `.`, `_`, `-` and does not start with a dot.

    Raises
    ------
    SpecError
        With the nearest name that would do.
    """
    if isinstance(name, str) and _NAME.fullmatch(name):
        return name
    usable = re.sub(r"[^A-Za-z0-9._-]+", "-", str(name)).strip(".-")[:64]
    hint = f", for example '{usable}'" if usable else ""
    raise SpecError(
        f"{what} {name!r} cannot be used: take 1 to 64 letters, digits, '.', '_' or '-', "
        f"not starting with a dot{hint}."
    )
