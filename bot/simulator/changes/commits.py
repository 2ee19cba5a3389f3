"""Commits and pushes: branch rules, what a push sets in motion, commits made through the API."""

from typing import Any

from bot.simulator.changes import checks
from bot.simulator.changes.threads import announce, record
from bot.simulator.errors import Refusal
from bot.simulator.git import NO_COMMIT, GitError
from bot.simulator.gitobjects import Commit, Files, Signature
from bot.simulator.hub import Hub
from bot.simulator.render.accounts import moment
from bot.simulator.state.accounts import Account, App
from bot.simulator.state.repositories import Repository
from bot.simulator.state.store import Store

GITHUB = "noreply@github.com"
"""Committer of commits made on GitHub itself, which it signs."""


def signature(hub: Hub, who: Account) -> Signature:
    """The author line of an account."""
    return Signature(name=who.name or who.login, email=who.email, when=hub.now())


def by_github(hub: Hub) -> Signature:
    """The committer line of commits made on GitHub."""
    return Signature(name="GitHub", email=GITHUB, when=hub.now())


def author_of(store: Store, commit: Commit) -> Account | None:
    """The account whose address wrote a commit."""
    identity = commit.author.email.partition("+")[0]
    for each in store.accounts.values():
        if str(each.id) == identity:
            return each
    return None


def guard(repository: Repository, branch: str, app: App | None, *, status: int) -> None:
    """Refuse a change that a branch rule forbids; an App on the bypass list goes through."""
    rule = repository.rules.get(branch)
    if rule is None or not rule.requires_pull_request:
        return
    if app is not None and app.id in rule.bypass:
        return
    raise Refusal(
        status,
        "Repository rule violations found\n\nChanges must be made through a pull request.\n\n",
        graphql_type="UNPROCESSABLE",
    )


def push(
    hub: Hub,
    repository: Repository,
    actor: Account,
    branch: str,
    files: Files,
    *,
    message: str,
    start: str | None = None,
    on_github: bool = False,
    author: Signature | None = None,
) -> str:
    """Put one commit on a branch and announce it; `on_github` commits are signed by GitHub."""
    before = repository.git.branch(branch)
    try:
        after = repository.git.commit(
            branch,
            files,
            message=message,
            author=author or signature(hub, actor),
            committer=by_github(hub) if on_github else None,
            start=start,
        )
    except GitError as error:
        raise Refusal(422, str(error)) from error
    moved(hub, repository, actor, branch, before=before, after=after)
    return after


def move(hub: Hub, repository: Repository, actor: Account, branch: str, sha: str | None) -> None:
    """Point a branch elsewhere (a merge, a forced push), or delete it, and announce it."""
    before = repository.git.branch(branch)
    if sha is None:
        repository.git.delete_ref(f"refs/heads/{branch}")
    else:
        repository.git.set_ref(f"refs/heads/{branch}", sha)
    moved(hub, repository, actor, branch, before=before, after=sha)


def moved(
    hub: Hub,
    repository: Repository,
    actor: Account,
    branch: str,
    *,
    before: str | None,
    after: str | None,
) -> None:
    """Announce a push and carry it into the open pull requests and check suites."""
    repository.pushed_at = hub.now()
    hub.emit(
        "push",
        sender=actor,
        repository=repository,
        **_push(hub, repository, actor, branch, before, after),
    )
    if after is None:
        return
    checks.request_suites(hub, repository, actor, branch, before=before, after=after)
    for issue in list(hub.store.issues.values()):
        pull = issue.pull
        if (
            pull
            and issue.state == "open"
            and pull.head is repository
            and pull.head_branch == branch
        ):
            base = issue.repository
            base.git.fetch(
                repository.git, f"refs/heads/{branch}", into=f"refs/pull/{issue.number}/head"
            )
            old, pull.head_sha = pull.head_sha, after
            if base.git.merge_base(old, after) != old:
                record(hub, issue, "head_ref_force_pushed", actor, commit_id=after)
            pull.base_sha = base.git.branch(pull.base_branch) or pull.base_sha
            issue.updated_at = hub.now()
            if old != after:
                announce(hub, issue, "synchronize", actor, before=old, after=after)
            if base.git.merge_base(pull.base_sha, after) == after:
                # Nothing is left to merge: GitHub closes it.
                issue.state, issue.closed_at, issue.closed_by = "closed", hub.now(), actor
                record(hub, issue, "closed", actor)
                announce(hub, issue, "closed", actor)


def _push(
    hub: Hub,
    repository: Repository,
    actor: Account,
    branch: str,
    before: str | None,
    after: str | None,
) -> dict[str, Any]:
    git = repository.git
    known = git.merge_base(before, after) if before and after else None
    commits = git.log(known, after, limit=20) if after else []
    shown = [_commit(hub, repository, each) for each in reversed(commits)]
    return {
        "ref": f"refs/heads/{branch}",
        "before": before or NO_COMMIT,
        "after": after or NO_COMMIT,
        "created": before is None,
        "deleted": after is None,
        "forced": bool(before and after and known != before),
        "base_ref": None,
        "compare": f"{hub.at}/{repository.full_name}/compare/{before}...{after}",
        "commits": shown if before or len(shown) < 20 else [],
        "head_commit": _commit(hub, repository, commits[0]) if commits else None,
        "pusher": {"name": actor.login, "email": actor.email},
    }


def _commit(hub: Hub, repository: Repository, the: Commit) -> dict[str, object]:
    who = author_of(hub.store, the)
    parent = the.parents[0] if the.parents else None
    changes = repository.git.diff(parent, the.sha) if parent else []
    named = {"username": who.login} if who else {}
    return {
        "id": the.sha,
        "tree_id": the.tree,
        "distinct": True,
        "message": the.message,
        "timestamp": moment(the.author.when),
        "url": f"{hub.at}/{repository.full_name}/commit/{the.sha}",
        "author": {"name": the.author.name, "email": the.author.email, **named},
        "committer": {"name": the.committer.name, "email": the.committer.email},
        "added": [each.path for each in changes if each.status == "added"],
        "removed": [each.path for each in changes if each.status == "removed"],
        "modified": [each.path for each in changes if each.status not in ("added", "removed")],
    }
