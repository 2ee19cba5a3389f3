"""Secrets are cut out of whatever is logged or shown.

Token formats: https://docs.github.com/authentication/keeping-your-account-and-data-secure
(`ghp_`, `gho_`, `ghu_`, `ghs_`, `ghr_`, `github_pat_`); their length is not fixed.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import re2

_SECRETS = re2.compile(
    r"(gh[pousr]_|github_pat_)[A-Za-z0-9_.\-]+"
    r"|-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]*(-----END [A-Z ]*PRIVATE KEY-----)?"
    r"|(?i:bearer|token|secret|password)[ =:]+[A-Za-z0-9_.\-]{16,}"
    r"|eyJ[A-Za-z0-9_\-]+\.[A-Za-z0-9_\-]+\.[A-Za-z0-9_\-]+"
    r"|://[^/@\s:]+:[^/@\s]+@"
)
_MASK = "[masked]"
_SHORTEST = 8
"""A shorter secret is no secret, and would be found in innocent text."""


def masked(text: str) -> str:
    """Give the text with everything that has a secret's form replaced."""
    return str(_SECRETS.sub(_MASK, text))


def masker(secrets: Iterable[str]) -> Callable[[Any], Any]:
    """Build what masks plain data to any depth: known forms, and these very secrets."""
    known = sorted({each for each in secrets if len(each) >= _SHORTEST}, key=len, reverse=True)

    def mask(value: Any) -> Any:
        if isinstance(value, str):
            for secret in known:
                value = value.replace(secret, _MASK)
            return masked(value)
        if isinstance(value, Mapping):
            return {mask(key): mask(each) for key, each in value.items()}
        if isinstance(value, list | tuple | set | frozenset):
            return [mask(each) for each in value]
        if value is None or isinstance(value, bool | int | float):
            return value
        return mask(str(value))

    return mask
