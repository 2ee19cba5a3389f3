"""Each workflow has a checklist."""

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Rule, View
from bot.workflow.standards.sections import Section, text_of, workflows

TASK = re.compile(r"^\s*(?:[-*+]|\d+\.) \[[ xX]\]", re.MULTILINE)


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report workflows without a checklist, in or out of a code block."""
    found = workflows(doc)
    if not doc.outline.tasks and not any(TASK.search(fence.text) for fence in doc.fences):
        if found:
            yield Hit(
                message="the workflows have no checklist (`- [ ] Step 1: …`)",
                line=found[0].heading.line,
            )
        return
    listed = [section for section in found if TASK.search(text_of(doc, section))]
    for section in found if listed else ():
        if section not in listed and _is_work(doc, section):
            yield Hit(
                message=f"`{section.heading.text[:60]}` has no checklist, as others have",
                line=section.heading.line,
            )


def _is_work(doc: Doc, section: Section) -> bool:
    """Whether something is done there: it has code of its own."""
    return any(section.first_line <= fence.line <= section.last_line for fence in doc.fences)


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
        Example(
            text="---\nname: x\n---\n# Title\n\n## Workflows\n\n### Serve\n\n- [ ] Start it\n\n"
            "### Stop\n\n```bash\nkill 1\n```\n",
            at="### Stop",
            also=("*",),
        ),
    ),
    passes=(
        Example(
            text="---\nname: x\n---\n# T\n\n## Workflow 1\n\n- [ ] one\n\n## Workflows compared\n\n"
            "Both are short.\n",
            also=("*",),
        ),
        Example(text="---\nname: x\n---\n# T\n\n## Workflow\n\n```\n- [ ] one\n```\n"),
        Example(),
    ),
)
