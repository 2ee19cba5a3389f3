"""A badge: a label, a few words and a colour; as JSON for shields.io, or drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from math import ceil
from typing import Literal

Colour = Literal["brightgreen", "yellow", "red", "blue", "lightgrey"]
_FILL: Mapping[Colour, str] = {
    "brightgreen": "#1a7f37",
    "yellow": "#9a6700",
    "red": "#cf222e",
    "blue": "#0969da",
    "lightgrey": "#6e7781",
}


@dataclass(frozen=True, kw_only=True)
class Badge:
    """What stands left and right of its middle."""

    label: str
    words: str
    colour: Colour

    def as_json(self) -> Mapping[str, object]:
        """Give it as shields.io reads it: https://shields.io/badges/endpoint-badge."""
        return {
            "schemaVersion": 1,
            "label": self.label,
            "message": self.words,
            "color": self.colour,
        }

    def as_svg(self) -> str:
        """Draw it, for pages that fetch nothing from elsewhere."""
        # Verdana at 11 px: 6.5 px a letter is enough, and textLength makes the text fit exactly.
        left, right = (ceil(len(text) * 6.5) + 10 for text in (self.label, self.words))
        title = escape(f"{self.label}: {self.words}")
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{left + right}" height="20" '
            f'role="img" aria-label="{title}"><title>{title}</title>'
            f'<rect width="{left}" height="20" fill="#444c56"/>'
            f'<rect x="{left}" width="{right}" height="20" fill="{_FILL[self.colour]}"/>'
            '<g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" '
            'font-size="11">'
            f'<text x="{left / 2}" y="14" textLength="{left - 10}">{escape(self.label)}</text>'
            f'<text x="{left + right / 2}" y="14" textLength="{right - 10}">'
            f"{escape(self.words)}</text></g></svg>"
        )
