"""What about a roadmap a person has to mend, because the bot cannot: named with its line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.model.markdown import fenced, prose
from bot.workflow.roadmap.aliases import Aliases
from bot.workflow.roadmap.item import Item
from bot.workflow.roadmap.library import Skill
from bot.workflow.roadmap.slug import slugs
from bot.workflow.roadmap.structure import Document

_SHOWN = 20


@dataclass(frozen=True, kw_only=True)
class Note:
    """One remark."""

    text: str
    line: int | None = None
    """In the roadmap as it stands, counted from 1."""
    stops: bool = False
    """Whether the roadmap is left wholly as it is because of it."""
    patch: str = ""
    """The line that would put it right."""


def missing(path: str) -> Note:
    """Say that there is no roadmap."""
    return Note(text=f"There is no {path}; with one, merged skills are ticked there.", stops=True)


def of_text(document: Document, *, path: str) -> tuple[Note, ...]:
    """Tell what cannot be read."""
    if not document.text.strip():
        return (missing(path),)
    for number, line in enumerate(document.lines, start=1):
        if any("\udc80" <= sign <= "\udcff" for sign in line.raw):
            return (
                Note(
                    text=f"{path} is not UTF-8 and is left as it is, until it is saved as UTF-8",
                    line=number,
                    stops=True,
                ),
            )
    return tuple(Note(text=problem.message, line=problem.line) for problem in document.problems)


def of_vanished(
    gone: Iterable[Item], earlier: Document, *, completed: frozenset[str]
) -> tuple[Note, ...]:
    """Tell which items were dropped without a word; `completed` are slugs of finished claims."""
    return tuple(
        Note(
            text=f"“{item.name}” of Phase {item.phase} is no longer on the roadmap"
            + (", though its claim was completed" if item.slug in completed else ""),
            patch=earlier.reads(item.line),
        )
        for item in gone
    )


def of_completed(
    document: Document, completed: Iterable[str], aliases: Aliases, *, told: Iterable[str] = ()
) -> tuple[Note, ...]:
    """Tell which completed claims (slugs) no item names; not those in `told`."""
    known = {aliases.meaning(key) for item in document.items for key in slugs(item.name)}
    known |= {aliases.meaning(slug) for slug in told}
    return tuple(
        Note(text=f"“{slug}” was completed, and the roadmap does not name it")
        for slug in dict.fromkeys(completed)
        if aliases.meaning(slug) not in known
    )


def of_unlisted(skills: Sequence[Skill]) -> tuple[Note, ...]:
    """Tell which skills no item names."""
    return tuple(
        Note(
            text=f"{skill.path} is not on the roadmap; roadmap.phases in the configuration "
            "gives a category its phase"
        )
        for skill in skills
    )


def in_one_line(notes: Sequence[Note]) -> str:
    """Write them as a sentence or a few."""
    return " ".join(f"{_placed(note).rstrip('.')}." for note in notes[:_SHOWN])


def summary(notes: Sequence[Note]) -> str:
    """Write them as Markdown rows, with the lines that would put things right."""
    rows = [f"- {prose(_placed(note))}" for note in notes[:_SHOWN]]
    if len(notes) > _SHOWN:
        rows.append(f"- and {len(notes) - _SHOWN} more")
    patch = "\n".join(f"+{note.patch}" for note in notes[:_SHOWN] if note.patch)
    parts = ["\n".join(rows)]
    if patch:
        parts.append("To put back what is meant to stay:")
        parts.append(fenced(patch, language="diff"))
    return "\n\n".join(parts)


def _placed(note: Note) -> str:
    return f"Line {note.line}: {note.text}" if note.line is not None else note.text
