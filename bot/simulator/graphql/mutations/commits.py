"""`createCommitOnBranch`: one signed commit, only onto the head that the caller has seen."""

from base64 import b64decode
from binascii import Error as NotBase64
from typing import Any

from bot.simulator.changes import commits
from bot.simulator.errors import Refusal
from bot.simulator.gitobjects import Files
from bot.simulator.graphql.context import Context
from bot.simulator.graphql.types.git import read, ref
from bot.simulator.state.repositories import Repository

Input = dict[str, Any]
ADDITIONS = 40 * 1024 * 1024
"""Bytes of file contents in one commit that have been seen to work."""


def create(context: Context, sent: Input) -> Input:
    """Commit file additions and deletions; STALE_DATA when the branch has moved."""
    home, branch = _branch(context, sent["branch"])
    context.may(home, "contents:write")
    head = home.git.branch(branch)
    if head is None:
        raise Refusal(404, f"Could not resolve to a Ref with the name '{branch}'.")
    if head != sent["expectedHeadOid"]:
        raise Refusal(
            409,
            f'Expected branch to point to "{sent["expectedHeadOid"]}" but it did not.  '
            "Pull and try again.",
        )
    commits.guard(home, branch, context.app, status=422)
    message = sent["message"]
    text = message["headline"]
    if message.get("body"):
        text = f"{text}\n\n{message['body']}"
    made = commits.push(
        context.hub,
        home,
        context.actor,
        branch,
        _files(home, head, sent.get("fileChanges") or {}),
        message=text,
        on_github=True,
    )
    return {"commit": read(home, made), "ref": ref(home, branch)}


def _branch(context: Context, sent: Input) -> tuple[Repository, str]:
    if sent.get("id"):
        raise Refusal(501, "The simulator does not implement branches by node id")
    if not sent.get("repositoryNameWithOwner") or not sent.get("branchName"):
        raise Refusal(422, "A branch needs repositoryNameWithOwner and branchName")
    name = str(sent["branchName"]).removeprefix("refs/heads/")
    return context.repository(sent["repositoryNameWithOwner"]), name


def _files(home: Repository, head: str, changes: Input) -> Files:
    files: dict[str, Any] = {}
    for each in changes.get("additions") or ():
        try:
            files[each["path"]] = b64decode(each["contents"], validate=True)
        except NotBase64 as error:
            raise Refusal(422, f"{each['path']}: contents are not Base64") from error
    for each in changes.get("deletions") or ():
        if home.git.read(f"{head}:{each['path']}") is None:
            raise Refusal(422, f"The path {each['path']} does not exist on the branch")
        files[each["path"]] = None
    if sum(len(each or b"") for each in files.values()) > ADDITIONS:
        raise Refusal(422, "The commit is too large")
    return files


MUTATIONS = {"createCommitOnBranch": create}
