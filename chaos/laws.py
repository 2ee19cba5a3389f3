"""What must hold when all has come to rest, whatever happened on the way."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import unquote

from bot.engine.delivery import SCHEDULED
from bot.entrypoints.cli.roadmap_files import read_library
from bot.model.config.claims import ClaimsConfig
from bot.model.ledger import Kind
from bot.workflow.roadmap.document import parse
from bot.workflow.roadmap.drift import drift
from chaos.ground import Ground
from chaos.look import BOT, MARK
from chaos.story import REPO

View = dict[str, Any]
DEEDS = ("/recheck", "/ready")
"""Words that are answered by what is done."""
Law = Callable[[Ground, View], Iterator[str]]


def broken(ground: Ground) -> list[str]:
    """Each law that does not hold, as `LAW: what`; LAW begins with `doubled` or `lost` or is a
    promise of its own."""
    shown = ground.github.world.repository(REPO)
    return [line for law in LAWS for line in law(ground, shown)]


def _texts(shown: View) -> Iterator[tuple[str, View]]:
    """(thread, comment or reply) of everything that the bot said."""
    for kind in ("discussions", "issues", "pulls"):
        for thread in shown[kind]:
            where = f"{kind[:-1]} #{thread['number']}"
            for comment in thread["comments"]:
                for each in (comment, *comment.get("replies", ())):
                    if each["author"] == BOT:
                        yield where, each


def key_of(body: str) -> str | None:
    """The key of the last mark in a text."""
    found = MARK.findall(body)
    return unquote(found[-1][0]) if found else None


def nothing_said_twice(_ground: Ground, shown: View) -> Iterator[str]:
    """One comment for each key in each thread, so one living comment too."""
    said = Counter((where, key_of(each["body"]) or each["body"]) for where, each in _texts(shown))
    for (where, key), count in said.items():
        if count > 1:
            yield f"doubled comment: {count} × {key} in {where}"


def nothing_opened_twice(_ground: Ground, shown: View) -> Iterator[str]:
    """One issue for each key, one claim board, one proposal."""
    for kind in ("issues", "discussions"):
        keys = Counter(key_of(each["body"]) for each in shown[kind] if each["author"] == BOT)
        for key, count in keys.items():
            if count > 1:
                yield f"doubled {kind[:-1]}: {count} × {key}"
    own = [each for each in shown["pulls"] if each["author"] == BOT and each["state"] == "open"]
    if len(own) > 1:
        yield f"doubled pull request: {len(own)} of the bot are open"


def nothing_checked_twice(ground: Ground, _shown: View) -> Iterator[str]:
    """One check run for each commit, name and external id; each annotation once."""
    runs = [run for suite in ground.github.store.suites.values() for run in suite.runs]
    keys = Counter((run.suite.head_sha, run.name, run.external_id) for run in runs)
    for (sha, name, _), count in keys.items():
        if count > 1:
            yield f"doubled check run: {count} × {name} on {sha[:7]}"
    for run in runs:
        for note, count in Counter(str(sorted(each.items())) for each in run.annotations).items():
            if count > 1:
                yield f"doubled annotation: {count} × {note[:80]} in {run.name}"


def nothing_reviewed_twice(_ground: Ground, shown: View) -> Iterator[str]:
    """One review with suggestions for each commit."""
    for pull in shown["pulls"]:
        heads = Counter(each["commit_id"] for each in pull["reviews"] if each["author"] == BOT)
        for sha, count in heads.items():
            if count > 1:
                yield f"doubled review: {count} × #{pull['number']} at {sha[:7]}"


def nothing_committed_twice(ground: Ground, _shown: View) -> Iterator[str]:
    """Each commit of the bot changes something."""
    git = ground.github.store.repository(REPO).git  # type: ignore[union-attr]
    for each in git.log(None, "main"):
        parent = git.commit_of(each.parents[0]) if len(each.parents) == 1 else None
        if each.author.name == BOT and parent is not None and parent.tree == each.tree:
            yield f"doubled commit: {each.sha[:7]} changes nothing"


def every_delivery_is_done(ground: Ground, _shown: View) -> Iterator[str]:
    """What GitHub sent arrived and was worked off."""
    for each in ground.missing():
        yield f"lost delivery: {each.event} {each.guid} never arrived"
    for letter in ground.inbox.dead_letters():
        if not letter.event.startswith(SCHEDULED):
            yield f"lost delivery: {letter.event} is dead: {letter.note}"
    for left in ground.inbox.waiting(after=0, limit=1000):
        yield f"lost delivery: {left.event} still waits: {left.note}"


def every_action_came_to_something(ground: Ground, _shown: View) -> Iterator[str]:
    """What was decided was carried out."""
    for name, decision in ground.ledger.unfinished(repo=REPO, prefix=""):
        keys = [action.key for action in decision.actions]
        done = ground.ledger.outcomes(repo=REPO, decision_id=name)
        yield f"lost action: {[key for key in keys if key not in done]} of {name}"


def every_command_is_answered(_ground: Ground, shown: View) -> Iterator[str]:
    """Whoever asks gets an answer in the thread."""
    answered = {key_of(each["body"]) for _, each in _texts(shown)}
    for thread in (*shown["discussions"], *shown["pulls"]):
        for comment in thread["comments"]:
            asks = comment["body"].startswith("/") and comment["body"] not in DEEDS
            silent = f"reply:{comment['database_id']}" not in answered
            if asks and silent and comment["author"] != BOT and not comment.get("deleted"):
                yield f"lost command: {comment['author']} said {comment['body']!r}"


def every_open_pull_is_judged(_ground: Ground, shown: View) -> Iterator[str]:
    """Its head has a verdict and it has the living comment."""
    for pull in shown["pulls"]:
        if pull["state"] != "open" or pull["author"] == BOT:
            continue
        names = {run["name"] for run in pull["checks"]}
        if "Standards" not in names:
            yield f"lost check: #{pull['number']} is not judged at {pull['head_sha'][:7]}"
        keys = {key_of(each["body"]) for each in pull["comments"] if each["author"] == BOT}
        if f"pr:{pull['number']}:report" not in keys:
            yield f"lost comment: #{pull['number']} has no living comment"


def one_holder(ground: Ground, shown: View) -> Iterator[str]:
    """The tracking issues say what the ledger says, and no one else is assigned."""
    holders = ground.ledger.holders(repo=REPO)
    for issue in shown["issues"]:
        key = key_of(issue["body"]) or ""
        if issue["author"] != BOT or not key.startswith("track:"):
            continue
        holder = holders.get(key.removeprefix("track:"))
        others = [login for login in issue["assignees"] if login != holder]
        if others and issue["state"] == "open":
            yield f"one holder: {key} is {holder}'s, but {others} are assigned"


def warned_before_released(ground: Ground, _shown: View) -> Iterator[str]:
    """Nobody's claim ends by time without a warning at least the grace before."""
    grace = timedelta(days=ClaimsConfig().grace_days)
    warned: dict[tuple[str, str], Any] = {}
    for entry in ground.ledger.entries(repo=REPO):
        who = (entry.subject, entry.person)
        if entry.kind is Kind.WARNED:
            warned[who] = entry.at
        elif entry.kind is Kind.CLAIMED:
            warned.pop(who, None)
        elif entry.kind is Kind.EXPIRED and (who not in warned or entry.at - warned[who] < grace):
            yield f"warned before released: {who} ended {entry.at}, warned {warned.get(who)}"


def roadmap_equals_tree(ground: Ground, _shown: View) -> Iterator[str]:
    """What the text says is what is there, on the branch or in the proposal that is open."""
    git = ground.github.store.repository(REPO).git  # type: ignore[union-attr]
    head = git.branch("milepost/roadmap") or "main"
    text = git.file(head, "ROADMAP.md")
    assert text is not None
    with TemporaryDirectory(prefix="milepost-chaos-") as place:
        for entry in git.tree(f"{head}:", recursive=True):
            if entry.kind == "blob" and entry.path.startswith("skills/"):
                target = Path(place, entry.path)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(git.blob(entry.sha) or b"")
        found = drift(parse(text.decode()), read_library(place))
    for change in found.changes:
        yield f"roadmap equals tree: {change.what} says {change.before}, is {change.after}"


LAWS: tuple[Law, ...] = (
    nothing_said_twice,
    nothing_opened_twice,
    nothing_checked_twice,
    nothing_reviewed_twice,
    nothing_committed_twice,
    every_delivery_is_done,
    every_action_came_to_something,
    every_command_is_answered,
    every_open_pull_is_judged,
    one_holder,
    warned_before_released,
    roadmap_equals_tree,
)
