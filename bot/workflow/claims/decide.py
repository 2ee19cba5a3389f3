"""The decisions about claims, in one place to import from.

Pure: each takes facts, configuration and `now`, and gives a `Decision` (`on_time` one per skill).
"""

from bot.workflow.claims.comments import Verb, on_comment, on_deleted
from bot.workflow.claims.deadlines import next_deadline, on_time
from bot.workflow.claims.issues import on_issue
from bot.workflow.claims.order import to_handle
from bot.workflow.claims.pulls import on_merged, on_pull

__all__ = [
    "Verb",
    "next_deadline",
    "on_comment",
    "on_deleted",
    "on_issue",
    "on_merged",
    "on_pull",
    "on_time",
    "to_handle",
]
