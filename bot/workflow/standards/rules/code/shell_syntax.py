"""Shell commands on a page parse."""

from collections.abc import Iterator

from bot.workflow.standards.code import guess, shell
from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Reads, Rule, View

OUTPUT = frozenset({"console", "shell-session", "shellsession"})


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Parse each shell block; where only one of two readings objects, it is a warning."""
    for fence in doc.snippets:
        if fence.language not in shell.LANGUAGES:
            continue
        is_output = fence.language in OUTPUT
        fault = shell.fault(shell.spoken(fence.text) if is_output else fence.text)
        if is_output and (fault is None or "quote" not in fault.message):
            continue
        if fault is not None and not guess.real_language(fence):
            yield Hit(
                message=f"this shell code does not parse: {fault.message}",
                line=fence.line + fault.line,
                severity=None if fault.is_sure else Severity.WARNING,
            )


RULE = Rule(
    severity=Severity.ERROR,
    references=Severity.WARNING,
    standard="Shell commands parse.",
    why="A quote that is never closed makes the shell wait for ever, or run the rest as text.",
    fix="Check the block with `bash -n`.",
    document=check,
    reads=Reads.TEXT,
    needs=frozenset({Need.PAGE, Need.FENCES}),
    fails=(
        Example(body='```bash\necho "hello\nls\n```', at='echo "hello'),
        Example(body="```bash\nfor f in *; do\n  echo $f\n```", at="for f in"),
        Example(body="```bash\nif [ -f x ]; then\n  ls\n```", at="if ["),
    ),
    passes=(
        Example(body="```bash\n$ pip install <package-name>\ncat <<EOF > x\nit's fine\nEOF\n```"),
        Example(body='```bash\nfor i in 1 2; do echo "$i"; done\ncase $x in a) ls;; esac\n```'),
    ),
)
