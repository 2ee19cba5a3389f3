"""Each reference file is named on the page."""

import re
from collections.abc import Iterator

from bot.workflow.standards import targets
from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Rule, View
from bot.workflow.standards.sections import all_sections
from bot.workflow.standards.submission import Skill

WHOLE = re.compile(r"(?<![\w/])references/?(?:[`),.]|[^\S\n])")

BARE = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+\[[`*_]*(?:[^\]\s]+ ?){1,3}[`*_]*\]\([^()\s]+\)[.;]?\s*")
"""An item that is a link of a word or three."""
ITEM = re.compile(r"\s*(?:[-*+|]|\d+[.)]) ")


def check(skill: Skill, view: View) -> Iterator[Hit]:
    """Report Markdown files under `references/`, and scripts, that nothing leads to."""
    page = skill.doc.text
    yield from _bare(skill, view)
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


def _bare(skill: Skill, view: View) -> Iterator[Hit]:
    """A link that stands alone in a list does not say when to follow it."""
    doc = skill.doc
    lines: dict[str, list[int]] = {}
    for target in targets.relative(doc, view.submission):
        if target.path and skill.relative(target.path).startswith("references/"):
            lines.setdefault(target.path, []).append(target.link.line)
    for path, where in lines.items():
        if all(BARE.fullmatch(doc.line_text(line)[:300]) for line in where) and not _said(
            doc, where[0]
        ):
            yield Hit(
                message=f"the page does not say when to read `{skill.relative(path)}`",
                line=where[0],
                severity=Severity.HINT,
            )


def _said(doc: Doc, line: int) -> bool:
    """Whether a sentence in front of the list speaks for all of it."""
    section = max(
        (each for each in all_sections(doc) if each.first_line <= line),
        key=lambda each: each.first_line,
        default=None,
    )
    above = doc.lines[section.first_line - 1 : line - 1] if section is not None else ()
    return any(len(text.split()) > 3 and not ITEM.match(text) for text in above)


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
        Example(
            body="## More\n\n- [Lost](references/lost.md)",
            files={"references/lost.md": "# Lost\n\nText.\n"},
            at="- [Lost]",
        ),
    ),
    passes=(
        Example(
            body="## More\n\nRead these when a run fails:\n\n- [Lost](references/lost.md)",
            files={"references/lost.md": "# Lost\n\nText.\n"},
        ),
        Example(
            body="See [lost](references/lost.md).",
            files={"references/lost.md": "# Lost\n\nText.\n"},
        ),
    ),
)
