"""`.github/milepost.yml`: every key has a default; unknown keys are refused.

One file per section, so that each step of the workflow reads its own.
"""

from pydantic import Field

from bot.model.config.claims import ClaimsConfig
from bot.model.config.review import ReviewConfig
from bot.model.config.roadmap import RoadmapConfig
from bot.model.config.section import Section
from bot.model.config.standards import StandardsConfig

__all__ = ["ClaimsConfig", "Config", "ReviewConfig", "RoadmapConfig", "StandardsConfig"]


class Config(Section):
    """The whole configuration of one repository."""

    roadmap: RoadmapConfig = Field(default_factory=RoadmapConfig)
    claims: ClaimsConfig = Field(default_factory=ClaimsConfig)
    standards: StandardsConfig = Field(default_factory=StandardsConfig)
    review: ReviewConfig = Field(default_factory=ReviewConfig)
