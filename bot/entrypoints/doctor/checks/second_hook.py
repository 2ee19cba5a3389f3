"""No second webhook sends the same events: an App's own payloads always name the installation."""

import json
from collections.abc import Iterator

from bot.engine.delivery import SCHEDULED
from bot.entrypoints.doctor.patient import Patient
from bot.entrypoints.doctor.problem import Problem

NEEDS = "database"

LOOKED_AT = 200


def check(patient: Patient) -> Iterator[Problem]:
    """Look at the newest deliveries for such that came by a repository's or organisation's hook."""
    with patient.inbox() as inbox:
        newest = inbox.newest(limit=LOOKED_AT)
    found: set[str] = set()
    for each in newest:
        if each.event.startswith(SCHEDULED) or each.event == "ping":
            continue
        try:
            payload = json.loads(each.body)
        except (ValueError, RecursionError):
            continue
        if isinstance(payload, dict) and "installation" not in payload:
            repository = payload.get("repository")
            name = repository.get("full_name") if isinstance(repository, dict) else None
            found.add(str(name or ""))
    for about in sorted(found):
        yield Problem(
            severity="warning",
            about=about,
            message="a second webhook sends events here",
            mend="Remove it under Settings, Webhooks of the repository or organisation; the App "
            "has its own.",
        )
