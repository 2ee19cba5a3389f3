"""Repositories, labels, and the ways in: by name, by number, by node id."""

from typing import Any

from bot.simulator.errors import Refusal
from bot.simulator.graphql.connections import connection
from bot.simulator.graphql.context import Context
from bot.simulator.graphql.types.git import RefOf, ref
from bot.simulator.render.accounts import moment
from bot.simulator.render.repositories import label as render_label
from bot.simulator.state.repositories import Label, Repository
from bot.simulator.state.threads import Discussion, Issue, Pull


def _repository(
    _query: object,
    context: Context,
    *,
    owner: str,
    name: str,
    followRenames: bool = True,  # noqa: N803, ARG001
) -> Repository:
    return context.repository(f"{owner}/{name}")


def _nodes(_query: object, context: Context, *, ids: list[str]) -> list[object]:
    return [context.node(each) for each in ids]


def _discussion(home: Repository, context: Context, *, number: int) -> Discussion:
    found = context.hub.store.discussions.get((home.id, number))
    if found is None:
        raise Refusal(404, f"Could not resolve to a Discussion with the number of {number}.")
    return found


def _discussions(
    home: Repository,
    context: Context,
    *,
    categoryId: str | None = None,  # noqa: N803
    states: list[str] | None = None,
    answered: bool | None = None,
    orderBy: dict[str, str] | None = None,  # noqa: N803
    **page: Any,
) -> dict[str, Any]:
    rows = context.hub.store.discussions_of(home)
    if categoryId is not None:
        rows = [each for each in rows if each.category.node_id == categoryId]
    if states:
        rows = [each for each in rows if each.state.upper() in states]
    if answered is not None:
        rows = [each for each in rows if (each.answer is not None) == answered]
    return connection(_ordered(rows, orderBy), **page, name="discussions")


def _ordered(rows: list[Any], order: dict[str, str] | None) -> list[Any]:
    order = order or {"field": "UPDATED_AT", "direction": "DESC"}
    key = order["field"].lower()
    rows = sorted(rows, key=lambda each: (getattr(each, key), each.number))
    return rows if order["direction"] == "ASC" else rows[::-1]


def _issue(home: Repository, context: Context, *, number: int) -> Issue:
    found = context.hub.store.issues.get((home.id, number))
    if found is None or found.pull:
        raise Refusal(404, f"Could not resolve to an Issue with the number of {number}.")
    return found


def _pull(home: Repository, context: Context, *, number: int) -> Pull:
    found = context.hub.store.issues.get((home.id, number))
    if found is None or found.pull is None:
        raise Refusal(404, f"Could not resolve to a PullRequest with the number of {number}.")
    return found.pull


def _by_order(rows: list[Issue], order: dict[str, str] | None) -> list[Issue]:
    if order is None:
        return rows
    if order["field"] == "COMMENTS":
        rows = sorted(rows, key=lambda each: len(each.comments))
        return rows if order["direction"] == "ASC" else rows[::-1]
    found: list[Issue] = _ordered(rows, order)
    return found


def _labelled(rows: list[Issue], labels: list[str] | None) -> list[Issue]:
    if not labels:
        return rows
    wanted = {each.casefold() for each in labels}
    return [row for row in rows if wanted & {each.name.casefold() for each in row.labels}]


def _issues(
    home: Repository,
    context: Context,
    *,
    states: list[str] | None = None,
    labels: list[str] | None = None,
    orderBy: dict[str, str] | None = None,  # noqa: N803
    **page: Any,
) -> dict[str, Any]:
    rows = [each for each in context.hub.store.issues_of(home) if not each.pull]
    if states:
        rows = [each for each in rows if each.state.upper() in states]
    return connection(_by_order(_labelled(rows, labels), orderBy), **page, name="issues")


def _pulls(
    home: Repository,
    context: Context,
    *,
    states: list[str] | None = None,
    headRefName: str | None = None,  # noqa: N803
    baseRefName: str | None = None,  # noqa: N803
    labels: list[str] | None = None,
    orderBy: dict[str, str] | None = None,  # noqa: N803
    **page: Any,
) -> dict[str, Any]:
    rows = [each for each in context.hub.store.issues_of(home) if each.pull]
    kept = []
    for row in _by_order(_labelled(rows, labels), orderBy):
        assert row.pull is not None
        state = "MERGED" if row.pull.merged_at else row.state.upper()
        if (
            (not states or state in states)
            and headRefName in (None, row.pull.head_branch)
            and baseRefName in (None, row.pull.base_branch)
        ):
            kept.append(row.pull)
    return connection(kept, **page, name="pullRequests")


def _refs(
    home: Repository,
    _context: Context,
    *,
    refPrefix: str,  # noqa: N803
    **page: Any,
) -> dict[str, Any]:
    rows = [
        RefOf(repository=home, name=name, sha=sha)
        for name, sha in home.git.refs(refPrefix.rstrip("/")).items()
    ]
    return connection(rows, **page, name="refs")


def _labels(
    home: Repository, _context: Context, *, query: str | None = None, **page: Any
) -> dict[str, Any]:
    rows = [
        each
        for each in home.labels.values()
        if query is None or query.casefold() in each.name.casefold()
    ]
    return connection(rows, **page, name="labels")


def _home_of(label: Label, context: Context) -> Repository:
    return next(
        home for home in context.hub.store.repositories.values() if label in home.labels.values()
    )


def _role(home: Repository, context: Context) -> str | None:
    if context.token.installation is not None:
        return "WRITE" if context.can(home, "contents:write") else "READ"
    role = home.role(context.actor).upper()
    return None if role == "NONE" else role


FIELDS: dict[str, dict[str, Any]] = {
    "Query": {
        "id": lambda _query, _context: "MDU6UXVlcnk=",
        "repository": _repository,
        "node": lambda _query, context, id: context.node(id),  # noqa: A006
        "nodes": _nodes,
    },
    "Repository": {
        "id": lambda home, _context: home.node_id,
        "databaseId": lambda home, _context: home.id,
        "nameWithOwner": lambda home, _context: home.full_name,
        "url": lambda home, context: f"{context.hub.at}/{home.full_name}",
        "isPrivate": lambda home, _context: home.private,
        "createdAt": lambda home, _context: moment(home.created_at),
        "defaultBranchRef": lambda home, _context: ref(home, home.default_branch),
        "ref": lambda home, _context, qualifiedName: ref(home, qualifiedName),  # noqa: N803
        "refs": _refs,
        "discussion": _discussion,
        "discussions": _discussions,
        "discussionCategory": lambda home, _context, slug: home.categories.get(slug),
        "discussionCategories": lambda home, _context, **page: connection(
            list(home.categories.values()), **page, name="discussionCategories"
        ),
        "label": lambda home, _context, name: home.labels.get(name.casefold()),
        "labels": _labels,
        "issue": _issue,
        "issues": _issues,
        "pullRequest": _pull,
        "pullRequests": _pulls,
        "hasDiscussionsEnabled": lambda _home, _context: True,
        "viewerPermission": _role,
    },
    "Label": {
        "id": lambda each, _context: each.node_id,
        "createdAt": lambda each, _context: moment(each.created_at),
        "updatedAt": lambda each, _context: moment(each.created_at),
        "isDefault": lambda _each, _context: False,
        "repository": _home_of,
        "url": lambda each, context: render_label(context.hub.at, _home_of(each, context), each)[
            "url"
        ],
    },
}
