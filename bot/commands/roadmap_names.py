"""The names of a parsed roadmap, with the aliases of the repository's configuration."""

from collections.abc import Mapping

from bot.commands.names import Item, Names
from bot.workflow.roadmap.slug import slug
from bot.workflow.roadmap.structure import Document


def names_of(document: Document, aliases: Mapping[str, str] | None = None) -> Names:
    """Prepare the names of a roadmap; `aliases` maps another name to the item's name."""
    more: dict[str, tuple[str, ...]] = {}
    for other, name in (aliases or {}).items():
        more[slug(name)] = (*more.get(slug(name), ()), other)
    return Names.of(
        Item(
            name=item.name,
            done=item.done,
            phase=item.phase,
            description=item.description,
            aliases=more.get(item.slug, ()),
        )
        for item in document.items
    )
