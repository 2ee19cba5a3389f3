"""A new skill's line in the marketplace file, in the form that the file has."""

import json
import re
from typing import Any

from bot.model.errors import InputError

_INDENT = re.compile(r"^([ \t]+)\S", re.MULTILINE)


def enlist(text: str, *, path: str, slug: str, category: str, description: str) -> str:
    """Give the file's text with the skill in it; a skill that is listed changes nothing.

    `path` is the skill's directory in the repository. It goes to the plugin of its category, or
    gets a plugin of its own where each skill has one. Raises `InputError` for a file that cannot
    be read as a list of plugins.
    """
    try:
        document = json.loads(text)
        plugins = document["plugins"]
        if not all(isinstance(plugin, dict) for plugin in plugins):
            raise TypeError
    except (ValueError, KeyError, TypeError, RecursionError):
        raise InputError("the marketplace file is no JSON with a list `plugins`") from None
    written = f"./{path}"
    if any(written in (plugin.get("source"), *_skills(plugin)) for plugin in plugins):
        return text
    subject = category.lstrip("0123456789").lstrip("-")
    for plugin in plugins:
        listed = _skills(plugin)
        if plugin.get("name") in (category, subject) and listed:
            inserted = _inserted(text, listed[-1], written)
            if inserted is not None:
                return inserted
            plugin["skills"].append(written)
            return _dumped(document, text)
    if any(_skills(plugin) for plugin in plugins) or not plugins:
        own: dict[str, Any] = {"name": subject, "source": "./", "skills": [written]}
    else:
        own = {"name": slug, "source": written, "description": description}
    plugins.append(own)
    return _dumped(document, text)


def _skills(plugin: dict[str, Any]) -> list[str]:
    listed = plugin.get("skills")
    return [path for path in listed if isinstance(path, str)] if isinstance(listed, list) else []


def _inserted(text: str, last: str, written: str) -> str | None:
    """Put the path after the last one of its plugin, so that only one line is new."""
    quoted = json.dumps(last, ensure_ascii=False)
    if text.count(quoted) != 1:
        return None
    at = text.index(quoted)
    before = text[text.rfind("\n", 0, at) + 1 : at]
    gap = f"\n{before}" if not before.strip() else " "
    end = at + len(quoted)
    return f"{text[:end]},{gap}{json.dumps(written, ensure_ascii=False)}{text[end:]}"


def _dumped(document: object, like: str) -> str:
    """Write the file anew, indented as it was."""
    found = _INDENT.search(like)
    indent = found.group(1) if found else "  "
    end = "\n" if like.endswith("\n") else ""
    return json.dumps(document, indent=indent, ensure_ascii=False) + end
