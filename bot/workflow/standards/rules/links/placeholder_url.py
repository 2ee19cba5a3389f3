"""A URL is a real one."""

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Need, Reads, Rule, View

URL = re.compile(
    r"https?://(?:www\.)?(?:"
    r"(?:docs?\.|api\.|blog\.)?(?:your|my)[-_.]?(?:tool|project|library|app|package|name|username)?(?:\.(?:com|org|io|dev|net|ai)\b)[^\s)>\"'`]*"
    r"|(?:docs?\.|api\.|blog\.)(?:your|my)[-_.][\w.-]*[^\s)>\"'`]*"
    r"|(?:your|my)[-_.]?(?:domain|site|company|org|server|host|url|website|link|blog|docs)[\w.-]*"
    r"|(?:[\w-]{1,40}\.){1,4}(?:your|my)[-_]?(?:domain|site|company|corp|org|business|team|server|cluster|host|website|app)\.[\w.-]+[^\s)>\"'`]*"
    r"|[\w./-]{1,80}/your[-_](?:org|repo|project|team|dashboard|name|user(?:name)?|workspace|space|model|dataset|id|account|company|bucket|branch|fork)\b[^\s)>\"'`]*"
    r"|(?:example|placeholder|domain|website|yoursite|link|url)\.(?:com|org|net)/(?:docs?|guide|link"
    r"|path|todo|placeholder|your[\w-]*|xxx|repo|paper)\b[^\s)>\"'`]*"
    r"|(?:url|link|placeholder|xxx+|foo|foobar|bar|foo\.bar|site|website|yoursite|yourwebsite|domain|test|sample|dummy|fake|company|acme)\.(?:com|org|net|dev|io|ai|bar)(?:/[^\s)>\"'`]*)?(?:$|[\s)>\"'`])"
    r"|foo\.bar(?:/[^\s)>\"'`]*)?|(?:www\.)?doi\.org/10\.x+[^\s)>\"'`]*"
    r"|(?:huggingface\.co|gitlab\.com|pypi\.org/project)/(?:datasets/|spaces/)?(?:your|my)[-_][^\s)>\"'`]*"
    r"|github\.com/(?:your|my|user(?:name)?|owner|org(?:anization)?|placeholder|xxx|example)"
    r"(?:[-_]?(?:user(?:name)?|org|name|account|repo))?/[^\s)>\"'`]*"
    r"|arxiv\.org/(?:abs|pdf)/(?:x{2,}|0000|1234\.5678|2[0-9]xx)[^\s)>\"'`]*"
    r"|(?:todo|tbd|xxx|placeholder|link|url|insert)[-\w]*(?:[/)\s]|$)"
    r"|[\w./-]*(?:\[[A-Za-z -]+\]|<[A-Za-z -]+>|\{[A-Za-z _-]+\})[\w./-]*"
    r")",
    re.IGNORECASE,
)
TARGET = re.compile(
    r"^(?:todo|tbd|xxx+|link|url|#todo|#tbd|path/to/.*|your[-_].*|insert.*|placeholder|(?:url|link)[_-]?here|https?:/*|\.\.\.|#link)$",
    re.I,
)


RESERVED = re.compile(
    r"https?://(?:(?:[\w-]+\.)*example\.(?:com|org|net)|[\w.-]+\.(?:example|invalid|test)|localhost"
    r"|127\.0\.0\.1|\.\.\.|…)(?:[:/?#]|$)",
    re.IGNORECASE,
)


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report links whose target was meant to be filled in."""
    seen = set()
    for link in doc.links:
        if URL.match(link.target[:300]) or TARGET.match(link.target[:300]):
            seen.add(link.line)
            yield Hit(message=f"`{link.target[:100]}` is a placeholder", line=link.line)
        elif not link.is_automatic and RESERVED.match(link.target[:300]):
            seen.add(link.line)
            yield Hit(
                message=f"`{link.target[:100]}` is nobody's page",
                line=link.line,
                severity=Severity.WARNING,
            )
    for match in _urls(doc.prose):
        line = doc.line_at(match.start())
        if line not in seen:
            seen.add(line)
            yield Hit(message=f"`{match.group()[:100]}` is a placeholder", line=line)


def _urls(text: str) -> Iterator[re.Match[str]]:
    """What `URL.finditer` gives: tried only before the marks that each of them holds."""
    end, at = 0, text.find("://")
    while at >= 0:
        for start in (at - len("https"), at - len("http")):
            match = URL.match(text, start) if start >= end else None
            if match is not None:
                yield match
                end = match.end()
                break
        at = text.find("://", max(at + 1, end))


RULE = Rule(
    severity=Severity.ERROR,
    existing=Severity.WARNING,
    references=Severity.WARNING,
    standard="Links lead to real addresses, not to placeholders.",
    why="A reader who follows it lands on somebody else's page, or nowhere.",
    fix="Write the real address or take the link away.",
    document=check,
    reads=Reads.MARKDOWN,
    needs=frozenset({Need.PAGE, Need.FENCES}),
    fails=(
        Example(body="See [the paper](https://arxiv.org/abs/xxxx.xxxxx).", at="xxxx"),
        Example(body="See [docs](https://example.com/docs).", at="example.com"),
        Example(
            body="See https://github.com/your-username/your-repo for more.", at="your-username"
        ),
        Example(body="It is on https://grafana.yourcompany.com/d/abc.", at="yourcompany"),
        Example(body="Look at https://wandb.ai/your-team/runs.", at="your-team"),
        Example(body="See [docs](TODO).", at="(TODO)"),
    ),
    passes=(
        Example(
            body="Set `OPENAI_BASE_URL=https://your-server/v1`.\n\n"
            "```bash\ncurl https://example.com/docs\n```"
        ),
        Example(body="The test page is https://example.com as always."),
    ),
)
