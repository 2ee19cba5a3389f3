"""A link to a heading leads to one that is there."""

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote

from bot.workflow.standards import outline, targets
from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Reads, Rule, View


def check(doc: Doc, view: View) -> Iterator[Hit]:
    """Compare anchors with the headings of the page, and of the pages it links."""
    for link in doc.all_links:
        if not link.target.startswith("#"):
            continue
        anchor = unquote(link.target[1:]).lower()
        if anchor and _plain(anchor) not in _anchors(doc):
            yield Hit(
                message=f"no heading here has the anchor `{link.target[:100]}`", line=link.line
            )
    others = {other.path: other for other in view.skill.documents if other.is_markdown}
    for target in targets.relative(doc, view.submission):
        other = others.get(target.path or "") if target.anchor else None
        if other is not None and _plain(target.anchor.lower()) not in _anchors(other):
            yield Hit(
                message=f"`{other.name}` has no heading with the anchor `#{target.anchor[:100]}`",
                line=target.link.line,
            )


@lru_cache(maxsize=64)
def _anchors(doc: Doc) -> set[str]:
    named = re.findall(r"""<\w{1,10}\s[^<>]{0,80}?(?:id|name)=["']([^"'<>]{1,80})""", doc.body)
    own = outline.anchors(doc.headings)
    return {_plain(anchor) for anchor in (*own, *(name.lower() for name in named), "top")}


def _plain(anchor: str) -> str:
    """Without the marks of emoji, which sites keep or drop."""
    return re.sub(r"[^\w-]", "", anchor).strip("-")


RULE = Rule(
    severity=Severity.ERROR,
    existing=Severity.WARNING,
    references=Severity.HINT,
    standard="A link to a heading uses the anchor that heading has.",
    why="A link that goes nowhere looks like a section that was lost.",
    fix="Use the heading in lower case, spaces as hyphens, without punctuation.",
    document=check,
    reads=Reads.MARKDOWN,
    needs=frozenset({Need.PAGE, Need.FENCES}),
    fails=(
        Example(body="See [below](#nowhere-at-all).", at="#nowhere"),
        Example(body="See [limits](references/limits.md#gone).", at="#gone"),
    ),
    passes=(
        Example(body="See [issues](#common-issues) and [w](#workflow-2-compare-two-tokenizers)."),
    ),
)
