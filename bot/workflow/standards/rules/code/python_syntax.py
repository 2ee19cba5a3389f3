"""Python on a page parses."""

from collections.abc import Iterator

from bot.workflow.standards.code import guess, python
from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Reads, Rule, View


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Parse each Python block; the usual liberties of examples are forgiven."""
    for fence in doc.snippets:
        if fence.language not in python.LANGUAGES:
            continue
        parsed = python.parse(fence.text)
        if parsed.code is None and not parsed.is_python_two and not guess.real_language(fence):
            yield Hit(
                message=f"this Python does not parse: {parsed.message}",
                line=fence.line + max(1, parsed.line),
            )


RULE = Rule(
    severity=Severity.ERROR,
    references=Severity.WARNING,
    standard="Python code parses.",
    why="Agents copy the block as it stands; a missing bracket costs each of them a round.",
    fix="Paste the block into a file and run `python -m py_compile` on it.",
    document=check,
    reads=Reads.TEXT,
    needs=frozenset({Need.PAGE, Need.FENCES}),
    fails=(
        Example(body="```python\nmodel = load(\nprint(1)\n```", at="model = load("),
        Example(body="```python\nx = 1\n  y = 2\n```", at="  y = 2"),
        Example(
            files={"scripts/run.py": "def f(:\n    pass\n"},
            at="def f(:",
            where="scripts/run.py",
            also=("file-unmentioned",),
        ),
    ),
    passes=(
        Example(body="```python\n!nvidia-smi\nx = [1, 2, ...]\ncall(\n    a=1,\n    ...\n)\n```"),
        Example(body="```python\nclass Later:\n    def run(self):\n        # left out\n```"),
        Example(body="```python\n>>> len('abc')\n3\n```"),
        Example(body="```python\nresult = await client.get('x')\n```"),
    ),
)
