"""A link stays in the repository."""

import posixpath
import re
from collections.abc import Iterator

from bot.workflow.standards import targets
from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Reads, Rule, View

LOCAL = re.compile(
    r"(?:file:|javascript:|vbscript:|data:text/|[A-Za-z]:[\\/]|/(?:Users|home|root|etc|var|tmp|mnt|opt|private)/|~/)",
    re.I,
)


def check(doc: Doc, view: View) -> Iterator[Hit]:
    """Report targets above the repository's root, and paths of somebody's machine."""
    for target in targets.relative(doc, view.submission):
        if target.path is None:
            yield Hit(
                message=f"`{target.link.target[:100]}` leads out of the "
                f"{'skill' if target.is_unseen else 'repository'}",
                line=target.link.line,
                severity=Severity.WARNING if target.is_unseen else None,
            )
    for link in doc.all_links:
        if LOCAL.match(link.target) or (link.target.startswith("/") and _is_file(link.target)):
            yield Hit(
                message=f"`{link.target[:100]}` is a path of one machine or server",
                line=link.line,
            )


def _is_file(target: str) -> bool:
    return not target.startswith("//") and posixpath.splitext(target)[1] in (
        ".md",
        ".py",
        ".txt",
        ".sh",
    )


RULE = Rule(
    severity=Severity.ERROR,
    references=Severity.WARNING,
    standard="Links stay inside the repository, or lead to the open web.",
    why="A path outside is missing on every other machine, and may name what nobody should read.",
    fix="Copy the file into `references/` and link it there.",
    document=check,
    reads=Reads.MARKDOWN,
    needs=frozenset({Need.PAGE, Need.FENCES}),
    is_security=True,
    fails=(
        Example(body="See [secrets](../../../../etc/passwd).", at="etc/passwd"),
        Example(body="See [notes](/Users/ada/notes.md).", at="/Users/ada"),
        Example(body="See [notes](file:///srv/notes.md).", at="file:///"),
    ),
    passes=(
        Example(
            body="See [other](../other/SKILL.md).",
            files={"/10-optimization/other/SKILL.md": "---\nname: other\n---\n"},
        ),
    ),
)
