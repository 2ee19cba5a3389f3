"""Something came in lately; and if not, whether GitHub sent anything."""

from collections.abc import Iterator
from datetime import timedelta

from bot.delivery.recovery import WINDOW, silent_since
from bot.entrypoints.doctor.patient import Patient
from bot.entrypoints.doctor.problem import Problem
from bot.entrypoints.operation.standing import spell

NEEDS = "database"
QUIET = timedelta(days=1)


def check(patient: Patient) -> Iterator[Problem]:
    """Tell silence from quiet."""
    now, received = patient.now(), patient.figures.last_received
    silent = silent_since(
        received=received,
        newest=patient.newest_sent(since=now - WINDOW) if patient.app_problem is None else None,
        now=now,
        patience=timedelta(hours=patient.settings.silence_hours),
    )
    ago = f"for {spell((now - received).total_seconds())}" if received else "ever"
    if silent is not None:
        yield Problem(
            severity="error",
            message=f"nothing has come in {ago}, although GitHub sends webhooks",
            mend="Let the App's webhook URL lead here, and the firewall let GitHub through; "
            "`milepost serve` fetches back what the last three days lost.",
        )
    elif received is None or now - received > QUIET:
        yield Problem(
            severity="warning",
            message=f"nothing has come in {ago}",
            mend="Look at the App's page under Advanced, Recent Deliveries; comment somewhere.",
        )
