"""Each dependency is a requirement that pip understands."""

import re
import sys
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.requirements import LONGEST, parse
from bot.workflow.standards.rule import Example, Need, Rule, View


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Read each item by PEP 508; report what cannot be read and what is named twice."""
    field = doc.front.fields.get("dependencies")
    seen: set[str] = set()
    for item in field.items if field is not None else ():
        text = item.text.strip()
        if len(text) > LONGEST:
            yield Hit(message="a dependency has over 500 characters", line=item.line)
            continue
        requirement = parse(text)
        if isinstance(requirement, str):
            yield Hit(message=f"`{text[:80]}` is not a requirement: {requirement}", line=item.line)
            continue
        name = requirement.name
        if requirement.url and "://" not in requirement.url:
            yield Hit(message=f"`{requirement.url[:80]}` after `@` is no address", line=item.line)
        if not requirement.is_possible:
            yield Hit(message=f"no version of `{name}` satisfies `{text[:80]}`", line=item.line)
        if name.lower() == "python" or (name in sys.stdlib_module_names and name not in ON_PYPI):
            yield Hit(
                message=f"`{name}` comes with Python and is not installed by pip",
                line=item.line,
                severity=Severity.WARNING,
            )
        key = re.sub(r"[-_.]+", "-", name).lower()
        if key in seen:
            yield Hit(
                message=f"`{name}` stands twice in `dependencies`",
                line=item.line,
                severity=Severity.WARNING,
            )
        seen.add(key)


ON_PYPI = frozenset({"dataclasses", "typing", "enum", "graphlib", "tomllib", "zoneinfo"})
"""Modules of Python that older versions of it had to install."""


RULE = Rule(
    severity=Severity.ERROR,
    standard="Each dependency is a requirement as pip reads it: a name and version bounds.",
    why="A requirement that does not parse cannot be installed.",
    fix="Write it as in `pip install`: `name>=1.2.0`, `name[extra]>=1.2.0`.",
    document=check,
    needs=frozenset({Need.PAGE, Need.FRONTMATTER}),
    fails=(
        Example(
            fields={"dependencies": "[tiktoken>>0.7, transformers>=4.40.0]"}, at="dependencies:"
        ),
        Example(
            fields={"dependencies": "\n  - transformers>=4.40.0\n  - tiktoken 0.7"},
            at="- tiktoken 0.7",
        ),
        Example(
            fields={"dependencies": '["tiktoken>=0.9,<0.7", transformers>=4.40.0]'},
            at="dependencies:",
        ),
        Example(
            fields={"dependencies": "[tiktoken>=0.7, transformers>=4.40.0, Tiktoken>=0.8]"},
            at="dependencies:",
        ),
        Example(
            fields={"dependencies": "[tiktoken>=0.7, transformers>=4.40.0, asyncio>=3.4]"},
            at="dependencies:",
        ),
    ),
    passes=(
        Example(
            fields={
                "dependencies": '["ray[data]>=2.9", "x @ git+https://example.org/x.git", '
                '"tiktoken>0.7,<=0.8,!=0.7.2", "transformers~=4.40,<4.50"]'
            }
        ),
    ),
)
