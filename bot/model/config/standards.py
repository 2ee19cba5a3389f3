"""The `standards:` section of the configuration."""

from pydantic import Field

from bot.model.config.section import Section


class StandardsConfig(Section):
    """How strictly skills are checked."""

    max_lines: int = Field(500, ge=1, description="Longest SKILL.md of a new skill, in lines.")
