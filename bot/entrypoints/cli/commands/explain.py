"""`milepost explain RULE`: the page of one rule."""

import click


@click.command("explain")
@click.argument("rule", required=False)
def COMMAND(rule: str | None) -> None:  # noqa: N802
    """Say what a rule asks, why, how to mend it, with examples; without RULE, list all rules."""
    from bot.workflow.standards import pages, registry

    if rule is None:
        click.echo(pages.listing())
    else:
        click.echo(pages.page(registry.find(rule)))
