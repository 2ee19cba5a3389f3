"""A GitHub that is read and not written: each write is noted instead of done.

Which methods write is what `engine.ports.Writes` says, so a new one is noted by itself. A write
that answers gets a stand-in: number 0, a commit of zeros.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, is_dataclass
from typing import Any, cast

from bot.engine.ports import GitHub, GitHubs, Writes
from bot.model.events import Person
from bot.model.facts import Issue

WRITES = frozenset(name for name in vars(Writes) if not name.startswith("_"))
NO_COMMIT = "0" * 40


@dataclass(frozen=True, kw_only=True)
class Write:
    """One write that would happen: the port's word for it, and with what."""

    repo: str
    name: str
    arguments: dict[str, Any]


def _issue(arguments: Mapping[str, Any]) -> Issue:
    return Issue(
        number=0,
        title=arguments["title"],
        body=arguments["body"],
        state="open",
        author=Person(login="milepost"),
        labels=tuple(arguments["labels"]),
    )


ANSWERS: dict[str, Callable[[Mapping[str, Any]], object]] = {
    "add_discussion_comment": lambda _: "",
    "open_discussion": lambda _: "",
    "add_comment": lambda _: 0,
    "open_issue": _issue,
    "assign": lambda arguments: (arguments["login"],),
    "create_check": lambda _: 0,
    "commit": lambda _: NO_COMMIT,
    "open_pull": lambda _: 0,
}
"""Stand-ins of the writes that answer."""


class Rehearsed:
    """Fits `engine.ports.GitHub`; what is not a write goes to the real one."""

    def __init__(self, real: GitHub, repo: str, note: Callable[[Write], None]) -> None:
        self._real = real
        self._repo = repo
        self._note = note

    def __getattr__(self, name: str) -> Any:
        if name not in WRITES:
            return getattr(self._real, name)

        def note(**arguments: Any) -> object:
            plain = {key: _plain(value) for key, value in arguments.items()}
            self._note(Write(repo=self._repo, name=name, arguments=plain))
            answer = ANSWERS.get(name)
            return answer(arguments) if answer is not None else None

        return note


class Rehearsal:
    """Fits `engine.ports.GitHubs`; `note` is told each write instead of GitHub."""

    def __init__(self, real: GitHubs, *, note: Callable[[Write], None]) -> None:
        self._real = real
        self._note = note

    def __call__(self, *, repo: str, installation: int | None) -> GitHub:
        github = self._real(repo=repo, installation=installation)
        return cast(GitHub, Rehearsed(github, repo, self._note))

    def forget(self, *, repo: str) -> None:
        """As `GitHubs.forget`."""
        self._real.forget(repo=repo)


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return value.decode(errors="replace")
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value
