"""The rules as documentation: one page each, and all of them in one document."""

import json
from itertools import groupby

from bot.workflow.standards.finding import Severity
from bot.workflow.standards.registry import Named, all_rules
from bot.workflow.standards.rule import Example, Rule


def listing() -> str:
    """One line per rule, for the terminal."""
    width = max(len(identity) for identity in all_rules())
    return "\n".join(
        f"{named.id:{width}}  {named.rule.severity:7}  {named.rule.standard}"
        for named in all_rules().values()
    )


def page(named: Named) -> str:
    """Everything about one rule, as Markdown."""
    rule = named.rule
    parts = [
        f"# {named.id}",
        rule.standard,
        f"From CONTRIBUTING.md, *{named.section}*. {severities(rule)}",
        f"**Why.** {rule.why}",
        f"**How to mend.** {rule.fix}",
        *(f"Fails:\n\n{shown(example)}" for example in rule.fails),
        *(f"Passes:\n\n{shown(example)}" for example in rule.passes if shown(example)),
    ]
    return "\n\n".join(parts)


def document() -> str:
    """`docs/rules.md`: every rule by family."""
    parts = [
        "# The rules",
        "Made from the rules themselves by `python -m bot.workflow.standards.pages`; a test "
        "compares. Each rule quotes a sentence of [CONTRIBUTING.md](../CONTRIBUTING.md). "
        "`milepost explain RULE` shows one page in the terminal.",
        "An *error* blocks a merge if the pull request brings it in, a *warning* asks, a *hint* "
        "only tells. The configuration can change severities and limits, and switch a rule off "
        "with a reason.",
    ]
    for section, group in groupby(all_rules().values(), key=lambda named: named.section):
        parts.append(f"## {section}")
        for named in group:
            rule = named.rule
            parts.append(
                f"### `{named.id}`\n\n{rule.standard}\n\n{severities(rule)}\n\n"
                f"**Why.** {rule.why}\n\n**How to mend.** {rule.fix}"
            )
            example = shown(rule.fails[0])
            if example:
                parts.append(f"Fails:\n\n{example}")
    return "\n\n".join(parts) + "\n"


def severities(rule: Rule) -> str:
    """In words: for a new skill, in references, for a skill accepted before."""
    words = [f"{_article(rule.severity)}"]
    if rule.references is not None:
        words.append(f"{_article(rule.references)} in references")
    if rule.existing is not None:
        words.append(f"{_article(rule.existing)} for a skill accepted before")
    return f"It is {'; '.join(words)}."


def _article(severity: Severity) -> str:
    return f"{'an' if severity is Severity.ERROR else 'a'} {severity}"


def shown(example: Example) -> str:
    """The example as a fenced block; empty for those that cannot be shown as text."""
    blocks = []
    if example.fields:
        lines = "\n".join(
            f"(no `{key}`)" if value is None else f"{key}:{_spaced(value)}"
            for key, value in example.fields.items()
        )
        blocks.append(("yaml", lines))
    if example.config:
        settings = "\n".join(
            f"  {key}: {json.dumps(value)}" for key, value in example.config.items()
        )
        blocks.append(("yaml", f"# .github/milepost.yml\nstandards:\n{settings}"))
    if example.text is not None:
        blocks.append(("markdown", example.text))
    if example.body:
        blocks.append(("markdown", example.body))
    for path, content in example.files.items():
        if isinstance(content, str):
            blocks.append(("text", f"{path.lstrip('/')}:\n{content}"))
    if example.directory != Example().directory:
        blocks.append(("text", f"{example.directory}/SKILL.md"))
    return "\n\n".join(_fenced(language, _cut(text)) for language, text in blocks)


def _spaced(value: str) -> str:
    return value if value.startswith("\n") else f" {value}"


def _cut(text: str) -> str:
    lines = text.strip("\n").split("\n")
    if len(lines) > 20:
        lines = [*lines[:18], "…"]
    return "\n".join(_visible(line[:200]) for line in lines)


def _visible(line: str) -> str:
    """Hidden characters as `<U+200B>`, so that the page itself hides nothing."""
    return "".join(
        char if char.isprintable() or char == "\t" else f"<U+{ord(char):04X}>" for char in line
    )


def _fenced(language: str, text: str) -> str:
    marks = "`" * max(3, 1 + max((len(run) for run in _runs(text)), default=0))
    return f"{marks}{language}\n{text}\n{marks}"


def _runs(text: str) -> list[str]:
    return [run for run in "".join(c if c == "`" else " " for c in text).split() if run]


if __name__ == "__main__":
    import sys

    sys.stdout.write(document())
