"""What errors of an endpoint and of its client say, for one line.

Text of the server is short and without the key; a web page in place of an answer is not quoted.
"""

from __future__ import annotations

import email.utils
import time
from collections.abc import Iterator
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from jupyter_spec.models.endpoint_address import Key

if TYPE_CHECKING:
    import openai

_QUOTED = 240


def causes(error: BaseException | None) -> Iterator[BaseException]:
    """An error and what led to it."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def reason(error: openai.APIConnectionError) -> str:
    """What went wrong below the client, in the words of the system."""
    return " ".join(str(error.__cause__ or error).split())[:_QUOTED] or type(error.__cause__).__name__


def said(error: openai.APIError, key: Key | None) -> str:
    """What the server says about it, in one short line without the key."""
    body: Any = error.body
    for field in ("error", "message", "detail"):
        if isinstance(body, dict) and field in body:
            body = body[field]
    text = " ".join(str(body or "").split())
    text = "" if text.startswith("<") else text
    if key is not None:
        text = text.replace(key.value, "***")
    return (text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…").rstrip(".")


def phrase(status: int) -> str:
    """The name of a status of HTTP."""
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "(not a status that http knows)"


def retry_after(headers: Any) -> float | None:
    """Seconds until the server wants to be asked again: given as such, or as a date."""
    given = headers.get("retry-after")
    if given is None:
        return None
    try:
        return max(0.0, float(given))
    except ValueError:
        pass
    try:
        return max(0.0, email.utils.parsedate_to_datetime(given).timestamp() - time.time())
    except ValueError:
        return None
