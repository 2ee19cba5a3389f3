"""What GitHub shows when all is over: in words that do not depend on when and in which order."""

import json
import re
from difflib import unified_diff
from typing import Any

from chaos.ground import Ground
from chaos.story import REPO

View = dict[str, Any]
BOT = "milepost[bot]"
MARK = re.compile(r"<!-- milepost (\S+) (\S+) (\S+) -->")
LOOSE = (
    (MARK, ""),
    (re.compile(r"http://127\.0\.0\.1:\d+"), "GITHUB"),
    (re.compile(r"\b[0-9a-f]{40}\b|\b[0-9a-f]{12}\b|\b[0-9a-f]{7}\b"), "SHA"),
    (re.compile(r"(?:discussioncomment-|issuecomment-|runs/|discussion_r)\d+"), "ID"),
    (re.compile(r"\b\d{1,2}:\d{2}(?::\d{2})?(?:Z|\+00:00)?"), "TIME"),
    (re.compile(r"(?m)^- \w{3} \d+ \w{3}, TIME UTC to .*$"), "TURN"),
    (re.compile(r"written \w{3} \d+ \w{3}"), "WRITTEN"),
    (
        re.compile(r"(?:\bless than )?\b(?:\d+ days )?\d+(?:\.\d+)? (?:h|hours?|min|minutes?)\b"),
        "SPAN",
    ),
)
"""What differs with each run: marks, addresses, commits, numbers of comments, times of day, and
when the bot looked."""


def loose(text: str) -> str:
    """A text without what differs with each run."""
    for pattern, word in LOOSE:
        text = pattern.sub(word, text)
    return text.strip()


def seen(ground: Ground) -> str:
    """Everything that GitHub shows of the repository, as JSON to be compared."""
    world = ground.github.world
    shown = world.repository(REPO)
    state = {
        "labels": sorted(shown["labels"]),
        "discussions": sorted((_thread(each) for each in shown["discussions"]), key=_order),
        "issues": sorted((_thread(each) for each in shown["issues"]), key=_order),
        "pulls": sorted((_pull(each) for each in shown["pulls"]), key=_order),
        "roadmap": world.file(REPO, "ROADMAP.md"),
        "by the bot": sum(each["author"] == BOT for each in world.history(REPO)),
    }
    return json.dumps(state, indent=1, ensure_ascii=False, sort_keys=True)


def difference(wanted: str, found: str) -> str:
    """What is other than in the run without faults; empty if nothing is."""
    lines = unified_diff(wanted.splitlines(), found.splitlines(), "calm", "chaos", lineterm="", n=2)
    return "\n".join(lines)


def _order(view: View) -> str:
    return json.dumps(view, sort_keys=True)


def _thread(the: View) -> View:
    return {
        "title": loose(the["title"]),
        "author": the["author"],
        "body": loose(the["body"]),
        "state": the["state"],
        "labels": sorted(the["labels"]),
        "assignees": sorted(the.get("assignees", ())),
        "reactions": sorted(map(str, the["reactions"])),
        "comments": sorted((_comment(each) for each in the["comments"]), key=_order),
    }


def _comment(the: View) -> View:
    return {
        "author": the["author"],
        "body": loose(the["body"]),
        "reactions": sorted(map(str, the["reactions"])),
        "deleted": the.get("deleted", False),
        "replies": sorted((_comment(each) for each in the.get("replies", ())), key=_order),
    }


def _pull(the: View) -> View:
    return {
        **_thread(the),
        "draft": the["draft"],
        "merged": the["merged"],
        "head": the["head"],
        "reviewers": sorted(the["reviewers"]),
        "reviews": [
            [each["author"], each["state"], len(each["comments"])] for each in the["reviews"]
        ],
        "checks": sorted(_newest(the["checks"]).values()),
    }


def _newest(runs: list[View]) -> dict[str, list[str]]:
    """By name, what the last run says: how often it was said otherwise before depends on when the
    bot looked."""
    return {
        str(each["name"]): [
            str(each["name"]),
            str(each["conclusion"]),
            loose(str(each["title"])),
            str(len(each["annotations"])),
        ]
        for each in sorted(runs, key=lambda run: int(run["database_id"]))
    }
