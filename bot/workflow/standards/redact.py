"""Credentials by their makers' own formats: found exactly, and never shown.

Formats that a maker documents are known for certain. A value under a name such as `API_KEY` is only
a guess: it must look random, and is told more mildly, because on machine-learning pages such guesses
are wrong more often than right.
"""
# ruff: noqa: E501 - formats are read whole

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

import re2

KINDS = {
    "an AWS access key": r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b",
    "a GitHub token": r"\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{50,})\b",
    "a Hugging Face token": r"\bhf_[A-Za-z0-9]{30,60}\b",
    "an Anthropic key": r"\bsk-ant-[A-Za-z0-9_-]{24,}",
    "an OpenAI key": r"\bsk-(?:proj-|svcacct-)?[A-Za-z0-9_-]{32,}",
    "a Slack token": r"\bxox[abeoprs]-[A-Za-z0-9-]{10,}",
    "a Slack webhook": r"hooks\.slack\.com/services/T[A-Z0-9]{6,14}/B[A-Z0-9]{6,14}/[A-Za-z0-9]{16,40}",
    "a Google key": r"\bAIza[A-Za-z0-9_-]{35}",
    "a GitLab token": r"\bglpat-[A-Za-z0-9_-]{20,}",
    "an npm token": r"\bnpm_[A-Za-z0-9]{36}\b",
    "a PyPI token": r"\bpypi-AgEI[A-Za-z0-9_-]{50,}",
    "a Stripe key": r"\b[rs]k_(?:live|test)_[A-Za-z0-9]{20,}",
    "a SendGrid key": r"\bSG\.[A-Za-z0-9_-]{16,32}\.[A-Za-z0-9_-]{32,64}",
    "a Telegram bot token": r"\b\d{8,10}:AA[A-Za-z0-9_-]{33}\b",
    "a private key": r"-----BEGIN (?:RSA |EC |DSA |OPENSSH |ENCRYPTED |PGP )?PRIVATE"
    " KEY(?: BLOCK)?-----",
    "a signed token (JWT)": r"\beyJ[A-Za-z0-9_-]{12,}\.eyJ[A-Za-z0-9_-]{12,}\.[A-Za-z0-9_-]{20,}",
    "a password in a URL": r"\b[a-z][a-z0-9+.-]{2,14}://[A-Za-z0-9_.-]{1,60}:[^\s/@:'\"<>{}$*]{6,}@"
    r"[A-Za-z0-9-]{2,60}\.[A-Za-z0-9.-]{2,80}",
    "a Weights & Biases key": r"WANDB_API_KEY\s*[=:]\s*[\"']?[0-9a-f]{40}\b",
    "an AWS secret key": r"(?i:aws_?secret_?access_?key[\"']?\s{0,3}[=:]\s{0,3}[\"']?)[A-Za-z0-9/+]{40}(?:[^A-Za-z0-9/+]|$)",
    "a Slack app token": r"\bxapp-\d-[A-Z0-9]+-\d+-[a-f0-9]{20,}",
    "a Discord webhook": r"discord(?:app)?\.com/api/webhooks/\d{15,20}/[A-Za-z0-9_-]{40,}",
    "a Groq key": r"\bgsk_[A-Za-z0-9]{40,80}\b",
    "an xAI key": r"\bxai-[A-Za-z0-9]{60,}\b",
    "a Replicate token": r"\br8_[A-Za-z0-9]{37,40}\b",
    "a Databricks token": r"\bdapi[0-9a-f]{32}\b",
    "an NVIDIA key": r"\bnvapi-[A-Za-z0-9_-]{50,}",
    "a LangSmith key": r"\blsv2_(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10}\b",
    "a Pinecone key": r"\bpcsk_[A-Za-z0-9_]{40,}\b",
    "a DigitalOcean token": r"\bdo[opr]_v1_[a-f0-9]{64}\b",
    "a Google OAuth secret": r"\bGOCSPX-[A-Za-z0-9_-]{28}",
    "a Shopify token": r"\bshp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}\b",
    "a Square token": r"\bsq0(?:atp|csp)-[A-Za-z0-9_-]{22,43}",
    "a Perplexity key": r"\bpplx-[A-Za-z0-9]{40,60}\b",
    "a Tavily key": r"\btvly-(?:dev-|prod-)?[A-Za-z0-9]{28,40}\b",
    "a Mailchimp key": r"\b[0-9a-f]{32}-us\d{1,2}\b",
    "a Google access token": r"\bya29\.[A-Za-z0-9_-]{40,}",
    "a Facebook token": r"\bEAAC[A-Za-z0-9]{40,}\b",
    "a Twilio key": r"\bSK[0-9a-f]{32}\b",
    "a Fireworks key": r"\bfw_[A-Za-z0-9]{22,40}\b",
    "an OpenRouter key": r"\bsk-or-v1-[0-9a-f]{64}\b",
    "a password of Redis": r"\brediss?://[A-Za-z0-9_.-]{0,60}:[^\s/@:'\"<>{}$*]{6,}@[A-Za-z0-9-]{1,60}\.[A-Za-z0-9.-]{2,80}",
    "an Azure key": r"AccountKey=[A-Za-z0-9+/]{60,}==",
}
"""What it is, and the form its maker gives it."""

