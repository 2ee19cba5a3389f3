"""Prove that one GraphQL schema is a true part of another: same types, arguments, nullability."""

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    GraphQLUnionType,
    is_introspection_type,
    is_required_argument,
    is_required_input_field,
    is_specified_scalar_type,
)


def differences(part: GraphQLSchema, whole: GraphQLSchema) -> list[str]:
    """What `part` has that `whole` has not, or has otherwise; empty if it is true."""
    found: list[str] = []
    for name, kind in part.type_map.items():
        if is_introspection_type(kind) or is_specified_scalar_type(kind):
            continue
        other = whole.type_map.get(name)
        if other is None:
            found.append(f"{name}: there is no such type")
        elif type(other) is not type(kind):
            found.append(f"{name}: is another kind of type")
        else:
            found += _compare(kind, other)
    return found


def _compare(kind: GraphQLNamedType, other: GraphQLNamedType) -> list[str]:
    if isinstance(kind, GraphQLScalarType):
        return []
    if isinstance(kind, GraphQLEnumType) and isinstance(other, GraphQLEnumType):
        odd = set(kind.values) ^ set(other.values)
        return [f"{kind.name}: values differ: {sorted(odd)}"] if odd else []
    if isinstance(kind, GraphQLUnionType) and isinstance(other, GraphQLUnionType):
        odd = {each.name for each in kind.types} - {each.name for each in other.types}
        return [f"{kind.name}: has no members {sorted(odd)}"] if odd else []
    if isinstance(kind, GraphQLInputObjectType) and isinstance(other, GraphQLInputObjectType):
        return _inputs(kind, other)
    assert isinstance(kind, GraphQLObjectType | GraphQLInterfaceType)
    assert isinstance(other, GraphQLObjectType | GraphQLInterfaceType)
    return _fields(kind, other)


def _inputs(kind: GraphQLInputObjectType, other: GraphQLInputObjectType) -> list[str]:
    found = [
        f"{kind.name}.{name}: is {field.type}, not {other.fields[name].type}"
        if name in other.fields
        else f"{kind.name}.{name}: there is no such field"
        for name, field in kind.fields.items()
        if name not in other.fields or str(other.fields[name].type) != str(field.type)
    ]
    found += [
        f"{kind.name}.{name}: is required and missing"
        for name, field in other.fields.items()
        if is_required_input_field(field) and name not in kind.fields
    ]
    return found


def _fields(
    kind: GraphQLObjectType | GraphQLInterfaceType, other: GraphQLObjectType | GraphQLInterfaceType
) -> list[str]:
    found: list[str] = []
    odd = {each.name for each in kind.interfaces} - {each.name for each in other.interfaces}
    if odd:
        found.append(f"{kind.name}: does not implement {sorted(odd)}")
    for name, field in kind.fields.items():
        where = f"{kind.name}.{name}"
        theirs = other.fields.get(name)
        if theirs is None:
            found.append(f"{where}: there is no such field")
            continue
        if str(field.type) != str(theirs.type):
            found.append(f"{where}: is {field.type}, not {theirs.type}")
        for argument, value in field.args.items():
            if argument not in theirs.args:
                found.append(f"{where}({argument}): there is no such argument")
            elif (str(value.type), value.default_value) != (
                str(theirs.args[argument].type),
                theirs.args[argument].default_value,
            ):
                found.append(f"{where}({argument}): is {value.type}, or its default differs")
        found += [
            f"{where}({argument}): is required and missing"
            for argument, value in theirs.args.items()
            if is_required_argument(value) and argument not in field.args
        ]
    return found
