"""A skill is small enough to be read."""

from collections.abc import Iterator

from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Rule, View
from bot.workflow.standards.submission import Skill


def check(skill: Skill, view: View) -> Iterator[Hit]:
    """Report large files, too many of them, and too much together."""
    config = view.config
    for entry in skill.entries:
        if entry.size > config.max_file_bytes:
            yield Hit(
                message=f"{entry.size / 1048576:.1f} MB; the limit is "
                f"{config.max_file_bytes / 1048576:.1f} MB. The file was not read.",
                path=entry.path,
                line=1,
                measure=entry.size,
            )
    total = sum(entry.size for entry in skill.entries)
    if total > config.max_skill_bytes:
        yield Hit(
            message=f"{total / 1048576:.1f} MB in all files together",
            line=1,
            path=skill.doc.path,
            measure=total,
        )
    if len(skill.entries) > config.max_files:
        yield Hit(
            message=f"{len(skill.entries)} files; the limit is {config.max_files}",
            line=1,
            path=skill.doc.path,
            measure=len(skill.entries),
        )


RULE = Rule(
    severity=Severity.ERROR,
    existing=Severity.WARNING,
    standard="A file has at most 1 MB, a skill at most 190 files and 10 MB.",
    why="Larger ones are dumps that nobody reads, and they slow every installation.",
    fix="Keep what the page needs, and link the rest.",
    skill=check,
    needs=frozenset(),
    fails=(
        Example(
            config={"max_file_bytes": 4096},
            files={"references/limits.md": "# L\n" * 2000},
            where="references/limits.md",
            also=("title", "*"),
        ),
    ),
    passes=(Example(),),
)
