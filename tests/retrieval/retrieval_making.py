"""Files of every kind, and a small embedder, for the tests of this folder."""

from __future__ import annotations

import io
import json
from pathlib import Path


def write(folder: Path, files: dict[str, str | bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def pdf_of(pages: list[str], password: str | None = None) -> bytes:
    """A page for each text; a line that begins with `!` is set in larger type."""
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=password)
    for page in pages:
        lines = canvas.beginText(40, 800)
        for line in page.split("\n"):
            lines.setFont("Helvetica", 18 if line.startswith("!") else 11)
            lines.textLine(line.removeprefix("!"))
        canvas.drawText(lines)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def docx_of(blocks: list[tuple[str, str]]) -> bytes:
    import docx

    document = docx.Document()
    for kind, text in blocks:
        if kind == "heading":
            document.add_heading(text, level=1)
        elif kind == "list":
            document.add_paragraph(text, style="List Bullet")
        elif kind == "table":
            rows = [line.split("|") for line in text.split("\n")]
            table = document.add_table(rows=len(rows), cols=len(rows[0]))
            for row, cells in zip(table.rows, rows, strict=True):
                for cell, value in zip(row.cells, cells, strict=True):
                    cell.text = value
        else:
            document.add_paragraph(text)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def notebook_of(cells: list[tuple[str, str]]) -> bytes:
    return json.dumps(
        {
            "cells": [
                {"cell_type": kind, "source": text, "metadata": {}, "outputs": [], "execution_count": None}
                for kind, text in cells
            ],
            "metadata": {"kernelspec": {"name": "python3", "language": "python", "display_name": "Python"}},
            "nbformat": 4,
            "nbformat_minor": 5,
        }
    ).encode()


WORDS = """
    the a gannet lamp is covered for five years claims go to repair desk within thirty days of fault wren small
    thermometer it runs on two batteries and measures frost boats are moored here quay price crowns who what how many
""".split()


def make_embedder(folder: Path, seed: int = 0) -> Path:
    """A sentence-transformers model with random weights: one layer of 32 numbers over the words above."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    letters = [chr(code) for code in range(33, 127)]
    vocabulary = list(dict.fromkeys([*special, *letters, *(f"##{letter}" for letter in letters), *WORDS]))
    tokenizer = Tokenizer(models.WordPiece({word: i for i, word in enumerate(vocabulary)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    raw = folder.with_name(folder.name + "-raw")
    fast = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        pad_token="[PAD]",
        unk_token="[UNK]",
        cls_token="[CLS]",
        sep_token="[SEP]",
        mask_token="[MASK]",
        model_max_length=256,
    )
    fast.save_pretrained(raw)
    torch.manual_seed(seed)
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=64,
    )
    BertModel(config).save_pretrained(raw)
    body = Transformer(str(raw))
    SentenceTransformer(modules=[body, Pooling(32)], device="cpu").save(str(folder))
    return folder
