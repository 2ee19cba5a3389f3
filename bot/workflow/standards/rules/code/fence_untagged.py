"""A code block names its language."""

import re
from collections.abc import Iterator

from bot.workflow.standards.code import guess
from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity, Suggestion
from bot.workflow.standards.outline import Fence
from bot.workflow.standards.rule import Example, Need, Reads, Rule, View

CHECKLIST = re.compile(r"^\s*(?:[-*+] )?\[[ xX]\]|[├└│─┌┐▼►→↓]|^\s*\d+\. ", re.MULTILINE)


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report code without a tag; other text without one is only a hint."""
    for fence in doc.fences:
        if fence.language or not fence.text.strip():
            continue
        language = guess.looks_like_code(fence.text)
        if language is not None:
            yield Hit(
                message=f"this code block has no language; it looks like `{language}`",
                line=fence.line,
                suggestion=_tagged(doc, fence, language),
            )
        elif not CHECKLIST.search(fence.text):
            yield Hit(
                message="this block has no language; `text` is one",
                line=fence.line,
                severity=Severity.HINT,
                suggestion=_tagged(doc, fence, "text"),
            )


def _tagged(doc: Doc, fence: Fence, language: str) -> Suggestion:
    line = doc.line_text(fence.line).rstrip()
    return Suggestion(start=fence.line, end=fence.line, text=line + language)


RULE = Rule(
    severity=Severity.ERROR,
    existing=Severity.HINT,
    references=Severity.HINT,
    standard="Each block that holds code names its language.",
    why="The tag decides how the block is shown, checked and run.",
    fix="Write the language after the opening marks: `python`, `bash`, `text`.",
    document=check,
    reads=Reads.MARKDOWN,
    needs=frozenset({Need.PAGE, Need.FENCES}),
    fails=(
        Example(body="```\nimport tiktoken\nprint(tiktoken.__version__)\n```", at="```"),
        Example(body="```\npip install tiktoken\n```", at="```"),
    ),
    passes=(
        Example(body="```\nsrc/\n├── a.py\n└── b.py\n```"),
        Example(body="```\n- [ ] Step 1\n- [ ] Step 2\n```"),
    ),
)
