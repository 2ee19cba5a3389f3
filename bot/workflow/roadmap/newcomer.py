"""The words for a skill that was never on the roadmap and is added to its phase."""

import re

from bot.workflow.roadmap.library import Skill

_UNSAFE = re.compile(r"[^\w .,:;/()+&'%-]")
_LONGEST = 100


def words_for(skill: Skill, *, brief: bool = False) -> str:
    """Give `**Name** - description`, or the name alone; only harmless characters get through."""
    name = " ".join(_capital(word) for word in skill.slug.split("-"))
    if brief:
        return name
    said = " ".join(_UNSAFE.sub(" ", skill.description or "").split())
    sentence = said.split(". ")[0].rstrip(". ")
    if len(sentence) > _LONGEST:
        sentence = sentence[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:-")
    return f"**{name}** - {sentence}" if sentence else f"**{name}**"


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