GUESSED = {
    "a password for curl": r"\bcurl\s(?:[^\n]*\s)?(?:-u|--user)[ =][\"']?[\w.@-]{1,60}:[A-Za-z0-9!@#%^&*+/_.~?-]{10,}(?:[\"'\s]|$)",
    "a password": r"(?i:(?:\b|_)(?:passw(?:or)?d|passphrase|pwd)[\"']?\s{0,3}(?:=|:)\s{0,3}[\"']?)[A-Za-z0-9!@#%^&*+/_.~?-]{10,}(?:[\"'\s,;}]|$)",
    "a session or bearer token": r"(?i:\bBearer |sessionid=|\bauth[_-]?token[\"']?\s{0,3}[=:]\s{0,3}[\"']?)[A-Za-z0-9_-]{24,}(?:[^\w.(\[{$<-]|$)",
    "a value kept in a secret's name": r"(?i:(?:\b|_)(?:api_?key|apikey|secret(?:_?key)?|access_?key|token|passw(?:or)?d|pwd)[\"']?\s{0,3}(?:=|:)\s{0,3}[\"']?)[A-Za-z0-9+/_-]{14,}(?:[^\w.(\[{$<%-]|$)",
}
"""Kinds that no maker's format tells: the value has only to look random."""

PATTERN = re2.compile("|".join(f"({text})" for text in KINDS.values()))
_GUESS = re2.compile("|".join(f"({text})" for text in GUESSED.values()))
_NAMES = tuple(KINDS)
_FAKE = re.compile(
    r"example|x{4,}|your|dummy|fake|sample|placeholder|\.\.\.|0{6}|a{6}|redacted"
    r"|user:pass(?:word)?@|:password@|changeme|test[-_]?key",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    r"(?:AKIA|ASIA)[0-9A-Z]{6,}|gh[pousr]_\w{6,}|github_pat_\w{6,}|\bhf_[A-Za-z0-9]{8,}|\bsk-[\w-]{12,}"
    r"|xox[abeoprs]-[\w-]{6,}|AIza[\w-]{10,}|glpat-[\w-]{6,}|npm_\w{12,}|pypi-AgEI\S{6,}"
    r"|[rs]k_(?:live|test)_\w{6,}|xapp-[\w-]{8,}|webhooks/\d+/\S{6,}|gsk_\w{6,}|xai-\w{8,}|r8_\w{8,}|dapi[0-9a-f]{8,}"
    r"|nvapi-[\w-]{6,}|lsv2_\w{8,}|pcsk_\w{6,}|do[opr]_v1_\w{6,}|GOCSPX-[\w-]{4,}|(?i:secret_?access_?key)\W{1,5}\S{6,}|SG\.[\w-]{8,}|eyJ[\w-]{12,}|(?<=://)[^\s/@:]{1,60}:[^\s/@]{4,100}@"
    r"|\b[0-9a-f]{40}\b|services/T\w+/B\w+/\w+|AccountKey=\S{8,}|shp(?:at|ca|pa|ss)_\w{6,}|sq0\w{3}-[\w-]{6,}|pplx-\w{6,}|tvly-[\w-]{6,}|[0-9a-f]{32}-us\d+|ya29\.[\w-]{8,}|EAAC\w{8,}|\bSK[0-9a-f]{8,}|\bfw_\w{8,}|(?i:bearer |sessionid=|(?:api_?key|apikey|secret|access_?key|token|passw(?:or)?d|pwd)[\"']?\s{0,3}[=:]\s{0,3}[\"']?)[A-Za-z0-9+/_-]{14,}|\d{8,10}:AA[\w-]{8,}"
)


