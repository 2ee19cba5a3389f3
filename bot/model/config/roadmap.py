"""The `roadmap:` section of the configuration."""

import re
from datetime import date
from typing import Annotated, Literal

from bot.model.config.section import Checked, section, setting

NUMBERS = ("skills", "avg_lines", "skill_lines", "total_lines", "gold", "done", "open")
_HOLE = re.compile(r"\{([^{}]*)\}")


def _names_a_number(patterns: tuple[str, ...]) -> tuple[str, ...]:
    for pattern in patterns:
        holes = _HOLE.findall(pattern)
        unknown = [hole for hole in holes if hole not in NUMBERS]
        if unknown or not holes:
            known = ", ".join(f"{{{name}}}" for name in NUMBERS)
            what = f"has no number {{{unknown[0]}}}" if unknown else "names no number"
            raise ValueError(f"the pattern {pattern!r} {what}; there are {known}")
        parts = _HOLE.split(pattern)[::2]
        if not all(part.strip() for part in parts[1:-1]) or not (parts[0] + parts[-1]).strip():
            raise ValueError(f"the pattern {pattern!r} needs text beside its numbers")
    return patterns


@section
class Mirror:
    """Another file that repeats the library's numbers."""

    path: str = setting(description="The file, from the top of the repository.")
    patterns: Annotated[tuple[str, ...], Checked(_names_a_number)] = setting(
        default=(),
        description="Texts as they stand in the file, with `{skills}`, `{avg_lines}`, "
        "`{skill_lines}`, `{total_lines}`, `{gold}`, `{done}` or `{open}` where a number is kept "
        "true, such as `badge/skills-{skills}-blue`.",
    )


@section
class RoadmapConfig:
    """Where the roadmap and the library are, and how they are counted."""

    path: str = setting(default="ROADMAP.md", description="The roadmap file.")
    library: str = setting(default="skills", description="The tree of skills.")
    gold_references: int = setting(
        default=2, ge=1, description="Reference files that make a skill gold standard."
    )
    aliases: dict[str, str] = setting(
        default_factory=dict,
        description="Other names of an item: a directory or an abbreviation, and the item's name.",
    )
    phases: dict[str, str] = setting(
        default_factory=dict,
        description="Directory of a category and the number of the phase to which a skill that "
        "the roadmap does not name is added, such as `10-optimization: '8'`.",
    )
    areas: dict[str, str] = setting(
        default_factory=dict,
        description="Directory of a category and its name in the Coverage row, where the name "
        "cannot be told from the directory.",
    )
    write: Literal["commit", "pull"] = setting(
        default="commit",
        description="`commit` writes to the default branch at once, and by a pull request only "
        "where the branch is protected; `pull` always asks by one rolling pull request.",
    )
    reopen: bool = setting(
        default=True, description="Whether an item that is ticked and has no skill is opened again."
    )
    mirrors: tuple[Mirror, ...] = setting(
        default=(), description="Other files that repeat the numbers, kept true by the same commit."
    )
    start: date | None = setting(default=None, description="First day of the roadmap.")
    target_date: date | None = setting(
        default=None,
        description="Day by which the target is to be reached; without it, `by month 6` in "
        "the vision counts from the start.",
    )
