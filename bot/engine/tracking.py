"""The tracking issue of a claimed skill: opened once, reopened, closed; assignee kept true."""

from bot.engine.desk import Desk
from bot.engine.plans.claims import facts as claim_facts
from bot.model.actions import TrackIssue
from bot.model.errors import NotFound
from bot.model.facts import Issue
from bot.workflow.claims.tracking import LABELS, track

OWNED = frozenset(LABELS.values())
"""Labels that say a claim's state; no other label is ever taken away."""


def track_issue(action: TrackIssue, *, desk: Desk) -> str:
    """Make the issue what the claim is now; gives a line for the reply.

    The ledger may be ahead of the decision that asked for this. GitHub leaves out people it cannot
    assign without a word, so the answer is compared.
    """
    if action.skill:
        now = claim_facts(desk, desk.ledger.entries(repo=desk.repo))
        action = track(action.skill, now.claims, now, desk.config.claims)
    github = desk.github
    mark = desk.markers.sign(
        repo=desk.repo, subject="issues", key=action.key, entries=action.entries
    )
    body = f"{action.body.rstrip()}\n\n{mark}"
    issue = _find(action, desk)
    if issue is None:
        if action.state == "closed":
            return ""
        issue = github.open_issue(title=action.title, body=body, labels=action.labels)
        _remember(issue, action, desk)
    elif (issue.title, issue.body, issue.state) != (action.title, body, action.state):
        github.edit_issue(number=issue.number, title=action.title, body=body, state=action.state)
    for label in action.labels:
        if label not in issue.labels:
            github.add_label(number=issue.number, label=label)
    for label in issue.labels:
        if label in OWNED and label not in action.labels:
            github.remove_label(number=issue.number, label=label)
    for login in issue.assignees:
        if login.lower() != (action.assignee or "").lower():
            github.unassign(number=issue.number, login=login)
    if action.assignee and action.state == "open":
        wanted = action.assignee.lower()
        if wanted not in {login.lower() for login in issue.assignees}:
            now_assigned = github.assign(number=issue.number, login=action.assignee)
            if wanted not in {login.lower() for login in now_assigned}:
                return (
                    f"Tracking issue: #{issue.number}. GitHub did not accept `{action.assignee}` "
                    "as its assignee (it takes people with write access and those who have "
                    "commented there); the claim holds all the same."
                )
    return f"Tracking issue: #{issue.number}."


def _find(action: TrackIssue, desk: Desk) -> Issue | None:
    number = desk.ledger.cursor(repo=desk.repo, name=action.key)
    if number is not None:
        try:
            return desk.github.issue(number=int(number))
        except NotFound:
            pass
    me = desk.github.me()
    for issue in desk.github.issues(label=desk.config.claims.label):
        key = desk.markers.key(repo=desk.repo, subject="issues", body=issue.body)
        if issue.author.login == me and key == action.key:
            _remember(issue, action, desk)
            return issue
    return None


def _remember(issue: Issue, action: TrackIssue, desk: Desk) -> None:
    desk.ledger.set_cursor(repo=desk.repo, name=action.key, value=str(issue.number))
    desk.ledger.set_cursor(repo=desk.repo, name=f"issue:{issue.number}", value=action.skill)
