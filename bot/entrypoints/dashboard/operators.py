"""Who operates this Milepost: the logins that were named, else the account that owns the App."""

from collections.abc import Sequence
from functools import cached_property

import structlog

from bot.github.auth import Tokens
from bot.model.errors import MilepostError

log = structlog.get_logger(__name__)


class Operators:
    """Gives logins in lower case; asks GitHub once, when it is first needed."""

    def __init__(self, tokens: Tokens, named: Sequence[str]) -> None:
        self._tokens = tokens
        self._named = named

    def __call__(self) -> frozenset[str]:
        """Give them; nobody while GitHub cannot say who owns the App."""
        if self._named:
            return frozenset(login.lower() for login in self._named)
        try:
            return self._owner
        except MilepostError as error:
            log.warning("who owns the App cannot be asked", error=str(error))
            return frozenset()

    @cached_property
    def _owner(self) -> frozenset[str]:
        """An organization cannot sign in: its operators have to be named."""
        owner = self._tokens.request("GET", "/app").get("owner") or {}
        return frozenset({str(owner["login"]).lower()} if owner.get("type") == "User" else ())
