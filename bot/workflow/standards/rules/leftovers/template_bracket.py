"""No bracket of the template is left."""
# ruff: noqa: E501 - patterns are read whole

import re
from collections.abc import Iterator
from functools import cache

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.outline import Place
from bot.workflow.standards.rule import Example, Need, Reads, Rule, View
from bot.workflow.standards.threats import scan
from bot.workflow.standards.threats.sieve import Sieve

_ASK = r"(?:insert|add|your|describe|description of|enter|fill|replace|put|write|provide|explain|list|link to|specify|include|choose|select|summari[sz]e)"
_WHAT = (
    r"(?:tool|skill|library|project|task|model|feature|package|framework|company|author|image|section|topic|use case|problem|issue|solution|workflow|key feature|example|step)"
    r"[ _-]?(?:name|title|description|\d|here|output|input|url|link|screenshot)"
)
_ALONE = (
    r"(?:placeholder|todo|tbd|title|name|tool|library|skill name|feature|framework|description|screenshot|image here|diagram|logo|example here|code here|content|details?|something|brief|url here|link here|insert"
    r"|step[- ]by[- ]step instructions|primary use case|alternative(?: tool)?s?(?: \d)?|problem|solution|issue(?: \d)?|error message|topic|section|citation(?: needed)?|needs? (?:citation|source)|source\?|xx+|\.\.\.|…"
    r"|(?:action|thing|task|command|goal|criteria|reason|outcome|result|value|purpose|main purpose)s? (?:to|of|for|that) [^\[\]\n]{2,60}"
    r"|(?:image|picture|diagram|screenshot|photo|illustration|figure|chart) (?:of|showing|that shows|depicting) [^\[\]\n]{2,100})"
)
BRACKET = (
    rf"(?i)(\[(?:{_ASK} [^\[\]\n]{{1,120}}|{_ASK} [^\[\]\n]{{8,100}}\n[^\[\]\n]{{3,100}}|{_ASK}(?:-\w+)+|{_WHAT}[^\[\]\n]{{0,60}}|(?:brief|short|specific|common|what|why|when|how|one|main|clear|detailed|alternative|problem|solution|use case|error message|name of) [^\[\]\n]{{3,120}}|{_ALONE}|(?:previous|existing|rest of|remaining) [^\[\]\n]{{0,60}}(?:unchanged|content|as before|here)[^\[\]\n]{{0,40}})\])(?:[^(\[:]|:\s|$)"
    r"|(\[Your (?:\w+ ){0,4}\w+\])"
    r"|(\[(?-i:State|Show|Mention|Give|Say|Tell|Note|Outline|Document|Report|Paste|Attach|Cite|Pick|Briefly|Point|Walk|Cover|Demonstrate|Compare|Discuss|Name|Quote|Define|Warn)(?:\s[^\s\[\]]+){3,20}\])(?:[^(\[:]|$)"
)
MARKED = (
    r"\{\{\s*(?:[A-Z][A-Z_ ]+|(?i:skill|tool|your|project|placeholder|insert|description)[\w .-]*)\s*\}\}|(?i:<(?:insert|your|add|describe|replace|fill|enter)[ _-][\w -]{1,60}>|<(?:tool|skill|project)[ _-]name>|<(?:placeholder|description|content)(?:[ _-]here)?>)"
    r"|(?i:\{(?:describe|insert|your|add|fill in|enter)\b[^{}\n]{2,80}\})|__+(?:[A-Z]+_)+[A-Z]+_*__|_{2,}FILL[A-Z_]*|%%[A-Z_]{3,}%%|(?m:^)[^\w\n]{0,4}\$\{?(?:TOOL|SKILL|LIBRARY|PROJECT|MODEL|FRAMEWORK)_NAME\b|\$\{(?:AUTHOR|YEAR|NAME|TITLE|DESCRIPTION|DATE|EMAIL|COMPANY|ORG|LICENSE)\}|\b(?:PLACEHOLDER|INSERT_[A-Z_]+|YOUR_[A-Z_]+_HERE|REPLACE_?ME|CHANGE_?ME|FILL_?ME(?:_IN)?)\b"
    r"|(?i:\((?:placeholder|insert [^()\n]{2,60}|add [^()\n]{2,40} here|your [^()\n]{2,40} here|needs? (?:more )?(?:details?|work|content|an? example))\))"
)
ASKED = (
    r"(?im)^(?:[-*] |#+ )?(?:describe|explain|list|add|insert|write|provide|put|paste|enter) (?:what|when|how|why|the|your|a|an|some|more|text|content|examples?)\b[^.\n]{0,80}\bhere\b"
    r"|^\[(?:\.\.\.|…)\][ \t]*$|\b(?:description|content|text|example|image|code|details?|title|explanation) (?:goes|go|to be added|will be|to be inserted) here\b"
    r"|\breplace this (?:text|section|paragraph|line|content|with)\b|\binsert (?:your |the |some )?(?:text|content|code|example|image|description) here\b|^write (?:this|the) section\b|^placeholder (?:text|content|section|paragraph|for)\b|(?:^[^\w\n]*|\b(?:is|are|holds?|contains?|this|some|just|only|still|more|here)(?: (?:a|an|some|only|just|still))? )(?:sample|dummy|placeholder) (?:text|content)\b[.:!]?$"
)
_NUMBERED = (
    r"(?i)(\[(?:condition|reason|benefit|advantage|disadvantage|criterion|scenario|option|point|item|requirement|symptom|cause|fix|competitor|command|value|parameter|argument|metric|limitation|pro|con|tip|resource|file|component|term|goal|bullet|heading|action|check|question|answer|tag|keyword)"
    r"[ _-]?(?:\d|[A-C]|one|two|three)\])(?:[^(\[:]|:\s|$)"
)
_CELLS = r"(?m)^[ \t]*\|(?:[^|\n]*\|)*?[ \t]*(\[[A-Z][a-z][A-Za-z ?/-]{1,40}\])[ \t]*\|[ \t]*\[[A-Z][a-z][A-Za-z ?/-]{1,40}\][ \t]*\|"
"""Two cells of a table that hold nothing but a bracket."""
_CODE = r"<(?:your|insert|add)_[a-z_]+_here>|\[(?:INSERT|YOUR)_[A-Z_]+\]"
PATTERNS = (
    (BRACKET, (Place.PROSE, Place.HTML, Place.TABLE)),
    (MARKED, (Place.PROSE, Place.HTML, Place.TABLE)),
    (_NUMBERED, (Place.PROSE, Place.HTML, Place.TABLE)),
    (_CELLS, (Place.TABLE,)),
    (ASKED, (Place.PROSE,)),
    (_CODE, (Place.CODE,)),
)
"""Each with the places where it counts."""
_DONE = re.compile(r"\[[xXnN\d ]+\]")
SIGNS = (
    r"(?i)\[(?:insert|add|your|desc|enter|fill|replace|put|write|provide|explain|list|link|specify|include|choose|select|summari|tool|skill|library|project|task|model|feature|package|framework|company|author|image|section|topic|use case|problem|issue|solution|workflow|key feature|example|step"
    r"|brief|short|specific|common|what|why|when|how|one|main|clear|detail|alternative|error message|name|placeholder|todo|tbd|title|screenshot|diagram|logo|code here|content|something|url here|primary|citation|needs? |source|xx|\.\.\.|…|previous|existing|rest of|remaining"
    r"|action|thing|command|goal|criteria|reason|outcome|result|value|purpose|picture|photo|illustration|figure|chart|state |show |mention |give |say |tell |note |outline |document |report |paste |attach |cite |pick |briefly |point |walk |cover |demonstrate |compare |discuss |quote |define |warn )",
    r"\{\{|(?i:<(?:insert|your|add|describe|replace|fill|enter|tool|skill|project|placeholder|description|content)|\{(?:describe|insert|your|add|fill in|enter)\b|\((?:placeholder|insert |add |your |needs? ))|__[A-Z]+_|_FILL|%%[A-Z_]|\$\{[A-Z]+\}|\$\{?[A-Z]+_NAME|PLACEHOLDER|INSERT_|YOUR_|REPLACE_?ME|CHANGE_?ME|FILL_?ME",
    r"(?i)\[[a-z]+[ _-]?(?:\d|[a-c]|one|two|three)\]",
    r"\][ \t]*\|[ \t]*\[[A-Z]",
    r"(?i)\bhere\b|\[(?:\.\.\.|…)\]|replace this |write (?:this|the) section|(?:sample|dummy|placeholder) (?:text|content)|placeholder (?:section|paragraph|for)\b",
    r"<(?:your|insert|add)_|\[(?:INSERT|YOUR)_",
)
"""What every match of each of the `PATTERNS` holds, told of a page in one pass."""


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report what asks to be filled in, in prose, tables, headings, code and frontmatter."""
    if doc.is_template:
        return
    seen: set[int] = set()
    held = _sieve().held(doc.utf8)
    for number, (pattern, places) in enumerate(PATTERNS):
        for found in scan.find(pattern, doc.only(*places)) if number in held else ():
            line = doc.line_at(found.value_start)
            if line in seen or _DONE.fullmatch(found.value):
                continue
            if pattern is not BRACKET or not _is_quoted(doc.line_text(line), found.value):
                seen.add(line)
                yield _hit(found.value, line)
    for heading in doc.headings:
        if (
            heading.text[-1:] == "]"
            and heading.line not in seen
            and re.fullmatch(r"(?:[\w ]{1,40}: ?)?\[[^\[\]]{2,80}\]", heading.text)
        ):
            yield _hit(heading.text, heading.line)
    for key in ("name", "description", "version", "license"):
        field = doc.front.fields.get(key)
        if field is not None and _is_open(field.text[:1500]):
            yield Hit(message=f"`{key}` is left from the template", line=field.line)


def _is_quoted(line: str, words: str) -> bool:
    """Is it in the middle of words that the reader is to say?"""
    before, _, after = line.partition(words)
    return before.count('"') % 2 == 1 and before[-1] != '"' and '"' in after


@cache
def _sieve() -> Sieve[int]:
    return Sieve(enumerate(SIGNS))


def _is_open(text: str) -> bool:
    return ("[" in text and scan.has(BRACKET, text)) or scan.has(MARKED, text)


def _hit(text: str, line: int) -> Hit:
    return Hit(message=f"left from the template: `{' '.join(text.split())[:60]}`", line=line)


RULE = Rule(
    severity=Severity.ERROR,
    existing=Severity.WARNING,
    references=Severity.WARNING,
    standard="No bracket of the template is left to be filled in.",
    why="It is the place where the content belongs.",
    fix="Replace it by what it asks for.",
    document=check,
    sieve=_sieve,
    reads=Reads.MARKDOWN,
    needs=frozenset({Need.PAGE, Need.FENCES}),
    fails=(
        Example(body="[Describe the main feature here]", at="[Describe"),
        Example(body="- Use [alternative that people compare it with].", at="[alternative"),
        Example(body="It locks. [Describe how to use\nanother store.]", at="[Describe how"),
        Example(body="[Mention which versions work and why]", at="[Mention"),
        Example(body="### [Tool Name]\n\nText.", at="### [Tool Name]"),
        Example(body="## Workflow 2: [Another task]\n\nText.", at="## Workflow 2"),
        Example(body="Use {{TOOL_NAME}} for this.", at="{{TOOL"),
        Example(body="| a | b |\n|---|---|\n| [Your value] | 1 |", at="[Your value]"),
        Example(body="___FILL_ME_IN___", at="FILL_ME"),
        Example(body="1. [Action to take]", at="[Action"),
        Example(body="[Image of an attention map]", at="[Image"),
        Example(body="Placeholder text for the part on caching.", at="Placeholder"),
        Example(body="Copyright ${AUTHOR}.", at="${AUTHOR}"),
        Example(body="Use it when [condition 1] or [condition 2].", at="[condition 1]"),
        Example(body="| a | b |\n|---|---|\n| [Method] | [Best for] |", at="[Method]"),
        Example(body="Description goes here.", at="Description goes"),
    ),
    passes=(
        Example(
            body="Set `[your key]` and see [how it works](references/encoding.md). Press [Enter], "
            "choose [optional] values of [batch, seq] with {{ bos_token }} and [MASK].\n\n"
            'Do not leave placeholder text. Say: "This shows whether [specific claim] holds."'
            "\n\n```bash\nrun [options]\n```\n\n| a | b |\n|---|---|\n| [CLS] | [SEP] |\n| [Guide][g] | [Paper](https://arxiv.org) |\n\n[g]: https://arxiv.org\n"
        ),
        Example(
            body="Start from [the report](templates/report.md).",
            files={"templates/report.md": "# {{TOOL_NAME}}\n\n[Describe the result here]\n"},
        ),
    ),
)
