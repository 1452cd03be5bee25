"""The tokenizer of `tiny`: byte-level BPE in which common words are whole and every digit stands alone.

A whole word is looked up at once, where a spelt one has to be put together by the first layers; and a text is a third shorter.
4,096 pieces are still few enough that an unseen word is a short chain of tokens that have been seen often, and cheap to copy.
Splitting digits makes `36` and `360` share their first two tokens, so numbers are copied the same way.
ChatML's marks are special tokens; there is no beginning-of-text token. Bytes are the base alphabet, so any text
survives the round trip.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .generator import sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transformers import PreTrainedTokenizerFast

SPECIAL = ("<|endoftext|>", "<|im_start|>", "<|im_end|>")
SPLIT = r" ?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"
CHAT_TEMPLATE = (
    "{%- for message in messages %}"
    "{{- '<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>\\n' }}"
    "{%- endfor %}"
    "{%- if add_generation_prompt %}{{- '<|im_start|>assistant\\n' }}{%- endif %}"
)


def build_tokenizer(seed: int, vocabulary: int, samples: int = 12_000) -> PreTrainedTokenizerFast:
    """Train the pieces on the first `samples` texts of the stream of `seed`, of both stages by turns."""
    from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, trainers
    from transformers import PreTrainedTokenizerFast

    core = Tokenizer(models.BPE())
    core.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(SPLIT), "isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    core.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=vocabulary,
        special_tokens=list(SPECIAL),
        show_progress=False,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
    )

    def texts() -> Iterator[str]:
        for number in range(samples):
            for text, _ in sample(seed, number, 1.0 + number % 2).pieces:
                yield re.sub("|".join(map(re.escape, SPECIAL)), "\n", text)

    core.train_from_iterator(texts(), trainer)
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=core,
        eos_token="<|im_end|>",  # noqa: S106
        pad_token="<|endoftext|>",  # noqa: S106
        additional_special_tokens=["<|im_start|>"],
        clean_up_tokenization_spaces=False,
        model_max_length=4096,
    )
    tokenizer.chat_template = CHAT_TEMPLATE
    return tokenizer
