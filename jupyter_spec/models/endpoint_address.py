"""Where an endpoint is and with which key it is asked.

An address is what precedes `/chat/completions`, usually ending in `/v1`; after a `#` the served model may follow:
`http://host:8000/v1#Qwen/Qwen3-8B`. An address is saved in notebooks, journals and manifests, so one that holds a
password or a query is refused, without repeating it.

The key comes from the environment (`JUPYTER_SPEC_API_KEY`, else `OPENAI_API_KEY`), or is typed once by a person
when the server asks for one, and then kept in the memory of this process for that server alone. It travels in a
`Key`, whose representation hides it, so it shows in no traceback that prints variables.
"""

from __future__ import annotations

import dataclasses
import getpass
import os
import sys
from urllib.parse import urlsplit

from jupyter_spec.errors import SpecError

KEY_VARIABLES = ("JUPYTER_SPEC_API_KEY", "OPENAI_API_KEY")
_EXAMPLE = "http://host:8000/v1 or http://host:8000/v1#model-name"
_typed: dict[str, Key] = {}


@dataclasses.dataclass(frozen=True)
class Key:
    """An API key, and in words where it came from."""

    value: str = dataclasses.field(repr=False)
    origin: str


@dataclasses.dataclass(frozen=True)
class Address:
    """`url`: what precedes `/chat/completions`; `server`: scheme, host and port of it; `model`: what follows `#`."""

    url: str
    server: str
    model: str | None
    loopback: bool

    @property
    def id(self) -> str:
        """The address with the model, if one is named: what stands in records, and can be given again."""
        return f"{self.url}#{self.model}" if self.model else self.url


def parse_address(reference: str) -> Address:
    """The parts of an endpoint's reference.

    Raises
    ------
    SpecError
        If it is no http address, or holds a password or a query.
    """
    before, _, model = reference.strip().partition("#")
    if "@" in before:
        raise SpecError(
            "an endpoint's address must not hold a name or a password, it would be saved in the notebook: "
            f"write {_EXAMPLE} and put the key into the environment as {KEY_VARIABLES[0]}."
        )
    try:
        parts = urlsplit(before)
        host, port = (parts.hostname or "").encode("idna").decode(), parts.port
        if not before.isprintable() or " " in before:
            raise ValueError
    except ValueError:
        raise SpecError(f"the address of the endpoint cannot be read: write {_EXAMPLE}.") from None
    if parts.scheme not in ("http", "https") or not host:
        raise SpecError(f"'{parts.scheme}://…' is not the address of an endpoint: write {_EXAMPLE}.")
    server = f"{parts.scheme}://{f'[{host}]' if ':' in host else host}{f':{port}' if port else ''}"
    path = parts.path.rstrip("/").removesuffix("/chat/completions")
    if parts.query:
        raise SpecError(
            f"the endpoint {server}{path} is given with a query (?…), which may hold a secret and would be saved in "
            f"the notebook: leave it out, and put the key into the environment as {KEY_VARIABLES[0]}."
        )
    return Address(
        url=f"{server}{path}",
        server=server,
        model=model.strip() or None,
        loopback=host in ("localhost", "::1") or host.startswith("127."),
    )


def find_key(address: Address) -> Key | None:
    """The key to ask this server with, if there is one.

    Raises
    ------
    SpecError
        If it holds what no header may hold.
    """
    for variable in KEY_VARIABLES:
        if value := os.environ.get(variable, "").strip():
            return _checked(Key(value, f"the environment variable {variable}"))
    return _typed.get(address.server)


def ask_for_key(address: Address) -> Key | None:
    """Have the person type the key for this server; None where nobody can be asked."""
    from IPython.core.error import StdinNotImplementedError
    from IPython.core.getipython import get_ipython

    in_kernel = getattr(get_ipython(), "kernel", None) is not None
    if not in_kernel and not (sys.stdin is not None and sys.stdin.isatty()):
        return None
    try:
        value = getpass.getpass(f"API key for {address.server} (kept in memory only): ").strip()
    except (StdinNotImplementedError, EOFError):
        return None
    if not value:
        return None
    _typed[address.server] = _checked(Key(value, "the keyboard"))
    return _typed[address.server]


def forget_key(address: Address, key: Key) -> None:
    """Forget this key, if it was typed for this server, which refused it; another may have been typed since."""
    if _typed.get(address.server) == key:
        del _typed[address.server]


def _checked(key: Key) -> Key:
    """Refused here, because the error of who sends it would hold it."""
    if not (key.value.isascii() and key.value.isprintable()):
        raise SpecError(f"the API key from {key.origin} holds characters that no key can have: set it again.")
    return key
