"""The number in a cell, and nothing else of it.

**~65,000 lines** total (SKILL.md + references)   →   **~96,600 lines** total (…)
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

_NUMBER = re.compile(r"\d+(?:[,.\u00a0\u202f'_]\d{3})*(?![\d])(?:\.\d+)?|\d+(?:\.\d+)?")
_SCALE = re.compile(r"[ \u00a0]?([kKM])\b")
_SCALES = {"k": 1_000, "K": 1_000, "M": 1_000_000}


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A number as it stands in a text."""

    text: str
    """As written, with its separators."""
    span: tuple[int, int]
    value: Fraction
    group: str
    """What separates thousands; empty where nothing shows it."""
    decimals: int
    scale: int
    """1, or what a `k` or `M` behind the number multiplies it by."""


def find(cell: str, *, whole: bool = True) -> Figure | None:
    """Find the first number; `whole` says that the figure counts things, so `65.000` is 65000."""
    found = _NUMBER.search(cell)
    if found is None:
        return None
    text = found.group()
    group = next((char for char in text if not char.isdigit() and char != "."), "")
    plain = text.replace(group, "") if group else text
    if not group and whole and re.fullmatch(r"\d{1,3}(?:\.\d{3})+", text):
        group, plain = ".", text.replace(".", "")
    _, _, fraction = plain.partition(".")
    suffix = _SCALE.match(cell, found.end())
    scale = _SCALES[suffix.group(1)] if suffix else 1
    return Figure(
        text=text,
        span=found.span(),
        value=Fraction(plain) * scale,
        group=group,
        decimals=len(fraction),
        scale=scale,
    )


def write(value: Fraction, like: Figure, *, comma: bool) -> str:
    """Write a value in the manner of a figure.

    `comma`: the numbers round it separate thousands by commas, so that a figure that grows past
    999 does so too.
    """
    decimals = like.decimals
    if like.scale > 1 and value < 10 * like.scale and not decimals:
        decimals = 1
    step = Decimal(1).scaleb(-decimals)
    exact = Decimal(value.numerator) / Decimal(value.denominator * like.scale)
    rounded = exact.quantize(step, rounding=ROUND_HALF_UP)
    has_thousands = like.value >= 1000 and like.scale == 1
    group = like.group or ("," if comma and not has_thousands else "")
    return f"{rounded:,}".replace(",", group)


def replace(cell: str, figure: Figure, text: str) -> str:
    """Put the text where the figure stands."""
    start, end = figure.span
    return cell[:start] + text + cell[end:]


@dataclass(frozen=True, kw_only=True)
class Target:
    """What a target cell asks for: at least `low`, and at most `high` where it is a range."""

    text: str
    low: Fraction
    high: Fraction | None
    marked: bool
    """Whether the cell says that it is reached."""

    def reached_by(self, value: Fraction) -> bool:
        """Tell whether the value meets the target."""
        return value >= self.low and (self.high is None or value <= self.high)


_TARGET = re.compile(
    r"[^\d]{0,20}?(?P<low>\d[\d,]*(?:\.\d+)?)"
    r"(?:[ \t]*(?P<plus>\+)|[ \t]*[-–—][ \t]*(?P<high>\d[\d,]*))?"
    r"(?P<words>[^\d✅]*)(?P<mark>✅)?[ \t]*"
)


def target(cell: str) -> Target | None:
    """Read a target such as `70`, `70,000+ lines`, `200-500 lines ✅`; None for any other."""
    found = _TARGET.fullmatch(cell.strip()) if len(cell) <= 200 else None
    if found is None:
        return None
    low, high = found.group("low"), found.group("high")
    text = low + ("+" if found.group("plus") else "") + (f"-{high}" if high else "")
    return Target(
        text=text,
        low=Fraction(low.replace(",", "")),
        high=Fraction(high.replace(",", "")) if high else None,
        marked=found.group("mark") is not None,
    )
