"""The `web:` section of the configuration."""

from pydantic import Field

from bot.model.config.section import Section


class WebConfig(Section):
    """What Milepost shows of the repository to people who are not signed in."""

    public: bool = Field(
        False,
        description="Whether anybody may see the repository's pages, figures and badges. Leave it "
        "off for private repositories.",
    )
