"""Errors, named by who must act.

MilepostError
├── UserError        whoever typed or configured: the text is shown to them
│   ├── InputError   a file or an option on the command line
│   └── ConfigError  a key in the configuration
└── OutsideError     GitHub or the network: the engine tries again or gives up
    ├── Unauthorized, Forbidden, NotFound, Suspended, Refused, StaleHead,
    │   StaleLedger
    ├── RateLimited  has the time from which it may be tried again
    │   └── OverBudget   not GitHub's word but our own: the rest is kept for what is more urgent
    └── Unclear      the write may or may not have happened: look before repeating

Anything else is a bug and is logged whole.
"""

from datetime import datetime


class MilepostError(Exception):
    """Root of what Milepost raises on purpose."""


class UserError(MilepostError):
    """The text is one clear line: what, where, how to mend it."""


class InputError(UserError):
    """A file or an option cannot be read."""


class ConfigError(UserError):
    """The configuration is wrong; `line` counts from 1 where it is known."""

    def __init__(self, message: str, *, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


class OutsideError(MilepostError):
    """Something outside failed; `retryable` says whether trying again can help."""

    retryable = True


class Unauthorized(OutsideError):
    """The token was refused (401): drop it and mint another."""


class Forbidden(OutsideError):
    """A permission is missing (403)."""

    retryable = False


class NotFound(OutsideError):
    """404; soon after an event it may be GitHub's replication lag."""


class Suspended(OutsideError):
    """The installation is suspended or gone."""

    retryable = False


class Refused(OutsideError):
    """GitHub understood and said no (409, 422, branch rule)."""

    retryable = False


class StaleHead(OutsideError):
    """The branch moved since it was read: plan again."""


class StaleLedger(OutsideError):
    """The ledger grew since it was read: gather and decide again."""


class Unclear(OutsideError):
    """No answer, or a 5xx: a write may have taken effect."""


class RateLimited(OutsideError):
    """A primary or secondary limit; `until` is when the next try is allowed (UTC)."""

    def __init__(self, message: str, *, until: datetime) -> None:
        super().__init__(message)
        self.until = until


class OverBudget(RateLimited):
    """Nothing was asked of GitHub: what is left of a limit is kept for what is more urgent."""
