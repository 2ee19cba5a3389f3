"""ROADMAP.md as data. Nothing is lost: `parse(text).text == text`, whatever the text."""

from bot.workflow.roadmap import lines
from bot.workflow.roadmap.reader import read
from bot.workflow.roadmap.structure import Document, Phase, Problem, state

__all__ = ["Document", "Phase", "Problem", "decode", "encode", "parse", "state"]


def parse(text: str) -> Document:
    """Read a roadmap; nothing raises, lines that are not understood are kept and named."""
    return read(lines.split(text))


def decode(data: bytes) -> str:
    """Give bytes as text; bytes that are not UTF-8 are kept as surrogates, see `encode`."""
    return data.decode("utf-8", "surrogateescape")


def encode(text: str) -> bytes:
    """Give back the bytes that `decode` took."""
    return text.encode("utf-8", "surrogateescape")
