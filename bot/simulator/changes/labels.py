"""Labels of a repository, and on issues, pull requests and discussions."""

from collections.abc import Sequence

from bot.simulator.changes.threads import announce
from bot.simulator.errors import invalid, not_found
from bot.simulator.hub import Hub
from bot.simulator.render import discussions as render_discussions
from bot.simulator.render.repositories import label as render_label
from bot.simulator.state.accounts import Account
from bot.simulator.state.repositories import Label, Repository
from bot.simulator.state.threads import Discussion, Issue

Labelable = Issue | Discussion


def create(
    hub: Hub,
    repository: Repository,
    actor: Account,
    name: str,
    *,
    color: str | None = None,
    description: str | None = None,
) -> Label:
    """Make a label; a name that differs only in case is already taken."""
    if name.casefold() in repository.labels:
        raise invalid("Label", "name", "already_exists")
    number, node = hub.store.identify("Label")
    label = Label(
        id=number,
        node_id=node,
        name=name,
        color=(color or "ededed").lstrip("#").lower(),
        description=description,
        created_at=hub.now(),
    )
    repository.labels[name.casefold()] = label
    hub.emit(
        "label",
        action="created",
        sender=actor,
        repository=repository,
        label=render_label(hub.at, repository, label),
    )
    return hub.store.keep(node, label)


def named(hub: Hub, repository: Repository, actor: Account, names: Sequence[str]) -> list[Label]:
    """The labels of those names; one that is not there is made, as REST does."""
    return [
        repository.labels.get(name.casefold()) or create(hub, repository, actor, name)
        for name in names
    ]


def add(hub: Hub, thread: Labelable, actor: Account, labels: Sequence[Label]) -> None:
    """Put labels on; those already there change nothing."""
    for label in labels:
        if label not in thread.labels:
            thread.labels.append(label)
            _announce(hub, thread, actor, "labeled", label)


def remove(hub: Hub, thread: Labelable, actor: Account, labels: Sequence[Label]) -> None:
    """Take labels off; those not there change nothing."""
    for label in labels:
        if label in thread.labels:
            thread.labels.remove(label)
            _announce(hub, thread, actor, "unlabeled", label)


def remove_named(hub: Hub, thread: Issue, actor: Account, name: str) -> None:
    """Take one label off by name; 404 if it is not on."""
    found = [label for label in thread.labels if label.name.casefold() == name.casefold()]
    if not found:
        raise not_found("Label does not exist")
    remove(hub, thread, actor, found)


def replace(hub: Hub, thread: Labelable, actor: Account, labels: Sequence[Label]) -> None:
    """Have these labels and no others."""
    remove(hub, thread, actor, [each for each in thread.labels if each not in labels])
    add(hub, thread, actor, labels)


def _announce(hub: Hub, thread: Labelable, actor: Account, action: str, label: Label) -> None:
    thread.updated_at = hub.now()
    shown = render_label(hub.at, thread.repository, label)
    if isinstance(thread, Issue):
        announce(hub, thread, action, actor, label=shown)
        return
    hub.emit(
        "discussion",
        action=action,
        sender=actor,
        repository=thread.repository,
        discussion=render_discussions.discussion(hub.at, thread),
        label=shown,
    )
