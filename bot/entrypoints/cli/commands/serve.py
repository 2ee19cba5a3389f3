"""`milepost serve`: the webhook door and the worker."""

import click


@click.command()
@click.option("--single", is_flag=True, help="One process instead of two.")
@click.option("--worker", is_flag=True, hidden=True, help="Be the worker alone.")
def serve(single: bool, worker: bool) -> None:
    """Take GitHub's webhooks and do the work.

    Settings come from the environment: APP_ID, PRIVATE_KEY or PRIVATE_KEY_PATH, WEBHOOK_SECRET,
    HOST, PORT, DATABASE_URL, PUBLIC_URL, MILEPOST_MARKER_KEY and others.
    """
    from bot.entrypoints import serving
    from bot.entrypoints.logs import configure
    from bot.entrypoints.wiring import settings
    from bot.model.errors import ConfigError

    chosen = settings()
    configure(level=chosen.log_level, secrets=chosen.secrets)
    if not chosen.is_configured:
        missing = [
            name
            for name, value in (
                ("APP_ID", chosen.app_id),
                ("PRIVATE_KEY or PRIVATE_KEY_PATH", chosen.private_key),
                ("WEBHOOK_SECRET", chosen.webhook_secrets),
            )
            if not value
        ]
        raise ConfigError(f"not set: {', '.join(missing)}; see README, section Install")
    if worker:
        serving.work(chosen)
    else:
        serving.serve(chosen, single=single)


COMMAND = serve
