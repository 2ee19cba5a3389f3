"""Writing to one repository over REST, and commits over GraphQL. One request each.

Nothing here looks before it writes or repeats: that is the engine's business.
"""

import base64
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from github import Github, GithubException, GithubObject, UnknownObjectException
from github.PullRequest import ReviewComment

from bot.github.faults import translated
from bot.github.graphql import GraphQL
from bot.github.translations import as_issue
from bot.model.actions import Annotation, Conclusion, Suggestion
from bot.model.errors import Refused, StaleHead
from bot.model.facts import Issue


class RestWrites:
    """The writing half of the GitHub port, but for discussions."""

    def __init__(
        self, *, rest: Github, graphql: GraphQL, repo: str, now: Callable[[], datetime]
    ) -> None:
        self._repo = repo
        self._repository = rest.get_repo(repo)
        self._graphql = graphql
        self._now = now

    def add_comment(self, *, number: int, body: str) -> int:
        with translated(self._now):
            return self._repository.get_issue(number).create_comment(body).id

    def edit_comment(self, *, comment: int, body: str) -> None:
        self._request("PATCH", f"issues/comments/{comment}", {"body": body})

    def delete_comment(self, *, comment: int) -> None:
        self._request("DELETE", f"issues/comments/{comment}", None)

    def open_issue(self, *, title: str, body: str, labels: Sequence[str]) -> Issue:
        with translated(self._now):
            return as_issue(
                self._repository.create_issue(title=title, body=body, labels=list(labels))
            )

    def edit_issue(
        self, *, number: int, title: str | None, body: str | None, state: str | None
    ) -> None:
        unset = GithubObject.NotSet
        with translated(self._now):
            self._repository.get_issue(number).edit(
                title=title if title is not None else unset,
                body=body if body is not None else unset,
                state=state if state is not None else unset,
            )

    def assign(self, *, number: int, login: str) -> tuple[str, ...]:
        """Assignees afterwards: GitHub answers 201 even where it silently left somebody out."""
        answer = self._request("POST", f"issues/{number}/assignees", {"assignees": [login]})
        return tuple(each["login"] for each in answer["assignees"])

    def unassign(self, *, number: int, login: str) -> None:
        self._request("DELETE", f"issues/{number}/assignees", {"assignees": [login]})

    def add_label(self, *, number: int, label: str) -> None:
        self._request("POST", f"issues/{number}/labels", {"labels": [label]})

    def remove_label(self, *, number: int, label: str) -> None:
        """A label that is not there is as good as removed."""
        with translated(self._now):
            try:
                self._repository.get_issue(number).remove_from_labels(label)
            except UnknownObjectException:
                return

    def request_review(self, *, number: int, people: Sequence[str], teams: Sequence[str]) -> None:
        with translated(self._now):
            self._repository.get_pull(number).create_review_request(
                reviewers=list(people), team_reviewers=list(teams)
            )

    def withdraw_review(self, *, number: int, people: Sequence[str]) -> None:
        with translated(self._now):
            self._repository.get_pull(number).delete_review_request(reviewers=list(people))

    def create_check(
        self,
        *,
        name: str,
        head_sha: str,
        external_id: str,
        conclusion: Conclusion,
        title: str,
        summary: str,
        annotations: Sequence[Annotation],
    ) -> int:
        with translated(self._now):
            return self._repository.create_check_run(
                name=name,
                head_sha=head_sha,
                external_id=external_id,
                status="completed",
                conclusion=conclusion,
                completed_at=self._now(),
                output=_output(title, summary, annotations),
            ).id

    def extend_check(
        self, *, check: int, title: str, summary: str, annotations: Sequence[Annotation]
    ) -> None:
        with translated(self._now):
            self._repository.get_check_run(check).edit(output=_output(title, summary, annotations))

    def suggest(
        self, *, number: int, head_sha: str, body: str, suggestions: Sequence[Suggestion]
    ) -> None:
        comments: list[ReviewComment] = []
        for each in suggestions:
            text = f"{each.message}\n\n```suggestion\n{each.text}\n```"
            comment: dict[str, Any] = {
                "path": each.path,
                "line": each.line,
                "side": "RIGHT",
                "body": text,
            }
            if each.start_line is not None and each.start_line != each.line:
                comment |= {"start_line": each.start_line, "start_side": "RIGHT"}
            comments.append(comment)  # type: ignore[arg-type]  # PyGithub's type lacks `line`
        with translated(self._now):
            self._repository.get_pull(number).create_review(
                commit=self._repository.get_commit(head_sha),
                body=body,
                event="COMMENT",
                comments=comments,
            )

    def commit(
        self,
        *,
        branch: str,
        expected_head: str,
        headline: str,
        body: str,
        files: Mapping[str, bytes],
    ) -> str:
        """One signed commit; raises `StaleHead` when the branch is not at `expected_head`."""
        answer = self._graphql.run(
            "create_commit",
            input={
                "branch": {"repositoryNameWithOwner": self._repo, "branchName": branch},
                "expectedHeadOid": expected_head,
                "message": {"headline": headline, "body": body},
                "fileChanges": {
                    "additions": [
                        {"path": path, "contents": base64.b64encode(content).decode()}
                        for path, content in files.items()
                    ]
                },
            },
        )
        return str(answer["createCommitOnBranch"]["commit"]["oid"])

    def begin_branch(self, *, branch: str, headline: str, files: Mapping[str, str]) -> None:
        """Make a branch with a commit without parents; raises `StaleHead` if it is there."""
        rows = [
            {"path": path, "mode": "100644", "type": "blob", "content": text}
            for path, text in files.items()
        ]
        tree = self._request("POST", "git/trees", {"tree": rows})["sha"]
        new = {"message": headline, "tree": tree, "parents": []}
        sha = self._request("POST", "git/commits", new)["sha"]
        try:
            self._request("POST", "git/refs", {"ref": f"refs/heads/{branch}", "sha": sha})
        except Refused as error:
            raise StaleHead(f"{branch} is there already") from error

    def set_branch(self, *, branch: str, sha: str) -> None:
        """Create the branch at a commit, or move it there."""
        with translated(self._now):
            try:
                self._repository.create_git_ref(f"refs/heads/{branch}", sha)
            except GithubException as error:
                if error.status != 422:
                    raise
                self._request("PATCH", f"git/refs/heads/{branch}", {"sha": sha, "force": True})

    def delete_branch(self, *, branch: str) -> None:
        """One that is not there is as good as deleted."""
        with translated(self._now):
            try:
                self._repository.requester.requestJsonAndCheck(
                    "DELETE", f"/repos/{self._repo}/git/refs/heads/{branch}"
                )
            except GithubException as error:
                if error.status not in {404, 422}:
                    raise

    def open_pull(self, *, branch: str, base: str, title: str, body: str) -> int:
        with translated(self._now):
            return self._repository.create_pull(
                base=base, head=branch, title=title, body=body
            ).number

    def edit_pull(self, *, number: int, title: str, body: str) -> None:
        with translated(self._now):
            self._repository.get_pull(number).edit(title=title, body=body)

    def _request(self, verb: str, path: str, body: dict[str, Any] | None) -> Any:
        """For what PyGithub's objects would read first or whose answer they hide."""
        with translated(self._now):
            return self._repository.requester.requestJsonAndCheck(
                verb, f"/repos/{self._repo}/{path}", input=body
            )[1]


def _output(title: str, summary: str, annotations: Sequence[Annotation]) -> dict[str, Any]:
    return {
        "title": title,
        "summary": summary,
        "annotations": [
            {
                "path": each.path,
                "start_line": each.line,
                "end_line": each.end_line or each.line,
                "annotation_level": each.level,
                "title": each.title[:255],
                "message": each.message,
            }
            for each in annotations
        ],
    }
