"""A rule: one file, one value `RULE`, with everything that is ever said about it."""

from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from typing import Any

from msgspec import Struct, field

from bot.model.config import RoadmapConfig, StandardsConfig
from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.submission import Pull, Skill, Submission
from bot.workflow.standards.threats.sieve import Sieve


class View(Struct, frozen=True, kw_only=True):
    """What a check may look at besides its document; `skill` is the one the document is of."""

    submission: Submission
    config: StandardsConfig
    roadmap: RoadmapConfig
    skill: Skill


class LibraryView(Struct, frozen=True, kw_only=True):
    """What a check of the whole submission may look at."""

    submission: Submission
    config: StandardsConfig
    roadmap: RoadmapConfig


class Reads(Enum):
    """Which documents a document check is asked about."""

    PAGE = "SKILL.md"
    REFERENCES = "the Markdown files beside SKILL.md"
    MARKDOWN = "every Markdown file of the skill"
    TEXT = "every text file of the skill"


class Need(Enum):
    """The ground a rule stands on; where it is missing the rule is skipped and says so."""

    PAGE = "SKILL.md could not be read"
    FRONTMATTER = "the frontmatter could not be read"
    FENCES = "a code fence is never closed"


class Example(Struct, frozen=True, kw_only=True):
    """A contribution in one idea, put into a skill that is correct otherwise.

    `body` is Markdown added to the skill's body, `text` the whole `SKILL.md` instead of it.
    `fields` replaces frontmatter values by raw YAML; None drops the key.
    `files` are added, or taken away by None; a path that begins with `/` counts from the library,
    any other from
    the skill. `links` are symbolic links, path to target. `at` is a piece of the line on which the
    finding must stand; None where something is absent. `where` is the file of the finding,
    from the skill, or from the library's root with `/`. `config` changes settings,
    `judged` adds directories to the skills that are judged.
    `also` names rules that rightly fire beside this one; `*` stands for any.
    """

    body: str | None = None
    text: str | None = None
    fields: Mapping[str, str | None] = field(default_factory=dict)
    files: Mapping[str, str | bytes | None] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    directory: str = "10-optimization/counting-tokens"
    at: str | None = None
    where: str = "SKILL.md"
    pull: Pull | None = None
    judged: tuple[str, ...] = ()
    config: Mapping[str, object] = field(default_factory=dict)
    is_existing: bool = False
    also: tuple[str, ...] = ()
    note: str = ""


DocumentCheck = Callable[[Doc, View], Iterable[Hit]]
SkillCheck = Callable[[Skill, View], Iterable[Hit]]
LibraryCheck = Callable[[LibraryView], Iterable[Hit]]


class Rule(Struct, frozen=True, kw_only=True):
    """One thing the standard asks. The file's name, with hyphens, is the rule's id.

    Exactly one of `document`, `skill` and `library` is the check; the judge calls it and adds
    rule, path and fingerprint. `standard` is a sentence of CONTRIBUTING.md, word for word.
    `existing` is the severity for a skill that was accepted before the rule could be asked of it,
    `references` the severity in any file but `SKILL.md`; None keeps `severity`.
    `trigger` is an RE2 pattern (see https://github.com/google/re2/wiki/Syntax): a document that
    does not contain it is never shown to the check. All triggers are searched in one linear pass.
    `sieve` gives the patterns that the check itself looks for first, so that small documents can be
    sifted by them together; it is made once.
    `is_secret` keeps the line's text out of fingerprints and every output.
    `is_security` refuses waivers from files of the contribution and keeps full severity.
    """

    severity: Severity
    standard: str
    why: str
    fix: str
    fails: tuple[Example, ...]
    passes: tuple[Example, ...]
    document: DocumentCheck | None = None
    skill: SkillCheck | None = None
    library: LibraryCheck | None = None
    reads: Reads = Reads.PAGE
    needs: frozenset[Need] = frozenset({Need.PAGE})
    trigger: str | None = None
    sieve: Callable[[], Sieve[Any]] | None = None
    existing: Severity | None = None
    references: Severity | None = None
    is_secret: bool = False
    is_security: bool = False
