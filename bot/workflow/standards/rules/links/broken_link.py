"""A relative link leads to a file that is there."""

import posixpath
import re
from collections.abc import Iterator

from rapidfuzz import process

from bot.workflow.standards import targets
from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Reads, Rule, View

NO_FILE = re.compile(r"[\s(){}<>|*$\"'=]|^\.{0,2}/?$|^[a-z_]+$|^\d+$")


PLACEHOLDER = re.compile(
    r"(?:todo|tbd|xxx|link|url|path/to/.*|your-.*|insert.*|placeholder)$", re.I
)


def check(doc: Doc, view: View) -> Iterator[Hit]:
    """Look each target up in the tree; a name in another case is another rule's."""
    tree = view.submission.tree
    for target in targets.relative(doc, view.submission):
        path = target.path
        if PLACEHOLDER.match(target.link.target):
            continue
        if doc.is_template and "{" in target.link.target:
            continue
        if path is None or tree.exists(path) or tree.other_case(path) is not None:
            continue
        shown = target.link.target[:120]
        if NO_FILE.search(shown) and "." not in posixpath.basename(path):
            continue
        names = [entry.path for entry in tree.under(view.skill.directory)][:2000]
        near = process.extractOne(path, names, score_cutoff=85)
        advice = (
            f"; did you mean `{posixpath.relpath(near[0], doc.directory or '.')}`?" if near else ""
        )
        yield Hit(message=f"`{shown}` does not exist{advice}", line=target.link.line)


RULE = Rule(
    severity=Severity.ERROR,
    standard="A relative link leads to a file that exists.",
    why="The agent reads the file when it needs it, and stops when it is missing.",
    fix="Correct the path, or add the file.",
    document=check,
    reads=Reads.MARKDOWN,
    references=Severity.WARNING,
    needs=frozenset({Need.PAGE, Need.FENCES}),
    fails=(
        Example(body="See [the guide](references/nope.md).", at="nope.md"),
        Example(body="![plot](assets/plot.png)", at="plot.png"),
        Example(body="See [the guide][g].\n\n[g]: references/gone.md", at="[the guide][g]"),
    ),
    passes=(
        Example(
            body='See [the log](<references/run log.md> "log") and [m](references/run%20log.md).',
            files={"references/run log.md": "# Log\n\nText.\n"},
        ),
        Example(body="`model[i](x)` and\n\n```python\nmodel[i](references/x.md)\n```", also=("*",)),
    ),
)
