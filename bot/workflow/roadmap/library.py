"""The tree of skills as plain data, and what is counted in it.

Fed from paths and line counts, so that a directory on disk and a git tree with a cache of counts
by blob id give the same library.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from posixpath import basename, dirname

from bot.model.config.roadmap import RoadmapConfig
from bot.workflow.roadmap.slug import slug, unordered

SKILL = "SKILL.md"
REFERENCES = "references"
BINARY = -1
"""The line count of a file that is not text."""

_KEY = re.compile(r"(name|description|roadmap)[ \t]*:[ \t]*(.*)")
_LONGEST_FRONTMATTER = 100
"""Lines; a closing `---` is not looked for further down."""


@dataclass(frozen=True, kw_only=True)
class LibraryFile:
    """A file of the library; `path` is relative to the library, with `/`."""

    path: str
    lines: int
    """As `count_lines` gives them, `BINARY` for a file that is not text."""
    text: str | None = None
    """Of a SKILL.md, where it is known; only its frontmatter is read."""
    blob: str | None = None
    """Git's id of the content, where it is known."""


@dataclass(frozen=True, kw_only=True)
class Reference:
    """A text file under a skill's `references/`."""

    path: str
    lines: int


@dataclass(frozen=True, kw_only=True)
class Skill:
    """A directory that holds `SKILL.md`."""

    path: str
    slug: str
    """The directory's name as a slug, without an ordering number in front."""
    category: str | None
    """The directory above, `10-optimization`; None at the top of the library."""
    lines: int
    references: tuple[Reference, ...] = ()
    name: str | None = None
    """`name` of the frontmatter."""
    description: str | None = None
    roadmap: tuple[str, ...] = ()
    """Items that the frontmatter's `roadmap` names."""
    blob: str | None = None


@dataclass(frozen=True, kw_only=True)
class Library:
    """All skills, by path."""

    skills: tuple[Skill, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Metrics:
    """What the tree holds; nothing here is ever typed or incremented."""

    skills: int
    skill_lines: int
    """Lines of all SKILL.md."""
    total_lines: int
    """Those, and the lines of text files under `references/`."""
    gold: int
    """Skills with at least `gold_references` reference files."""

    @property
    def average(self) -> Fraction:
        """Mean lines of a SKILL.md; 0 where there is none."""
        return Fraction(self.skill_lines, self.skills) if self.skills else Fraction(0)

    @property
    def avg_lines(self) -> float:
        """The mean, to one decimal, halves rounded up."""
        return int(self.average * 10 + Fraction(1, 2)) / 10

    def value(self, measure: str) -> Fraction | None:
        """Give what a row of the metrics table counts; None for what is no number."""
        if measure == "avg_lines":
            return self.average
        if measure in {"skills", "skill_lines", "total_lines", "gold"}:
            return Fraction(getattr(self, measure))
        return None


def count_lines(data: bytes) -> int:
    """Count newlines, plus one for a last line without; `BINARY` for what is not text."""
    if b"\0" in data or data.startswith(b"%PDF-"):
        return BINARY
    return data.count(b"\n") + (not data.endswith(b"\n") and bool(data))


def counts(path: str) -> bool:
    """Tell whether a file of this path can matter, so that nothing else need be read."""
    parts = path.split("/")
    if any(part.startswith(".") or part == "node_modules" for part in parts):
        return False
    return parts[-1] == SKILL or REFERENCES in parts[:-1]


def read_file(path: str, data: bytes, *, blob: str | None = None) -> LibraryFile:
    """Give a file of the library from its bytes."""
    text = data[:20_000].decode("utf-8", "replace") if basename(path) == SKILL else None
    return LibraryFile(path=path, lines=count_lines(data), text=text, blob=blob)


def snapshot(files: Iterable[LibraryFile]) -> Library:
    """Build the library; files that do not count are left out, of a doubled path the last holds."""
    known = {file.path: file for file in files if counts(file.path)}
    folders = {dirname(path) for path in known if basename(path) == SKILL}
    references: dict[str, list[Reference]] = {folder: [] for folder in folders}
    for path, file in sorted(known.items()):
        owner = _owner(path)
        if owner in references and file.lines != BINARY and basename(path) != SKILL:
            references[owner].append(Reference(path=path, lines=file.lines))
    return Library(
        skills=tuple(
            _skill(folder, known[f"{folder}/{SKILL}" if folder else SKILL], references[folder])
            for folder in sorted(folders)
        )
    )


def _owner(path: str) -> str | None:
    """Give the directory whose `references/` the file is in, the nearest one above it."""
    parts = path.split("/")[:-1]
    for at in range(len(parts) - 1, -1, -1):
        if parts[at] == REFERENCES:
            return "/".join(parts[:at])
    return None


def _skill(folder: str, file: LibraryFile, references: list[Reference]) -> Skill:
    said = frontmatter(file.text or "")
    return Skill(
        path=folder,
        slug=unordered(basename(folder)),
        category=basename(dirname(folder)) or None,
        lines=max(file.lines, 0),
        references=tuple(references),
        name=said.get("name"),
        description=said.get("description"),
        roadmap=_listed(said.get("roadmap", "")),
        blob=file.blob,
    )


def frontmatter(text: str) -> dict[str, str]:
    """Read the plain top-level keys we need; YAML proper is the standards' business.

    A value that spans lines is cut at its first; nothing raises, whatever the text.
    """
    lines = text.removeprefix("\ufeff").splitlines()[: _LONGEST_FRONTMATTER + 1]
    if not lines or lines[0].rstrip() != "---":
        return {}
    found: dict[str, str] = {}
    for line in lines[1:]:
        if line.rstrip() == "---":
            return found
        key = _KEY.match(line[:2000])
        if key:
            value = key.group(2).strip()
            quote = value[:1]
            if quote in {'"', "'"} and value.endswith(quote) and len(value) > 1:
                value = value[1:-1]
            found.setdefault(key.group(1), value)
    return {}


def _listed(value: str) -> tuple[str, ...]:
    inner = value[1:-1] if value.startswith("[") and value.endswith("]") else value
    parts = inner.split(",") if inner is not value else [inner]
    return tuple(name for name in (part.strip(" \t\"'") for part in parts) if slug(name))


def measure(library: Library, config: RoadmapConfig | None = None) -> Metrics:
    """Count what the tree holds."""
    enough = (config or RoadmapConfig()).gold_references
    skill_lines = sum(skill.lines for skill in library.skills)
    return Metrics(
        skills=len(library.skills),
        skill_lines=skill_lines,
        total_lines=skill_lines
        + sum(file.lines for skill in library.skills for file in skill.references),
        gold=sum(len(skill.references) >= enough for skill in library.skills),
    )
