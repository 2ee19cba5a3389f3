"""The story: what people do, and what must then be true on GitHub.

Each step acts as a person would and reads the outcome back over HTTP; nothing is taken from
Milepost's own memory. A step whose outcome is not as promised raises `Broken`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from bot.entrypoints.demo.material import HOME, files_of_the_skill
from bot.entrypoints.stage import Stage
from bot.simulator.people import Thing

REPO = "open-skills/library"
BOT = "milepost[bot]"
PAGE = f"{HOME}/SKILL.md"


class Broken(Exception):
    """An outcome that was promised did not come."""


@dataclass(frozen=True)
class Step:
    """One step: who does what, and the function that does it and says what came of it."""

    title: str
    play: Callable[[], str]


def must(fact: object, what: str) -> None:
    """Raise `Broken` unless it is so."""
    if not fact:
        raise Broken(f"expected: {what}")


class Story:
    """The main job on one stage; `steps` are to be played in order."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.world = stage.world
        self.ada = self.world.person("ada")
        self.ben = self.world.person("ben")
        self.maya = self.world.person("maya")
        self._talk: Thing | None = None
        self._pull: Thing | None = None

    def steps(self) -> Iterator[Step]:
        """The steps, in order."""
        yield Step("ada comments /claim AWQ in a Discussion", self.claim)
        yield Step("ben says that he would like to take AWQ too", self.second_claim)
        yield Step("ada opens a pull request with a mistake in it", self.open_pull)
        yield Step("ada pushes a commit that mends it", self.mend)
        yield Step("maya, a maintainer, reviews it within the promised time", self.review)
        yield Step("maya merges it", self.merge)
        yield Step("GitHub sends every delivery a second time", self.deliver_again)

    @property
    def talk(self) -> Thing:
        """The discussion."""
        if self._talk is None:
            raise Broken("the discussion was not opened")
        return self._talk

    @property
    def pull(self) -> Thing:
        """The pull request."""
        if self._pull is None:
            raise Broken("the pull request was not opened")
        return self._pull

    def claim(self) -> str:
        """A claim is answered, tracked and assigned."""
        self._talk = self.ada.starts_discussion(REPO, "Who takes what?", "Say it here.")
        self.ada.comments(self.talk, "/claim AWQ")
        self.stage.settle()
        first = self.talk.read()["comments"][0]
        must(any(each[1] == "EYES" for each in first["reactions"]), "a reaction at once")
        must(len(first["replies"]) == 1, "exactly one reply")
        reply = first["replies"][0]
        must(reply["author"] == BOT, "the reply is the App's")
        issue = self.tracking_issue()
        must(issue["state"] == "open", "an open tracking issue")
        must(issue["assignees"] == ["ada"], "ada is its assignee")
        return f"Milepost answers in the thread: “{first_line(reply['body'])}”"

    def second_claim(self) -> str:
        """The second one is told who holds it."""
        self.ben.comments(self.talk, "I'd like to take AWQ, if that is alright.")
        self.stage.settle()
        replies = self.talk.read()["comments"][1]["replies"]
        must(len(replies) == 1, "exactly one reply")
        must("`ada`" in replies[0]["body"], "the reply names the holder")
        must(self.tracking_issue()["assignees"] == ["ada"], "the holder stays")
        return f"“{first_line(replies[0]['body'])}”"

    def open_pull(self) -> str:
        """The check fails at the line, and one comment says what to do."""
        files = files_of_the_skill()
        broken = files[PAGE].replace("version: 1.0.0\n", "").replace("print(np", "print((np", 1)
        self._pull = self.ada.opens_pull(REPO, "awq", {**files, PAGE: broken}, "Add AWQ")
        self.stage.settle()
        check = self.check("Standards")
        must(check["conclusion"] == "failure", "the check Standards fails")
        notes = [note for note in check["annotations"] if note["annotation_level"] == "failure"]
        must(len(notes) >= 2, "an annotation for each mistake")
        body = self.living_comment()["body"]
        must("to mend" in body and "- [" in body, "a comment with verdict and checklist")
        must("Next: `ada`" in body, "whose turn it is")
        note = notes[0]
        message = str(note["message"]).splitlines()[0]
        return f"{note['path']} line {note['start_line']}: {message}"

    def mend(self) -> str:
        """The same comment is edited, the check is green, the promise is shown."""
        before = self.living_comment()["id"]
        self.ada.pushes(self.pull, {PAGE: files_of_the_skill()[PAGE]}, "Mend it")
        self.stage.settle()
        must(self.check("Standards")["conclusion"] == "success", "the check Standards passes")
        comment = self.living_comment()
        must(comment["id"] == before, "the same comment, edited")
        must("review due" in comment["body"].lower(), "the due time of the review")
        must("**AWQ**" in comment["body"], "a preview of the roadmap")
        due = (line for line in str(comment["body"]).splitlines() if "due" in line)
        return f"“{next(due).replace('<!--t-->', '').replace('<!--/t-->', '')}”"

    def review(self) -> str:
        """A review in time keeps the promise."""
        self.world.clock.advance(hours=5)
        self.maya.reviews(self.pull, "approve", "A pleasure to read.")
        self.stage.settle()
        body = self.living_comment()["body"]
        must("`maya`" in body, "the comment names the approval")
        return f"“{first_line(body)}”"

    def merge(self) -> str:
        """One commit of the App makes the roadmap true."""
        self.maya.merges(self.pull)
        self.stage.settle()
        roadmap = self.world.file(REPO, "ROADMAP.md") or ""
        must("- ✅ **AWQ** - " in roadmap, "AWQ is ticked")
        must("IN PROGRESS - 1/3" in roadmap, "the phase is in progress")
        must("| **Skills** | **1**" in roadmap, "the number of skills is counted")
        history = self.world.history(REPO)
        must(history[0]["author"] == BOT, "the last commit is the App's")
        must(history[1]["author"] != BOT, "and there is exactly one of it")
        must(self.tracking_issue()["state"] == "closed", "the tracking issue is closed")
        headline = str(history[0]["message"]).splitlines()[0]
        return f"commit {history[0]['sha'][:7]}: {headline}"

    def deliver_again(self) -> str:
        """What was delivered before changes nothing."""
        before = self.picture()
        log = self.world.webhooks.log()
        for delivery in log:
            self.world.webhooks.redeliver(delivery["guid"])
        self.stage.settle()
        must(self.picture() == before, "nothing changes")
        return f"{len(log)} deliveries came again and changed nothing."

    def tracking_issue(self) -> dict[str, Any]:
        """The issue that tracks AWQ."""
        issues = [
            issue
            for issue in self.world.repository(REPO)["issues"]
            if issue["title"] == "Skill: AWQ"
        ]
        must(len(issues) == 1, "exactly one tracking issue")
        return dict(issues[0])

    def check(self, name: str) -> dict[str, Any]:
        """The newest check run of that name on the head."""
        seen = self.pull.read()
        found = [
            check
            for check in seen["checks"]
            if check["name"] == name and check["head_sha"] == seen["head_sha"]
        ]
        must(found, f"a check run {name}")
        return dict(found[-1])

    def living_comment(self) -> dict[str, Any]:
        """The one comment of the App on the open pull request."""
        mine = [each for each in self.pull.read()["comments"] if each["author"] == BOT]
        must(mine, "a comment of the App")
        must(len(mine) == 1, "exactly one comment of the App")
        return dict(mine[0])

    def picture(self) -> tuple[object, ...]:
        """What anybody can see of the repository."""
        return (self.world.repository(REPO), self.world.history(REPO))


def first_line(text: str) -> str:
    """The first line that says something."""
    lines = (line.strip() for line in text.splitlines())
    return next((line for line in lines if line and not line.startswith("<!--")), "")
