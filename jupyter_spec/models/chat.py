"""Conversations as token ids, with exactly one beginning-of-sequence token.

A chat template is the model's own. One that writes the BOS itself and a tokenizer that adds one would give
two, so the rendered text is tokenised without special tokens, and a BOS is put in front only if the model has
one and the template did not write it. A base model without a template gets a plain one: the contents,
separated by blank lines.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from jupyter_spec.errors import SpecError
from jupyter_spec.models.messages import Message

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

PLAIN_TEMPLATE = (
    "{% for message in messages %}"
    "{% if message.role == 'assistant' %}{{ message.content }}{{ eos_token }}\n\n"
    "{% else %}{{ message.content }}\n\n{% endif %}"
    "{% endfor %}"
)


def has_template(tokenizer: PreTrainedTokenizerBase) -> bool:
    """Whether the model brought a chat template of its own."""
    return bool(getattr(tokenizer, "chat_template", None))


def render(
    tokenizer: PreTrainedTokenizerBase, messages: Sequence[Message], *, answer_next: bool = True
) -> str:
    """The conversation as the text that the model reads; with `answer_next`, up to where its answer begins.

    Raises
    ------
    SpecError
        If the template refuses the conversation (some allow no system turn, or want turns to alternate).
    """
    options: dict[str, Any] = {"tokenize": False, "add_generation_prompt": answer_next}
    if not has_template(tokenizer):
        options["chat_template"] = PLAIN_TEMPLATE
    try:
        return str(
            tokenizer.apply_chat_template(
                [{"role": message["role"], "content": message["content"]} for message in messages], **options
            )
        )
    except Exception as error:
        if type(error).__module__.partition(".")[0] != "jinja2":
            raise
        if messages and messages[0]["role"] == "system" and len(messages) > 1:
            first, second, *rest = messages
            merged = Message(role=second["role"], content=f"{first['content']}\n\n{second['content']}")
            return render(tokenizer, [merged, *rest], answer_next=answer_next)
        raise SpecError(f"the model's chat template refuses this conversation: {error}") from None


def encode(
    tokenizer: PreTrainedTokenizerBase, messages: Sequence[Message], *, answer_next: bool = True
) -> list[int]:
    """The ids of the conversation; with `answer_next`, up to where the answer begins."""
    text = render(tokenizer, messages, answer_next=answer_next)
    ids: list[int] = tokenizer(text, add_special_tokens=False)["input_ids"]
    bos = tokenizer.bos_token_id
    adds_bos = bos is not None and tokenizer("")["input_ids"][:1] == [bos]
    if adds_bos and ids[:1] != [bos]:
        return [bos, *ids]
    return ids


def token_counter(tokenizer: PreTrainedTokenizerBase) -> Callable[[str], int]:
    """How many tokens a text has by `tokenizer`, without the marks of a chat."""
    return lambda text: len(tokenizer.encode(text, add_special_tokens=False))
