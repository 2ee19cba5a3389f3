"""What a rule reports: a hit where it stands, and the finding that the judge makes of it."""

from enum import StrEnum

from msgspec import Struct


class Severity(StrEnum):
    """An error blocks, a warning asks, a hint only tells."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return _ORDER.index(self)

    def at_most(self, other: "Severity | None") -> "Severity":
        """The milder of the two."""
        return self if other is None or self.rank >= other.rank else other


_ORDER = (Severity.ERROR, Severity.WARNING, Severity.HINT)


class Suggestion(Struct, frozen=True, kw_only=True):
    """A mechanical mend: lines `start` to `end` (from 1, both included) become `text`.

    `text` has no final newline; `None` takes the lines away.
    """

    start: int
    end: int
    text: str | None


class Hit(Struct, frozen=True, kw_only=True):
    """What a rule saw.

    `path` is left out by rules that look at one document: the judge fills it in.
    `line` counts from 1; None is for something that is absent.
    `severity` can only soften the rule's own.
    `measure` makes the hit one about the whole file: a larger number is worse, and only a worse
    number than before is a new finding.
    """

    message: str
    line: int | None
    end_line: int | None = None
    path: str | None = None
    severity: Severity | None = None
    measure: float | None = None
    suggestion: Suggestion | None = None


class Finding(Struct, frozen=True, kw_only=True):
    """A hit with its rule, and with what tells it again in another version of the file.

    `fingerprint` is made of rule, path and the line's text, so that it survives moved lines;
    for rules about secrets the line's text is left out of it.
    `blocks` says that the contribution cannot be merged with it; `is_old` that the base had it.
    `waived` is the reason a maintainer gave, if one did.
    """

    rule: str
    severity: Severity
    path: str
    line: int | None
    end_line: int | None
    message: str
    fingerprint: str
    measure: float | None = None
    suggestion: Suggestion | None = None
    skill: str | None = None
    is_old: bool = False
    waived: str | None = None

    @property
    def blocks(self) -> bool:
        """An error that this contribution brings in and nobody waived."""
        return self.severity is Severity.ERROR and not self.is_old and self.waived is None


class Skipped(Struct, frozen=True, kw_only=True):
    """A rule that could not be asked, and why."""

    rule: str
    path: str
    why: str
