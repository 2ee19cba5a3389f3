"""What GitHub Actions says about the run.

Names: https://docs.github.com/actions/reference/workflows-and-actions/variables
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.model.errors import ConfigError


@dataclass(frozen=True, kw_only=True)
class ActionSettings:
    """One run of a workflow; the token never shows in `repr`."""

    event: str
    payload: Path
    repo: str
    token: str = field(repr=False)
    api_url: str = "https://api.github.com"
    run: str = ""
    """Stays the same when the run is tried again."""
    summary: Path | None = None
    """Markdown that is put here is shown on the page of the run."""


def read_action_settings(environment: Mapping[str, str]) -> ActionSettings:
    """Read the environment of a workflow's step; raises `ConfigError` with what is missing."""
    needed = ("GITHUB_EVENT_NAME", "GITHUB_EVENT_PATH", "GITHUB_REPOSITORY", "GITHUB_TOKEN")
    missing = [name for name in needed if not environment.get(name)]
    if missing:
        raise ConfigError(
            f"not set: {', '.join(missing)}; `milepost action` runs in GitHub Actions, where all "
            "but GITHUB_TOKEN are there by themselves (docs/actions.md)"
        )
    summary = environment.get("GITHUB_STEP_SUMMARY")
    return ActionSettings(
        event=environment["GITHUB_EVENT_NAME"],
        payload=Path(environment["GITHUB_EVENT_PATH"]),
        repo=environment["GITHUB_REPOSITORY"],
        token=environment["GITHUB_TOKEN"],
        api_url=(environment.get("GITHUB_API_URL") or "https://api.github.com").rstrip("/"),
        run=environment.get("GITHUB_RUN_ID") or "by-hand",
        summary=Path(summary) if summary else None,
    )
