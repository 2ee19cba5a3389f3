"""A package's name is the one that was meant."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from bot.workflow.standards.code.imports import normal
from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Reads, Rule, View
from bot.workflow.standards.threats import commands, scan
from bot.workflow.standards.threats.packages import MISTAKEN, NPM, NPM_REAL, POPULAR, REAL

INSTALL = (
    r"(?:^|[\s`\"'&|;(!%])(pip[0-9.]*|uv pip|uv|poetry|pipx|pdm|conda|mamba|npm|pnpm|yarn|bun)"
    r"\s+(?:install|add|i)\s+([^\n|;&#`]{1,400})"
)
_LEAST = 5
_FAR = 12
"""Names of this length may be two slips away."""


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Compare installed and declared names with well-known ones, one slip away."""
    for found in scan.find(INSTALL, commands.joined(doc.text), most=400):
        words = found.text[found.text.index(found.value) + len(found.value) :].split()[1:]
        seen: set[str] = set()
        for word in words:
            meant = _meant(word, found.value)
            if meant and word not in seen and not word.startswith("-"):
                seen.add(word)
                yield Hit(message=_words(word, meant), line=_line(doc, found, word))
    field = doc.front.fields.get("dependencies")
    for item in field.items if field is not None else ():
        meant = _meant(item.text, "pip")
        if meant:
            yield Hit(message=_words(item.text, meant), line=item.line)


def _words(word: str, meant: str) -> str:
    return f"`{word[:60]}` is not `{meant}`, which its makers call so"


def _line(doc: Doc, found: scan.Found, word: str) -> int:
    """The line of the word: a long command goes on over several."""
    at = doc.text.find(word, found.start)
    return doc.line_at(at if 0 <= at < found.end else found.value_start)


@lru_cache(maxsize=4096)
def _meant(word: str, tool: str) -> str | None:
    found = re.match(r"[\"']?([A-Za-z][A-Za-z0-9._-]{2,60})(?![\w/:])", word)
    if found is None:
        return None
    name = normal(found.group(1))
    is_python = tool not in ("npm", "pnpm", "yarn", "bun")
    known, real = (POPULAR, REAL) if is_python else (NPM, NPM_REAL)
    if name in known or name in real:
        return None
    if name in MISTAKEN and is_python and tool not in ("conda", "mamba"):
        return MISTAKEN[name]
    if len(name) < _LEAST:
        return None
    slips = 2 if len(name) >= _FAR else 1
    near = process.extract(
        name, _long(known), scorer=DamerauLevenshtein.distance, score_cutoff=slips, limit=3
    )
    for other, distance, _ in near:
        if distance == 1 or len(other) >= _FAR:
            return str(other)
    if name.startswith("python-") and name[7:] in POPULAR:
        return name[7:]
    return None


@cache
def _long(known: frozenset[str]) -> tuple[str, ...]:
    """Those long enough to tell a slip from another word, in an order that is always the same."""
    return tuple(sorted(name for name in known if len(name) >= _LEAST))


RULE = Rule(
    severity=Severity.ERROR,
    existing=Severity.WARNING,
    standard="A package's name is spelled as its makers spell it.",
    why="Names one letter off are registered by people who wait for the mistake.",
    fix="Copy the name from the package's own page.",
    document=check,
    reads=Reads.TEXT,
    trigger=scan.trigger(INSTALL, r"(?m)^dependencies:"),
    is_security=True,
    fails=(
        Example(body="```bash\npip install reqeusts\n```", at="reqeusts"),
        Example(body="```bash\nuv add \\\n  numpy \\\n  sklearn\n```", at="sklearn"),
        Example(body='```bash\npip install "polars>=1.9.0" "pyarow>=17.0"\n```', at="pyarow"),
        Example(body="```bash\nnpm install lodahs\n```", at="lodahs"),
        Example(
            fields={"dependencies": "[transfomers>=4.40.0, tiktoken>=0.7.0, transformers>=4.0]"},
            at="dependencies:",
        ),
    ),
    passes=(
        Example(
            body="```bash\npip install torch torchaudio torchtune\nconda install pytorch\n"
            "pip install fastai tensorboardX x-transformers\n"
            "pip install psycopg pypdf2 polars pyaml\nnpm install express @langchain/core\n```"
        ),
    ),
)
