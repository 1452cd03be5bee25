"""Makes the generated part of the tutorial world: the same files from the same sources and seed.

Most of the world is written by hand and lies in this folder as it is. Three things are made:

    sources/*.pdf.md, *.docx.md, *.ipynb.md  →  handbook/…     the formats that nobody writes by hand
    sources/style.json                       →  style/…        messages and replies in the house style
    sources/corpus.json                      →  corpus/…       logs and reports from templates

A source for the handbook is a small subset of Markdown: headings, paragraphs on one line, lists with
``- ``, tables with ``|``, and for notebooks fenced ``python`` and ``output`` blocks. PDF and DOCX need
reportlab and python-docx, which are development dependencies; the made files are kept in git, so a reader
needs neither.

    python examples/make_world.py              # rebuild everything in place
    python examples/make_world.py --into /tmp/world --text-only
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import zipfile
from datetime import datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "sources"

# Where each made document of the handbook goes.
PLACES = {
    "osprey.pdf": "products",
    "sandpiper.docx": "products",
    "safety.pdf": "policies",
    "expenses.docx": "policies",
    "little-orse.pdf": "places",
    "onboarding-port-averil.docx": "people",
    "suppliers.docx": "operations",
    "calibration-pressure.ipynb": "lab",
    "rain-test.ipynb": "lab",
}

Block = tuple[str, object]


def read_blocks(text: str) -> list[Block]:
    """Split a source into ``(kind, content)`` blocks.

    Kinds: ``h1``, ``h2``, ``p`` (str); ``list`` (list of str); ``table`` (list of rows, the first is the
    head); ``python`` and ``output`` (str, as between the fences).
    """
    blocks: list[Block] = []
    lines = iter(text.splitlines())
    for line in lines:
        if line.startswith("```"):
            code = []
            for inner in lines:
                if inner.startswith("```"):
                    break
                code.append(inner)
            blocks.append((line[3:], "\n".join(code)))
        elif line.startswith("## "):
            blocks.append(("h2", line[3:]))
        elif line.startswith("# "):
            blocks.append(("h1", line[2:]))
        elif line.startswith("- "):
            if not blocks or blocks[-1][0] != "list":
                blocks.append(("list", []))
            blocks[-1][1].append(line[2:])
        elif line.startswith("|"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if not blocks or blocks[-1][0] != "table":
                blocks.append(("table", []))
            if set(cells[0]) != {"-"}:
                blocks[-1][1].append(cells)
        elif line.strip():
            blocks.append(("p", line))
    return blocks


def write_pdf(blocks: list[Block], path: Path) -> None:
    """Write an A5 booklet with a text layer; the bytes depend on nothing but the blocks."""
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A5
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.lib.units import mm
    from reportlab.platypus import ListFlowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

    styles = getSampleStyleSheet()
    body = styles["BodyText"]
    for name in ("Heading1", "Heading2"):
        styles[name].keepWithNext = 1
    title = next(str(content) for kind, content in blocks if kind == "h1")
    story = []
    for kind, content in blocks:
        if kind == "table":
            table = Table([[Paragraph(cell, body) for cell in row] for row in content], hAlign="LEFT")
            rules = [
                ("LINEBELOW", (0, 0), (-1, -1), 0.3, colors.grey),
                ("LINEBELOW", (0, 0), (-1, 0), 1, colors.black),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ]
            table.setStyle(TableStyle(rules))
            story += [table, Spacer(1, 3 * mm)]
        elif kind == "list":
            items = [Paragraph(item, body) for item in content]
            story.append(ListFlowable(items, bulletType="bullet", start="-", leftIndent=10))
        else:
            style = {"h1": styles["Heading1"], "h2": styles["Heading2"], "p": body}[kind]
            story.append(Paragraph(content, style))

    def number_page(canvas, _document) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawCentredString(A5[0] / 2, 9 * mm, str(canvas.getPageNumber()))

    margins = {f"{side}Margin": 14 * mm for side in ("left", "right", "top", "bottom")}
    document = SimpleDocTemplate(
        str(path), pagesize=A5, title=title, author="Pelloway Instruments", invariant=1, **margins
    )
    document.build(story, onFirstPage=number_page, onLaterPages=number_page)


def write_docx(blocks: list[Block], path: Path) -> None:
    """Write a Word document; dates inside it are fixed, so that the bytes repeat."""
    import docx

    document = docx.Document()
    for kind, content in blocks:
        if kind in ("h1", "h2"):
            document.add_heading(content, level=int(kind[1]))
        elif kind == "p":
            document.add_paragraph(content)
        elif kind == "list":
            for item in content:
                document.add_paragraph(item, style="List Bullet")
        else:
            table = document.add_table(rows=0, cols=len(content[0]), style="Light Grid Accent 1")
            for row in content:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
    core = document.core_properties
    core.author = core.last_modified_by = "Pelloway Instruments"
    core.title = next(str(content) for kind, content in blocks if kind == "h1")
    core.created = core.modified = datetime(2025, 6, 2)
    document.save(str(path))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2025, 6, 2, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)


def write_notebook(blocks: list[Block], path: Path) -> None:
    """Write a notebook: fenced ``python`` is a code cell, ``output`` its output, all else Markdown."""
    cells: list[dict] = []
    for kind, content in blocks:
        if kind == "python":
            cells.append({"cell_type": "code", "execution_count": None, "outputs": [], "source": content})
            continue
        if kind == "output":
            stream = {"name": "stdout", "output_type": "stream", "text": f"{content}\n"}
            cells[-1]["outputs"] = [stream]
            cells[-1]["execution_count"] = sum(cell["cell_type"] == "code" for cell in cells)
            continue
        if kind == "list":
            text = "\n".join(f"- {item}" for item in content)
        elif kind == "table":
            rows = [content[0], ["---"] * len(content[0]), *content[1:]]
            text = "\n".join(f"| {' | '.join(row)} |" for row in rows)
        else:
            text = {"h1": "# ", "h2": "## ", "p": ""}[kind] + str(content)
        if cells and cells[-1]["cell_type"] == "markdown" and kind not in ("h1", "h2"):
            cells[-1]["source"] += f"\n\n{text}"
        else:
            cells.append({"cell_type": "markdown", "source": text})
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number:02d}"
        cell["metadata"] = {}
        cell["source"] = cell["source"].splitlines(keepends=True)
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook = {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    path.write_text(json.dumps(notebook, indent=1, sort_keys=True) + "\n", encoding="utf-8")


WRITERS = {".pdf": write_pdf, ".docx": write_docx, ".ipynb": write_notebook}


def make_handbook(into: Path, *, text_only: bool = False) -> None:
    """Make the documents named in `PLACES` under ``into/handbook``."""
    for name, folder in PLACES.items():
        path = into / "handbook" / folder / name
        if text_only and path.suffix != ".ipynb":
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        blocks = read_blocks((SOURCES / f"{name}.md").read_text(encoding="utf-8"))
        WRITERS[path.suffix](blocks, path)


def right_article(text: str) -> str:
    """Put ``an`` before the one product name that needs it."""
    return re.sub(r"\b([Aa]) (?=Osprey)", r"\1n ", text)


def make_style(into: Path, *, train: int = 360, test: int = 96, seed: int = 1988) -> None:
    """Write ``style/train.jsonl`` and ``style/test.jsonl``: messages, and replies in the house style.

    The two share topics, products and slots, never a template, an opener or a closer. Every template is
    used nearly equally often, and no order number appears twice.
    """
    source = json.loads((SOURCES / "style.json").read_text(encoding="utf-8"))
    chance = random.Random(seed)
    numbers = iter(chance.sample(range(10_000, 100_000), train + test))
    folder = into / "style"
    folder.mkdir(parents=True, exist_ok=True)
    for split, wanted in (("train", train), ("test", test)):
        phrases = source[split]
        templates = [(topic, text) for topic, texts in phrases["messages"].items() for text in texts]
        lines = []
        for number in range(wanted):
            topic, template = templates[number % len(templates)]
            order = f"{chance.choice(('PA', 'PS', 'PN'))}-{next(numbers)}"
            product = chance.choice(list(source["products"]))
            slots = {name: chance.choice(values) for name, values in source["slots"].items()}
            slots["amount"] = f"{source['products'][product]:,} crowns"
            opener, closer = chance.choice(phrases["openers"]), chance.choice(phrases["closers"])
            body = right_article(template.format(order=order, product=product, **slots))
            starts = r"(?<=[.?!] )[a-z]" if opener.endswith((",", ":")) else r"(?:^|(?<=[.?!] ))[a-z]"
            body = re.sub(starts, lambda match: match[0].upper(), body)
            prompt = " ".join(part for part in (opener.format(**slots), body, closer) if part)
            line = source["line"].format(order=order, product=product, topic=topic)
            completion = " ".join((source["opening"], line, source["topics"][topic], source["closing"]))
            lines.append({"prompt": prompt, "completion": completion})
        chance.shuffle(lines)
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        (folder / f"{split}.jsonl").write_text(text, encoding="utf-8")


class Grammar:
    """Text from templates: ``{name}`` expands a rule, ``{3-9}`` is a number from 3 to 9.

    Each rule deals its lines from a shuffled pack and shuffles again only when all have been used, so that
    none is left out and the same sentence seldom comes twice in a row.
    """

    def __init__(self, rules: dict[str, list[str]], chance: random.Random) -> None:
        self.rules = rules
        self.chance = chance
        self.packs: dict[str, list[str]] = {}

    def draw(self, name: str) -> str:
        if not self.packs.get(name):
            self.packs[name] = list(self.rules[name])
            self.chance.shuffle(self.packs[name])
        return self.packs[name].pop()

    def expand(self, text: str) -> str:
        def replace(match: re.Match[str]) -> str:
            low, dash, high = match[1].partition("-")
            if dash and low.isdigit():
                return str(self.chance.randint(int(low), int(high)))
            return self.expand(self.draw(match[1]))

        return re.sub(r"\{([^{}]+)\}", replace, text)


def make_corpus(into: Path, *, seed: int = 1987) -> None:
    """Write the generated part of ``corpus/``, and of ``corpus-heldout/`` with other draws."""
    source = json.loads((SOURCES / "corpus.json").read_text(encoding="utf-8"))
    chance = random.Random(seed)
    for kind, plan in source["kinds"].items():
        parts = [("corpus", month, count) for month, count in plan["files"]]
        parts.append(("corpus-heldout", *plan["heldout"]))
        for folder, month, count in parts:
            grammar = Grammar({**source["shared"], **plan["rules"], "month": [month]}, chance)
            entries = []
            for day in range(1, count + 1):
                grammar.rules["day"] = [str(day)]
                entries.append(right_article(grammar.expand(plan["entry"])))
            text = "\n\n".join([grammar.expand(plan["title"]), *entries]) + "\n"
            suffix = "md" if text.startswith("#") else "txt"
            path = into / folder / f"{kind}-2025-{month.lower()}.{suffix}"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Make the generated files of the tutorial world.")
    parser.add_argument("--into", type=Path, default=HERE, help="folder to write to (default: this one)")
    parser.add_argument("--text-only", action="store_true", help="leave out PDF and DOCX")
    options = parser.parse_args(arguments)
    make_handbook(options.into, text_only=options.text_only)
    make_style(options.into)
    make_corpus(options.into)
    return 0


if __name__ == "__main__":
    sys.exit(main())
