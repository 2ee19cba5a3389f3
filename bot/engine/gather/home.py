"""What a repository says of itself: configuration and roadmap, from the default branch only."""

from dataclasses import dataclass
from functools import cached_property

from bot.commands.names import Item as Spelled
from bot.commands.names import Names
from bot.engine.gather.files import Files, read_files
from bot.engine.ports import GitHub, Ledger
from bot.model.config import FILE, Config
from bot.model.config.file import to_json
from bot.model.errors import ConfigError
from bot.workflow.claims.facts import Item
from bot.workflow.roadmap.aliases import Aliases
from bot.workflow.roadmap.document import Document, decode, parse
from bot.workflow.standards.configuration import read_config

CODEOWNERS = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS")
"""Where GitHub looks for it, in this order."""

PUBLIC = "web:public"
"""Ledger cursor: `yes` if the repository's configuration lets strangers read its record."""

REVIEW = "web:review"
"""Ledger cursor: the configuration of reviews, as JSON."""


@dataclass(frozen=True, kw_only=True)
class Home:
    """Configuration and roadmap of one repository as last read."""

    config: Config
    problem: str | None
    """What is wrong with the configuration; then the defaults are in force."""
    roadmap: Document
    codeowners: str = ""
    contributors: str | None = None
    """The file that lists contributors; None where there is none to keep."""

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


def read_home(github: GitHub, ledger: Ledger) -> Home:
    """Read it all at the head of the default branch; two requests more than `home_at`."""
    head = github.head(branch=github.default_branch())
    return home_at(read_files(github=github, ledger=ledger, commit=head))


def home_at(files: Files) -> Home:
    """Read it all from one commit; a wrong configuration gives the defaults, and says so.

    Costs one request for each of its files whose content was never read before.
    """
    data = files.read(FILE)
    problem = None
    config = Config()
    if data is not None:
        try:
            config = read_config(data)
        except ConfigError as error:
            problem = str(error)
    text = files.read(config.roadmap.path) or b""
    owners = (files.read(path) for path in CODEOWNERS)
    codeowners = next((data for data in owners if data is not None), b"")
    contributors = files.read(config.review.contributors)
    return Home(
        config=config,
        problem=problem,
        roadmap=parse(decode(text)),
        codeowners=codeowners.decode(errors="replace"),
        contributors=decode(contributors) if contributors is not None else None,
    )


def note_public(home: Home, *, ledger: Ledger, repo: str) -> None:
    """Keep whether the configuration opens the repository's pages to everybody, and its promise."""
    ledger.set_cursor(repo=repo, name=PUBLIC, value="yes" if home.config.web.public else "no")
    ledger.set_cursor(repo=repo, name=REVIEW, value=to_json(home.config.review))
