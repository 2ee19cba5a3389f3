"""The `claims:` section of the configuration."""

from typing import Literal

from bot.model.config.section import section, setting

Permission = Literal["admin", "maintain", "write", "triage", "read", "none"]


@section
class ClaimsConfig:
    """Where skills are claimed, how long a claim lasts and how many a person may hold."""

    lease_days: int = setting(
        default=14, ge=1, le=365, description="Days a claim lasts unless renewed."
    )
    grace_days: int = setting(
        default=3,
        ge=1,
        le=60,
        description="Days between the warning and the end of a claim, at least.",
    )
    extensions: int = setting(
        default=3,
        ge=0,
        description="Times `/extend` renews a claim between two pushes or pull requests.",
    )
    limit: int = setting(
        default=3, ge=1, description="Skills one person may hold at the same time."
    )
    newcomer_limit: int = setting(
        default=2, ge=1, description="The same for people who have not completed a skill yet."
    )
    count_in_review: bool = setting(
        default=False, description="Whether skills in review count towards the limit."
    )
    waiting_limit: int = setting(
        default=5, ge=0, description="Waiting lists one person may stand on."
    )
    offer_hours: int = setting(
        default=48, ge=1, description="Hours the first in line has to accept a freed skill."
    )
    cooldown_days: int = setting(
        default=3,
        ge=0,
        description="Days until a person whose claim expired may claim that skill again.",
    )
    ask_first: tuple[str, ...] = setting(
        default=(),
        description="Items (names, or `phase N`) whose claims need a maintainer's yes.",
    )
    maintainers: tuple[Permission, ...] = setting(
        default=("admin", "maintain", "write"),
        description="Permissions on the repository that make somebody a maintainer here.",
    )
    claim_by_pull: bool = setting(
        default=True, description="Whether a pull request that brings a free skill claims it."
    )
    categories: tuple[str, ...] = setting(
        default=(),
        description="Slugs of discussion categories that are listened to; empty for all.",
    )
    label: str = setting(
        default="milepost", min_length=1, description="Label of every tracking issue."
    )
    board: str = setting(
        default="Claim board", min_length=1, description="Title of the claim board."
    )
    board_category: str = setting(
        default="general",
        description="Slug of the discussion category in which the board is opened.",
    )
    replies_per_hour: int = setting(
        default=60,
        ge=1,
        description="Replies in one thread and hour, after which only the record goes on.",
    )
