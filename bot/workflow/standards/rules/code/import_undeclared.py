"""What the code imports, the dependencies name."""

import re
from collections.abc import Iterator

from bot.workflow.standards.code import imports, python, shell
from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Rule, View
from bot.workflow.standards.submission import Skill

MARK = re.compile(r"^[ \t]*(?:>>> |In \[\d+\]: )?(?:import|from)\s", re.MULTILINE)
GIVEN = re.compile(
    r"^[^\n#]*\bpython3?\b[^\n]*<<-?[ \t]*[\"']?(\w+)[\"']?[^\n]*\n(.*?)^[ \t]*\1[ \t]*$",
    re.MULTILINE | re.DOTALL,
)
"""A program that is read from the lines that follow, down to a word."""
REQUIREMENTS = re.compile(r"requirements[\w.-]*\.txt")


def check(skill: Skill, _view: View) -> Iterator[Hit]:
    """Report the first import of each package that `dependencies` does not cover."""
    field = skill.doc.front.fields.get("dependencies")
    if field is None or field.kind != "list":
        return
    packages = imports.provided([item.text for item in field.items] + _required(skill))
    own = {entry.name.removesuffix(".py") for entry in skill.entries} | {
        part for entry in skill.entries for part in entry.path.split("/")
    }
    texts = [doc.text for doc in skill.documents]
    seen: set[str] = set()

    def is_new(module: str) -> bool:
        if module in own:
            return False
        if imports.is_covered(module, packages):
            own.add(module)
            return False
        return module not in seen

    for doc in skill.documents:
        for text, begins in _programs(doc):
            if not any(map(is_new, imports.perhaps(text))) or not MARK.search(text):
                continue
            tree = python.parse(text).tree
            for module, line in imports.imported(tree) if tree is not None else ():
                if not is_new(module):
                    continue
                if any(f"{module}.py" in text for text in texts):
                    continue  # the page has its reader write it
                seen.add(module)
                yield Hit(
                    message=f"`{module}` is imported and `dependencies` does not name its package",
                    path=doc.path,
                    line=begins + line,
                )


def _programs(doc: Doc) -> Iterator[tuple[str, int]]:
    """Text of each Python program, and the line before it: a snippet, or what a shell is given."""
    for fence in doc.snippets:
        if fence.language in python.LANGUAGES:
            yield fence.text, fence.line
        elif fence.language in shell.LANGUAGES and "<<" in fence.text:
            for given in GIVEN.finditer(fence.text):
                yield given[2], fence.line + fence.text.count("\n", 0, given.start(2))


def _required(skill: Skill) -> list[str]:
    """What `requirements.txt` files of the skill name, for its scripts."""
    lines = [
        line.split("#")[0].strip()
        for doc in skill.documents
        if REQUIREMENTS.fullmatch(doc.name)
        for line in doc.lines[:500]
    ]
    return [line for line in lines if line and not line.startswith("-")]


RULE = Rule(
    severity=Severity.WARNING,
    existing=Severity.HINT,
    references=Severity.HINT,
    standard="`dependencies` names each package that the code imports.",
    why="Whoever installs what the skill lists must be able to run what it shows.",
    fix="Add the package with a lower bound, or import only what is listed.",
    skill=check,
    needs=frozenset({Need.PAGE, Need.FRONTMATTER, Need.FENCES}),
    fails=(
        Example(body="```python\nimport sklearn.metrics\n```", at="import sklearn"),
        Example(
            body="```bash\npython3 - <<'PY'\nimport json\nimport sklearn\nPY\n```",
            at="import sklearn",
        ),
    ),
    passes=(
        Example(body="```python\nimport os, torch, numpy as np\nfrom utils import x\n```"),
        Example(body="Save it as `guard.py`, then:\n\n```python\nfrom guard import LIMIT\n```"),
        Example(body="```python\ntry:\n    import sklearn\nexcept ImportError:\n    pass\n```"),
    ),
)
