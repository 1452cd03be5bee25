"""What is learned, decoded: five templates, EOS, pad == eos, BOS, truncation, text."""

from __future__ import annotations

import pytest
from training_making import CHATML, make_tokenizer

from jupyter_spec.errors import SpecError
from jupyter_spec.models.chat import encode as encode_prompt
from jupyter_spec.training import read_data
from jupyter_spec.training.encode import IGNORED, encode_chat, encode_data, encode_text, spans_of, windows

LLAMA2 = (
    "{% if messages[0].role == 'system' %}{% set sys = '<<SYS>>\n' + messages[0].content + '\n<</SYS>>\n\n' %}"
    "{% set messages = messages[1:] %}{% else %}{% set sys = '' %}{% endif %}"
    "{% for m in messages %}{% if m.role == 'user' %}"
    "{{ bos_token + '[INST] ' + (sys if loop.first else '') + m.content + ' [/INST]' }}"
    "{% else %}{{ ' ' + m.content + ' ' + eos_token }}{% endif %}{% endfor %}"
)
LLAMA3 = (
    "{{ bos_token }}{% for m in messages %}<|im_start|>{{ m.role }}\n\n{{ m.content | trim }}<|im_end|>{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n\n{% endif %}"
)
# Qwen3: an empty reasoning block before the last answer only.
QWEN3 = (
    "{% for m in messages %}<|im_start|>{{ m.role }}\n"
    "{% if m.role == 'assistant' and loop.last %}<think>\n\n</think>\n\n{% endif %}"
    "{{ m.content.split('</think>')[-1].strip() }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
ALPACA = (
    "{% for m in messages %}{% if m.role == 'user' %}### Instruction:\n{{ m.content }}\n\n"
    "{% elif m.role == 'assistant' %}### Response:\n{{ m.content }}\n\n{% else %}{{ m.content }}\n\n{% endif %}"
    "{% endfor %}{% if add_generation_prompt %}### Response:\n{% endif %}"
)
TEMPLATES = {
    "chatml": ({"template": CHATML}, ["one two<|im_end|>", "three.<|im_end|>"]),
    "llama2": (
        {"template": LLAMA2, "eos": "</s>", "bos": "<s>", "pad": "</s>"},
        [" one two </s>", " three. </s>"],
    ),
    "llama3": (
        {"template": LLAMA3, "eos": "<|im_end|>", "bos": "<s>"},
        ["one two<|im_end|>", "three.<|im_end|>"],
    ),
    "qwen3": ({"template": QWEN3}, ["one two<|im_end|>", "<think>\n\n</think>\n\nthree.<|im_end|>"]),
    "alpaca": ({"template": ALPACA, "eos": "</s>"}, ["one two", "three.</s>"]),
    "none": ({"template": None, "eos": "</s>"}, ["one two</s>", "three.</s>"]),
}
TALK = [
    {"role": "system", "content": "Be brief."},
    {"role": "user", "content": "one two?"},
    {"role": "assistant", "content": "one two"},
    {"role": "user", "content": "three.?"},
    {"role": "assistant", "content": "three."},
]


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_answer_and_its_end_is_learned_and_nothing_else(name):
    options, answers = TEMPLATES[name]
    tokenizer = make_tokenizer(**options)
    ids, learned = encode_chat(tokenizer, TALK)
    (example,) = encode_data(tokenizer, read_data([{"messages": TALK}]), 512).examples
    assert [text for text, is_learned in spans_of(tokenizer, example) if is_learned] == answers
    assert "".join(text for text, _ in spans_of(tokenizer, example)) == tokenizer.decode(ids)
    assert learned[-1]


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_prompt_has_the_ids_that_it_has_when_the_model_is_asked(name):
    tokenizer = make_tokenizer(**TEMPLATES[name][0])
    prompt = encode_prompt(tokenizer, TALK[:-1])
    ids, learned = encode_chat(tokenizer, TALK)
    assert ids[: len(prompt)] == prompt
    assert all(learned[len(prompt) :])


def test_pad_that_is_the_eos_is_still_learned_at_the_end_and_never_as_padding():
    from jupyter_spec.training.packing import collate

    tokenizer = make_tokenizer(pad="<|im_end|>")
    assert tokenizer.pad_token_id == tokenizer.eos_token_id
    data = read_data(
        [{"question": "a?", "answer": "b"}, {"question": "a?", "answer": "b and much more than that"}]
    )
    encoded = encode_data(tokenizer, data, 512)
    for example in encoded.examples:
        assert example.targets[-1] == tokenizer.eos_token_id
    batch = collate([[0], [1]], encoded.examples, tokenizer.pad_token_id)
    short = len(encoded.examples[0])
    assert (batch["targets"][0, short:] == IGNORED).all()
    assert (batch["input_ids"][0, short:] == tokenizer.pad_token_id).all()


@pytest.mark.parametrize("written", [False, True])
def test_exactly_one_bos(written):
    template = ("{{ bos_token }}" if written else "") + CHATML
    tokenizer = make_tokenizer(template=template, bos="<s>", adds_bos=True)
    bos = tokenizer.bos_token_id
    assert encode_chat(tokenizer, TALK)[0].count(bos) == 1
    assert encode_chat(tokenizer, TALK)[0][0] == bos
    assert encode_text(tokenizer, "the sea").count(bos) == 1
    assert bos not in encode_chat(make_tokenizer(bos="<s>"), TALK)[0]


def test_what_is_cut_or_left_without_a_label_is_counted():
    tokenizer = make_tokenizer()
    rows = [
        {"question": "short?", "answer": "yes"},
        {"question": "short?", "answer": "a long answer " * 20},
        {"question": "a long question " * 40, "answer": "no"},
    ]
    encoded = encode_data(tokenizer, read_data(rows), 60)
    assert (encoded.rows, encoded.truncated, encoded.unlabelled) == (3, [1, 2], [2])
    assert [example.row for example in encoded.examples] == [0, 1]
    assert max(map(len, encoded.examples)) == 60
    with pytest.raises(SpecError, match=r"no row leaves anything to learn within 8 tokens"):
        encode_data(tokenizer, read_data(rows[2:]), 8)


def test_a_template_that_swallows_answers_is_refused_with_the_row():
    tokenizer = make_tokenizer(template="{% for m in messages %}{{ m.role }}{% endfor %}")
    with pytest.raises(SpecError, match=r"rows, row 1: .* does not reproduce the answer of message 2"):
        encode_data(tokenizer, read_data([{"question": "a?", "answer": "zz"}], origin="rows"), 64)


def test_documents_end_with_eos_and_every_token_is_a_target_once():
    tokenizer = make_tokenizer(bos="<s>", adds_bos=True)
    ids = encode_text(tokenizer, "the sea and the warranty " * 9)
    assert (ids[0], ids[-1]) == (tokenizer.bos_token_id, tokenizer.eos_token_id)
    pieces = windows(ids, 16, 0)
    assert [target for piece in pieces for target in piece.targets] == ids[1:]
    assert [token for piece in pieces for token in piece.inputs] == ids[:-1]
    assert all(len(piece.inputs) == len(piece.targets) <= 16 for piece in pieces)


def test_the_end_of_turn_is_reported_for_generation():
    tokenizer = make_tokenizer(eos="<|endoftext|>", pad=None)
    encoded = encode_data(tokenizer, read_data([{"question": "a?", "answer": "b"}]), 64)
    assert encoded.end_ids == [tokenizer.convert_tokens_to_ids("<|im_end|>")]
