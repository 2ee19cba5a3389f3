"""A skill shows how it is done."""

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Rule, View

CODE = frozenset(
    [
        "python",
        "py",
        "bash",
        "sh",
        "shell",
        "console",
        "zsh",
        "yaml",
        "yml",
        "json",
        "toml",
        "javascript",
        "js",
        "typescript",
        "ts",
        "rust",
        "go",
        "cpp",
        "c",
        "cuda",
        "java",
        "sql",
        "dockerfile",
        "latex",
        "tex",
        "r",
        "julia",
        "ini",
        "hcl",
        "http",
        "html",
        "css",
        "makefile",
        "powershell",
        "jsonc",
        "jsonl",
        "graphql",
        "proto",
        "scala",
        "kotlin",
        "swift",
        "ruby",
        "php",
        "perl",
        "lua",
        "xml",
        "diff",
    ]
)

INSTALL = re.compile(
    r"(?:[$!%] ?)?(?:sudo )?(?:(?:python3? -m )?pip3?|uv(?: pip)?|conda|mamba|npm"
    r"|apt(?:-get)?|brew|poetry)"
    r" (?:install|add|update|i)\b|git clone |cd |export |(?:conda|source) .*activate"
)
"""Commands that only bring the tool; they show nothing of its use."""


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report a page without one tagged code block that holds more than a comment."""
    for fence in doc.fences:
        lines = [line.strip() for line in fence.text.split("\n")]
        if fence.language in CODE and any(
            line.strip(" .")
            and not line.startswith(("#", "//", "<!--", "pass"))
            and not INSTALL.match(line)
            for line in lines
        ):
            return
    yield Hit(message="no code example: nothing on the page can be run", line=None)


RULE = Rule(
    severity=Severity.WARNING,
    existing=Severity.HINT,
    standard="A skill has real code examples that can be run.",
    why="Advice without code is what an agent already has.",
    fix="Add the shortest complete example for each workflow, with a language tag.",
    document=check,
    needs=frozenset({Need.PAGE, Need.FENCES}),
    fails=(
        Example(
            text="---\nname: x\n---\n# Title\n\n```python\n# your code here\n```\n", also=("*",)
        ),
        Example(text="---\nname: x\n---\n# T\n\n```text\nUse it.\n```\n", also=("*",)),
        Example(text="---\nname: x\n---\n# T\n\n```mermaid\ngraph LR\n```\n", also=("*",)),
        Example(text="---\nname: x\n---\n# T\n\n```bash\npip install x\n```\n", also=("*",)),
    ),
    passes=(Example(),),
)
