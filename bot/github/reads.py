"""Reading one repository over REST; each method says how many requests it costs."""

import base64
from collections.abc import Callable, Sequence
from datetime import datetime
from urllib.parse import quote

from github import Github, GithubException, UnknownObjectException

from bot.github.checks import CheckReads
from bot.github.faults import translated
from bot.github.graphql import GraphQL
from bot.github.translations import (
    as_comment,
    as_issue,
    as_moment,
    as_pull,
    as_touched,
    person,
)
from bot.model.events import Comment, Thread
from bot.model.facts import (
    Issue,
    Moment,
    Pull,
    PullFile,
    Review,
    Rules,
    Spoken,
    Touched,
    TreeEntry,
)

BLOBS_PER_QUERY = 50


class RestReads(CheckReads):
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

    def pull(self, *, number: int) -> Pull:
        """One request."""
        with translated(self._now):
            found = self._repository.get_pull(number)
            return as_pull(found, changed_files=found.changed_files)

    def pulls(self, *, state: str = "open") -> tuple[Pull, ...]:
        """One request per hundred."""
        with translated(self._now):
            return tuple(
                as_pull(each)
                for each in self._repository.get_pulls(state=state, sort="created", direction="asc")
            )

    def touched(self, *, since: datetime | None) -> tuple[Touched, ...]:
        """Pull requests in any state that changed since then, the longest ago first.

        Without a date, those that are open. One request per hundred.
        """
        found: list[Touched] = []
        with translated(self._now):
            for each in self._repository.get_pulls(
                state="all" if since else "open", sort="updated", direction="desc"
            ):
                touched = as_touched(each)
                if since is not None and touched.updated_at < since:
                    break
                found.append(touched)
        return tuple(reversed(found))

    def pull_files(self, *, number: int) -> tuple[PullFile, ...]:
        """Changed files, at most 3,000 as GitHub has it; one request per hundred."""
        with translated(self._now):
            return tuple(
                PullFile(
                    path=each.filename,
                    status=each.status,
                    sha=each.sha,
                    patch=each.patch,
                    previous=each.previous_filename if each.status == "renamed" else None,
                )
                for each in self._repository.get_pull(number).get_files()
            )

    def pulls_of_commit(self, *, sha: str) -> tuple[Pull, ...]:
        """The pull requests that a commit belongs to; one request."""
        with translated(self._now):
            return tuple(as_pull(each) for each in self._repository.get_commit(sha).get_pulls())

    def reviews(self, *, number: int) -> tuple[Review, ...]:
        """Submitted reviews, oldest first; one request per hundred."""
        with translated(self._now):
            return tuple(
                Review(
                    id=each.id,
                    author=person(each.user),
                    state=each.state,
                    commit=each.commit_id or "",
                    at=each.submitted_at,
                )
                for each in self._repository.get_pull(number).get_reviews()
                if each.state != "PENDING"
            )

    def moments(self, *, number: int) -> tuple[Moment, ...]:
        """The dated events of a pull request's timeline; one request per hundred."""
        found: list[Moment] = []
        page = 1
        while True:
            with translated(self._now):
                _, rows = self._rest.requester.requestJsonAndCheck(
                    "GET",
                    f"/repos/{self.repo}/issues/{number}/timeline",
                    parameters={"per_page": 100, "page": page},
                )
            found.extend(moment for row in rows if (moment := as_moment(row)))
            if len(rows) < 100:
                return tuple(found)
            page += 1

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
        found: list[str] = []
        page = 1
        while True:
            with translated(self._now):
                _, rows = self._rest.requester.requestJsonAndCheck(
                    "GET",
                    f"/orgs/{quote(org, safe='')}/teams/{quote(slug, safe='')}/members",
                    parameters={"per_page": 100, "page": page},
                )
            found.extend(str(row["login"]) for row in rows)
            if len(rows) < 100:
                return tuple(found)
            page += 1

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
