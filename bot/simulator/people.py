"""People on GitHub's pages, and the things they act on; the stories' client is `World`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

View = dict[str, Any]


class Acts(Protocol):
    """Who does acts on the simulator: `bot.simulator.world.World`."""

    def act(self, what: str, /, **arguments: Any) -> View:
        """Do one act; Refused if GitHub would refuse it."""
        ...


class Refused(Exception):
    """GitHub refused a person's act; `status` is what its API would answer."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(f"{status}: {message}")
        self.status = status


@dataclass(frozen=True)
class Thing:
    """Something with a node id: a discussion, issue, pull request, comment, review or check run."""

    world: Acts
    id: str
    number: int
    database_id: int

    def read(self) -> View:
        """Its present state, with everything inside it."""
        return self.world.act("thing", subject=self.id)


class Person:
    """What one person does on GitHub's pages."""

    def __init__(self, world: Acts, login: str) -> None:
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
