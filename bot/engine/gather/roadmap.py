"""The roadmap as it ought to be on a tree: the same for the preview and for what is written.

Which skill stood behind which item is remembered when the roadmap is written, so that a skill
that was moved, renamed or replaced goes on standing behind its item.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec

from bot.engine.gather.library import library_of
from bot.engine.ports import GitHub, Ledger
from bot.model.config import Config
from bot.model.facts import TreeEntry
from bot.workflow.roadmap.aliases import Aliases
from bot.workflow.roadmap.document import Document
from bot.workflow.roadmap.library import Library
from bot.workflow.roadmap.match import Match, Stood, follow, match
from bot.workflow.roadmap.plan import Plan, plan

MEANT = "roadmap:meant"
"""Ledger cursor: which directory a merged pull request or its author's claim named for an item."""
STOOD = "roadmap:stood"
"""Ledger cursor: which skill stood behind which item when the roadmap was last true."""


@dataclass(frozen=True, kw_only=True)
class Planned:
    """A plan, and what it was made of."""

    plan: Plan
    match: Match
    library: Library

    def stood(self, document: Document) -> str:
        """Give what is to be remembered under `STOOD`."""
        kept = {
            item.name: Stood(path=skill.path, blob=skill.blob, name=skill.name)
            for item in document.items
            if (skill := self.match.skill_of.get(item.line))
        }
        return msgspec.json.encode(kept).decode()


def plan_on(
    entries: Sequence[TreeEntry],
    *,
    document: Document,
    config: Config,
    repo: str,
    github: GitHub,
    ledger: Ledger,
) -> Planned:
    """Plan a roadmap on the library that these entries of a tree hold."""
    library = library_of(entries, github=github, ledger=ledger, config=config)
    aliases = Aliases(config.roadmap.aliases)
    assigned = {
        **follow(document, library, aliases, _stood(ledger, repo)),
        **_told(ledger, repo, document),
    }
    return Planned(
        plan=plan(document, library, config.roadmap, assigned=assigned),
        match=match(document, library, aliases, assigned=assigned),
        library=library,
    )


def tell(ledger: Ledger, repo: str, told: Mapping[str, str], config: Config) -> None:
    """Remember which directory stands for which item (slug → path in the repository)."""
    library = config.roadmap.library.strip("/")
    known = _remembered(ledger, repo)
    known |= {slug: path.removeprefix(f"{library}/") for slug, path in told.items()}
    ledger.set_cursor(repo=repo, name=MEANT, value=msgspec.json.encode(known).decode())


def _told(ledger: Ledger, repo: str, document: Document) -> dict[str, str]:
    known = _remembered(ledger, repo)
    return {item.name: known[item.slug] for item in document.items if item.slug in known}


def _remembered(ledger: Ledger, repo: str) -> dict[str, str]:
    text = ledger.cursor(repo=repo, name=MEANT)
    return msgspec.json.decode(text, type=dict[str, str]) if text else {}


def _stood(ledger: Ledger, repo: str) -> Mapping[str, Stood]:
    text = ledger.cursor(repo=repo, name=STOOD)
    return msgspec.json.decode(text, type=dict[str, Stood]) if text else {}
