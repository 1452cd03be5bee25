"""Word documents (.docx) by python-docx, as Markdown: headings, paragraphs, lists and tables in their order.

A .docx is a zip archive, and a small one can unpack to any size; what it says it will unpack to is looked at first.
"""

from __future__ import annotations

import io
import re
import zipfile

from jupyter_spec.retrieval.documents import Document, LoadError, Writer
from jupyter_spec.retrieval.loaders.tables import markdown_table
from jupyter_spec.retrieval.loaders.text import stem

MAX_UNPACKED = 200 << 20


def load_docx(data: bytes, path: str) -> Document:
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from docx.table import Table
    from docx.text.paragraph import Paragraph

    _check_archive(data)
    try:
        document = docx.Document(io.BytesIO(data))
    except (PackageNotFoundError, KeyError, ValueError) as error:
        raise LoadError(f"it is not a Word document ({error})") from error
    writer = Writer()
    in_list = False
    for item in document.iter_inner_content():
        if isinstance(item, Table):
            writer.block(markdown_table([[cell.text for cell in row.cells] for row in item.rows]))
            in_list = False
        elif isinstance(item, Paragraph) and (text := item.text.strip()):
            style = (item.style.name or "") if item.style is not None else ""
            level = re.fullmatch(r"[Hh]eading (\d)", style)
            listed = style.startswith("List")
            if level or style == "Title":
                writer.heading(int(level[1]) if level else 1, text)
            else:
                writer.block("- " + text if listed else text, "\n" if listed and in_list else "\n\n")
            in_list = listed
    if not writer.text.strip():
        raise LoadError("it holds no text")
    title = next((heading.title for heading in writer.headings if heading.level == 1), stem(path))
    return Document(path, writer.text, "docx", title, tuple(writer.headings))


def _check_archive(data: bytes) -> None:
    if not data.strip():
        raise LoadError("it is empty")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, NotImplementedError) as error:
        raise LoadError(f"it is not a Word document ({error})") from error
    if unpacked > MAX_UNPACKED:
        raise LoadError(
            f"it would unpack to {unpacked / 1e6:,.0f} MB (at most {MAX_UNPACKED / 1e6:,.0f} are read)"
        )
