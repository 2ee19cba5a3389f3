"""`milepost serve`: the webhook door and the worker."""

import click


@click.command()
@click.option("--single", is_flag=True, help="One process instead of two.")
@click.option("--dry-run", is_flag=True, help="Decide and log, and write nothing to GitHub.")
@click.option("--worker", is_flag=True, hidden=True, help="Be the worker alone.")
def serve(single: bool, dry_run: bool, worker: bool) -> None:
    """Take GitHub's webhooks and do the work.

    Settings come from the environment: APP_ID, PRIVATE_KEY or PRIVATE_KEY_PATH, WEBHOOK_SECRET,
    HOST, PORT, DATABASE_URL, PUBLIC_URL, MILEPOST_MARKER_KEY and others.

    Without any of an App's credentials a set-up page is served first; a token that opens it is
    printed.

    A dry run works on a copy of the ledger and of nothing else, and forgets all at its end: what
    came in meanwhile is fetched back when Milepost is served in earnest within three days.
    """
    from bot.entrypoints import serving
    from bot.entrypoints.logs import configure
    from bot.entrypoints.operation.dry_run import dry
    from bot.entrypoints.wiring import settings
    from bot.model.errors import ConfigError

    serving.end_with_all_that_was_begun()
    chosen = settings()
    configure(level=chosen.log_level, secrets=chosen.secrets)
    if chosen.is_untouched and not (worker or dry_run):
        serving.set_up(chosen, single=single, goes_on=True)
        return
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
        raise ConfigError(
            f"not set: {', '.join(missing)}; with none of them, Milepost sets itself up"
        )
    if worker:
        serving.work(chosen)
    elif dry_run:
        with dry(chosen) as scratch:
            serving.serve(scratch, single=True)
    else:
        serving.serve(chosen, single=single)


COMMAND = serve
