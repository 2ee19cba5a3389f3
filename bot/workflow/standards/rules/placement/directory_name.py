"""A skill's directory has a plain name."""

import re
from collections.abc import Iterator

from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, LibraryView, Rule

FORM = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")


def check(view: LibraryView) -> Iterator[Hit]:
    """Report names with capitals, spaces or other characters, and overlong ones."""
    for skill in view.submission.skills:
        if skill.directory and (not FORM.fullmatch(skill.name) or len(skill.name) > 64):
            yield Hit(
                message=f"the directory `{skill.name[:80]}` is not lower case words with hyphens",
                path=skill.doc.path,
                line=1,
            )


RULE = Rule(
    severity=Severity.ERROR,
    existing=Severity.WARNING,
    standard="The directory's name is lower case words joined by hyphens.",
    why="It is part of paths, links and commands on every system.",
    fix="Rename the directory.",
    library=check,
    fails=(
        Example(directory="10-optimization/Counting Tokens", also=("name-directory",)),
        Example(directory="10-optimization/counting_tokens", also=("name-directory",)),
    ),
    passes=(
        Example(),
        Example(directory="10-optimization/llama-cpp", fields={"name": "llama-cpp"}),
    ),
)
