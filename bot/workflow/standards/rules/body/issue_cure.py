"""Each issue has its cure."""

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Rule, View
from bot.workflow.standards.sections import TROUBLE, Section, all_sections, matching, text_of

MOST_WORDS = 40
MANY = 2
"""Items of a list of issues that make it one."""
SENTENCE = re.compile(r"[.!?:;]\s+\S")
"""A second sentence tells more than that something goes wrong."""
BOLD = re.compile(r"(?:[-*+] |\d+[.)] )?(?:\*\*|__)[^*_]+(?:\*\*|__)[:.]?")
_DEEDS = (
    r"(?:add|allow|allocate|apply|ask|avoid|build|call|cap|change"
    r"|check|choose|clear|close|configure|convert|copy|create|cure|cut|decrease|delete|disable|do|double"
    r"|downgrade|drop|enable|ensure|expect|export|fix|fixe[sd]|follow|format|free|give|grow|halve"
    r"|help[s]?|ignore|increase|install|instead|keep|kill|leave|let|limit|load|look|lower|make|map"
    r"|mask|match|merge|mount|move|mute|must|name|need|open|order|pad|pass|patch|pick|pin|prefer"
    r"|print|put|raise|read|rebuild|recreate|reduce|reinstall|remove|rename|replace|rerun|reset"
    r"|resize|restart|restore|retry|round|run|save|scale|send|set|shorten|should|shrink|skip"
    r"|solution|solve[sd]?|sort|split|start|stop|subtract|supply|swap|switch|sync|take|tell|trim"
    r"|truncate|try|tune|turn|uninstall|unset|update|upgrade|use|verify|wait|widen|workaround"
    r"|wrap|write)\b"
)
HELP = re.compile(
    rf"[|\[]|```|`(?:-|[^`\n]*[ =(_.])[^`\n]*`|^\s*(?:[-*+]|\d+[.)]) |\b{_DEEDS}",
    re.IGNORECASE | re.MULTILINE,
)
"""What a cure is made of: a list, code, or a word for something to do."""
NAMED = re.compile(r"\b(?:trouble|(?:issue|problem)s?\b)", re.IGNORECASE)
"""A section of what happens; one of mistakes says by their names what not to do."""
ITEM = re.compile(r"(?:[-*+]|\d+[.)]) +(\S.*)")
ITEM_HELPS = re.compile(
    rf"[→>–—]|\s-\s|(?:^|[;.(]\s*|\b(?:so|then|to|by|and|or|should|must|can)\s){_DEEDS}"
    rf"|[:,]\s*{_DEEDS} (?:it|them|the|an?|every|each|all|your|more|in|with|`)",
    re.IGNORECASE,
)
"""An item of a list that says what to do, and does not only quote an error."""


ORDER = re.compile(
    r"(?:^|[.:;!?)]\s+|\band (?=\w+ (?:it|them)\b))(?!(?:The|A|An|It|They|This|That|When|While|If"
    r"|After|Before|As|With|On|In|At|For|From|Half|Most|Some|Then|Also|Even|Because|Since|Once|What|Is|Are|Was|There"
    r"|Sometimes|Often|Now|Later|Here|Under|By|Over|Every|Each|All|Nothing|Everything|Not"
    r"|Nobody|[A-Za-z]+ly)\b)"
    r"[A-Za-z]+ (?:it|them|the|an?|every|each|all|both|such|only|your|its|these|this|that|those|in"
    r"|with|up|down|out|off|on|more|fewer|less|one|two|images|\d+)\b",
    re.MULTILINE,
)
"""A sentence that begins with something to do, whatever its verb."""
MORE_HELP = re.compile(
    r"\b(?:(?:re)?start(?:s|ed|ing)|[a-z]+ing (?:it|them|the|a|an|this|that)|can|could|cures|fixes"
    r"|solves|helps|lets|avoids|makes|allows|enough|needs?|needed|requires?|required|have to"
    r"|has to|works|better|unless|if|once|because|means|so|another)\b",
    re.IGNORECASE,
)
"""What several sentences may hold besides, when they tell why or what to do."""


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report headings under an issues section with a sentence or two that only tell what happens,
    and issues in bold that do so between others, or are only named."""
    for parent in matching(doc, TROUBLE):
        yield from _in_bold(doc, parent)
        if NAMED.search(parent.heading.text[:300]):
            yield from _listed(doc, parent)
        for section in all_sections(doc):
            if not parent.first_line <= section.heading.line <= parent.last_line:
                continue
            if not section.has_subsections and _only_tells(text_of(doc, section)):
                yield Hit(
                    message=f"`{section.heading.text[:60]}` does not say what helps",
                    line=section.heading.line,
                )


def _only_tells(text: str) -> bool:
    """Whether a few words tell what happens, and nothing else."""
    if not 0 < len(text.split()) <= MOST_WORDS or HELP.search(text) or ORDER.search(text):
        return False
    return not SENTENCE.search(text.strip()) or not MORE_HELP.search(text)


def _in_bold(doc: Doc, parent: Section) -> Iterator[Hit]:
    named: list[int] = []
    told: list[tuple[int, str]] = []
    lines = doc.stripped[parent.first_line - 1 : parent.last_line]
    for number, text in enumerate(lines, parent.first_line):
        if text and BOLD.fullmatch(text[:200]):
            named.append(number)
        elif text and text[0] != "#":
            told.append((number, text))
    for start, end in pairwise([*named, parent.last_line + 1] if len(named) > 1 else []):
        words = "\n".join(text for number, text in told if start < number < end)
        if told and (not words or _only_tells(words)):
            yield Hit(
                message=f"{doc.line_text(start).strip()[:60]} does not say what helps", line=start
            )


def _listed(doc: Doc, parent: Section) -> Iterator[Hit]:
    """A section that is a list, none of whose items says what to do."""
    first = 0
    items: list[str] = []
    for number in range(parent.first_line, parent.last_line + 1):
        text = doc.line_text(number).rstrip()
        item = ITEM.match(text)
        if item:
            first = first or number
            items.append(item[1])
        elif text[:2] == "  " and first:
            items[-1] += f" {text.strip()}"
        elif text:
            return  # something else than a list
    whole = "\n".join(items)
    if len(items) >= MANY and not ORDER.search(whole) and not any(map(ITEM_HELPS.search, items)):
        yield Hit(message="these issues are named, and none says what helps", line=first)


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
        Example(
            body="## Common errors\n\n**Slow start**\n\nPin the version.\n\n**Grey nodes**\n\n"
            "Half of the nodes go grey after lunch. On Mondays it is worse than on Fridays.\n",
            at="Grey nodes",
        ),
        Example(
            body="## Troubleshooting\n\n- FATAL: mount failed, permission denied\n- No space left "
            "on the\n  device\n- Locale warnings at each start\n",
            at="- FATAL",
        ),
    ),
    passes=(
        Example(body="## Common errors\n\n### Grey nodes\n\nRestart the node.\n"),
        Example(
            body="## Common errors\n\n**Grey nodes**\n\nThe disk is full. Then the logs cannot "
            "grow.\n\n**Slow start**\n\nThe first call compiles. Later ones are fast, so warm it."
        ),
        Example(body="## Common errors\n\n### Grey\n\nThe disk is full. Another one cures it.\n"),
        Example(body="## Common errors\n\n### Grey nodes\n\n- more memory\n"),
        Example(
            body="## Common errors\n\n- Mount fails: allow it in the settings\n- Disk is full\n"
            "- Locale warnings\n"
        ),
    ),
)
