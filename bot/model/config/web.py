"""The `web:` section of the configuration."""

from bot.model.config.section import section, setting


@section
class WebConfig:
    """What Milepost shows of the repository to people who are not signed in."""

    public: bool = setting(
        default=False,
        description="Whether anybody may see the repository's pages, figures and badges. Leave it "
        "off for private repositories.",
    )
