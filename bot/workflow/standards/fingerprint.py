"""How a finding is known again in another version of a file."""

import hashlib
from functools import lru_cache


def fingerprint(*, rule: str, path: str, text: str) -> str:
    """Sixteen hex digits over rule, path and the line's text, spaces normalised."""
    parts = "\0".join((rule, path, _plain(text)))
    return hashlib.sha256(parts.encode("utf-8", "replace")).hexdigest()[:16]


@lru_cache(maxsize=16)
def _plain(text: str) -> str:
    """Kept for the next finding on the line, which may be as long as its file."""
    return " ".join(text.split())
