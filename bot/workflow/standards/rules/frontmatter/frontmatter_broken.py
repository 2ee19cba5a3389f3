"""The frontmatter is there, first, closed, and valid YAML."""

from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Rule, View


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report why the block cannot be read."""
    problem = doc.front.problem
    if problem is not None:
        yield Hit(message=problem.message, line=problem.line)


RULE = Rule(
    severity=Severity.ERROR,
    standard="A skill begins on its first line with YAML frontmatter between two lines of `---`.",
    why="Agents load the frontmatter of every skill to choose one; without it the skill is never "
    "chosen.",
    fix="Put `---` on line 1, one `key: value` per line, and `---` after the last key. Quote "
    "values that hold `: `, `#`, `[` or `@`.",
    document=check,
    needs=frozenset({Need.PAGE}),
    fails=(
        Example(text="# Counting tokens\n\nNo frontmatter here.\n", at="# Counting", also=("*",)),
        Example(text="---\nname: counting-tokens\n\n# Counting tokens\n", at="---", also=("*",)),
        Example(fields={"tags": "[Cost, LLM"}, at="tags:"),
        Example(fields={"dependencies": "[ray[data], torch]"}, at="ray[data]"),
    ),
    passes=(Example(fields={"description": "|\n  Counts tokens.\n  Use when cutting text."}),),
)
