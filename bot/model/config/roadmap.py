"""The `roadmap:` section of the configuration."""

from pydantic import Field

from bot.model.config.section import Section


class RoadmapConfig(Section):
    """Where the roadmap and the library are, and how they are counted."""

    path: str = Field("ROADMAP.md", description="The roadmap file.")
    library: str = Field("skills", description="The tree of skills.")
    gold_references: int = Field(
        2, ge=1, description="Reference files that make a skill gold standard."
    )
