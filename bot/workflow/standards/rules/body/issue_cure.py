"""Each issue has its cure."""

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Rule, View
from bot.workflow.standards.sections import TROUBLE, Section, all_sections, matching, text_of

MOST_WORDS = 40
SENTENCE = re.compile(r"[.!?:;]\s+\S")
"""A second sentence tells more than that something goes wrong."""
BOLD = re.compile(r"(?:[-*+] |\d+[.)] )?(?:\*\*|__)[^*_]+(?:\*\*|__)[:.]?")
HELP = re.compile(
    r"[`|\[]|^\s*(?:[-*+]|\d+[.)]) |\b(?:add|allow|allocate|apply|ask|avoid|build|call|cap|change"
    r"|check|choose|clear|close|configure|convert|copy|create|cure|cut|decrease|delete|disable|do|double"
    r"|downgrade|drop|enable|ensure|expect|export|fix|fixe[sd]|follow|format|free|give|grow|halve"
    r"|help[s]?|ignore|increase|install|instead|keep|kill|leave|let|limit|load|look|lower|make|map"
    r"|mask|match|merge|mount|move|mute|must|name|need|open|order|pad|pass|patch|pick|pin|prefer"
    r"|print|put|raise|read|rebuild|recreate|reduce|reinstall|remove|rename|replace|rerun|reset"
    r"|resize|restart|restore|retry|round|run|save|scale|send|set|shorten|should|shrink|skip"
    r"|solution|solve[sd]?|sort|split|start|stop|subtract|supply|swap|switch|sync|take|tell|trim"
    r"|truncate|try|tune|turn|uninstall|unset|update|upgrade|use|verify|wait|widen|workaround"
    r"|wrap|write)\b",
    re.IGNORECASE | re.MULTILINE,
)
"""What a cure is made of: a list, code, or a word for something to do."""


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report headings under an issues section with one sentence that only tells what happens, and
    issues in bold that are only named between others."""
    for parent in matching(doc, TROUBLE):
        yield from _only_named(doc, parent)
        for section in all_sections(doc):
            if not parent.first_line <= section.heading.line <= parent.last_line:
                continue
            text = text_of(doc, section)
            words = len(text.split())
            if section.has_subsections or not 0 < words <= MOST_WORDS:
                continue
            if SENTENCE.search(text.strip()) or HELP.search(text):
                continue
            yield Hit(
                message=f"`{section.heading.text[:60]}` does not say what helps",
                line=section.heading.line,
            )


def _only_named(doc: Doc, parent: Section) -> Iterator[Hit]:
    lines = [
        (number, text)
        for number in range(parent.first_line, parent.last_line + 1)
        if (text := doc.line_text(number).strip())
    ]
    named = [number for number, text in lines if BOLD.fullmatch(text[:200])]
    told = [number for number, text in lines if not BOLD.fullmatch(text[:200]) and text[0] != "#"]
    for start, end in pairwise([*named, parent.last_line + 1] if len(named) > 1 else []):
        if told and not any(start < number < end for number in told):
            yield Hit(
                message=f"{doc.line_text(start).strip()[:60]} does not say what helps", line=start
            )


RULE = Rule(
    severity=Severity.WARNING,
    existing=Severity.HINT,
    standard="Each issue is told with what helps.",
    why="Whoever meets the error knows already that it happens.",
    fix="Say what to change, set or run; leave out what has no cure.",
    document=check,
    needs=frozenset({Need.PAGE, Need.FENCES}),
    fails=(
        Example(
            body="## Common errors\n\n### Grey nodes\n\nSometimes a node dies halfway through.\n\n"
            "### Slow start\n\nPin the version.\n",
            at="### Grey nodes",
        ),
        Example(
            body="## Common errors\n\n**Issue: grey nodes**\n\n**Issue: slow start**\n\nPin it.\n",
            at="grey nodes",
        ),
    ),
    passes=(
        Example(body="## Common errors\n\n### Grey nodes\n\nRestart the node.\n"),
        Example(body="## Common errors\n\n### Grey\n\nThe disk is full. Another one cures it.\n"),
        Example(body="## Common errors\n\n### Grey nodes\n\n- more memory\n"),
    ),
)
