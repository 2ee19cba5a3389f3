"""The tag of a code block is true."""

from collections.abc import Iterator

from bot.workflow.standards.code import guess
from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity, Suggestion
from bot.workflow.standards.rule import Example, Need, Reads, Rule, View


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report blocks that certainly hold another language than they say."""
    for fence in doc.fences:
        wish = guess.meant(fence.language)
        if wish is not None:
            yield Hit(
                message=f"no tool knows the tag `{fence.language}`; perhaps `{wish}`",
                line=fence.line,
                severity=Severity.WARNING,
            )
        language = guess.real_language(fence)
        if language is not None:
            yield Hit(
                message=f"this block is tagged `{fence.language}` and holds {NAMES[language]}",
                line=fence.line,
                suggestion=Suggestion(
                    start=fence.line,
                    end=fence.line,
                    text=doc.line_text(fence.line).rstrip().replace(fence.language, language, 1),
                ),
            )


NAMES = {
    "python": "Python",
    "bash": "shell commands",
    "json": "JSON",
    "yaml": "YAML",
    "toml": "TOML",
}

RULE = Rule(
    severity=Severity.ERROR,
    existing=Severity.WARNING,
    references=Severity.WARNING,
    standard="The language a block names is the language it holds.",
    why="Agents run a block by its tag: Python in a shell does anything but what was meant.",
    fix="Correct the tag, or split the block.",
    document=check,
    reads=Reads.MARKDOWN,
    needs=frozenset({Need.PAGE, Need.FENCES}),
    fails=(
        Example(body="```bash\nimport tiktoken\nprint(tiktoken.__version__)\n```", at="```bash"),
        Example(body="```pyhton\nx = 1\n```", at="```pyhton"),
        Example(body="```phyton\nx = 1\n```", at="```phyton"),
        Example(body="```py\npip install tiktoken\n```", at="```py"),
        Example(body='```py\n{"stream": true, "stop": null}\n```', at="```py"),
        Example(body='```python\n[server]\nport = 80\nhost = "a"\n```', at="```python"),
        Example(body="```json\n# settings\ntrain:\n  depth: 4\n```", at="```json"),
        Example(body="```json\nfrom transformers import AutoModel\n```", at="```json"),
    ),
    passes=(Example(body="```bash\npython - <<EOF\nimport tiktoken\nEOF\n```"),),
)
