"""How a finding is known again in another version of a file."""

import hashlib
import re

_SPACE = re.compile(r"\s+")


def fingerprint(*, rule: str, path: str, text: str) -> str:
    """Sixteen hex digits over rule, path and the line's text, spaces normalised."""
    parts = "\0".join((rule, path, _SPACE.sub(" ", text.strip())))
    return hashlib.sha256(parts.encode("utf-8", "replace")).hexdigest()[:16]
