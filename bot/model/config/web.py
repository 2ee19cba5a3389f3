"""The `web:` section of the configuration."""

from pydantic import Field

from bot.model.config.section import Section


class WebConfig(Section):
    """What Milepost shows of the repository to people who are not signed in."""

    public: bool = Field(
        False,
        description="Whether anybody may read the record of reviews and its badge. Leave it off "
        "for private repositories.",
    )
