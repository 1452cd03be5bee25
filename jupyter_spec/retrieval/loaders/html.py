"""HTML as Markdown: headings, lists, tables, code and paragraphs in reading order; scripts and forms are left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jupyter_spec.retrieval.documents import Document, LoadError, Writer
from jupyter_spec.retrieval.loaders.tables import markdown_table
from jupyter_spec.retrieval.loaders.text import stem

if TYPE_CHECKING:
    from bs4 import Tag
    from bs4.element import PageElement

_SILENT = {"script", "style", "noscript", "template", "svg", "head", "form", "iframe", "object", "canvas"}
_BLOCKS = {
    *("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt"),
    *("fieldset", "figcaption", "figure", "footer", "header", "hr", "html", "li", "main", "nav", "ol", "p"),
    *("pre", "section", "summary", "table", "ul", "h1", "h2", "h3", "h4", "h5", "h6"),
}


def load_html(data: bytes, path: str) -> Document:
    from bs4 import BeautifulSoup

    if not data.strip():
        raise LoadError("it is empty")
    soup = BeautifulSoup(data, "lxml")
    writer = Writer()
    _walk(soup, writer)
    if not writer.text.strip():
        raise LoadError("it holds no text outside of scripts")
    first = next((heading.title for heading in writer.headings if heading.level == 1), "")
    titled = soup.title.get_text(" ", strip=True) if soup.title else ""
    return Document(path, writer.text, "html", first or titled or stem(path), tuple(writer.headings))


def _walk(root: Tag, writer: Writer) -> None:
    """Write the blocks under `root`. A stack, not recursion: the depth of a page is a stranger's choice."""
    from bs4.element import Comment, Declaration, Doctype, NavigableString, ProcessingInstruction, Tag

    line: list[str] = []
    mark = ""

    def flush() -> None:
        nonlocal mark
        text = re.sub(r"[ \t\r\f\v\n\xa0]+", " ", "".join(line)).strip()
        line.clear()
        if text:
            follows = mark and writer.last_line.startswith("- ")
            writer.block(mark + text, "\n" if follows else "\n\n")
            mark = ""

    stack: list[tuple[PageElement, bool]] = [(root, False)]
    while stack:
        node, leaving = stack.pop()
        if isinstance(node, NavigableString):
            if not isinstance(node, (Comment, Declaration, Doctype, ProcessingInstruction)):
                line.append(str(node))
            continue
        if not isinstance(node, Tag) or node.name in _SILENT:
            continue
        name = node.name
        if name in _BLOCKS:
            flush()
        if leaving:
            mark = "" if name == "li" else mark
        elif name == "br":
            line.append(" ")
        elif re.fullmatch("h[1-6]", name):
            writer.heading(int(name[1]), node.get_text(" ", strip=True))
        elif name == "pre":
            writer.block("```\n" + node.get_text().strip("\n") + "\n```")
        elif name == "table" and not node.find("table"):
            _write_table(node, writer)
        else:
            mark = "- " if name == "li" else mark
            if name in _BLOCKS:
                stack.append((node, True))
            stack.extend((child, False) for child in reversed(list(node.children)))
    flush()


def _write_table(table: Tag, writer: Writer) -> None:
    caption = table.find("caption")
    if caption:
        writer.block(caption.get_text(" ", strip=True))
    rows = [
        [cell.get_text(" ", strip=True) for cell in row.find_all(["td", "th"])]
        for row in table.find_all("tr")
    ]
    writer.block(markdown_table(rows))
