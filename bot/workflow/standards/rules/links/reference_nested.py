"""References are one step away from the page."""

from collections.abc import Iterator

from bot.workflow.standards import targets
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Rule, View
from bot.workflow.standards.submission import Skill


def check(skill: Skill, view: View) -> Iterator[Hit]:
    """Report files that only another reference leads to."""
    page = skill.doc.text
    linked = targets.relative(skill.doc, view.submission)
    direct = {target.path: target.link.line for target in reversed(linked)}
    known = {doc.path: doc for doc in skill.references}
    for doc in skill.references:
        below = skill.relative(doc.path).removeprefix("references/")
        if below != skill.relative(doc.path) and "/" in below:
            yield Hit(
                message=f"`{skill.relative(doc.path)}` stands in a directory below `references/`",
                path=skill.doc.path if doc.path in direct else doc.path,
                line=direct.get(doc.path, 1),
                severity=Severity.WARNING,
            )
        for target in targets.relative(doc, view.submission):
            other = known.get(target.path or "")
            if other is None or other is doc or other.path in direct:
                continue
            if skill.relative(other.path) in page or other.name in page:
                continue
            yield Hit(
                message=f"`{skill.relative(other.path)}` can only be reached through this file; "
                "link it from `SKILL.md`",
                path=doc.path,
                line=target.link.line,
            )


RULE = Rule(
    severity=Severity.ERROR,
    existing=Severity.WARNING,
    standard="References are one level deep: each is linked from `SKILL.md` itself.",
    why="Agents often read only the beginning of a file they came to by another file.",
    fix="Link the file from `SKILL.md` too.",
    skill=check,
    fails=(
        Example(
            files={
                "references/deep.md": "# Deep\n\nText.\n",
                "references/limits.md": "# Limits\n\nSee [deep](deep.md).\n",
            },
            at="deep.md",
            where="references/limits.md",
        ),
        Example(
            body="See [deep](references/more/deep.md).",
            files={"references/more/deep.md": "# Deep\n\nText.\n"},
            at="See [deep]",
        ),
    ),
    passes=(
        Example(
            body="See [deep](references/deep.md).",
            files={
                "references/deep.md": "# Deep\n\nText.\n",
                "references/limits.md": "# Limits\n\nSee [deep](deep.md).\n",
            },
        ),
    ),
)
