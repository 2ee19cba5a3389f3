"""The `review:` section of the configuration."""

from pydantic import Field

from bot.model.config.section import Section


class ReviewConfig(Section):
    """The promise and who keeps it."""

    promise_hours: int = Field(48, ge=1, description="Hours until the first review.")
