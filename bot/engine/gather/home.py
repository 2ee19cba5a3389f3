"""What a repository says of itself: configuration and roadmap, from the default branch only."""

from dataclasses import dataclass
from functools import cached_property

from bot.commands.names import Item as Spelled
from bot.commands.names import Names
from bot.engine.ports import GitHub
from bot.model.config import Config
from bot.model.config.file import FILE, read_config
from bot.model.errors import ConfigError
from bot.workflow.claims.facts import Item
from bot.workflow.roadmap.aliases import Aliases
from bot.workflow.roadmap.document import Document, decode, parse

CODEOWNERS = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS")
"""Where GitHub looks for it, in this order."""


@dataclass(frozen=True, kw_only=True)
class Home:
    """Configuration and roadmap of one repository as last read."""

    config: Config
    problem: str | None
    """What is wrong with the configuration; then the defaults are in force."""
    roadmap: Document
    codeowners: str = ""

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The roadmap's items, each name once, as claims need them."""
        found: dict[str, Item] = {}
        for phase in self.roadmap.phases:
            for item in phase.items:
                known = found.get(item.slug)
                found[item.slug] = Item(
                    name=item.name,
                    slug=item.slug,
                    done=item.done or (known is not None and known.done),
                    phase=phase.number,
                    phase_title=phase.title,
                    priority=phase.priority,
                    aliases=self.aliases.of(item.slug),
                )
        return tuple(found.values())

    @cached_property
    def aliases(self) -> Aliases:
        """Built-in and configured aliases."""
        return Aliases(self.config.roadmap.aliases)

    @cached_property
    def names(self) -> Names:
        """The roadmap's names as the grammar needs them."""
        return Names.of(
            tuple(
                Spelled(
                    name=item.name,
                    done=item.done,
                    phase=phase.number,
                    description=item.description or "",
                )
                for phase in self.roadmap.phases
                for item in phase.items
            )
        )


def read_home(github: GitHub) -> Home:
    """Read it all; up to five requests. A wrong configuration gives the defaults, and says so."""
    branch = github.default_branch()
    data = github.file(path=FILE, ref=branch)
    problem = None
    config = Config()
    if data is not None:
        try:
            config = read_config(data)
        except ConfigError as error:
            problem = str(error)
    text = github.file(path=config.roadmap.path, ref=branch) or b""
    owners = (github.file(path=path, ref=branch) for path in CODEOWNERS)
    codeowners = next((data for data in owners if data is not None), b"")
    return Home(
        config=config,
        problem=problem,
        roadmap=parse(decode(text)),
        codeowners=codeowners.decode(errors="replace"),
    )
