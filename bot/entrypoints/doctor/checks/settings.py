"""The environment names an App."""

from collections.abc import Iterator

from bot.entrypoints.doctor.patient import Patient
from bot.entrypoints.doctor.problem import Problem


def check(patient: Patient) -> Iterator[Problem]:
    """Name what is not set, in one go."""
    chosen = patient.settings
    needed = {
        "APP_ID": chosen.app_id,
        "PRIVATE_KEY or PRIVATE_KEY_PATH": chosen.private_key,
        "WEBHOOK_SECRET": chosen.webhook_secrets,
    }
    missing = [name for name, value in needed.items() if not value]
    if missing:
        yield Problem(
            severity="error",
            message=f"not set: {', '.join(missing)}",
            mend="Set them in the environment; the App's page on GitHub has them, and `milepost "
            "setup` makes an App where there is none.",
        )
    elif chosen.marker_keys == chosen.webhook_secrets:
        yield Problem(
            severity="hint",
            message="marks are signed with the webhook secret",
            mend="Set MILEPOST_MARKER_KEY, so that the secret can change and the marks stay good.",
        )
