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
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import httpx

View = dict[str, Any]


class Refused(Exception):
    """GitHub refused a person's act; `status` is what its API would answer."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(f"{status}: {message}")
        self.status = status


@dataclass(frozen=True)
class Thing:
    """Something with a node id: a discussion, issue, pull request, comment, review or check run."""

    world: "World"
    id: str
    number: int
    database_id: int

    def read(self) -> View:
        """Its present state, with everything inside it."""
        return self.world.act("thing", subject=self.id)


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

    def act(self, what: str, **arguments: Any) -> View:
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
    ) -> "Person":
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


class Person:
    """What one person does on GitHub's pages."""

    def __init__(self, world: World, login: str) -> None:
        self.world = world
        self.login = login

    def _do(self, what: str, **arguments: Any) -> View:
        return self.world.act(what, login=self.login, **arguments)

    def _thing(self, shown: View) -> Thing:
        return Thing(
            self.world, str(shown["id"]), int(shown.get("number") or 0), int(shown["database_id"])
        )

    def token(self) -> str:
        """A personal token for the API."""
        return str(self._do("token")["token"])

    def starts_discussion(
        self, repository: str, title: str, body: str = "", *, category: str = "skill-claims"
    ) -> Thing:
        """Begin a discussion."""
        return self._thing(
            self._do(
                "open_discussion", repository=repository, title=title, body=body, category=category
            )
        )

    def opens_issue(self, repository: str, title: str, body: str = "") -> Thing:
        """Open an issue."""
        return self._thing(self._do("open_issue", repository=repository, title=title, body=body))

    def comments(self, on: Thing, body: str) -> Thing:
        """Comment on a thread, or reply to a comment of a discussion."""
        return self._thing(self._do("comment", subject=on.id, body=body))

    def edits(self, what: Thing, body: str | None = None, *, title: str | None = None) -> None:
        """Change the text of something written."""
        self._do("edit", subject=what.id, body=body, title=title)

    def deletes(self, what: Thing) -> None:
        """Remove a comment or a discussion."""
        self._do("delete", subject=what.id)

    def ticks(self, comment: Thing, line: str, *, ticked: bool = True) -> None:
        """Tick the first checklist box whose line holds these words."""
        self._do("tick", subject=comment.id, line=line, ticked=ticked)

    def reacts(self, to: Thing, content: str) -> None:
        """React with GraphQL's name of it (EYES, ROCKET, THUMBS_UP…)."""
        self._do("react", subject=to.id, content=content)

    def closes(self, what: Thing, *, reason: str | None = None) -> None:
        """Close a discussion, issue or pull request."""
        self._do("set_state", subject=what.id, state="closed", reason=reason)

    def reopens(self, what: Thing) -> None:
        """Open again."""
        self._do("set_state", subject=what.id, state="open")

    def locks(self, what: Thing, *, locked: bool = True) -> None:
        """Lock or unlock a conversation."""
        self._do("lock", subject=what.id, locked=locked)

    def marks_answer(self, comment: Thing) -> None:
        """Mark a comment as the answer."""
        self._do("answer", subject=comment.id)

    def labels(self, what: Thing, *add: str, remove: Sequence[str] = ()) -> None:
        """Put labels on and take labels off."""
        self._do("label", subject=what.id, add=list(add), remove=list(remove))

    def assigns(self, what: Thing, *add: str, remove: Sequence[str] = ()) -> None:
        """Assign and unassign people."""
        self._do("assign", subject=what.id, add=list(add), remove=list(remove))

    def opens_pull(
        self,
        repository: str,
        branch: str,
        files: Mapping[str, Any],
        title: str,
        body: str = "",
        *,
        draft: bool = False,
        fork: bool | None = None,
        base: str | None = None,
    ) -> Thing:
        """Commit files to a branch (of a fork for who may not push) and open a pull request."""
        return self._thing(
            self._do(
                "open_pull",
                repository=repository,
                branch=branch,
                files=dict(files),
                title=title,
                body=body,
                draft=draft,
                fork=fork,
                base=base,
            )
        )

    def pushes(self, pull: Thing, files: Mapping[str, Any], message: str = "Update") -> str:
        """Push one more commit to a pull request; gives its head."""
        shown = self._do("push_to_pull", subject=pull.id, files=dict(files), message=message)
        return str(shown["head_sha"])

    def force_pushes(
        self, pull: Thing, files: Mapping[str, Any], *, onto: str, message: str = "Start over"
    ) -> str:
        """Replace a pull request's commits by one on top of `onto`."""
        shown = self._do(
            "push_to_pull", subject=pull.id, files=dict(files), message=message, force_from=onto
        )
        return str(shown["head_sha"])

    def commits(
        self,
        repository: str,
        files: Mapping[str, Any],
        message: str = "Update",
        *,
        branch: str = "main",
    ) -> str:
        """Push a commit straight to a branch; gives its SHA."""
        shown = self._do(
            "push", repository=repository, branch=branch, files=dict(files), message=message
        )
        return str(shown["sha"])

    def makes_draft(self, pull: Thing) -> None:
        """Turn a pull request into a draft."""
        self._do("set_draft", subject=pull.id, draft=True)

    def makes_ready(self, pull: Thing) -> None:
        """Mark a draft as ready for review."""
        self._do("set_draft", subject=pull.id, draft=False)

    def asks_review(self, pull: Thing, *reviewers: str) -> None:
        """Ask people for a review."""
        self._do("ask_review", subject=pull.id, reviewers=list(reviewers))

    def reviews(
        self,
        pull: Thing,
        verdict: str,
        body: str = "",
        *,
        comments: Sequence[Mapping[str, Any]] = (),
    ) -> Thing:
        """Review: approve, request_changes or comment."""
        rows = [dict(each) for each in comments]
        return self._thing(
            self._do("review", subject=pull.id, verdict=verdict, body=body, comments=rows)
        )

    def merges(self, pull: Thing, *, method: str = "squash") -> str:
        """Merge; gives the new commit's SHA."""
        return str(self._do("merge", subject=pull.id, method=method)["merge_sha"])

    def presses(self, check: str, identifier: str) -> None:
        """Press a button of a check run (by node id)."""
        self._do("press", subject=check, identifier=identifier)

    def reruns(self, check: str, *, all_checks: bool = False) -> None:
        """Press "Re-run" of a check run (by node id), or "Re-run all checks"."""
        self._do("rerun_all" if all_checks else "rerun", subject=check)
