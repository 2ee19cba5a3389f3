"""Reviews of pull requests, with comments on lines of the diff."""

from collections.abc import Sequence

from bot.simulator.changes.threads import files_of
from bot.simulator.errors import Refusal, unsupported
from bot.simulator.hub import Hub
from bot.simulator.render import pulls as render
from bot.simulator.state.accounts import Account
from bot.simulator.state.threads import Pull, Review, ReviewComment

VERDICTS = {"APPROVE": "APPROVED", "REQUEST_CHANGES": "CHANGES_REQUESTED", "COMMENT": "COMMENTED"}


def review(
    hub: Hub,
    pull: Pull,
    actor: Account,
    verdict: str,
    body: str = "",
    *,
    commit_id: str | None = None,
    comments: Sequence[dict[str, object]] = (),
) -> Review:
    """Submit a review; `verdict` is APPROVE, REQUEST_CHANGES or COMMENT."""
    if verdict not in VERDICTS:
        raise unsupported("pending reviews")
    if actor is pull.issue.user and verdict != "COMMENT":
        act = "approve" if verdict == "APPROVE" else "request changes on"
        raise Refusal(422, "Unprocessable Entity", errors=[f"Can not {act} your own pull request"])
    if verdict != "APPROVE" and not body and not comments:
        raise Refusal(422, "Unprocessable Entity", errors=["Body can't be blank"])
    placed = [_place(pull, each) for each in comments]
    number, node = hub.store.identify("PullRequestReview")
    made = Review(
        id=number,
        node_id=node,
        repository=pull.issue.repository,
        user=actor,
        body=body,
        created_at=hub.now(),
        updated_at=hub.now(),
        pull=pull,
        state=VERDICTS[verdict],
        commit_id=commit_id or pull.head_sha,
    )
    pull.reviews.append(made)
    hub.store.keep(node, made)
    if actor in pull.reviewers:
        pull.reviewers.remove(actor)
    pull.issue.updated_at = hub.now()
    hub.emit(
        "pull_request_review",
        action="submitted",
        sender=actor,
        repository=pull.issue.repository,
        review={**render.review(hub.at, made), "state": made.state.lower()},
        pull_request=render.pull(hub.at, pull),
    )
    for each, (line, position, hunk) in zip(comments, placed, strict=True):
        _comment(hub, made, actor, each, line, position, hunk)
    return made


def _place(pull: Pull, comment: dict[str, object]) -> tuple[int, int, str]:
    """(line, position in the diff, hunk) of a line comment; 422 where the diff does not show it."""
    path, side = str(comment["path"]), str(comment.get("side") or "RIGHT")
    patch = next((each.patch for each in files_of(pull) if each.path == path), None)
    if patch is None:
        raise Refusal(422, "Unprocessable Entity", errors=["Path could not be resolved"])
    if "line" not in comment and "position" not in comment:
        raise Refusal(422, "Unprocessable Entity", errors=["Line could not be resolved"])
    shown = lines_of(patch, side)
    if "line" in comment:
        wanted = int(str(comment["line"]))
        start = int(str(comment.get("start_line") or wanted))
        if wanted not in shown or start not in shown or start > wanted:
            raise Refusal(422, "Unprocessable Entity", errors=["Line could not be resolved"])
    else:
        position = int(str(comment["position"]))
        wanted = next((line for line, at in shown.items() if at == position), 0)
        if not wanted:
            raise Refusal(422, "Unprocessable Entity", errors=["Position could not be resolved"])
    hunk = "\n".join(patch.split("\n")[: shown[wanted] + 1])
    return wanted, shown[wanted], hunk


def lines_of(patch: str, side: str) -> dict[int, int]:
    """Line number on that side → position in the diff, for the lines that a patch shows."""
    shown: dict[int, int] = {}
    old = new = 0
    for position, text in enumerate(patch.split("\n")):
        if text.startswith("@@ "):
            parts = text.split(" ")
            old = -int(parts[1].split(",")[0])
            new = int(parts[2].split(",")[0])
            continue
        if text.startswith("\\"):
            continue
        if side == "RIGHT" and not text.startswith("-"):
            shown[new] = position
        if side == "LEFT" and not text.startswith("+"):
            shown[old] = position
        old += not text.startswith("+")
        new += not text.startswith("-")
    return shown


def _comment(
    hub: Hub,
    made: Review,
    actor: Account,
    fields: dict[str, object],
    line: int,
    position: int,
    hunk: str,
) -> None:
    number, node = hub.store.identify("PullRequestReviewComment")
    start = fields.get("start_line")
    comment = ReviewComment(
        id=number,
        node_id=node,
        repository=made.repository,
        user=actor,
        body=str(fields["body"]),
        created_at=hub.now(),
        updated_at=hub.now(),
        review=made,
        path=str(fields["path"]),
        line=line,
        start_line=int(str(start)) if start else None,
        side=str(fields.get("side") or "RIGHT"),
        diff_hunk=hunk,
        position=position,
    )
    made.comments.append(comment)
    hub.store.review_comments[number] = comment
    hub.store.keep(node, comment)
    hub.emit(
        "pull_request_review_comment",
        action="created",
        sender=actor,
        repository=made.repository,
        comment=render.review_comment(hub.at, comment),
        pull_request=render.pull(hub.at, made.pull),
    )
