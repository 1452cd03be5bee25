"""Another tokenizer for weights that are trained already.

A piece that both know keeps its embedding; a new one begins as the mean of the old pieces that spell it (Gee et al. 2022, "Fast
Vocabulary Transfer for Language Model Compression", arXiv:2402.09977), stretched to the length of an old embedding, and a
little of its random code, so that no two begin alike. Everything else is carried over as it is; a few million tokens settle it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from torch import Tensor
    from transformers import LlamaForCausalLM, PreTrainedTokenizerBase

# How long the random part of a new embedding is, where its mean has length 1.
_OWN = 0.4


def embeddings_for(
    tokenizer: PreTrainedTokenizerBase, old_tokenizer: PreTrainedTokenizerBase, old: Tensor, codes: Tensor
) -> Tensor:
    """Embeddings (pieces of `tokenizer`, width) out of `old` (pieces of `old_tokenizer`, width) and random `codes`."""
    known = old_tokenizer.get_vocab()
    made = codes.clone()
    length = old[: len(old_tokenizer)].norm(dim=1).mean()
    for piece, index in tokenizer.get_vocab().items():
        if piece in known:
            made[index] = old[known[piece]]
            continue
        spelt = old_tokenizer(tokenizer.decode([index]), add_special_tokens=False)["input_ids"]
        if not spelt:
            continue
        mean = old[spelt].mean(0)
        own = codes[index] / (codes[index].norm() + 1e-9)
        made[index] = mean * (length / (mean.norm() + 1e-9)) + own * (_OWN * length)
    return made


def carry_over(
    model: LlamaForCausalLM,
    tokenizer: PreTrainedTokenizerBase,
    old: LlamaForCausalLM,
    old_tokenizer: PreTrainedTokenizerBase,
) -> None:
    """Give `model`, which uses `tokenizer`, the weights of `old`; the shapes but for the vocabulary are the same."""
    import torch

    state = {name: tensor.float() for name, tensor in old.state_dict().items()}
    if tokenizer.get_vocab() != old_tokenizer.get_vocab():
        codes = model.model.embed_tokens.weight.detach().float()
        made = embeddings_for(tokenizer, old_tokenizer, state["model.embed_tokens.weight"], codes)
        state["model.embed_tokens.weight"] = state["lm_head.weight"] = made
    with torch.no_grad():
        model.load_state_dict(state)
