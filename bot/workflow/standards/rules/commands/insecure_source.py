"""Packages and data come over a safe way."""

import re
from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Reads, Rule, View

UNSAFE = re.compile(
    r"(?:--(?:extra-)?index-url|-i|--find-links|-f)[ =]http://(?!localhost|127\.|0\.0\.0\.0|10\.|192\.168)"
    r"|--trusted-host\b|\bpip3?\s+install\s[^\n]{0,120}\shttp://|\bcurl\b[^\n]{0,80}?\s(?:-[a-zA-Z]{0,4}k[a-zA-Z]{0,4}|--insecure)(?:\s|$)"
    r"|\bwget\s[^\n]{0,80}--no-check-certificate|http\.sslVerify\s*[= ]\s*false"
    r"|GIT_SSL_NO_VERIFY\s*=\s*(?:1|true)"
    r"|\bverify\s*=\s*False\b|NODE_TLS_REJECT_UNAUTHORIZED\s*=\s*[\"']?0|npm\s+(?:config\s+set\s+)?strict-ssl\s+false"
    r"|_create_unverified_context|StrictHostKeyChecking[= ]no|--allow-unauthenticated|git\+http://"
    r"|npm\s[^\n]{0,80}--registry[ =]http://",
)
OFTEN = re.compile(r"verify\s*=|StrictHost|unverified|sslVerify|SSL_NO|REJECT_UNAUTH|strict-ssl")
"""Forms that pages about private clusters show with reason."""


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report installs and requests whose source is not verified."""
    for match in UNSAFE.finditer(doc.text):
        yield Hit(
            message=f"the source is not verified: `{' '.join(match.group().split())[-60:]}`",
            line=doc.line_at(match.start()),
            severity=Severity.WARNING if OFTEN.search(match.group()) else None,
        )


RULE = Rule(
    severity=Severity.ERROR,
    existing=Severity.HINT,
    references=Severity.WARNING,
    standard="Packages come from verified sources: https, no switched-off certificate checks.",
    why="Anybody on the way can exchange what is installed.",
    fix="Use https and the official index; mend the certificate instead of ignoring it.",
    document=check,
    reads=Reads.TEXT,
    trigger=r"http://|--trusted-host|-k|--insecure|no-check|sslVerify|SSL_NO_VERIFY"
    r"|verify ?= ?False|TLS_REJECT"
    r"|strict-ssl|unverified|StrictHost|unauthenticated",
    is_security=True,
    fails=(
        Example(
            body="```bash\npip install --index-url http://pypi.acme.io/simple x\n```", at="pip"
        ),
        Example(body="```bash\npip install --trusted-host acme.io x\n```", at="pip install --tr"),
        Example(body="```bash\ncurl -k https://acme.io/x -o x\n```", at="curl -k"),
    ),
    passes=(
        Example(
            body="```bash\npip install torch --index-url https://download.pytorch.org/whl\n```"
        ),
    ),
)
