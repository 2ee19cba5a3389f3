"""Reading one repository over REST; each method says how many requests it costs."""

import base64
from collections.abc import Callable, Sequence
from datetime import datetime
from urllib.parse import quote

from github import Github, GithubException, UnknownObjectException

from bot.github.checks import CheckReads
from bot.github.faults import translated
from bot.github.graphql import GraphQL
from bot.github.paging import pages
from bot.github.pull_reads import PullReads
from bot.github.translations import (
    as_comment,
    as_issue,
)
from bot.model.events import Comment, Thread
from bot.model.facts import (
    Issue,
    Rules,
    Spoken,
    TreeEntry,
)

BLOBS_PER_QUERY = 50


class RestReads(CheckReads, PullReads):
    """The reading half of the GitHub port that REST serves."""

    def __init__(
        self, *, rest: Github, graphql: GraphQL, repo: str, slug: str, now: Callable[[], datetime]
    ) -> None:
        self.repo = repo
        self._rest = rest
        self._graphql = graphql
        self._slug = slug
        self._now = now
        self._repository = rest.get_repo(repo)
        self._default_branch: str | None = None

    def me(self) -> str:
        """Login of the App's bot account; no request."""
        return f"{self._slug}[bot]"

    def default_branch(self) -> str:
        """One request, the first time."""
        if self._default_branch is None:
            with translated(self._now):
                self._default_branch = self._repository.default_branch
        return self._default_branch

    def head(self, *, branch: str) -> str:
        """Commit SHA of a branch; one request."""
        with translated(self._now):
            return self._repository.get_git_ref(f"heads/{branch}").object.sha

    def tree(self, *, sha: str, recursive: bool = False) -> tuple[TreeEntry, ...]:
        """Entries of a tree (or of a commit's root); one request.

        GitHub cuts recursive answers at 100,000 entries; then the sub-trees are walked one by one.
        """
        with translated(self._now):
            answer = self._repository.get_git_tree(sha, recursive=recursive)
            if recursive and answer.raw_data.get("truncated"):
                return self._walked(sha, "")
            return tuple(
                TreeEntry(
                    path=entry.path,
                    kind=entry.type,  # type: ignore[arg-type]  # GitHub's own three words
                    mode=entry.mode,
                    sha=entry.sha,
                    size=entry.size if entry.type == "blob" else None,
                )
                for entry in answer.tree
            )

    def _walked(self, sha: str, prefix: str) -> tuple[TreeEntry, ...]:
        found: list[TreeEntry] = []
        for entry in self.tree(sha=sha):
            path = f"{prefix}{entry.path}"
            placed = TreeEntry(
                path=path, kind=entry.kind, mode=entry.mode, sha=entry.sha, size=entry.size
            )
            found.append(placed)
            if entry.kind == "tree":
                found.extend(self._walked(entry.sha, f"{path}/"))
        return tuple(found)

    def file(self, *, path: str, ref: str) -> bytes | None:
        """Content of a file at a commit or branch, None where there is none; one request or two."""
        with translated(self._now):
            try:
                found = self._repository.get_contents(path, ref=ref)
            except UnknownObjectException:
                return None
            if isinstance(found, list) or found.type != "file":
                return None
            if found.encoding == "none":
                return self._blob(found.sha)
            return base64.b64decode(found.content)

    def blobs(self, *, shas: Sequence[str]) -> dict[str, bytes]:
        """Contents by SHA; one GraphQL request per fifty, REST for what it cuts or cannot show."""
        found: dict[str, bytes] = {}
        wanted = list(dict.fromkeys(shas))
        for start in range(0, len(wanted), BLOBS_PER_QUERY):
            texts = self._graphql.blob_texts(self.repo, wanted[start : start + BLOBS_PER_QUERY])
            for sha, text in texts.items():
                if text is not None:
                    found[sha] = text
                else:
                    with translated(self._now):
                        found[sha] = self._blob(sha)
        return found

    def _blob(self, sha: str) -> bytes:
        return base64.b64decode(self._repository.get_git_blob(sha).content)

    def comments(self, *, number: int) -> tuple[Comment, ...]:
        """Comments of an issue or pull request, oldest first; one request per hundred."""
        with translated(self._now):
            return tuple(
                as_comment(each) for each in self._repository.get_issue(number).get_comments()
            )

    def spoken_on_issues(self, *, since: datetime | None) -> tuple[Spoken, ...]:
        """Comments of all issues and pull requests created after `since`; a request per hundred."""
        with translated(self._now):
            since_then: dict[str, datetime] = {"since": since} if since else {}
            found = self._repository.get_issues_comments(
                sort="created", direction="asc", **since_then
            )
            return tuple(
                Spoken(
                    thread=Thread(
                        place="pull" if "/pull/" in each.html_url else "issue",
                        number=int(each.issue_url.rpartition("/")[2]),
                        node_id="",
                    ),
                    comment=as_comment(each),
                )
                for each in found
                if since is None or each.created_at >= since
            )

    def permission(self, *, login: str) -> str:
        """`admin`, `write`, `read` or `none`; one request. Bots and strangers have none."""
        with translated(self._now):
            try:
                return self._repository.get_collaborator_permission(login)
            except UnknownObjectException:
                return "none"

    def team(self, *, org: str, slug: str) -> tuple[str, ...]:
        """Logins of a team's members; one request per hundred. Needs the permission `members`."""
        path = f"/orgs/{quote(org, safe='')}/teams/{quote(slug, safe='')}/members"
        with translated(self._now):
            return tuple(str(row["login"]) for row in pages(self._rest, path))

    def issue(self, *, number: int) -> Issue:
        """One request."""
        with translated(self._now):
            return as_issue(self._repository.get_issue(number))

    def issues(self, *, label: str) -> tuple[Issue, ...]:
        """Issues in any state with a label; one request per hundred."""
        with translated(self._now):
            return tuple(
                as_issue(each)
                for each in self._repository.get_issues(labels=[label], state="all")
                if each.pull_request is None
            )

    def rules(self, *, branch: str) -> Rules:
        """What rulesets ask of the App on a branch; one request, and one more for each ruleset
        that asks for pull requests, because the App may be among those that pass it by."""
        with translated(self._now):
            try:
                _, rows = self._rest.requester.requestJsonAndCheck(
                    "GET", f"/repos/{self.repo}/rules/branches/{branch}"
                )
                asking = {row["ruleset_id"] for row in rows if row["type"] == "pull_request"}
                binding = [number for number in asking if not self._passes_by(number)]
            except GithubException as error:
                if error.status in {403, 404}:
                    return Rules()
                raise
        checks = [
            check["context"]
            for row in rows
            if row["type"] == "required_status_checks"
            for check in row.get("parameters", {}).get("required_status_checks", ())
        ]
        return Rules(
            pull_request_required=bool(binding),
            ruled=bool(rows),
            checks=tuple(checks),
        )

    def _passes_by(self, ruleset: int) -> bool:
        _, found = self._rest.requester.requestJsonAndCheck(
            "GET", f"/repos/{self.repo}/rulesets/{ruleset}"
        )
        return bool(found.get("current_user_can_bypass") == "always")
