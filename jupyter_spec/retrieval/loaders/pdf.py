"""PDF by pypdf: the text of each page, with the page numbers kept by offset.

Words that the line end had broken are joined again. A page that ends in the middle of a sentence is not parted from
the next one. A scanned page has no text; a file of only such pages cannot be read without recognising characters,
which this does not do, and says so.
"""

from __future__ import annotations

import io
import logging
import re

from jupyter_spec.retrieval.documents import Document, LoadError, Part, normalise
from jupyter_spec.retrieval.loaders.text import stem


def load_pdf(data: bytes, path: str) -> Document:
    from pypdf import PasswordType, PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    if not data.strip():
        raise LoadError("it is empty")
    if b"%PDF-" not in data[:1024]:
        raise LoadError("it does not begin like a PDF")
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
            raise LoadError("it is encrypted: save a copy without a password")
        pages = [_clean(page.extract_text()) for page in reader.pages]
    except DependencyError as error:
        raise LoadError("it is encrypted: save a copy without a password") from error
    except PyPdfError as error:
        raise LoadError(f"the PDF is damaged or cut off ({error})") from error
    finally:
        logger.setLevel(level)
    if not pages:
        raise LoadError("the PDF is damaged or cut off (no page found)")
    if not any(pages):
        raise LoadError("its pages hold no text (scanned?): recognise the characters first")
    return _join(pages, path)


def _clean(text: str) -> str:
    text = "\n".join(line.rstrip() for line in normalise(text).split("\n")).strip()
    return re.sub(r"(?<=[a-zà-ÿ])[-\u00ad]\n(?=[a-zà-ÿ])", "", text)


def _join(pages: list[str], path: str) -> Document:
    text, parts = "", []
    for number, page in enumerate(pages, 1):
        if page:
            ended = not text or text[-1] in ".!?:;\"'”’)"
            text += ("\n\n" if ended else "\n") if text else ""
            parts.append(Part(len(text), number))
            text += page
    return Document(path, text, "pdf", stem(path), part="page", parts=tuple(parts))
