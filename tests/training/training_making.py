"""Small models, rows and runs for the tests of training."""

from __future__ import annotations

import json
from pathlib import Path

CHATML = (
    "{% for message in messages %}<|im_start|>{{ message.role }}\n{{ message.content }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
SPECIAL = ["<|endoftext|>", "<|im_start|>", "<|im_end|>", "<s>", "</s>"]


def make_tokenizer(template=CHATML, eos="<|im_end|>", bos=None, pad="<|endoftext|>", adds_bos=False):
    """A byte-level BPE tokenizer, trained on a few words."""
    from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers, processors, trainers
    from transformers import PreTrainedTokenizerFast

    core = Tokenizer(models.BPE())
    core.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    core.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=400,
        special_tokens=[AddedToken(token, special=True) for token in SPECIAL],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    core.train_from_iterator(
        ["the user asks and the assistant answers about the sea and the warranty"] * 4, trainer
    )
    if adds_bos:
        core.post_processor = processors.TemplateProcessing(
            single=f"{bos} $A", special_tokens=[(bos, core.token_to_id(bos))]
        )
    return PreTrainedTokenizerFast(
        tokenizer_object=core, eos_token=eos, bos_token=bos, pad_token=pad, chat_template=template
    )


def make_model(
    folder: Path, kind="llama", layers=2, hidden=64, tied=True, seed=0, tokenizer=None, **changes
) -> Path:
    """A random model with its tokenizer, saved as a plain Hugging Face folder."""
    import torch
    from transformers import AutoConfig, AutoModelForCausalLM

    tokenizer = tokenizer or make_tokenizer()
    torch.manual_seed(seed)
    config = AutoConfig.for_model(
        kind,
        vocab_size=len(tokenizer),
        hidden_size=hidden,
        intermediate_size=2 * hidden,
        num_hidden_layers=layers,
        num_attention_heads=4,
        num_key_value_heads=2,
        head_dim=hidden // 4,
        max_position_embeddings=512,
        tie_word_embeddings=tied,
        eos_token_id=tokenizer.eos_token_id,
        bos_token_id=tokenizer.bos_token_id,
        pad_token_id=tokenizer.pad_token_id,
        **changes,
    )
    AutoModelForCausalLM.from_config(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def chat_rows(count: int, answer="Aye, number {} it is, sailor."):
    """Short question and answer rows."""
    return [{"question": f"What about number {i}?", "answer": answer.format(i)} for i in range(count)]


def write_jsonl(path: Path, rows) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def train_here(workspace, spec, **changes):
    """Train in this process, as the worker does; the run when it has ended."""
    import dataclasses

    from jupyter_spec.worker import work

    spec = dataclasses.replace(spec, **changes)
    run = workspace.create_run(
        "lora" if spec.method == "lora" else "finetune", spec.name, spec.frozen(None).to_json()
    )
    return work(run.folder)


def losses(run) -> dict[int, float]:
    """The last recorded loss of each step."""
    return {
        event["step"]: event["loss"]
        for event in run.events()
        if event["kind"] == "metric" and "loss" in event
    }


def wait_until(condition, seconds=60.0):
    """Poll `condition` until it is true."""
    import time

    deadline = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)
    return found
