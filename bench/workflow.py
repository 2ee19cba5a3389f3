"""The whole on the simulator: from an event to the comment, and what each step asks of GitHub."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import structlog

from bench.table import Table
from bot.delivery.options import Options
from bot.entrypoints.demo.material import roadmap
from bot.entrypoints.stage import Stage
from bot.simulator.people import Person, Thing

REPO = "open-skills/library"
CLAIMS = 10
PAGE = "---\nname: awq\ndescription: Quantize with AWQ. Use when memory is short.\n---\n# AWQ\n"


def run(table: Table) -> None:
    """Measure a claim to its reply, then the requests of each step of one skill's way."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    with tempfile.TemporaryDirectory() as name, Stage(home=Path(name), options=Options()) as stage:
        stage.world.plant(roadmap=roadmap())
        stage.settle()
        ada, maya = stage.world.person("ada"), stage.world.person("maya")
        talk = ada.starts_discussion(REPO, "Quantization", "Let us talk")
        stage.settle()
        waits = [_until_answered(ada, talk, number) for number in range(CLAIMS)]
        figure = f"{median(waits) * 1e3:7.0f} ms   worst {max(waits) * 1e3:5.0f} ms"
        table.say("a comment, from posting to the reply", figure)
        stage.settle()

        def step(what: str, deed: Callable[[], object]) -> object:
            stage.github.door.requests.clear()
            began = time.perf_counter()
            result = deed()
            stage.settle()
            took = (time.perf_counter() - began) * 1e3
            asked = {
                call: count
                for call, count in stage.github.door.requests.items()
                if "/repos/" in call or "/graphql" in call
            }
            table.say(what, f"{sum(asked.values()):4} requests   {took:7.0f} ms to rest")
            return result

        step("a claim", lambda: ada.comments(talk, "/claim AWQ"))
        pull = step(
            "a pull request",
            lambda: ada.opens_pull(REPO, "awq", {"skills/10/awq/SKILL.md": PAGE}, "Add AWQ"),
        )
        assert isinstance(pull, Thing)
        step("a push", lambda: ada.pushes(pull, {"skills/10/awq/SKILL.md": PAGE + "\nMore.\n"}))
        step("a review", lambda: maya.reviews(pull, "approve"))
        step("a merge", lambda: maya.merges(pull))


def _until_answered(ada: Person, talk: Thing, number: int) -> float:
    began = time.perf_counter()
    ada.comments(talk, "/claims")
    while True:
        comments = talk.read()["comments"]
        if len(comments) > number and comments[number]["replies"]:
            return time.perf_counter() - began
        time.sleep(0.005)
