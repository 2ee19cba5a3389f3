"""A skill holds no links to other files."""

import posixpath
from collections.abc import Iterator

from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Rule, View
from bot.workflow.standards.submission import Skill
from bot.workflow.standards.tree import join


def check(skill: Skill, _view: View) -> Iterator[Hit]:
    """Report symbolic links; those that lead out of the skill by that name."""
    for entry in skill.entries:
        if entry.link is None:
            continue
        target = join(posixpath.dirname(skill.relative(entry.path)), entry.link)
        out = entry.link.startswith("/") or target is None
        yield Hit(
            message="a symbolic link out of the skill" if out else "a symbolic link",
            path=entry.path,
            line=1,
        )


RULE = Rule(
    severity=Severity.ERROR,
    existing=Severity.WARNING,
    standard="A skill holds no symbolic links.",
    why="A link can lead to private files of whoever installs the skill.",
    fix="Copy the file.",
    skill=check,
    needs=frozenset(),
    is_security=True,
    fails=(Example(links={"references/x.md": "/etc/passwd"}, where="references/x.md"),),
    passes=(Example(),),
)
