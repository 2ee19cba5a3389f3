"""The one seam where foreign errors become ours.

Status meanings: https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api and
https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import httpx
import requests
from github import GithubException

from bot.model.errors import (
    Forbidden,
    NotFound,
    OutsideError,
    RateLimited,
    Refused,
    Suspended,
    Unauthorized,
    Unclear,
)

SECONDARY_WAIT = timedelta(seconds=60)
"""GitHub asks for at least a minute where it names no time."""


def from_status(
    status: int, message: str, headers: Mapping[str, str], now: datetime
) -> OutsideError:
    """Name what an HTTP answer of 400 or more means; header names in lower case."""
    text = f"GitHub answered {status}: {message}"
    if status == 401:
        return Unauthorized(text)
    if status in {403, 429}:
        lowered = message.lower()
        if "suspended" in lowered:
            return Suspended(text)
        if status == 429 or "rate limit" in lowered or "abuse" in lowered:
            return RateLimited(text, until=_allowed_again(headers, now))
        if "retry-after" in headers or headers.get("x-ratelimit-remaining") == "0":
            return RateLimited(text, until=_allowed_again(headers, now))
        return Forbidden(text)
    if status == 404:
        return NotFound(text)
    if status >= 500:
        return Unclear(text)
    return Refused(text)


def _allowed_again(headers: Mapping[str, str], now: datetime) -> datetime:
    wait = headers.get("retry-after", "")
    if wait.isdigit():
        return now + timedelta(seconds=int(wait))
    reset = headers.get("x-ratelimit-reset", "")
    if headers.get("x-ratelimit-remaining") == "0" and reset.isdigit():
        return max(datetime.fromtimestamp(int(reset), UTC), now + timedelta(seconds=1))
    return now + SECONDARY_WAIT


@contextmanager
def translated(now: Callable[[], datetime]) -> Iterator[None]:
    """Let only errors of `bot.model.errors` out of the block."""
    try:
        yield
    except GithubException as error:
        data = error.data if isinstance(error.data, dict) else {}
        message = str(data.get("message") or error.message or "")
        details = "; ".join(
            str(item.get("message") or item) if isinstance(item, dict) else str(item)
            for item in data.get("errors") or ()
        )
        headers = {name.lower(): str(value) for name, value in (error.headers or {}).items()}
        text = f"{message} ({details})" if details else message
        raise from_status(error.status, text, headers, now()) from error
    except requests.RequestException as error:
        raise Unclear(f"No answer from GitHub: {type(error).__name__}") from error
    except httpx.HTTPError as error:
        raise Unclear(f"No answer from GitHub: {type(error).__name__}") from error
