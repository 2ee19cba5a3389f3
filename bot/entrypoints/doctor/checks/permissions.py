"""The App asks for what the code uses, and each account has granted it."""

from collections.abc import Iterator, Mapping
from typing import Literal

from bot.entrypoints.doctor.patient import Patient
from bot.entrypoints.doctor.problem import Problem

NEEDS = "app"

NEEDED = {
    "metadata": "read",
    "contents": "write",
    "pull_requests": "write",
    "issues": "write",
    "checks": "write",
    "discussions": "write",
    "members": "read",
    "statuses": "read",
}
"""As in `app.yml`, with which a test compares it."""
DISPENSABLE = {"members: read", "statuses: read"}
"""Without them, teams that CODEOWNERS names are not resolved (the comment says so), and commit
statuses do not stop the clock."""
OPTIONAL = frozenset({"members"})
"""To see who belongs to a team whose members are hidden."""
_LEVELS = ("none", "read", "write", "admin")


def check(patient: Patient) -> Iterator[Problem]:
    """Compare need, App and installations."""
    for lacking in _lacking(patient.app.get("permissions", {})):
        yield Problem(
            severity=_severity(lacking),
            message=f"the App does not ask for {lacking}",
            mend="Add it on the App's page under Permissions; owners must then accept it.",
        )
    for more in sorted(set(patient.app.get("permissions", {})) - {*NEEDED, *OPTIONAL}):
        yield Problem(
            severity="hint",
            message=f"the App asks for {more}, which is not needed",
            mend="Take it away on the App's page under Permissions: what it may not, it cannot.",
        )
    if not patient.installations:
        yield Problem(
            severity="error",
            message="the App is installed nowhere",
            mend="Open the App's public page and install it on the repository.",
        )
    for each in patient.installations:
        account = str(each["account"]["login"])
        if each.get("suspended_at"):
            yield Problem(
                severity="error",
                about=account,
                message="the installation is suspended",
                mend="The owner can unsuspend it in the settings, under GitHub Apps.",
            )
        for lacking in _lacking(each.get("permissions", {})):
            if each["target_type"] == "User" and lacking == "members: read":
                continue  # a person's account has no teams
            yield Problem(
                severity=_severity(lacking),
                about=account,
                message=f"{lacking} is not granted",
                mend="The owner must accept the App's new permissions in the settings.",
            )


def _severity(lacking: str) -> Literal["error", "warning"]:
    return "warning" if lacking in DISPENSABLE else "error"


def _lacking(granted: Mapping[str, str]) -> list[str]:
    return [
        f"{name}: {level}"
        for name, level in NEEDED.items()
        if _LEVELS.index(granted.get(name, "none")) < _LEVELS.index(level)
    ]
