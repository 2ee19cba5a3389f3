"""Issues and the conversation of pull requests: text, state, assignees, comments."""

from collections.abc import Sequence
from typing import Any

from bot.simulator.changes import labels as labelling
from bot.simulator.changes.permission import check_body, require
from bot.simulator.changes.threads import announce
from bot.simulator.errors import Refusal, invalid
from bot.simulator.hub import Hub
from bot.simulator.render import issues as render
from bot.simulator.render.accounts import account as render_account
from bot.simulator.state.accounts import Account
from bot.simulator.state.repositories import Repository
from bot.simulator.state.threads import Issue, IssueComment

ASSIGNEES = 10
"""Most assignees that an issue can have."""


def open_issue(
    hub: Hub,
    repository: Repository,
    actor: Account,
    title: str,
    body: str = "",
    *,
    labels: Sequence[str] = (),
    assignees: Sequence[str] = (),
) -> Issue:
    """Open an issue; missing labels are made, who cannot be assigned is dropped in silence."""
    if not title.strip():
        raise invalid("Issue", "title", "missing_field")
    check_body("Issue", body)
    number, node = hub.store.identify("Issue")
    issue = Issue(
        id=number,
        node_id=node,
        repository=repository,
        user=actor,
        body=body,
        created_at=hub.now(),
        updated_at=hub.now(),
        number=repository.take_number(),
        title=title,
    )
    hub.store.issues[repository.id, issue.number] = issue
    hub.store.keep(node, issue)
    found = labelling.named(hub, repository, actor, labels)
    announce(hub, issue, "opened", actor)
    labelling.add(hub, issue, actor, found)
    assign(hub, issue, actor, assignees)
    return issue


def edit(
    hub: Hub,
    issue: Issue,
    actor: Account,
    *,
    title: str | None = None,
    body: str | None = None,
    state: str | None = None,
    state_reason: str | None = None,
) -> None:
    """Change text or state; the author may, and whoever has triage rights."""
    if actor is not issue.user:
        require(issue.repository, actor, "triage")
    changes: dict[str, object] = {}
    if title is not None and title != issue.title:
        changes["title"] = {"from": issue.title}
        issue.title = title
    if body is not None and body != issue.body:
        check_body("Issue", body)
        changes["body"] = {"from": issue.body}
        issue.body, issue.editor, issue.edited_at = body, actor, hub.now()
    if changes:
        issue.updated_at = hub.now()
        announce(hub, issue, "edited", actor, changes=changes)
    if state is not None and state != issue.state:
        set_state(hub, issue, actor, state, state_reason)


def set_state(
    hub: Hub, issue: Issue, actor: Account, state: str, reason: str | None = None
) -> None:
    """Close or open again."""
    if issue.pull and issue.pull.merged_at and state == "open":
        raise invalid("PullRequest", "state", message="state cannot be changed.")
    issue.state = state
    issue.updated_at = hub.now()
    if state == "closed":
        issue.closed_at, issue.closed_by = hub.now(), actor
        issue.state_reason = None if issue.pull else (reason or "completed")
        announce(hub, issue, "closed", actor)
    else:
        issue.closed_at, issue.closed_by = None, None
        issue.state_reason = None if issue.pull else "reopened"
        announce(hub, issue, "reopened", actor)


def assignable(repository: Repository, who: Account | None, issue: Issue | None = None) -> bool:
    """Write access or membership, or having commented on this very thread."""
    if who is None or who.kind != "User":
        return False
    if repository.allows(who, "triage") or who.login in repository.owner.members:
        return True
    return issue is not None and any(each.user is who for each in issue.comments)


def assign(hub: Hub, issue: Issue, actor: Account, logins: Sequence[str]) -> None:
    """Add assignees; who cannot be assigned is ignored without a word."""
    for login in logins:
        who = hub.store.account(login)
        if (
            who is not None
            and assignable(issue.repository, who, issue)
            and who not in issue.assignees
            and len(issue.assignees) < ASSIGNEES
        ):
            issue.assignees.append(who)
            issue.updated_at = hub.now()
            announce(hub, issue, "assigned", actor, assignee=render_account(hub.at, who))


def unassign(hub: Hub, issue: Issue, actor: Account, logins: Sequence[str]) -> None:
    """Remove assignees; who is not assigned is ignored."""
    wanted = {login.casefold() for login in logins}
    for who in [each for each in issue.assignees if each.login.casefold() in wanted]:
        issue.assignees.remove(who)
        issue.updated_at = hub.now()
        announce(hub, issue, "unassigned", actor, assignee=render_account(hub.at, who))


def comment(hub: Hub, issue: Issue, actor: Account, body: str) -> IssueComment:
    """Write a comment."""
    if issue.locked:
        require(issue.repository, actor, "write")
    check_body("IssueComment", body, blank=False)
    number, node = hub.store.identify("IssueComment")
    made = IssueComment(
        id=number,
        node_id=node,
        repository=issue.repository,
        user=actor,
        body=body,
        created_at=hub.now(),
        updated_at=hub.now(),
        issue=issue,
    )
    issue.comments.append(made)
    issue.updated_at = hub.now()
    hub.store.comments[number] = made
    hub.store.keep(node, made)
    _announce_comment(hub, made, actor, "created")
    return made


def edit_comment(hub: Hub, made: IssueComment, actor: Account, body: str) -> None:
    """Change a comment: its author may, and people with write access (so boxes are ticked)."""
    check_body("IssueComment", body, blank=False)
    if actor is not made.user:
        if actor.kind == "Bot":
            raise Refusal(403, "Resource not accessible by integration")
        require(made.repository, actor, "write")
    before, made.body = made.body, body
    made.updated_at = made.edited_at = hub.now()
    made.editor = actor
    _announce_comment(hub, made, actor, "edited", changes={"body": {"from": before}})


def delete_comment(hub: Hub, made: IssueComment, actor: Account) -> None:
    """Remove a comment."""
    if actor is not made.user:
        require(made.repository, actor, "write")
    made.issue.comments.remove(made)
    del hub.store.comments[made.id]
    hub.store.nodes.pop(made.node_id, None)
    _announce_comment(hub, made, actor, "deleted")


def _announce_comment(
    hub: Hub, made: IssueComment, actor: Account, action: str, **fields: Any
) -> None:
    hub.emit(
        "issue_comment",
        action=action,
        sender=actor,
        repository=made.repository,
        issue=render.issue(hub.at, made.issue),
        comment=render.comment(hub.at, made),
        **fields,
    )
