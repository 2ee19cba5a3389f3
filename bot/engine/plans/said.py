"""Names of decisions about comments: one for what was written, one for each text edited in.

A comment may be read back before word of it comes, and an edited one has two names to be known by.
"""

import hashlib

from bot.engine.desk import Desk
from bot.model.events import Comment

WORDS = "digest of its words"


def name(comment: Comment, *, edited: bool = False) -> str:
    """Name the decision about a comment, or about the text that an edit gave it."""
    written = f"comment:{comment.id}"
    return f"{written}:{digest(comment)[1]}" if edited else written


def digest(comment: Comment) -> tuple[str, str]:
    """The fact that tells one text of a comment from another."""
    return WORDS, hashlib.sha256(comment.body.encode()).hexdigest()[:12]


def is_decided(comment: Comment, desk: Desk) -> bool:
    """Whether it was decided when it was written, or when it was edited to what it says now."""
    names = (name(comment), name(comment, edited=True))
    return any(desk.ledger.recorded(repo=desk.repo, decision_id=each) for each in names)


def is_decided_anew(comment: Comment, desk: Desk) -> bool:
    """Whether it was read back and decided after the edit, before word of the edit came."""
    known = desk.ledger.recorded(repo=desk.repo, decision_id=name(comment))
    return known is not None and digest(comment) in known.cause
