"""A link spells the file's name as it is, case included."""

import posixpath
from collections.abc import Iterator

from bot.workflow.standards import targets
from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity, Suggestion
from bot.workflow.standards.rule import Example, Need, Reads, Rule, View


def check(doc: Doc, view: View) -> Iterator[Hit]:
    """Report targets that exist only in another case."""
    tree = view.submission.tree
    for target in targets.relative(doc, view.submission):
        if target.path is None or tree.exists(target.path):
            continue
        real = tree.other_case(target.path)
        if real is not None:
            line = doc.line_text(target.link.line)
            name, wrong = posixpath.basename(real), posixpath.basename(target.path)
            yield Hit(
                message=f"`{target.link.target[:100]}` is spelled `{name}` in the library",
                line=target.link.line,
                suggestion=Suggestion(
                    start=target.link.line, end=target.link.line, text=line.replace(wrong, name)
                )
                if wrong in line and wrong != name
                else None,
            )


RULE = Rule(
    severity=Severity.ERROR,
    references=Severity.WARNING,
    standard="A link spells the file's name in the same case.",
    why="It works on a Mac and fails everywhere else.",
    fix="Copy the name from the file.",
    document=check,
    reads=Reads.MARKDOWN,
    needs=frozenset({Need.PAGE, Need.FENCES}),
    fails=(Example(body="See [limits](references/Limits.md).", at="Limits.md"),),
    passes=(Example(body="See [limits](references/limits.md)."),),
)
