"""Nothing from the network is run unseen."""

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.outline import Place
from bot.workflow.standards.rule import Example, Reads, Rule, View

PIPE = re.compile(
    r"\b(?:curl|wget|fetch)\b[^\n|;]{0,300}\|\s*(?:sudo\s+(?:-\w+\s+)*)?(?:env\s+)?"
    r"(?:(?:ba|z|da|k)?sh|python3?|perl|ruby|node)\b"
    r"|\b(?:bash|sh|zsh|python3?|eval|source)\b[^\n]{0,20}(?:<\(|\$\(|`)\s*(?:curl|wget)\b"
    r"|\b(?:iwr|irm|Invoke-WebRequest|Invoke-RestMethod)\b[^\n|]{0,200}\|\s*(?:iex|Invoke-Expression)\b"
    r"|(?:exec|eval)\s*\(\s*(?:requests\.get|urllib\.request\.urlopen|urlopen|httpx\.get)\s*\(",
    re.IGNORECASE,
)
KNOWN = re.compile(
    r"https://(?:astral\.sh|get\.docker\.com|sh\.rustup\.rs|ollama\.com|install\.python-poetry\.org"
    r"|deb\.nodesource\.com|raw\.githubusercontent\.com/(?:nvm-sh|helm|Homebrew)|get\.helm\.sh|bun\.sh"
    r"|pyenv\.run|install\.duckdb\.org|sdk\.cloud\.google\.com|download\.docker\.com|nvidia\.github\.io"
    r"|developer\.download\.nvidia\.com|packages\.cloud\.google\.com|apt\.releases\.hashicorp\.com)\b"
)


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report downloads that go straight into an interpreter; well-known installers are a hint."""
    for match in PIPE.finditer(doc.text):
        line = doc.line_at(match.start())
        text = doc.line_text(line)
        mild = (
            KNOWN.search(text) or WARNED.search(text) or doc.place_at(match.start()) is Place.QUOTE
        )
        yield Hit(
            message="a download is run unseen", line=line, severity=Severity.HINT if mild else None
        )


WARNED = re.compile(r"\b(?:never|don't|do not|avoid|dangerous|malicious|attack)", re.IGNORECASE)

RULE = Rule(
    severity=Severity.ERROR,
    existing=Severity.WARNING,
    references=Severity.WARNING,
    standard="Nothing that was just downloaded is piped into a shell or interpreter.",
    why="Whoever controls the address, or the way to it, controls the machine.",
    fix="Download to a file, look at it or compare its checksum, then run it.",
    document=check,
    reads=Reads.TEXT,
    trigger=r"(?i)curl|wget|fetch|iwr|irm|invoke-|urlopen|requests\.get|httpx\.get",
    is_security=True,
    fails=(
        Example(body="```bash\ncurl -s https://get.acme.io/x.sh | sudo bash\n```", at="curl -s"),
        Example(body='```bash\nbash -c "$(wget -qO- https://x.acme.io/i)"\n```', at="bash -c"),
    ),
    passes=(Example(body="```bash\ncurl -s https://api.acme.io/v1 | jq .\n```"),),
)
