"""Events of issues and pull requests: the same act has two names, by what the thread is."""

from typing import Any

from bot.simulator.git import MergeConflict
from bot.simulator.gitobjects import FileChange
from bot.simulator.hub import Hub
from bot.simulator.render import issues as render
from bot.simulator.render import pulls as render_pulls
from bot.simulator.state.accounts import Account
from bot.simulator.state.threads import Issue, Moment, Pull

RECORDED = {
    "labeled": "labeled",
    "unlabeled": "unlabeled",
    "assigned": "assigned",
    "unassigned": "unassigned",
    "closed": "closed",
    "reopened": "reopened",
    "review_requested": "review_requested",
    "review_request_removed": "review_request_removed",
    "ready_for_review": "ready_for_review",
    "converted_to_draft": "convert_to_draft",
}
"""A webhook's action → the timeline's name of it, for what the timeline shows."""

SHOWN = ("label", "assignee", "requested_reviewer")


def record(hub: Hub, issue: Issue, event: str, actor: Account, **fields: Any) -> None:
    """Write a line of the timeline."""
    number, _ = hub.store.identify("Event")
    moment = Moment(id=number, event=event, actor=actor, when=hub.now(), fields=fields)
    issue.timeline.append(moment)


def announce(hub: Hub, issue: Issue, action: str, actor: Account, **fields: Any) -> None:
    """Emit `issues` or `pull_request` with that action, and write it into the timeline."""
    if action in RECORDED:
        shown = {name: fields[name] for name in SHOWN if name in fields}
        record(hub, issue, RECORDED[action], actor, **shown)
    if "title" in fields.get("changes", ()):
        rename = {"from": fields["changes"]["title"]["from"], "to": issue.title}
        record(hub, issue, "renamed", actor, rename=rename)
    if issue.pull:
        fields["number"] = issue.number
        fields["pull_request"] = pull_json(hub, issue.pull)
        event = "pull_request"
    else:
        fields["issue"] = render.issue(hub.at, issue)
        event = "issues"
    hub.emit(event, action=action, sender=actor, repository=issue.repository, **fields)


def fork_point(pull: Pull) -> str:
    """Where the branch left its base: what GitHub compares the head with."""
    git = pull.issue.repository.git
    return git.merge_base(pull.base_sha, pull.head_sha) or pull.base_sha


def files_of(pull: Pull) -> list[FileChange]:
    """The files of a pull request, three-dot."""
    return pull.issue.repository.git.diff(fork_point(pull), pull.head_sha)


def mergeable(pull: Pull) -> bool:
    """Whether head and base merge without conflict."""
    git = pull.issue.repository.git
    base = git.branch(pull.base_branch) or pull.base_sha
    try:
        git.merged_tree(base, pull.head_sha)
    except MergeConflict:
        return False
    return True


def pull_json(hub: Hub, pull: Pull) -> dict[str, Any]:
    """`pull-request` with everything counted from git."""
    git = pull.issue.repository.git
    commits = git.log(pull.base_sha, pull.head_sha)
    able = None if pull.issue.state == "closed" else mergeable(pull)
    return render_pulls.full_pull(
        hub.at, pull, changes=files_of(pull), commits=len(commits), mergeable=able
    )
