"""A workflow ends in a check."""

import re
from collections.abc import Iterator, Sequence

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.outline import Fence
from bot.workflow.standards.rule import Example, Need, Rule, View
from bot.workflow.standards.sections import WORKFLOW, Section, matching, workflows

CHECK = re.compile(
    r"\b(?:verif\w*|validat\w*|check\w*|test\w*|assert\w*|confirm\w*|evaluat\w*|inspect\w*|compar\w*"
    r"|monitor\w*|measur\w*|review\w*|expect\w*|should (?:show|print|see|be|match)|ensure\w*"
    r"|benchmark\w*|eval|debug\w*|profil\w*|sanity|pass(?:es)?|make sure|look for|watch)\b",
    re.IGNORECASE,
)

CERTAIN = re.compile(
    r"\b(?:verif\w*|validat\w*|check(?:s|ed|ing)?|tests?|testing|assert\w*|confirm(?:s|ed)?"
    r"|evaluat\w*|inspect\w*"
    r"|compar\w*|measur\w*|expect\w*|should (?:show|print|see|be|match)|ensure\w*|make sure"
    r"|sanity)\b",
    re.IGNORECASE,
)
ANY = re.compile(
    CHECK.pattern + r"|\b(?:done when|prints?|shows?|outputs?|sees?(?! \[)|agree\w*|match\w*"
    r"|prov\w*|proof|succeed\w*|count\w*|accept\w*|look\w*|reads? back|raises?|fails?|works)\b",
    re.IGNORECASE,
)
"""What can tell that somebody looks at the result."""
LOOKS = re.compile(r"\bassert|\bexpect\(|\b(?:raise|exit)\b|#")
"""A line of code that looks at a result, or says what it is."""
SAYS = re.compile(
    r"\s*(?:print\(\s*([\"'])[^\"'{}%]*\1\s*\)|echo +(?:\"[^\"$`]*\"|'[^']*'|[\w .,!]+))\s*;?"
)
"""A line that says the same whatever happened."""
STEP = re.compile(r"\s*[-*] \[[ xX]\] ")


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report a page whose workflows never verify what they did."""
    sections = matching(doc, WORKFLOW)
    if not sections:
        return
    texts = [doc.lines[section.first_line - 1 : section.last_line] for section in sections]
    if not any(CHECK.search("\n".join(lines)) for lines in texts):
        yield Hit(
            message="no workflow ends in a check of its result", line=sections[0].heading.line
        )
        return
    if not any(CERTAIN.search(_end(lines)) for lines in texts):
        yield Hit(
            message="checks are spoken of, but no workflow ends in one",
            line=sections[0].heading.line,
            severity=Severity.HINT,
        )
        return
    for section in workflows(doc):
        if not _is_looked_at(doc, section):
            yield Hit(
                message=f"`{section.heading.text[:60]}` does not end in a check of its result",
                line=section.heading.line,
                severity=Severity.HINT,
            )
        line = _said(doc, section)
        if line:
            yield Hit(message="this check says the same whatever happened", line=line)


def _fences(doc: Doc, section: Section) -> list[Fence]:
    return [each for each in doc.fences if section.first_line <= each.line <= section.last_line]


def _said(doc: Doc, section: Section) -> int:
    """The line of the last code of a workflow, if it stands for a check and looks at nothing."""
    fences = _fences(doc, section)
    if not fences or not CERTAIN.search(fences[-1].heading):
        return 0
    lines = [line for line in fences[-1].text.split("\n") if line.strip()]
    return fences[-1].line + 1 if lines and all(map(SAYS.fullmatch, lines)) else 0


def _is_looked_at(doc: Doc, section: Section) -> bool:
    """Whether the last step, the text from the last code on, or an assertion there is a check;
    also of what is no list of steps, which other rules speak of."""
    lines = doc.lines[section.first_line - 1 : section.last_line]
    steps = [line for line in lines if STEP.match(line)]
    if not steps:
        return True
    fences = _fences(doc, section)
    code = {
        number
        for fence in fences
        for number in range(fence.line, fence.line + fence.text.count("\n") + 2)
    }
    begin = fences[-2:][0].line if fences else section.first_line
    told = [
        line.replace("hecklist", "")
        for number, line in enumerate(lines, section.first_line)
        if number >= begin and not STEP.match(line) and (number not in code or LOOKS.search(line))
    ]
    return any(ANY.search(line) for line in (*steps[-1:], *told))


def _end(lines: Sequence[str]) -> str:
    """The last steps of the checklist, and the last part of the text."""
    steps = [line for line in lines if STEP.match(line)]
    return "\n".join((*steps[-2:], *lines[len(lines) // 2 :]))


RULE = Rule(
    severity=Severity.WARNING,
    existing=Severity.HINT,
    standard="A workflow ends in a check that tells whether it worked.",
    why="Without a check an agent reports success for whatever happened.",
    fix="Add a last step: run a test, compare a number, look at an output.",
    document=check,
    needs=frozenset({Need.PAGE, Need.FENCES}),
    fails=(
        Example(
            text="---\nname: x\n---\n# Title\n\n## Workflow: serve\n\n- [ ] Start\n- [ ] Use it\n",
            at="## Workflow",
            also=("*",),
        ),
        Example(
            text="---\nname: x\n---\n# Title\n\n## Workflow: serve\n\n- [ ] Test the disk\n"
            "- [ ] Start\n- [ ] Use it\n\nThen go on.\n\nIt runs.\n",
            at="## Workflow",
            also=("*",),
        ),
        Example(
            text="---\nname: x\n---\n# Title\n\n## Workflow 1\n\n- [ ] Start\n- [ ] Check it\n\n"
            "## Workflow 2\n\n- [ ] Make a set\n- [ ] Close the client\n\n```python\n"
            "add(expected=1)\n```\n\nMore can be added at any time.\n",
            at="## Workflow 2",
            also=("*",),
        ),
        Example(
            text="---\nname: x\n---\n# Title\n\n## Workflow 1\n\n- [ ] Start\n- [ ] Check it\n\n"
            '### Start\n\nRun it.\n\n### Check it\n\n```python\nprint("All is well")\n```\n',
            at="print(",
            also=("*",),
        ),
    ),
    passes=(
        Example(),
        Example(
            text="---\nname: x\n---\n# Title\n\n## Workflow 1\n\n- [ ] Start\n- [ ] Check it\n\n"
            "## Workflow 2\n\n- [ ] Make a set\n- [ ] Close the client\n\n```python\n"
            "assert len(items) == 1\n```\n\n",
            also=("*",),
        ),
    ),
)
