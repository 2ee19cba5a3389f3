"""Dependencies say from which version on they work."""

from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.requirements import parse
from bot.workflow.standards.rule import Example, Need, Rule, View

LOWER = (">=", ">", "==", "===", "~=")


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report requirements without a lower bound; some with and some without is only a hint."""
    field = doc.front.fields.get("dependencies")
    loose = []
    total = 0
    for item in field.items if field is not None else ():
        requirement = parse(item.text)
        if isinstance(requirement, str):
            continue
        total += 1
        if not requirement.url and not any(sign in LOWER for sign in requirement.operators):
            loose.append((requirement.name, item.line))
    if loose:
        names = ", ".join(f"`{name}`" for name, _ in loose[:5])
        yield Hit(
            message=f"no lower bound: {names}",
            line=loose[0][1],
            severity=None if len(loose) == total else Severity.HINT,
        )


RULE = Rule(
    severity=Severity.WARNING,
    existing=Severity.HINT,
    standard="Each dependency has a lower bound, the version the examples were written for.",
    why="Interfaces change; without a version nobody can tell for which one the skill is right.",
    fix="Add `>=` with the version you used.",
    document=check,
    needs=frozenset({Need.PAGE, Need.FRONTMATTER}),
    fails=(
        Example(fields={"dependencies": "[tiktoken, transformers]"}, at="dependencies:"),
        Example(fields={"dependencies": "[tiktoken>=0.7, transformers]"}, at="dependencies:"),
    ),
    passes=(Example(fields={"dependencies": "[tiktoken==0.7.0, transformers>=4,<5]"}),),
)
