"""What people write: discussions, issues, comments, labels."""

import re
from typing import Any

from bot.simulator.changes import discussions, issues, labels, reactions
from bot.simulator.changes.permission import require
from bot.simulator.control.act import Act, act
from bot.simulator.control.views import view
from bot.simulator.errors import Refusal, not_found
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
