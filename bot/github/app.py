"""What the App asks about itself: its installations, and GitHub's log of its deliveries.

Endpoints: https://docs.github.com/rest/apps/webhooks and https://docs.github.com/rest/apps/apps
"""

from collections.abc import Iterator
from datetime import datetime

from github import Auth

from bot.engine.delivery import Sent
from bot.github.auth import Tokens, client
from bot.github.faults import translated
from bot.github.paging import PER_PAGE, Row, paged
from bot.model.errors import NotFound

MOST_PAGES = 100


class AppOnGitHub:
    """The App's own view, as its JSON Web Token allows. Fits `engine.delivery.DeliveryLog`."""

    def __init__(self, *, tokens: Tokens) -> None:
        self._tokens = tokens

    def since(self, moment: datetime, /) -> Iterator[Sent]:
        """Attempts to deliver, newest first, until one is older; one request per hundred."""
        cursor: str | None = None
        for _ in range(MOST_PAGES):
            query = f"?per_page={PER_PAGE}" + (f"&cursor={cursor}" if cursor else "")
            rows = self._tokens.request("GET", f"/app/hook/deliveries{query}")
            for row in rows:
                sent = Sent(
                    id=row["id"],
                    guid=row["guid"],
                    event=row["event"],
                    delivered_at=datetime.fromisoformat(row["delivered_at"]),
                )
                if sent.delivered_at < moment:
                    return
                yield sent
            if len(rows) < PER_PAGE:
                return
            cursor = str(rows[-1]["id"])

    def request(self, sent: Sent, /) -> None:
        """Ask for one more attempt; GitHub sends it with the same GUID."""
        self._tokens.request("POST", f"/app/hook/deliveries/{sent.id}/attempts")

    def installed(self, repo: str) -> bool | None:
        """Whether the App is installed on a repository and may act; None if it is suspended."""
        try:
            found = self._tokens.request("GET", f"/repos/{repo}/installation")
        except NotFound:
            return False
        return None if found.get("suspended_at") else True

    def repositories(self) -> Iterator[str]:
        """Repositories of all installations that are not suspended; two requests per account."""
        for row in paged(lambda page: self._tokens.request("GET", page), "/app/installations"):
            if not row.get("suspended_at"):
                yield from self._of(int(row["id"]))

    def _of(self, installation: int) -> Iterator[str]:
        answer = self._tokens.request(
            "POST", f"/app/installations/{installation}/access_tokens", input={}
        )
        speaker = client(Auth.Token(str(answer["token"])), self._tokens.api_url)

        def ask(page: str) -> list[Row]:
            with translated(self._tokens.now):
                found = speaker.requester.requestJsonAndCheck("GET", page)[1]["repositories"]
            assert isinstance(found, list)
            return found

        try:
            yield from (each["full_name"] for each in paged(ask, "/installation/repositories"))
        finally:
            speaker.close()
