"""The timeline of an issue or pull request: acts, comments, reviews and commits by time."""

from datetime import datetime
from typing import Any

from bot.simulator.gitobjects import Commit
from bot.simulator.render import commits as render_commits
from bot.simulator.render.accounts import account, moment
from bot.simulator.render.issues import comment as render_comment
from bot.simulator.render.pulls import review as render_review
from bot.simulator.state.threads import Issue, Moment

Json = dict[str, Any]


def timeline(at: str, the: Issue, *, commits: list[Commit]) -> list[Json]:
    """Each kind of row has GitHub's own fields; commits have no `created_at` and no actor."""
    full_name = the.repository.full_name
    rows: list[tuple[datetime, int, Json]] = [
        (each.when, each.id, _act(at, the, each)) for each in the.timeline
    ]
    for said in the.comments:
        shown = render_comment(at, said)
        rows.append(
            (said.created_at, said.id, {**shown, "event": "commented", "actor": shown["user"]})
        )
    for review in the.pull.reviews if the.pull else ():
        shown = {**render_review(at, review), "state": review.state.lower(), "event": "reviewed"}
        rows.append((review.created_at, review.id, shown))
    for index, commit in enumerate(commits):
        shown = render_commits.git_commit(at, full_name, commit)
        rows.append((commit.committer.when, index, {**shown, "event": "committed"}))
    rows.sort(key=lambda row: row[:2])
    return [row for _, _, row in rows]


def _act(at: str, the: Issue, each: Moment) -> Json:
    row: Json = {
        "id": each.id,
        "node_id": f"EV_kwDO{each.id}",
        "url": f"{at}/repos/{the.repository.full_name}/issues/events/{each.id}",
        "actor": account(at, each.actor),
        "event": each.event,
        "commit_id": None,
        "commit_url": None,
        "created_at": moment(each.when),
        "performed_via_github_app": None,
        **each.fields,
    }
    if each.event.startswith("review_request"):
        row["review_requester"] = row["actor"]
    if "label" in row:
        row["label"] = {"name": row["label"]["name"], "color": row["label"]["color"]}
    return row
