"""`milepost doctor`: what keeps Milepost from working, and how to mend it."""

import json
from dataclasses import asdict

import click


@click.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def doctor(form: str) -> None:
    """Look at settings, App, webhooks, repositories, clock and database; changes nothing.

    Exit 1 if there are errors or warnings; hints are for your information.
    """
    from bot.entrypoints import logs, wiring
    from bot.entrypoints.doctor.examine import examine
    from bot.entrypoints.doctor.patient import Patient
    from bot.entrypoints.operation.parts import readable

    chosen = wiring.settings()
    logs.configure(level="error", secrets=chosen.secrets)
    patient = Patient(chosen, now=wiring.clock)
    try:
        with readable():
            found = examine(patient)
    finally:
        patient.close()
    counts = {f"{name}s": found.count(name) for name in ("error", "warning", "hint")}
    if form == "json":
        rows = [{"check": name, **asdict(each)} for name, each in found.problems]
        shown = {
            "checked": list(found.checked),
            "skipped": list(found.skipped),
            "problems": rows,
            **counts,
        }
        click.echo(json.dumps(shown, ensure_ascii=False))
    else:
        for name, each in found.problems:
            about = f"{each.about}: " if each.about else ""
            click.echo(f"{each.severity:8}{name}: {about}{each.message}\n        {each.mend}")
        click.echo(found.tell())
    if counts["errors"] or counts["warnings"]:
        raise click.exceptions.Exit(1)


COMMAND = doctor
