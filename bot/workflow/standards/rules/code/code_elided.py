"""Code on a page is whole."""
# ruff: noqa: E501 - patterns are read whole

from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.outline import Place
from bot.workflow.standards.rule import Example, Reads, Rule, View
from bot.workflow.standards.threats import commands, scan

_DOTS = r"(?:\.{3}|…)"
_LEFT = (
    r"(?:(?:the )?(?:rest|remainder) of (?:the |your |this )?(?:\w+ ){0,3}?(?:code|files?|functions?|implementation|scripts?|class|config\w*|logic|loop|pipeline|model|method|steps?|setup|training|module|arguments|fields|options|imports)(?: unchanged| here| omitted| as before)?"
    r"|(?:your|insert|put|add|place) (?:\w+ ){0,3}?(?:code|logic|implementation)(?: goes)?(?: here)?|(?:code|logic|implementation|body) (?:goes )?here"
    r"|(?:existing|previous|same|other) (?:\w+ ){0,2}?(?:code|as (?:above|before))|(?:all |the )?(?:other|existing|remaining|previous|following|rest)(?: \w+){0,3} (?:is |are |remains? |stays? )?(?:unchanged|omitted|the same|as before|elided|skipped)(?: for \w+)?"
    r"|(?:same|identical|similar) (?:as|to) (?:in )?(?:the )?(?:above|before|previous\w*|last)(?: (?:example|step|section|block|code))?|etc\.? (?:as \w+ )?(?:above|before)|continue with (?:the )?(?:rest|remaining)\b[^\n]{0,30}|implementation (?:here|omitted|details? omitted|(?:is )?left\b[^\n]{0,40})|left as an exercise[^\n]{0,30}"
    r"|(?:code |output |content )?(?:continues|truncated|omitted|elided|snip(?:ped)?)(?: (?:here|for (?:brevity|clarity|space|simplicity)))?|implement (?:this|me|here|your)\b[^\n]{0,30}|fill (?:this |me )?in\b[^\n]{0,20}|to be implemented|your implementation|-+ ?8< ?-+)"
)
_SOME = r"(?:more|other|existing|remaining|additional|similar|previous|further|rest|your|as above|as before)(?: \w+){0,4}"
ELIDED = rf"(?im)^[^\n]*?((?:^|\s)(?:#|//|--|/\*|<!--)\s*(?:[\[(<]\s*)?(?:{_DOTS}\s*[\[(]?\s*(?:{_LEFT}|{_SOME})|{_LEFT}|{_SOME}\s*{_DOTS})\s*(?:{_DOTS}|\.)?\s*[\])>]?\s*(?:\*/|-->)?\s*$)"
BRACKETED = r"(?im)^[^\n]*?((?:^|\s)(?:#|//|--)\s*[\[<](?:(?:add|insert|set ?up|define|load|build|create|do|write|put|train|configure|initiali[sz]e|implement|handle|call|import|prepare|process|run) [^\]>\n]{2,90}|[^\]>\n]{2,80}(?: here| as (?:usual|before|above|needed)|omitted|etc\.?|goes here))\s*[\]>]\s*$)"
"""A comment in brackets that tells what to put there."""
STAND_IN = r"(?im)^([ \t]*(?:#|//)[^\n]{3,140}\n[ \t]+(?:\.{3}|…))[ \t]*$"
"""A body that is a comment and an ellipsis."""
AS_BEFORE = r"(?im)^([ \t]*(?:#|//)[^\n]*\b(?:as (?:in|before|above|usual)|same|unchanged|omitted|left out|not shown|see (?:above|step))\b[^\n]*\n[ \t]+pass)[ \t]*$"
"""A body that is nothing, under a comment that says where it stands."""
_MANY = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|\d{1,3}|many|several|some|a (?:few|dozen)|lots)"
MENTIONED = (
    rf"(?im)^[^\n]*?((?:^|\s)(?:#|//)\s*(?:and )?(?:{_MANY} (?:more|others)\b[^\n:=]{{0,50}}|(?:plus|and then|then) (?:the |your |all )(?:\w+ ){{1,3}}(?:that )?you (?:already )?(?:know|have|need|use)\b[^\n]{{0,40}}"
    r"|[\w ,]{3,60}: (?:as|like|see|same as) (?:in )?(?:the )?(?:[\w-]+ ){0,2}(?:file|one|example|above|before|step|section|version|script|page|docs))\s*$)"
)
"""A comment that says what would stand there, or where it does."""
STRONG = (
    r"(?i)(?:#|//|--|/\*) ?[\[(<]?(?:the |your |all )?(?:\w+,? (?:and )?){1,6}go(?:es)? here\b|(?:#|//|--|/\*|<!--)\s*(?:\.\.\.|…)?\s*(?:\(?(?:rest|remainder) of (?:the |your )?(?:\w+ ){0,2}?(?:code|file|function|implementation|script|class|config\w*|logic)"
    r"|(?:your|insert|put|add|place) (?:\w+ ){0,3}?(?:code|logic|implementation)(?: goes)? here|implementation (?:here|omitted|details? omitted)|code (?:omitted|goes here)|(?:truncated|omitted|elided|snip(?:ped)?) for\b)"
)


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report comments that are nothing but a stand-in for code somebody left out."""
    seen: set[int] = set()
    for found in (
        hit
        for pattern in (ELIDED, BRACKETED, STAND_IN, AS_BEFORE, MENTIONED, STRONG)
        for hit in scan.find(pattern, doc.text)
    ):
        line = doc.line_at(found.value_start + len(found.value) - len(found.value.lstrip()))
        if line in seen or doc.place_at(found.value_start) is not Place.CODE:
            continue
        seen.add(line)
        if commands.language(doc, line) not in ("", "text", "markdown", "md", "diff"):
            yield Hit(
                message=f"code is left out here: `{' '.join(found.value.split())[:60]}`", line=line
            )


RULE = Rule(
    severity=Severity.WARNING,
    existing=Severity.HINT,
    references=Severity.HINT,
    standard="Code is whole: nothing is replaced by a comment that says it was left out.",
    why="The part that is left out is the part the reader does not know.",
    fix="Write the code out, or shorten the example to one that is complete.",
    document=check,
    reads=Reads.TEXT,
    trigger=scan.trigger(ELIDED, BRACKETED, STAND_IN, AS_BEFORE, MENTIONED, STRONG),
    fails=(
        Example(body="```python\nimport os\n# ... rest of the code\n```", at="rest of the code"),
        Example(body="```python\ndef f():\n    # your code here\n    pass\n```", at="your code"),
        Example(body="```python\nx = 1\n# ... more steps ...\n```", at="more steps"),
        Example(body="```js\nf();\n// other methods remain unchanged\n```", at="other methods"),
        Example(body="```python\nx = 1\n# [set up the callbacks here as usual]\n```", at="[set up"),
        Example(
            body="```python\ndef f():\n    # like the one before, with another index\n    ...\n```",
            at="# like the one",
        ),
        Example(
            body="```python\n# batching and encoding go here, as above\npass\n```", at="go here"
        ),
        Example(
            body="```python\nx = [\n    1,\n    # eight more in the same fashion\n]\n```",
            at="# eight",
        ),
        Example(
            body="```python\nfor _ in range(3):\n    # the body stays as in step 1\n    pass\n```",
            at="# the body",
        ),
        Example(
            body="```python\nx = 1\n# (masking, padding and packing go here, as in any loader)\n```",
            at="go here",
        ),
        Example(body="```bash\nls\n# (same as before)\n```", at="same as"),
    ),
    passes=(
        Example(
            body="```python\nfrom typing import Protocol\n\nclass P(Protocol):\n    # [0, 1]\n    def f(self) -> int: ...\n```"
        ),
        Example(
            body="```python\n# Set the code page here\nx = 1  # as above\n# Load the rest of the "
            "weights lazily\n# other options: 4, 8\n# The same as before, but faster\n```"
        ),
    ),
)
