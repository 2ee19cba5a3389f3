"""Files, trees, blobs, commits and refs, straight from git."""

from base64 import b64decode
from binascii import Error as NotBase64
from urllib.parse import quote

from bot.simulator.changes import commits
from bot.simulator.errors import Refusal, not_found, unsupported
from bot.simulator.git import GitError
from bot.simulator.gitobjects import Commit, Entry, Signature
from bot.simulator.render import commits as render
from bot.simulator.render.pulls import diff_entry
from bot.simulator.rest.route import Answer, Request, route

READ = "contents:read"
WRITE = "contents:write"
MEGABYTE = 1024 * 1024
LISTING = 1000
"""Most entries of a directory that the contents API lists."""

TREE = 100_000
"""Most entries of a recursive tree; more is `truncated`."""


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


# ── contents ────────────────────────────────────────────────────────────────────────────────


@route("GET", "/repos/{owner}/{repo}/contents/{path}", needs=READ)
def get_contents(request: Request) -> Answer:
    """A file up to 1 MB in base64 (larger: empty, `encoding: none`), or a directory's listing."""
    ref = request.query.get("ref") or request.repo.default_branch
    path = request.params["path"].strip("/")
    git = request.repo.git
    commit = git.commit_of(ref)
    if commit is None:
        raise not_found(f"No commit found for the ref {ref}")
    found = git.read(f"{commit.sha}:{path}")
    if found is None:
        raise not_found()
    at, full_name = request.hub.at, request.repo.full_name
    sha, kind, content = found
    if kind == "tree":
        rows = git.tree(f"{commit.sha}:{path}")[:LISTING]
        shown = [
            render.entry(at, full_name, ref, _moved(each, f"{path}/{each.path}")) for each in rows
        ]
        return Answer(body=shown)
    if "raw" in request.headers.get("accept", ""):
        return Answer(body=content, media="application/vnd.github.raw+json; charset=utf-8")
    entry = Entry(mode="100644", kind="blob", sha=sha, path=path, size=len(content))
    small = len(content) <= MEGABYTE
    return Answer(
        body={
            **render.entry(at, full_name, ref, entry),
            "content": render.lines(content) if small else "",
            "encoding": "base64" if small else "none",
        }
    )


def _moved(entry: Entry, path: str) -> Entry:
    return Entry(
        mode=entry.mode, kind=entry.kind, sha=entry.sha, path=path.lstrip("/"), size=entry.size
    )


@route("PUT", "/repos/{owner}/{repo}/contents/{path}", needs=WRITE)
def put_contents(request: Request) -> Answer:
    """Write a file in one commit; an existing one needs its present `sha`."""
    repository = request.repo
    path = request.params["path"]
    branch = request.optional("branch") or repository.default_branch
    if repository.git.branch(branch) is None:
        raise not_found(f"Branch {branch} not found")
    message = request.text("message")
    try:
        content = b64decode(request.text("content"), validate=False)
    except NotBase64 as error:
        raise Refusal(422, "content is not valid Base64") from error
    commits.guard(repository, branch, request.app, status=409)
    old = repository.git.read(f"refs/heads/{branch}:{path}")
    sha = request.optional("sha")
    if old is not None and sha is None:
        raise Refusal(422, 'Invalid request.\n\n"sha" wasn\'t supplied.')
    if old is not None and sha != old[0]:
        raise Refusal(409, f"{path} does not match {sha}")
    made = commits.push(
        request.hub,
        repository,
        request.actor,
        branch,
        {path: content},
        message=message,
        on_github=True,
        author=_author(request),
    )
    new = repository.git.read(f"{made}:{path}")
    commit = repository.git.commit_of(made)
    assert new is not None
    assert commit is not None
    at, full_name = request.hub.at, repository.full_name
    entry = Entry(mode="100644", kind="blob", sha=new[0], path=path, size=len(new[2]))
    return Answer(
        status=200 if old else 201,
        body={
            "content": render.entry(at, full_name, branch, entry),
            "commit": render.git_commit(at, full_name, commit),
        },
    )


def _author(request: Request) -> Signature | None:
    given = request.body.get("author") or request.body.get("committer")
    if not isinstance(given, dict):
        return None
    return Signature(
        name=str(given.get("name", "")), email=str(given.get("email", "")), when=request.hub.now()
    )


# ── the git database ────────────────────────────────────────────────────────────────────────


@route("GET", "/repos/{owner}/{repo}/git/trees/{tree_sha}", needs=READ)
def get_tree(request: Request) -> Answer:
    """A tree by SHA or ref; `recursive` by its mere presence."""
    git = request.repo.git
    found = git.read(f"{request.params['tree_sha']}^{{tree}}")
    if found is None:
        raise not_found()
    rows = git.tree(found[0], recursive="recursive" in request.query)
    return Answer(
        body=render.tree(
            request.hub.at,
            request.repo.full_name,
            found[0],
            rows[:TREE],
            truncated=len(rows) > TREE,
        )
    )


