"""A reference named in the text exists."""

import posixpath
import re
from collections.abc import Iterator

from bot.workflow.standards import targets
from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.outline import Place
from bot.workflow.standards.rule import Example, Need, Rule, View
from bot.workflow.standards.threats import scan
from bot.workflow.standards.tree import join

NAMED = re.compile(
    r"(?<![\w/.-])(?:\./)?(?:references|scripts|assets|templates)/[\w./-]{1,80}\.(?:md|py|sh|txt|json|ya?ml)\b"
)


def check(doc: Doc, view: View) -> Iterator[Hit]:
    """Look up paths that stand in prose or inline code without being links."""
    tree = view.submission.tree
    linked = {link.line for link in doc.links}
    gone = {target.path for target in targets.relative(doc, view.submission)}
    scripts = posixpath.join(view.skill.directory, "scripts")
    text = doc.only(Place.PROSE, Place.INLINE_CODE, Place.TABLE)
    if scripts in tree.directories:
        text = doc.only(Place.PROSE, Place.INLINE_CODE, Place.TABLE, Place.CODE)
    named_at = (
        (number, match)
        for number, line in scan.lines_with("/", text)
        for match in NAMED.finditer(line)
    )
    for line, match in named_at:
        path = join(view.skill.directory, match.group())
        if line in linked or path is None or path in gone or tree.exists(path):
            continue
        named = match.group().removeprefix("./")
        if tree.other_case(path) is None and not named.startswith("references/"):
            severity: Severity | None = Severity.WARNING
        else:
            severity = None
        yield Hit(message=f"`{match.group()}` does not exist", line=line, severity=severity)


RULE = Rule(
    severity=Severity.ERROR,
    existing=Severity.WARNING,
    standard="A file of the skill that the text names exists.",
    why="The agent opens what the page names, and stops when it is missing.",
    fix="Add the file or correct the name.",
    document=check,
    trigger=r"(?:references|scripts|assets|templates)/",
    needs=frozenset({Need.PAGE, Need.FENCES}),
    fails=(
        Example(body="Details are in `references/gone.md`.", at="gone.md"),
        Example(
            body="```bash\npython scripts/gone.py\npython scripts/run.py\n```",
            files={"scripts/run.py": "print(1)\n"},
            at="gone.py",
        ),
    ),
    passes=(
        Example(body="Details are in `./references/limits.md`."),
        Example(body="```bash\npython scripts/of_the_reader.py\n```"),
    ),
)
