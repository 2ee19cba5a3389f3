"""The marketplace file: a JSON list of plugins, in either of the two forms libraries use.

A plugin is a category with a `skills` list of paths, or one skill with a `source` path
(https://docs.anthropic.com/en/docs/claude-code/plugin-marketplaces).
"""

import json
import posixpath

from msgspec import Struct

from bot.workflow.standards.tree import Tree

MAX_BYTES = 1024 * 1024


class Listing(Struct, frozen=True, kw_only=True):
    """One path in the file: the plugin it is under, and the line on which it stands."""

    plugin: str
    written: str
    path: str
    line: int


class Marketplace(Struct, frozen=True, kw_only=True):
    """The listings; `problem` says why the file could not be read."""

    path: str
    listings: tuple[Listing, ...] = ()
    plugins: tuple[str, ...] = ()
    problem: tuple[str, int] | None = None


def read(tree: Tree, path: str) -> Marketplace | None:
    """None where the library has no such file, or it was not read."""
    entry = tree.get(path)
    if entry is None or entry.data is None or entry.size > MAX_BYTES:
        return None
    text = entry.data.decode("utf-8", "replace")
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        return Marketplace(path=path, problem=(error.msg, error.lineno))
    except (RecursionError, ValueError):
        return Marketplace(path=path, problem=("nested too deeply", 1))
    plugins = document.get("plugins") if isinstance(document, dict) else None
    if not isinstance(plugins, list):
        return Marketplace(path=path, problem=("there is no list `plugins`", 1))
    root = posixpath.dirname(posixpath.dirname(path)) if "/" in path else ""
    lines = _Lines(text)
    found: list[Listing] = []
    for plugin in plugins:
        if isinstance(plugin, dict):
            found.extend(_of(plugin, root, lines))
    names = [plugin.get("name") for plugin in plugins if isinstance(plugin, dict)]
    return Marketplace(
        path=path,
        listings=tuple(found),
        plugins=tuple(name for name in names if isinstance(name, str)),
    )


def _of(plugin: dict[str, object], root: str, lines: "_Lines") -> list[Listing]:
    name = plugin.get("name")
    source = plugin.get("source")
    skills = plugin.get("skills")
    label = name if isinstance(name, str) else "?"
    base = source if isinstance(source, str) else "./"
    if isinstance(skills, list):
        written = [item for item in skills if isinstance(item, str)]
    elif posixpath.normpath(base) not in (".", ""):
        return [Listing(plugin=label, written=base, path=_path(root, base), line=lines.of(base))]
    else:
        return []
    return [
        Listing(
            plugin=label,
            written=item,
            path=_path(posixpath.join(root, base), item),
            line=lines.of(item),
        )
        for item in written
    ]


def _path(root: str, written: str) -> str:
    path = posixpath.normpath(posixpath.join(root, written))
    return "" if path == "." else path


class _Lines:
    """Finds the line of each string in the text, the second time the second one."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.after: dict[str, int] = {}

    def of(self, value: str) -> int:
        quoted = json.dumps(value, ensure_ascii=False)
        at = self.text.find(quoted, self.after.get(value, 0))
        if at < 0:
            at = self.text.find(quoted)
        if at < 0:
            return 1
        self.after[value] = at + len(quoted)
        return self.text.count("\n", 0, at) + 1
