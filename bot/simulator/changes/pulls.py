"""Pull requests: opened from a branch or a fork, merged."""

import re
from collections.abc import Sequence

from bot.simulator.changes import commits, issues
from bot.simulator.changes.permission import check_body, require
from bot.simulator.changes.threads import announce, record
from bot.simulator.errors import Refusal, invalid, unsupported
from bot.simulator.git import MergeConflict
from bot.simulator.hub import Hub
from bot.simulator.render.accounts import account as render_account
from bot.simulator.state.accounts import Account
from bot.simulator.state.repositories import Repository
from bot.simulator.state.threads import Issue, Pull

CLOSES = re.compile(r"\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):? #(\d{1,9})\b", re.IGNORECASE)
"""GitHub's closing keywords, same repository."""


def fork(hub: Hub, repository: Repository, actor: Account) -> Repository:
    """The person's fork, made if it is not there."""
    full_name = f"{actor.login}/{repository.name}"
    if known := hub.store.repository(full_name):
        return known
    made = hub.store.add_repository(actor, repository.name, parent=repository)
    made.default_branch = repository.default_branch
    branch = repository.default_branch
    made.git.fetch(repository.git, f"refs/heads/{branch}", into=f"refs/heads/{branch}")
    return made


def open_pull(
    hub: Hub,
    repository: Repository,
    actor: Account,
    *,
    head: Repository,
    branch: str,
    base: str,
    title: str,
    body: str = "",
    draft: bool = False,
) -> Pull:
    """Open a pull request; refused without commits, or when one of the same branch is open."""
    check_body("PullRequest", body)
    base_sha = repository.git.branch(base)
    head_sha = head.git.branch(branch)
    if base_sha is None:
        raise invalid("PullRequest", "base")
    if head_sha is None:
        raise invalid("PullRequest", "head")
    label = f"{head.owner.login}:{branch}"
    for each in hub.store.issues_of(repository):
        if each.pull and each.state == "open" and each.pull.head_label == label:
            raise invalid(
                "PullRequest",
                "base",
                "custom",
                message=f"A pull request already exists for {label}.",
            )
    number = repository.take_number()
    repository.git.fetch(head.git, f"refs/heads/{branch}", into=f"refs/pull/{number}/head")
    if not repository.git.log(base_sha, head_sha, limit=1):
        raise invalid(
            "PullRequest",
            "base",
            "custom",
            message=f"No commits between {base} and {branch}",
        )
    issue_id, issue_node = hub.store.identify("Issue")
    pull_id, pull_node = hub.store.identify("PullRequest")
    issue = Issue(
        id=issue_id,
        node_id=pull_node,
        repository=repository,
        user=actor,
        body=body,
        created_at=hub.now(),
        updated_at=hub.now(),
        number=number,
        title=title,
    )
    pull = Pull(
        id=pull_id,
        node_id=pull_node,
        issue=issue,
        head=head,
        head_branch=branch,
        head_label=label,
        base_branch=base,
        head_sha=head_sha,
        base_sha=base_sha,
        draft=draft,
    )
    issue.pull = pull
    hub.store.issues[repository.id, number] = issue
    hub.store.keep(issue_node, issue)
    hub.store.keep(pull_node, pull)
    announce(hub, issue, "opened", actor)
    return pull


def set_draft(hub: Hub, pull: Pull, actor: Account, draft: bool) -> None:
    """Mark as draft or ready for review."""
    if pull.draft != draft:
        pull.draft = draft
        action = "converted_to_draft" if draft else "ready_for_review"
        announce(hub, pull.issue, action, actor)


def request_reviewers(hub: Hub, pull: Pull, actor: Account, logins: Sequence[str]) -> None:
    """Ask for reviews; one who cannot review (no collaborator, or the author) refuses the whole."""
    repository = pull.issue.repository
    wanted: list[Account] = []
    for login in logins:
        who = hub.store.account(login)
        if who is pull.issue.user:
            raise Refusal(422, "Review cannot be requested from pull request author.")
        member = who is not None and who.login in repository.owner.members
        if who is None or not (member or who is repository.owner or who.login in repository.roles):
            raise Refusal(
                422,
                "Reviews may only be requested from collaborators. One or more of the users or "
                "teams you specified is not a collaborator of the "
                f"{repository.full_name} repository.",
            )
        wanted.append(who)
    for who in wanted:
        if who not in pull.reviewers:
            pull.reviewers.append(who)
            announce(
                hub,
                pull.issue,
                "review_requested",
                actor,
                requested_reviewer=render_account(hub.at, who),
            )


def remove_reviewers(hub: Hub, pull: Pull, actor: Account, logins: Sequence[str]) -> None:
    """Take requests back."""
    wanted = {login.casefold() for login in logins}
    for who in [each for each in pull.reviewers if each.login.casefold() in wanted]:
        pull.reviewers.remove(who)
        announce(
            hub,
            pull.issue,
            "review_request_removed",
            actor,
            requested_reviewer=render_account(hub.at, who),
        )


def merge(
    hub: Hub,
    pull: Pull,
    actor: Account,
    *,
    method: str = "squash",
    sha: str | None = None,
    title: str | None = None,
    message: str = "",
) -> str:
    """Merge into the base branch; gives the new commit's SHA."""
    issue = pull.issue
    repository = issue.repository
    require(repository, actor, "write")
    if issue.state != "open" or pull.draft:
        raise Refusal(405, "Pull Request is not mergeable")
    if sha is not None and sha != pull.head_sha:
        raise Refusal(409, "Head branch was modified. Review and try the merge again.")
    base = repository.git.branch(pull.base_branch)
    if base is None:
        raise Refusal(405, "Pull Request is not mergeable")
    try:
        tree = repository.git.merged_tree(base, pull.head_sha)
    except MergeConflict as error:
        raise Refusal(405, "Merge conflict") from error
    if method == "merge":
        parents = [base, pull.head_sha]
        text = (
            title or f"Merge pull request #{issue.number} from {pull.head_label.replace(':', '/')}"
        )
        message = message or issue.title
        author = actor
    elif method == "squash":
        parents = [base]
        text = title or f"{issue.title} (#{issue.number})"
        author = issue.user
    else:
        raise unsupported("merging by rebase")
    made = repository.git.commit_tree(
        tree,
        parents=parents,
        message=f"{text}\n\n{message}" if message else text,
        author=commits.signature(hub, author),
    )
    pull.merged_at, pull.merged_by, pull.merge_sha = hub.now(), actor, made
    issue.state, issue.closed_at, issue.closed_by = "closed", hub.now(), actor
    issue.updated_at = hub.now()
    repository.contributors.add(issue.user.login)
    commits.move(hub, repository, actor, pull.base_branch, made)
    record(hub, issue, "merged", actor, commit_id=made)
    announce(hub, issue, "closed", actor)
    if pull.base_branch == repository.default_branch:
        for number in CLOSES.findall(f"{issue.title}\n{issue.body}"):
            linked = hub.store.issues.get((repository.id, int(number)))
            if linked and not linked.pull and linked.state == "open":
                issues.set_state(hub, linked, actor, "closed", "completed")
    return made
