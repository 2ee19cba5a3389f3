"""`milepost parse`: what the bot would read in comments, for trying and measuring."""

import json
import sys

import click

from bot.model.errors import InputError


@click.command()
@click.option(
    "--roadmap",
    "path",
    default="ROADMAP.md",
    show_default=True,
    help="The roadmap whose skills people name.",
)
def parse(path: str) -> None:
    """Read comments as JSON lines `{"id", "text"}` and write what each one asks for."""
    from bot.commands import grammar
    from bot.commands.roadmap_names import names_of
    from bot.entrypoints.cli.roadmap_files import read_roadmap

    names = names_of(read_roadmap(path))
    output = sys.stdout.buffer
    for number, line in enumerate(sys.stdin.buffer, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            text, name = row["text"], row["id"]
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise InputError(
                f'standard input, line {number}: not a JSON object with "id" and "text"'
            ) from error
        if not isinstance(text, str):
            raise InputError(f'standard input, line {number}: "text" is not a string')
        reading = grammar.read(text, names=names)
        answer = {
            "id": name,
            "actions": [
                {"intent": intent.word, "skills": list(intent.skills), "certain": intent.certain}
                | ({"question": intent.question} if intent.question else {})
                for intent in reading.intents
            ],
            "unknown": list(reading.unknown),
        }
        output.write(json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace") + b"\n")


COMMAND = parse
