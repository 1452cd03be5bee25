"""Starting weights that can already copy.

A network that starts from noise spends its first millions of tokens finding out how to repeat what it has
seen, and only then learns to look things up. The circuit that it finds is known (Elhage et al. 2021; Olsson
et al. 2022, "In-context Learning and Induction Heads"), so it is written into the first weights here and
training goes on from there:

    embedding   content (a random code for each token; tokens that differ in case or a leading space are
                alike) | workspace, empty | one constant
    layer 0     head 0 looks one token back, head 1 two tokens back, and each writes a projection of that token's
                content into its half of the workspace. Position alone decides: constant queries and keys, turned
                against each other by one (two) steps of the rotary embedding.
    layer 1     head 0 asks "where did my token stand one back?", head 1 asks for a match of two tokens. Both use
                the slowly turning rotary dimensions only. What they find is written back as content, i.e. as a guess.

    the last    heads 0 and 1 write what they look at back as content as well; where they look is left to be learnt.

All other weights are small and random. How strongly a head matches was set for a width of 256; a wider network begins by copying
less well (a random sequence seen once before: 29 % of its tokens at a width of 384, over half at 256) and soon learns it.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from torch import Tensor, nn
    from transformers import LlamaForCausalLM, PreTrainedTokenizerBase

_STD = 0.05
_CONSTANT = 0.3
_MATCH = 3.0
_GUESS = 1.5


def _codes(tokenizer: PreTrainedTokenizerBase, count: int, content: int, seed: int) -> Tensor:
    """Random codes (count, content), shared in large part between " Word", "word" and "Word"."""
    import torch

    codes = torch.empty(count, content)
    for i in range(count):
        text = str(tokenizer.decode([i])) if i < len(tokenizer) else str(i)
        if "\ufffd" in text or not text.strip():
            text = f"raw {i}"
        shared = torch.Generator().manual_seed(zlib.crc32(f"{seed} {text.strip().lower()}".encode()))
        own = torch.Generator().manual_seed(zlib.crc32(f"{seed} own {i}".encode()))
        codes[i] = 0.85 * torch.randn(content, generator=shared) + 0.53 * torch.randn(content, generator=own)
    return codes * _STD


def write_start(model: LlamaForCausalLM, tokenizer: PreTrainedTokenizerBase, seed: int) -> None:
    """Set the weights of a float32 `model` in place. Needs two layers, two heads and a head size of at least 32."""
    import torch

    config = model.config
    width, size = config.hidden_size, config.hidden_size // config.num_attention_heads
    if config.num_hidden_layers < 2 or config.num_attention_heads < 2 or size < 32:
        raise ValueError("a start that copies needs at least 2 layers, 2 heads and a head size of 32")
    if config.num_key_value_heads != config.num_attention_heads:
        raise ValueError("a start that copies needs as many key heads as heads")
    content, constant = width // 2, width - 1
    room = min(size, (width - content - 1) // 2)
    random = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if weight.ndim == 2 and "embed" not in name:
                writes = "o_proj" in name or "down_proj" in name
                weight.copy_(
                    torch.randn(weight.shape, generator=random)
                    * weight.shape[1] ** -0.5
                    * (_STD if writes else 0.7)
                )
        embedding = model.model.embed_tokens.weight
        embedding.zero_()
        embedding[:, :content] = _codes(tokenizer, embedding.shape[0], content, seed)
        embedding[:, constant] = _CONSTANT
        basis = torch.linalg.qr(torch.randn(content, content, generator=random))[0]
        _look_back(model, size, content, room, basis)
        _find_again(model, size, content, room, basis)
        for head in range(2):
            _guess(model.model.layers[-1], head, size, content)


def _look_back(model: LlamaForCausalLM, size: int, content: int, room: int, basis: Tensor) -> None:
    import torch

    at = model.model.layers[0].self_attn
    half, constant = size // 2, model.config.hidden_size - 1
    turns = model.model.rotary_emb.inv_freq.float()
    fast = min(12, half)
    for head in range(2):
        rows = slice(head * size, (head + 1) * size)
        for weight in (at.q_proj.weight, at.k_proj.weight, at.v_proj.weight):
            weight[rows] = 0
        at.o_proj.weight[:, rows] = 0
        first, second = head * size + torch.arange(fast), head * size + half + torch.arange(fast)
        strength = 1.3
        at.q_proj.weight[first, constant] = strength
        angle = turns[:fast] * (head + 1)
        at.k_proj.weight[first, constant] = strength * angle.cos()
        at.k_proj.weight[second, constant] = strength * angle.sin()
        at.v_proj.weight[head * size : head * size + room, :content] = basis[:room]
        place = content + head * room
        at.o_proj.weight[place : place + room, head * size : head * size + room] = torch.eye(room) * 0.04


def _find_again(model: LlamaForCausalLM, size: int, content: int, room: int, basis: Tensor) -> None:
    import torch

    at = model.model.layers[1].self_attn
    half = size // 2
    slow = torch.cat(
        (torch.arange(half - half * 5 // 8, half), torch.arange(half - half * 5 // 8, half) + half)
    )
    both = len(slow) // 2
    for head in range(2):
        rows = slice(head * size, (head + 1) * size)
        for weight in (at.q_proj.weight, at.k_proj.weight, at.v_proj.weight):
            weight[rows] = 0
        at.o_proj.weight[:, rows] = 0
        places = head * size + slow
        now = places if head == 0 else places[:both]
        scale = (_MATCH if head == 0 else _MATCH * 1.3) ** 0.5
        at.q_proj.weight[now, :content] = basis[: len(now)] * scale
        at.k_proj.weight[now, content + torch.arange(len(now))] = scale
        if head == 1:
            before = places[both:]
            index = torch.arange(len(before))
            at.q_proj.weight[before, content + index] = scale
            at.k_proj.weight[before, content + room + index] = scale
        _guess(model.model.layers[1], head, size, content)


def _guess(layer: nn.Module, head: int, size: int, content: int) -> None:
    """Let a head write half of the content that it looks at (the first or the second) back as content."""
    import torch

    at: Any = layer.self_attn
    rows = slice(head * size, (head + 1) * size)
    at.v_proj.weight[rows] = 0
    at.o_proj.weight[:, rows] = 0
    kept = torch.arange(min(size, content // 2))
    taken = head * (content // 2) + kept
    at.v_proj.weight[head * size + kept, taken] = 1.0
    at.o_proj.weight[taken, head * size + kept] = _STD * _GUESS
