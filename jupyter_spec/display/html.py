"""The look of everything shown in a notebook: a few building blocks in one style.

Colours are JupyterLab's variables with a fallback for pages that do not have them (nbconvert, GitHub, VS
Code), so that dark and light themes both read well. No script anywhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from jupyter_spec.display.text import escape

# Where the page's typesetter looks for no formulas: two prices in dollars are none.
PLAIN = "mathjax_ignore"
MUTED = "color:var(--jp-ui-font-color2,#777)"
_BORDER = "var(--jp-border-color2,#cccccc)"


def card(*parts: str) -> str:
    """A block with a line around it."""
    inside = "".join(part for part in parts if part)
    look = f"border:1px solid {_BORDER};border-radius:4px;padding:8px 12px;max-width:64em"
    return f'<div class="{PLAIN}" style="{look}">{inside}</div>'


def caption(text: str) -> str:
    """A quiet line under something; `text` is plain."""
    return f'<div style="{MUTED};font-size:85%;margin-top:4px">{escape(text)}</div>'


def fold(summary: str, inside: str) -> str:
    """Something to be opened; `summary` is plain, `inside` is HTML."""
    look = f"{MUTED};font-size:85%;cursor:pointer"
    return f'<details style="margin-top:4px"><summary style="{look}">{escape(summary)}</summary>{inside}</details>'


def table(header: Sequence[str], rows: Sequence[Sequence[str]], numbers: Sequence[int] = ()) -> str:
    """A table of cells that are HTML already; columns in `numbers` are set to the right."""

    def cells(row: Sequence[str], tag: str) -> str:
        return "".join(
            f'<{tag} style="text-align:{"right" if i in numbers else "left"};padding:2px 10px">{cell}</{tag}>'
            for i, cell in enumerate(row)
        )

    head = f"<thead><tr>{cells([escape(name) for name in header], 'th')}</tr></thead>" if header else ""
    body = "".join(f"<tr>{cells(row, 'td')}</tr>" for row in rows)
    return f'<table class="{PLAIN}" style="border-collapse:collapse">{head}<tbody>{body}</tbody></table>'


def bar(share: float | None) -> str:
    """A progress bar for a share from 0 to 1, or one that says nothing is known yet."""
    width = 0 if share is None else max(0.0, min(1.0, share)) * 100
    now = "" if share is None else f' aria-valuenow="{width:.0f}"'
    rail = "background:var(--jp-layout-color3,#ddd);border-radius:3px;height:8px;margin:6px 0"
    fill = f"background:var(--jp-brand-color1,#1976d2);border-radius:3px;height:8px;width:{width:.1f}%"
    role = f'role="progressbar" aria-valuemin="0" aria-valuemax="100"{now}'
    return f'<div {role} style="{rail}"><div style="{fill}"></div></div>'


def picture(png: bytes, description: str) -> str:
    """A PNG with a text alternative."""
    import base64

    data = base64.b64encode(png).decode()
    look = "max-width:100%;background:#fff"
    return f'<img src="data:image/png;base64,{data}" alt="{escape(description)}" style="{look}">'
