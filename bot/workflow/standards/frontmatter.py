"""The YAML block at the top of a skill, with a line for each field.

Where there are marks enough for it to be deep, PyYAML's C parser reads it twice: once as a flat
stream of events, which cannot recurse and so tells how deep the document is, and only then as
nodes. Nothing is ever constructed from a tag.
"""

import re
from typing import Any

import yaml
from msgspec import Struct, field

MAX_BYTES = 64 * 1024
MAX_DEPTH = 32
_STANDARD_TAG = "tag:yaml.org,2002:"
_PLAIN = {"str", "int", "float", "bool", "null", "timestamp", "seq", "map"}
_BEGINS = re.compile(r"[-?:](?=\s|$)|[\[{]")
"""What each level of nesting needs one of; a pair in a flow sequence shares its bracket."""
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
_OPEN = re.compile(r"\ufeff?---[ \t]*\r?\n")


class Scalar(Struct, frozen=True, kw_only=True):
    """One YAML scalar as written: `kind` is str, int, float, bool, null or timestamp."""

    text: str
    kind: str
    line: int
    end_line: int
    column: int
    quote: str | None
    """`'`, `"`, `|` or `>`; None for a plain scalar."""


class Field(Struct, frozen=True, kw_only=True):
    """One key of the block: a scalar, a list of scalars, or something else (`kind` says)."""

    key: str
    line: int
    end_line: int
    kind: str
    """`scalar`, `list` or `map`."""
    scalar: Scalar | None = None
    items: tuple[Scalar, ...] = ()
    has_nested: bool = False
    """A list whose items are not all scalars."""

    @property
    def text(self) -> str:
        """The scalar's text without surrounding space; empty for lists and null."""
        if self.scalar is None or self.scalar.kind == "null":
            return ""
        return self.scalar.text.strip()


class Problem(Struct, frozen=True, kw_only=True):
    """Why the block cannot be used: `kind` is absent, misplaced, unclosed, invalid, not-mapping,
    too-large or too-deep."""

    kind: str
    message: str
    line: int | None


class Front(Struct, frozen=True, kw_only=True):
    """The block: its place in the text, its fields, or the problem."""

    body_start: int = 0
    """Character offset at which the Markdown begins."""
    end_line: int = 0
    """The line of the closing fence; 0 if there is no block."""
    fields: dict[str, Field] = field(default_factory=dict)
    duplicates: tuple[tuple[str, int, int], ...] = ()
    """Keys that stand twice in one map: name, line, line of the first."""
    foreign_tags: tuple[tuple[str, int], ...] = ()
    aliases: tuple[int, ...] = ()
    """Lines on which an anchor is used again."""
    problem: Problem | None = None


def read(text: str) -> Front:
    """Read the block of a whole Markdown file."""
    opening = _OPEN.match(text)
    if opening is None:
        return _absent(text)
    closing = _CLOSE.search(text, opening.end())
    if closing is None:
        return Front(
            problem=Problem(
                kind="unclosed", message="the frontmatter is never closed with `---`", line=1
            )
        )
    block = text[opening.end() : closing.start()]
    end_line = text.count("\n", 0, closing.start()) + 1
    newline = text.find("\n", closing.end())
    body_start = len(text) if newline < 0 else newline + 1
    if len(block) > MAX_BYTES:
        problem = Problem(
            kind="too-large", message=f"the frontmatter is over {MAX_BYTES // 1024} KiB", line=1
        )
        return Front(body_start=body_start, end_line=end_line, problem=problem)
    return _parse(block, body_start, end_line)


def _absent(text: str) -> Front:
    later = re.search(r"\n---[ \t]*\r?\n(?:[ \t]*\r?\n)*name:", text[:20_000])
    if text.lstrip("\ufeff \t\r\n").startswith("---"):
        line = text[: text.index("---")].count("\n") + 1
        message = "the frontmatter must begin on the first line of the file"
        return Front(problem=Problem(kind="misplaced", message=message, line=line))
    if later is not None:
        line = text.count("\n", 0, later.start() + 1) + 1
        message = "the frontmatter must begin on the first line of the file"
        return Front(problem=Problem(kind="misplaced", message=message, line=line))
    return Front(
        problem=Problem(
            kind="absent", message="the file does not begin with frontmatter (`---`)", line=1
        )
    )


