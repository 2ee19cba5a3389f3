"""What people do with code: pushes, pull requests, reviews, merges, checks."""

from typing import Any

from bot.simulator.changes import checks, commits, pulls, reviews
from bot.simulator.changes.permission import require
from bot.simulator.control.act import Act, act
from bot.simulator.control.views import check, view
from bot.simulator.errors import Refusal
from bot.simulator.gitobjects import File, Files
from bot.simulator.state.checks import CheckRun
from bot.simulator.state.repositories import Repository

View = dict[str, Any]


def files_from(sent: dict[str, Any]) -> Files:
    """Path → text; null deletes; {"hex": …, "mode": …} for bytes and links."""
    files: dict[str, Any] = {}
    for path, content in sent.items():
        if isinstance(content, dict):
            raw = bytes.fromhex(content.get("hex", ""))
            files[path] = File(content=raw, mode=content.get("mode", "100644"))
        else:
            files[path] = content
    return files


def _writable(act: Act, home: Repository, fork: bool | None) -> Repository:
    if fork is None:
        fork = not home.allows(act.who, "write")
    return pulls.fork(act.hub, home, act.who) if fork else home


@act("push")
def push(act: Act) -> View:
    """Push one commit to a branch; `force_from` starts it over from that commit."""
    home = act.repository
    require(home, act.who, "write")
    branch = act.text("branch")
    commits.guard(home, branch, None, status=422)
    start = act.optional("force_from")
    if start is not None and home.git.branch(branch):
        home.git.set_ref(f"refs/heads/{branch}", start)
    sha = commits.push(
        act.hub,
        home,
        act.who,
        branch,
        files_from(act.sent.get("files") or {}),
        message=act.optional("message") or "Update",
        start=start or home.git.branch(home.default_branch),
    )
    return {"sha": sha}


@act("open_pull")
def open_pull(act: Act) -> View:
    """Commit files to a branch (of a fork for who may not push) and open a pull request."""
    home = act.repository
    head = _writable(act, home, act.sent.get("fork"))
    branch = act.text("branch")
    if act.sent.get("files"):
        commits.push(
            act.hub,
            head,
            act.who,
            branch,
            files_from(act.sent["files"]),
            message=act.optional("message") or act.text("title"),
            start=head.git.branch(head.default_branch),
        )
    pull = pulls.open_pull(
        act.hub,
        home,
        act.who,
        head=head,
        branch=branch,
        base=act.optional("base") or home.default_branch,
        title=act.text("title"),
        body=act.optional("body") or "",
        draft=bool(act.sent.get("draft")),
    )
    return view(act.hub, pull)


@act("push_to_pull")
def push_to_pull(act: Act) -> View:
    """Push one more commit to a pull request's branch."""
    pull = act.pull()
    if pull.head is None:
        raise Refusal(422, "the fork is gone")
    act.sent["repository"], act.sent["branch"] = pull.head.full_name, pull.head_branch
    push(act)
    return view(act.hub, pull)


@act("set_draft")
def set_draft(act: Act) -> View:
    """Mark as draft, or ready for review."""
    pull = act.pull()
    pulls.set_draft(act.hub, pull, act.who, bool(act.sent.get("draft")))
    return view(act.hub, pull)


@act("ask_review")
def ask_review(act: Act) -> View:
    """Ask people for a review."""
    pull = act.pull()
    pulls.request_reviewers(act.hub, pull, act.who, act.words("reviewers"))
    return view(act.hub, pull)


@act("review")
def review(act: Act) -> View:
    """Review: approve, request_changes or comment."""
    pull = act.pull()
    made = reviews.review(
        act.hub,
        pull,
        act.who,
        act.text("verdict").upper(),
        act.optional("body") or "",
        comments=act.sent.get("comments") or (),
    )
    return view(act.hub, made)


@act("merge")
def merge(act: Act) -> View:
    """Merge."""
    pull = act.pull()
    pulls.merge(act.hub, pull, act.who, method=act.optional("method") or "squash")
    return view(act.hub, pull)


# ── checks ──────────────────────────────────────────────────────────────────────────────────


@act("press")
def press(act: Act) -> View:
    """Press a button of a check run."""
    run = act.thing(CheckRun)
    checks.press(act.hub, run, act.who, act.text("identifier"))
    return check(run)


@act("rerun")
def rerun(act: Act) -> View:
    """Press "Re-run" of a check run."""
    run = act.thing(CheckRun)
    checks.rerequest_run(act.hub, run, act.who)
    return check(run)


@act("rerun_all")
def rerun_all(act: Act) -> View:
    """Press "Re-run all checks" of the suite that a check run belongs to."""
    run = act.thing(CheckRun)
    checks.rerequest_suite(act.hub, run.suite, act.who)
    return check(run)
