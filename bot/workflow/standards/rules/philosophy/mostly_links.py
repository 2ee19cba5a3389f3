"""A skill is more than a list of links to documentation."""

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Rule, View

SHARE = 0.6
FEWEST = 12
WORD = re.compile(r"[A-Za-z]{2,}")
WORDS = 8
"""Words of the page's own for each link to elsewhere; pages of accepted skills have hundreds."""


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report a page on which most lines that say anything are links to other sites."""
    if doc.text.count("://") + len(doc.links) < FEWEST:
        return
    start = doc.body_line
    lines = [
        number
        for number, line in enumerate(doc.lines, 1)
        if number >= start and not line.startswith("#") and line.strip(" \t\r-=*_#")
    ]
    outside = {
        link.line for link in doc.links if link.target.startswith(("http://", "https://"))
    } | {
        number
        for number in lines
        if "http://" in doc.lines[number - 1] or "https://" in doc.lines[number - 1]
    }
    if len(outside) < FEWEST:
        return
    if len(outside) > SHARE * len(lines):
        yield Hit(
            message=f"{len(outside)} of {len(lines)} lines are links; a skill says it itself",
            line=min(outside),
        )
        return
    links = [link for link in doc.links if link.line in outside]
    own = len(WORD.findall(doc.prose)) - sum(len(WORD.findall(link.text)) for link in links)
    if own < WORDS * len(links):
        yield Hit(
            message=f"{own} words stand between {len(links)} links; a skill says it itself",
            line=min(outside),
        )


RULE = Rule(
    severity=Severity.WARNING,
    existing=Severity.HINT,
    standard="A skill is more than links to documentation.",
    why="An agent can find documentation; it needs what is not there: the order, the choice, the "
    "trap.",
    fix="Say in your own words what the linked pages would tell, and link the source once.",
    document=check,
    needs=frozenset({Need.PAGE, Need.FENCES}),
    fails=(
        Example(
            text="---\nname: x\n---\n# Title\n\n"
            + "".join(f"- [Page {n}](https://example.org/{n})\n" for n in range(20)),
            at="[Page 0]",
            also=("*",),
        ),
        Example(
            text="---\nname: x\n---\n# Title\n\n"
            + "".join(
                f"## Part {n}\n\nSee [part {n}](https://huggingface.co/docs/{n}) for this.\n\n"
                f"```bash\necho {n}\necho {n + 1}\n```\n\n"
                for n in range(14)
            ),
            at="[part 0]",
            also=("*",),
        ),
    ),
    passes=(Example(body="".join(f"- [Page {n}](https://example.com/{n})\n" for n in range(9))),),
)
