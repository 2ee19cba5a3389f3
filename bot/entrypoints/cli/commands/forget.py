"""`milepost forget`: a person's name, taken out of the ledger."""

import click


@click.command()
@click.argument("login")
def forget(login: str) -> None:
    """Give LOGIN a made-up name in the ledger of every repository.

    Counts and histories still add up. What stands on GitHub is not changed, and `milepost rebuild`
    would read the name back from there. Stored payloads go after PAYLOAD_DAYS at the latest.
    """
    from bot.delivery.stores import Stores
    from bot.entrypoints import wiring
    from bot.entrypoints.operation.forgetting import forget as give_a_name
    from bot.entrypoints.operation.parts import ledger_of, readable
    from bot.model.errors import InputError

    chosen = wiring.settings()
    with ledger_of(chosen) as ledger, readable():
        inbox = Stores(url=chosen.database_url).inbox()
        try:
            found = give_a_name(ledger, inbox, login.removeprefix("@"), now=wiring.clock())
        finally:
            inbox.close()
    if not found:
        raise InputError(f"nobody called {login} is in the ledger")
    for repo, name in found.items():
        click.echo(f"{repo}: {login} is {name} from now on")


COMMAND = forget
