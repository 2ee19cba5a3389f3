"""The git database: trees, blobs, commits and refs."""

from bot.simulator.changes import commits
from bot.simulator.errors import Refusal, not_found, unsupported
from bot.simulator.git import GitError
from bot.simulator.render import commits as render
from bot.simulator.rest.route import Answer, Request, route

READ = "contents:read"
WRITE = "contents:write"
TREE = 100_000
"""Most entries of a recursive tree; more is `truncated`."""


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
