"""What people do, drawn from a seed: acts at fixed moments, each possible whatever the bot does."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from random import Random

from bot.entrypoints.demo.material import files_of_the_skill
from bot.simulator.people import Refused, Thing
from bot.simulator.world import World

REPO = "open-skills/library"
SKILLS = ("AWQ", "HQQ", "GGUF", "MLflow", "TensorBoard")
CONTRIBUTORS = ("ada", "ben", "cleo", "zoe")
MAINTAINERS = ("maya", "omar")
Files = dict[str, str]


@dataclass(frozen=True, kw_only=True)
class Act:
    """Somebody does something so long after the story began."""

    at: timedelta
    kind: str
    who: str
    words: str = ""
    skill: str = ""
    pull: int = 0
    """Which of the story's pull requests, from 0."""

    def __str__(self) -> str:
        """One line for a report."""
        rest = " ".join(part for part in (self.words, self.skill) if part)
        return f"{self.at} {self.who} {self.kind} {rest}".rstrip()


@dataclass(frozen=True, kw_only=True)
class Story:
    """`paced` stories wait after each act until the bot is at rest; others go on at once."""

    number: int
    paced: bool
    acts: tuple[Act, ...]


LENGTHS = {2: 4, 3: 4, 4: 4, 6: 2, 8: 1, 12: 1}
"""How many acts → how often. A fault meets one act or what follows from two of them, so many short
stories meet more different pairs in the same time than few long ones; some are long all the same,
for what adds up."""


def draw(number: int, *, length: int | None = None) -> Story:
    """The story of that number, of at most twelve acts."""
    if length is None:
        chosen = Random(f"length {number}")  # noqa: S311 - repeatable on purpose
        (length,) = chosen.choices(list(LENGTHS), list(LENGTHS.values()))
    dice = Random(f"story {number}")  # noqa: S311 - repeatable on purpose
    paced = dice.random() < 0.7
    acts: list[Act] = []
    pulls: list[str] = []
    at = timedelta()
    for index in range(length):
        at = _next(dice, at, index, paced=paced)
        kind = dice.choices(list(KINDS), [weight for weight, _ in KINDS.values()])[0]
        made = KINDS[kind][1](dice, at, pulls)
        if made.kind == "opens_pull":
            pulls.append(made.who)
        acts.append(made)
    return Story(number=number, paced=paced, acts=tuple(acts))


def _next(dice: Random, at: timedelta, number: int, *, paced: bool) -> timedelta:
    """When the next act is. In a paced story each is earlier in the day than those before it, so
    that what is due whole days after one of them is not due within minutes of another."""
    if not paced:
        return at + timedelta(seconds=dice.choice((0, 0, 1, 20)))
    return timedelta(days=at.days + dice.choice((1, 1, 1, 2, 5, 12)), hours=11 - number)


Maker = Callable[[Random, timedelta, list[str]], Act]


def _say(words: tuple[str, ...], people: tuple[str, ...]) -> Maker:
    def make(dice: Random, at: timedelta, _pulls: list[str]) -> Act:
        skill = dice.choice(SKILLS[:3])
        text = dice.choice(words).format(skill=skill, other=dice.choice(CONTRIBUTORS))
        return Act(at=at, kind="says", who=dice.choice(people), words=text)

    return make


def _opens(dice: Random, at: timedelta, _pulls: list[str]) -> Act:
    return Act(
        at=at,
        kind="opens_pull",
        who=dice.choice(CONTRIBUTORS),
        skill=dice.choice(SKILLS),
        words=dice.choice(("good", "good", "bad", "many", "draft")),
    )


def _on_pull(kind: str, words: tuple[str, ...], *, by_author: bool) -> Maker:
    def make(dice: Random, at: timedelta, pulls: list[str]) -> Act:
        if not pulls:
            return _opens(dice, at, pulls)
        pull = dice.randrange(len(pulls))
        who = pulls[pull] if by_author else dice.choice(MAINTAINERS)
        return Act(at=at, kind=kind, who=who, pull=pull, words=dice.choice(words))

    return make


def _edits(dice: Random, at: timedelta, _pulls: list[str]) -> Act:
    skill = dice.choice(SKILLS[:3])
    return Act(at=at, kind="edits", who=dice.choice(CONTRIBUTORS), words=f"/claim {skill}")


def _simply(kind: str, people: tuple[str, ...]) -> Maker:
    def make(dice: Random, at: timedelta, _pulls: list[str]) -> Act:
        return Act(at=at, kind=kind, who=dice.choice(people))

    return make


