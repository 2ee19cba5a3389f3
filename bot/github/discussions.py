"""Discussions: GraphQL only, and one level of nesting."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from bot.github.graphql import GraphQL
from bot.model.errors import Refused
from bot.model.events import Comment, Person, Thread
from bot.model.facts import Spoken, Topic


def author_of(found: Mapping[str, Any] | None) -> Person:
    """GraphQL names the account's type; a deleted account is null."""
    if found is None:
        return Person(login="ghost")
    is_bot = found["__typename"] == "Bot"
    login = f"{found['login']}[bot]" if is_bot else str(found["login"])
    return Person(login=login, id=found.get("databaseId") or 0, is_bot=is_bot)


def as_comment(node: Mapping[str, Any], parent: int | None) -> Comment:
    """Turn a DiscussionComment node into ours."""
    return Comment(
        node_id=node["id"],
        id=node["databaseId"] or 0,
        author=author_of(node["author"]),
        body=node["body"],
        created_at=datetime.fromisoformat(node["createdAt"]),
        url=node["url"],
        parent=parent,
    )


class Discussions:
    """What the GitHub port needs of one repository's discussions."""

    def __init__(self, *, graphql: GraphQL, repo: str) -> None:
        self._graphql = graphql
        self._owner, self._name = repo.split("/", 1)

    def spoken_in_discussions(self, *, since: datetime | None) -> tuple[Spoken, ...]:
        """Comments of all discussions created after `since`, in GitHub's order of creation.

        One request per twenty discussions touched since then, more for long ones.
        """
        found: list[Spoken] = []
        after: str | None = None
        while True:
            page = self._graphql.run(
                "discussions", owner=self._owner, name=self._name, after=after
            )["repository"]["discussions"]
            for node in page["nodes"]:
                if since and datetime.fromisoformat(node["updatedAt"]) < since:
                    return _sorted(found)
                thread = Thread(
                    place="discussion",
                    number=node["number"],
                    node_id=node["id"],
                    title=node["title"],
                    category=node["category"]["slug"],
                )
                found.extend(
                    Spoken(thread=thread, comment=comment)
                    for comment in self._comments(node, since)
                    if since is None or comment.created_at >= since
                )
            if not page["pageInfo"]["hasNextPage"]:
                return _sorted(found)
            after = page["pageInfo"]["endCursor"]

    def _comments(self, node: Mapping[str, Any], since: datetime | None) -> Iterator[Comment]:
        comments = node["comments"]
        while True:
            oldest: datetime | None = None
            for each in comments["nodes"]:
                top = as_comment(each, None)
                oldest = min(oldest or top.created_at, top.created_at)
                yield top
                for reply in each["replies"]["nodes"]:
                    yield as_comment(reply, top.id)
            enough = since is not None and oldest is not None and oldest < since
            if enough or not comments["pageInfo"]["hasPreviousPage"]:
                return
            comments = self._graphql.run(
                "discussion_comments",
                discussion=node["id"],
                before=comments["pageInfo"]["startCursor"],
            )["node"]["comments"]

    def discussions_of(self, *, author: str) -> tuple[Topic, ...]:
        """Discussions that an account opened, newest first; one request per fifty."""
        found: list[Topic] = []
        after: str | None = None
        while True:
            page = self._graphql.run("topics", owner=self._owner, name=self._name, after=after)
            topics = page["repository"]["discussions"]
            found.extend(
                Topic(
                    number=node["number"],
                    node_id=node["id"],
                    title=node["title"],
                    body=node["body"],
                )
                for node in topics["nodes"]
                if author_of(node["author"]).login == author
            )
            if not topics["pageInfo"]["hasNextPage"]:
                return tuple(found)
            after = topics["pageInfo"]["endCursor"]

    def discussion_comments(self, *, node_id: str) -> tuple[Comment, ...]:
        """All comments of one discussion, oldest first; one request per fifty."""
        found: list[Comment] = []
        before: str | None = None
        while True:
            node = self._graphql.run("discussion_comments", discussion=node_id, before=before)
            comments = node["node"]["comments"]
            for each in comments["nodes"]:
                top = as_comment(each, None)
                found.append(top)
                found.extend(as_comment(reply, top.id) for reply in each["replies"]["nodes"])
            if not comments["pageInfo"]["hasPreviousPage"]:
                return tuple(sorted(found, key=lambda each: (each.created_at, each.id)))
            before = comments["pageInfo"]["startCursor"]

    def discussion_comment(self, *, node_id: str) -> Comment | None:
        """One comment as it is now, None when it is gone."""
        node = self._graphql.run("comment_thread", comment=node_id)["node"]
        if not node:
            return None
        parent = node["replyTo"]
        return as_comment(node, parent["databaseId"] if parent else None)

    def add_discussion_comment(self, *, discussion: str, body: str, reply_to: str | None) -> str:
        """Write a comment; a reply to a reply goes to the comment on top, as GitHub nests once."""
        if reply_to is not None:
            node = self._graphql.run("comment_thread", comment=reply_to)["node"]
            if node and node["replyTo"]:
                reply_to = node["replyTo"]["id"]
            elif not node:
                reply_to = None
        answer = self._graphql.run(
            "add_discussion_comment", discussion=discussion, body=body, replyTo=reply_to
        )
        return str(answer["addDiscussionComment"]["comment"]["id"])

    def edit_discussion_comment(self, *, node_id: str, body: str) -> None:
        """Replace the text of our own comment."""
        self._graphql.run("update_discussion_comment", comment=node_id, body=body)

    def open_discussion(self, *, category: str, title: str, body: str) -> str:
        """Open a discussion in a category (name or slug), or the first that fits; gives its id."""
        found = self._graphql.run("repository_ids", owner=self._owner, name=self._name)
        repository = found["repository"]
        categories = repository["discussionCategories"]["nodes"]
        fitting = [
            each
            for each in categories
            if category.lower() in {each["name"].lower(), each["slug"].lower()}
        ]
        # A repository may have renamed or deleted it; questions are to be answered, a board is not.
        fitting = fitting or [each for each in categories if not each["isAnswerable"]]
        if not fitting:
            raise Refused("The repository has no discussion category for the claim board.")
        answer = self._graphql.run(
            "create_discussion",
            repository=repository["id"],
            category=fitting[0]["id"],
            title=title,
            body=body,
        )
        return str(answer["createDiscussion"]["discussion"]["id"])

    def edit_discussion(self, *, node_id: str, body: str) -> None:
        """Replace the opening text of our own discussion."""
        self._graphql.run("update_discussion", discussion=node_id, body=body)

    def react(self, *, node_id: str, content: str) -> None:
        """Add a reaction to anything that has a node id; doing it twice changes nothing."""
        self._graphql.run("add_reaction", subject=node_id, content=content)


def _sorted(found: list[Spoken]) -> tuple[Spoken, ...]:
    return tuple(sorted(found, key=lambda each: (each.comment.created_at, each.comment.id)))
