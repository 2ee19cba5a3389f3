"""`milepost purge`: all data of a repository, deleted at once."""

import click

from bot.model.counting import counted


@click.command()
@click.argument("repository", metavar="OWNER/NAME")
@click.option("--yes", is_flag=True, help="Do not ask.")
def purge(repository: str, yes: bool) -> None:
    """Delete the ledger, the decisions and the payloads of a repository.

    It happens by itself PURGE_DAYS after the App was taken off. Where the App is still installed,
    Milepost begins anew with the next event.
    """
    from bot.delivery.stores import Stores
    from bot.entrypoints import wiring
    from bot.entrypoints.operation.forgetting import purge as forget_all
    from bot.entrypoints.operation.parts import ledger_of, readable
    from bot.model.errors import InputError

    chosen = wiring.settings()
    with ledger_of(chosen) as ledger, readable():
        if repository not in ledger.repos():
            raise InputError(f"nothing is known of {repository}; `milepost status` lists them")
        if not yes:
            click.confirm(f"Delete everything about {repository}?", abort=True)
        inbox = Stores(url=chosen.database_url).inbox()
        try:
            deliveries = forget_all(ledger, inbox, repository)
        finally:
            inbox.close()
    click.echo(f"{repository} is forgotten, with {counted(deliveries, 'delivery', 'deliveries')}")


COMMAND = purge
