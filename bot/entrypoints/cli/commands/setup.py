"""`milepost setup`: make the App on GitHub, in a browser."""

import click


@click.command()
def setup() -> None:
    """Serve the page on which GitHub makes the App, write its credentials, and end.

    `milepost serve` does the same where there are none, and then goes on as the real server.
    """
    from bot.entrypoints import serving
    from bot.entrypoints.logs import configure
    from bot.entrypoints.settings import CREDENTIALS
    from bot.entrypoints.wiring import settings
    from bot.model.errors import ConfigError

    chosen = settings()
    configure(level=chosen.log_level, secrets=chosen.secrets)
    if not chosen.is_untouched:
        place = chosen.directory / CREDENTIALS
        raise ConfigError(
            f"there is an App already (id {chosen.app_id or 'not set'}); to make another one, take "
            f"its settings out of the environment and {place} out of the way"
        )
    serving.set_up(chosen, single=True, goes_on=False)


COMMAND = setup
