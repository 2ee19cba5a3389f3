"""The text of `/help`, made from the words themselves."""

from bot.commands.command import Access, Command, Place
from bot.commands.words import all_words

_HEADS = {
    Access.EVERYONE: "Everyone",
    Access.MAINTAINERS: "Maintainers",
}


def help_text(place: Place, *, maintainer: bool = False) -> str:
    """Return Markdown that lists the words understood here, for this person."""
    parts = [
        "Write a word at the beginning of a line, or say it plainly: "
        "*I'd like to take AWQ* is understood too."
    ]
    for access, head in _HEADS.items():
        if access is Access.MAINTAINERS and not maintainer:
            continue
        words = [
            command
            for command in all_words().values()
            if command.access is access and place in command.places
        ]
        parts.append("\n".join([f"**{head}**", "", *(_row(command) for command in words)]))
    return "\n\n".join(parts)


def _row(command: Command) -> str:
    return f"- `{command.usage}`: {command.summary}"
