r"""From examples to token ids and targets: what is read at each position, and what is learned there.

An `Example` is already shifted: `targets[t]` is the id to be predicted after `inputs[t]`, or `IGNORED` where there is
nothing to learn. So packing is plain concatenation, and no target can leak from one example into the next.

Chat. The conversation is rendered by the model's own template. An answer begins where `render(messages before it)`
with the generation prompt ends, which is what the model will see when it is asked, and ends with the end-of-turn
token after its text; that whole span is learned, for every assistant turn:

    <|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\nHello.<|im_end|>\n
    ------------------ read only ----------------------------------======= learned

The text is tokenised piece by piece, cut where an answer begins and ends, so the prompt has the very ids it has at
inference. There is at most one BOS. A last answer that the template ends with no special token gets the EOS.

Text. A document is BOS (if the model uses one), its ids, EOS; all are learned. Longer ones are cut into windows that
continue each other: the last target of one is the first input of the next.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from jupyter_spec.errors import SpecError
from jupyter_spec.models.chat import render
from jupyter_spec.training.data import Data

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

    from jupyter_spec.models import Message

IGNORED = -100
SHOWN = 3


@dataclass(frozen=True)
class Example:
    """Equally many `inputs` and `targets`, and the `row` of the data that they come from."""

    inputs: list[int]
    targets: list[int]
    row: int

    def __len__(self) -> int:
        return len(self.inputs)


@dataclass
class Encoded:
    """The examples of one data set, and what became of every row that is not wholly among them.

    `truncated` and `unlabelled` hold row indices: cut to `max_length`, and left out since nothing to learn remained.
    `end_ids` are the tokens that end what was learned; generation has to stop at them.
    """

    examples: list[Example] = field(default_factory=list)
    truncated: list[int] = field(default_factory=list)
    unlabelled: list[int] = field(default_factory=list)
    end_ids: list[int] = field(default_factory=list)
    rows: int = 0

    @property
    def tokens(self) -> int:
        return sum(len(example) for example in self.examples)

    @property
    def labels(self) -> int:
        """How many of the tokens are learned."""
        return sum(target != IGNORED for example in self.examples for target in example.targets)


def encode_data(tokenizer: PreTrainedTokenizerBase, data: Data, max_length: int) -> Encoded:
    """Every row of `data` as examples of at most `max_length` inputs.

    Raises
    ------
    SpecError
        If no row leaves anything to learn, or the template makes an answer unrecognisable, with the row.
    """
    encoded = Encoded(rows=len(data))
    for index, row in enumerate(data.rows):
        if data.kind == "text":
            encoded.examples += windows(encode_text(tokenizer, row["text"]), max_length, index)
            continue
        try:
            ids, learned = encode_chat(tokenizer, row["messages"])
        except SpecError as error:
            raise SpecError(f"{data.place(index)}: {error}") from error
        _keep(encoded, ids, learned, max_length, index)
    encoded.end_ids = _end_ids(tokenizer, encoded)
    if not encoded.examples:
        raise SpecError(
            f"{data.origin}: no row leaves anything to learn within {max_length} tokens: "
            "raise --max-length or shorten the prompts."
        )
    return encoded


def encode_chat(
    tokenizer: PreTrainedTokenizerBase, messages: Sequence[Message]
) -> tuple[list[int], list[bool]]:
    """The ids of a conversation, and for each whether it is learned. The last id is learned.

    Raises
    ------
    SpecError
        If an answer cannot be found in what the template makes of the conversation.
    """
    text = render(tokenizer, messages, answer_next=False)
    spans = _answer_spans(tokenizer, messages, text)
    ids = _with_bos(tokenizer, _ids(tokenizer, text[: spans[0][0]]))
    learned = [False] * len(ids)
    for number, (begin, end) in enumerate(spans):
        following = spans[number + 1][0] if number + 1 < len(spans) else len(text)
        answer, rest = _ids(tokenizer, text[begin:end]), _ids(tokenizer, text[end:following])
        closing = _closing(tokenizer, rest)
        ids += answer + rest
        learned += [True] * (len(answer) + closing) + [False] * (len(rest) - closing)
    last = len(learned) - 1 - learned[::-1].index(True)
    ids, learned = ids[: last + 1], learned[: last + 1]
    if ids[-1] not in _special_ids(tokenizer) and tokenizer.eos_token_id is not None:
        ids, learned = [*ids, tokenizer.eos_token_id], [*learned, True]
    return ids, learned


def encode_text(tokenizer: PreTrainedTokenizerBase, text: str) -> list[int]:
    """BOS if the model uses one, the ids of `text`, EOS."""
    ids = _with_bos(tokenizer, _ids(tokenizer, text))
    return [*ids, tokenizer.eos_token_id] if tokenizer.eos_token_id is not None else ids


def windows(ids: list[int], length: int, row: int) -> list[Example]:
    """A document as examples of at most `length` inputs, each continuing the one before."""
    return [
        Example(ids[start : start + length][: len(ids) - 1 - start], ids[start + 1 : start + 1 + length], row)
        for start in range(0, len(ids) - 1, length)
    ]


def spans_of(tokenizer: PreTrainedTokenizerBase, example: Example) -> list[tuple[str, bool]]:
    """An example decoded as `(text, is learned)` spans, to look at."""
    spans: list[tuple[list[int], bool]] = [([example.inputs[0]], False)]
    for position, target in enumerate(example.targets):
        is_learned = target != IGNORED
        following = target if is_learned else example.inputs[position + 1 : position + 2]
        ids = [following] if isinstance(following, int) else following
        if is_learned == spans[-1][1]:
            spans[-1][0].extend(ids)
        else:
            spans.append((list(ids), is_learned))
    return [(str(tokenizer.decode(ids)), is_learned) for ids, is_learned in spans if ids]


def _keep(encoded: Encoded, ids: list[int], learned: list[bool], max_length: int, row: int) -> None:
    if len(ids) - 1 > max_length:
        encoded.truncated.append(row)
    inputs = ids[:-1][:max_length]
    targets = [following if keep else IGNORED for following, keep in zip(ids[1:], learned[1:], strict=True)][
        :max_length
    ]
    if all(target == IGNORED for target in targets):
        encoded.unlabelled.append(row)
    else:
        encoded.examples.append(Example(inputs, targets, row))


def _answer_spans(
    tokenizer: PreTrainedTokenizerBase, messages: Sequence[Message], text: str
) -> list[tuple[int, int]]:
    """Where in `text` each answer begins and ends, its end-of-turn token not counted.

    A template may write an earlier answer otherwise than the last one (Qwen3 takes the reasoning out), so what the
    prompt before an answer and the whole text share may end early; then the answer begins at its own first character.
    """
    spans: list[tuple[int, int]] = []
    for index, message in enumerate(messages):
        if message["role"] != "assistant":
            continue
        prompt = render(tokenizer, messages[:index], answer_next=True)
        shared = _shared_prefix(prompt, text)
        after = max([shared, *(end for _, end in spans)])
        found = next(
            ((at, len(form)) for form in _forms(message["content"]) if (at := text.find(form, after)) >= 0),
            None,
        )
        if found is None:
            raise SpecError(
                f"the model's chat template does not reproduce the answer of message {index + 1} "
                f"({json.dumps(message['content'][:40], ensure_ascii=False)}): it cannot be told what to learn. "
                "Shorten or clean that answer, or take a model whose template keeps it."
            )
        at, length = found
        spans.append((len(prompt) if shared == len(prompt) else at, at + length))
    return spans


def _forms(content: str) -> list[str]:
    """An answer as a template may write it: as it is, trimmed, or without the reasoning before it."""
    forms = [content, content.strip(), content.rpartition("</think>")[2].strip()]
    return [form for form in dict.fromkeys(forms) if form]


def _shared_prefix(left: str, right: str) -> int:
    if right.startswith(left):
        return len(left)
    return next(i for i, (a, b) in enumerate(zip(left, right + "\0", strict=False)) if a != b)


def _closing(tokenizer: PreTrainedTokenizerBase, ids: list[int]) -> int:
    """How many of `ids`, which follow an answer, end it: up to the first special token, if only blanks precede it."""
    special = _special_ids(tokenizer)
    for count, token in enumerate(ids, start=1):
        if token in special:
            return count
        if str(tokenizer.decode([token])).strip():
            return 0
    return 0


def _ids(tokenizer: PreTrainedTokenizerBase, text: str) -> list[int]:
    ids: list[int] = tokenizer(text, add_special_tokens=False, verbose=False)["input_ids"] if text else []
    return ids


def _with_bos(tokenizer: PreTrainedTokenizerBase, ids: list[int]) -> list[int]:
    """`ids` with exactly one BOS in front if the model uses one, as `jupyter_spec.models.chat.encode` gives it."""
    bos = tokenizer.bos_token_id
    if bos is None:
        return ids
    written = next((i for i, token in enumerate(ids) if token != bos), len(ids))
    uses_bos = bool(written) or tokenizer("")["input_ids"][:1] == [bos]
    return [bos, *ids[written:]] if uses_bos else ids


def _special_ids(tokenizer: PreTrainedTokenizerBase) -> set[int]:
    known: Any = getattr(tokenizer, "added_tokens_decoder", {})
    return {*tokenizer.all_special_ids, *known}


def _end_ids(tokenizer: PreTrainedTokenizerBase, encoded: Encoded) -> list[int]:
    special = _special_ids(tokenizer)
    last = {example.targets[-1] for example in encoded.examples}
    return sorted(token for token in last if token in special)
