"""Which workflows an event starts, and with which token: GitHub Actions, without its machines.

A workflow's steps are not run; whoever plays the runner gets `Job`s. What is true to GitHub:
events that a workflow's own token caused start nothing; pull requests of forks get a token that
may only read; the token has what the job's `permissions` say and nothing else; a workflow that
waits for another starts when that one has ended.
https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows
"""

import json
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.simulator.changes.installations import mint
from bot.simulator.hub import Hub

Payload = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Job:
    """One job to be run: `permissions` as the workflow writes them."""

    workflow: str
    event: str
    payload: Payload
    permissions: Mapping[str, str]
    repository: str
    run: int


class Actions:
    """A receiver of webhooks (see `webhooks.sender.Receiver`) that starts workflows."""

    def __init__(self, folder: Path) -> None:
        self._workflows = [
            (path, yaml.safe_load(path.read_text(encoding="utf-8")))
            for path in sorted(folder.glob("*.yml"))
        ]
        self.waiting: deque[Job] = deque()
        self.token_login = ""
        """Whose events start nothing: the account behind the workflows' token."""
        self._runs = 0

    def __call__(
        self, _url: str, headers: Mapping[str, str], body: bytes
    ) -> tuple[int, Mapping[str, str], str]:
        """Take one webhook; GitHub's Actions see the same payload."""
        payload = json.loads(body)
        if (payload.get("sender") or {}).get("login") != self.token_login:
            self.waiting.extend(self._started(headers["X-GitHub-Event"], payload))
        return 202, {}, ""

    def dispatch(self, repository: str, event: str = "schedule") -> None:
        """Start what a schedule, or a person by hand, starts."""
        self.waiting.extend(self._started(event, {"repository": {"full_name": repository}}))

    def _started(self, event: str, payload: Payload) -> Iterator[Job]:
        for path, workflow in self._workflows:
            # YAML 1.1 reads the key `on` as true.
            triggers = workflow[True]
            if event not in triggers or not _fits(triggers[event] or {}, payload):
                continue
            self._runs += 1
            for job in workflow["jobs"].values():
                granted = job.get("permissions", workflow.get("permissions", {}))
                yield Job(
                    workflow=path.stem,
                    event=event,
                    payload=payload,
                    permissions=_at_most_read(granted) if _of_fork(event, payload) else granted,
                    repository=payload["repository"]["full_name"],
                    run=self._runs,
                )
            done = {"action": "completed", "workflow_run": {"name": workflow["name"]}}
            yield from self._started(
                "workflow_run",
                {**done, "repository": payload["repository"], "sender": payload.get("sender")},
            )


def token(hub: Hub, job: Job) -> str:
    """Give a job's `GITHUB_TOKEN`."""
    installation = next(iter(hub.store.installations.values()))
    repository = hub.store.repository(job.repository)
    assert repository is not None
    permissions = {name.replace("-", "_"): level for name, level in job.permissions.items()}
    return mint(hub, installation, repository_ids=[repository.id], permissions=permissions).value


def _fits(trigger: Any, payload: Payload) -> bool:
    if isinstance(trigger, list):  # a schedule
        return True
    if "workflows" in trigger and payload["workflow_run"]["name"] not in trigger["workflows"]:
        return False
    if "types" in trigger and payload.get("action") not in trigger["types"]:
        return False
    branch = str(payload.get("ref", "")).removeprefix("refs/heads/")
    return "branches" not in trigger or branch in trigger["branches"]


def _of_fork(event: str, payload: Payload) -> bool:
    pull = payload.get("pull_request")
    return bool(
        event.startswith("pull_request")
        and pull
        and pull["head"]["repo"]["full_name"] != payload["repository"]["full_name"]
    )


def _at_most_read(permissions: Mapping[str, str]) -> dict[str, str]:
    return dict.fromkeys(permissions, "read")
