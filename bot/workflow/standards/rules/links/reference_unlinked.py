"""Each reference file is named on the page."""

import re
from collections.abc import Iterator

from bot.workflow.standards import targets
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Rule, View
from bot.workflow.standards.submission import Skill

WHOLE = re.compile(r"(?<![\w/])references/?(?:[`),.]|[^\S\n])")


def check(skill: Skill, view: View) -> Iterator[Hit]:
    """Report Markdown files under `references/`, and scripts, that nothing leads to."""
    page = skill.doc.text
    linked = {
        target.path
        for doc in (skill.doc, *skill.references)
        for target in targets.relative(doc, view.submission)
    }
    yield from _scripts(skill)
    for doc in skill.references:
        inside = skill.relative(doc.path)
        if not inside.startswith("references/") or doc.path in linked:
            continue
        if inside in page or doc.name in page:
            continue
        yield Hit(
            message=f"nothing in `SKILL.md` leads to `{inside}`",
            path=doc.path,
            line=1,
            severity=Severity.HINT if WHOLE.search(page) else None,
        )


def _scripts(skill: Skill) -> Iterator[Hit]:
    """A script that no text of the skill names is perhaps one too many."""
    texts = [doc.text for doc in skill.documents]
    for entry in skill.entries:
        inside = skill.relative(entry.path)
        if not inside.startswith("scripts/") or not entry.name.endswith((".py", ".sh")):
            continue
        stem = entry.name.rsplit(".", 1)[0]
        if entry.name[0] not in "._" and not any(stem in text for text in texts):
            yield Hit(
                message=f"nothing in the skill names `{inside}`",
                path=entry.path,
                line=1,
                severity=Severity.HINT,
            )


RULE = Rule(
    severity=Severity.WARNING,
    existing=Severity.HINT,
    standard="`SKILL.md` names each reference file and says when to read it.",
    why="An agent opens only the files the page tells it about.",
    fix="Link the file where its subject comes up.",
    skill=check,
    fails=(
        Example(
            files={"references/lost.md": "# Lost\n\nText.\n"},
            at="# Lost",
            where="references/lost.md",
        ),
    ),
    passes=(
        Example(
            body="See [lost](references/lost.md).",
            files={"references/lost.md": "# Lost\n\nText.\n"},
        ),
    ),
)
