"""The history: commits with their files, branches, comparisons."""

from urllib.parse import quote

from bot.simulator.changes import commits
from bot.simulator.errors import Refusal, not_found, unsupported
from bot.simulator.gitobjects import Commit
from bot.simulator.render import commits as render
from bot.simulator.render.pulls import diff_entry
from bot.simulator.rest.route import Answer, Request, route

READ = "contents:read"


def _commit(request: Request, expression: str) -> Commit:
    found = request.repo.git.commit_of(expression)
    if found is None:
        raise Refusal(422, f"No commit found for SHA: {expression}")
    return found


def _shown(request: Request, commit: Commit) -> dict[str, object]:
    return render.commit(
        request.hub.at,
        request.repo.full_name,
        commit,
        commits.author_of(request.hub.store, commit),
    )


@route("GET", "/repos/{owner}/{repo}/commits/{ref}", needs=READ)
def get_commit(request: Request) -> Answer:
    """A commit with its files."""
    commit = _commit(request, request.params["ref"])
    changes = request.repo.git.diff(commit.parents[0], commit.sha) if commit.parents else []
    added = sum(each.additions for each in changes)
    removed = sum(each.deletions for each in changes)
    return Answer(
        body={
            **_shown(request, commit),
            "stats": {"total": added + removed, "additions": added, "deletions": removed},
            "files": [
                diff_entry(request.hub.at, request.repo.full_name, commit.sha, each)
                for each in changes
            ],
        }
    )


@route("GET", "/repos/{owner}/{repo}/commits", needs=READ)
def list_commits(request: Request) -> Answer:
    """The history of a branch, newest first; `path` keeps the commits that touch it."""
    if "path" in request.query:
        raise unsupported("the history of a path")
    sha = request.query.get("sha", request.repo.default_branch)
    rows = request.repo.git.log(None, _commit(request, sha).sha, limit=1000)
    return request.paged(rows, lambda each: _shown(request, each))


@route("GET", "/repos/{owner}/{repo}/compare/{basehead}", needs=READ)
def compare(request: Request) -> Answer:
    """What `head` has that `base` has not, three-dot."""
    base_name, dots, head_name = request.params["basehead"].partition("...")
    if not dots:
        raise not_found()
    git = request.repo.git
    base, head = git.commit_of(base_name), git.commit_of(head_name)
    fork = git.merge_base(base.sha, head.sha) if base and head else None
    start = git.commit_of(fork) if fork else None
    if base is None or head is None or start is None:
        raise not_found()
    ahead = list(reversed(git.log(base.sha, head.sha)))
    behind = git.log(head.sha, base.sha)
    at, full_name = request.hub.at, request.repo.full_name
    page = f"{at}/{full_name}/compare/{quote(base_name)}...{quote(head_name)}"
    status = {
        (False, False): "identical",
        (True, False): "ahead",
        (False, True): "behind",
        (True, True): "diverged",
    }[bool(ahead), bool(behind)]
    return Answer(
        body={
            "url": f"{at}/repos/{full_name}/compare/{quote(base_name)}...{quote(head_name)}",
            "html_url": page,
            "permalink_url": page,
            "diff_url": f"{page}.diff",
            "patch_url": f"{page}.patch",
            "base_commit": _shown(request, base),
            "merge_base_commit": _shown(request, start),
            "status": status,
            "ahead_by": len(ahead),
            "behind_by": len(behind),
            "total_commits": len(ahead),
            "commits": [_shown(request, each) for each in ahead[:250]],
            "files": [
                diff_entry(at, full_name, head.sha, each)
                for each in git.diff(start.sha, head.sha)[:300]
            ],
        }
    )
