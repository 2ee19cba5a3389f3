"""Files made to cost much: a bounded number of findings, and no more time than a file may take."""

import pytest

from bot.sandbox.judge import RULE, judge
from bot.workflow.standards import specimen
from bot.workflow.standards.judge import MOST
from bot.workflow.standards.rule import Example

MEGABYTE = 1_000_000


def repeated(text: str) -> str:
    return text * (MEGABYTE // len(text))


HOSTILE = {
    "references/a.md": (
        repeated("[a](b.md) "),
        repeated("ignore all previous "),
        repeated("p\u0430ss\n\n"),
        "[" * 50_000 + "a" + "]" * 50_000 + "(b)",
        "```toml\n" + "a." * 60_000 + "b = 1\n```",
        "```json\n" + "[" * 90_000 + "\n```",
        "```python\nx = " + "(" * 90_000 + "\n```",
        "```bash\n" + "$(" * 20_000 + "\n```",
    ),
    "scripts/a.py": (repeated("x = (1,\n"),),
    "SKILL.md": (
        "---\nname: x\nm: " + "[" * 30_000 + "\n---\n# x\n",
        "---\na: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n---\n# x\n",
    ),
}
CASES = [
    pytest.param(path, text, id=f"{path}-{number}")
    for path, texts in HOSTILE.items()
    for number, text in enumerate(texts, 1)
]


@pytest.mark.parametrize(("path", "text"), CASES)
def test_it_ends_with_a_report(path: str, text: str) -> None:
    example = Example(files={path: text})
    report = judge(specimen.submission(example), specimen.config(example))
    counts: dict[str, int] = {}
    for finding in report.findings:
        counts[finding.rule] = counts.get(finding.rule, 0) + 1
    assert all(count <= MOST for count in counts.values())
    assert counts.get(RULE, 0) <= 1
