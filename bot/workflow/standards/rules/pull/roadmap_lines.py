"""Status and metrics of the roadmap are written by the bot."""

import re
from collections.abc import Iterator

from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, LibraryView, Rule
from bot.workflow.standards.submission import Pull

OWNED = re.compile(
    r"^\s*[-*] (?:✅|\[[ xX]\])|^#{2,4} .*\b(?:Phase|COMPLETE|IN PROGRESS)\b"
    r"|^\*\*Status\*\*|^\|.*\|"
)


def check(view: LibraryView) -> Iterator[Hit]:
    """Report changed roadmap lines that the bot keeps."""
    pull = view.submission.pull
    if pull is None or pull.is_maintainer:
        return
    lines = [line[1:] for line in pull.roadmap_lines if OWNED.match(line[1:300])]
    if lines:
        yield Hit(
            message=f"`{lines[0].strip()[:80]}`: the bot brings this line up to date on merge",
            path=view.roadmap.path,
            line=None,
        )


RULE = Rule(
    severity=Severity.HINT,
    standard="Status, counts and metrics of the roadmap are left to the bot.",
    why="Two pull requests that edit the same line conflict, and hand-kept counts go wrong.",
    fix="Take the change to the roadmap out.",
    library=check,
    fails=(Example(pull=Pull(roadmap_lines=("+- ✅ **AWQ** - done",)), where="/ROADMAP.md"),),
    passes=(Example(pull=Pull(roadmap_lines=("+Some words on the vision.",))),),
)