CLAIMS = ("/claim {skill}", "/claim {skill}", "I'd like to take {skill}", "/claim AWQ HQQ")
OTHERS = ("/release {skill}", "/release {skill}", "/extend {skill}", "/status", "/claims", "/undo")
RULES = ("/assign @{other} {skill}", "/unassign @{other} {skill}", "/undo")
KINDS: dict[str, tuple[int, Maker]] = {
    "claims": (9, _say(CLAIMS, CONTRIBUTORS)),
    "other words": (5, _say(OTHERS, CONTRIBUTORS)),
    "rules": (2, _say(RULES, MAINTAINERS)),
    "chats": (1, _say(("thanks", "> /claim {skill}\n\nno"), CONTRIBUTORS)),
    "edits": (2, _edits),
    "deletes": (1, _simply("deletes", CONTRIBUTORS)),
    "opens a pull request": (4, _opens),
    "pushes": (3, _on_pull("pushes", ("good", "bad", "many"), by_author=True)),
    "reviews": (3, _on_pull("reviews", ("approve", "request_changes"), by_author=False)),
    "comments": (1, _on_pull("comments", ("/recheck", "/ready", "/claim AWQ"), by_author=True)),
    "merges": (3, _on_pull("merges", ("",), by_author=False)),
    "closes": (1, _on_pull("closes", ("",), by_author=True)),
    "changes main": (1, _simply("commits", MAINTAINERS)),
}
"""Kind of act → how often, and how one is made."""


@cache
def files(skill: str, how: str) -> Files:
    """The files of a pull request that brings a skill: good, bad, or with very many findings."""
    slug = skill.lower()
    home = f"skills/10-optimization/{slug}"
    good = {
        path.replace("/awq/", f"/{slug}/"): text.replace("AWQ", skill).replace("awq", slug)
        for path, text in files_of_the_skill().items()
    }
    if how in ("good", "draft"):
        return good
    if how == "bad":
        return {f"{home}/SKILL.md": f"# {skill}\n\nTODO\n"}
    page = good[f"{home}/SKILL.md"]
    return {**good, f"{home}/SKILL.md": page + "".join(f"\nTODO: part {n}\n" for n in range(60))}


@dataclass
class Players:
    """Does the acts on GitHub, and remembers what the people need to know for their next ones."""

    world: World
    talk: Thing | None = None
    pulls: list[tuple[Thing, str]] = field(default_factory=list)
    said: dict[str, Thing] = field(default_factory=dict)

    def do(self, act: Act) -> None:
        """Do it; what GitHub refuses a person (a second merge) simply does not happen."""
        try:
            getattr(self, f"_{act.kind}")(act)
        except Refused as error:
            if act.kind == "opens_pull":
                raise
            if error.status >= 500:
                raise

    def _says(self, act: Act) -> None:
        if self.talk is None:
            maya = self.world.person("maya")
            self.talk = maya.starts_discussion(REPO, "Who takes what?", "Say it here.")
        self.said[act.who] = self.world.person(act.who).comments(self.talk, act.words)

    def _edits(self, act: Act) -> None:
        if act.who in self.said:
            self.world.person(act.who).edits(self.said[act.who], act.words)

    def _deletes(self, act: Act) -> None:
        if act.who in self.said:
            self.world.person(act.who).deletes(self.said.pop(act.who))

    def _opens_pull(self, act: Act) -> None:
        number = len(self.pulls)
        opened = self.world.person(act.who).opens_pull(
            REPO,
            f"{act.skill.lower()}-{number}",
            {**files(act.skill, act.words), f"notes/{number}.md": "note\n"},
            f"Add {act.skill}",
            draft=act.words == "draft",
            fork=True,
        )
        self.pulls.append((opened, act.skill))

    def _pushes(self, act: Act) -> None:
        pull, skill = self.pulls[act.pull]
        if pull.read()["state"] == "open":
            self.world.person(act.who).pushes(pull, files(skill, act.words), act.words)

    def _reviews(self, act: Act) -> None:
        self.world.person(act.who).reviews(self.pulls[act.pull][0], act.words, "So it is.")

    def _comments(self, act: Act) -> None:
        self.world.person(act.who).comments(self.pulls[act.pull][0], act.words)

    def _merges(self, act: Act) -> None:
        self.world.person(act.who).merges(self.pulls[act.pull][0])

    def _closes(self, act: Act) -> None:
        self.world.person(act.who).closes(self.pulls[act.pull][0])

    def _commits(self, act: Act) -> None:
        text = f"# Library\n\nAs of {act.at}\n"
        self.world.person(act.who).commits(REPO, {"README.md": text}, "Say when")
