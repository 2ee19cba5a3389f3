"""One GraphQL request: parsed, validated, executed; errors in GitHub's form inside a 200."""

from functools import cache
from pathlib import Path
from typing import Any

from graphql import (
    GraphQLError,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLSchema,
    build_schema,
    execute_sync,
    parse,
    specified_rules,
    validate,
)

from bot.model.catalog import modules
from bot.simulator.errors import Refusal
from bot.simulator.graphql import mutations, types
from bot.simulator.graphql.connections import BoundedConnections
from bot.simulator.graphql.context import Context
from bot.simulator.state.accounts import Account

SCHEMA = Path(__file__).parent / "schema.graphql"
NAMES = {
    "RefOf": "Ref",
    "CommitOf": "Commit",
    "TreeOf": "Tree",
    "BlobOf": "Blob",
    "EntryOf": "TreeEntry",
    "Pull": "PullRequest",
    "Review": "PullRequestReview",
    "ReviewComment": "PullRequestReviewComment",
    "Category": "DiscussionCategory",
}
"""Our class → GitHub's type, where they differ."""


@cache
def load() -> GraphQLSchema:
    """The schema with its resolvers; a field that nothing resolves is found out here."""
    schema = build_schema(SCHEMA.read_text(encoding="utf-8"))
    for module in modules(types).values():
        for name, fields in getattr(module, "FIELDS", {}).items():
            kind = schema.type_map[name]
            assert isinstance(kind, GraphQLObjectType)
            for field, function in fields.items():
                if field in kind.fields:
                    kind.fields[field].resolve = _resolver(function)
    mutation = schema.mutation_type
    assert mutation is not None
    for module in modules(mutations).values():
        for name, function in module.MUTATIONS.items():
            mutation.fields[name].resolve = _mutator(function)
    return schema


def _resolver(function: Any) -> Any:
    def resolve(thing: Any, info: GraphQLResolveInfo[Context], **arguments: Any) -> Any:
        return function(thing, info.context, **arguments)

    return resolve


def _mutator(function: Any) -> Any:
    def resolve(_root: Any, info: GraphQLResolveInfo[Context], **arguments: Any) -> Any:
        sent = arguments["input"]
        return {"clientMutationId": sent.get("clientMutationId"), **function(info.context, sent)}

    return resolve


def _plain(thing: Any, info: GraphQLResolveInfo[Context], **_arguments: Any) -> Any:
    name = info.field_name
    if isinstance(thing, dict) and name in thing:
        return thing[name]
    if hasattr(thing, name):
        return getattr(thing, name)
    raise Refusal(501, f"The simulator does not implement {info.parent_type.name}.{name}")


def _type_of(thing: Any, _info: GraphQLResolveInfo[Context], _kind: Any) -> str:
    if isinstance(thing, Account):
        return thing.kind
    name = type(thing).__name__
    return NAMES.get(name, name)


def execute(schema: GraphQLSchema, context: Context, sent: dict[str, Any]) -> dict[str, Any]:
    """The body of the answer: `data`, `errors`, or both."""
    try:
        document = parse(str(sent.get("query") or ""))
    except GraphQLError as error:
        return {"errors": [_shown(error)]}
    found = validate(schema, document, [*specified_rules, BoundedConnections])
    if found:
        return {"errors": [_shown(each) for each in found]}
    result = execute_sync(
        schema,
        document,
        root_value={},
        context_value=context,
        variable_values=sent.get("variables") or {},
        operation_name=sent.get("operationName"),
        field_resolver=_plain,
        type_resolver=_type_of,
    )
    body: dict[str, Any] = {"data": result.data}
    if result.errors:
        body["errors"] = [_shown(each) for each in result.errors]
    return body


def _shown(error: GraphQLError) -> dict[str, Any]:
    cause = error.original_error
    body: dict[str, Any] = {}
    if isinstance(cause, Refusal):
        body["type"] = cause.graphql_type
    elif cause is not None and not isinstance(cause, GraphQLError):
        raise cause
    elif error.extensions and "type" in error.extensions:
        body["type"] = error.extensions["type"]
    if error.path:
        body["path"] = list(error.path)
    elif error.extensions:
        body["extensions"] = dict(error.extensions)
    if error.locations:
        body["locations"] = [{"line": each.line, "column": each.column} for each in error.locations]
    return {**body, "message": error.message}
