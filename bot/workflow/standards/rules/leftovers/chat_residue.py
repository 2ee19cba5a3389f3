"""No answer of a chat assistant is left round the text."""

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Reads, Rule, View

SAID = re.compile(
    r"^\W*(?:certainly|sure|of course|absolutely|great question)[!,.](?: (?:here|i"
    r"|let|below)\b|\s*$)"
    r"|\b(?:as an ai(?: language)? model|as a large language model|i(?:'m| am) (?:just )?an ai\b)"
    r"|\bi hope this helps\b|\blet me know if you(?:'d like|'d prefer| would like"
    r"| need| want| have any)\b"
    r"|\bfeel free to (?:ask|reach out|let me know)\b|\bhere(?:'s| is) (?:the|an?"
    r"|your) (?:complete |full"
    r" |updated |revised |improved |final )?(?:skill\.md|skill file|markdown"
    r"|version of (?:the|your) skill)\b"
    r"|\bwould you like me to\b|\bis there anything else\b|\bmy (?:knowledge"
    r"|training)(?: data)? cut-?off\b"
    r"|\bi(?:'ve| have) (?:created|updated|written|generated|added) (?:the|this|your"
    r"|an?) (?:skill|file"
    r"|document|guide|section)\b|\b(?:happy to (?:help|assist|expand))\b"
    r"|\bi (?:can(?:'|no)t|am unable to) (?:browse|access) the (?:internet|web)\b",
    re.IGNORECASE | re.MULTILINE,
)


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report the phrases in running prose; quoted or in code they are somebody's example."""
    for match in SAID.finditer(doc.prose):
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        line = doc.line_at(start)
        text = doc.line_text(line)
        column = text.lower().find(match.group().strip().split("\n")[0].lower())
        before = text[: max(column, 0)]
        if before.count('"') % 2 or before.count("“") > before.count("”"):
            continue
        yield Hit(message=f"this is a chat assistant speaking: `{text.strip()[:60]}`", line=line)


RULE = Rule(
    severity=Severity.ERROR,
    references=Severity.WARNING,
    standard="No words of a chat assistant to its user are left.",
    why="They show that nobody read the page before it was sent.",
    fix="Remove the sentence, and read the rest with the same eyes.",
    document=check,
    reads=Reads.MARKDOWN,
    trigger=f"(?im){SAID.pattern}",
    needs=frozenset({Need.PAGE, Need.FENCES}),
    fails=(
        Example(body="Certainly! Here is the complete skill.", at="Certainly!"),
        Example(body="I hope this helps! Let me know if you need more.", at="I hope this"),
        Example(body="As an AI language model, I cannot run this.", at="As an AI"),
    ),
    passes=(
        Example(
            body='A refusal such as "As an AI language model" is counted.\n\n> Certainly! Here '
            "is how.\n\nSure, this works."
        ),
    ),
)
