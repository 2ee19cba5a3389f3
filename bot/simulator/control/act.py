"""An act of a person or of the world: `POST /_sim/acts/NAME` with its arguments as JSON."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from bot.model.catalog import modules
from bot.simulator.clock import Clock
from bot.simulator.control import acts
from bot.simulator.errors import Refusal, not_found
from bot.simulator.hub import Hub
from bot.simulator.rest.dispatch import Call, Reply
from bot.simulator.state.accounts import Account
from bot.simulator.state.repositories import Repository
from bot.simulator.state.threads import Issue
from bot.simulator.trouble import Trouble


@dataclass(frozen=True, kw_only=True)
class Act:
    """One call of an act with its arguments."""

    hub: Hub
    clock: Clock
    trouble: Trouble
    sent: dict[str, Any]

    def text(self, name: str) -> str:
        """An argument that must be there."""
        value = self.sent.get(name)
        if not isinstance(value, str):
            raise Refusal(422, f"{name} is missing")
        return value

    def optional(self, name: str) -> str | None:
        """An argument that may be missing."""
        value = self.sent.get(name)
        return None if value is None else str(value)

    def words(self, name: str) -> list[str]:
        """A list of strings."""
        return [str(each) for each in self.sent.get(name) or ()]

    @property
    def who(self) -> Account:
        """The person who acts."""
        found = self.hub.store.account(self.text("login"))
        if found is None:
            raise not_found(f"nobody is called {self.text('login')}")
        return found

    @property
    def repository(self) -> Repository:
        """The repository named in the arguments."""
        found = self.hub.store.repository(self.text("repository"))
        if found is None:
            raise not_found(f"there is no repository {self.text('repository')}")
        return found

    def thing(self, kind: type | tuple[type, ...] = object, name: str = "subject") -> Any:
        """The thing of a node id; a pull request is its issue here."""
        found = self.hub.store.nodes.get(self.text(name))
        if found is None or not isinstance(found, kind):
            raise not_found(f"{name} {self.text(name)} is not there")
        return found

    def pull(self) -> Any:
        """The pull request named in the arguments."""
        found = self.thing()
        pull = found.pull if isinstance(found, Issue) else found
        if pull is None or not hasattr(pull, "head_sha"):
            raise not_found("not a pull request")
        return pull


Doer = Callable[[Act], Any]
AnyDoer = TypeVar("AnyDoer", bound=Doer)
ACTS: dict[str, Doer] = {}
LOCK_FREE: set[str] = set()
"""Acts that hand webhooks over and wait for the answer: the receiver calls back meanwhile."""


def act(name: str, *, lock: bool = True) -> Callable[[AnyDoer], AnyDoer]:
    """Register an act."""

    def register(doer: AnyDoer) -> AnyDoer:
        ACTS[name] = doer
        if not lock:
            LOCK_FREE.add(name)
        return doer

    return register


class Control:
    """Answers `/_sim/`."""

    def __init__(self, hub: Hub, clock: Clock) -> None:
        modules(acts)
        self._hub = hub
        self.clock = clock
        self.trouble = Trouble(hub)

    def __call__(self, call: Call) -> Reply:
        """Do one act."""
        name = call.path.removeprefix("/_sim/acts/")
        doer = ACTS.get(name)
        try:
            if call.method != "POST" or doer is None:
                raise not_found(f"no act is called {name}")
            act = Act(
                hub=self._hub,
                clock=self.clock,
                trouble=self.trouble,
                sent=json.loads(call.body or b"{}"),
            )
            if name in LOCK_FREE:
                return _reply(200, doer(act))
            with self._hub.store.lock:
                return _reply(200, doer(act))
        except Refusal as refusal:
            return _reply(refusal.status, refusal.body())


def _reply(status: int, body: object) -> Reply:
    return Reply(
        status=status,
        headers={"Content-Type": "application/json; charset=utf-8"},
        body=json.dumps(body, ensure_ascii=False).encode(),
    )
