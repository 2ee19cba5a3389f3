"""What people write and decide: discussions, issues, comments, reviews, merges."""

import re
from typing import Any

from bot.simulator.changes import checks, commits, discussions, issues, labels, pulls, reactions
from bot.simulator.changes.permission import require
from bot.simulator.control.act import Act, act
from bot.simulator.control.views import check, view
from bot.simulator.errors import Refusal, not_found
from bot.simulator.gitobjects import File, Files
from bot.simulator.state.checks import CheckRun
from bot.simulator.state.repositories import Repository
from bot.simulator.state.threads import (
    Discussion,
    DiscussionComment,
    Issue,
    IssueComment,
    Pull,
    Written,
)

View = dict[str, Any]
BOX = re.compile(r"^(\s*[-*+] \[)([ xX])(\] .*)$")


@act("open_discussion")
def open_discussion(act: Act) -> View:
    """Begin a discussion."""
    home = act.repository
    category = discussions.category_of(home, act.text("category"))
    made = discussions.open_discussion(
        act.hub, home, act.who, category, act.text("title"), act.optional("body") or ""
    )
    return view(act.hub, made)


@act("open_issue")
def open_issue(act: Act) -> View:
    """Open an issue."""
    made = issues.open_issue(
        act.hub, act.repository, act.who, act.text("title"), act.optional("body") or ""
    )
    return view(act.hub, made)


@act("comment")
def comment(act: Act) -> View:
    """Comment on a thread, or reply to a discussion's comment (or to the thread of a reply)."""
    subject, body = act.thing(), act.text("body")
    if isinstance(subject, Discussion):
        return view(act.hub, discussions.comment(act.hub, subject, act.who, body))
    if isinstance(subject, DiscussionComment):
        made = discussions.comment(
            act.hub, subject.discussion, act.who, body, parent=subject.parent or subject
        )
        return view(act.hub, made)
    issue = subject.issue if isinstance(subject, Pull | IssueComment) else subject
    if not isinstance(issue, Issue):
        raise Refusal(422, "nothing to comment on")
    return view(act.hub, issues.comment(act.hub, issue, act.who, body))


@act("edit")
def edit(act: Act) -> View:
    """Change the text of whatever was written."""
    subject, body, title = act.thing(), act.optional("body"), act.optional("title")
    if isinstance(subject, DiscussionComment):
        discussions.edit_comment(act.hub, subject, act.who, body or "")
    elif isinstance(subject, IssueComment):
        issues.edit_comment(act.hub, subject, act.who, body or "")
    elif isinstance(subject, Discussion):
        if subject.user is not act.who:
            require(subject.repository, act.who, "triage")
        discussions.edit(act.hub, subject, act.who, title=title, body=body)
    else:
        issue = subject.issue if isinstance(subject, Pull) else subject
        issues.edit(act.hub, issue, act.who, title=title, body=body)
    return view(act.hub, subject)


@act("delete")
def delete(act: Act) -> View:
    """Remove a comment or a discussion."""
    subject = act.thing()
    if isinstance(subject, DiscussionComment):
        discussions.delete_comment(act.hub, subject, act.who)
    elif isinstance(subject, IssueComment):
        issues.delete_comment(act.hub, subject, act.who)
    elif isinstance(subject, Discussion):
        discussions.delete(act.hub, subject, act.who)
    else:
        raise Refusal(422, "this cannot be deleted")
    return {"deleted": act.text("subject")}


@act("tick")
def tick(act: Act) -> View:
    """Tick (or untick) the box of the first checklist line that holds the words."""
    subject = act.thing(Written)
    wanted, mark = act.text("line"), "x" if act.sent.get("ticked", True) else " "
    lines = subject.body.split("\n")
    for index, line in enumerate(lines):
        found = BOX.match(line)
        if found and wanted in line:
            lines[index] = f"{found[1]}{mark}{found[3]}"
            break
    else:
        raise not_found(f"no checklist line holds {wanted!r}")
    act.sent["body"] = "\n".join(lines)
    return edit(act)


@act("react")
def react(act: Act) -> View:
    """React."""
    subject = act.thing()
    text = subject.issue if isinstance(subject, Pull) else subject
    reactions.add(act.hub, text, act.who, act.text("content"))
    return view(act.hub, subject)


@act("set_state")
def set_state(act: Act) -> View:
    """Close or open again."""
    subject, state = act.thing(), act.text("state")
    if isinstance(subject, Discussion):
        if state == "closed":
            discussions.close(act.hub, subject, act.who, act.optional("reason") or "resolved")
        else:
            discussions.reopen(act.hub, subject, act.who)
    else:
        issue = subject.issue if isinstance(subject, Pull) else subject
        issues.edit(act.hub, issue, act.who, state=state, state_reason=act.optional("reason"))
    return view(act.hub, subject)


@act("lock")
def lock(act: Act) -> View:
    """Lock or unlock a discussion or an issue."""
    subject, locked = act.thing(), bool(act.sent.get("locked", True))
    if isinstance(subject, Discussion):
        discussions.lock(act.hub, subject, act.who, locked)
    else:
        issue = subject.issue if isinstance(subject, Pull) else subject
        require(issue.repository, act.who, "triage")
        issue.locked = locked
    return view(act.hub, subject)


@act("answer")
def answer(act: Act) -> View:
    """Mark a comment as the answer."""
    subject = act.thing(DiscussionComment)
    discussions.answer(act.hub, subject, act.who)
    return view(act.hub, subject)


@act("label")
def label(act: Act) -> View:
    """Put labels on and take labels off."""
    subject = act.thing()
    thread = subject.issue if isinstance(subject, Pull) else subject
    require(thread.repository, act.who, "triage")
    labels.add(
        act.hub,
        thread,
        act.who,
        labels.named(act.hub, thread.repository, act.who, act.words("add")),
    )
    leaving = [each for each in thread.labels if each.name in act.words("remove")]
    labels.remove(act.hub, thread, act.who, leaving)
    return view(act.hub, subject)


@act("assign")
def assign(act: Act) -> View:
    """Assign and unassign people."""
    subject = act.thing()
    issue = subject.issue if isinstance(subject, Pull) else subject
    require(issue.repository, act.who, "triage")
    issues.assign(act.hub, issue, act.who, act.words("add"))
    issues.unassign(act.hub, issue, act.who, act.words("remove"))
    return view(act.hub, subject)


# ── code ────────────────────────────────────────────────────────────────────────────────────


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
    made = pulls.review(
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
