"""The forms an answer can be asked for in."""

from __future__ import annotations

FORMATS = ("markdown", "text", "json")
