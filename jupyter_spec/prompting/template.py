"""`{{ name }}` in a prompt becomes the value of a notebook variable; everything else passes untouched.

Jinja2 in its sandbox, with only the variable syntax left on: JSON, code, LaTeX and single braces mean nothing
to it, and an expression can read values and call nothing dangerous. A name is always a notebook variable: jinja's
own (range, dict, lipsum, self …) are not there, so that none of them stands in for a variable that is missing or
hides one that is there. Large objects are rendered as a person would want to read them, and bounded.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from jupyter_spec.errors import SpecError, did_you_mean
from jupyter_spec.prompting.readable import readable

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

_OFF = "\x00{}\x00"
# In front of each name of a template: jinja gives a meaning to some names, and to none that begins like this.
_OURS = "notebook_"
# Stands for a carriage return while jinja reads, which would make a line end of it.
_RETURN = "\x00return\x00"


@functools.cache
def _environment() -> SandboxedEnvironment:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    environment = SandboxedEnvironment(
        block_start_string=_OFF.format("block"),
        block_end_string=_OFF.format("end block"),
        comment_start_string=_OFF.format("comment"),
        comment_end_string=_OFF.format("end comment"),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        autoescape=False,
    )
    environment.globals.clear()
    return environment


def fill(text: str, names: Mapping[str, Any], on_cut: Callable[[str], None] | None = None) -> str:
    """`text` with each `{{ expression }}` replaced by its value among `names`.

    `on_cut` is told what of a large value was left out.

    Raises
    ------
    SpecError
        For a name that is not there (with the nearest one), a broken expression, one that is not allowed, or one
        that fails.
    """
    if "{{" not in text:
        return text
    from jinja2 import TemplateSyntaxError, UndefinedError, nodes
    from jinja2.exceptions import SecurityError

    environment = _environment().overlay(finalize=functools.partial(readable, on_cut=on_cut))
    try:
        tree = environment.parse(text.replace("\r", _RETURN))
        for data in tree.find_all(nodes.TemplateData):
            data.data = data.data.replace(_RETURN, "\r")
        wanted = {}
        for node in tree.find_all(nodes.Name):
            if node.name not in names:
                usable = [known for known in names if not known.startswith("_")]
                raise SpecError(
                    f"{{{{ {node.name} }}}}: there is no variable '{node.name}'.{did_you_mean(node.name, usable)}"
                )
            wanted[_OURS + node.name] = names[node.name]
            node.name = _OURS + node.name
        return environment.from_string(tree).render(wanted)
    except TemplateSyntaxError as error:
        wrong = str(error.message).rstrip(".")
        raise SpecError(
            f"line {error.lineno} of the prompt: {wrong}. Write {{{{ '{{{{' }}}} for two literal braces."
        ) from None
    except UndefinedError as error:
        raise SpecError(f"the prompt's {{{{ }}}}: {error.message}.") from None
    except SecurityError as error:
        raise SpecError(f"the prompt's {{{{ }}}}: {error} (not allowed in a prompt).") from None
    except SpecError:
        raise
    except Exception as error:  # whatever an expression of the person's own raises
        raise SpecError(f"the prompt's {{{{ }}}}: {type(error).__name__}: {error}.") from error
