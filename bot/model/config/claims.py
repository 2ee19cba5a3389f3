"""The `claims:` section of the configuration."""

from pydantic import Field

from bot.model.config.section import Section


class ClaimsConfig(Section):
    """How long and how many skills a person may hold."""

    lease_days: int = Field(14, ge=1, description="Days a claim lasts unless renewed.")
    limit: int = Field(3, ge=1, description="Skills one person may hold at the same time.")
