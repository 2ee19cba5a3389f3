"""A file can be stored under its name on every system."""

import re
import unicodedata
from collections.abc import Iterator

from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Rule, View
from bot.workflow.standards.submission import Skill

REFUSED = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f]')
SHELL = re.compile(r"[`$;&!]")
DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
COPY = re.compile(r"\bcopy(?: \d+)?\.\w+$|\(\d+\)\.\w+$| - copy", re.IGNORECASE)
LONGEST_NAME, LONGEST_PATH = 128, 240
"""Windows ends a path at 260 characters, of which the place of the library takes some."""


def check(skill: Skill, _view: View) -> Iterator[Hit]:
    """Report names that a system refuses, changes or hides, and those a shell would run."""
    for entry in skill.entries:
        inside = skill.relative(entry.path)
        message = next(filter(None, map(_wrong, inside.split("/"))), None)
        if message is None and len(inside) > LONGEST_PATH:
            message = f"the path has {len(inside)} characters"
        if message is not None:
            yield Hit(message=message, path=entry.path, line=1)
        elif COPY.search(entry.name):
            yield Hit(
                message="this looks like a copy of another file",
                path=entry.path,
                line=1,
                severity=Severity.WARNING,
            )


def _wrong(name: str) -> str | None:
    """What is wrong with one part of a path."""
    odd = next((c for c in name if not c.isprintable() or unicodedata.category(c) == "Cf"), None)
    if odd is not None:
        return f"the name holds U+{ord(odd):04X}, which nobody sees"
    if name != name.strip() or name.endswith((".", " ")) or re.search(r" \.\w+$", name):
        return "the name begins or ends with a space or a dot"
    if REFUSED.search(name):
        return "the name holds a character that Windows refuses"
    if name.startswith("-"):
        return "a shell reads the name as an option"
    if SHELL.search(name):
        return "the name holds characters that a shell obeys"
    if DEVICES.fullmatch(name):
        return "Windows keeps this name for a device"
    if len(name.encode()) > LONGEST_NAME:
        return f"the name has {len(name.encode())} bytes; the limit is {LONGEST_NAME}"
    return None


RULE = Rule(
    severity=Severity.ERROR,
    existing=Severity.WARNING,
    standard="A file's name can be written on every system: no control characters, none of "
    '`<>:"|?*\\`, no device names.',
    why="Where a name is refused the whole repository cannot be checked out.",
    fix="Rename the file: letters, digits, `-`, `_` and `.`.",
    skill=check,
    needs=frozenset(),
    is_security=True,
    fails=(
        Example(files={"scripts/aux.txt": "x\n"}, where="scripts/aux.txt"),
        Example(files={"assets/a:b.txt": "x\n"}, where="assets/a:b.txt"),
        Example(files={"assets/name ": "x\n"}, where="assets/name "),
        Example(files={"assets/$(id).txt": "x\n"}, where="assets/$(id).txt"),
    ),
    passes=(Example(files={"assets/träge_Datei-1.2 (final).txt": "x\n"}),),
)