SIGNS = (
    r"AKIA|ASIA|gh[pousr]_|github_pat_|hf_|sk-|xox|hooks\.slack|AIza|glpat-|npm_|pypi-|k_live_|k_test_|SG\.|xapp-|discord|gsk_|xai-|r8_|dapi|nvapi-|lsv2_|pcsk_|do[opr]_v1_|GOCSPX"
    r"|:AA|PRIVATE KEY|eyJ|://[^\s/@]+:[^\s/@]+@|WANDB_API_KEY|AccountKey|shp(?:at|ca|pa|ss)_|sq0|pplx-|tvly-|-us\d|ya29\.|EAAC|\bSK[0-9a-f]|\bfw_|sessionid=|(?i:aws_?secret|bearer |auth[_-]?token|rediss?://[^\s/@]*:|(?:api_?key|apikey|secret|access_?key|token|passw(?:or)?d|passphrase|pwd)[\"']?\s{0,3}[=:])|\bcurl\s(?:[^\n]*\s)?(?:-u|--user)[ =]"
)
"""What every one of the formats holds, as an RE2 pattern."""
_SIGN = re2.compile(SIGNS)


MOST = 100
"""Credentials that are told of one text."""


def found(text: str) -> list[tuple[int, str]]:
    """Offset and kind of each credential that is not plainly made up."""
    if _SIGN.search(text) is None:
        return []
    exact = [(start, kind) for start, kind, _ in _matches(PATTERN, _NAMES, text)]
    guessed = [
        (start, kind)
        for start, kind, value in _matches(_GUESS, tuple(GUESSED), text)
        if _is_random(value) and not PATTERN.search(value)
    ]
    return sorted(exact + guessed)


def _matches(pattern: Any, names: tuple[str, ...], text: str) -> Iterator[tuple[int, str, str]]:
    for match in islice(pattern.finditer(text), MOST):
        if not _FAKE.search(match.group()):
            yield match.start(), names[(match.lastindex or 1) - 1], match.group()


_WORDS = re.compile(r"[a-z]{5,}|[A-Z]{5,}|[A-Z][a-z]{4,}")


def _is_random(text: str) -> bool:
    """Letters of both cases and digits well mixed, or a long hexadecimal number; no words."""
    value = re.split(r"[=:\s\"']", text.strip().rstrip("\"'"))[-1]
    if re.fullmatch(r"[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}", value):
        return len(set(value)) > 4
    kinds = [re.findall(kind, value) for kind in ("[a-z]", "[A-Z]", "[0-9]")]
    changes = len(re.findall(r"(?<=[A-Za-z])(?=[0-9])|(?<=[0-9])(?=[A-Za-z])", value))
    return all(len(kind) >= 2 for kind in kinds) and changes >= 3 and not _WORDS.search(value)


_COUNTED = re.compile(r"123456|abcdef", re.IGNORECASE)


def is_counted(text: str, offset: int) -> bool:
    """Are its characters counted out, as in a sample that was typed by hand?"""
    return _COUNTED.search(text, offset, offset + 60) is not None


def masked(text: str) -> str:
    """Text for people with everything that looks like a credential, or the start of one, hidden."""
    return _LOOSE.sub("•••", text)