@route("POST", "/repos/{owner}/{repo}/git/trees", needs=WRITE)
def create_tree(request: Request) -> Answer:
    """A tree of text files given in the request."""
    rows = request.body.get("tree")
    if request.body.get("base_tree") or not isinstance(rows, list):
        raise unsupported("trees on top of others")
    if any("content" not in row or "/" in row.get("path", "/") for row in rows):
        raise unsupported("trees of anything but new files at the top")
    git = request.repo.git
    sha = git.make_tree({str(row["path"]): str(row["content"]).encode() for row in rows})
    shown = render.tree(request.hub.at, request.repo.full_name, sha, git.tree(sha), truncated=False)
    return Answer(status=201, body=shown)


@route("GET", "/repos/{owner}/{repo}/git/blobs/{file_sha}", needs=READ)
def get_blob(request: Request) -> Answer:
    """A blob up to 100 MB, base64."""
    content = request.repo.git.blob(request.params["file_sha"])
    if content is None:
        raise not_found()
    if "raw" in request.headers.get("accept", ""):
        return Answer(body=content, media="application/vnd.github.raw+json; charset=utf-8")
    return Answer(
        body=render.blob(
            request.hub.at, request.repo.full_name, request.params["file_sha"], content
        )
    )


@route("GET", "/repos/{owner}/{repo}/git/commits/{commit_sha}", needs=READ)
def get_git_commit(request: Request) -> Answer:
    """A commit object."""
    commit = request.repo.git.commit_of(request.params["commit_sha"])
    if commit is None:
        raise not_found()
    return Answer(body=render.git_commit(request.hub.at, request.repo.full_name, commit))


@route("POST", "/repos/{owner}/{repo}/git/commits", needs=WRITE)
def create_git_commit(request: Request) -> Answer:
    """A commit of a tree that is there; no branch points at it yet."""
    tree = request.text("tree")
    found = request.repo.git.read(tree)
    if found is None or found[1] != "tree":
        raise Refusal(422, "Tree SHA does not exist")
    parents = request.words("parents")
    for parent in parents:
        _object(request, parent)
    made = request.repo.git.commit_tree(
        tree,
        parents=parents,
        message=request.text("message"),
        author=commits.signature(request.hub, request.actor),
    )
    commit = request.repo.git.commit_of(made)
    assert commit is not None
    shown = render.git_commit(request.hub.at, request.repo.full_name, commit)
    return Answer(status=201, body=shown)


@route("GET", "/repos/{owner}/{repo}/git/ref/{ref}", needs=READ)
def get_ref(request: Request) -> Answer:
    """A ref such as `heads/main`."""
    name = f"refs/{request.params['ref']}"
    sha = request.repo.git.ref(name)
    if sha is None:
        raise not_found()
    return Answer(body=render.ref(request.hub.at, request.repo.full_name, name, sha))


@route("POST", "/repos/{owner}/{repo}/git/refs", needs=WRITE)
def create_ref(request: Request) -> Answer:
    """Make a branch at a commit."""
    name, sha = request.text("ref"), request.text("sha")
    branch = _branch(name)
    if request.repo.git.ref(name):
        raise Refusal(422, "Reference already exists")
    _object(request, sha)
    commits.move(request.hub, request.repo, request.actor, branch, sha)
    return Answer(status=201, body=render.ref(request.hub.at, request.repo.full_name, name, sha))


@route("PATCH", "/repos/{owner}/{repo}/git/refs/{ref}", needs=WRITE)
def update_ref(request: Request) -> Answer:
    """Move a branch; only forward unless `force`."""
    name, sha = f"refs/{request.params['ref']}", request.text("sha")
    branch = _branch(name)
    before = request.repo.git.ref(name)
    if before is None:
        raise Refusal(422, "Reference does not exist")
    _object(request, sha)
    commits.guard(request.repo, branch, request.app, status=422)
    forward = request.repo.git.merge_base(before, sha) == before
    if not forward and not request.body.get("force"):
        raise Refusal(422, "Update is not a fast forward")
    commits.move(request.hub, request.repo, request.actor, branch, sha)
    return Answer(body=render.ref(request.hub.at, request.repo.full_name, name, sha))


@route("DELETE", "/repos/{owner}/{repo}/git/refs/{ref}", needs=WRITE)
def delete_ref(request: Request) -> Answer:
    """Delete a branch."""
    name = f"refs/{request.params['ref']}"
    branch = _branch(name)
    if request.repo.git.ref(name) is None:
        raise Refusal(422, "Reference does not exist")
    commits.guard(request.repo, branch, request.app, status=422)
    commits.move(request.hub, request.repo, request.actor, branch, None)
    return Answer(status=204)


def _branch(name: str) -> str:
    if not name.startswith("refs/heads/"):
        raise unsupported("refs other than branches")
    return name.removeprefix("refs/heads/")


def _object(request: Request, sha: str) -> None:
    try:
        known = request.repo.git.commit_of(sha)
    except GitError:
        known = None
    if known is None:
        raise Refusal(422, "Object does not exist")