def _parse(block: str, body_start: int, end_line: int) -> Front:
    def fail(kind: str, message: str, line: int) -> Front:
        problem = Problem(kind=kind, message=message, line=line)
        return Front(body_start=body_start, end_line=end_line, problem=problem)

    try:
        deep = _too_deep(block)
        if deep is not None:
            return fail("too-deep", f"nested more than {MAX_DEPTH} levels deep", deep)
        node = yaml.compose(block, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        context = getattr(error, "context", None) or ""
        begins = "flow" in context or "quoted" in context
        mark = getattr(error, "context_mark" if begins else "problem_mark", None)
        line = (mark.line if mark is not None else 0) + 2
        reason = getattr(error, "problem", None) or "not valid YAML"
        return fail("invalid", str(reason), min(line, end_line))
    except (ValueError, RecursionError) as error:
        return fail("invalid", type(error).__name__, 1)
    if not isinstance(node, yaml.MappingNode):
        return fail("not-mapping", "the frontmatter holds no `key: value` lines", 1)
    return _Reading().front(node, body_start, end_line)


def _too_deep(block: str) -> int | None:
    """The line at which the nesting passes the limit."""
    if 2 * len(_BEGINS.findall(block)) <= MAX_DEPTH:
        return None
    depth = 0
    for event in yaml.parse(block, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                mark: Any = event.start_mark
                return int(mark.line) + 2
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None


class _Reading:
    """One walk over the nodes; each node is visited once, so an alias cannot multiply work."""

    def __init__(self) -> None:
        self.foreign: list[tuple[str, int]] = []
        self.aliases: list[int] = []
        self.duplicates: list[tuple[str, int, int]] = []
        self.seen: set[int] = set()

    def front(self, root: yaml.MappingNode, body_start: int, end_line: int) -> Front:
        fields: dict[str, Field] = {}
        self.visit(root, root.start_mark.line + 2)
        for key, value in root.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else "?"
            line = key.start_mark.line + 2
            if name not in fields:
                fields[name] = self.field(name, line, value)
        return Front(
            body_start=body_start,
            end_line=end_line,
            fields=fields,
            duplicates=tuple(self.duplicates),
            foreign_tags=tuple(self.foreign),
            aliases=tuple(self.aliases),
        )

    def visit(self, node: yaml.Node, line: int) -> None:
        if id(node) in self.seen:
            self.aliases.append(line)
            return
        self.seen.add(id(node))
        tag = node.tag or ""
        if tag.removeprefix(_STANDARD_TAG) not in _PLAIN:
            self.foreign.append((tag, node.start_mark.line + 2))
        if isinstance(node, yaml.SequenceNode):
            for child in node.value:
                self.visit(child, child.start_mark.line + 2)
        elif isinstance(node, yaml.MappingNode):
            first: dict[str, int] = {}
            for key, value in node.value:
                at = key.start_mark.line + 2
                if isinstance(key, yaml.ScalarNode) and first.setdefault(key.value, at) != at:
                    self.duplicates.append((key.value, at, first[key.value]))
                self.visit(key, at)
                self.visit(value, key.start_mark.line + 2)

    def field(self, key: str, line: int, node: yaml.Node) -> Field:
        if isinstance(node, yaml.ScalarNode):
            scalar = _scalar(node)
            return Field(key=key, line=line, end_line=scalar.end_line, kind="scalar", scalar=scalar)
        end_line = max(line, _end_line(node))
        if isinstance(node, yaml.SequenceNode):
            items = [child for child in node.value if isinstance(child, yaml.ScalarNode)]
            return Field(
                key=key,
                line=line,
                end_line=end_line,
                kind="list",
                items=tuple(_scalar(child) for child in items),
                has_nested=len(items) != len(node.value),
            )
        return Field(key=key, line=line, end_line=end_line, kind="map")


def _end_line(node: yaml.Node) -> int:
    mark: Any = node.end_mark
    return int(mark.line) + (1 if mark.column == 0 else 2)


def _scalar(node: yaml.ScalarNode) -> Scalar:
    line = node.start_mark.line + 2
    return Scalar(
        text=node.value,
        kind=(node.tag or "").removeprefix(_STANDARD_TAG),
        line=line,
        end_line=max(line, _end_line(node)),
        column=node.start_mark.column + 1,
        quote=node.style or None,
    )
