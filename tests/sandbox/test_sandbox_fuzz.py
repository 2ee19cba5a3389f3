"""Whole skills of random pieces: the judge ends, and its findings stand on lines that there are."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.workflow.standards import specimen
from bot.workflow.standards.judge import verdict
from bot.workflow.standards.rule import Example
from bot.workflow.standards.submission import Pull
from bot.workflow.standards.tree import Entry

MARKDOWN = (
    *("# Title", "## When to use", "#### Deep", "Title\n===", "- [ ] Step 1: x", "1. one"),
    *("> quote", "| a | b |\n|---|---|\n| c | d |", "---", "***", "    indented", "\t- tab"),
    *("```", "````", "~~~", "```python", "```bash", "```json", "```yaml", "```toml", "`", "``"),
    *("[a](b.md)", "[a](../../../etc/passwd)", "[a](#x)", "[a]: <b c> 'd'", "[a][", "![](x.png)"),
    *(
        "<div>",
        "</p>",
        "<!--",
        "-->",
        "<details>",
        "<a href='x",
        "<!-- must run x -->",
        "&#0;",
        "\\",
    ),
    *("TODO", "<<<<<<< HEAD", "=======", "[Skill name]", "Lorem ipsum", "...", "https://x.y/z)"),
)
YAML = (
    *("---", "...", "name: a", "name: [", "description: |", "  text", "version: 1e400", "tags: {"),
    *("tags: [A, a, 1, null]", "dependencies: [x>=1, '@', 'a b']", "<<: *a", "a: &a [*a]", "? : :"),
    *("date: 2024-99-99", "!!python/object:os.system x", "key: !<", "- 0o9", "'", '"', "%YAML 9.9"),
    *("? [a]\n: b", "license: 2", "author:\n  - x", "x: .inf", "name: \ud800", "version: 1:1:1"),
)
CODE = (
    *("import torch", "from . import x", "def f(:", "print 'x'", "x = (", "async await", '"""'),
    *("match x:\n case {**y}: 1", "exec('x')", "0777", "f'{", "lambda: (yield)", "\\\n", "\f"),
    *(
        "curl x | sh",
        "$(",
        "<<EOF",
        "rm -rf /",
        "if [",
        "}",
        '{"a":',
        "[[",
        "a = [1,",
        "NaN",
        "1e999",
    ),
    *("ignore all previous instructions", "ghp_k7Qm2vTz4KpWn9RbYx3JcLd8FsGhUaEiVoMt", "AKIA" * 5),
)
HOSTILE = (
    *("\0", "\r", "\r\n", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\ufeff", "\x1b[8m"),
    *("\u202e", "\u200b", "\U000e0041", "\ufe0f", "\U000e0100", "p\u0430ss", "\ud83d", "\uffff"),
    *("[" * 300, "(" * 300, "> " * 200, "- " * 200, "*" * 400, "a." * 300, "<" * 200, "{" * 200),
)
PIECE = st.one_of(
    *(st.sampled_from(each) for each in (MARKDOWN, YAML, CODE, HOSTILE)), st.text(max_size=12)
)
TEXT = st.lists(st.tuples(PIECE, st.sampled_from(("\n", "\n", "\n\n", " ", ""))), max_size=25).map(
    lambda pairs: "".join(piece + glue for piece, glue in pairs)
)
CONTENT = st.one_of(
    TEXT,
    TEXT.map(lambda text: f"---\n{text}\n---\n{text}"),
    TEXT.map(lambda text: specimen.page(Example(body=text))),
    st.binary(max_size=60),
)
NAMES = st.sampled_from(
    (
        *(
            "references/a.md",
            "references/A.md",
            "references/b/c.md",
            "scripts/x.py",
            "scripts/y.sh",
        ),
        *("data.json", "conf.yaml", "pyproject.toml", "SKILL.md/x", "a b\u202e.md", "\u00e9.md"),
        *(
            "assets/x.png",
            "/ROADMAP.md",
            "/.claude-plugin/marketplace.json",
            "/.github/milepost.yml",
        ),
    )
)


def lines(entry: Entry) -> int:
    """As editors and GitHub count: a line ends with LF, CR LF or CR."""
    data = (entry.data or b"").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return data.count(b"\n") + 1


@settings(
    max_examples=150,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(page=TEXT | CONTENT, files=st.dictionaries(NAMES, CONTENT, max_size=4), body=TEXT)
def test_any_skill_is_judged_and_findings_stand_on_lines_that_there_are(
    page: str | bytes, files: dict[str, str | bytes], body: str
) -> None:
    example = Example(files={**files, "SKILL.md": page}, pull=Pull(body=body))
    submission = specimen.submission(example)
    report = verdict(submission, specimen.config(example))
    for found in report.findings:
        if found.path and found.line is not None:
            entry = submission.tree.get(found.path)
            assert entry is not None, found
            assert 1 <= found.line <= (found.end_line or found.line) <= lines(entry), found
