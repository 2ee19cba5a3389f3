"""`.github/milepost.yml`: every key has a default; unknown keys are refused.

One file per section, so that each step of the workflow reads its own.
"""

from bot.model.config.claims import ClaimsConfig
from bot.model.config.review import ReviewConfig
from bot.model.config.roadmap import RoadmapConfig
from bot.model.config.section import section
from bot.model.config.standards import StandardsConfig
from bot.model.config.web import WebConfig

FILE = ".github/milepost.yml"

__all__ = ["FILE", "ClaimsConfig", "Config", "ReviewConfig", "RoadmapConfig", "StandardsConfig"]


@section
class Config:
    """The whole configuration of one repository."""

    roadmap: RoadmapConfig = RoadmapConfig()
    claims: ClaimsConfig = ClaimsConfig()
    standards: StandardsConfig = StandardsConfig()
    review: ReviewConfig = ReviewConfig()
    web: WebConfig = WebConfig()
