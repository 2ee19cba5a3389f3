"""What every door shares: the state, the webhooks' sender and the address."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from bot.simulator.limits import Limits
from bot.simulator.render.accounts import account, app
from bot.simulator.render.accounts import installation as render_installation
from bot.simulator.render.repositories import repository as render_repository
from bot.simulator.state.accounts import Account, App, Grant, Installation, Token
from bot.simulator.state.checks import CheckSuite
from bot.simulator.state.prepared import Prepared
from bot.simulator.state.repositories import Repository
from bot.simulator.state.store import Store
from bot.simulator.state.threads import Pull
from bot.simulator.webhooks.delivery import Delivery
from bot.simulator.webhooks.sender import Sender

ALWAYS = {"ping", "installation", "installation_repositories"}
"""Events that an App gets without subscribing."""

WITH_CHECKS = {"check_run", "check_suite"}
"""Events that come with the permission to write checks."""

MANIFEST_LIVES = timedelta(hours=1)

Witness = Callable[[str, dict[str, Any]], None]
"""Sees every webhook's event and body before it is sent; raises to say that it is not GitHub's."""


class Hub:
    """`at` is the base address, without a slash at its end."""

    def __init__(self, *, store: Store, sender: Sender) -> None:
        self.store = store
        self.sender = sender
        self.at = "http://127.0.0.1"
        self.witnesses: list[Witness] = []
        self.limits = Limits()
        self.manifests: dict[str, tuple[App, datetime]] = {}
        self.grants: dict[str, Grant] = {}
        self.refreshing: dict[str, Token] = {}
        self.authorized: set[tuple[int, int]] = set()
        """(App, account) of who has granted an App before, and is not asked again."""
        self.prepared: list[Prepared] = []

    def now(self) -> datetime:
        """The simulator's time."""
        return self.store.now()

    def offer_manifest(self, the: App) -> str:
        """A code of the manifest flow that stands for an App."""
        code = self.store.guid().replace("-", "")
        self.manifests[code] = (the, self.now() + MANIFEST_LIVES)
        return code

    def take_manifest(self, code: str) -> App | None:
        """The App that a code of the manifest flow stands for; works once, within an hour."""
        the, until = self.manifests.pop(code, (None, self.now()))
        return the if self.now() < until else None

    def installations_of(self, repository: Repository) -> list[Installation]:
        """The living installations that see a repository."""
        return [
            each
            for each in self.store.installations.values()
            if not each.deleted
            and each.account is repository.owner
            and (not each.repositories or repository.id in each.repositories)
        ]

    def emit(
        self,
        event: str,
        *,
        sender: Account,
        repository: Repository,
        action: str | None = None,
        only: App | None = None,
        **fields: Any,
    ) -> None:
        """Send an event to each App that is installed and subscribed; `only` narrows it to one."""
        for each in self.installations_of(repository):
            if each.suspended_at or (only is not None and each.app is not only):
                continue
            if event in each.events or (
                event in WITH_CHECKS and each.permissions.get("checks") == "write"
            ):
                body = self._envelope(action, fields, sender)
                body["repository"] = render_repository(
                    self.at, repository, open_issues=self.open_issues(repository)
                )
                if repository.owner.kind == "Organization":
                    body["organization"] = self._organization(repository.owner)
                body["installation"] = {"id": each.id, "node_id": f"MDIz{each.id}"}
                self._send(each.app, event, action, body, each, repository)

    def emit_installation(
        self, event: str, *, action: str, installation: Installation, sender: Account, **fields: Any
    ) -> None:
        """Send an event about the installation itself, which needs no subscription."""
        body = self._envelope(action, fields, sender)
        body["installation"] = render_installation(self.at, installation)
        self._send(installation.app, event, action, body, installation, None)

    def ping(self, the: App) -> None:
        """What a freshly registered hook gets: no action, no installation."""
        hook = {
            "type": "App",
            "id": the.id,
            "name": "web",
            "active": True,
            "events": list(the.events),
            "config": {
                "content_type": "json",
                "insecure_ssl": "0",
                "secret": "********",
                "url": the.webhook_url,
            },
            "updated_at": app(self.at, the)["updated_at"],
            "created_at": app(self.at, the)["created_at"],
            "app_id": the.id,
            "deliveries_url": f"{self.at}/app/hook/deliveries",
        }
        body = {"zen": "Keep it logically awesome.", "hook_id": the.id, "hook": hook}
        self._send(the, "ping", None, body, None, None)

    def _envelope(
        self, action: str | None, fields: dict[str, Any], sender: Account
    ) -> dict[str, Any]:
        body: dict[str, Any] = {} if action is None else {"action": action}
        body.update(fields)
        body["sender"] = account(self.at, sender)
        return body

    def _organization(self, owner: Account) -> dict[str, Any]:
        url = f"{self.at}/orgs/{owner.login}"
        return {
            "login": owner.login,
            "id": owner.id,
            "node_id": owner.node_id,
            "url": url,
            "repos_url": f"{url}/repos",
            "events_url": f"{url}/events",
            "hooks_url": f"{url}/hooks",
            "issues_url": f"{url}/issues",
            "members_url": f"{url}/members{{/member}}",
            "public_members_url": f"{url}/public_members{{/member}}",
            "avatar_url": f"{self.at}/_sim/avatars/{owner.id}.svg",
            "description": "",
        }

    def _send(
        self,
        the: App,
        event: str,
        action: str | None,
        body: dict[str, Any],
        installation: Installation | None,
        repository: Repository | None,
    ) -> None:
        for witness in self.witnesses:
            witness(event, body)
        number, _ = self.store.identify("Delivery")
        self.sender.put(
            Delivery(
                id=number,
                guid=self.store.guid(),
                app=the,
                event=event,
                action=action,
                body=json.dumps(body, separators=(",", ":"), ensure_ascii=False).encode(),
                created_at=self.now(),
                installation_id=installation.id if installation else None,
                repository_id=repository.id if repository else None,
            )
        )

    def open_issues(self, repository: Repository) -> int:
        """Open issues and pull requests, as GitHub counts them together."""
        return sum(each.state == "open" for each in self.store.issues_of(repository))

    def pulls_with(self, suite: CheckSuite) -> list[Pull]:
        """Open pull requests of the same repository whose head is the suite's commit; no fork's."""
        return [
            each.pull
            for each in self.store.issues_of(suite.repository)
            if each.pull
            and each.state == "open"
            and each.pull.head is suite.repository
            and each.pull.head_sha == suite.head_sha
        ]
