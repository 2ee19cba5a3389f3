"""A workflow has a checklist."""

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Rule, View
from bot.workflow.standards.sections import WORKFLOW, matching

TASK = re.compile(r"^\s*(?:[-*+]|\d+\.) \[[ xX]\]", re.MULTILINE)


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report workflows on a page that has not one checklist, in or out of a code block."""
    if doc.outline.tasks or any(TASK.search(fence.text) for fence in doc.fences):
        return
    sections = matching(doc, WORKFLOW)
    if sections:
        yield Hit(
            message="the workflows have no checklist (`- [ ] Step 1: …`)",
            line=sections[0].heading.line,
        )


RULE = Rule(
    severity=Severity.WARNING,
    existing=Severity.HINT,
    standard="Each workflow begins with a checklist of its steps (`- [ ]`).",
    why="Agents copy the checklist into their answer and so forget no step.",
    fix="List the steps as `- [ ] Step 1: …` under the workflow's heading.",
    document=check,
    needs=frozenset({Need.PAGE, Need.FENCES}),
    fails=(
        Example(
            text="---\nname: x\n---\n# Title\n\n## Workflow: serve\n\nStart it.\n",
            at="## Workflow",
            also=("*",),
        ),
    ),
    passes=(
        Example(text="---\nname: x\n---\n# T\n\n## Workflow\n\n```\n- [ ] one\n```\n"),
        Example(),
    ),
)
