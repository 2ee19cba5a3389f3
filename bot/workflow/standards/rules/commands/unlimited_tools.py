"""A skill asks for no more tools than it needs, and hooks nothing in."""

from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Rule, View
from bot.workflow.standards.threats import scan

_ALL = (
    r"(?i)(?:^|[\s,\[\"'])(?:\*|all|bash\s*\(\s*\*?\s*(?::\s*\*)?\s*\)|\*\s*\(\s*\*\s*\))"
    r"(?:$|[\s,\]\"'])"
)
_WILD = r"(?i)bash\s*\(\s*(?:sudo|curl|wget|rm|sh|bash|eval|nc|ssh)\b[^)]*\)"
_BASH = r"(?i)(?:^|[\s,\[\"'])bash(?:$|[\s,\]\"'])"


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report wild cards and hooks in the frontmatter."""
    tools = doc.front.fields.get("allowed-tools")
    if tools is not None:
        said = " ".join([tools.text, *(item.text for item in tools.items)])
        if scan.has(_ALL, said) or scan.has(_WILD, said):
            yield Hit(message="`allowed-tools` allows any command", line=tools.line)
        elif scan.has(_BASH, said):
            yield Hit(
                message="`allowed-tools` allows any shell command; name them: `Bash(git:*)`",
                line=tools.line,
                severity=Severity.HINT,
            )
    hooks = doc.front.fields.get("hooks")
    if hooks is not None:
        yield Hit(message="`hooks` run commands that nobody asked for", line=hooks.line)


RULE = Rule(
    severity=Severity.ERROR,
    existing=Severity.WARNING,
    standard="`allowed-tools` names the tools that are needed; a skill has no hooks.",
    why="Commands that are allowed beforehand run without a question.",
    fix="Name the tools one by one, such as `Read Grep Bash(pytest:*)`.",
    document=check,
    needs=frozenset({Need.PAGE, Need.FRONTMATTER}),
    is_security=True,
    fails=(
        Example(fields={"allowed-tools": "Bash(*) Read"}, at="allowed-tools"),
        Example(fields={"hooks": "\n  PreToolUse: run.sh"}, at="hooks", also=("*",)),
    ),
    passes=(Example(fields={"allowed-tools": "Read Grep Bash(pytest:*)"}),),
)
