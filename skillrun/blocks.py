"""Reads the fenced blocks of a skill's Markdown, in the order in which a reader meets them.

The info string of a fence says what is to happen with it:

=============================  =====================================================================
``python``, ``bash``           executed; must not fail
``python raises="ValueError"`` executed; must raise exactly this class
``bash exit="2"``              executed; must end with this exit code
``python skip="reason"``       not executed, and why; counted in the report
``text output``                what the executed block before it prints (``...`` is anything)
``text error``                 what the executed block before it says when it fails
anything else                  not code to run: configuration, a transcript, a checklist
=============================  =====================================================================
"""

import re
from dataclasses import dataclass
from pathlib import Path

from sybil import Document
from sybil.parsers.markdown.lexers import RawFencedCodeBlockLexer

EXECUTED = {"python": "python", "bash": "bash", "sh": "bash", "shell": "bash"}
"""Language tag of a fence -> the interpreter that executes it."""

_INFO = re.compile(r"(?P<info>[^\n]*)\n")
_ATTRIBUTE = re.compile(r'(?P<key>[a-z]+)(?:="(?P<value>[^"]*)")?(?:\s+|$)')
KNOWN = {
    "python": {"skip", "raises"},
    "bash": {"skip", "exit"},
    "text": {"output", "error"},
}
"""What the info string of a fence may say after its language."""


class BlockError(Exception):
    """A fence that says something which the runner does not understand."""


@dataclass(frozen=True, kw_only=True)
class Block:
    """One fenced block.

    ``line`` is the line of the opening fence, counted from 1; ``attributes`` is the rest of the
    info string, a bare word having the value "".
    """

    path: Path
    line: int
    language: str
    attributes: dict[str, str]
    source: str

    @property
    def interpreter(self) -> str | None:
        """``python`` or ``bash`` for code that can be executed, else None."""
        return EXECUTED.get(self.language)

    @property
    def skipped(self) -> str | None:
        """Why the block is not executed, or None."""
        return self.attributes.get("skip")


@dataclass(frozen=True, kw_only=True)
class Example:
    """A block to execute, with the texts that the skill quotes as its outcome."""

    block: Block
    output: str | None = None
    error: str | None = None


def read(path: Path) -> list[Block]:
    """All fenced blocks of a Markdown file, in order."""
    document = Document(path.read_text(encoding="utf-8"), str(path))
    for region in RawFencedCodeBlockLexer(_INFO)(document):
        document.add(region)
    blocks = []
    for example in document:
        lexemes = example.region.lexemes
        language, _, rest = lexemes["info"].strip().partition(" ")
        blocks.append(
            Block(
                path=path,
                line=example.line,
                language=language,
                attributes=_attributes(rest.strip(), language, path, example.line),
                source=str(lexemes["source"]),
            )
        )
    return blocks


def examples(blocks: list[Block]) -> list[Example]:
    """The executable blocks, each joined with the ``text output`` and ``text error`` after it."""
    found: list[Example] = []
    for block in blocks:
        if block.interpreter:
            found.append(Example(block=block))
        for kind in ("output", "error"):
            if block.language == "text" and kind in block.attributes:
                found = [*found[:-1], _with(found, block, kind)]
    return found


def _with(found: list[Example], quote: Block, kind: str) -> Example:
    where = f"{quote.path}:{quote.line}"
    if not found:
        raise BlockError(f"{where}: no block before this one whose {kind} it could be")
    last = found[-1]
    if getattr(last, kind) is not None:
        raise BlockError(f"{where}: the block before it has its {kind} already")
    texts = {"output": last.output, "error": last.error, kind: quote.source}
    return Example(block=last.block, **texts)


def _attributes(rest: str, language: str, path: Path, line: int) -> dict[str, str]:
    attributes, place = {}, 0
    while place < len(rest):
        match = _ATTRIBUTE.match(rest, place)
        if match is None:
            raise BlockError(f"{path}:{line}: cannot read the info string at {rest[place:]!r}")
        attributes[match["key"]] = match["value"] or ""
        place = match.end()
    unknown = set(attributes) - KNOWN.get(EXECUTED.get(language, language), set())
    if unknown:
        raise BlockError(f"{path}:{line}: {language or 'a bare fence'} knows no {sorted(unknown)}")
    if attributes.get("skip", "reason").strip() == "":
        raise BlockError(f"{path}:{line}: a block that is skipped says why")
    return attributes
