"""The only place that reads clock and environment, and that builds objects from them."""

import os
from datetime import UTC, datetime

from bot.entrypoints.settings import Settings, read_settings


def clock() -> datetime:
    """Read the time, in UTC."""
    return datetime.now(UTC)


def settings() -> Settings:
    """Read the settings of this process."""
    return read_settings(os.environ)
