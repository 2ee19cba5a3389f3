"""GitHub's webhooks go to this Milepost, and it takes them."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from bot.entrypoints.doctor.patient import Patient
from bot.entrypoints.doctor.problem import Problem

NEEDS = "app"

PATH = "/api/github/webhooks"
_LAST = 20


def check(patient: Patient) -> Iterator[Problem]:
    """Look at the App's hook, and at how its last deliveries went."""
    url = str(patient.tokens.request("GET", "/app/hook/config").get("url") or "")
    public = patient.settings.public_url
    if urlsplit(url).path != PATH or (public and url != f"{public}{PATH}"):
        yield Problem(
            severity="error",
            message=f"webhooks go to {url or 'no address'}",
            mend=f"Set the App's webhook URL to {public or 'https://YOUR-HOST'}{PATH}.",
        )
    rows = patient.tokens.request("GET", f"/app/hook/deliveries?per_page={_LAST}")
    failed = [row for row in rows if not 200 <= int(row["status_code"] or 0) < 300]
    if rows and rows[0] in failed:
        yield Problem(
            severity="warning",
            message=f"{len(failed)} of the last {len(rows)} deliveries failed, the last with "
            f"{rows[0]['status']}",
            mend="Start `milepost serve` and let it be reached; lost ones are fetched back.",
        )
