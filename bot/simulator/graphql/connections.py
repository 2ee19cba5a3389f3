"""Pages of a list: cursors, and the bounds that GitHub insists on."""

from base64 import b64decode, b64encode
from collections.abc import Sequence
from typing import Any

from graphql import GraphQLError, ValidationRule, get_named_type
from graphql.language import FieldNode

from bot.simulator.errors import Refusal

MOST = 100


class BoundedConnections(ValidationRule):
    """Every connection asks for `first` or `last`."""

    def enter_field(self, node: FieldNode, *_: Any) -> None:
        """Report a connection without bounds."""
        kind = self.context.get_type()
        if kind is None or not get_named_type(kind).name.endswith("Connection"):
            return
        named = {argument.name.value for argument in node.arguments or ()}
        if not named & {"first", "last"}:
            name = node.name.value
            self.report_error(
                GraphQLError(
                    f"You must provide a `first` or `last` value to properly paginate the `{name}` "
                    "connection.",
                    [node],
                    extensions={"type": "MISSING_PAGINATION_BOUNDARIES"},
                )
            )


def _cursor(index: int) -> str:
    return b64encode(f"cursor:{index}".encode()).decode()


def _index(cursor: str) -> int:
    try:
        return int(b64decode(cursor).decode().partition(":")[2])
    except ValueError as error:
        raise Refusal(
            422,
            f"`{cursor}` does not appear to be a valid cursor.",
            graphql_type="INVALID_CURSOR_ARGUMENTS",
        ) from error


def connection(
    rows: Sequence[Any],
    *,
    first: int | None = None,
    last: int | None = None,
    after: str | None = None,
    before: str | None = None,
    name: str = "connection",
) -> dict[str, Any]:
    """The page asked for; more than 100, or neither bound, is refused."""
    for bound, value in (("first", first), ("last", last)):
        if value is not None and not 0 <= value <= MOST:
            raise Refusal(
                422,
                f"Requesting {value} records on the `{name}` connection exceeds the `{bound}` "
                f"limit of {MOST} records.",
                graphql_type="EXCESSIVE_PAGINATION",
            )
    if first is None and last is None:
        raise Refusal(
            422,
            f"You must provide a `first` or `last` value to properly paginate the `{name}` "
            "connection.",
            graphql_type="MISSING_PAGINATION_BOUNDARIES",
        )
    start = _index(after) + 1 if after else 0
    end = _index(before) if before else len(rows)
    low, high = start, max(min(end, len(rows)), start)
    if first is not None:
        high = min(high, low + first)
    if last is not None:
        low = max(low, high - last)
    edges = [{"cursor": _cursor(i), "node": rows[i]} for i in range(low, high)]
    return {
        "nodes": [edge["node"] for edge in edges],
        "edges": edges,
        "totalCount": len(rows),
        "pageInfo": {
            "hasNextPage": high < len(rows),
            "hasPreviousPage": low > 0,
            "startCursor": edges[0]["cursor"] if edges else None,
            "endCursor": edges[-1]["cursor"] if edges else None,
        },
    }
