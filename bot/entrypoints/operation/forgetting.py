"""Forgetting repositories that left and people who ask for it."""

from datetime import datetime, timedelta

import structlog

from bot.delivery.inbox import Inbox
from bot.delivery.recovery import WINDOW
from bot.engine.handle import LEFT
from bot.github.app import AppOnGitHub
from bot.storage.ledger import SqlLedger

log = structlog.get_logger(__name__)
_AT_ONCE = 10_000


def purge(ledger: SqlLedger, inbox: Inbox, repo: str) -> int:
    """Delete all about a repository; gives how many deliveries went with it."""
    ledger.purge(repo=repo)
    return inbox.purge(repo)


def purge_what_left(
    ledger: SqlLedger, inbox: Inbox, app: AppOnGitHub, *, now: datetime, grace: timedelta
) -> None:
    """Purge repositories from which the App was taken off at least `grace` ago.

    GitHub is asked first: where the App is installed again, or merely suspended, nothing goes.
    """
    for repo, at in ledger.cursors_named(LEFT).items():
        if now - datetime.fromisoformat(at) < grace:
            continue
        installed = app.installed(repo)
        if installed:
            ledger.set_cursor(repo=repo, name=LEFT, value="")
        if installed is not False:
            continue
        log.info("purged", repo=repo, deliveries=purge(ledger, inbox, repo))


def forget(ledger: SqlLedger, inbox: Inbox, login: str, *, now: datetime) -> dict[str, str]:
    """Give a person a made-up name in every repository; gives it by repository.

    Payloads that could be asked for again are kept until their time ends, because without them
    GitHub's log would be fetched anew; older ones go at once, whoever they are about.
    """
    found = {
        repo: name
        for repo in ledger.repos()
        if (name := ledger.pseudonymise(repo=repo, login=login)) is not None
    }
    if found:
        before = now - WINDOW - timedelta(days=1)
        while inbox.expire(settled_before=before, scheduled_before=before, limit=_AT_ONCE):
            pass
    return found
