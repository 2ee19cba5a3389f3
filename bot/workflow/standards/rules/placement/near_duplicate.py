"""A skill is not a copy of another one."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, LibraryView, Rule

SHARE = 0.5
FEWEST = 30


def check(view: LibraryView) -> Iterator[Hit]:
    """Compare the sets of longer lines of each judged page with those of all others."""
    others = [(doc, _lines(doc)) for doc in view.submission.others]
    judged = [(skill.doc, _lines(skill.doc)) for skill in view.submission.skills]
    pages = [*others, *judged]
    counts = Counter(chain.from_iterable(lines for _, lines in pages))
    holders: dict[str, list[int]] = {
        line: [] for line, count in counts.items() if 1 < count <= COMMON
    }
    for number, (_, lines) in enumerate(pages):
        for line in holders.keys() & lines:
            holders[line].append(number)
    for number, (doc, lines) in enumerate(pages[len(others) :], len(others)):
        if len(lines) < FEWEST:
            continue
        shared = Counter(chain.from_iterable(holders[line] for line in holders.keys() & lines))
        del shared[number]
        best = max(shared, key=lambda other: (shared[other], -other), default=None)
        if best is not None and shared[best] > SHARE * len(lines):
            yield Hit(
                message=f"{100 * shared[best] // len(lines)} % of the lines stand in "
                f"`{pages[best][0].path}` too",
                path=doc.path,
                line=1,
            )


COMMON = 50
"""A line in more pages than this is the template's and tells nothing."""


def _lines(doc: Doc) -> set[str]:
    return {text for text in doc.stripped[doc.front.end_line :] if len(text) >= 20}


TEXT = "".join(f"Line {n} of this page says something of its own.\n" for n in range(60))

RULE = Rule(
    severity=Severity.WARNING,
    existing=Severity.HINT,
    standard="A skill is not a copy of another one; what is shared is linked.",
    why="Two copies drift apart, and agents cannot choose between them.",
    fix="Extend the existing skill, or keep only what is different.",
    library=check,
    fails=(
        Example(
            body=TEXT,
            files={"/15-rag/other/SKILL.md": f"---\nname: other\n---\n# Other\n\n{TEXT}"},
            at="---",
            also=("repeats-itself",),
        ),
    ),
    passes=(
        Example(files={"/15-rag/other/SKILL.md": f"---\nname: other\n---\n# Other\n\n{TEXT}"}),
    ),
)
