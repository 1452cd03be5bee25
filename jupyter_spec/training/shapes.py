"""The shapes in which people keep examples, and the one shape that they are brought into.

| shape               | fields                                        |
|---------------------|-----------------------------------------------|
| `messages`          | `messages`: a list of `role`, `content`       |
| `sharegpt`          | `conversations`: a list of `from`, `value`    |
| `prompt+completion` | `prompt`, `completion`: texts, or messages    |
| `question+answer`   | `question`, `answer`                          |
| `alpaca`            | `instruction`, optional `input`, `output`     |
| `text`              | `text`                                        |

All but `text` become `{"messages": [...]}`: an optional system message, then user and assistant in turn, the
assistant last. A `system` field beside the pairs becomes the system message.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jupyter_spec.errors import did_you_mean

_ROLES = {
    "system": "system",
    "user": "user",
    "human": "user",
    "assistant": "assistant",
    "gpt": "assistant",
    "bot": "assistant",
    "model": "assistant",
}
# Fields of a message that change its meaning: not honoured yet, so not accepted.
_REFUSED = ("tool_calls", "tool_call_id", "function_call", "weight")

Message = dict[str, str]


class ShapeError(Exception):
    """What is wrong with one row; the caller knows where the row is."""


def recognise(row: dict[str, Any]) -> str:
    """The name of the shape that `row` has.

    Raises
    ------
    ShapeError
        If it has none of them, with the fields that it has and the nearest shape.
    """
    for shape, (fields, _) in _SHAPES.items():
        if all(row.get(field) is not None for field in fields):
            return shape
    known = [field for fields, _ in _SHAPES.values() for field in fields]
    found = ", ".join(f"'{field}'" for field in row) or "nothing"
    missing = _half_a_shape(row)
    near = next((hint for field in row if (hint := did_you_mean(field, known)) and field not in known), "")
    shapes = "; ".join("+".join(fields) for fields, _ in _SHAPES.values())
    raise ShapeError(missing or f"fields {found} are no known shape ({shapes}).{near}")


def normalise(row: dict[str, Any], shape: str) -> dict[str, Any]:
    """`row` as `{"messages": [...]}` or `{"text": ...}`.

    Raises
    ------
    ShapeError
        If a field is missing or empty, a role is unknown, or the turns are out of order.
    """
    fields, convert = _SHAPES[shape]
    for field in fields:
        if row.get(field) is None:
            near = did_you_mean(field, [key for key in row if key not in fields])
            raise ShapeError(f"'{field}' is missing (the first row has the shape {shape}).{near}")
    converted = convert(row)
    if shape != "text":
        check_turns(converted["messages"])
    return converted


def check_turns(messages: list[Message]) -> None:
    """An optional system message, then user and assistant in turn, the assistant last; none empty."""
    if not messages:
        raise ShapeError("the conversation is empty.")
    turns = messages[1:] if messages[0]["role"] == "system" else messages
    for position, message in enumerate(turns):
        expected = "user" if position % 2 == 0 else "assistant"
        number = position + 1 + len(messages) - len(turns)
        if message["role"] != expected:
            order = "an optional system message, then user and assistant in turn"
            raise ShapeError(
                f"message {number} is from '{message['role']}', '{expected}' was expected ({order})."
            )
        if not message["content"].strip():
            raise ShapeError(f"message {number} ({message['role']}) is empty.")
    if not turns or turns[-1]["role"] != "assistant":
        raise ShapeError("the last message is not from the assistant: there is nothing to learn after it.")


def _from_messages(row: dict[str, Any]) -> dict[str, Any]:
    return {"messages": _message_list(row["messages"], "role", "content")}


def _from_sharegpt(row: dict[str, Any]) -> dict[str, Any]:
    return {"messages": _system(row) + _message_list(row["conversations"], "from", "value")}


def _from_prompt(row: dict[str, Any]) -> dict[str, Any]:
    prompt, completion = row["prompt"], row["completion"]
    if isinstance(prompt, list) and isinstance(completion, list):
        return {"messages": _message_list([*prompt, *completion], "role", "content")}
    return _pair(row, _text(prompt, "prompt"), _text(completion, "completion"))


def _from_question(row: dict[str, Any]) -> dict[str, Any]:
    return _pair(row, _text(row["question"], "question"), _text(row["answer"], "answer"))


def _from_alpaca(row: dict[str, Any]) -> dict[str, Any]:
    instruction, given = _text(row["instruction"], "instruction"), row.get("input")
    if given:
        instruction = f"{instruction}\n\n{_text(given, 'input')}"
    return _pair(row, instruction, _text(row["output"], "output"))


def _from_text(row: dict[str, Any]) -> dict[str, Any]:
    text = _text(row["text"], "text")
    if not text.strip():
        raise ShapeError("'text' is empty.")
    return {"text": text}


_SHAPES: dict[str, tuple[tuple[str, ...], Callable[[dict[str, Any]], dict[str, Any]]]] = {
    "messages": (("messages",), _from_messages),
    "sharegpt": (("conversations",), _from_sharegpt),
    "prompt+completion": (("prompt", "completion"), _from_prompt),
    "question+answer": (("question", "answer"), _from_question),
    "alpaca": (("instruction", "output"), _from_alpaca),
    "text": (("text",), _from_text),
}


def _half_a_shape(row: dict[str, Any]) -> str:
    for shape, (fields, _) in _SHAPES.items():
        there = [field for field in fields if row.get(field) is not None]
        lacking = [field for field in fields if row.get(field) is None]
        if there and lacking:
            near = did_you_mean(lacking[0], [key for key in row if key not in fields])
            return f"'{there[0]}' is there but '{lacking[0]}' is missing (shape {shape}).{near}"
    return ""


def _pair(row: dict[str, Any], prompt: str, completion: str) -> dict[str, Any]:
    turns = [{"role": "user", "content": prompt}, {"role": "assistant", "content": completion}]
    return {"messages": _system(row) + turns}


def _system(row: dict[str, Any]) -> list[Message]:
    system = row.get("system")
    return [{"role": "system", "content": _text(system, "system")}] if system else []


def _text(value: Any, field: str) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, (int, float)):
        return str(value)
    raise ShapeError(f"'{field}' is not text but {type(value).__name__}.")


def _message_list(value: Any, role_key: str, content_key: str) -> list[Message]:
    if not isinstance(value, list):
        raise ShapeError(f"a list of messages was expected, not {type(value).__name__}.")
    messages = []
    for number, message in enumerate(value, start=1):
        if not isinstance(message, dict):
            raise ShapeError(f"message {number} is not an object but {type(message).__name__}.")
        for key in (role_key, content_key):
            if message.get(key) is None:
                near = did_you_mean(key, message)
                raise ShapeError(f"message {number} has no '{key}'.{near}")
        refused = next((key for key in _REFUSED if message.get(key) is not None), None)
        if refused:
            raise ShapeError(
                f"message {number} has '{refused}', which training does not support: take it out."
            )
        role = _ROLES.get(str(message[role_key]))
        if role is None:
            near = did_you_mean(str(message[role_key]), _ROLES)
            known = "system, user, assistant"
            raise ShapeError(
                f"message {number} has the role '{message[role_key]}' ({known} are known).{near}"
            )
        messages.append({"role": role, "content": _content(message[content_key], number)})
    return messages


def _content(value: Any, number: int) -> str:
    """The text of a message, also when it is kept as a list of parts."""
    if isinstance(value, list):
        if not all(isinstance(part, dict) and isinstance(part.get("text"), str) for part in value):
            raise ShapeError(f"message {number} has parts that are not text.")
        return "".join(part["text"] for part in value)
    return _text(value, f"content of message {number}")
