"""What the bot may do on GitHub, as data; each is safe to carry out twice.

A decision returns these; `engine/act.py` carries them out in order. `key` is stable: the same
decision made again gives the same keys. It goes into the hidden marker of a comment or issue, or
into a check run's `external_id`, so that after an unclear answer the engine can look before it
repeats.
"""

from dataclasses import dataclass, field
from typing import Literal

from bot.model.ledger import Entry

Reaction = Literal["EYES", "THUMBS_UP", "ROCKET", "CONFUSED", "HEART"]
Conclusion = Literal["success", "failure", "neutral", "action_required"]


@dataclass(frozen=True, kw_only=True)
class Action:
    """What all share."""

    key: str
    """Unique in its repository, e.g. `reply:1234`."""
    gate: bool = False
    """Whether the actions after it are pointless if it fails for good; others go on."""


@dataclass(frozen=True, kw_only=True)
class React(Action):
    """Add a reaction to a comment."""

    node_id: str
    content: Reaction = "EYES"


@dataclass(frozen=True, kw_only=True)
class Reply(Action):
    """Exactly one comment under this key in a thread; edited in place if its text changed."""

    place: Literal["discussion", "issue", "pull"]
    number: int
    node_id: str
    """The discussion's node id; unused on issues and pull requests."""
    body: str
    answers: str | None = None
    """Node id of the discussion comment it answers; the engine climbs to the top-level one."""
    entries: tuple[Entry, ...] = ()
    """Ledger entries that the signed marker carries, so that the ledger can be rebuilt."""
    again: bool = False
    """Whether an earlier decision may have written it: then its text is replaced."""


@dataclass(frozen=True, kw_only=True)
class TrackIssue(Action):
    """An issue that is kept true: opened once; state, texts and assignee follow.

    Of a claimed skill, whose slug is `skill`; empty for an issue about the repository itself.
    """

    skill: str
    title: str
    body: str
    labels: tuple[str, ...] = ()
    assignee: str | None = None
    """Login that should be the only assignee; None for nobody."""
    state: Literal["open", "closed"] = "open"
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Label(Action):
    """Add and remove single labels of an issue or pull request; never the whole set."""

    number: int
    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RequestReview(Action):
    """Ask people or teams (`org/team`) for a review; withdraw others."""

    number: int
    people: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    withdraw: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class LivingComment(Action):
    """The one comment of the bot on a pull request: created, edited in place, recreated.

    A person may have ticked a box that no event has told yet: unless `restore` is set (then the
    text answers exactly such an edit), the engine carries that box over.
    """

    number: int
    body: str
    restore: bool = False


@dataclass(frozen=True, kw_only=True)
class Annotation:
    """A line of a check run; lines count from 1."""

    path: str
    line: int
    level: Literal["notice", "warning", "failure"]
    title: str
    message: str
    end_line: int | None = None


@dataclass(frozen=True, kw_only=True)
class PublishCheck(Action):
    """A completed check run on a commit; `key` is its `external_id`."""

    name: str
    head_sha: str
    conclusion: Conclusion
    title: str
    summary: str
    annotations: tuple[Annotation, ...] = ()
    repeated: bool = False
    """Whether later decisions may wish for the very same run: then it is looked for first."""


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """Replacement text for lines of the diff."""

    path: str
    line: int
    text: str
    message: str
    start_line: int | None = None


@dataclass(frozen=True, kw_only=True)
class Suggest(Action):
    """One review with one-click suggestions; those outside the diff were left out before."""

    number: int
    head_sha: str
    suggestions: tuple[Suggestion, ...] = ()


@dataclass(frozen=True, kw_only=True)
class UpdateBoard(Action):
    """The claim board: the body of one pinned discussion comment that the bot keeps current."""

    title: str
    body: str


@dataclass(frozen=True, kw_only=True)
class UpdateRoadmap(Action):
    """Make the roadmap true on the default branch.

    Not a text but a wish: the text is planned from the head at the time of writing and planned
    again when the head moved.
    """

    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Part:
    """What one request of a comment leads to; the parts of a comment become one decision.

    `lines` is Markdown for the comment's one reply; the reply itself is made when all parts are
    known.
    """

    rule: str
    why: str
    lines: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What one event leads to, and why: recorded whole before anything is carried out."""

    rule: str
    """Name of the rule that decided, e.g. `claim.granted`; shown by `/why` and the dashboard."""
    why: str
    """The facts in one sentence."""
    entries: tuple[Entry, ...] = ()
    actions: tuple[Action, ...] = field(default_factory=tuple)
    id: str = ""
    """Stable name where no event gives one: what time causes; the same again is the same."""
    cause: tuple[tuple[str, str], ...] = ()
    """What came before it, for whoever asks why: the delivery, and the facts it was made on."""


NOTHING = Decision(rule="nothing", why="Nothing follows from this.")
