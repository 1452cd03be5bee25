"""Whether a model can be decoded from slots, found by trying it once and not by a list of names.

A dozen ids go through the model's own forward pass and through slots, split into a prefix, a padded row and one more
step. Where the two differ, or the model asks its cache or its attention for something else, it is
decoded by transformers' `generate` instead.
"""

from __future__ import annotations

from typing import Any

from jupyter_spec.models.prefixes import Prefixes, fill
from jupyter_spec.models.slots import Slots, UnsupportedAttention, attending

# Largest difference of logits, as a share of their spread, that rounding explains in float32 and in the rest.
TOLERANCE, COARSE = 1e-3, 0.1


def try_slots(network: Any, tokenizer: Any) -> str | None:
    """Why `network` cannot be decoded from slots; None if it can."""
    import torch

    ids = [(7 * i + 3) % min(len(tokenizer), 251) for i in range(14)]
    head, rest, more = ids[:6], ids[6:13], ids[13:]
    with torch.inference_mode():
        expected = network(torch.tensor([ids], device=network.device), use_cache=False).logits[0, -1].float()
        try:
            with attending(network):
                slots = Slots(2, 16, Prefixes().get(network, None, head))
                slots.add([3, 0])
                fill(slots, network, [ids[:3] + rest, ids[:10]], 0)
                found = slots.forward(network, [more, more], 0, 1)[0, -1].float()
        except torch.OutOfMemoryError:
            raise  # says nothing of the model
        except (AttributeError, IndexError, KeyError, TypeError, ValueError, RuntimeError) as error:
            return f"its forward pass asks for more ({type(error).__name__}: {error})"
        except UnsupportedAttention as error:
            return f"its attention has {error}"
    spread = float(expected.std()) or 1.0
    off = float((found - expected).abs().max()) / spread
    limit = TOLERANCE if network.dtype == torch.float32 else COARSE
    return None if off <= limit else f"its logits differ by {off:.2g} of their spread"
