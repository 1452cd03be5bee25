"""`{{ name }}` in a prompt becomes the value of a notebook variable; everything else passes untouched.

Jinja2 in its sandbox, with only the variable syntax left on: JSON, code, LaTeX and single braces mean nothing
to it, and an expression can read values and call nothing dangerous. Large objects are rendered as a person
would want to read them, and bounded.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from jupyter_spec.errors import SpecError, did_you_mean

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

MAX_ROWS = 50
_OFF = "\x00{}\x00"


@functools.cache
def _environment() -> SandboxedEnvironment:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    return SandboxedEnvironment(
        block_start_string=_OFF.format("block"),
        block_end_string=_OFF.format("end block"),
        comment_start_string=_OFF.format("comment"),
        comment_end_string=_OFF.format("end comment"),
        undefined=StrictUndefined,
        finalize=readable,
        keep_trailing_newline=True,
        autoescape=False,
    )


def fill(text: str, names: Mapping[str, Any]) -> str:
    """`text` with each `{{ expression }}` replaced by its value among `names`.

    Raises
    ------
    SpecError
        For a name that is not there (with the nearest one), a broken expression, or one that is not allowed.
    """
    if "{{" not in text:
        return text
    from jinja2 import TemplateSyntaxError, UndefinedError, meta
    from jinja2.exceptions import SecurityError

    try:
        wanted = meta.find_undeclared_variables(_environment().parse(text))
        for name in sorted(wanted - set(names)):
            usable = [known for known in names if not known.startswith("_")]
            raise SpecError(f"{{{{ {name} }}}}: there is no variable '{name}'.{did_you_mean(name, usable)}")
        return _environment().from_string(text).render({name: names[name] for name in wanted})
    except TemplateSyntaxError as error:
        raise SpecError(
            f"line {error.lineno} of the prompt: {error.message}. Write {{{{ '{{{{' }}}} for two literal braces."
        ) from None
    except UndefinedError as error:
        raise SpecError(f"the prompt's {{{{ }}}}: {error.message}.") from None
    except SecurityError as error:
        raise SpecError(f"the prompt's {{{{ }}}}: {error} (not allowed in a prompt).") from None


def readable(value: Any) -> str:
    """A value as text for a prompt: tables bounded to `MAX_ROWS` rows, anything else by `str`."""
    to_string = getattr(value, "to_string", None)
    if callable(to_string):
        shown = str(to_string(max_rows=MAX_ROWS))
        rows = len(value)
        return shown if rows <= MAX_ROWS else f"{shown}\n({MAX_ROWS} of {rows} rows shown)"
    return str(value)
