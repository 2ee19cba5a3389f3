"""Packages and data come over a safe way."""
# ruff: noqa: E501 - patterns are read whole

from collections.abc import Iterator

from bot.workflow.standards.doc import Doc
from bot.workflow.standards.finding import Hit, Severity
from bot.workflow.standards.rule import Example, Reads, Rule, View
from bot.workflow.standards.threats import installers, scan, seen

_INDEX = r"(?:--(?:extra-)?index-url|--find-links|--registry|--default-index|--index)"
PLAIN = (
    rf"(?:{_INDEX}|\s-[if])[ =][\"']?(http://[^\s\"']+)"
    r"|\b(?:pip[0-9.]*|uv|npm|yarn|pnpm|poetry|conda)\b[^\n]*\s(?:[\w.-]+ @ )?[\"']?((?:git\+)?http://[^\s\"']+)"
    r"|\b(?:PIP_INDEX_URL|PIP_EXTRA_INDEX_URL|UV_INDEX_URL|UV_DEFAULT_INDEX|NPM_CONFIG_REGISTRY|npm_config_registry|GOPROXY)\s*=\s*[\"']?(http://[^\s\"']+)"
    r"|(?m:^\s*(?:(?:extra-)?index-url|registry)\s*=\s*(http://\S+))|(git\+http://[^\s\"']+)"
)
UNCHECKED = (
    r"--trusted-host\b|\bglobal\.trusted-host\b|--allow-insecure-host\b|\bPIP_TRUSTED_HOST\s*=|trusted-host\s*=|\bcurl\b[^\n|]*?\s(?:-[a-zA-Z]{0,6}k[a-zA-Z]{0,6}|--insecure)(?:\s|$)"
    r"|\bwget\s[^\n|]*--no-check-certificate|http\.sslVerify\s*[= ]\s*[\"']?false|\bGIT_SSL_NO_VERIFY\s*=\s*(?:1|true)"
    r"|\bverify\s*=\s*False\b|NODE_TLS_REJECT_UNAUTHORIZED\s*=\s*[\"']?0|\bstrict-ssl[ =]\s*false|_create_unverified_context"
    r"|\bPYTHONHTTPSVERIFY\s*=\s*[\"']?0|\b(?:CURL|REQUESTS)_CA_BUNDLE(?:[\"']\])?\s*=\s*(?:[\"']{2}|(?m:$))"
    r"|\bSSL_CERT_FILE\s*=\s*/dev/null|\bHF_HUB_DISABLE_SSL\w*\s*=\s*[\"']?(?:1|[Tt]rue)|\bGOSUMDB=off|\bGONOSUMDB=\*|\bGOFLAGS=-insecure|\bGOINSECURE=\S"
    r"|insecure-skip-tls-verify|\bInsecureSkipVerify:\s*true|\brejectUnauthorized:\s*false|-SkipCertificateCheck\b|\bssl\.CERT_NONE\b|\bcheck_hostname\s*=\s*False"
    r"|TCPConnector\([^\n]*ssl\s*=\s*False|\bAutoAddPolicy\b|--unsafe-perm\b"
    r"|StrictHostKeyChecking[= ]no|--allow-unauthenticated|\bssl_verify:?\s*(?:=\s*)?false|--no-verify-ssl|--no-gpg-check|--allow-insecure"
)
OFTEN = r"verify\s*=|skip-tls|SkipVerify|Unauthorized|SkipCert|CERT_NONE|check_hostname|TCPConnector|AutoAdd|unsafe-perm|StrictHost|unverified|sslVerify|SSL_NO|REJECT_UNAUTH|strict-ssl|ssl_verify"
"""Forms that pages about private clusters show with reason."""
FOREIGN = (
    rf"\bpip[0-9.]*\s+install\b[^\n]*(?:{_INDEX}|\s-i)[ =][\"']?(https://[^\s\"'$<{{]+)"
    r"|\bpip[0-9.]*\s+install\s+(?:-\S+\s+)*[\"']?(https://[^\s\"'$<{]+\.(?:whl|tar\.gz|zip))"
)


def check(doc: Doc, _view: View) -> Iterator[Hit]:
    """Report installs and requests whose source is not verified, or is nobody's we know."""
    yield from seen.hits(doc, (PLAIN,), "comes over a line that anybody can change", judge=_remote)
    yield from seen.hits(doc, (UNCHECKED,), "does not verify the source", judge=_often)
    yield from seen.hits(doc, (FOREIGN,), "installs from a place few people know", judge=_unknown)


def _remote(found: scan.Found) -> bool | None:
    at = found.text.find("http://")
    return False if installers.is_local(found.text[at:].strip("\"'")) else None


def _often(found: scan.Found) -> Severity | None:
    return Severity.WARNING if scan.has(OFTEN, found.text) else None


def _unknown(found: scan.Found) -> Severity | bool:
    at = found.text.find("https://")
    return False if installers.is_known_index(found.text[at:]) else Severity.WARNING


RULE = Rule(
    severity=Severity.ERROR,
    existing=Severity.HINT,
    references=Severity.WARNING,
    standard="Packages come from verified sources: https, no switched-off certificate checks.",
    why="Anybody on the way can exchange what is installed.",
    fix="Use https and the official index; mend the certificate instead of ignoring it.",
    document=check,
    reads=Reads.TEXT,
    trigger=scan.trigger(PLAIN, UNCHECKED, FOREIGN),
    is_security=True,
    fails=(
        Example(
            body="```bash\npip install --index-url http://pypi.acme.io/simple x\n```", at="pip"
        ),
        Example(body="```bash\npip install --trusted-host acme.io x\n```", at="pip install --tr"),
        Example(body="```bash\ncurl -k https://acme.io/x -o x\n```", at="curl -k"),
        Example(body="```bash\nexport CURL_CA_BUNDLE=\n```", at="CURL_CA"),
        Example(body="```python\nctx.verify_mode = ssl.CERT_NONE\n```", at="CERT_NONE"),
        Example(body="```bash\nhelm repo update --insecure-skip-tls-verify\n```", at="helm"),
        Example(body="```bash\nexport PIP_INDEX_URL=http://pypi.acme.io/\n```", at="PIP_INDEX"),
        Example(body="```bash\npip install -i https://pypi.acme.io/ x\n```", at="pip install -i"),
    ),
    passes=(
        Example(
            body="```bash\npip install torch --index-url https://download.pytorch.org/whl\n"
            "curl http://localhost:8000/v1\n```"
        ),
    ),
)
