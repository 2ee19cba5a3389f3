"""`milepost action`: the workflow inside GitHub Actions, without server and database."""

import click


@click.command()
def action() -> None:
    """See to all that happened since the last run, and put the ledger back on its branch.

    Reads what GitHub Actions sets (GITHUB_EVENT_NAME, GITHUB_EVENT_PATH, GITHUB_REPOSITORY,
    GITHUB_API_URL, GITHUB_RUN_ID) and GITHUB_TOKEN. Exit 1 if something was left to the next run.
    """
    from bot.entrypoints import logs, wiring
    from bot.entrypoints.action.run import act
    from bot.entrypoints.action.telling import annotation, summary
    from bot.model.errors import InputError, MilepostError

    chosen = wiring.action_settings()
    logs.configure(level="info")
    try:
        ran = act(chosen, now=wiring.clock, pause=wiring.pause)
    except MilepostError as error:
        click.echo(annotation(str(error)))
        raise InputError(str(error)) from error
    text = summary(ran)
    click.echo(text)
    if chosen.summary is not None:
        with chosen.summary.open("a", encoding="utf-8") as page:
            page.write(text)
    for name, reason in ran.left.items():
        click.echo(annotation(f"left to the next run: {name}: {reason}"))
    if ran.left:
        raise click.exceptions.Exit(1)


COMMAND = action
