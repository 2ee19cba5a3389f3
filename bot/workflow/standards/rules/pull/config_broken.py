"""The configuration of the bot can be used."""

from collections.abc import Iterator

from bot.model.config import FILE, Config
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, LibraryView, Rule


def check(view: LibraryView) -> Iterator[Hit]:
    """Report each mistake on its line: unknown keys and rules, wrong values, no YAML."""
    submission = view.submission
    entry = submission.tree.get(FILE)
    if entry is None or entry.data is None or not submission.is_library:
        return
    if submission.pull is not None and FILE not in submission.pull.changed:
        return
    from bot.workflow.standards.configuration import examine  # few libraries bring one

    read = examine(entry.data)
    for problem in () if isinstance(read, Config) else read:
        yield Hit(message=problem.message, path=FILE, line=problem.line)


RULE = Rule(
    severity=Severity.ERROR,
    standard="The configuration holds only keys and rules that there are, with values they take.",
    why="A configuration that cannot be used leaves the defaults in force for everybody.",
    fix="Correct the line; `milepost config check` says whether it is right.",
    library=check,
    fails=(
        Example(
            files={f"/{FILE}": "standards:\n  rules:\n    brokn-link: {severity: hint}\n"},
            at="brokn-link",
            where=f"/{FILE}",
        ),
        Example(
            files={f"/{FILE}": "standards:\n  max_line: 400\n"},
            at="max_line",
            where=f"/{FILE}",
        ),
    ),
    passes=(
        Example(files={f"/{FILE}": "standards:\n  rules:\n    broken-link: {severity: hint}\n"}),
    ),
)
