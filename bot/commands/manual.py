"""The text of `/help` and what each word does, gathered from `verbs/`."""

from collections.abc import Mapping
from functools import cache

from bot.commands import verbs
from bot.commands.command import Access, Command, Place
from bot.model import catalog
from bot.workflow.claims.decide import Verb


@cache
def deeds() -> Mapping[str, Verb]:
    """What each word about claims does; words whose file has no `run` belong to other steps."""
    return {
        name: module.run
        for name, module in catalog.modules(verbs).items()
        if hasattr(module, "run")
    }


def manual(place: Place, *, for_maintainers: bool = True) -> str:
    """Say in Markdown which words work in such a place."""
    words: list[Command] = [module.COMMAND for module in catalog.modules(verbs).values()]
    here = [word for word in words if place in word.places]
    everyone = [word for word in here if word.access is Access.EVERYONE]
    maintainers = [word for word in here if word.access is Access.MAINTAINERS]
    text = (
        'Say it in your own words ("I\'d like to take AWQ"), or with one of these at the start of '
        "a line:\n\n" + _table(everyone)
    )
    if for_maintainers and maintainers:
        text += "\n\nFor maintainers:\n\n" + _table(maintainers)
    return text


def _table(words: list[Command]) -> str:
    rows = [f"| `{word.usage}` | {word.summary} |" for word in words]
    return "\n".join(["| Write | to |", "|---|---|", *rows])
