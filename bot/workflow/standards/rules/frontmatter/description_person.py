"""A description speaks in the third person."""

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Rule, View

FIRST = re.compile(
    r"\bI['’](?:m|ll|ve|d)\b"
    r"|(?<![Tt]ype )(?<![Pp]hase )(?<![Ll]evel )(?<![Cc]lass )(?<![Pp]art )\bI "
    r"(?!(?:and|or|to|in|of|for|with|is|are|errors?|vs)\b)[a-z]+\b"
    r"|\b(?:[Aa]sk|[Tt]ell|[Gg]ive|[Ss]how|[Cc]all|[Uu]se|[Pp]ing|[Ll]ets?) me\b"
    r"|(?<![\w./'-])(?:we(?:'re|'ll|'ve)?|We|my|My|our|Our|us|let me|Let me|Let's)(?![\w./'-])"
)
FIRST_WORDS = frozenset(["I", "me", "we", "We", "my", "My", "our", "Our", "us", "let", "Let"])
"""One of them stands in whatever `FIRST` finds, which takes long to say that it finds nothing."""
SECOND = re.compile(
    r"(?:^|[.!?;:])\s*you(?:['’]ll|['’]re| can| will| should| must)\b", re.IGNORECASE
)
HELPED = re.compile(
    r"\b(?:help|let|allow|enable|show|teach|give|guide|walk|assist)(?:s|es)? you\b"
    r"|\byour(?:self|s)?\b|\byou(?:['’]re| are|['’]ve| have been)\b",
    re.IGNORECASE,
)
QUOTED = re.compile(r"\"[^\"]{0,300}\"|(?<!\w)'[^']{0,300}'(?!\w)|“[^”]{0,300}”")


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report first person, and a description that begins by addressing the reader."""
    field = doc.front.fields.get("description")
    if field is None:
        return
    text = QUOTED.sub(" ", field.text)
    is_plain = FIRST_WORDS.isdisjoint(re.findall(r"\w+", text))
    first = None if is_plain else FIRST.search(text)
    if first is not None:
        yield Hit(
            message=f"`description` speaks in the first person (`{first.group()}`)",
            line=field.line,
        )
    elif SECOND.search(text):
        yield Hit(
            message="`description` addresses the reader instead of saying what the skill does",
            line=field.line,
            severity=Severity.WARNING,
        )
    elif (helped := HELPED.search(text)) is not None:
        yield Hit(
            message=f"`description` addresses the reader (`{helped.group()}`)",
            line=field.line,
            severity=Severity.HINT,
        )


RULE = Rule(
    severity=Severity.ERROR,
    standard="`description` speaks in the third person: what the skill does, not what I or you do.",
    why="The description stands in the agent's own prompt; `I` there would be the agent.",
    fix="Begin with a verb in the third person: Counts, Trains, Serves.",
    document=check,
    needs=frozenset({Need.PAGE, Need.FRONTMATTER}),
    fails=(
        Example(
            fields={"description": "I can help count tokens of prompts. Use when cutting text."},
            at="description:",
        ),
        Example(
            fields={"description": "You can count tokens with this. Use when cutting long text."},
            at="description:",
        ),
        Example(
            fields={"description": "Counts tokens of prompts. You can use it when cutting text."},
            at="description:",
        ),
        Example(
            fields={"description": "Counts tokens of prompts. Use when your text is too long."},
            at="description:",
        ),
        Example(
            fields={"description": "Helps you count tokens of prompts. Use when cutting text."},
            at="description:",
        ),
    ),
    passes=(
        Example(
            fields={
                "description": "Serves type I and II models on US clusters, I/O bound. Use when "
                "you need high throughput."
            }
        ),
    ),
)
