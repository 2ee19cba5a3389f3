"""A library to measure on: our own skills copied, each copy with code of its own."""

import re
import shutil
from pathlib import Path

ROOT = Path(__file__).parent.parent
SKILLS = 98
"""As many as the library has that Milepost was made for."""
_CODE = re.compile(r"^(```(?:python|bash)[^\n]*\n)", re.MULTILINE)


def build(root: Path, *, skills: int = SKILLS) -> int:
    """Copy skills below `root` until there are as many; returns the lines of Markdown.

    Each copy says its number in every block of code, so that no two blocks are the same: nobody's
    cache may make a copy cheaper than a skill.
    """
    own = sorted(path.parent for path in (ROOT / "skills").rglob("SKILL.md"))
    lines = 0
    for number in range(skills):
        skill = own[number % len(own)]
        target = root / skill.parent.name / f"{skill.name}-{number}"
        shutil.copytree(skill, target)
        for path in target.rglob("*.md"):
            text = path.read_text(encoding="utf-8")
            text = text.replace(f"name: {skill.name}", f"name: {target.name}", 1)
            text = _CODE.sub(rf"\g<1># Copy {number}\n", text)
            path.write_text(text, encoding="utf-8")
            lines += text.count("\n")
    return lines
