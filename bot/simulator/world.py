"""The client for whoever plays the humans: stories read as what people do.

world = simulator.world
world.plant(roadmap=text)
ada, maya = world.person("ada"), world.person("maya")
talk = ada.starts_discussion("open-skills/library", "AWQ", "May I?", category="skill-claims")
ada.comments(talk, "/claim AWQ")
pull = ada.opens_pull("open-skills/library", "awq", {"skills/awq/SKILL.md": text}, "Add AWQ")
maya.reviews(pull, "approve")
maya.merges(pull)
world.clock.advance(hours=49)
talk.read()["comments"]
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import httpx

from bot.simulator.people import Person, Refused, Thing, View


class WorldClock:
    """The simulator's time."""

    def __init__(self, world: "World") -> None:
        self._world = world

    def now(self) -> datetime:
        """The present moment."""
        return datetime.fromisoformat(self._world.act("clock")["now"])

    def advance(
        self, *, days: float = 0, hours: float = 0, minutes: float = 0, seconds: float = 0
    ) -> datetime:
        """Let time pass."""
        step = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
        return datetime.fromisoformat(self._world.act("clock", seconds=step.total_seconds())["now"])

    def set(self, moment: datetime) -> datetime:
        """Move to a moment."""
        return datetime.fromisoformat(self._world.act("clock", moment=moment.isoformat())["now"])


class Webhooks:
    """Held back, chosen, mixed, doubled, lost: what a network does to deliveries, on purpose."""

    def __init__(self, world: "World") -> None:
        self._world = world

    def log(self) -> list[View]:
        """Attempts, oldest first."""
        return list(self._world.act("deliveries")["log"])

    def held(self) -> list[View]:
        """What is kept back, oldest first."""
        return list(self._world.act("deliveries")["held"])

    def hold(self) -> None:
        """Keep deliveries back from now on."""
        self._world.act("hold", on=True)

    def resume(self) -> None:
        """Send what is held, in order, and what follows as it comes."""
        self._world.act("hold", on=False)

    def release(
        self,
        ids: Sequence[int] | None = None,
        *,
        shuffle: int | None = None,
        doubled: bool = False,
    ) -> list[View]:
        """Hand held deliveries over now; the attempts with the receiver's answers."""
        return list(self._world.act("release", ids=ids, shuffle=shuffle, doubled=doubled)["log"])

    def lose(self, ids: Iterable[int]) -> None:
        """Let held deliveries vanish; the log says that they timed out."""
        self._world.act("lose", ids=list(ids))

    def redeliver(self, guid: str) -> View:
        """Send a logged delivery again."""
        return self._world.act("redeliver", guid=guid)

    def drain(self, timeout: float = 30.0) -> bool:
        """Wait until nothing is queued or under way; False if it took too long."""
        return bool(self._world.act("drain", timeout=timeout)["drained"])


class World:
    """What nobody in particular does: time, accounts, the App's installation; and reading back."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._client = httpx.Client(base_url=url, timeout=60, trust_env=False)
        self.clock = WorldClock(self)
        self.webhooks = Webhooks(self)

    def close(self) -> None:
        """Close the connection."""
        self._client.close()

    def act(self, what: str, /, **arguments: Any) -> View:
        """Do one act; Refused if GitHub would refuse it."""
        answer = self._client.post(f"/_sim/acts/{what}", json=arguments)
        if answer.status_code >= 300:
            raise Refused(answer.status_code, answer.json().get("message", answer.text))
        return dict(answer.json())

    def plant(self, *, roadmap: str, **fields: Any) -> str:
        """A repository like the model library (see `seed.plant`); gives its full name."""
        return str(self.act("seed", roadmap=roadmap, **fields)["repository"])

    def person(
        self, login: str, *, repository: str | None = None, role: str | None = None
    ) -> Person:
        """A person, made if new; with a role in a repository if given."""
        self.act("person", login=login, repository=repository, role=role)
        return Person(self, login)

    def team(self, org: str, slug: str, *members: str) -> str:
        """A team of an organization; gives `org/team`."""
        return str(self.act("team", org=org, slug=slug, members=list(members))["team"])

    def grants(self, **permissions: str) -> None:
        """The owner grants the App exactly these permissions; its tokens lose the others."""
        self.act("installation", change="permissions", login="maya", permissions=permissions)
        self.revoke_tokens()

    def app(self, **changes: str) -> View:
        """The App's credentials.

        `webhook_url`, `webhook_secret`, `callback_url` and `setup_url` can be changed.
        """
        return self.act("app", **changes)

    def install(self, account: str, *, by: str, repositories: Sequence[str] = ()) -> int:
        """Install the App."""
        return int(
            self.act("install", account=account, login=by, repositories=list(repositories))["id"]
        )

    def suspend(self, by: str = "maya") -> None:
        """Suspend the App."""
        self.act("installation", change="suspend", login=by)

    def unsuspend(self, by: str = "maya") -> None:
        """Let the App work again."""
        self.act("installation", change="unsuspend", login=by)

    def uninstall(self, by: str = "maya") -> None:
        """Remove the App."""
        self.act("installation", change="delete", login=by)

    def revoke_tokens(self, by: str = "maya") -> None:
        """Make every token of the installation invalid."""
        self.act("installation", change="revoke_tokens", login=by)

    def protect(
        self,
        repository: str,
        branch: str = "main",
        *,
        bypass: bool = False,
        classic: bool = False,
    ) -> None:
        """Only pull requests may change the branch; `bypass` lets the App through."""
        self.act("protect", repository=repository, branch=branch, bypass=bypass, classic=classic)

    def unprotect(self, repository: str, branch: str = "main") -> None:
        """Take the rule off."""
        self.act("protect", repository=repository, branch=branch, on=False)

    def repository(self, full_name: str) -> View:
        """Discussions, issues and pull requests with everything inside them."""
        return self.act("repository", repository=full_name)

    def prepares(
        self,
        repository: str,
        branch: str,
        title: str,
        steps: Sequence[Mapping[str, str]],
        body: str = "",
    ) -> None:
        """Lay a pull request ready for a visitor; the files of its first and each later commit."""
        rows = [dict(each) for each in steps]
        self.act(
            "prepare", repository=repository, branch=branch, title=title, steps=rows, body=body
        )

    def reports(
        self, pull: Thing, conclusion: str | None, *, name: str = "build", app: str = "ci"
    ) -> None:
        """Another App's check of the head: running (None), `success`, `failure`, … or `leave`."""
        self.act("report", subject=pull.id, app=app, name=name, conclusion=conclusion)

    def sets_status(self, pull: Thing, state: str, *, context: str = "docs/build") -> None:
        """A service's commit status on the head: `pending`, `success`, `failure` or `error`."""
        self.act("set_status", subject=pull.id, context=context, state=state)

    def faults(self, line: str = "") -> None:
        """Fail from now on as the line says (see `faults`); the empty line ends it."""
        self.act("faults", line=line)

    def injected(self) -> list[str]:
        """The faults that have happened, each as a line that makes it happen again."""
        return list(self.act("faults")["injected"])

    def file(self, repository: str, path: str, ref: str | None = None) -> str | None:
        """A file's text; None if it is not there."""
        text = self.act("file", repository=repository, path=path, ref=ref)["text"]
        return None if text is None else str(text)

    def history(self, repository: str, branch: str | None = None) -> list[View]:
        """Commits, newest first."""
        return list(self.act("history", repository=repository, branch=branch)["commits"])
