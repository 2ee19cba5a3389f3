"""Files by their path: read, listed, written one at a time."""

from base64 import b64decode
from binascii import Error as NotBase64

from bot.simulator.changes import commits
from bot.simulator.errors import Refusal, not_found
from bot.simulator.gitobjects import Entry, Signature
from bot.simulator.render import commits as render
from bot.simulator.rest.route import Answer, Request, route

READ = "contents:read"
WRITE = "contents:write"
MEGABYTE = 1024 * 1024
LISTING = 1000
"""Most entries of a directory that the contents API lists."""


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
