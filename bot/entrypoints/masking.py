"""Secrets are cut out of whatever is logged or shown.

Token formats: https://docs.github.com/authentication/keeping-your-account-and-data-secure
(`ghp_`, `gho_`, `ghu_`, `ghs_`, `ghr_`, `github_pat_`); their length is not fixed.
"""

import re2

_SECRETS = re2.compile(
    r"(gh[pousr]_|github_pat_)[A-Za-z0-9_.\-]+"
    r"|-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]*(-----END [A-Z ]*PRIVATE KEY-----)?"
    r"|(?i:bearer|token|secret|password)[ =:]+[A-Za-z0-9_.\-]{16,}"
    r"|eyJ[A-Za-z0-9_\-]+\.[A-Za-z0-9_\-]+\.[A-Za-z0-9_\-]+"
    r"|://[^/@\s:]+:[^/@\s]+@"
)


def masked(text: str) -> str:
    """Give the text with every secret replaced."""
    return str(_SECRETS.sub("[masked]", text))
